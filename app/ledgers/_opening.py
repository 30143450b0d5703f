"""What opening a view comes to: its columns, its order, its filters and the index that finds its rows.

A shipped view is chosen far more often than it changes (never, while the program runs), and to choose its index costs
as much as to read the few rows that many of them show: so that is done once. What moves is worded at each opening: the
present moment and who asks; what follows the calendar, once a day.
"""

from __future__ import annotations

from collections.abc import Sequence

from app.core import clock
from app.core.record import record
from app.ledgers import _conditions as conditions
from app.ledgers._declaration import Anchor, AnyOf, Column, Filter, Index, Ledger, Moving, View
from app.ledgers._reading import reading
from app.services import session

_MOST_KEPT = 200
_STEADY = (str, int, type(None))
_A_MOMENT, _TILL_MIDNIGHT, _FOR_GOOD = range(3)
Wishes = tuple[str, bool | None, tuple[str, ...]]
"""Order, direction and columns as asked for; empty means as declared."""


@record
class Plan:
    """How the keys are found: `walk` along an index, or sort what `counted_by` (None: a scan) finds."""

    walk: Index | None
    counted_by: Index | None


def covering(ledger: Ledger, terms: Sequence[conditions.Term], order: str = "") -> Index | None:
    """The index that answers these filters, and in this order when one is asked for; None when the ledger lists none.

    An index serves when its leading columns are fixed by equality, the order column follows and then nothing but the
    id, and every other filter either sits on the order column or the index is partial (only the few open rows), so
    that nothing long is walked.
    """
    fixed = {name for term in terms if term.equality for name in term.columns}
    flags = {term.flag for term in terms if term.flag}
    for index in sorted(ledger.indexes, key=lambda one: (not one.only, len(one.columns))):
        if index.only and index.only not in flags:
            continue
        prefix = 0
        while prefix < len(index.columns) and index.columns[prefix] in fixed:
            prefix += 1
        following = index.columns[prefix] if prefix < len(index.columns) else ""
        if order and not _ends_with(index.columns[prefix:], order, order in fixed):
            continue
        known = set(index.columns) | {index.only}
        near = known if index.only else {*index.columns[:prefix], following}
        if all(term.columns <= near for term in terms):
            return index
    return None


def _ends_with(rest: tuple[str, ...], order: str, is_fixed: bool) -> bool:
    """Whether what is left of an index gives this order, with rows that are alike in it by their id."""
    return rest[:1] in ((), ("id",)) if is_fixed else rest[:1] == (order,) and rest[1:2] in ((), ("id",))


class Opening:
    """A view with these conditions as far as it stays the same from one opening to the next."""

    def __init__(
        self, ledger: Ledger, view: str, more: tuple[Filter, ...], wishes: Wishes, own: list[conditions.Term]
    ) -> None:
        sort, descending, names = wishes
        self.ledger = ledger
        self.view: View = conditions.view_of(ledger, view)
        self.reading = reading(ledger, tuple(names or ledger.shown_columns(self.view)))
        self.sort: Column = conditions.column_of(ledger, sort or self.view.sort or ledger.default_sort)
        default = self.view.descending if self.view.sort and not sort else ledger.descending
        self.descending = default if descending is None else descending
        filters = (*self.view.filters, *more)
        found = conditions.terms(ledger, filters)
        self._day = clock.today()
        self._filters = [
            (one, term if (stays := _stays(one)) else None, stays == _TILL_MIDNIGHT)
            for one, term in zip(filters, found, strict=True)
        ]
        self._follows_days = any(until for _, _, until in self._filters)
        every = found + own
        self.plan = Plan(covering(ledger, every, self.sort.ordered), covering(ledger, every))

    def terms(self) -> list[conditions.Term]:
        """The filters as they are at this moment."""
        if self._follows_days and (today := clock.today()) != self._day:
            self._filters = [(one, self._worded(one) if until else kept, until) for one, kept, until in self._filters]
            self._day = today
        return [kept if kept is not None else self._worded(one) for one, kept, _ in self._filters]

    def _worded(self, one: Filter) -> conditions.Term:
        return conditions.terms(self.ledger, (one,))[0]


def opening(ledger: Ledger, view: str, more: tuple[Filter, ...], wishes: Wishes, own: list[conditions.Term]) -> Opening:
    """How to open a view with more conditions for somebody who sees only their `own` rows (none: all).

    Raises UserError for columns and views that the ledger does not have.
    """
    if more:
        return Opening(ledger, view, more, wishes, own)
    key = ledger.name, view, wishes, session.current().role if own else ""
    known = _kept.get(key)
    if known is None or known.ledger is not ledger:
        if len(_kept) >= _MOST_KEPT:
            _kept.clear()
        known = _kept[key] = Opening(ledger, view, more, wishes, own)
    return known


_kept: dict[tuple[str, str, Wishes, str], Opening] = {}


def _stays(one: Filter) -> int:
    """How long a filter means the same."""
    if isinstance(one, AnyOf):
        return min((_stays(condition) for group in one.groups for condition in group), default=_FOR_GOOD)
    values = one.value if isinstance(one.value, tuple) else (one.value,)
    return min((_lasts(value) for value in values), default=_FOR_GOOD)


def _lasts(value: object) -> int:
    if isinstance(value, Moving):
        return _TILL_MIDNIGHT if value.anchor is not Anchor.NOW and not value.setting else _A_MOMENT
    return _FOR_GOOD if isinstance(value, _STEADY) else _A_MOMENT
