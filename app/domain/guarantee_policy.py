"""How often a unit was repaired for the same fault and how long it was away, against limits that warn (三包).

The public guarantee rules give the customer of some goods an exchange or their money back after so many repairs of the
same fault, or so many days in repair, within a period from the purchase. Which goods, how many, how long differs by
rule: the limits are data, none is built in, and without them only the counts are shown.

What happened to a unit goes where its warranty goes (`goes_on`): with the remainder of the warranty its repairs and
days pass to the unit that replaced it. Where the warranty starts again, as the public rules have it for the period
after an exchange, the count starts again too.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from app.domain.cover_facts import SwapRule, add_months

_NEAR = 0.8
"""From this share of the days on the limit is near."""


@dataclass(frozen=True)
class Limits:
    """What an administrator set; None: no limit. `rule` names the regulation."""

    repairs: int | None = None
    days: int | None = None
    months: int | None = None
    rule: str = ""

    @property
    def is_off(self) -> bool:
        """Whether nothing can ever be reached."""
        return self.repairs is None and self.days is None


@dataclass(frozen=True)
class Repair:
    """One repair that was finished: its day, the code of its fault; `is_former`: of a unit that was replaced."""

    on: date
    fault: str
    is_former: bool = False


@dataclass(frozen=True)
class Spell:
    """From the day on which a unit was taken away to the day on which it came back (None: it is away still).

    `is_former`: it was a unit that this one replaced.
    """

    begins: date
    ends: date | None = None
    is_former: bool = False


@dataclass(frozen=True)
class Counts:
    """`repairs` of the fault that came most often (`fault`), of `all_repairs`; `days` in repair, overlaps once.

    `former_…` is what of it happened to the units that this one replaced.
    """

    fault: str = ""
    repairs: int = 0
    all_repairs: int = 0
    days: int = 0
    former_repairs: int = 0
    former_all: int = 0
    former_days: int = 0


@dataclass(frozen=True)
class Judgement:
    """Which limits are reached, which are near. Nothing counts once the period is over (`is_over`)."""

    repairs: str = ""  # reached near, empty: neither
    days: str = ""
    is_over: bool = False


def goes_on(rule: str, remainder: date | None, given: date | None) -> bool:
    """Whether what happened to a unit counts on for the one that replaced it: where the warranty passed on as it was.

    `rule` is a `SwapRule`; for the longer of the two it depends on which was longer: `remainder` is the last day of the
    old unit's warranty, `given` that of the new one's. With no such rule on record nothing passes on.
    """
    if rule == SwapRule.LONGER:
        return given is None or (remainder is not None and given <= remainder)
    return rule == SwapRule.INHERIT


def counts(repairs: Iterable[Repair], spells: Iterable[Spell], today: date, since: date | None = None) -> Counts:
    """What happened to a unit since a day; a repair whose fault nobody named is the same as no other.

    Of what it replaced, that is counted on. Its own faults go before: the next call is about one of those.
    """
    known, away = [one for one in repairs if since is None or one.on >= since], list(spells)
    same = Counter(one.fault for one in known if one.fault)
    former = Counter(one.fault for one in known if one.fault and one.is_former)
    # The newest of several that came equally often is what the next call is about.
    last = {one.fault: one.on for one in sorted(known, key=lambda one: one.on)}
    fault = max(same, key=lambda code: (same[code] > former[code], same[code], last[code]), default="")
    days = days_in_repair(away, today, since)
    own_days = days_in_repair((one for one in away if not one.is_former), today, since)
    return Counts(
        fault, same[fault] if fault else 0, len(known), days, former[fault] if fault else 0,
        sum(one.is_former for one in known), days - own_days,
    )  # fmt: skip


def days_in_repair(spells: Iterable[Spell], today: date, since: date | None = None) -> int:
    """Calendar days away, counted from the day after it was taken; days of spells that overlap count once."""
    total, reached = 0, date.min
    for one in sorted(spells, key=lambda spell: spell.begins):
        begins = max(one.begins, since or date.min, reached)
        ends = min(one.ends or today, today)
        if ends > begins:
            total += (ends - begins).days
            reached = ends
    return total


def period_end(bought_on: date | None, limits: Limits) -> date | None:
    """The last day on which the limits hold; None: there is no end, or nobody knows when it was bought."""
    return add_months(bought_on, limits.months) if bought_on and limits.months else None


def judge(counted: Counts, limits: Limits, bought_on: date | None, today: date) -> Judgement:
    """Which limits are reached: that many repairs, more than that many days.

    Only by what happened to the unit itself as well: what it replaced was answered by the exchange.
    """
    end = period_end(bought_on, limits)
    if end is not None and today > end:
        return Judgement(is_over=True)
    repairs = days = ""
    if limits.repairs is not None and (counted.repairs > counted.former_repairs or not counted.former_repairs):
        left = limits.repairs - counted.repairs
        repairs = "reached" if left <= 0 else "near" if left == 1 and limits.repairs > 1 else ""
    if limits.days is not None and (counted.days > counted.former_days or not counted.former_days):
        days = "reached" if counted.days > limits.days else "near" if counted.days > limits.days * _NEAR else ""
    return Judgement(repairs, days)
