"""The round of call-ons (3.14, "round-robin to all"): who is called on when, the longest without contact first.

A round is fair: nobody comes a second time before everybody came once, because whoever was called on goes to the end.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta


@dataclass(frozen=True)
class Candidate:
    """A customer who may be called on; `last_contact` None when there never was any.

    `times` counts the call-ons so far: of two contacted on the same day the one called on less often comes first.
    """

    customer_id: int
    last_contact: date | None
    times: int = 0


@dataclass(frozen=True)
class CallOn:
    """One call-on of the plan."""

    customer_id: int
    owner: str
    planned_on: date


def monday_of(day: date) -> date:
    """The Monday of a day's week."""
    return day - timedelta(days=day.weekday())


def in_turn(candidates: Iterable[Candidate]) -> list[Candidate]:
    """Those never contacted first, then those longest without; the less often called on, then the older file first."""
    return sorted(candidates, key=lambda one: (one.last_contact or date.min, one.times, one.customer_id))


def plan(
    candidates: Iterable[Candidate],
    owners: Sequence[str],
    days_of_weeks: Sequence[Sequence[date]],
    per_week: int,
    taken: Mapping[tuple[str, date], int],
) -> list[CallOn]:
    """The call-ons of some weeks: each owner gets `per_week` customers a week, spread over the week's days.

    `days_of_weeks` are the days of each week on which one works (a week without any is passed over); `taken` counts
    what an owner has planned for a week already, by its Monday, so that a plan made again fills up and doubles nothing.
    A customer comes at most once; when there are fewer than places, the last places stay empty.
    """
    queue = iter(in_turn(candidates))
    found: list[CallOn] = []
    for days in days_of_weeks:
        if not days:
            continue
        monday = monday_of(days[0])
        for turn in range(per_week):
            for owner in owners:
                if turn < taken.get((owner, monday), 0):
                    continue
                candidate = next(queue, None)
                if candidate is None:
                    return found
                found.append(CallOn(candidate.customer_id, owner, days[turn * len(days) // per_week]))
    return found
