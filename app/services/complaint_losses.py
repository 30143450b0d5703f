"""The loss of a complaint by kind (002C, domain table 4.5): lines with their arithmetic, kept with the case."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, replace

from app.core.errors import UserError
from app.core.i18n import translate
from app.domain import loss, validation
from app.models.complaint import Complaint
from app.models.complaint_decision import ComplaintLoss
from app.services import _complaint_amounts as amounts
from app.services import _complaint_steps as steps
from app.services import settings
from app.services._use_case import UnitOfWork, use_case

COUNTED_IN = amounts.PROPOSABLE | {"approved", "negotiating", "executing", "executed", "visited", "corrected"}
"""From the finding on; not while an approver has it before them."""


def return_rate() -> int:
    """The part of the goods' worth that a return loses, in basis points: the branch's setting."""
    return round((settings.number("loss.return_rate") or 0) * 100)


def worked_out(lines: Sequence[loss.Line]) -> tuple[loss.Line, ...]:
    """Lines with their amounts, for showing the arithmetic before they are kept. Raises UserError naming the field."""
    if len(lines) > loss.MOST_LINES:
        raise UserError(translate("loss", "At most {most} lines.").format(most=loss.MOST_LINES), "lines")
    found = tuple(loss.checked(_cleaned(line), return_rate()) for line in lines)
    loss.total(found)
    return found


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
    wanted = list(worked_out(lines))
    for row in amounts.losses_of(case):
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


def _cleaned(line: loss.Line) -> loss.Line:
    goods, note = (validation.clean_line(text, field="lines") for text in (line.goods, line.note))
    return replace(line, goods=goods, note=note)
