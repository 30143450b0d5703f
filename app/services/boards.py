"""The week's and the month's board (F87, F88, R078): what is due anywhere, and own items, by day.

Every source is read by an index and bounded; what does not fit is counted. Who sees only what is theirs sees only that
on the board, too.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from app.core import clock
from app.domain import board as rules
from app.domain import permissions
from app.models.board import BoardItem
from app.models.organisation import CalendarDay
from app.services import _board_sources as sources
from app.services import board_items, settings, surveys
from app.services import session as sessions
from app.services._board_sources import MOST_COUNTED, Group, Line
from app.services._use_case import require
from app.services.board_items import ItemFile

__all__ = [
    "MOST_COUNTED",
    "Group",
    "Line",
    "MonthBoard",
    "MonthDay",
    "Part",
    "WeekBoard",
    "month",
    "of_day",
    "today",
    "week",
]

MOST = 12
"""Lines of a source in a part of the week's board."""

_MOST_LATE = 4
_MOST_OWN = 200
_MOST_OF_MONTH = 8
_SURVEY_MONTH = 12
"""From December on a year without a survey is told (R076)."""


@dataclass(frozen=True)
class Part:
    """A part of the week's board, from `first` to `last`: groups of lines by source; `late` is overdue before it.

    Own items stand in one group, the overdue ones first: they are what the department has set itself.
    """

    first: date
    last: date
    late: tuple[Group, ...]
    groups: tuple[Group, ...]

    @property
    def count(self) -> int:
        """What is still to be done in it."""
        lines = (one for group in (*self.late, *self.groups) for one in group.lines if one.state != "done")
        return sum(1 for _ in lines) + sum(group.more for group in (*self.late, *self.groups))


@dataclass(frozen=True)
class WeekBoard:
    """The week's board at a day: 「当天」 with what is overdue, 「第二天」, and the rest of 「本周」.

    On a weekend the third part is the week to come. `survey_missing` is the year that has no survey yet, else 0.
    """

    day: date
    today: Part
    tomorrow: Part
    rest: Part
    survey_missing: int


@dataclass(frozen=True)
class MonthDay:
    """A day of the month's board: for each source what is open and what there is in all; own items that touch it."""

    day: date
    is_workday: bool
    holiday: str
    counts: tuple[tuple[str, int, int], ...]
    own: tuple[Line, ...]


@dataclass(frozen=True)
class MonthBoard:
    """The month's board: days from `days[0]` (a Monday) on, the overall plan, and what crosses weeks (F88).

    `plan` are own items within one week; `crossing` those that reach into another; `ahead` contracts that end, surveys
    and what else is due once in the month.
    """

    month: date
    days: tuple[MonthDay, ...]
    plan: tuple[Line, ...]
    crossing: tuple[ItemFile, ...]
    ahead: tuple[Group, ...]
    survey_missing: int


def today() -> Part:
    """What is to be done today, the overdue first: the board in short."""
    return _today(clock.today())


def week(day: date | None = None) -> WeekBoard:
    """The week's board at a day, today when none is given. Raises NotPermitted."""
    require("board.view")
    at = day or clock.today()
    after = at + timedelta(days=1)
    begin, end = at + timedelta(days=2), rules.monday_of(at) + timedelta(days=6)
    if begin > end:
        begin, end = end + timedelta(days=1), end + timedelta(days=7)
        begin = max(begin, at + timedelta(days=2))
    shown = {one.row_id for part in (_own(at, at), _own(after, after)) for one in part}
    rest = [one for one in _own(begin, end) if one.row_id not in shown]
    return WeekBoard(
        day=at,
        today=_today(at),
        tomorrow=Part(after, after, (), _groups(_own(after, after), after, after)),
        rest=Part(begin, end, (), _groups(rest, begin, end)),
        survey_missing=_survey_missing(at),
    )


def month(day: date | None = None) -> MonthBoard:
    """The month's board of a day's month, six weeks from a Monday on. Raises NotPermitted."""
    require("board.view")
    first = (day or clock.today()).replace(day=1)
    begin = rules.monday_of(first)
    days = [begin + timedelta(days=step) for step in range(42)]
    last = (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)
    counts = {source.name: sources.counted(source, days) for source in sources.seen()}
    own = _own(begin, days[-1])
    spans = {item.id: item for item in _items(begin, days[-1])}
    named = CalendarDay.select().where(CalendarDay.day.between(begin, days[-1]) & (CalendarDay.kind == "holiday"))
    holidays = {row.day: row.name for row in named}
    inside = [one for one in own if spans[one.row_id].starts_on <= last and spans[one.row_id].due_on >= first]
    inside.sort(key=lambda one: (one.day, one.row_id))
    return MonthBoard(
        month=first,
        days=tuple(
            MonthDay(
                one,
                settings.is_workday(one),
                holidays.get(one, ""),
                tuple((name, *found[one]) for name, found in counts.items() if one in found),
                tuple(line for line in own if spans[line.row_id].starts_on <= one <= spans[line.row_id].due_on),
            )
            for one in days
        ),
        plan=tuple(one for one in inside if not spans[one.row_id].crosses_weeks),
        crossing=tuple(spans[one.row_id] for one in inside if spans[one.row_id].crosses_weeks),
        ahead=tuple(
            group
            for source in sources.seen()
            if source.name in ("contract", "survey", "complaint")
            and (group := sources.due(source, first, last, _MOST_OF_MONTH)).lines
        ),
        survey_missing=_survey_missing(last if last < clock.today() else clock.today()),
    )


def of_day(name: str, day: date) -> Group:
    """What a source has on a day, as the month's board counts it: its `conditions` open all of it."""
    source = next(one for one in sources.SOURCES if one.name == name)
    return sources.due(source, day, day, MOST)


def _today(at: date) -> Part:
    late = []
    for source in sources.seen():
        if source.shows_late and (group := sources.late(source, at, _MOST_LATE)).lines:
            late.append(group)
    return Part(at, at, tuple(late), _groups([*_own_late(at), *_own(at, at)], at, at))


def _groups(own: list[Line], first: date, last: date) -> tuple[Group, ...]:
    found = [Group("own", tuple(own), 0, "", ())] if own else []
    found += [group for source in sources.seen() if (group := sources.due(source, first, last, MOST)).lines]
    return tuple(found)


def _items(first: date, last: date) -> list[ItemFile]:
    """Own items that touch a span and were not dropped; what ends before it or begins after it is not read."""
    touching = (BoardItem.starts_on <= last) & (BoardItem.due_on >= first)
    rows = _seen(touching & BoardItem.state.in_(("open", "done")))
    return [board_items.as_file(row) for row in rows.order_by(BoardItem.due_on, BoardItem.id).limit(_MOST_OWN)]


def _own(first: date, last: date) -> list[Line]:
    lines = [_line(one) for one in _items(first, last)]
    return sorted(lines, key=lambda one: (one.state == "done", one.day))


def _own_late(before: date) -> list[Line]:
    rows = _seen((BoardItem.state == "open") & (BoardItem.due_on < before))
    return [_line(board_items.as_file(row)) for row in rows.order_by(BoardItem.due_on, BoardItem.id).limit(MOST)]


def _seen(where: Any) -> Any:
    """Own items by the role's scope: all of them, or those one owns or has entered."""
    who = sessions.current()
    query = BoardItem.select().where(where)
    if permissions.scope(who.role, "board.view") is permissions.Scope.ALL:
        return query
    mine = (BoardItem.owner == who.full_name) | (BoardItem.entered_by == who.name)
    return query.where(mine | (BoardItem.owner_staff == who.staff_id) if who.staff_id else mine)


def _line(item: ItemFile) -> Line:
    state = "done" if not item.is_open else "late" if item.is_late else "open"
    return Line("own", "board_item", item.id, "", item.subject, _span(item), item.owner, item.due_on, "", state)


def _span(item: ItemFile) -> str:
    if item.starts_on == item.due_on:
        return item.note.splitlines()[0] if item.note else ""
    return f"{item.starts_on:%m-%d} – {item.due_on:%m-%d}"


def _survey_missing(at: date) -> int:
    """The year when it is December and fewer surveys are done than the branch asks for (R076); 0 otherwise."""
    if at.month < _SURVEY_MONTH or not permissions.allowed(sessions.current().role, "survey.view"):
        return 0
    return at.year if surveys.is_missing(at.year) else 0
