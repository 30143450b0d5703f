"""How the dialogs of a complaint's progress and of slips about late stages are opened (more of `every_dialog`)."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from PySide6.QtWidgets import QDialog

from app.core import clock
from app.documents._catalogue import render_content
from app.models.complaint import ComplaintStage
from app.services import complaint_file, complaint_slips, issuing
from app.services.complaint_file import CaseFile
from tests.services.complaint_cases import a_case
from tests.services.complaint_walk import forward, take
from tests.ui.dialogs.every_dialog import Office, opens


def late_case(customer_id: int = 0) -> CaseFile:
    """A case of the factory chain, received five days ago, that nobody has accepted."""
    given = {"customer_id": customer_id} if customer_id else {}
    with clock.set_to(clock.now() - timedelta(days=5)):
        case_id = a_case("factory_chain", **given)
    return complaint_file.file(case_id)


def draw_slips() -> None:
    """Slips can be drawn, as `app.bootstrap` arranges it."""
    for form in ("reminder_slip", "late_cause_slip"):

        def render(content: dict[str, Any], paper: str, marks: issuing.Marks, form: str = form) -> bytes:
            return render_content(form, content, paper, reprint=marks.reprint, void=marks.is_void)

        issuing.RENDERERS.setdefault(form, render)


def a_slip(case: CaseFile) -> int:
    """A reminder of the first stage of a late case."""
    draw_slips()
    stage = ComplaintStage.get(ComplaintStage.complaint == case.id)
    return complaint_slips.issue(stage.id, kind="reminder").result


@opens("AcceptDialog")
def _accept(office: Office) -> QDialog:
    from app.ui.dialogs.complaint_progress import AcceptDialog

    return AcceptDialog(office.desk, late_case(office.customer))


@opens("HandOnDialog")
def _hand_on(office: Office) -> QDialog:
    from app.ui.dialogs.complaint_progress import HandOnDialog

    case = late_case(office.customer)
    take(case.id, "verify")
    forward(case.id)
    return HandOnDialog(office.desk, complaint_file.file(case.id))


@opens("IssueSlipDialog")
def _issue(office: Office) -> QDialog:
    from app.ui.dialogs.complaint_slip import IssueSlipDialog

    case = late_case(office.customer)
    return IssueSlipDialog(office.desk, case, case.stages[0])


@opens("AnswerSlipDialog")
def _answer(office: Office) -> QDialog:
    from app.ui.dialogs.complaint_slip import AnswerSlipDialog

    return AnswerSlipDialog(office.desk, complaint_slips.file(a_slip(late_case(office.customer))))
