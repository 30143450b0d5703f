"""Which backups are kept: the newest few, then one a day, one a week, one a month."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime

NEWEST = 3
"""Always kept, however close together they were made."""


def kept(moments: Iterable[datetime], *, daily: int, weekly: int, monthly: int) -> set[datetime]:
    """The moments (local time) whose backups stay; of a day, a week or a month the last one stands for it.

    Days, weeks and months without a backup do not count: after a long closure the same number is still there.
    """
    newest_first = sorted(set(moments), reverse=True)
    found = set(newest_first[:NEWEST])
    spans: tuple[tuple[int, Callable[[datetime], object]], ...] = (
        (daily, lambda at: at.date()),
        (weekly, lambda at: at.isocalendar()[:2]),
        (monthly, lambda at: (at.year, at.month)),
    )
    for many, span_of in spans:
        last_of: dict[object, datetime] = {}
        for at in newest_first:
            last_of.setdefault(span_of(at), at)
        found.update(list(last_of.values())[:many])
    return found
