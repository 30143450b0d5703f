"""The branch itself: its first run, its calendar of holidays and make-up workdays, whether it is a demonstration."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from app.core import clock, paths
from app.core.changes import Changes
from app.core.errors import UserError
from app.core.i18n import LANGUAGES, translate
from app.domain import settings as declarations
from app.domain import validation
from app.domain.calendar import DayKind, HolidayYear, parse_holidays
from app.models import database
from app.models.organisation import BranchSetting, CalendarDay, Department, FaultCategory, PriceItem
from app.services import settings, sign_board, users
from app.services._use_case import UnitOfWork, get, transact, use_case
from app.services.session import Session

OFFICIAL, STATUTORY, OWN = "official", "statutory", "branch"
"""Where a calendar day comes from: a notice of the State Council, the statutory days only, or the branch itself."""

_DEMONSTRATION = "demonstration.people"

_STRICT = {"stock_in.required": True}
"""What a new branch begins with, though branches that were there before it came keep what they are used to."""


@dataclass(frozen=True)
class CalendarDayEntry:
    """A holiday or make-up workday.

    `is_official` when a notice of the State Council stands behind it, `notice` names it.
    """

    id: int
    day: date
    kind: str
    name: str
    source: str
    is_official: bool
    notice: str


def is_set_up() -> bool:
    """Whether the first run is over: the branch has its code and somebody who can sign in."""
    return sign_board.branch_is_set_up()


def set_up(
    *,
    branch_code: str,
    branch_name: str,
    company_name: str,
    complaint_phone: str,
    name: str,
    full_name: str,
    password: str,
    language: str = "zh_CN",
) -> Changes:
    """The first run: the branch's particulars, its lists, and the account of its first administrator.

    Seeds departments, fault categories, a price list and the holidays. Raises UserError naming the field; nothing is
    kept then.
    """
    unit = UnitOfWork("branch.set_up", Session(0, name.strip(), full_name.strip(), "administrator"))
    values = {
        "branch_code": branch_code,
        "branch_name": branch_name,
        "company_name": company_name,
        "complaint_phone": complaint_phone,
    }

    def act() -> Changes:
        if is_set_up():
            raise UserError(translate("branch", "This branch is set up already."))
        for key, text in values.items():
            validation.required_line(text, key)
        settings.write(unit, {key: declarations.check(key, text) for key, text in values.items()} | _STRICT)
        user = users.add(unit, name, full_name, "administrator", password, language=language)
        furnish(unit, language)
        return unit.changes(user)

    return transact(unit, act)


def furnish(unit: UnitOfWork, language: str) -> None:
    """Give a new branch its lists: departments, fault categories, price list, holidays."""
    spoken = language if language in LANGUAGES else "zh_CN"
    defaults = json.loads((paths.resources() / "branch_defaults.json").read_text(encoding="utf-8"))
    for title in defaults["departments"][spoken]:
        unit.insert(Department, name=title)
    for place, group in enumerate(defaults["fault_categories"]):
        unit.insert(FaultCategory, code=group["code"], name=group[spoken], position=place * 100)
        for step, part in enumerate(group["parts"], 1):
            values = {"code": part["code"], "name": part[spoken], "parent_code": group["code"]}
            unit.insert(FaultCategory, position=place * 100 + step, **values)
    for item in defaults["price_list"]:
        unit.insert(PriceItem, code=item["code"], name=item[spoken], unit=item["unit"][spoken], price=item["price"])
    for file in sorted((paths.resources() / "holidays").glob("*.json")):
        _take_over(unit, parse_holidays(file.read_text(encoding="utf-8")))


def calendar_days(year: int) -> tuple[CalendarDayEntry, ...]:
    """The holidays and make-up workdays of a year, in order."""
    first, last = date(year, 1, 1), date(year, 12, 31)
    rows = CalendarDay.select().where((CalendarDay.day >= first) & (CalendarDay.day <= last)).order_by(CalendarDay.day)
    return tuple(_entry(row) for row in rows)


@use_case("calendar.change")
def add_calendar_day(unit: UnitOfWork, *, day: date, kind: str, name: str) -> CalendarDay:
    """Enter a holiday or make-up workday; clocks of open calls follow."""
    values = _checked(day, kind, name)
    if CalendarDay.get_or_none(CalendarDay.day == day):
        raise UserError(translate("branch", "This day stands in the calendar already."), "day")
    row = CalendarDay.create(**values, source=OWN)
    _noted(unit, row, {column: [None, _plain(value)] for column, value in values.items()})
    settings.calendar_changed(unit)
    return row


@use_case("calendar.change")
def change_calendar_day(unit: UnitOfWork, *, day_id: int, day: date, kind: str, name: str) -> CalendarDay:
    """Change a holiday or make-up workday; it is the branch's own from then on. Clocks of open calls follow."""
    row = get(CalendarDay, day_id)
    values = {**_checked(day, kind, name), "source": OWN}
    other = CalendarDay.get_or_none((CalendarDay.day == day) & (CalendarDay.id != day_id))
    if other is not None:
        raise UserError(translate("branch", "This day stands in the calendar already."), "day")
    before = {column: getattr(row, column) for column in values}
    CalendarDay.update(values).where(CalendarDay.id == day_id).execute()
    _noted(unit, row, {c: [_plain(before[c]), _plain(v)] for c, v in values.items() if before[c] != v})
    settings.calendar_changed(unit)
    return row


@use_case("calendar.change")
def remove_calendar_day(unit: UnitOfWork, *, day_id: int) -> CalendarDay:
    """Take a day out of the calendar, so that it is again what its weekday says. Clocks of open calls follow."""
    row = get(CalendarDay, day_id)
    CalendarDay.delete().where(CalendarDay.id == day_id).execute()
    _noted(unit, row, {"day": [row.day.isoformat(), None], "kind": [row.kind, None], "name": [row.name, None]})
    settings.calendar_changed(unit)
    return row


@use_case("calendar.change")
def import_holidays(unit: UnitOfWork, *, file: Path | None = None, year: int = 0) -> None:
    """Take over a year's holidays from a file, or from the one that came with the program; the branch's own days stay.

    Raises UserError when the file is none of holidays, or there is none for that year.
    """
    source = file or paths.resources() / "holidays" / f"{year}.json"
    try:
        holidays = parse_holidays(source.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        raise UserError(translate("branch", "This holiday file cannot be read."), "file") from error
    _take_over(unit, holidays)
    settings.calendar_changed(unit)


def mark_demonstration(people: tuple[tuple[str, str, str, str], ...]) -> None:
    """Mark the open branch as a demonstration; `people` are (name, full name, role, password), shown at the door."""
    value = json.dumps(people, ensure_ascii=False)
    with database.transaction():
        BranchSetting.insert(key=_DEMONSTRATION, value=value).on_conflict(
            conflict_target=[BranchSetting.key], update={BranchSetting.value: value}
        ).execute()


def demonstration_people() -> tuple[tuple[str, str, str, str], ...]:
    """Who can sign in to a demonstration branch: (name, full name, role, password); empty for a real one."""
    row = BranchSetting.get_or_none(BranchSetting.key == _DEMONSTRATION)
    return tuple((name, full, role, word) for name, full, role, word in json.loads(row.value)) if row else ()


def _take_over(unit: UnitOfWork, holidays: HolidayYear) -> None:
    source = f"{OFFICIAL}: {holidays.notice}" if holidays.official else f"{STATUTORY}: {holidays.notice}"
    ours, wanted = CalendarDay.source == OWN, [day.date for day in holidays.days]
    in_year = (CalendarDay.day >= date(holidays.year, 1, 1)) & (CalendarDay.day <= date(holidays.year, 12, 31))
    CalendarDay.delete().where((in_year | CalendarDay.day.in_(wanted)) & ~ours).execute()
    own = {row.day for row in CalendarDay.select(CalendarDay.day).where(ours)}
    rows = [
        {"day": day.date, "kind": str(day.kind), "name": day.name, "source": source}
        for day in holidays.days
        if day.date not in own
    ]
    if rows:
        CalendarDay.insert_many(rows).execute()
    unit.touch(CalendarDay.record_kind())
    unit.note(CalendarDay.record_kind(), 0, str(holidays.year), {"source": [None, source], "count": [None, len(rows)]})


def _checked(day: date, kind: str, name: str) -> dict[str, Any]:
    if kind not in tuple(DayKind):
        raise UserError(translate("branch", "Choose holiday or make-up workday."), "kind")
    validation.check_date(day, clock.today(), "day")
    return {"day": day, "kind": str(kind), "name": validation.clean_line(name, 40, "name")}


def _noted(unit: UnitOfWork, row: CalendarDay, changes: dict[str, list[Any]]) -> None:
    unit.touch(row)
    unit.note(row.record_kind(), row.id, row.day.isoformat(), changes)


def _plain(value: object) -> object:
    return value.isoformat() if isinstance(value, date) else value


def _entry(row: CalendarDay) -> CalendarDayEntry:
    origin, _, notice = row.source.partition(": ")
    return CalendarDayEntry(row.id, row.day, row.kind, row.name, origin, origin == OFFICIAL, notice)
