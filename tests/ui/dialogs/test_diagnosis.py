"""The bundle is read before it is saved, and saved whole or not at all."""

import zipfile
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.services.diagnostics import Part
from app.ui.desk import Desk
from app.ui.desktop import computer
from app.ui.dialogs import diagnosis
from app.ui.dialogs.diagnosis import DiagnosisDialog
from app.ui.settings import LocalSettings

PARTS = (Part("computer.json", "The computer", '{"a": 1}'), Part("log.txt", "The log", "nothing new"))


@pytest.fixture
def dialog(desk: Desk, qtbot: QtBot) -> DiagnosisDialog:
    made = DiagnosisDialog(desk.prompts, PARTS)
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(made)
    made.show()
    return made


def test_every_file_can_be_read_first(dialog: DiagnosisDialog) -> None:
    assert dialog.text.toPlainText() == PARTS[0].text
    dialog.list.setCurrentRow(1)
    assert dialog.text.toPlainText() == PARTS[1].text
    assert "log.txt" in dialog.list.item(1).toolTip()


def test_it_is_saved(dialog: DiagnosisDialog, desk: Desk, tmp_path: Path) -> None:
    desk.prompts.next_answer(tmp_path / "bundle")
    dialog.save()
    with zipfile.ZipFile(tmp_path / "bundle.zip") as bundle:
        assert bundle.namelist() == ["computer.json", "log.txt"]
        assert bundle.read("log.txt") == b"nothing new"
    assert "bundle.zip" in desk.prompts.messages[-1].text


def test_a_place_that_is_gone_is_said(dialog: DiagnosisDialog, desk: Desk, tmp_path: Path) -> None:
    desk.prompts.next_answer(tmp_path / "nowhere" / "bundle.zip", None)
    dialog.save()
    assert "not there" in desk.prompts.messages[-1].text
    dialog.save()
    assert dialog.isVisible()


def test_from_the_menu(branch: Any, desk: Desk, as_role: Any, qtbot: QtBot, tmp_path: Path) -> None:
    window, local = QWidget(), LocalSettings(tmp_path / "window.ini")
    qtbot.addWidget(window)
    window.show()
    with as_role("supervisor"):
        diagnosis.diagnose(desk, local, tmp_path / "log", window)
        qtbot.waitUntil(lambda: bool(window.findChildren(DiagnosisDialog)), timeout=15_000)
    shown = window.findChildren(DiagnosisDialog)[0]
    texts = {part.name: part.text for part in shown._parts}
    assert '"screens"' in texts["computer.json"]
    assert '"scale": 100' in texts["settings.json"]
    assert texts["check.txt"] == "sound"
    assert str(tmp_path) not in "".join(texts.values())


def test_what_the_window_knows_names_nothing(qtbot: QtBot, tmp_path: Path) -> None:
    facts = computer.facts()
    assert facts["rounding of scaling"] == "PassThrough"
    assert facts["screens"][0]["device pixel ratio"] == 1
    assert isinstance(facts["printers"], int)
