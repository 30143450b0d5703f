"""The dispatch calendar (F14, peers' calendar of people): technicians against the days of a week, from appointments."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from app.core import clock
from app.domain.board import monday_of
from app.models.organisation import Staff
from app.models.service_call import ServiceCall
from app.services import settings
from app.services._use_case import require
from app.services._visible import visible
from app.services.dispatch import PLANNED

MOST_IN_CELL = 12
"""Calls of a technician and day that are listed; the rest is counted."""

_MOST = 2_000


@dataclass(frozen=True)
class CalendarCall:
    """A call in a cell: its hour, who it is for, how it stands. `state` open | late | done."""

    call_id: int
    number: str
    time: str
    customer_name: str
    fault_text: str
    fault_level: int
    minutes: int
    state: str


@dataclass(frozen=True)
class CalendarCell:
    """A technician's day: calls by the hour, how many more there are, and their minutes together."""

    day: date
    calls: tuple[CalendarCall, ...]
    more: int
    minutes: int


@dataclass(frozen=True)
class CalendarRow:
    """A technician's week; `staff_id` 0 is nobody yet."""

    staff_id: int
    name: str
    cells: tuple[CalendarCell, ...]


@dataclass(frozen=True)
class DispatchWeek:
    """A week of the calendar. `is_cut`: there are more appointments than were read."""

    days: tuple[tuple[date, bool], ...]
    rows: tuple[CalendarRow, ...]
    is_cut: bool


def week(day: date | None = None) -> DispatchWeek:
    """The week of a day, Monday first, by the appointments agreed; a technician sees their own. Raises NotPermitted."""
    require("service_call.view")
    monday = monday_of(day or clock.today())
    days = [monday + timedelta(days=step) for step in range(7)]
    begin, end = clock.local_midnight(monday), clock.local_midnight(monday + timedelta(days=7))
    calls = visible(ServiceCall.select(), ServiceCall.technician, "service_call.view").where(
        (ServiceCall.appointed_at >= begin) & (ServiceCall.appointed_at < end) & (ServiceCall.state != "cancelled")
    )
    rows = list(calls.order_by(ServiceCall.appointed_at, ServiceCall.id).limit(_MOST + 1))
    found: dict[int, dict[date, list[ServiceCall]]] = {}
    names: dict[int, str] = {}
    for row in rows[:_MOST]:
        names.setdefault(row.technician_id or 0, row.technician_name)
        own = found.setdefault(row.technician_id or 0, {})
        own.setdefault(clock.local(row.appointed_at).date(), []).append(row)
    people = {one.id: one.name for one in Staff.select().where(Staff.is_technician & Staff.is_active).order_by(
        Staff.pinyin, Staff.id)}  # fmt: skip
    every = [0, *people, *sorted(set(found) - {0, *people})] if 0 in found else [*people, *sorted({*found} - {*people})]
    return DispatchWeek(
        tuple((one, settings.is_workday(one)) for one in days),
        tuple(
            CalendarRow(
                staff_id,
                people.get(staff_id) or names.get(staff_id, ""),
                tuple(_cell(one, found.get(staff_id, {}).get(one, [])) for one in days),
            )
            for staff_id in every
        ),
        len(rows) > _MOST,
    )


def _cell(day: date, calls: list[ServiceCall]) -> CalendarCell:
    shown = tuple(_call(one) for one in calls[:MOST_IN_CELL])
    return CalendarCell(day, shown, len(calls) - len(shown), sum(one.appointed_minutes for one in calls))


def _call(row: ServiceCall) -> CalendarCall:
    is_open = row.state in PLANNED or row.state in ("logged", "awaiting_reply")
    at = clock.local(row.appointed_at)
    state = "done" if not is_open else "late" if row.appointed_at < clock.now() and row.state != "on_site" else "open"
    first = row.fault_text.strip().splitlines()
    return CalendarCall(
        row.id, row.number, f"{at:%H:%M}", row.customer_name, first[0] if first else "", row.fault_level,
        row.appointed_minutes, state,
    )  # fmt: skip
