"""What opening a view comes to: its columns, its order, its filters and the index that finds its rows.

A shipped view is chosen far more often than it changes (never, while the program runs), and to choose its index costs
as much as to read the few rows that many of them show: so that is done once. What moves is worded at each opening: the
present moment, today, who asks.
"""

from __future__ import annotations

from collections.abc import Sequence

from app.core.record import record
from app.ledgers import _conditions as conditions
from app.ledgers._declaration import AnyOf, Column, Filter, Index, Ledger, View
from app.ledgers._reading import reading
from app.services import session

_MOST_KEPT = 200
_STEADY = (str, int, type(None))
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
        self._filters = [(one, term if _is_steady(one) else None) for one, term in zip(filters, found, strict=True)]
        every = found + own
        self.plan = Plan(covering(ledger, every, self.sort.ordered), covering(ledger, every))

    def terms(self) -> list[conditions.Term]:
        """The filters as they are at this moment."""
        return [kept if kept is not None else conditions.terms(self.ledger, (one,))[0] for one, kept in self._filters]


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


def _is_steady(one: Filter) -> bool:
    if isinstance(one, AnyOf):
        return all(_is_steady(condition) for group in one.groups for condition in group)
    values = one.value if isinstance(one.value, tuple) else (one.value,)
    return all(isinstance(value, _STEADY) for value in values)
