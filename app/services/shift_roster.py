"""The shift roster (F90, R081, R124): who takes complaints when; made for a span by turns, changed by hand."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any

from app.core import clock
from app.core.errors import UserError
from app.core.i18n import translate
from app.domain import permissions, validation
from app.domain import shift_roster as rules
from app.domain.shift_roster import Shift
from app.models.board import ShiftDuty
from app.services import board_names, settings
from app.services import session as sessions
from app.services._use_case import UnitOfWork, get, require, use_case

LONGEST_SPAN = 62
"""Days that are made or shown at once."""

_LONGEST_SHIFT = timedelta(hours=25)
"""With the hour that clocks may be put back: bounds what is read to know who is there at a moment."""

_AHEAD = timedelta(days=400)


@dataclass(frozen=True)
class Duty:
    """Somebody's turn; `starts_at` to before `ends_at`."""

    id: int
    row_version: int
    day: date
    shift: str
    starts_at: datetime
    ends_at: datetime
    person: str
    phone: str
    note: str


@dataclass(frozen=True)
class RosterDay:
    """A day of the roster: who has which shift, and the local hours in which nobody takes complaints."""

    day: date
    is_workday: bool
    duties: tuple[Duty, ...]
    gaps: tuple[tuple[datetime, datetime], ...]

    def of_shift(self, name: str) -> tuple[Duty, ...]:
        """Who has this shift."""
        return tuple(one for one in self.duties if one.shift == name)


@dataclass(frozen=True)
class Roster:
    """A span of the roster. `shifts` are those in force, then any others that a day still has by hand or from before.

    `turns` is how many turns each person has, and their hours.
    """

    shifts: tuple[Shift, ...]
    days: tuple[RosterDay, ...]
    turns: tuple[tuple[str, int, float], ...]
    gap_hours: float


def shifts() -> tuple[Shift, ...]:
    """The shifts of a day, as set for the branch."""
    return rules.parse_shifts(settings.text("roster.shifts"))


def on_duty(moment: datetime | None = None) -> tuple[Duty, ...]:
    """Who takes complaints at a moment (now when none is given); nobody for who does not see the roster."""
    if not sessions.is_signed_in() or not permissions.allowed(sessions.current().role, "roster.view"):
        return ()
    at = moment or clock.now()
    found = ShiftDuty.select().where(
        (ShiftDuty.starts_at <= at)
        & (ShiftDuty.starts_at > at - _LONGEST_SHIFT)
        & (ShiftDuty.ends_at > at)
        & ~ShiftDuty.is_void
    )
    return tuple(_duty(row) for row in found.order_by(ShiftDuty.starts_at, ShiftDuty.id))


def on_duty_words(duties: Iterable[Duty]) -> str:
    """Who is there in one line: `Night: 陈晓敏 (139…) until 08:00`; says so when it is nobody."""
    text = translate("roster", "{shift}: {person} until {time}")
    words = [
        text.format(
            shift=one.shift,
            person=f"{one.person} ({one.phone})" if one.phone else one.person,
            time=clock.local(one.ends_at).strftime("%H:%M"),
        )
        for one in duties
    ]
    return "; ".join(words) or translate("roster", "nobody by the roster")


def month(day: date) -> Roster:
    """The roster of a day's month. Raises NotPermitted."""
    first = day.replace(day=1)
    return span(first, (first + timedelta(days=31)).replace(day=1) - timedelta(days=1))


def span(first: date, last: date) -> Roster:
    """The roster from one day to another. Raises UserError for more than LONGEST_SPAN days, NotPermitted."""
    require("roster.view")
    _check_span(first, last)
    rows = [_duty(row) for row in _rows(first - timedelta(days=1), last)]
    spans = [(clock.local(one.starts_at), clock.local(one.ends_at)) for one in rows]
    inside = [one for one in rows if one.day >= first]
    days, missing = [], timedelta(0)
    for step in range((last - first).days + 1):
        day = first + timedelta(days=step)
        begin, end = (clock.local(clock.local_midnight(one)) for one in (day, day + timedelta(days=1)))
        gaps = tuple(rules.gaps(spans, begin, end))
        missing += sum((stop - start for start, stop in gaps), timedelta(0))
        own = tuple(one for one in inside if one.day == day)
        days.append(RosterDay(day, settings.is_workday(day), own, gaps))
    return Roster(_shifts_with(inside), tuple(days), _turns(inside), missing / timedelta(hours=1))


@use_case("roster.change")
def assign(unit: UnitOfWork, *, day: date, shift: str, person: str, phone: str = "", note: str = "") -> ShiftDuty:
    """Give somebody a shift, also beside others. Raises UserError: unknown shift or person, double duty."""
    return _insert(unit, day, _named(shift), person, phone, note)


@use_case("roster.change")
def change(
    unit: UnitOfWork, *, duty_id: int, seen_version: int, person: str, phone: str = "", note: str = ""
) -> ShiftDuty:
    """Somebody else takes a turn, or can be reached elsewhere."""
    row = _in_force(duty_id)
    name, staff_id, usual = board_names.known(person, "person")
    _refuse_double(name, row.starts_at, row.ends_at, but=row.id)
    return unit.update(
        row,
        seen_version,
        person=name,
        staff=staff_id,
        phone=validation.normalise_phone(phone or usual, "phone"),
        note=validation.clean_line(note, field="note"),
    )


@use_case("roster.change")
def remove(unit: UnitOfWork, *, duty_id: int, seen_version: int, reason: str) -> ShiftDuty:
    """Take a turn off the roster, for a reason; it stays in the history."""
    why = validation.required_line(reason, "reason")
    return unit.update(_in_force(duty_id), seen_version, reason=why, is_void=True, void_reason=why)


@use_case("roster.change")
def make(
    unit: UnitOfWork,
    *,
    first: date | None,
    last: date | None,
    people: Sequence[str],
    turn_days: int = 1,
    replace: bool = False,
    reason: str = "",
) -> None:
    """Make the roster of a span by turns; who has a turn right before or after is passed over.

    Shifts that somebody has already stay theirs unless `replace` is chosen: with it
    what has not begun yet is taken off first, for a reason; what has begun is never touched. Raises UserError naming
    the field.
    """
    if first is None or last is None:
        raise UserError(translate("validation", "Please fill this in."), "first" if first is None else "last")
    _check_span(first, last)
    validation.check_date(last, clock.today(), "last", ahead=_AHEAD)
    every = shifts()
    chosen = [board_names.known(name, "people")[0] for name in dict.fromkeys(people)]
    if len(chosen) < min(2, len(every)):
        raise UserError(translate("roster", "Choose at least two people: nobody has two shifts in a row."), "people")
    if not chosen:
        raise UserError(translate("roster", "Choose who takes turns."), "people")
    if turn_days not in (1, 7):
        raise UserError(translate("roster", "Turns change by the day or by the week."), "turn_days")
    if turn_days > 1 and len(chosen) < len(every):
        text = translate("roster", "Weekly turns need a person for each of the {count} shifts.")
        raise UserError(text.format(count=len(every)), "people")
    if replace:
        why = validation.required_line(reason, "reason")
        for row in _rows(first, last):
            if row.starts_at > unit.now:
                unit.update(row, reason=why, is_void=True, void_reason=why)
    taken = {(row.day, row.shift) for row in _rows(first, last)}
    for day, shift, name in rules.rotation(first, last, every, chosen, turn_days):
        begin, end = _moments(day, shift)
        if (day, shift.name) not in taken and end > unit.now:
            place = chosen.index(name)
            free = _rested((*chosen[place:], *chosen[:place]), begin, end)
            if free:
                _insert(unit, day, shift, free, "", "")


def _insert(unit: UnitOfWork, day: date, shift: Shift, person: str, phone: str, note: str) -> ShiftDuty:
    name, staff_id, usual = board_names.known(person, "person")
    validation.check_date(day, clock.today(), "day", ahead=_AHEAD)
    begin, end = _moments(day, shift)
    _refuse_double(name, begin, end)
    return unit.insert(
        ShiftDuty,
        day=day,
        shift=shift.name,
        starts_at=begin,
        ends_at=end,
        staff=staff_id,
        person=name,
        phone=validation.normalise_phone(phone or usual, "phone"),
        note=validation.clean_line(note, field="note"),
        entered_by=unit.session.name,
    )


def _refuse_double(name: str, begin: datetime, end: datetime, but: int = 0) -> None:
    other = _busy(name, begin, end, but)
    if other is not None:
        text = translate("roster", "{person} is on duty then already: {day}, {shift}.")
        raise UserError(text.format(person=name, day=other.day.isoformat(), shift=other.shift), "person")


def _busy(name: str, begin: datetime, end: datetime, but: int = 0) -> Any:
    """The duty of somebody that overlaps a time, None when they are free."""
    overlapping = (
        (ShiftDuty.starts_at < end)
        & (ShiftDuty.starts_at > begin - _LONGEST_SHIFT)
        & (ShiftDuty.ends_at > begin)
        & (ShiftDuty.person == name)
        & ~ShiftDuty.is_void
        & (ShiftDuty.id != but)
    )
    return ShiftDuty.select().where(overlapping).order_by(ShiftDuty.starts_at).first()


def _rested(people: Sequence[str], begin: datetime, end: datetime) -> str:
    """The first who is free and has no turn right before or after; else the first who is free; else nobody."""
    free = [name for name in people if _busy(name, begin, end) is None]
    beside = timedelta(minutes=1)
    return next((name for name in free if _busy(name, begin - beside, end + beside) is None), free[0] if free else "")


def _moments(day: date, shift: Shift) -> tuple[datetime, datetime]:
    begin, end = shift.span(day)
    midnight = clock.local(clock.local_midnight(day))
    first, last = (one.replace(tzinfo=midnight.tzinfo).astimezone(UTC) for one in (begin, end))
    return first, last


def _named(name: str) -> Shift:
    found = next((one for one in shifts() if one.name == name), None)
    if found is None:
        raise UserError(translate("roster", "There is no shift “{name}”.").format(name=name), "shift")
    return found


def _shifts_with(duties: Iterable[Duty]) -> tuple[Shift, ...]:
    every = list(shifts())
    names = {one.name for one in every}
    for one in duties:
        if one.shift not in names:
            names.add(one.shift)
            begin, end = (clock.local(moment).time() for moment in (one.starts_at, one.ends_at))
            every.append(Shift(one.shift, begin, end))
    return tuple(every)


def _turns(duties: Iterable[Duty]) -> tuple[tuple[str, int, float], ...]:
    found: dict[str, list[float]] = {}
    for one in duties:
        found.setdefault(one.person, []).append((one.ends_at - one.starts_at) / timedelta(hours=1))
    return tuple((name, len(hours), sum(hours)) for name, hours in found.items())


def _rows(first: date, last: date) -> list[Any]:
    in_span = ShiftDuty.day.between(first, last) & ~ShiftDuty.is_void
    return list(ShiftDuty.select().where(in_span).order_by(ShiftDuty.starts_at, ShiftDuty.id))


def _check_span(first: date, last: date) -> None:
    if last < first:
        raise UserError(translate("roster", "The roster ends before it begins."), "last")
    if (last - first).days >= LONGEST_SPAN:
        raise UserError(translate("roster", "At most {days} days at once.").format(days=LONGEST_SPAN), "last")


def _in_force(duty_id: int) -> ShiftDuty:
    row = get(ShiftDuty, duty_id)
    if row.is_void:
        raise UserError(translate("roster", "This turn is off the roster already."))
    return row


def _duty(row: Any) -> Duty:
    return Duty(**{name: getattr(row, name) for name in Duty.__dataclass_fields__})
