"""How the dialogs about personal data are opened."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog

from tests.ui.dialogs.every_dialog import Office, opens


@opens("ErasureRequestDialog", "supervisor")
def _request(office: Office) -> QDialog:
    from app.ui.dialogs.erasure_request import ErasureRequestDialog

    return ErasureRequestDialog(office.desk, office.customer, "广州白云机场", office.window)


@opens("PersonalDataDialog", "administrator")
def _personal(office: Office) -> QDialog:
    from app.ui.dialogs.personal_data import PersonalDataDialog

    return PersonalDataDialog(office.desk, office.window)
