"""A corrective action as its record shows it (R107)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from app.domain.workflows import corrective_action as workflow
from app.models.complaint import Complaint
from app.models.penalty import CorrectiveAction
from app.services import session as sessions
from app.services._use_case import get, require


@dataclass(frozen=True)
class ActionFile:
    """One action; ids are 0 where there is none.

    `next_id` is the action that took its place. `actions` are the events of its workflow that the person signed in may
    fire now.
    """

    id: int
    row_version: int
    number: str
    complaint_id: int
    complaint_number: str
    complaint_content: str
    cause: str
    customer_name: str
    follows_id: int
    follows: str
    next_id: int
    next_number: str
    kind: str
    action: str
    unit: str
    staff_id: int
    person: str
    due_on: date | None
    done_on: date | None
    result: str
    check_due_on: date | None
    checked_on: date | None
    checked_by: str
    check_words: str
    state: str
    opened_at: datetime
    opened_by: str
    void_reason: str
    actions: frozenset[str]


def file(action_id: int) -> ActionFile:
    """Everything about an action. Raises NotPermitted, or UserError when it is not there."""
    require("corrective_action.view")
    row = get(CorrectiveAction, action_id)
    case = get(Complaint, row.complaint_id)
    before = get(CorrectiveAction, row.follows_id) if row.follows_id else None
    after = CorrectiveAction.get_or_none(CorrectiveAction.follows == row.id)
    copied = {name: getattr(row, name) for name in ActionFile.__dataclass_fields__ if name in row._meta.fields}
    return ActionFile(**{
        **copied,
        "complaint_id": case.id,
        "complaint_content": case.content,
        "cause": case.cause,
        "staff_id": row.staff_id or 0,
        "follows_id": before.id if before else 0,
        "follows": before.number if before else "",
        "next_id": after.id if after else 0,
        "next_number": after.number if after else "",
        "actions": frozenset(step.event for step in workflow.permitted(row.state, sessions.current().role)),
    })  # fmt: skip
