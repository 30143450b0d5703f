"""What is proposed for the customer: settlement lines, and putting them before the approver whom the amount needs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from app.core import clock
from app.core.errors import UserError
from app.core.i18n import shown, translate
from app.domain import approval, exchange, loss, validation
from app.domain.complaint import PAID_SETTLEMENTS, SETTLEMENT_KINDS
from app.domain.complaint_scheme import Scheme
from app.domain.stock import check_count
from app.domain.workflows import complaint as workflow
from app.models.complaint import Complaint
from app.models.complaint_decision import ComplaintApproval, ComplaintSettlement
from app.services import _complaint_amounts as amounts
from app.services import _complaint_splits as splits
from app.services import _complaint_steps as steps
from app.services._use_case import UnitOfWork, get, require, use_case
from app.services.complaint_schemes import scheme_of

MOST_LINES = 30

OF_GOODS = frozenset({"return", "exchange", "rework", "resupply"})
"""Settlements that are so many pieces of something."""

BY_RULE = frozenset({"return", "exchange"})
"""Settlements whose cause says who bears the cost (domain table 4.8); of the others it may."""

FURTHEST = timedelta(days=366)

COUNTED = frozenset({"return", "rework", "resupply"})
"""Settlements of goods whose loss table 4.5 counts: without it, or an amount, nobody knows who decides."""

WRITTEN_IN = amounts.PROPOSABLE
"""States in which a proposal is written."""


@dataclass(frozen=True)
class Planned:
    """A line of a proposal as it is written; `id` 0 for a new one, the amount in fen."""

    kind: str
    id: int = 0
    goods: str = ""
    quantity: int = 0
    amount: int = 0
    cause: str = ""
    cost_bearer: str = ""
    bearer_reason: str = ""
    due_on: date | None = None
    note: str = ""


@use_case("complaint.propose")
def write(unit: UnitOfWork, case_id: int, *, seen_version: int, lines: Sequence[Planned], note: str = "") -> Complaint:
    """Keep exactly these lines as the proposal, before it is put forward; a line left out stays as void.

    The proposal is begun with it, the first time and after it was sent back. Raises UserError naming the field.
    """
    case = steps.load(unit, case_id, seen_version)
    if case.state not in WRITTEN_IN:
        raise UserError(translate("complaint", "What was put forward is not changed any more."), "lines")
    _write(unit, case, scheme_of(case), lines)
    values = amounts.sums(case)
    if case.state == workflow.State.PROPOSING:
        unit.update(case, seen_version, **values)
        unit.bump(case)  # other lines may come to the same sum: whoever puts it forward must have read them
        return case
    return steps.fire(unit, case, "propose", note=validation.clean_line(note, field="note"), **values)


def checked(case_id: int, line: Planned) -> Planned:
    """A line as it would be kept, for saying at once what is wrong with it. Raises UserError naming the field."""
    require("complaint.propose")
    case = get(Complaint, case_id)
    return Planned(id=line.id, **_checked(case, scheme_of(case), line))


@use_case("complaint.propose")
def submit(unit: UnitOfWork, case_id: int, *, seen_version: int, note: str = "") -> Complaint:
    """Put the proposal before the approver whom its amount needs (4.4).

    A case that looks split in two is noticed: the warning goes to the approver with it. Raises UserError naming what is
    missing.
    """
    case = steps.load(unit, case_id, seen_version)
    scheme = scheme_of(case)
    amount = case.proposed_amount or 0
    _refuse_uncounted(case)
    case = steps.fire(
        unit, case, "submit", note=validation.clean_line(note, field="note"), approval_state="open",
        approver_title=scheme.rung(amount).title.zh if scheme.rungs else "",
    )  # fmt: skip
    rung = scheme.rung(amount)
    unit.insert(
        ComplaintApproval, complaint=case.id, amount=amount, rung_title=rung.title.zh, rung_limit=rung.up_to,
        asked_at=unit.now, asked_by=unit.session.full_name, asked_by_id=unit.session.user_id,
        warning=approval.split_warning(scheme, amount, splits.siblings(case)),
    )  # fmt: skip
    return case


def split_warning(case_id: int) -> str:
    """What putting this case forward would warn of; empty when nothing looks split. Raises NotPermitted, UserError."""
    require("complaint.propose")
    case = get(Complaint, case_id)
    return approval.split_warning(scheme_of(case), case.proposed_amount or 0, splits.siblings(case))


def _refuse_uncounted(case: Complaint) -> None:
    """Raise UserError (field `lines`) for goods that stand for nothing: that would be the lowest rung for any worth."""
    counted = {row.kind for row in amounts.losses_of(case)}
    for row in amounts.settlements_of(case):
        if row.kind in COUNTED and not row.amount and row.kind not in counted:
            text = translate("complaint", "“{kind}” has no amount: write it, or count its loss. It says who decides.")
            raise UserError(text.format(kind=shown(SETTLEMENT_KINDS[row.kind])), "lines")


def _write(unit: UnitOfWork, case: Complaint, scheme: Scheme, lines: Sequence[Planned]) -> None:
    if len(lines) > MOST_LINES:
        raise UserError(translate("complaint", "At most {most} lines.").format(most=MOST_LINES), "lines")
    there = {row.id: row for row in amounts.settlements_of(case)}
    for line in lines:
        values = _checked(case, scheme, line)
        row = there.pop(line.id, None)
        if row is not None:
            unit.update(row, **values)
        elif line.id:
            raise UserError(translate("complaint", "A line of this proposal is not there any more."), "lines")
        else:
            unit.insert(ComplaintSettlement, complaint=case.id, **values)
    for row in there.values():
        unit.update(row, state="void", void_reason="taken_out")


def _checked(case: Complaint, scheme: Scheme, line: Planned) -> dict[str, Any]:
    """A line as it is stored. Raises UserError (field `lines`, or that of the rule of 4.8)."""
    if line.kind not in SETTLEMENT_KINDS or line.kind not in scheme.settlements:
        raise UserError(translate("complaint", "Choose what is done for the customer."), "kind")
    of_goods = line.kind in OF_GOODS
    return {
        "kind": line.kind,
        "goods": validation.clean_line(line.goods, field="goods") or (case.product_name if of_goods else ""),
        "quantity": check_count(line.quantity, "quantity", 1 if of_goods else 0),
        "amount": loss.checked_amount(line.amount, "amount", least=1 if line.kind in PAID_SETTLEMENTS else 0),
        **_bearer(line),
        "due_on": _due(case, line.due_on),
        "note": validation.clean_line(line.note, field="note"),
    }


def _bearer(line: Planned) -> dict[str, str]:
    """The cause and who bears the cost by rule 4.8; another bearer with a reason."""
    if not line.cause and line.kind not in BY_RULE:
        if line.cost_bearer and line.cost_bearer not in exchange.BEARERS:
            raise UserError(translate("exchange", "Choose who bears the cost."), "cost_bearer")
        return {"cause": "", "cost_bearer": line.cost_bearer, "bearer_reason": ""}
    why = validation.clean_line(line.bearer_reason, field="bearer_reason")
    chosen = exchange.check_bearer(line.cause, line.cost_bearer, why)
    kept = "" if chosen == exchange.suggested(line.cause) else why
    return {"cause": line.cause, "cost_bearer": chosen, "bearer_reason": kept}


def _due(case: Complaint, day: date | None) -> date | None:
    """By when it is to be done. Raises UserError for a day before the complaint, or far ahead."""
    if day is None:
        return None
    if day < clock.local(case.received_at).date():
        raise UserError(translate("complaint", "This cannot have been before the complaint was received."), "due_on")
    return validation.check_date(day, clock.today(), "due_on", ahead=FURTHEST)
