"""Periodic inspections by a contract's cycle (domain.md A3): when they are owed, and what a change leaves of them.

A cycle of months divides a term into periods, and each period owes one inspection by its last day: a term from
1 January with three months owes them by 31 March, 30 June, 30 September and 31 December. Months end as in
`cover_facts.add_months`. That last day, the slot, names the inspection for good.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from app.domain.cover_facts import Span, add_months

_DAY = timedelta(days=1)

DUE, PLANNED, DONE, WITHDRAWN = "due", "planned", "done", "withdrawn"
SUPERSEDED, DECLINED = "superseded", "declined"
"""Why an inspection is withdrawn: by a change of its contract, or because the customer wants none."""


@dataclass(frozen=True)
class Period:
    """The days of one turn of the cycle; `slot_on` is the last of them."""

    begins_on: date
    slot_on: date


@dataclass(frozen=True)
class Slot:
    """An inspection that is on record: its slot, its state, and of a withdrawn one whether the cycle superseded it."""

    slot_on: date
    state: str = DUE
    is_superseded: bool = False


@dataclass(frozen=True)
class Settlement:
    """What has to happen so that every period has its one inspection: slots to add, to bring back, to withdraw."""

    added: tuple[date, ...] = ()
    revived: tuple[date, ...] = ()
    withdrawn: tuple[date, ...] = field(default=())


def periods(terms: Iterable[Span], months: int | None, counted_from: date | None = None) -> tuple[Period, ...]:
    """The periods of a cycle in these terms, in order; those that a term cuts short owe nothing.

    The cycle counts from each term's first day, or from `counted_from` through all of them. None months: no cycle.
    Raises ValueError for a cycle below a month.
    """
    if months is None:
        return ()
    if months < 1:
        raise ValueError("a cycle has at least a month")
    known = sorted(terms)
    if counted_from is None:
        return tuple(period for start, end in known for period in _turns(start, end, months))
    last = max((end for _, end in known), default=counted_from)
    return tuple(
        period
        for period in _turns(counted_from, last, months)
        if any(start <= period.slot_on <= end for start, end in known)
    )


def _turns(start: date, end: date, months: int) -> Iterable[Period]:
    turn = 1
    begins = start
    while (slot := add_months(start, turn * months) - _DAY) <= end:
        yield Period(begins, slot)
        begins = slot + _DAY
        turn += 1


def settle(
    cycle: Sequence[Period], known: Iterable[Slot], today: date, until: date, covers: Callable[[date], bool]
) -> Settlement:
    """What the cycle asks for from today on, against what is on record.

    Planned and done inspections stay, and so do due ones of the past; a period that holds one of them, or one that the
    customer declined, owes no other. Due ones of the future that the cycle does not ask for any more are withdrawn.
    `covers` tells whether the contract covers on a day: suspended and cancelled days owe nothing.
    """
    on_record = {slot.slot_on: slot for slot in known}
    kept = [slot.slot_on for slot in on_record.values() if _stays(slot, today)]
    wanted = {
        period.slot_on
        for period in cycle
        if today <= period.slot_on <= until
        and covers(period.slot_on)
        and not any(period.begins_on <= day <= period.slot_on for day in kept)
    }
    open_slots = {day for day, slot in on_record.items() if slot.state == DUE and not _stays(slot, today)}
    superseded = {day for day, slot in on_record.items() if slot.state == WITHDRAWN and slot.is_superseded}
    return Settlement(
        added=tuple(sorted(wanted - on_record.keys())),
        revived=tuple(sorted(wanted & superseded)),
        withdrawn=tuple(sorted(open_slots - wanted)),
    )


def _stays(slot: Slot, today: date) -> bool:
    """Whether an inspection is beyond the reach of a change, and serves its period."""
    if slot.state == WITHDRAWN:
        return not slot.is_superseded
    return slot.state in (PLANNED, DONE) or slot.slot_on < today


def is_due(state: str, due_on: date, today: date, lead_days: int) -> bool:
    """Whether an inspection is to be planned by now: `lead_days` before its day, and ever since."""
    return state == DUE and due_on - timedelta(days=lead_days) <= today
