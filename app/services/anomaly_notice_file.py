"""An anomaly notice as its record shows it (F44)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from app.domain.workflows import anomaly_notice as workflow
from app.models.anomaly_notice import AnomalyNotice
from app.services import anomaly_notices
from app.services import session as sessions
from app.services._use_case import get, require


@dataclass(frozen=True)
class NoticeFile:
    """One notice; ids are 0 where there is none.

    `actions` are the events of its workflow that the person signed in may fire now.
    """

    id: int
    row_version: int
    number: str
    customer_id: int
    customer_name: str
    call_id: int
    call_number: str
    device_id: int
    product_name: str
    model: str
    serial: str
    content: str
    visited_by: str
    visited_on: date | None
    finding: str
    department_id: int
    unit: str
    result: str
    received_at: datetime
    received_by: str
    due_on: date | None
    state: str
    done_on: date | None
    complaint_id: int
    complaint_number: str
    void_reason: str
    actions: frozenset[str]


def file(notice_id: int) -> NoticeFile:
    """Everything about a notice. Raises NotPermitted, or UserError when it is not there."""
    require("anomaly_notice.view")
    row = get(AnomalyNotice, notice_id)
    who = sessions.current()
    anomaly_notices.refuse_others(row, who.role, who.user_id)
    same: dict[str, Any] = {
        name: getattr(row, name) for name in NoticeFile.__dataclass_fields__ if name in row._meta.combined
    }
    for name in ("call_id", "device_id", "department_id", "complaint_id"):
        same[name] = same[name] or 0
    steps = workflow.permitted(row.state, who.role)
    return NoticeFile(**same, actions=frozenset(step.event for step in steps))
