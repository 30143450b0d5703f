"""How the dialogs of the encryption are opened (more of `every_dialog`)."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog

from app.services import encryption
from tests.conftest import PASSWORD
from tests.ui.dialogs.every_dialog import Office, opens


@opens("EncryptionDialog", "administrator")
def _encryption(office: Office) -> QDialog:
    from app.ui.dialogs.encryption import EncryptionDialog

    return EncryptionDialog(office.desk, lambda _: None, office.window)


@opens("RecoverySheetDialog", "administrator")
def _sheet(office: Office) -> QDialog:
    from app.ui.dialogs.recovery_sheet import RecoverySheetDialog

    return RecoverySheetDialog(encryption.prepare(PASSWORD), office.desk.session.full_name, office.window)
