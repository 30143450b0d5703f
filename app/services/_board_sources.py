"""What is due elsewhere, as the boards read it: each source one table, one day, one index, never more than a few rows.

Raw statements: a board asks a dozen tables for a handful of rows each, and must stay quick beside a million calls.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any, NamedTuple

from app.core import clock
from app.domain import permissions
from app.models import database, personal
from app.models.base import DayField, MomentField, parse_moment
from app.services import session as sessions

MOST_COUNTED = 1_000
"""More than that is not counted out: the board says “and 999+ more”."""

Condition = tuple[str, str, Any]


@dataclass(frozen=True)
class Line:
    """A line of a board. `state` is open | done | late; `time` the hour of a visit, empty for a whole day."""

    source: str
    kind: str
    row_id: int
    number: str
    text: str
    detail: str
    owner: str
    day: date
    time: str
    state: str


@dataclass(frozen=True)
class Group:
    """The lines of a source in a part of a board. `more` were left out (MOST_COUNTED: at least so many).

    `ledger` with `conditions` opens them all, these included.
    """

    source: str
    lines: tuple[Line, ...]
    more: int
    ledger: str
    conditions: tuple[Condition, ...]


class Source(NamedTuple):
    """A table that something is due in.

    `day` is the column that says when (`is_moment`: in UTC), `states` those in which it is to be done, `done` those in
    which it was. `also` narrows both. `words` are columns for customer, detail and owner. `mine` is the column that
    makes a row one's own, and what of the session it holds. `is_paired` says that an index leads by state and day.
    """

    name: str
    table: str
    ledger: str
    action: str
    day: str
    states: tuple[str, ...]
    words: tuple[str, str, str]
    done: tuple[str, ...] = ()
    is_moment: bool = False
    also: str = ""
    also_conditions: tuple[Condition, ...] = ()
    mine: tuple[str, str] = ("", "")
    shows_late: bool = True
    is_paired: bool = False


_OF_CALL = "(SELECT call.technician_id FROM service_call call WHERE call.id = return_visit.call_id)"
"""Whose a visit is, as its ledger has it: the one's who is sent to the call."""

SOURCES = (
    Source(
        "call", "service_call", "repairs", "service_call.view", "appointed_at",
        ("logged", "awaiting_reply", "scheduled", "dispatched", "on_site"),
        ("customer_name", "fault_text", "technician_name"),
        ("taken_back", "repaired", "completed", "phone_resolved", "struck_off", "followed_up", "closed"),
        is_moment=True, mine=("technician_id", "staff_id"),
    ),
    Source(
        "call_due", "service_call", "repairs", "service_call.view", "arrival_due_at", ("logged", "awaiting_reply"),
        ("customer_name", "fault_text", "technician_name"), is_moment=True,
        also="coalesce(appointed_at, '') = ''", also_conditions=(("appointed_at", "is_empty", None),),
        mine=("technician_id", "staff_id"),
    ),
    Source(
        "complaint", "complaint", "complaints", "complaint.view", "promised_on", (),
        ("customer_name", "category_name", "owner_name"), also="is_open AND settled_at IS NULL",
        also_conditions=(("is_open", "eq", True), ("settled_at", "is_empty", None)),
        mine=("registered_by_id", "user_id"),
    ),
    Source(
        "complaint_due", "complaint", "complaints", "complaint.view", "close_due_at", (),
        ("customer_name", "category_name", "owner_name"), is_moment=True,
        also="is_open AND settled_at IS NULL AND promised_on IS NULL",
        also_conditions=(
            ("is_open", "eq", True), ("settled_at", "is_empty", None), ("promised_on", "is_empty", None),
        ),
        mine=("registered_by_id", "user_id"),
    ),
    Source(
        "opinion", "opinion", "opinions", "opinion.view", "answer_due_at", ("received", "forwarded"),
        ("customer_name", "content", "forwarded_to"), ("answered", "closed"), is_moment=True,
        mine=("received_by_id", "user_id"),
    ),
    Source(
        "visit", "return_visit", "visits", "visit.view", "due_on", ("due",),
        ("customer_name", "subject", "technician_name"), ("done", "unreachable"), mine=(_OF_CALL, "staff_id"),
        is_paired=True,
    ),
    Source(
        "inspection", "inspection", "inspections", "inspection.view", "due_on", ("due", "planned"),
        ("customer_name", "contract_number", "technician_name"), ("done",), mine=("technician_name", "full_name"),
        is_paired=True,
    ),
    Source(
        "contract", "contract", "contracts", "contract.view", "ends_on", ("active",),
        ("customer_name", "project_name", "renewal_owner"), ("renewed",), shows_late=False, is_paired=True,
    ),
    Source(
        "contract_step", "contract", "contracts", "contract.renew", "next_step_on", ("active", "lapsed"),
        ("customer_name", "next_step", "renewal_owner"),
    ),
    Source(
        "care", "care_activity", "care", "care.view", "planned_on", ("planned",),
        ("customer_name", "subject", "owner"), ("done",), mine=("owner", "full_name"), is_paired=True,
    ),
    Source(
        "survey", "survey", "surveys", "survey.view", "ends_on", ("planned", "running", "analysed"),
        ("title", "aim", "owner"), ("reported", "actions", "closed"),
    ),
)  # fmt: skip


def seen() -> Iterator[Source]:
    """The sources that the person signed in may look at."""
    role = sessions.current().role
    own_only = permissions.scope(role, "board.view") is permissions.Scope.OWN
    for source in SOURCES:
        granted = permissions.scope(role, source.action)
        if granted is permissions.Scope.NONE or ((own_only or granted is permissions.Scope.OWN) and not source.mine[0]):
            continue
        yield source


def due(source: Source, first: date, last: date, most: int) -> Group:
    """What is due from `first` to `last`, both included: what is open first, then what was done."""
    where, given = _in_span(source, first, last)
    lines = _lines(source, source.states, where, given, source.day, most)
    room = most - len(lines)
    done = _lines(source, source.done, where, given, source.day, room) if room and source.done else []
    more = 0
    if len(lines) + len(done) >= most:
        more = _count(source, (*source.states, *source.done), where, given) - len(lines) - len(done)
    return Group(source.name, (*lines, *done), more, source.ledger, _conditions(source, "between", (first, last)))


def late(source: Source, before: date, most: int) -> Group:
    """What was due before a day and is still to be done, the longest overdue first."""
    day = source.day if source.states and not source.is_moment else f"coalesce({source.day}, '~')"
    where, given = f"{day} < ?", (_bound(source, before),)
    by_state = source.is_paired or source.is_moment
    lines = _lines(source, source.states, where, given, day, most, by_state=by_state)
    more = 0
    if len(lines) >= most:
        more = _count(source, source.states, where, given, by_state=by_state) - len(lines)
    return Group(source.name, tuple(lines), more, source.ledger, _conditions(source, "before", before, done=False))


def counted(source: Source, days: Sequence[date]) -> dict[date, tuple[int, int]]:
    """For each day how many are open, and how many in all; days with nothing are left out."""
    first, last = days[0], days[-1]
    if not source.is_moment:
        where, given = _in_span(source, first, last)
        rows = _grouped(source, where, given)
        return {_day(day): (int(waiting or 0), int(total)) for day, waiting, total in rows}
    parts, parameters = [], []
    for place, day in enumerate(days):
        where, given = _in_span(source, day, day)
        said, more = _where(source, (*source.states, *source.done), where, given)
        waiting, states = _is_waiting(source)
        parts.append(f"SELECT {place}, SUM({waiting}), COUNT(*) FROM {source.table} WHERE {said}")
        parameters += [*states, *more]
    found = personal.query(" UNION ALL ".join(parts), tuple(parameters))
    return {days[place]: (int(waiting or 0), int(total)) for place, waiting, total in found if total}


def _grouped(source: Source, where: str, given: tuple[Any, ...]) -> list[tuple[Any, ...]]:
    said, more = _where(source, (*source.states, *source.done), where, given)
    waiting, states = _is_waiting(source)
    sql = f"SELECT {source.day}, SUM({waiting}), COUNT(*) FROM {source.table} WHERE {said} GROUP BY {source.day}"
    return personal.query(sql, (*states, *more))


def _is_waiting(source: Source) -> tuple[str, tuple[str, ...]]:
    if not source.done:
        return "1", ()
    return f"CASE WHEN state IN ({_marks(source.states)}) THEN 1 ELSE 0 END", source.states


def _lines(
    source: Source,
    states: tuple[str, ...],
    where: str,
    given: tuple[Any, ...],
    order: str,
    most: int,
    *,
    by_state: bool = False,
) -> list[Line]:
    said, parameters = _where(source, states, where, given, by_state=by_state)
    text, detail, owner = source.words
    rows = personal.query(
        f"SELECT id, number, {text}, {detail}, {owner}, {source.day} FROM {source.table} "
        f"WHERE {said} ORDER BY {order}, id LIMIT {most}",
        parameters,
    )
    is_done = bool(source.done) and states == source.done
    return [_line(source, row, is_done=is_done) for row in rows]


def _line(source: Source, row: tuple[Any, ...], *, is_done: bool) -> Line:
    row_id, number, text, detail, owner, due_at = row
    time = ""
    if source.is_moment:
        moment = clock.local(_moment(due_at))
        day, time = moment.date(), f"{moment:%H:%M}" if moment.hour or moment.minute else ""
        is_late = not is_done and _moment(due_at) < clock.now()
    else:
        day = _day(due_at)
        is_late = not is_done and day < clock.today()
    first = (detail or "").strip().splitlines()
    state = "done" if is_done else "late" if is_late else "open"
    return Line(source.name, source.table, row_id, number, text, first[0] if first else "", owner, day, time, state)


def _count(
    source: Source, states: tuple[str, ...], where: str, given: tuple[Any, ...], *, by_state: bool = False
) -> int:
    said, parameters = _where(source, states, where, given, by_state=by_state)
    inner = f"SELECT 1 FROM {source.table} WHERE {said} LIMIT {MOST_COUNTED + 100}"
    return int(database.scalar(f"SELECT COUNT(*) FROM ({inner}) AS found", parameters))


def _where(
    source: Source, states: tuple[str, ...], where: str, given: tuple[Any, ...], *, by_state: bool = False
) -> tuple[str, tuple[Any, ...]]:
    """All conditions; `by_state` lets the index of the state find the rows, else that of the day does."""
    parts, parameters = [where], [*given]
    if states:
        column = "state" if by_state or source.is_paired else "state || ''"  # so that the index of the day is used
        parts.append(f"{column} IN ({_marks(states)})")
        parameters += states
    if source.also:
        parts.append(source.also)
    who = sessions.current()
    scopes = (permissions.scope(who.role, action) for action in ("board.view", source.action))
    if permissions.Scope.OWN in scopes:
        parts.append(f"{source.mine[0]} = ?")
        parameters.append(getattr(who, source.mine[1]))
    return " AND ".join(parts), tuple(parameters)


def _conditions(source: Source, operator: str, value: Any, *, done: bool = True) -> tuple[Condition, ...]:
    found: list[Condition] = [(source.day, operator, value), *source.also_conditions]
    states = (*source.states, *source.done) if done else source.states
    if states:
        found.append(("state", "in", states))
    return tuple(found)


def _in_span(source: Source, first: date, last: date) -> tuple[str, tuple[Any, ...]]:
    after = _bound(source, last + timedelta(days=1))
    return f"{source.day} >= ? AND {source.day} < ?", (_bound(source, first), after)


def _bound(source: Source, day: date) -> str:
    if source.is_moment:
        return str(MomentField().db_value(clock.local_midnight(day)))
    return day.isoformat()


def _marks(values: Sequence[str]) -> str:
    return ", ".join("?" * len(values))


def _moment(stored: str) -> datetime:
    return parse_moment(stored) or clock.now()


def _day(stored: str) -> date:
    return DayField().python_value(stored) or clock.today()
