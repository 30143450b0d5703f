"""The dialogs of the encryption: what is wrong is said where it is wrong."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest
from pytestqt.qtbot import QtBot

from app.services import encryption
from app.ui.desk import Desk
from app.ui.dialogs.encryption import EncryptionDialog
from app.ui.dialogs.recovery_sheet import RecoverySheetDialog
from app.ui.dialogs.unlock_branch import RecoveryPanel
from tests.conftest import PASSWORD

AsRole = Callable[[str], AbstractContextManager[None]]


def test_an_empty_password_is_told_with_room(desk: Desk, qtbot: QtBot, as_role: AsRole) -> None:
    with as_role("administrator"):
        if not encryption.state().is_possible:
            pytest.skip("a server encrypts by its own tools")
        dialog = EncryptionDialog(desk, lambda _: None)
        qtbot.addWidget(dialog)
        dialog.show()
        column = dialog.layout()
        dialog.resize(dialog.width(), column.heightForWidth(dialog.width()))  # nothing to spare, whatever the letters
        before = dialog.height()
        dialog.submit()
        assert dialog.form.error("password")
        assert dialog.height() > before
        assert dialog.height() >= column.heightForWidth(dialog.width())


def test_another_group_of_the_sheet_is_told(desk: Desk, qtbot: QtBot, as_role: AsRole) -> None:
    with as_role("administrator"):
        if not encryption.state().is_possible:
            pytest.skip("a server encrypts by its own tools")
        dialog = RecoverySheetDialog(encryption.prepare(PASSWORD), desk.session.full_name)
        qtbot.addWidget(dialog)
        dialog.sheet.answer.setText("UUU")
        assert dialog.sheet.other.isHidden()  # not typed whole yet
        dialog.sheet.answer.setText("UUUU")  # no group has a U
        assert not dialog.sheet.other.isHidden()
        assert not dialog.verb.isEnabled()


def test_no_recovery_key_is_told(qtbot: QtBot) -> None:
    panel = RecoveryPanel()
    qtbot.addWidget(panel)
    with qtbot.assertNotEmitted(panel.wanted):
        panel.submit()
    assert panel.form.error("secret")
