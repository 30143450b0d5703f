"""What the day holds by the hour, beside its figures (F87)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from app.core import clock
from app.domain import permissions
from app.models import personal
from app.models.base import MomentField, parse_moment
from app.services import session as sessions

MOST = 12


@dataclass(frozen=True)
class DayLine:
    """A line of today: `at` where it has an hour, what it is about, who does it; `kind` and `row_id` open it.

    `tone` as of a figure.
    """

    at: datetime | None
    text: str
    who: str
    kind: str
    row_id: int
    tone: str = "normal"


def lines() -> tuple[DayLine, ...]:
    """Own items of the boards that are due, then the visits agreed for today by the hour; one's own for a technician.

    At most MOST of each.
    """
    who = sessions.current()
    return (*_items(who), *_appointments(who))


def _items(who: sessions.Session) -> list[DayLine]:
    seen = permissions.scope(who.role, "board.view")
    if seen is permissions.Scope.NONE:
        return []
    today = clock.today().isoformat()
    own, whose = (" AND owner_staff_id = ?", (who.staff_id,)) if seen is permissions.Scope.OWN else ("", ())
    rows = personal.query(
        "SELECT id, subject, owner, due_on FROM board_item WHERE state = 'open' AND starts_on <= ? "
        f"AND due_on <= ?{own} ORDER BY due_on, id LIMIT {MOST}",
        (today, (clock.today() + timedelta(days=6)).isoformat(), *whose),
    )
    tones = {True: "late", False: "normal"}
    return [DayLine(None, subject, owner, "board_item", item, tones[due < today]) for item, subject, owner, due in rows]


def _appointments(who: sessions.Session) -> list[DayLine]:
    seen = permissions.scope(who.role, "service_call.view")
    if seen is permissions.Scope.NONE:
        return []
    begin, end = (MomentField().db_value(clock.local_midnight(clock.today() + timedelta(days=days))) for days in (0, 1))
    own, whose = (" AND technician_id = ?", (who.staff_id,)) if seen is permissions.Scope.OWN else ("", ())
    rows = personal.query(
        "SELECT id, appointed_at, customer_name, technician_name, is_paused, arrived_at FROM service_call "
        f"WHERE appointed_at >= ? AND appointed_at < ? AND is_open{own} ORDER BY appointed_at, id LIMIT {MOST}",
        (begin, end, *whose),
    )
    now = clock.now()
    found = []
    for call_id, at, customer, technician, is_paused, arrived in rows:
        moment = parse_moment(at)
        is_late = moment is not None and moment < now and not arrived and not is_paused
        found.append(DayLine(moment, customer, technician, "service_call", call_id, "late" if is_late else "normal"))
    return found
