"""Customer care (F37, R025, R082): kinds of activity, the occasions of a year, birthdays.

Holidays come from the branch's calendar, so that lunar ones (Spring Festival, Mid-Autumn) need no astronomy: a festival
is the first day off that bears its name.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from types import MappingProxyType
from typing import TYPE_CHECKING

from app.core.errors import UserError
from app.core.i18n import QT_TRANSLATE_NOOP, translate
from app.core.record import record

if TYPE_CHECKING:
    from app.domain.calendar import CalendarDay

KINDS: Mapping[str, str] = MappingProxyType(
    {
        "useful_information": QT_TRANSLATE_NOOP("care", "Useful information"),
        "new_product": QT_TRANSLATE_NOOP("care", "News of products"),
        "promotion": QT_TRANSLATE_NOOP("care", "Notice of a promotion"),
        "invitation": QT_TRANSLATE_NOOP("care", "Invitation"),
        "yearly_meeting": QT_TRANSLATE_NOOP("care", "Yearly customer meeting"),
        "holiday_greeting": QT_TRANSLATE_NOOP("care", "Holiday greeting and gift"),
        "birthday_greeting": QT_TRANSLATE_NOOP("care", "Birthday greeting"),
        "loyalty_reward": QT_TRANSLATE_NOOP("care", "Loyalty reward"),
        "special_visit": QT_TRANSLATE_NOOP("care", "Special visit"),
        "call_on": QT_TRANSLATE_NOOP("care", "Call-on"),
    }
)
"""What can be done (F37); call-on is the round that reaches everybody (3.14)."""

STATES: Mapping[str, str] = MappingProxyType(
    {
        "planned": QT_TRANSLATE_NOOP("care", "Planned"),
        "done": QT_TRANSLATE_NOOP("care", "Done"),
        "dropped": QT_TRANSLATE_NOOP("care", "Dropped"),
    }
)

IMPORTANCES: Mapping[str, str] = MappingProxyType(
    {
        "key": QT_TRANSLATE_NOOP("care", "Key"),  # 重要
        "ordinary": QT_TRANSLATE_NOOP("care", "Ordinary"),  # 一般
    }
)
"""How much a person of a relationship card matters (F06)."""

LOSS_REASONS: Mapping[str, str] = MappingProxyType(
    {
        "price": QT_TRANSLATE_NOOP("care", "Price"),
        "competitor": QT_TRANSLATE_NOOP("care", "Went to a competitor"),
        "dissatisfied": QT_TRANSLATE_NOOP("care", "Dissatisfied with us"),
        "closed": QT_TRANSLATE_NOOP("care", "Closed the business"),
        "moved": QT_TRANSLATE_NOOP("care", "Moved away"),
        "other": QT_TRANSLATE_NOOP("care", "Other"),
    }
)
"""Why a customer was lost (R034)."""

FESTIVALS: Mapping[str, str] = MappingProxyType(
    {
        "new_year": "元旦",
        "spring_festival": "春节",
        "tomb_sweeping": "清明节",
        "labour_day": "劳动节",
        "dragon_boat": "端午节",
        "mid_autumn": "中秋节",
        "national_day": "国庆节",
    }
)
"""The statutory holidays by the names of the State Council's notices."""

FESTIVAL_LABELS: Mapping[str, str] = MappingProxyType(
    {
        "new_year": QT_TRANSLATE_NOOP("care", "New Year"),
        "spring_festival": QT_TRANSLATE_NOOP("care", "Spring Festival"),
        "tomb_sweeping": QT_TRANSLATE_NOOP("care", "Tomb Sweeping Day"),
        "labour_day": QT_TRANSLATE_NOOP("care", "Labour Day"),
        "dragon_boat": QT_TRANSLATE_NOOP("care", "Dragon Boat Festival"),
        "mid_autumn": QT_TRANSLATE_NOOP("care", "Mid-Autumn Festival"),
        "national_day": QT_TRANSLATE_NOOP("care", "National Day"),
    }
)

BIRTHDAY_NOTICE_DAYS = 7
"""How many days ahead a birthday is told."""

_EARLIEST_BIRTH = 1900


@record
class Festival:
    """A holiday of a year: its code, its name in the calendar, its first and last day off."""

    code: str
    name: str
    first: date
    last: date


def festivals(year: int, days: Iterable[CalendarDay]) -> tuple[Festival, ...]:
    """The festivals of a year that the calendar knows, in order; one missing from it is missing here."""
    from app.domain.calendar import DayKind  # the words above are wanted before the first rows, calendars are not

    off = sorted((day for day in days if day.kind is DayKind.HOLIDAY and day.date.year == year), key=lambda d: d.date)
    found = []
    for code, name in FESTIVALS.items():
        its = [day.date for day in off if name in day.name]
        if its:
            found.append(Festival(code, name, its[0], its[-1]))
    return tuple(sorted(found, key=lambda festival: (festival.first, festival.code)))


def festival(code: str, year: int, days: Iterable[CalendarDay]) -> Festival:
    """One festival of a year. Raises UserError when the calendar does not know it yet."""
    for one in festivals(year, days):
        if one.code == code:
            return one
    text = translate("care", "The calendar has no {festival} of {year} yet. Take over the holidays of that year first.")
    raise UserError(text.format(festival=FESTIVALS.get(code, code), year=year), "occasion")


def parse_birthday(typed: str) -> tuple[str, int | None]:
    """The key `MM-DD` and the year, when it was told, of `5-12`, `05.12`, `5月12日` or `1980-5-12`; empty for nothing.

    Raises UserError when it is no day; 29 February needs no leap year while the year is not told.
    """
    numbers = "".join(letter if letter.isdecimal() else " " for letter in typed).split()
    if not typed.strip():
        return "", None
    try:
        parts = [int(number) for number in numbers]
        year = parts.pop(0) if len(parts) == 3 else None
        month, day = parts
        if year is not None and not _EARLIEST_BIRTH <= year <= date.max.year:
            raise ValueError
        date(year or 2000, month, day)
    except ValueError as error:
        text = translate("care", "A birthday is a month and a day, with the year if it is known: 5-12 or 1980-5-12.")
        raise UserError(text, "birthday") from error
    return f"{month:02}-{day:02}", year


def birthday_in(year: int, key: str) -> date:
    """The day on which a birthday is kept in a year: that of 29 February on the 28th where there is none."""
    month, day = int(key[:2]), int(key[3:])
    return _last_of_february(year) if (month, day) == (2, 29) else date(year, month, day)


def birthday_keys(first: date, last: date) -> tuple[str, ...]:
    """The keys of every birthday kept from the first to the last day, in order; at most a year's."""
    days = min((last - first).days, 365)
    return tuple(key for step in range(days + 1) for key in _keys_on(first + timedelta(days=step)))


def coming_birthdays(today: date, days: int = BIRTHDAY_NOTICE_DAYS) -> tuple[str, ...]:
    """The keys of the birthdays from today until so many days ahead."""
    return birthday_keys(today, today + timedelta(days=days))


def _keys_on(day: date) -> Iterator[str]:
    yield day.strftime("%m-%d")
    if day.day == 28 and day == _last_of_february(day.year):
        yield "02-29"


def _last_of_february(year: int) -> date:
    return date(year, 3, 1) - timedelta(days=1)
