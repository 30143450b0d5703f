"""What is shown before anybody has signed in can be used without eyes, without mouse, and at 200 %."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from app.models import key_slots
from app.services.encryption import KeyChange
from app.ui import i18n as translators
from app.ui.dialogs.first_run import FirstRunPanel
from app.ui.dialogs.recovery_sheet import RecoverySheetPanel
from app.ui.dialogs.restore_at_door import RestorePanel
from app.ui.dialogs.sign_in import KnownPerson, SignInPanel
from app.ui.dialogs.unlock_branch import NewPasswordPanel, RecoveryPanel, UnlockPanel
from app.ui.main_window import MainWindow
from app.ui.mnemonics import AltLetters
from app.ui.opening import FaultPanel
from app.ui.prompts import Prompts
from app.ui.settings import LocalSettings
from app.ui.widgets import panel as panels
from app.ui.widgets.panel import Panel
from tests.ui.accessibility.conftest import Looker
from tests.ui.dialogs.test_restore_at_door import ENTRIES

PEOPLE = (
    KnownPerson("lin", "林晓梅", "supervisor", "x"),
    KnownPerson("chen", "陈国强", "technician", "x"),
    KnownPerson("boss", "Zoe Smith", "administrator", "x"),
)


def fault() -> FaultPanel:
    made = FaultPanel("It does not open", "The disk is gone.")
    made.offer_restore()
    made.offer_diagnosis(lambda: None)
    return made


def backups() -> RestorePanel:
    made = RestorePanel("admin")
    made.show_entries(ENTRIES)
    return made


def sheet() -> RecoverySheetPanel:
    return RecoverySheetPanel(
        KeyChange(Path("branch.aftercare"), "", key_slots.new_key(), key_slots.new_kdf(1, 1024, 1), ()), "林晓梅"
    )


DOORS: dict[str, Callable[[], Panel]] = {
    "first run": FirstRunPanel,
    "sign-in": lambda: SignInPanel("广州分公司", "boss"),
    "sign-in, demonstration": lambda: SignInPanel("广州分公司", "", PEOPLE),
    "unlock": lambda: UnlockPanel("boss"),
    "unlock, trouble": lambda: UnlockPanel("boss", "The key file is not there."),
    "recovery key": RecoveryPanel,
    "new password": lambda: NewPasswordPanel((("boss", "林晓梅"), ("lin", "陈国强"))),
    "restore": backups,
    "recovery sheet": sheet,
    "fault": fault,
}


@pytest.fixture
def window(prompts: Prompts, tmp_path: Path, qapp: QApplication) -> Iterator[MainWindow]:
    made = MainWindow()
    made.furnish(prompts, LocalSettings(tmp_path / "window.ini"))
    made.header.show_nobody("广州分公司")
    yield made
    made.hide()
    made.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def test_every_door(looker: Looker, window: MainWindow, qtbot: QtBot) -> None:
    window.resize(looker.way.screen)
    for name, maker in DOORS.items():
        window.show_cover(maker())
        window.show()
        window.activateWindow()
        for _ in range(6):
            QApplication.processEvents()
        looker.look(f"door {name}", window)
    assert looker.wrong == {}


def alive(window: QWidget) -> list[QObject]:
    return [one for one in window.findChildren(AltLetters) if one.parent() is not None]


@pytest.mark.parametrize("language", ["en", "zh_CN"])
def test_the_door_brings_its_letters_along_and_takes_them_away(
    language: str, window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nobody watches for Alt before somebody has signed in, but the card does; one at a time."""
    monkeypatch.setattr(panels, "_LETTERS_AFTER_MS", 0)
    translators.install(language)
    try:
        card = fault()
        left: list[bool] = []
        card.leave.connect(lambda: left.append(True))
        window.show_cover(card)
        with qtbot.waitActive(window):
            window.show()
            window.activateWindow()
        qtbot.waitUntil(lambda: len(alive(window)) == 1)
        (close,) = (one for one in card.findChildren(QPushButton) if one.text() in ("Close the program", "关闭程序"))
        before = close.text()
        handle = window.windowHandle()
        QTest.keyPress(handle, Qt.Key.Key_Alt, Qt.KeyboardModifier.AltModifier)
        letters = card._letters
        assert letters is not None
        reached = {one: letter for letter, one in letters.owners(window).items()}
        reached |= {one: letter for letter, (_plate, one) in letters.tips.plates.items()}
        QTest.keyClick(handle, Qt.Key(ord(reached[close])), Qt.KeyboardModifier.AltModifier)
        qtbot.waitUntil(lambda: left == [True])
        window.show_cover(SignInPanel("广州分公司", "boss"))
        QTest.keyRelease(handle, Qt.Key.Key_Alt)
        assert close.text() == before
        plates = [one for one in window.findChildren(QWidget, "key_tip") if one.isVisible()]
        assert plates == [], "Alt was still down when the card went"
        qtbot.waitUntil(lambda: len(alive(window)) == 1)
        window.show_workplace(QWidget())
        assert alive(window) == [], "the workplace has its own"
    finally:
        translators.install("en")
