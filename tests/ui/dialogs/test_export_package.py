"""The wizard: from the wish to the stick, with a stick that fails, stopped, resumed, printed, ejected."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.core.changes import Changes
from app.packages.drive import FolderDrive
from app.packages.ejecting import Ejection
from app.packages.stages import Stage
from app.packages.verifying import verify
from app.services import package_runs
from app.services import session as sessions
from app.ui.desk import Desk
from app.ui.dialogs.export_package import CHOICE, COURSE, ExportPackage
from app.ui.dialogs.print_preview import PrintPreview
from tests.packages.failing_drive import PulledDrive

pytestmark = pytest.mark.usefixtures("frozen_clock")


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    place = tmp_path / "stick"
    place.mkdir()
    return place


@pytest.fixture
def wizard(desk: Desk, branch: Any, stick: Path, qtbot: QtBot) -> ExportPackage:
    sessions.begin(branch.sessions["supervisor"])
    dialog = ExportPackage(desk)
    _shown(dialog, qtbot)
    dialog.choice.choose_place(stick)
    return dialog


def _shown(dialog: ExportPackage, qtbot: QtBot) -> None:
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)  # the test closes it
    qtbot.addWidget(dialog)
    dialog.show()


def _over(dialog: ExportPackage, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: dialog.work.task is None, timeout=30_000)


def _wish(dialog: ExportPackage) -> None:
    dialog.choice.tick(Qt.CheckState.Unchecked)
    dialog.choice.ledgers.item(0).setCheckState(Qt.CheckState.Checked)
    dialog.choice.purpose.setText("月末上报")


def test_a_package_is_made(wizard: ExportPackage, stick: Path, qtbot: QtBot) -> None:
    heard: list[Changes] = []
    wizard._desk.bus.changed.connect(heard.append)
    _wish(wizard)
    wizard.make.click()
    _over(wizard, qtbot)
    assert wizard.pages.currentIndex() == COURSE
    (run,) = package_runs.listing()
    assert [one.touched for one in heard] == [{"package_run": frozenset({run.id})}]  # the log and its tab know of it
    (package,) = stick.iterdir()
    assert verify(package).is_whole
    assert wizard.made is not None
    assert all(label.text().startswith("✓") for label in wizard.course.steps)
    assert not wizard.paper.isVisible()
    wizard.cover.click()
    preview = next(one for one in wizard.findChildren(PrintPreview))
    assert preview.windowTitle()
    preview.close()


def test_what_is_missing_is_said_where_it_is_missing(wizard: ExportPackage, stick: Path, qtbot: QtBot) -> None:
    _wish(wizard)
    wizard.choice.purpose.clear()
    wizard.make.click()
    _over(wizard, qtbot)
    assert wizard.pages.currentIndex() == CHOICE
    assert wizard.choice.trouble.isVisible()
    wizard.choice.purpose.setText("月末上报")
    assert not wizard.choice.trouble.isVisible()
    wizard.choice.full.setChecked(True)
    wizard.make.click()
    _over(wizard, qtbot)
    assert wizard.choice.trouble.isVisible()
    wizard.choice.tick(Qt.CheckState.Unchecked)
    wizard.make.click()
    _over(wizard, qtbot)
    assert not list(stick.iterdir())
    assert package_runs.listing() == ()


def test_whole_numbers_go_under_a_passphrase(wizard: ExportPackage, stick: Path, qtbot: QtBot) -> None:
    _wish(wizard)
    wizard.choice.full.setChecked(True)
    assert wizard.choice.password.isChecked()
    wizard.choice.reason.setText("总公司回访")
    wizard.make.click()
    _over(wizard, qtbot)
    (package,) = stick.iterdir()
    shown = wizard.course.passphrase.text()
    assert wizard.course.passphrase.isVisible()
    assert verify(package, shown).is_whole
    wizard.paper.click()
    assert wizard.findChildren(PrintPreview)[0].may_save is False
    wizard.findChildren(PrintPreview)[0].close()


def test_scans_only_with_whole_numbers(wizard: ExportPackage) -> None:
    assert not wizard.choice.scans.isEnabled()
    wizard.choice.full.setChecked(True)
    wizard.choice.scans.setChecked(True)
    wizard.choice.full.setChecked(False)
    assert not wizard.choice.scans.isChecked()


def test_a_pulled_stick_is_put_back_and_resumed(desk: Desk, branch: Any, stick: Path, qtbot: QtBot) -> None:
    sessions.begin(branch.sessions["supervisor"])
    dialog = ExportPackage(desk, drive_at=lambda place: PulledDrive(place, 24))
    _shown(dialog, qtbot)
    dialog.choice.choose_place(stick)
    _wish(dialog)
    dialog.make.click()
    _over(dialog, qtbot)
    assert "Put it back" in dialog.course.verdict.text()
    assert dialog.again.isVisible()
    assert dialog.making is not None
    dialog.making.drive = FolderDrive(stick)
    dialog.again.click()
    _over(dialog, qtbot)
    assert dialog.making.course.stage is Stage.DONE
    (package,) = stick.iterdir()
    assert verify(package).is_whole


def test_one_of_today_is_resumed_later(desk: Desk, branch: Any, stick: Path, qtbot: QtBot) -> None:
    sessions.begin(branch.sessions["supervisor"])
    first = ExportPackage(desk, drive_at=lambda place: PulledDrive(place, 24))
    _shown(first, qtbot)
    first.choice.choose_place(stick)
    _wish(first)
    first.make.click()
    _over(first, qtbot)
    first.close()
    second = ExportPackage(desk)
    _shown(second, qtbot)
    second.choice.choose_place(stick)
    assert "1" in second.again.text()
    second.again.click()
    _over(second, qtbot)
    (package,) = stick.iterdir()
    assert verify(package).is_whole


def test_it_counts_what_the_wish_comes_to(wizard: ExportPackage, qtbot: QtBot) -> None:
    _wish(wizard)
    qtbot.waitUntil(lambda: wizard.choice.estimate.text().startswith("1 "), timeout=10_000)


class _Ejected(FolderDrive):
    def eject(self) -> Ejection:
        return Ejection(True, "may be pulled")


@pytest.mark.parametrize("safe", [True, False])
def test_ejecting_says_the_truth(desk: Desk, branch: Any, stick: Path, qtbot: QtBot, safe: bool) -> None:
    sessions.begin(branch.sessions["supervisor"])
    dialog = ExportPackage(desk, drive_at=_Ejected if safe else FolderDrive)
    _shown(dialog, qtbot)
    dialog.choice.choose_place(stick)
    _wish(dialog)
    dialog.make.click()
    _over(dialog, qtbot)
    dialog.eject.click()
    _over(dialog, qtbot)
    assert ("may be pulled" in dialog.course.verdict.text()) is safe
    assert dialog.eject.isEnabled() is not safe
