"""How the dialog of a complaint's forms is opened (more of `every_dialog`)."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog

from app.services import complaint_file
from tests.services.complaint_cases import a_case
from tests.ui.dialogs.every_dialog import Office, opens


@opens("PrintCaseDialog")
def _print(office: Office) -> QDialog:
    from app.ui.dialogs.complaint_printing import PrintCaseDialog

    return PrintCaseDialog(office.desk, complaint_file.file(a_case("factory_chain")))


@opens("ControlledFormsDialog", "administrator")
def _controlled(office: Office) -> QDialog:
    from app.ui.dialogs.controlled_forms import ControlledFormsDialog

    made = ControlledFormsDialog(office.desk)
    made.table.choose(made.table.ids()[0])
    return made
