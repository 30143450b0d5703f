"""How the dialogs of return visits are opened (more of `every_dialog`)."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog

from app.services import return_visits, service_call_file, service_calls
from app.services.return_visits import VisitFile
from app.services.service_calls import SolvedByPhone
from tests.ui.dialogs.every_dialog import Office, opens


def a_visit(customer_id: int) -> VisitFile:
    """A visit that is due after a call."""
    call = service_calls.register(customer_id=customer_id, fault_text="卡纸", outcome=SolvedByPhone("重启")).result
    return return_visits.file(service_call_file.file(call).visits[0].id)


@opens("VisitRefusedDialog")
def _refused(office: Office) -> QDialog:
    from app.ui.dialogs.visit_result import VisitRefusedDialog

    return VisitRefusedDialog(office.desk, a_visit(office.customer))


@opens("CallBackDialog")
def _call_back(office: Office) -> QDialog:
    from app.ui.dialogs.visit_result import CallBackDialog

    return CallBackDialog(office.desk, a_visit(office.customer))


@opens("FollowUpCallDialog")
def _follow_up(office: Office) -> QDialog:
    from app.ui.dialogs.call_from_visit import FollowUpCallDialog

    return FollowUpCallDialog(office.desk, a_visit(office.customer))
