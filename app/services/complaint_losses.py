"""The loss of a complaint by kind (002C, domain table 4.5): lines with their arithmetic, kept with the case."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, replace
from datetime import date
from typing import Any

from app.core import clock
from app.core.errors import ChangedMeanwhile, UserError
from app.core.i18n import translate
from app.domain import loss, validation
from app.models.complaint import Complaint
from app.models.complaint_decision import ComplaintLoss
from app.services import _complaint_amounts as amounts
from app.services import _complaint_steps as steps
from app.services import settings
from app.services._use_case import UnitOfWork, get, use_case

COUNTED_IN = amounts.PROPOSABLE | {"approved", "negotiating", "executing", "executed", "visited", "corrected"}
"""From the finding on; not while an approver has it before them."""

RESOLD_IN = COUNTED_IN | {"archived"}
"""A month is longer than many a case: what became of the goods is entered after it was archived too."""


def return_rate() -> int:
    """The part of the goods' worth that a return loses, in basis points: the branch's setting."""
    return round((settings.number("loss.return_rate") or 0) * 100)


def resale_months() -> int:
    """How long returned goods may be resold before their loss is counted (3.13.2): the branch's setting."""
    return settings.integer("loss.resale_months")


def worked_out(lines: Sequence[loss.Line], known: Sequence[loss.Line] = ()) -> tuple[loss.Line, ...]:
    """Lines with their amounts, for showing the arithmetic before they are kept. Raises UserError naming the field.

    Those among `known` stay as they were counted; another line of returned goods begins to wait.
    """
    if len(lines) > loss.MOST_LINES:
        raise UserError(translate("loss", "At most {most} lines.").format(most=loss.MOST_LINES), "lines")
    found = tuple(line if line in known else _worked_out(line) for line in lines)
    loss.total(found)
    return found


def _worked_out(line: loss.Line) -> loss.Line:
    checked = loss.checked(_cleaned(line), return_rate())
    return loss.begun(checked, resale_months(), clock.today())


@use_case("complaint.propose")
def save(unit: UnitOfWork, case_id: int, *, seen_version: int, lines: Sequence[loss.Line]) -> Complaint:
    """Keep exactly these lines as the loss of a case; earlier ones stay in the history.

    Before the proposal is put forward the loss counts for who decides it; afterwards it is what it really came to.
    Raises UserError naming the field.
    """
    case = steps.load(unit, case_id, seen_version)
    if case.state not in COUNTED_IN:
        text = translate("loss", "The loss is counted after the finding, and not while an approver decides.")
        raise UserError(text, "lines")
    there = amounts.losses_of(case)
    wanted = list(worked_out(lines, [amounts.line_of(row) for row in there]))
    _refuse_before_the_case(unit, case, wanted)
    for row in there:
        line = amounts.line_of(row)
        if line in wanted:
            wanted.remove(line)
        else:
            unit.update(row, is_active=False)
    for line in wanted:
        unit.insert(ComplaintLoss, complaint=case.id, **asdict(line))
    unit.update(case, seen_version, **amounts.sums(case))
    unit.bump(case)  # other lines may come to the same sum: whoever decides must have read them
    return case


@use_case("complaint.propose")
def resold(
    unit: UnitOfWork,
    line_id: int,
    *,
    seen_version: int,
    quantity: int,
    sold_amount: int,
    grade_price: int,
    sold_on: date | None = None,
    sold_to: str = "",
) -> Complaint:
    """Returned goods were resold within their month (3.13.2): the loss is what is missing from the grade-A price.

    `sold_amount` fen is what the `quantity` brought together; the rest of the line waits on. `seen_version` is that of
    the line. Raises UserError naming the field.
    """
    row, case = _waiting(unit, line_id, seen_version)
    day = steps.day_within(unit, case, sold_on, "sold_on")
    whom = validation.clean_line(sold_to, field="sold_to")
    gone, *rest = loss.sold(amounts.line_of(row), quantity, sold_amount, grade_price, day, to=whom)
    unit.update(row, seen_version, **_counted(unit, gone))
    for line in rest:
        unit.insert(ComplaintLoss, complaint=case.id, **asdict(line))
    return _summed(unit, case)


@use_case("complaint.propose")
def not_resold(unit: UnitOfWork, line_id: int, *, seen_version: int) -> Complaint:
    """The month is over and the goods are still here: the actual loss counts. Refused before, naming the day."""
    row, case = _waiting(unit, line_id, seen_version)
    line = loss.unsold(amounts.line_of(row), clock.local(unit.now).date())
    unit.update(row, seen_version, **_counted(unit, line))
    return _summed(unit, case)


def came_back(unit: UnitOfWork, case: Complaint, day: date) -> None:
    """The warehouse counted returned goods: those lines of the loss that knew no day begin to wait from this one."""
    if case.state not in RESOLD_IN:
        return
    for row in amounts.losses_of(case):
        line = amounts.line_of(row)
        if line.kind == "return" and line.returned_on is None:
            begun = loss.begun(replace(line, returned_on=day), resale_months(), day)
            unit.update(row, returned_on=day, resale=begun.resale, waits_until=begun.waits_until)
    unit.update(case, **amounts.sums(case))


def waiting_until(case_id: int) -> date | None:
    """Until when returned goods of a case may be resold; None when none wait."""
    mine = (ComplaintLoss.complaint == case_id) & ComplaintLoss.is_active & (ComplaintLoss.resale == loss.WAITING)
    row = ComplaintLoss.select().where(mine).order_by(ComplaintLoss.waits_until.desc()).first()
    return row.waits_until if row else None


def _waiting(unit: UnitOfWork, line_id: int, seen_version: int) -> tuple[ComplaintLoss, Complaint]:
    row = get(ComplaintLoss, line_id)
    if row.row_version != seen_version:
        raise ChangedMeanwhile(translate("loss", "Somebody else counted these goods meanwhile. Look again."), {}, {})
    case = steps.load(unit, row.complaint_id, None)
    if case.state not in RESOLD_IN or not row.is_active:
        text = translate("loss", "The loss is counted after the finding, and not while an approver decides.")
        raise UserError(text, "resale")
    return row, case


def _counted(unit: UnitOfWork, line: loss.Line) -> dict[str, Any]:
    return {**asdict(line), "counted_by": unit.session.full_name}


def _summed(unit: UnitOfWork, case: Complaint) -> Complaint:
    unit.update(case, **amounts.sums(case))
    unit.bump(case)
    return case


def _refuse_before_the_case(unit: UnitOfWork, case: Complaint, lines: Sequence[loss.Line]) -> None:
    """Raise UserError (field `returned_on`) for goods that came back before the customer complained."""
    for line in lines:
        if line.returned_on is not None:
            steps.day_within(unit, case, line.returned_on, "returned_on")


def _cleaned(line: loss.Line) -> loss.Line:
    goods, note = (validation.clean_line(text, field="lines") for text in (line.goods, line.note))
    return replace(line, goods=goods, note=note)
