"""What the parts of a case come to: its loss, its settlement, and the amount that goes before an approver."""

from __future__ import annotations

from typing import Any

from app.domain import loss
from app.domain.complaint import SETTLEMENT_KINDS
from app.models.complaint import Complaint
from app.models.complaint_decision import ComplaintLoss, ComplaintSettlement
from app.services._use_case import UnitOfWork

PROPOSABLE = frozenset({"attributed", "proposing", "returned"})
"""States in which the settlement may still be written."""


def losses_of(case: Complaint) -> list[ComplaintLoss]:
    """The lines of the loss that stand, in the order in which they were entered."""
    mine = (ComplaintLoss.complaint == case.id) & ComplaintLoss.is_active
    return list(ComplaintLoss.select().where(mine).order_by(ComplaintLoss.id))


def settlements_of(case: Complaint) -> list[ComplaintSettlement]:
    """The lines of the settlement that stand, in the order in which they were entered."""
    mine = (ComplaintSettlement.complaint == case.id) & (ComplaintSettlement.state != "void")
    return list(ComplaintSettlement.select().where(mine).order_by(ComplaintSettlement.id))


def line_of(row: ComplaintLoss) -> loss.Line:
    """A stored line of the loss as the rules know it."""
    return loss.Line(**{name: getattr(row, name) for name in loss.Line.__dataclass_fields__})


def sums(case: Complaint) -> dict[str, Any]:
    """The sums that the case repeats of its parts.

    Before an approver goes the larger of the settlement and the loss, so that neither can be left out to stay under a
    rung – of goods that may still be resold what they would cost; goods without an amount of their own stand with their
    loss beside what is paid. Once it was put forward the amount stays.
    """
    lines = [line_of(row) for row in losses_of(case)]
    settled = settlements_of(case)
    lost = loss.total(lines)
    values: dict[str, Any] = {
        "loss_amount": loss.counted(lines),
        "loss_kinds": loss.kinds_of(lines),
        "settlement_kinds": kinds_of(settled),
    }
    if case.state in PROPOSABLE:
        stands = loss.checked_amount(given(settled, lines), "lines", least=0)
        values["proposed_amount"] = max(stands, lost) if settled or lines else None
    return values


def given(settled: list[ComplaintSettlement], lines: list[loss.Line]) -> int:
    """What a settlement gives, in fen: of a kind that names no amount its loss."""
    named = {row.kind for row in settled if row.amount}
    unnamed = {row.kind for row in settled} - named
    return sum(row.amount for row in settled) + sum(line.amount for line in lines if line.kind in unnamed)


def give_up(unit: UnitOfWork, case: Complaint) -> dict[str, Any]:
    """Nothing is lost nor settled after all: the lines stay in the history. Returns the case's fields that change."""
    for row in losses_of(case):
        unit.update(row, is_active=False)
    return unsettled(unit, case, "not_ours") | {
        "loss_amount": 0, "loss_kinds": "", "approval_state": "",
    }  # fmt: skip


def unsettled(unit: UnitOfWork, case: Complaint, why: str) -> dict[str, Any]:
    """Nothing is settled after all: no line is left that nobody approved. Returns the case's fields that change.

    `why` is a code of `domain.complaint.VOID_REASONS`.
    """
    for row in settlements_of(case):
        unit.update(row, state="void", void_reason=why)
    return {"settlement_kinds": "", "proposed_amount": None}


def kinds_of(rows: list[ComplaintSettlement]) -> str:
    """The kinds of a settlement, each once, divided by spaces."""
    there = {row.kind for row in rows}
    return " ".join(kind for kind in SETTLEMENT_KINDS if kind in there)
