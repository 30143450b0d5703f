"""How the dialogs of registering complaints and anomaly notices are opened (more of `every_dialog`)."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog

from app.services import anomaly_notice_file, anomaly_notices, complaint_file
from tests.services.complaint_cases import a_case
from tests.ui.dialogs.every_dialog import Office, opens


def a_notice(customer_id: int) -> int:
    """A notice that nobody dealt with."""
    return anomaly_notices.record(customer_id=customer_id, content="外箱受潮").result


@opens("RegisterComplaintDialog")
def _register(office: Office) -> QDialog:
    from app.ui.dialogs.register_complaint import Beginning, RegisterComplaintDialog

    a_case(customer_id=office.customer, device_id=office.device)
    dialog = RegisterComplaintDialog(office.desk, Beginning(customer_id=office.customer, device_id=office.device))
    dialog.scheme_box.setCurrentIndex(dialog.scheme_box.findData("factory_chain"))
    return dialog


@opens("RegisterComplaintDialog empty")
def _empty(office: Office) -> QDialog:
    from app.ui.dialogs.register_complaint import RegisterComplaintDialog

    return RegisterComplaintDialog(office.desk)


@opens("EditComplaintDialog")
def _edit(office: Office) -> QDialog:
    from app.ui.dialogs.edit_complaint import EditComplaintDialog

    return EditComplaintDialog(office.desk, complaint_file.file(a_case("factory_chain", customer_id=office.customer)))


@opens("TalkDialog")
def _talk(office: Office) -> QDialog:
    from app.ui.dialogs.complaint_talk import TalkDialog

    return TalkDialog(office.desk, complaint_file.file(a_case(customer_id=office.customer)), "promise")


@opens("AnomalyNoticeDialog")
def _notice(office: Office) -> QDialog:
    from app.ui.dialogs.anomaly_notice import AnomalyNoticeDialog

    return AnomalyNoticeDialog(office.desk)


@opens("AnomalyNoticeDialog change")
def _change(office: Office) -> QDialog:
    from app.ui.dialogs.anomaly_notice import AnomalyNoticeDialog

    return AnomalyNoticeDialog(office.desk, found=anomaly_notice_file.file(a_notice(office.customer)))


@opens("AnomalyImprovedDialog")
def _improved(office: Office) -> QDialog:
    from app.ui.dialogs.anomaly_notice import AnomalyImprovedDialog

    return AnomalyImprovedDialog(office.desk, anomaly_notice_file.file(a_notice(office.customer)))
