"""A reward and penalty notice as its record shows it (F76): arithmetic, months, prints, what may be done next."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from app.core.i18n import shown, translate
from app.core.money import format_yuan
from app.domain import penalty as rules
from app.domain import penalty_steps as table_rules
from app.domain import permissions
from app.domain.workflows import penalty as workflow
from app.models.penalty import Penalty
from app.services import issuing, penalty_deductions, penalty_steps
from app.services import session as sessions
from app.services._use_case import get, require
from app.services.penalties import FORM
from app.services.penalty_deductions import Taken


@dataclass(frozen=True)
class PenaltyFile:
    """One notice; ids are 0 where there is none, amounts are fen.

    `arithmetic` is the fine in a sentence; `forfeited` what the step took of the bonus of `bonus_month`, `lower` the
    superior's step; `actions` are the events of its workflow that the person signed in may fire, with `superior` where
    the superior's notice may be drafted.
    """

    id: int
    row_version: int
    number: str
    kind: str
    complaint_id: int
    complaint_number: str
    responsibility_id: int
    superior_of_id: int
    superior_of: str
    superior_notice_id: int
    superior_notice: str
    unit: str
    staff_id: int
    person: str
    trigger: str
    reason: str
    share_amount: int
    step: str
    own_points: int
    unit_points: int
    fine: int
    settled: int
    bonus_month: str
    forfeited: int
    worth: str
    step_shown: str
    lower: str
    state: str
    issued_at: datetime
    issued_by: str
    approved_by: str
    approved_at: datetime | None
    published_on: date | None
    appeal: str
    appealed_on: date | None
    appeal_decision: str
    appeal_decided_by: str
    appeal_decided_on: date | None
    void_reason: str
    arithmetic: str
    months: tuple[Taken, ...]
    altered: bool
    prints: tuple[issuing.PrintedCopy, ...]
    actions: frozenset[str]

    @property
    def owed(self) -> int:
        """What is still to be deducted."""
        return self.fine - self.settled if self.kind == "penalty" and self.state in workflow.STANDING else 0

    @property
    def pay_back(self) -> int:
        """What was deducted of a notice that is withdrawn now."""
        return self.settled + self.forfeited if self.state == workflow.State.WITHDRAWN else 0


def file(penalty_id: int) -> PenaltyFile:
    """Everything about a notice. Raises NotPermitted, or UserError when it is not there."""
    require("penalty.view")
    row = get(Penalty, penalty_id)
    step = penalty_steps.step(row)
    kept = issuing.paper_of(FORM, row.number)
    copied = {name: getattr(row, name) for name in PenaltyFile.__dataclass_fields__ if name in row._meta.fields}
    superior = Penalty.get_or_none((Penalty.superior_of == row.id) & Penalty.state.not_in(["void", "withdrawn"]))
    return PenaltyFile(**{
        **copied,
        **{f"{name}_id": getattr(row, f"{name}_id") or 0 for name in ("complaint", "responsibility", "staff")},
        "superior_of_id": row.superior_of_id or 0,
        "superior_of": row.superior_of.number if row.superior_of_id else "",
        "superior_notice_id": superior.id if superior else 0,
        "superior_notice": superior.number if superior else "",
        "forfeited": penalty_deductions.forfeited(row),
        "worth": shown(step.worth) if step is not None else "",
        "step_shown": rules.step_words(row.step, row.step_words),
        "lower": _lower(row, step),
        "arithmetic": arithmetic(row.share_amount, row.unit_points, row.own_points),
        "months": penalty_deductions.of_penalty(row.id),
        "altered": bool(kept) and (issuing.altered(kept.paper_id) or kept.content_sha256 != row.content_sha256),
        "prints": kept.prints if kept else (),
        "actions": _actions(row, superior),
    })  # fmt: skip


def arithmetic(share_amount: int, unit_points: int, own_points: int) -> str:
    """The fine with how it comes about (4.7), empty without points. Raises UserError naming the field."""
    if not unit_points and not own_points:
        return ""
    fine = rules.fine(share_amount, unit_points, own_points)
    text = translate("penalty", "{loss} ÷ {unit} points × {own} points = {fine}")
    return text.format(loss=format_yuan(share_amount), unit=unit_points, own=own_points, fine=format_yuan(fine))


def _lower(row: Penalty, step: table_rules.Step | None) -> str:
    """The superior's step in words; empty where none is punished."""
    if step is None or not step.superior:
        return ""
    below = table_rules.lower(step.code, penalty_steps.of(row))
    return rules.step_words(below.code, below.paper)


def trigger_words(trigger: str) -> str:
    """What a notice is written for, as it is shown: a kind of misconduct, or one of the branch's situations."""
    return shown(rules.MISCONDUCT[trigger]) if trigger in rules.MISCONDUCT else trigger


def _actions(row: Penalty, superior: Penalty | None) -> frozenset[str]:
    events = {step.event for step in workflow.permitted(row.state, sessions.current().role)}
    if row.published_on is not None:
        events.discard("publish")
    events.discard("fall")
    if row.settled or penalty_deductions.forfeited(row):
        events.discard("void")
    step = penalty_steps.step(row)
    has_above = step is not None and step.superior
    standing = row.state in (workflow.State.DRAFT, *workflow.STANDING)
    if has_above and standing and not row.superior_of_id and superior is None and _may_draft():
        events.add("superior")
    return frozenset(events)


def _may_draft() -> bool:
    return permissions.allowed(sessions.current().role, "penalty.change")
