"""Lines of a settlement and the papers that carry them out: found, marked as done, set free again (3.12, 1)."""

from __future__ import annotations

from datetime import date

from app.core.errors import UserError
from app.core.i18n import shown, translate
from app.domain import return_goods
from app.domain.complaint import SETTLEMENT_KINDS
from app.domain.workflows import complaint as workflow
from app.models.complaint import Complaint
from app.models.complaint_decision import ComplaintSettlement
from app.models.return_slip import ReturnSlip, SalesCertificate
from app.services import _complaint_steps as steps
from app.services._use_case import UnitOfWork, get

EXECUTING = str(workflow.State.EXECUTING)


def being_settled(unit: UnitOfWork, case_id: int, seen_version: int | None = None) -> Complaint:
    """A case whose settlement is being carried out. Raises UserError before the customer accepted, and afterwards."""
    case = steps.load(unit, case_id, seen_version)
    if case.state != EXECUTING:
        text = translate("settlement", "The papers come while the settlement is carried out; the case is “{state}”.")
        raise UserError(text.format(state=workflow.state_label(case.state)))
    return case


def line_for(case: Complaint, settlement_id: int, paper: str) -> ComplaintSettlement:
    """The line that a paper (a form's name) is to carry out. Raises UserError (field `settlement_id`)."""
    if not settlement_id:
        text = translate("settlement", "Choose which part of the settlement this carries out.")
        raise UserError(text, "settlement_id")
    row = get(ComplaintSettlement, settlement_id)
    if row.complaint_id != case.id or row.state == "void":
        raise UserError(translate("settlement", "This is no part of the settlement."), "settlement_id")
    if return_goods.PAPERS.get(row.kind) != paper:
        text = translate("settlement", "“{kind}” is not carried out with this paper.")
        raise UserError(text.format(kind=shown(SETTLEMENT_KINDS[row.kind])), "settlement_id")
    if row.state == "done" and not row.paper_number:
        text = translate("settlement", "“{kind}” is done already, without a paper.")
        raise UserError(text.format(kind=shown(SETTLEMENT_KINDS[row.kind])), "settlement_id")
    return row


def refuse_standing(case: Complaint) -> None:
    """Raise UserError (field `reason`) where a paper of the settlement stands, or a part of it is done."""
    for table in (ReturnSlip, SalesCertificate):
        row = table.select().where((table.complaint == case.id) & (table.state != "void")).order_by(table.id).first()
        if row is not None:
            text = translate("settlement", "{number} stands on this complaint: void it first.")
            raise UserError(text.format(number=row.number), "reason")
    done = (ComplaintSettlement.complaint == case.id) & (ComplaintSettlement.state == "done")
    if ComplaintSettlement.select().where(done).exists():
        text = translate("settlement", "Part of the settlement is done already: a complaint that was settled stays.")
        raise UserError(text, "reason")


def name(unit: UnitOfWork, row: ComplaintSettlement, number: str) -> None:
    """Write the paper's number on the line that it carries out."""
    unit.update(row, paper_number=number)
    unit.touch("complaint", row.complaint_id)


def finish(unit: UnitOfWork, row: ComplaintSettlement | None, day: date) -> None:
    """A line's paper went all its way: what is still planned of it is done."""
    if row is not None and row.state == "planned":
        unit.update(row, state="done", done_on=day, done_by=unit.session.full_name)
        unit.touch("complaint", row.complaint_id)


def refuse_when_settled(row: ComplaintSettlement | None, number: str) -> None:
    """Raise UserError where a paper carried a line out, and the case is settled with it."""
    if row is None or row.state != "done" or row.paper_number != number:
        return
    if get(Complaint, row.complaint_id).state != EXECUTING:
        text = translate("settlement", "The case is settled with {number}: it stays.")
        raise UserError(text.format(number=number), "reason")


def set_free(unit: UnitOfWork, row: ComplaintSettlement | None, number: str, why: str) -> None:
    """A paper became void: the line that it carried out is to be done again."""
    if row is None or row.paper_number != number:
        return
    back = {"state": "planned", "done_on": None, "done_by": ""} if row.state == "done" else {}
    unit.update(row, None, why, paper_number="", **back)
    unit.touch("complaint", row.complaint_id)
