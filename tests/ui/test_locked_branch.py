"""The door of an encrypted branch: from the first run on, with the sheet, after signing out, in a second window."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any, TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.core import paths
from app.models import database, key_slots
from app.services import _door_tries, encryption, session
from app.ui import i18n as translators
from app.ui.application import Application
from app.ui.dialogs.encryption import EncryptionDialog
from app.ui.dialogs.first_run import FirstRunPanel
from app.ui.dialogs.print_preview import PrintPreview
from app.ui.dialogs.recovery_sheet import RecoverySheetDialog, RecoverySheetPanel
from app.ui.dialogs.sign_in import SignInPanel
from app.ui.dialogs.unlock_branch import NewPasswordPanel, RecoveryPanel, UnlockPanel
from app.ui.locked_branch import EncryptingPanel
from app.ui.main_window import MainWindow
from app.ui.opening import FaultPanel
from app.ui.settings import LocalSettings
from tests.ui.test_application import BRANCH, PASSWORD, _house

P = TypeVar("P")


@pytest.fixture
def applications(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[Any]:
    """Makes applications on the same data folder; all are shut down at the end."""
    made: list[Application] = []

    def make(**changes: object) -> Application:
        settings = LocalSettings(tmp_path / "window.ini")
        settings.language = "en"
        one = Application(qapp, _house(tmp_path, **changes), settings, MainWindow())
        one.crashes.install = lambda: None
        qtbot.addWidget(one.window)
        made.append(one)
        return one

    yield make
    for one in reversed(made):
        one.shut_down()
    translators.install("en")
    _door_tries._held.clear()


def panel(application: Application, qtbot: QtBot, kind: type[P]) -> P:
    qtbot.waitUntil(lambda: type(application.window.panel()) is kind, timeout=15000)
    found = application.window.panel()
    assert isinstance(found, kind)
    return found


def encrypted(application: Application, qtbot: QtBot) -> str:
    """Through the first run with encryption, as it is offered; returns the recovery key."""
    application.start()
    first = panel(application, qtbot, FirstRunPanel)
    assert first.encrypt.isChecked(), "recommended"
    first.fill({**BRANCH, "encrypt": "yes"})
    qtbot.mouseClick(first.verb, Qt.MouseButton.LeftButton)
    shown = panel(application, qtbot, RecoverySheetPanel)
    secret = " ".join(shown.sheet._groups)
    assert not shown.verb.isEnabled()
    shown.sheet.answer.setText("ABCD")
    assert not shown.verb.isEnabled(), "who has no sheet does not get on"
    shown.sheet.answer.setText(f" {shown.sheet._groups[shown.sheet._asked].lower()}")
    qtbot.mouseClick(shown.verb, Qt.MouseButton.LeftButton)
    return secret


def enter(application: Application, qtbot: QtBot, name: str, password: str) -> UnlockPanel:
    door = panel(application, qtbot, UnlockPanel)
    door.name.setText(name)
    qtbot.keyClicks(door.password, password)
    qtbot.keyClick(door.password, Qt.Key.Key_Return)
    return door


def test_from_the_first_run_to_the_tabs_and_out_again(applications: Any, qtbot: QtBot) -> None:
    application = applications()
    encrypted(application, qtbot)
    door = enter(application, qtbot, "admin", "not this one")
    assert "wrong" in door.form.error("password")
    assert not database.is_open()
    assert "GZ" not in application.window.windowTitle()
    assert door.text.text(), "and nothing of the branch: not even its name"
    assert b"SQLite" not in paths.database_file().read_bytes()[:16]
    enter(application, qtbot, "admin", PASSWORD)
    qtbot.waitUntil(lambda: application.window.workplace() is not None, timeout=15000)
    assert session.current().role == "administrator"
    application.shift.sign_out()
    panel(application, qtbot, UnlockPanel)
    assert not database.is_open(), "the next person unlocks it again"


def test_the_sheet_opens_when_the_slots_are_lost(applications: Any, qtbot: QtBot) -> None:
    application = applications()
    secret = encrypted(application, qtbot)
    panel(application, qtbot, UnlockPanel)
    key_slots.slots_file(paths.database_file()).unlink()
    application.open("")
    qtbot.waitUntil(lambda: type(application.window.panel()) is not UnlockPanel)
    door = panel(application, qtbot, UnlockPanel)
    assert "branch.aftercare.keys" in door.trouble.text()
    enter(application, qtbot, "admin", PASSWORD)
    assert "recovery sheet" in panel(application, qtbot, UnlockPanel).trouble.text()
    panel(application, qtbot, UnlockPanel).sheet.click()
    sheet = panel(application, qtbot, RecoveryPanel)
    sheet.secret.setText(secret[:-1])
    sheet.verb.click()
    assert "56" in sheet.form.error("secret")
    sheet.secret.setText(" ".join(encryption.secret(key_slots.new_key())))
    sheet.verb.click()
    assert "does not open" in sheet.form.error("secret")
    sheet.secret.setText(secret)
    sheet.verb.click()
    chosen = panel(application, qtbot, NewPasswordPanel)
    chosen.password.setText("Quiet meadow 31")
    chosen.repeated.setText("Quiet meadow 13")
    chosen.verb.click()
    assert chosen.form.error("repeated")
    chosen.repeated.setText("Quiet meadow 31")
    chosen.verb.click()
    ordinary = panel(application, qtbot, SignInPanel)
    assert ordinary.name.text() == "admin"
    ordinary.password.setText("Quiet meadow 31")
    ordinary.submit()
    qtbot.waitUntil(lambda: application.window.workplace() is not None, timeout=15000)
    assert key_slots.unlock(paths.database_file(), "admin", "Quiet meadow 31"), "the slots are back"


def test_who_declines_stays_plain(applications: Any, qtbot: QtBot) -> None:
    application = applications()
    application.start()
    first = panel(application, qtbot, FirstRunPanel)
    first.fill(BRANCH)
    qtbot.mouseClick(first.verb, Qt.MouseButton.LeftButton)
    panel(application, qtbot, RecoverySheetPanel).leave.emit()
    panel(application, qtbot, SignInPanel)
    assert paths.database_file().read_bytes().startswith(b"SQLite format 3")


def test_an_existing_branch_is_encrypted_and_given_another_key(
    applications: Any, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    application = applications()
    application.start()
    first = panel(application, qtbot, FirstRunPanel)
    first.fill({**BRANCH, "encrypt": "no"})
    qtbot.mouseClick(first.verb, Qt.MouseButton.LeftButton)
    door = panel(application, qtbot, SignInPanel)
    for mark in ("", "again"):
        door.name.setText("admin")
        door.password.setText(PASSWORD)
        door.submit()
        qtbot.waitUntil(lambda: application.shift is not None, timeout=15000)
        command = next(one for one in application.shift.commands() if one.name == "encryption")
        command.run()
        dialog = application.window.findChild(EncryptionDialog)
        assert isinstance(dialog, EncryptionDialog)
        dialog.password.setText("wrong")
        dialog.submit()
        assert dialog.form.error("password")
        dialog.password.setText(PASSWORD)
        dialog.submit()
        shown = application.window.findChild(RecoverySheetDialog)
        assert isinstance(shown, RecoverySheetDialog)
        if not mark:
            shown.sheet.show_paper()
            preview = shown.findChild(PrintPreview)
            assert isinstance(preview, PrintPreview)
            assert not preview.may_save
            preview.close()
        before = key_slots.slots_file(paths.database_file())
        kept = before.read_bytes() if mark else b""
        shown.sheet.answer.setText(shown.sheet._groups[shown.sheet._asked])
        shown.verb.click()
        door = panel(application, qtbot, UnlockPanel)
        assert before.read_bytes() != kept
    enter(application, qtbot, "admin", PASSWORD)
    qtbot.waitUntil(lambda: application.shift is not None, timeout=15000)


def test_trouble_while_encrypting_is_said_and_nothing_is_lost(
    applications: Any, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    from app.core.errors import EnvironmentFault

    def full(*_: object) -> None:
        raise EnvironmentFault("The disk is full.", "disk_full")

    monkeypatch.setattr(encryption, "carry_out", full)
    application = applications()
    encrypted(application, qtbot)
    said = panel(application, qtbot, FaultPanel)
    assert said.text.text() == "The disk is full."
    said.again.emit()
    panel(application, qtbot, SignInPanel)


def test_a_second_window_does_not_ask_for_a_password(applications: Any, qtbot: QtBot) -> None:
    first = applications()
    encrypted(first, qtbot)
    enter(first, qtbot, "admin", PASSWORD)
    qtbot.waitUntil(lambda: first.shift is not None, timeout=15000)
    second = applications(open_branch=lambda *_, **__: pytest.fail("opened twice"))
    second.start()
    assert "another window" in panel(second, qtbot, FaultPanel).text.text()


def test_it_says_how_far_it_is(qtbot: QtBot) -> None:
    shown = EncryptingPanel()
    qtbot.addWidget(shown)
    shown.say_upgrade(2, 5, 61)
    assert "2 of 5, 1:01" in shown.text()
