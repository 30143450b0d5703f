"""A settlement carried out (R125, 3.12): each line done, dropped or taken back, and the case with it, once all is done.

Lines that need a slip or certificate are done by it (`return_slips`, `sales_certificates`).
"""

from __future__ import annotations

from datetime import date, datetime

from app.core.errors import UserError
from app.core.i18n import shown, translate
from app.domain import return_goods, validation
from app.domain.complaint import CHANNELS, SETTLEMENT_KINDS
from app.models.complaint import Complaint, ComplaintContact
from app.models.complaint_decision import ComplaintSettlement
from app.models.return_slip import ReturnSlip, SalesCertificate
from app.services import _complaint_steps as steps
from app.services import _settlement_lines as settled
from app.services._use_case import UnitOfWork, get, use_case
from app.services.complaint_schemes import scheme_of


@use_case("complaint.execute")
def carry_out(
    unit: UnitOfWork, line_id: int, *, seen_version: int, day: date | None = None, done_by: str = "", note: str = ""
) -> ComplaintSettlement:
    """A line is done: on which day (today unless given), by whom.

    Raises UserError while its paper is not there yet; a compensation may be paid without, with a note how.
    """
    line, case = _planned(unit, line_id)
    paper = return_goods.paper_for(line.kind, frozenset(form.form for form in scheme_of(case).forms))
    words = validation.clean_text(note, field="note")
    if paper and not _carried_out(line, paper):
        _refuse_without_paper(line, paper, words)
    done_on = steps.day_within(unit, case, day, "day")
    if case.answered_on is not None and done_on < case.answered_on:
        text = translate("settlement", "The customer accepted on {day}: nothing was carried out before.")
        raise UserError(text.format(day=case.answered_on.isoformat()), "day")
    unit.update(
        line, seen_version, state="done", done_on=done_on,
        done_by=validation.clean_line(done_by, field="done_by") or unit.session.full_name,
        note=words or line.note,
    )  # fmt: skip
    unit.touch(case)
    return line


@use_case("complaint.execute")
def drop(unit: UnitOfWork, line_id: int, *, seen_version: int, reason: str) -> ComplaintSettlement:
    """The customer wants a part no longer: the line is void with the reason. One line must be left, or was done."""
    line, case = _planned(unit, line_id)
    why = _reason(reason)
    if _standing_paper(line):
        text = translate("settlement", "{number} carries this out: void it first.")
        raise UserError(text.format(number=line.paper_number), "reason")
    others = ComplaintSettlement.select().where(
        (ComplaintSettlement.complaint == case.id) & (ComplaintSettlement.state != "void")
        & (ComplaintSettlement.id != line.id)
    )  # fmt: skip
    kinds = list(dict.fromkeys(row.kind for row in others.order_by(ComplaintSettlement.id)))
    if not kinds:
        text = translate("settlement", "Something must be done for the customer; else the customer refuses.")
        raise UserError(text, "reason")
    unit.update(line, seen_version, why, state="void", void_reason=why)
    unit.update(case, settlement_kinds=" ".join(kinds))
    return line


@use_case("complaint.execute")
def take_back(unit: UnitOfWork, line_id: int, *, seen_version: int, reason: str) -> ComplaintSettlement:
    """A line was entered as done by mistake: it is to be done again."""
    line = get(ComplaintSettlement, line_id)
    case = settled.being_settled(unit, line.complaint_id)
    why = _reason(reason)
    if line.state != "done":
        raise UserError(translate("settlement", "This is not done."))
    if (line.kind, _paper_state(line)) in {("return", "closed"), ("rework", "closed"), ("exchange", "closed")}:
        text = translate("settlement", "{number} is closed: what came back cannot be undone.")
        raise UserError(text.format(number=line.paper_number), "reason")
    unit.update(line, seen_version, why, state="planned", done_on=None, done_by="")
    unit.touch(case)
    return line


@use_case("complaint.execute")
def execute(
    unit: UnitOfWork,
    case_id: int,
    *,
    seen_version: int,
    result: str = "",
    channel: str = "phone",
    spoken_to: str = "",
    told_by: str = "",
    signed_by: str = "",
    signed_on: date | None = None,
    happened_at: datetime | None = None,
) -> Complaint:
    """All of the settlement is done: the customer was told the result and, where the scheme asks so, signed the slip.

    `result` is what was told; empty when it stands among the talks already. Raises UserError naming the field.
    """
    case = settled.being_settled(unit, case_id, seen_version)
    at = steps.moment(unit, case, happened_at)
    words = validation.clean_text(result, field="result")
    if words:
        _tell(unit, case, at, words, channel, spoken_to, told_by)
    values = {}
    signer = validation.clean_line(signed_by, field="signed_by")
    if signer:
        values = {"signed_by": signer, "signed_on": steps.day_within(unit, case, signed_on, "signed_on")}
    elif signed_on is not None:
        raise UserError(translate("settlement", "Say who signed for the customer."), "signed_by")
    facts = {"customer_signed": True} if signer else None
    return steps.fire(unit, case, "execute", seen_version=seen_version, facts=facts, happened_at=happened_at, **values)


def _tell(
    unit: UnitOfWork, case: Complaint, at: datetime, words: str, channel: str, spoken_to: str, told_by: str
) -> None:
    if channel not in CHANNELS:
        raise UserError(translate("settlement", "Choose how the customer was told."), "channel")
    unit.insert(
        ComplaintContact, complaint=case.id, kind="result", channel=channel, happened_at=at, words=words,
        spoken_to=validation.clean_line(spoken_to, field="spoken_to") or case.contact_name,
        told_by=validation.clean_line(told_by, field="told_by") or unit.session.full_name,
        entered_by=unit.session.full_name,
    )  # fmt: skip


def _planned(unit: UnitOfWork, line_id: int) -> tuple[ComplaintSettlement, Complaint]:
    line = get(ComplaintSettlement, line_id)
    case = settled.being_settled(unit, line.complaint_id)
    if line.state != "planned":
        text = translate("settlement", "“{kind}” is done or void already.")
        raise UserError(text.format(kind=shown(SETTLEMENT_KINDS[line.kind])))
    return line, case


def _reason(reason: str) -> str:
    why = validation.clean_text(reason, field="reason")
    if not why:
        raise UserError(translate("settlement", "Write the reason."), "reason")
    return why


def _paper_state(line: ComplaintSettlement) -> str:
    """The state of the paper that the line names, empty without one."""
    table = ReturnSlip if return_goods.PAPERS.get(line.kind) == "return_slip" else SalesCertificate
    row = table.get_or_none(table.number == line.paper_number) if line.paper_number else None
    return row.state if row else ""


def _carried_out(line: ComplaintSettlement, paper: str) -> bool:
    return _paper_state(line) in settled.CARRIED_OUT[paper]


def _standing_paper(line: ComplaintSettlement) -> bool:
    return _paper_state(line) not in ("", "void")


def _refuse_without_paper(line: ComplaintSettlement, paper: str, note: str) -> None:
    if paper == "return_slip":
        text = translate("settlement", "This is carried out with a return slip: it must be posted first.")
        raise UserError(text, "paper")
    if line.kind != "compensation":
        text = translate("settlement", "This is carried out with an allowance certificate: it must be sealed first.")
        raise UserError(text, "paper")
    if line.paper_number:
        text = translate("settlement", "{number} carries this out: it must be sealed first.")
        raise UserError(text.format(number=line.paper_number), "paper")
    if not note:
        text = translate("settlement", "There is no certificate of it: write how it was paid, and on what receipt.")
        raise UserError(text, "note")
