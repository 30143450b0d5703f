"""What keeps the branch safe, by keyboard alone, in both languages: restoring, packages, erasing, encrypting."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any, cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QInputDialog, QMessageBox, QPushButton, QTabBar

from app.core import i18n
from app.models import database
from app.packages.verifying import verify
from app.services import _door_tries, customers, erasures, session
from app.ui.dialogs.backups import BackupsDialog
from app.ui.dialogs.encryption import EncryptionDialog
from app.ui.dialogs.erasure_request import ErasureRequestDialog
from app.ui.dialogs.export_package import ExportPackage
from app.ui.dialogs.personal_data import PersonalDataDialog
from app.ui.dialogs.print_preview import PrintPreview
from app.ui.dialogs.receive_package import ReceiveDialog
from app.ui.dialogs.recovery_sheet import RecoverySheetDialog
from app.ui.dialogs.sign_in import SignInPanel
from app.ui.dialogs.unlock_branch import UnlockPanel
from app.ui.record_window import RecordWindow
from app.ui.tour._stage import Stage
from tests.conftest import PASSWORD
from tests.journeys.conftest import Start
from tests.journeys.keyboard import CTRL, command, enter, front, in_front, press, tab_to, write
from tests.packages.branch_packages import calls, package

pytestmark = pytest.mark.parametrize("language", ["en", "zh_CN"])


@pytest.fixture(autouse=True)
def _fresh_door() -> Iterator[None]:
    yield
    _door_tries._held.clear()


def begun(start: Start, name: str, language: str) -> Stage:
    stage = start(name, language=language)
    assert i18n.language() == language
    stage.settle(400)  # the keys of every window are given once the first rows stand
    return stage


def change_person(stage: Stage, name: str) -> None:
    """Sign out, type name and password, Enter."""
    command(stage, "sign_out")
    door = stage.panel(SignInPanel)
    press(Qt.Key.Key_Backtab)
    assert door.name.hasFocus()
    press(Qt.Key.Key_A, CTRL)
    write(name)
    press(Qt.Key.Key_Tab)
    write(PASSWORD)
    enter()
    stage.wait(stage.application.window.workplace, "workplace")
    stage.settle(400)


def names() -> set[str]:
    return {name for (name,) in database.query("SELECT name FROM customer")}


def test_a_backup_is_made_and_restored(start: Start, language: str) -> None:
    stage = begun(start, "desk", language)
    customers.create(name="昨天的客户")
    change_person(stage, "admin")
    command(stage, "backups")
    dialog = cast(BackupsDialog, in_front(stage, BackupsDialog))
    tab_to(dialog.now)
    enter()
    stage.wait(lambda: dialog.entries and dialog.now.isEnabled(), "backup")
    with session.acting_as(session.Session(1, "desk", "", "representative")):
        customers.create(name="今天的客户")
    tab_to(dialog.restore)

    def answer(box: QInputDialog) -> None:
        write("硬盘坏了")
        enter()

    stage.during(enter, answer)
    door = stage.panel(SignInPanel)
    front()
    assert door.password.hasFocus()
    write(PASSWORD)
    enter()
    stage.wait(stage.application.window.workplace, "workplace")
    assert names() == {"昨天的客户"}
    stage.settle(400)
    command(stage, "backups")
    dialog = cast(BackupsDialog, in_front(stage, BackupsDialog))
    stage.wait(lambda: len(dialog.entries) == 2, "list")
    tab_to(dialog.table)
    press(Qt.Key.Key_Up)
    marked = dialog.marked()
    assert marked is not None
    assert marked.is_kept
    tab_to(dialog.remove)
    stage.during(enter, lambda _box: (write("不用了"), enter()))
    stage.wait(lambda: len(dialog.entries) == 1, "removed")
    press(Qt.Key.Key_Escape)
    stage.gone(dialog)


def test_a_package_is_made(start: Start, language: str, tmp_path: Path) -> None:
    stage = begun(start, "boss", language)
    stick = tmp_path / "stick"
    stick.mkdir()
    command(stage, "export_package")
    dialog = cast(ExportPackage, in_front(stage, ExportPackage))
    assert dialog.choice.purpose.hasFocus()
    write("月末上报")
    stage.desk.prompts.next_answer(stick)
    tab_to(dialog.choice.other)
    enter()
    assert dialog.choice.place() == stick
    tab_to(dialog.choice.ledgers)
    ticked = dialog.choice.chosen_ledgers()
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Space)
    assert len(dialog.choice.chosen_ledgers()) == len(ticked) - 1
    press(Qt.Key.Key_Return, CTRL)
    stage.wait(lambda: dialog.made, "package", 60_000)
    (made,) = stick.iterdir()
    assert verify(made).is_whole
    assert dialog.cover.hasFocus()
    enter()
    preview = in_front(stage, PrintPreview)
    press(Qt.Key.Key_Escape)
    stage.gone(preview)
    tab_to(dialog.leave)
    enter()
    stage.gone(dialog)


def test_a_package_is_received(start: Start, language: str, tmp_path: Path) -> None:
    stage = begun(start, "boss", language)
    path = package(tmp_path / "stick", calls())
    command(stage, "receive_package")
    dialog = cast(ReceiveDialog, in_front(stage, ReceiveDialog))
    stage.desk.prompts.next_answer(path)
    tab_to(dialog.folder)
    enter()
    stage.wait(lambda: dialog.offer is not None and dialog.work.task is None, "offer")
    tab_to(dialog.list.table)
    press(Qt.Key.Key_Down)
    assert dialog.list.table.currentIndex().isValid()
    tab_to(dialog.known)
    press(Qt.Key.Key_Space)
    assert dialog.known.isChecked()
    tab_to(dialog.take)
    enter()
    stage.gone(dialog)
    assert database.scalar("SELECT count(*) FROM received_row") == 2


def test_a_customer_is_erased(start: Start, language: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(erasures, "tidy", lambda _progress: None)  # behind the window, for as long as it takes
    stage = begun(start, "desk", language)
    customers.create(name="要删除的客户")
    change_person(stage, "boss")
    press(Qt.Key.Key_K, CTRL)
    write("要删除的客户")
    stage.settle(400)
    enter()
    record = cast(RecordWindow, in_front(stage, RecordWindow))
    stage.settle(400)
    pane: Any = record.pane
    tab_to(next(one for one in record.findChildren(QTabBar) if one.isVisible()))
    while not pane.erase.isVisible():
        press(Qt.Key.Key_Right)
    tab_to(pane.erase)
    enter()
    form = cast(ErasureRequestDialog, in_front(stage, ErasureRequestDialog))
    write("客户来信要求")
    press(Qt.Key.Key_Return, CTRL)
    stage.gone(form)
    press(Qt.Key.Key_W, CTRL)
    change_person(stage, "admin")
    command(stage, "personal_data")
    dialog = cast(PersonalDataDialog, in_front(stage, PersonalDataDialog))
    assert dialog.chosen() is not None
    tab_to(dialog.erase)

    def agree(box: QMessageBox) -> None:
        verb = next(one for one in box.buttons() if box.buttonRole(one) is QMessageBox.ButtonRole.AcceptRole)
        tab_to(cast(QPushButton, verb))
        enter()

    stage.during(enter, agree)
    stage.wait(lambda: names() != {"要删除的客户"}, "erased")
    press(Qt.Key.Key_Escape)
    stage.gone(dialog)


def test_the_branch_is_encrypted(start: Start, language: str) -> None:
    stage = begun(start, "admin", language)
    command(stage, "encryption")
    dialog = cast(EncryptionDialog, in_front(stage, EncryptionDialog))
    assert dialog.password.hasFocus()
    write(PASSWORD)
    enter()
    sheet = cast(RecoverySheetDialog, in_front(stage, RecoverySheetDialog))
    tab_to(sheet.sheet.print)
    enter()
    preview = in_front(stage, PrintPreview)
    press(Qt.Key.Key_Escape)
    stage.gone(preview)
    tab_to(sheet.sheet.answer)
    write(sheet.sheet._groups[sheet.sheet._asked])
    enter()
    door = stage.panel(UnlockPanel)
    front()
    assert door.password.hasFocus()
    write(PASSWORD)
    enter()
    stage.wait(stage.application.window.workplace, "workplace")
    assert database.key()


def test_cancel_cancels(start: Start, language: str) -> None:
    """Enter with the focus on “Close” and “Cancel” used to press the default button."""
    stage = begun(start, "admin", language)
    command(stage, "encryption")
    dialog = cast(EncryptionDialog, in_front(stage, EncryptionDialog))
    write(PASSWORD)
    leave = next(one for one in dialog.findChildren(QPushButton) if one is not dialog.verb)
    tab_to(leave)
    enter()
    stage.gone(dialog)
    command(stage, "encryption")
    in_front(stage, EncryptionDialog)
    write(PASSWORD)
    enter()
    sheet = cast(RecoverySheetDialog, in_front(stage, RecoverySheetDialog))
    tab_to(sheet.sheet.answer)
    write(sheet.sheet._groups[sheet.sheet._asked])
    cancel = next(one for one in sheet.findChildren(QPushButton) if one not in (sheet.verb, sheet.sheet.print))
    tab_to(cancel)
    enter()
    stage.gone(sheet)
    assert not database.key()
    assert stage.application.shift is not None
