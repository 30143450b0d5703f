"""Return slips (F71, R131, R133): written, approved, to the warehouse, counted, compared, posted, proved, closed; void.

The sheet is frozen when the slip is approved, and once more, with what really came, when it is posted.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from app.core import clock
from app.core.errors import UserError
from app.core.i18n import translate
from app.domain import approval, return_goods, stock, validation
from app.domain.return_goods import Counted
from app.domain.workflows import return_slip as workflow
from app.models.complaint import Complaint
from app.models.complaint_decision import ComplaintSettlement
from app.models.organisation import User
from app.models.return_slip import ReturnSlip, SalesCertificate
from app.services import _complaint_people as people
from app.services import _return_slip_goods as goods
from app.services import _settlement_lines as settled
from app.services import complaint_losses, issuing, settings, settlement_papers
from app.services._return_slip_goods import Goods
from app.services._use_case import UnitOfWork, get, require, use_case

FORM = settlement_papers.RETURN_SLIP
_POSTED_SHEET = 2


@use_case("return_slip.create")
def create(
    unit: UnitOfWork,
    case_id: int,
    *,
    settlement_id: int,
    lines: Iterable[Goods],
    reason: str,
    treatment: str,
    basis: str,
    over_ratio: int | None = None,
) -> ReturnSlip:
    """Write a slip for a line of the settlement: what comes back, why, how it is treated, on what ground.

    `over_ratio` (basis points, None: the branch's) is how much more than approved is accepted. Raises UserError for
    more pieces than the settlement allows, or a ratio above the branch's.
    """
    case = settled.being_settled(unit, case_id)
    line = settled.line_for(case, settlement_id, FORM)
    values, listed = goods.described(
        line, 0, lines, reason=reason, treatment=treatment, basis=basis, over_ratio=over_ratio
    )
    slip = unit.insert(
        ReturnSlip,
        number=unit.number("return_slip"),
        complaint=case.id,
        complaint_number=case.number,
        settlement=line.id,
        customer=case.customer_id,
        customer_name=case.customer_name,
        purpose=line.kind,
        issued_at=unit.now,
        issued_by=unit.session.full_name,
        **values,
    )
    goods.write_lines(unit, slip, listed)
    settled.name(unit, line, slip.number)
    return slip


@use_case("return_slip.change")
def change(
    unit: UnitOfWork,
    slip_id: int,
    *,
    seen_version: int,
    lines: Iterable[Goods],
    reason: str,
    treatment: str,
    basis: str,
    over_ratio: int | None = None,
) -> ReturnSlip:
    """Change a slip that nobody approved yet; parameters as `create`."""
    slip = get(ReturnSlip, slip_id)
    workflow.after(slip.state, "change")
    values, listed = goods.described(
        _line_of(slip), slip.id, lines, reason=reason, treatment=treatment, basis=basis, over_ratio=over_ratio
    )
    unit.update(slip, seen_version, also={"reason": values.pop("reason")}, **values)
    goods.write_lines(unit, slip, listed)
    unit.bump(slip)
    return slip


@use_case("return_slip.approve")
def approve(unit: UnitOfWork, slip_id: int, *, seen_version: int, paper: str = "") -> ReturnSlip:
    """Approve a slip: its sheet is frozen, the goods may come. Raises UserError for who wrote it themselves."""
    slip = get(ReturnSlip, slip_id)
    settled.being_settled(unit, slip.complaint_id)
    _refuse_own(unit, slip.issued_by)
    lines = goods.lines_of(slip)
    state = str(workflow.after(slip.state, "approve", {"goods": len(lines)}))
    unit.update(slip, seen_version, state=state, approved_by=unit.session.full_name, approved_at=unit.now)
    content = settlement_papers.return_slip(slip, lines, unit.now, unit.session.full_name)
    _, digest = issuing.keep(unit, FORM, slip.number, content, _paper(paper))
    return _touched(unit, unit.update(slip, content_sha256=digest))


@use_case("return_slip.change")
def arrive(unit: UnitOfWork, slip_id: int, *, seen_version: int, day: date | None, received_by: str) -> ReturnSlip:
    """The goods came to the warehouse on this day; who took them in."""
    slip = get(ReturnSlip, slip_id)
    receiver = validation.clean_line(received_by, field="received_by")
    facts = {"receiver": receiver, **_days(unit, day, clock.local(slip.approved_at or slip.issued_at).date())}
    state = str(workflow.after(slip.state, "arrive", facts))
    return _touched(unit, unit.update(slip, seen_version, state=state, warehouse_on=day, received_by=receiver))


@use_case("return_slip.change")
def count(
    unit: UnitOfWork,
    slip_id: int,
    *,
    seen_version: int,
    pieces: Mapping[int, int | None],
    day: date | None,
    counted_by: str = "",
    difference_note: str = "",
) -> ReturnSlip:
    """The warehouse counted: pieces by the id of their line. What differs from the approval needs a note of what the
    customer said. A count may be put right until the slip is posted.
    """
    slip = get(ReturnSlip, slip_id)
    _refuse_certified(slip, "lines")
    lines = goods.lines_of(slip)
    found: dict[int, int] = {}
    for place, line in enumerate(lines):
        given = pieces.get(line.id)
        if given is not None:
            found[line.id] = stock.check_count(given, f"lines.{place}")
    counted = tuple(Counted(one.approved_quantity, found.get(one.id), one.unit_price) for one in lines)
    note = validation.clean_text(difference_note, field="difference_note")
    facts = {"counted": counted, "difference_note": note, **_days(unit, day, slip.warehouse_on)}
    state = str(workflow.after(slip.state, "count", facts))
    for line in lines:
        unit.update(line, actual_quantity=found[line.id])
    unit.update(
        slip, seen_version, state=state, counted_on=day, mismatch_note=note if return_goods.differs(counted) else "",
        counted_by=validation.clean_line(counted_by, field="counted_by") or slip.received_by,
        actual_quantity=return_goods.pieces(counted)[1], amount=return_goods.worth(counted), reapproved_by="",
        reapproved_at=None,
    )  # fmt: skip
    if slip.purpose == "return" and day is not None:
        complaint_losses.came_back(unit, get(Complaint, slip.complaint_id), day)
    return _touched(unit, slip)


@use_case("return_slip.change")
def compare(unit: UnitOfWork, slip_id: int, *, seen_version: int) -> ReturnSlip:
    """Accounting compares what came with what was approved: it agrees, or is too much and must be approved anew."""
    slip = get(ReturnSlip, slip_id)
    counted = goods.counted_of(goods.lines_of(slip))
    event = "exceed" if return_goods.over(counted, slip.over_ratio) else "agree"
    state = str(workflow.after(slip.state, event, {"counted": counted, "over_ratio": slip.over_ratio}))
    return _touched(unit, unit.update(slip, seen_version, state=state))


@use_case("return_slip.approve")
def approve_anew(unit: UnitOfWork, slip_id: int, *, seen_version: int, reason: str) -> ReturnSlip:
    """Accept that more came than was approved, with the reason; it may be posted then.

    It makes the case dearer, so who may not decide the case up to there may not accept it either.
    """
    slip = get(ReturnSlip, slip_id)
    _refuse_own(unit, slip.issued_by)
    _refuse_beyond(unit, slip)
    why = validation.clean_text(reason, field="reason")
    state = str(workflow.after(slip.state, "approve_anew", {"reason": why}))
    unit.update(
        slip, seen_version, why, state=state, reapproved_by=unit.session.full_name, reapproved_at=unit.now,
        mismatch_note="\n".join(part for part in (slip.mismatch_note, why) if part),
    )  # fmt: skip
    return _touched(unit, slip)


@use_case("return_slip.change")
def post(unit: UnitOfWork, slip_id: int, *, seen_version: int, day: date | None) -> ReturnSlip:
    """Accounting posts what really came; the sheet is frozen again with it."""
    slip = get(ReturnSlip, slip_id)
    state = str(workflow.after(slip.state, "post", _days(unit, day, slip.counted_on)))
    unit.update(slip, seen_version, state=state, posted_on=day)
    kept = issuing.paper_of(FORM, slip.number)
    content = settlement_papers.return_slip(slip, goods.lines_of(slip), unit.now, unit.session.full_name)
    _, digest = issuing.keep(unit, FORM, slip.number, content, kept.paper if kept else _paper(""), _POSTED_SHEET)
    return _touched(unit, unit.update(slip, content_sha256=digest))


@use_case("return_slip.change")
def close(
    unit: UnitOfWork,
    slip_id: int,
    *,
    seen_version: int,
    proof_kind: str,
    day: date | None,
    proof_number: str = "",
    proof_note: str = "",
) -> ReturnSlip:
    """The customer's proof is here (R133): the slip is closed and its part of the settlement done.

    A sales return certificate is one of this slip, sealed; its number need not be typed.
    """
    slip = get(ReturnSlip, slip_id)
    number = validation.clean_line(proof_number, 60, "proof_number")
    note = validation.clean_text(proof_note, field="proof_note")
    if proof_kind == "return_certificate":
        number = _sealed_certificate(slip, number)
    facts = {
        "purpose": slip.purpose, "proof_kind": proof_kind, "proof_number": number, "proof_note": note,
        **_days(unit, day, slip.posted_on),
    }  # fmt: skip
    state = str(workflow.after(slip.state, "close", facts))
    unit.update(
        slip, seen_version, state=state, closed_on=day, proof_kind=proof_kind, proof_number=number, proof_on=day,
        proof_note=note,
    )  # fmt: skip
    settled.finish(unit, _line_of(slip), day or clock.local(unit.now).date())
    return _touched(unit, slip)


@use_case("return_slip.void")
def void(unit: UnitOfWork, slip_id: int, *, seen_version: int, reason: str) -> ReturnSlip:
    """The slip does not stand: number and sheet stay; its part of the settlement is to be carried out again.

    Raises UserError while a certificate of it stands.
    """
    slip = get(ReturnSlip, slip_id)
    why = validation.clean_text(reason, field="reason")
    was, state = slip.state, str(workflow.after(slip.state, "void", {"reason": why}))
    _refuse_certified(slip, "reason")
    unit.update(slip, seen_version, why, state=state, voided_at=unit.now, void_reason=why)
    settled.set_free(unit, _line_of(slip), slip.number, was, why)
    return _touched(unit, slip)


@use_case("return_slip.change")
def printed(unit: UnitOfWork, slip_id: int, *, printer: str, copies: int = 1, reprint: int = 0) -> ReturnSlip:
    """A copy has left the printer."""
    slip = get(ReturnSlip, slip_id)
    issuing.log_copy(
        unit, settlement_papers.paper_id(FORM, slip.number), printer=printer, copies=copies, reprint=reprint
    )
    unit.touch(slip)
    return slip


def for_printing(slip_id: int, *, paper: str = "") -> issuing.Copy:
    """The next print of a slip: the original first, then marked reprints; a void one says 作废. Raises NotPermitted,
    or UserError before it is approved.
    """
    require("return_slip.change")
    slip = get(ReturnSlip, slip_id)
    return issuing.copy(settlement_papers.paper_id(FORM, slip.number), paper=paper, is_void=slip.state == "void")


def _line_of(slip: ReturnSlip) -> ComplaintSettlement | None:
    return get(ComplaintSettlement, slip.settlement_id) if slip.settlement_id else None


def _refuse_certified(slip: ReturnSlip, field: str) -> None:
    """Raise UserError while a certificate stands on what was counted."""
    standing = SalesCertificate.get_or_none((SalesCertificate.slip == slip.id) & (SalesCertificate.state != "void"))
    if standing is not None:
        text = translate("return_slip", "{number} stands on this slip: void it first.")
        raise UserError(text.format(number=standing.number), field)


def _sealed_certificate(slip: ReturnSlip, number: str) -> str:
    """The number of a sealed certificate of this slip. Raises UserError when there is none."""
    sealed = SalesCertificate.select().where(
        (SalesCertificate.slip == slip.id) & SalesCertificate.state.in_(["sealed", "posted"])
    )
    numbers = [row.number for row in sealed.order_by(SalesCertificate.id)]
    if not numbers or (number and number.upper() not in numbers):
        text = translate("return_slip", "No certificate of this slip is sealed yet.")
        raise UserError(text, "proof_number" if numbers else "proof_kind")
    return number.upper() or numbers[-1]


def _refuse_own(unit: UnitOfWork, author: str) -> None:
    if author == unit.session.full_name and not settings.flag("complaint.self_approval"):
        raise UserError(translate("return_slip", "Nobody approves what they wrote themselves."))


def _refuse_beyond(unit: UnitOfWork, slip: ReturnSlip) -> None:
    """Raise UserError for who may not decide what the case comes to with the goods that nobody approved (4.4)."""
    case = get(Complaint, slip.complaint_id)
    agreed = sum(one.approved_quantity * one.unit_price for one in goods.lines_of(slip))
    refused = approval.refusal(
        get(User, unit.session.user_id).approval_limit, (case.approved_amount or 0) + max(0, slip.amount - agreed),
        people.tie_of(case, unit.session, None), self_approval=settings.flag("complaint.self_approval"),
    )  # fmt: skip
    if refused is not None:
        raise refused


def _days(unit: UnitOfWork, day: date | None, not_before: date | None) -> dict[str, Any]:
    return {"day": day, "not_before": not_before or date.min, "today": clock.local(unit.now).date()}


def _paper(wanted: str) -> str:
    return wanted or settings.usual_paper(FORM) or "A4"


def _touched(unit: UnitOfWork, slip: ReturnSlip) -> ReturnSlip:
    unit.touch("complaint", slip.complaint_id)
    return slip
