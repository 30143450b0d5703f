"""How much of a contract's entitlements a term has used: visits, minutes of work, parts (F03).

A call counts when it came under the contract (its frozen verdict names it and nobody made it a paid one) on a day of
the term and was not cancelled. Visits are those made or appointed; the inspections of the contract's cycle are owed
beside them and count neither as visits nor as minutes. Of the charge lines only parts count against the budget, by
what they are worth, and only those that no exclusion makes the customer pay; work is counted in minutes.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import date, timedelta

from app.core import clock
from app.domain.cover_facts import Entitlement
from app.models import database
from app.models.base import MomentField
from app.models.contract import Contract

_UNDER = (
    "c.customer_id = ? AND c.cover_document = ? AND c.received_at >= ? AND c.received_at < ? "
    "AND c.cancelled_at IS NULL AND c.service_class IN ('B', 'C') AND c.id <> ?"
)
_WORK = (
    "SELECT COUNT(*), COALESCE(SUM(CASE WHEN c.call_kind <> 'maintenance' AND (c.arrived_at IS NOT NULL OR "
    "(c.is_open AND c.appointed_at IS NOT NULL)) THEN 1 ELSE 0 END), 0), "
    "COALESCE(SUM(CASE WHEN c.call_kind <> 'maintenance' THEN c.work_minutes ELSE 0 END), 0) "
    f"FROM service_call c WHERE {_UNDER}"
)
_PARTS = (
    "SELECT COALESCE(SUM(l.worth), 0) FROM service_call c JOIN charge_line l ON l.call_id = c.id "
    f"WHERE {_UNDER} AND NOT l.is_void AND l.exclusion = '' AND l.kind = 'part'"
)


_left_out: ContextVar[int] = ContextVar("_left_out", default=0)


@dataclass(frozen=True)
class Counter:
    """One entitlement in one term: `used` of `included` (None: no limit); minutes for hours, fen for parts."""

    what: Entitlement
    used: int
    included: int | None

    @property
    def left(self) -> int | None:
        """What is left; never below zero."""
        return None if self.included is None else max(0, self.included - self.used)

    @property
    def is_used_up(self) -> bool:
        """Whether nothing is left of a limit."""
        return self.included is not None and self.used >= self.included


@dataclass(frozen=True)
class Usage:
    """What a contract was used for in one term: `calls` of all kinds, and its counters."""

    calls: int
    visits: Counter
    minutes: Counter
    parts: Counter

    def counters(self) -> tuple[Counter, ...]:
        """The three of them."""
        return self.visits, self.minutes, self.parts


@contextlib.contextmanager
def without(call_id: int) -> Iterator[None]:
    """Count as if a call were not there: cover is asked about it anew."""
    token = _left_out.set(call_id)
    try:
        yield
    finally:
        _left_out.reset(token)


def in_span(contract: Contract, starts_on: date, ends_on: date) -> Usage:
    """What these days used of a contract's entitlements; both days are included."""
    first, after = (
        MomentField().db_value(clock.local_midnight(day)) for day in (starts_on, ends_on + timedelta(days=1))
    )
    asked = (contract.customer_id, contract.number, first, after, _left_out.get())
    calls, visits, minutes = database.query(_WORK, asked)[0]
    parts = database.scalar(_PARTS, asked)
    return Usage(
        int(calls),
        Counter(Entitlement.VISITS, int(visits), contract.visits_included),
        Counter(Entitlement.MINUTES, int(minutes), contract.minutes_included),
        Counter(Entitlement.PARTS, int(parts), contract.parts_budget),
    )


def used_up(contract: Contract, terms: list[tuple[date, date]], day: date) -> frozenset[str]:
    """The entitlements of which the term that holds a day has nothing left; asks nothing where there is no limit."""
    limits = (contract.visits_included, contract.minutes_included, contract.parts_budget)
    if all(limit is None for limit in limits):
        return frozenset()
    term = next((span for span in terms or [(contract.starts_on, contract.ends_on)] if span[0] <= day <= span[1]), None)
    if term is None:
        return frozenset()
    return frozenset(str(one.what) for one in in_span(contract, *term).counters() if one.is_used_up)
