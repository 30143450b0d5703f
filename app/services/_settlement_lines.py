"""Lines of a settlement and the papers that carry them out: found, marked as done, set free again (3.12, 1)."""

from __future__ import annotations

from datetime import date
from typing import Any

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
CARRIED_OUT = {"return_slip": ("posted", "closed"), "allowance_certificate": ("sealed", "posted")}
"""The paper of a line, and the states in which it has carried its part of the line out."""
_LAST = {"return_slip": "closed", "allowance_certificate": "posted"}


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
    """A paper went all its way: its line is done, unless another paper is on its way or part of the line is left."""
    if row is None or row.state != "planned":
        return
    papers = _papers(row)
    if all(one.state == _LAST[_form(row)] for one in papers) and _covered(row, papers):
        unit.update(row, state="done", done_on=day, done_by=unit.session.full_name)
        unit.touch("complaint", row.complaint_id)


def refuse_when_settled(row: ComplaintSettlement | None, number: str) -> None:
    """Raise UserError where a paper carried a line out, and the case is settled with it."""
    if row is None or row.state != "done":
        return
    if get(Complaint, row.complaint_id).state != EXECUTING:
        text = translate("settlement", "The case is settled with {number}: it stays.")
        raise UserError(text.format(number=number), "reason")


def set_free(unit: UnitOfWork, row: ComplaintSettlement | None, number: str, was: str, why: str) -> None:
    """A paper, `was` its state, became void: what it carried out is to be done again.

    The line stays done where other papers settled it.
    """
    if row is None:
        return
    others = _papers(row)
    done = [one for one in others if one.state in CARRIED_OUT[_form(row)]]
    values: dict[str, Any] = {}
    if row.paper_number == number:
        values["paper_number"] = others[-1].number if others else ""
    stays = bool(done) and (was not in CARRIED_OUT[_form(row)] or _covered(row, done))
    if row.state == "done" and not stays:
        values |= {"state": "planned", "done_on": None, "done_by": ""}
    if values:
        unit.update(row, None, why, **values)
        unit.touch("complaint", row.complaint_id)


def _form(row: ComplaintSettlement) -> str:
    return return_goods.PAPERS[row.kind]


def _papers(row: ComplaintSettlement) -> list[Any]:
    """The papers of a line that stand, oldest first."""
    table = ReturnSlip if _form(row) == "return_slip" else SalesCertificate
    mine = (table.settlement == row.id) & (table.state != "void")
    return list(table.select().where(mine).order_by(table.id))


def _covered(row: ComplaintSettlement, papers: list[Any]) -> bool:
    """Whether papers come to all the pieces, or all the money, of their line."""
    if _form(row) == "return_slip":
        return sum(one.approved_quantity for one in papers) >= (row.quantity or 0)
    return sum(one.amount for one in papers) >= (row.amount or 0)
