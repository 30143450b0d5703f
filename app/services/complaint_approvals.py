"""Decisions on proposals (002C, domain table 4.4): approved, with less where need be, or sent back.

Who may not decide, whatever their role: `domain.approval`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from app.core.errors import Bug, UserError
from app.core.i18n import translate
from app.core.money import format_yuan
from app.domain import approval, loss, permissions, validation
from app.domain.complaint import PAID_SETTLEMENTS
from app.models.complaint import Complaint
from app.models.complaint_decision import ComplaintApproval, ComplaintSettlement
from app.models.organisation import User
from app.services import _complaint_amounts as amounts
from app.services import _complaint_people as people
from app.services import _complaint_steps as steps
from app.services import session as sessions
from app.services import settings
from app.services._use_case import UnitOfWork, get, require, use_case
from app.services.complaint_schemes import scheme_of
from app.services.session import Session


@dataclass(frozen=True)
class Rung:
    """A rung of the ladder in words; `is_due` marks the one that the amount of the case needs."""

    words: str
    is_due: bool


@dataclass(frozen=True)
class Standing:
    """A case before its approver: the ladder, and why the person signed in may not decide it (empty: they may)."""

    ladder: tuple[Rung, ...]
    refusal: str


@use_case("complaint.approve")
def approve(
    unit: UnitOfWork,
    case_id: int,
    *,
    seen_version: int,
    words: str = "",
    amount: int | None = None,
    cuts: Mapping[int, int] | None = None,
) -> Complaint:
    """Approve a proposal. `cuts` gives lines of the settlement (by id) a smaller amount.

    A smaller `amount` alone is taken off the one line that is money. Raises UserError naming the field: for whoever may
    not decide, for more than was proposed, for nothing.
    """
    case, row = _before_me(unit, case_id, seen_version)
    approved = _cut(unit, case, row.amount, amount, dict(cuts or {}))
    said = validation.clean_text(words, field="words")
    _decided(unit, row, "approved", said)
    return steps.fire(
        unit, case, "approve", note=said, approval_state="approved", approved_amount=approved,
        approved_by=unit.session.full_name, approved_at=unit.now,
    )  # fmt: skip


@use_case("complaint.approve")
def send_back(unit: UnitOfWork, case_id: int, *, seen_version: int, reason: str) -> Complaint:
    """Send a proposal back with the reason; it is proposed again."""
    case, row = _before_me(unit, case_id, seen_version)
    why = validation.clean_text(reason, field="reason")
    case = steps.fire(unit, case, "send_back", note=why, approval_state="returned")
    _decided(unit, row, "returned", why)
    return case


def withdraw(unit: UnitOfWork, case: Complaint) -> None:
    """A case that ends while it waits for its approver waits no longer (inside the use case that ends it)."""
    row = _open(case)
    if row is not None:
        _decided(unit, row, "withdrawn", "")
        unit.update(case, approval_state="")


def standing(case_id: int) -> Standing:
    """The ladder of a case, and whether the person signed in may decide it. Raises NotPermitted, or UserError."""
    require("complaint.view")
    case = get(Complaint, case_id)
    who = sessions.current()
    steps.refuse_others(case, who)
    row = _open(case)
    scheme = scheme_of(case)
    amount = row.amount if row else case.proposed_amount or 0
    due = scheme.rung(amount) if scheme.rungs else None
    refused = None
    if row is not None and permissions.allowed(who.role, "complaint.approve"):
        refused = _refusal(case, row, who)
    ladder = tuple(Rung(approval.rung_words(rung), rung == due) for rung in scheme.rungs)
    return Standing(ladder, refused.text if refused else "")


def _before_me(unit: UnitOfWork, case_id: int, seen_version: int) -> tuple[Complaint, ComplaintApproval]:
    """A case that waits for an approver, and what it waits with. Raises UserError for whoever may not decide it."""
    case = steps.load(unit, case_id, seen_version)
    row = _open(case)
    if row is None:
        raise UserError(translate("approval", "This case does not wait for an approver."), "approval")
    refused = _refusal(case, row, unit.session)
    if refused is not None:
        raise refused
    return case, row


def _refusal(case: Complaint, row: ComplaintApproval, who: Session) -> UserError | None:
    return approval.refusal(
        get(User, who.user_id).approval_limit, row.amount, people.tie_of(case, who, row),
        self_approval=settings.flag("complaint.self_approval"),
    )  # fmt: skip


def _open(case: Complaint) -> ComplaintApproval | None:
    rows = list(
        ComplaintApproval.select().where(
            (ComplaintApproval.complaint == case.id) & (ComplaintApproval.decision == "open")
        )
    )
    if len(rows) > 1:
        raise Bug(f"{case.number} is before two approvers")
    return rows[0] if rows else None


def _decided(unit: UnitOfWork, row: ComplaintApproval, decision: str, words: str) -> None:
    unit.update(
        row, decision=decision, decided_by=unit.session.full_name, decided_by_id=unit.session.user_id,
        decided_at=unit.now, words=words,
    )  # fmt: skip


def _cut(unit: UnitOfWork, case: Complaint, proposed: int, amount: int | None, cuts: dict[int, int]) -> int:
    """Give lines their smaller amounts; the amount that is approved, in fen."""
    rows = amounts.settlements_of(case)
    if amount is not None:
        _within(amount, proposed)
        given = sum(row.amount for row in rows) if not cuts else 0
        if not cuts and amount < given:
            cuts = _from_one_line(rows, given - amount)
    by_id = {row.id: row for row in rows}
    for row_id, smaller in cuts.items():
        row = by_id.get(row_id)
        if row is None:
            raise UserError(translate("approval", "A line of this proposal is not there any more."), "cuts")
        if smaller > row.amount:
            raise UserError(translate("approval", "A line may get less than was proposed, not more."), "cuts")
        least = 1 if row.kind in PAID_SETTLEMENTS else 0
        unit.update(row, amount=loss.checked_amount(smaller, "cuts", least=least))
    left = sum(row.amount for row in rows)
    if amount is None:
        stands = amounts.given(rows, [amounts.line_of(row) for row in amounts.losses_of(case)])
        return stands if cuts and stands < proposed else proposed
    if left > amount:
        text = translate("approval", "The lines come to {sum}, more than the {amount} approved.")
        raise UserError(text.format(sum=format_yuan(left), amount=format_yuan(amount)), "cuts")
    return amount


def _within(amount: int, proposed: int) -> None:
    loss.checked_amount(amount, "amount", least=1 if proposed else 0)
    if amount > proposed:
        text = translate("approval", "Not more than the {amount} proposed can be approved.")
        raise UserError(text.format(amount=format_yuan(proposed)), "amount")


def _from_one_line(rows: list[ComplaintSettlement], less: int) -> dict[int, int]:
    """The one line that carries money takes the whole cut. Raises UserError where there are several."""
    carrying = [row for row in rows if row.amount]
    if len(carrying) != 1:
        raise UserError(translate("approval", "Several lines carry amounts. Say which of them are cut."), "cuts")
    return {carrying[0].id: carrying[0].amount - less}
