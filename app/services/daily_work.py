"""What a day's work was (F16, F17, R062, domain.md A8): the jobs of a technician, the branch by person and class.

A job belongs to the day on which it was finished; a visit that did not finish is told beside, with its hours, also on
the sheet of a day that is looked at again once the call was finished.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

from app.core import clock
from app.domain import permissions
from app.models import database, personal, plans
from app.models.base import MomentField, parse_moment
from app.models.service_call import ChargeLine
from app.services import dispatch, session, staff
from app.services._use_case import require
from app.services._visible import refuse_others
from app.services.dispatch import PlannedCall

CLASSES = ("A", "B", "C", "D")
MOST_NEXT = 20
_LATER = timedelta(days=31)
"""So long after a visit a call that was finished since is still looked for."""


@dataclass(frozen=True)
class Job:
    """A call that was worked on; `minutes` of that day, `parts` with their quantities.

    `done` is what was done; `again_at` when the next visit is, for one that did not finish.
    """

    call_id: int
    number: str
    customer_name: str
    subject: str
    service_class: str
    arrived_at: datetime | None
    finished_at: datetime | None
    minutes: int
    parts: tuple[tuple[str, int], ...] = ()
    done: str = ""
    again_at: datetime | None = None

    @property
    def is_finished(self) -> bool:
        """Whether it was finished on that day."""
        return self.finished_at is not None


@dataclass(frozen=True)
class Share:
    """What one person did: jobs finished and minutes by class, those of visits that did not finish too; these."""

    technician_id: int
    name: str
    jobs: dict[str, int] = field(default_factory=dict)
    minutes: dict[str, int] = field(default_factory=dict)
    unfinished: int = 0

    @property
    def job_count(self) -> int:
        """All that was finished."""
        return sum(self.jobs.values())


@dataclass(frozen=True)
class BranchDay:
    """The day of the branch. `open_calls` and `late_calls` are those of now; money in fen."""

    day: date
    shares: tuple[Share, ...]
    received: int
    finished: int
    open_calls: int
    late_calls: int
    charged: int
    collected: int
    next_calls: tuple[PlannedCall, ...]
    more_calls: int


def jobs_of(day: date, technician_id: int) -> tuple[Job, ...]:
    """A technician's jobs of a day, finished ones first in their order. Raises NotPermitted for somebody else's."""
    refuse_others("report.view", technician_id)
    first, last = _bounds(day)
    rows = personal.query(
        f"SELECT {_COLUMNS} FROM service_call WHERE finished_at >= ? AND finished_at < ? AND technician_id = ? "
        "ORDER BY finished_at, id",
        (first, last, technician_id),
    )
    finished = [_job(row) for row in rows]
    visits = _visits(day, technician_id)
    open_rows = _open_calls([call_id for call_id in visits if call_id not in {job.call_id for job in finished}])
    left = [_unfinished(row, visits[row[0]]) for row in open_rows]
    return _with_parts([*finished, *left])


def of_branch(day: date) -> BranchDay:
    """The branch's day by person and class. Raises NotPermitted for who may see only their own."""
    require("report.view")
    refuse_others("report.view", None)
    first, last = _bounds(day)
    rows = personal.query(
        "SELECT technician_id, technician_name, service_class, COUNT(*), SUM(work_minutes) FROM service_call "
        "WHERE finished_at >= ? AND finished_at < ? GROUP BY technician_id, technician_name, service_class",
        (first, last),
    )
    found = _shares(rows, _visits_of_all(day))
    calls = dispatch.day_plan(day + timedelta(days=1))
    coming = sorted((*calls.left_over, *calls.waiting), key=lambda one: (one.fault_level, one.number))
    return BranchDay(
        day=day,
        shares=tuple(found),
        received=_count("received_at >= ? AND received_at < ?", first, last),
        finished=sum(one.job_count for one in found),
        open_calls=_count(f"is_open AND {_WORKING}"),
        late_calls=_count(f"is_open AND {_WORKING} AND NOT is_paused AND {_LATE}", *[_moment(clock.now())] * 2),
        charged=_sum("SELECT SUM(amount) FROM charge WHERE began_at >= ? AND began_at < ? AND state <> 'void'", day),
        collected=_sum("SELECT SUM(collected_amount) FROM charge WHERE collected_at >= ? AND collected_at < ?", day),
        next_calls=tuple(coming[:MOST_NEXT]),
        more_calls=max(0, len(coming) - MOST_NEXT),
    )


def people() -> dict[str, str]:
    """The technicians whose report the person signed in may see: their ids as text, and names."""
    mine = staff.own()
    found = staff.technicians()
    if permissions.scope(session.current().role, "report.view") is not permissions.Scope.ALL:
        found = tuple(one for one in found if mine is not None and one.id == mine.id)
    return {str(one.id): one.name for one in found}


_COLUMNS = (
    "id, number, customer_name, product_name, model, fault_text, service_class, arrived_at, finished_at, work_minutes, "
    "solution_text, state, appointed_at"
)
_WORKING = "state NOT IN ('completed', 'phone_resolved')"
_LATE = "((responded_at IS NULL AND response_due_at < ?) OR (arrived_at IS NULL AND arrival_due_at < ?))"


def _bounds(day: date) -> tuple[str | None, str | None]:
    return _moment(clock.local_midnight(day)), _moment(clock.local_midnight(day + timedelta(days=1)))


def _moment(value: datetime) -> str | None:
    return MomentField().db_value(value)


def _count(where: str, *values: Any) -> int:
    return int(database.scalar(f"SELECT COUNT(*) FROM service_call WHERE {where}", values) or 0)


def _sum(sql: str, day: date) -> int:
    return int(database.scalar(sql, _bounds(day)) or 0)


def _job(row: tuple[Any, ...]) -> Job:
    call_id, number, customer, product, model, fault, kind, arrived, finished, minutes, solution, *_ = row
    return Job(
        call_id, number, customer, _subject(product, model, fault), kind, parse_moment(arrived),
        parse_moment(finished), int(minutes or 0), done=_words(solution)[:80],
    )  # fmt: skip


def _unfinished(row: tuple[Any, ...], visit: tuple[datetime, datetime | None]) -> Job:
    call_id, number, customer, product, model, fault, kind, *_, state, appointed = row
    arrived, left = visit
    minutes = _minutes(visit)
    again = parse_moment(appointed) if left is not None and state != "cancelled" else None
    return Job(call_id, number, customer, _subject(product, model, fault), kind, arrived, None, minutes, again_at=again)


def _subject(product: str, model: str, fault: str) -> str:
    device = " ".join(part for part in (product, model) if part)
    return " / ".join(part for part in (device, _words(fault)[:60]) if part)


def _words(stored: Any) -> str:
    """What somebody wrote about a call, in one line."""
    return str(stored).replace("\n", " ").strip()


def _visits(day: date, technician_id: int) -> dict[int, tuple[datetime, datetime | None]]:
    """Calls that the technician went to on that day and did not finish: when there, when put off."""
    return {
        call_id: visit for (_, _, call_id), visit in _by_call(_went("technician_id = ?", day, technician_id)).items()
    }


def _visits_of_all(day: date) -> dict[int, list[tuple[str, int]]]:
    """The same of everybody: class and minutes of each."""
    found: dict[int, list[tuple[str, int]]] = {}
    for (technician_id, kind, _), visit in _by_call(_went("technician_id IS NOT NULL", day)).items():
        found.setdefault(technician_id, []).append((kind, _minutes(visit)))
    return found


def _by_call(rows: list[Any]) -> dict[tuple[int, str, int], tuple[datetime, datetime | None]]:
    found: dict[tuple[int, str, int], tuple[datetime, datetime | None]] = {}
    for *key, event, moment in rows:
        at = parse_moment(moment)
        if at is not None:
            call = (key[0], key[1], key[2])
            arrived = found.get(call, (at, None))[0]
            found[call] = (arrived, at if event == "postpone" else None)
    return found


def _minutes(visit: tuple[datetime, datetime | None]) -> int:
    arrived, left = visit
    return int((left - arrived).total_seconds() // 60) if left is not None else 0


def _went(where: str, day: date, *values: Any) -> list[Any]:
    """Arrivals and visits put off, of calls that were not finished on that day: whose, class, call, what, when.

    The calls are found first, then their events: the few open ones, of a day that is over those finished within
    `_LATER` after it, and those that came within `_LATER` before it and were cancelled since.
    """
    few = plans.walking("service_call", "servicecall_open")
    calls = f"SELECT id, technician_id, service_class FROM {few} WHERE is_open AND {_WORKING} AND {where}"
    first, last = _bounds(day)
    given: list[Any] = [*values]
    over = clock.local_midnight(day + timedelta(days=1))
    if over <= clock.now():
        calls += (
            " UNION ALL SELECT id, technician_id, service_class FROM service_call "
            f"WHERE finished_at >= ? AND finished_at < ? AND received_at < ? AND {where}"
        )
        given += [last, _moment(over + _LATER), last, *values]
    calls += (
        " UNION ALL SELECT id, technician_id, service_class FROM service_call WHERE state = 'cancelled' "
        f"AND received_at >= ? AND received_at < ? AND cancelled_at >= ? AND {where}"
    )
    given += [_moment(clock.local_midnight(day) - _LATER), last, first, *values]
    return personal.query(
        f"SELECT c.technician_id, c.service_class, e.call_id, e.kind, e.happened_at FROM ({calls}) AS c "
        "CROSS JOIN service_call_event e WHERE e.call_id = c.id AND e.happened_at >= ? AND e.happened_at < ? "
        "AND e.kind IN ('arrive', 'postpone') ORDER BY e.id",
        (*given, first, last),
    )


def _open_calls(ids: list[int]) -> list[tuple[Any, ...]]:
    if not ids:
        return []
    marks = ", ".join("?" * len(ids))
    return personal.query(f"SELECT {_COLUMNS} FROM service_call WHERE id IN ({marks}) ORDER BY id", tuple(ids))


def _with_parts(jobs: list[Job]) -> tuple[Job, ...]:
    ids = [job.call_id for job in jobs]
    if not ids:
        return ()
    lines = ChargeLine.select().where(ChargeLine.call.in_(ids) & (ChargeLine.kind == "part") & ~ChargeLine.is_void)
    parts: dict[int, list[tuple[str, int]]] = {}
    for line in lines.order_by(ChargeLine.id):
        parts.setdefault(line.call_id, []).append((line.description, line.quantity))
    return tuple(Job(**{**vars(job), "parts": tuple(parts.get(job.call_id, ()))}) for job in jobs)


def _shares(rows: Iterable[tuple[Any, ...]], visits: dict[int, list[tuple[str, int]]]) -> list[Share]:
    """One a technician in service, and whoever else finished something; last what nobody in the staff list did."""
    known = {one.id: one.name for one in staff.technicians()}
    by_person: dict[int, Share] = {}
    for technician_id, name, kind, jobs, minutes in rows:
        share = by_person.setdefault(technician_id or 0, Share(technician_id or 0, name or "", {}, {}))
        code = _class(kind)
        share.jobs[code] = share.jobs.get(code, 0) + int(jobs)
        share.minutes[code] = share.minutes.get(code, 0) + int(minutes or 0)
    order = [*known, *(one for one in by_person if one and one not in known)]
    listed = [by_person.get(one, Share(one, known.get(one, ""), {}, {})) for one in order]
    told = []
    for one in listed:
        for kind, minutes in visits.get(one.technician_id, ()):
            one.minutes[_class(kind)] = one.minutes.get(_class(kind), 0) + minutes
        unfinished = len(visits.get(one.technician_id, ()))
        told.append(Share(one.technician_id, one.name, one.jobs, one.minutes, unfinished))
    return [*told, *([by_person[0]] if 0 in by_person else [])]


def _class(stored: str) -> str:
    return stored if stored in CLASSES else "A"
