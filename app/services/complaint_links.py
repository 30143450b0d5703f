"""The complaints of a customer, a device, a call: how many, in a line each, and on the timeline (R022)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from app.core.i18n import translate
from app.domain import permissions
from app.domain.workflows.complaint import state_label
from app.models.complaint import Complaint, ComplaintEvent
from app.services import session as sessions
from app.services._timeline_lines import Entry
from app.services._use_case import require, tuples

_LINES = 50
_COLUMNS = (
    Complaint.id, Complaint.number, Complaint.received_at, Complaint.content, Complaint.category_name, Complaint.state,
    Complaint.is_open, Complaint.is_repeat,
)  # fmt: skip
_LATE = ("refused",)
_QUIET = ("archived", "void")


@dataclass(frozen=True)
class CaseLine:
    """One complaint in a line."""

    id: int
    number: str
    received_at: datetime
    content: str
    category_name: str
    state: str
    is_open: bool
    is_repeat: bool


def counts(customer_id: int) -> tuple[int, int]:
    """How many complaints of a customer are open, and how many there are, of those the role may see."""
    rows = tuples(_theirs(Complaint.customer == customer_id, Complaint.is_open))
    return sum(bool(is_open) for (is_open,) in rows), len(rows)


def of_customer(customer_id: int) -> tuple[CaseLine, ...]:
    """The complaints of a customer, the latest first. Raises NotPermitted."""
    return _lines(Complaint.customer == customer_id)


def of_device(device_id: int) -> tuple[CaseLine, ...]:
    """The complaints about a device, the latest first. Raises NotPermitted."""
    return _lines(Complaint.device == device_id)


def of_call(call_id: int) -> tuple[CaseLine, ...]:
    """The complaints about a call, the latest first. Raises NotPermitted."""
    return _lines(Complaint.call == call_id)


def events(which: Any) -> Any:
    """A query of what happened to the complaints that meet a condition, of those the role may see: when, and its id."""
    moved = ComplaintEvent.before != ComplaintEvent.after
    theirs = _theirs(which, Complaint.id)
    query = ComplaintEvent.select(ComplaintEvent.happened_at, ComplaintEvent.id)
    return query.where(ComplaintEvent.complaint.in_(theirs) & moved)


def entries(event_ids: Sequence[int]) -> list[Entry]:
    """These steps as lines of a timeline, oldest first."""
    rows = list(ComplaintEvent.select().where(ComplaintEvent.id.in_(list(event_ids))).order_by(ComplaintEvent.id))
    about = Complaint.select(*_COLUMNS).where(Complaint.id.in_(sorted({row.complaint_id for row in rows})))
    cases = {case.id: case for case in about}
    return [_entry(row, cases[row.complaint_id]) for row in rows]


def _entry(event: ComplaintEvent, case: Complaint) -> Entry:
    is_first = event.event == "register"
    title = translate("timeline", "Complaint registered") if is_first else state_label(event.after)
    if not is_first:
        title = translate("timeline", "Complaint: {state}").format(state=title)
    tone = "late" if event.after in _LATE else "done" if event.after in _QUIET else "due" if is_first else "normal"
    return Entry(
        event.happened_at, event.entered_at, "event", title, case.content if is_first else event.note,
        event.entered_by, case.number, "complaint", case.id, tone,
    )  # fmt: skip


def _lines(which: Any) -> tuple[CaseLine, ...]:
    require("complaint.view")
    latest = _theirs(which, *_COLUMNS).order_by(Complaint.received_at.desc(), Complaint.id.desc()).limit(_LINES)
    return tuple(_line(row) for row in latest)


def _line(row: Complaint) -> CaseLine:
    return CaseLine(**{name: getattr(row, name) for name in CaseLine.__dataclass_fields__})


def _theirs(which: Any, *columns: Any) -> Any:
    """A query of the complaints that the role may see: all, or those they registered."""
    who = sessions.current()
    found = Complaint.select(*columns).where(which)
    if permissions.scope(who.role, "complaint.view") is permissions.Scope.OWN:
        found = found.where(Complaint.registered_by_id == who.user_id)
    return found if permissions.allowed(who.role, "complaint.view") else found.where(Complaint.id < 0)
