"""The ledger engine: a state (view, search, conditions, order) to a count, pages and rows, made for a million rows.

Three ways, chosen by the ledger's own list of indexes and never by the planner (performance measured, not guessed):

- *walk*: an index gives both the filter and the order. The keys of one page by OFFSET over that covering index from
  the nearer end, then the page's rows by key. Costs the same at both ends of a million rows. A first page needs to
  know of `ENOUGH` rows only; all are counted once it is painted.
- *sort*: an index gives the filter and its count is small. All keys are sorted once, pages are slices.
- *worker*: everything else (search, odd filters, orders without index) is loaded with `load(reader)` on a worker
  thread.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING, Any

from app.core import clock
from app.core.i18n import shown, translate
from app.core.record import record
from app.core.tabular import Table, TableColumn, Value, ValueKind
from app.ledgers import _conditions as conditions
from app.ledgers import _counts as counts
from app.ledgers._declaration import Column, Condition, Filter, Index, Ledger, View
from app.ledgers._milestones import Milestones
from app.ledgers._opening import Plan, opening
from app.ledgers._reading import LedgerRow, Unworded
from app.ledgers._visible_rows import visible_rows
from app.models import database, plans
from app.services import session

if TYPE_CHECKING:
    from datetime import datetime

    from app.models._reader import Reader

SMALL = 8_000
"""So many matches are sorted at once on the asking thread (about 25 ms); more are left to the worker."""

ENOUGH = 128
"""So many rows are enough to paint the first page and to scroll a little."""

_CHUNK = 500
Rows = Callable[[str, Sequence[Any]], Iterable[tuple[Any, ...]]]


@record
class LedgerState:
    """What is shown: a shipped view, a search text, more filters, an order and the columns; empty means as declared."""

    view: str = ""
    search: str = ""
    conditions: tuple[Filter, ...] = ()
    sort: str = ""
    descending: bool | None = None
    columns: tuple[str, ...] = ()


class LedgerSource:
    """Rows of a ledger in a state. Made by `open_source`; belongs to the thread that uses it."""

    def __init__(self, ledger: Ledger, state: LedgerState) -> None:
        self.ledger = ledger
        self.state = state
        own = visible_rows(ledger)
        opened = opening(ledger, state.view, state.conditions, (state.sort, state.descending, state.columns), own)
        self.view: View = opened.view
        self._reading = opened.reading
        self.columns: tuple[Column, ...] = self._reading.columns
        self.sort: Column = opened.sort
        self.descending = opened.descending
        self._terms = opened.terms() + own
        self.plan = opened.plan
        if self.search and not ledger.search_kind:
            self._terms += conditions.scanning(ledger, self.search)
            self.plan = Plan(None, None)
        elif self.search:
            from app.models import search  # brings every table along, and the first rows search nothing

            sql, params = search.condition(ledger.search_kind, self.search)
            self._terms.append(conditions.Term(f"({sql})", tuple(params), frozenset({"(search)"})))
            self.plan = Plan(None, None)
        self._count: int | None = None
        self._keys: array[int] | None = None
        self._head: list[int] = []
        self._known: Milestones | None = None

    @property
    def search(self) -> str:
        """The search text without outer spaces."""
        return self.state.search.strip()

    # ------------------------------------------------------------------ keys

    @property
    def is_fast(self) -> bool:
        """Whether the asking thread may read this itself; otherwise `load` it on a worker first."""
        if self.plan.walk or self._keys is not None:
            return True
        if self.plan.counted_by is not None and self.count_to(SMALL + 1) <= SMALL:
            return True
        few = database.query(f"SELECT count(*) FROM (SELECT 1 FROM {self.ledger.table} LIMIT {SMALL + 1}) AS few")
        return few[0][0] <= SMALL

    @property
    def is_counted(self) -> bool:
        """Whether the count is known."""
        return self._count is not None

    def count(self) -> int:
        """How many rows there are."""
        if self._count is None:
            self._count = counts.counted(self.count_sql(), self.params, lambda: self._counted(database.query))
        return self._count

    def first_count(self) -> int:
        """The count as far as a first page needs it: `ENOUGH` for more."""
        return self.count_to(ENOUGH)

    def count_to(self, most: int) -> int:
        """How many rows there are if they are fewer than `most` or known anyway, else `most`."""
        if self._count is None:
            self._count = counts.known(self.count_sql(), self.params)
        if self._count is None and self.plan.walk:
            self._head = [row[0] for row in database.query(f"{self.keys_sql()} LIMIT ?", (*self.params, most))]
            if len(self._head) >= most:
                return most
            self._count = len(self._head)
        if self._count is None:
            few = database.query(f"SELECT count(*) FROM ({self._scan_sql('1')} LIMIT ?) AS few", (*self.params, most))
            if few[0][0] >= most:
                return most
            self._count = int(few[0][0])
        return self._count

    def counted(self, reader: Any = None) -> int:
        """Count afresh, with `reader` on a worker thread."""
        self._count = self._counted(reader.rows if reader is not None else database.query)
        return self._count

    def _counted(self, rows: Rows) -> int:
        return int(next(iter(rows(self.count_sql(), self.params)))[0])

    def load(self, reader: Any = None) -> None:
        """Find all keys in order now, with `reader` (of `database.reader()`) on a worker thread.

        `reader.interrupt()` from another thread stops it.
        """
        rows: Rows = reader.rows if reader is not None else database.query
        if self.plan.walk:
            self._count = self._counted(rows)
            return
        self._keys = array("q", (row[0] for row in rows(self.keys_sql(), self.params)))
        self._count = len(self._keys)

    def keys_sql(self, *, reverse: bool = False) -> str:
        """The statement that gives the keys in order."""
        down = self.descending is not reverse
        direction = "DESC" if down else "ASC"
        if self.plan.walk:
            order, place = plans.in_order(self.sort.ordered, down), self._from(self.plan.walk)
        else:
            place = self._from(self.plan.counted_by if self._terms else None)
            order = plans.sorted_apart(self.sort.ordered, down)
        return f"SELECT id FROM {place}{self._where()} ORDER BY {order}, id {direction}"

    def count_sql(self) -> str:
        """The statement that counts."""
        return self._scan_sql("count(*)")

    def _scan_sql(self, what: str) -> str:
        index = self.plan.counted_by or self.plan.walk
        return f"SELECT {what} FROM {self._from(index if self._terms else None)}{self._where()}"

    @property
    def params(self) -> tuple[Any, ...]:
        """The parameters of both statements."""
        return tuple(value for term in self._terms for value in term.params)

    def _from(self, index: Index | None) -> str:
        table = self.ledger.table
        return plans.walking(table, index_name(table, index)) if index else table

    def _where(self) -> str:
        return " WHERE " + " AND ".join(term.sql for term in self._terms) if self._terms else ""

    def keys(self, first: int, size: int) -> list[int]:
        """The keys of rows `first` … `first + size - 1`, fewer at the end."""
        count = self.first_count() if self.plan.walk and first + size <= ENOUGH else self.count()
        size = min(size, count - first)
        if size <= 0:
            return []
        if not self.plan.walk:
            if self._keys is None:
                self.load()
            assert self._keys is not None
            return list(self._keys[first : first + size])
        if first + size <= len(self._head):
            return self._head[first : first + size]
        if self.is_counted and database.engine() == "sqlite":
            known = self._milestones(count)
            if known.are_useful(first, size) and len(near := known.keys(first, size)) == size:
                return near
        from_end = self.is_counted and first > count // 2
        offset = count - first - size if from_end else first
        sql = f"{self.keys_sql(reverse=from_end)} LIMIT ? OFFSET ?"
        found = [row[0] for row in database.query(sql, (*self.params, size, offset))]
        return found[::-1] if from_end else found

    def _milestones(self, count: int) -> Milestones:
        if self._known is None:
            assert self.plan.walk
            place, where, params = self._from(self.plan.walk), self._where(), self.params
            self._known = Milestones(place, where, params, self.sort.ordered, count, descending=self.descending)
        return self._known

    # ------------------------------------------------------------------ rows

    def page(self, first: int, size: int) -> list[LedgerRow]:
        """Rows `first` … `first + size - 1`, fewer at the end."""
        return self.rows(self.keys(first, size))

    def unworded(self, first: int, size: int) -> list[Unworded]:
        """As `page`, each row as it is stored until somebody looks at it."""
        return self._stored(self.keys(first, size), database.query)

    def rows(self, keys: Sequence[int], read: Rows = database.query) -> list[LedgerRow]:
        """The rows with these keys, in this order; keys that are gone are left out."""
        return [row.read() for row in self._stored(keys, read)]

    def _stored(self, keys: Sequence[int], read: Rows) -> list[Unworded]:
        if not keys:
            return []
        marks = ", ".join("?" * len(keys))
        sql = f"SELECT id, {', '.join(self._reading.stored)} FROM {self.ledger.table} WHERE id IN ({marks})"
        found = {row[0]: row for row in read(sql, tuple(keys))}
        now = clock.now()
        return [Unworded(self._reading, found[key], now) for key in keys if key in found]

    def raw_rows(self, count: int, reader: Reader, second: Reader) -> Iterator[list[tuple[Any, ...]]]:
        """Rows in order as they are stored, some at a time: the id and what the columns need.

        Where an index gives the order one statement reads them as it walks; else all keys are found first.
        """
        what = f"SELECT id, {', '.join(self._reading.needed)} FROM"
        if self.plan.walk:
            rows = reader.rows(
                f"{what} {self.keys_sql().removeprefix('SELECT id FROM')} LIMIT ?", (*self.params, count)
            )
            while some := list(islice(rows, _CHUNK)):
                yield some
            return
        keys = array("q", (row[0] for row in reader.rows(self.keys_sql(), self.params)))[:count]
        for first in range(0, len(keys), _CHUNK):
            wanted = keys[first : first + _CHUNK]
            sql = f"{what} {self.ledger.table} WHERE id IN ({', '.join('?' * len(wanted))})"
            found = {row[0]: row for row in second.rows(sql, wanted)}
            if some := [found[key] for key in wanted if key in found]:
                yield some

    def cells(self, raws: Sequence[tuple[Any, ...]], now: datetime, *, moments_stored: bool) -> list[Sequence[Value]]:
        """What `raw_rows` gave as the values of the columns, column by column."""
        return self._reading.cells(raws, now, moments_stored=moments_stored)

    def sums(self, reader: Any = None) -> dict[str, int]:
        """Sums over all rows of the columns that have one. Reads every row: for the worker."""
        wanted = [column for column in self.columns if column.summed]
        if not wanted:
            return {}
        parts = ", ".join(f"coalesce(sum({column.stored}), 0)" for column in wanted)
        rows: Rows = reader.rows if reader is not None else database.query
        row = next(iter(rows(f"SELECT {parts} FROM {self.ledger.table}{self._where()}", self.params)))
        return {column.name: int(total) for column, total in zip(wanted, row, strict=True)}

    # ------------------------------------------------------------------ on the way out

    def table(
        self,
        columns: Sequence[str] = (),
        *,
        limit: int | None = None,
        worded: bool = True,
        for_file: bool = False,
        when_cancelled: Callable[[Callable[[], object]], object] | None = None,
    ) -> Table:
        """All rows, as on the screen, for a file or a print; read while they are consumed, on the consuming thread.

        `worded` gives codes in words instead of as stored; `for_file` leaves moments the text that is stored, which
        every export format reads. `when_cancelled` (of a Task) is told what stops a long search or sort at once.
        """
        names = tuple(columns) or tuple(column.name for column in self.columns)
        state = LedgerState(**{**vars(self.state), "columns": names})
        source = LedgerSource(self.ledger, state)
        if when_cancelled is not None and not source.is_counted:
            with database.reader() as reader:
                when_cancelled(reader.interrupt)
                source.counted(reader)
        count = source.count() if limit is None else min(limit, source.count())
        return Table(
            title=f"{shown(self.ledger.title)} · {shown(self.view.title)}",
            columns=tuple(
                TableColumn(column.name, shown(column.heading), column.kind, column.width) for column in source.columns
            ),
            rows=_stream(source, count, when_cancelled, worded=worded, for_file=for_file),
            row_count=count,
            notes=source.notes(),
        )

    def notes(self) -> tuple[str, ...]:
        """The search, the filters and the order in words."""
        words = [shown(self.view.title)]
        if self.search:
            words.append(translate("ledgers", "Search: {text}").format(text=self.search))
        words += [conditions.in_words(self.ledger, one) for one in self.state.conditions if isinstance(one, Condition)]
        order = (
            translate("ledgers", "newest or largest first") if self.descending else translate("ledgers", "ascending")
        )
        words.append(translate("ledgers", "By {column}, {order}").format(column=shown(self.sort.heading), order=order))
        return tuple(words)


def _stream(
    source: LedgerSource,
    count: int,
    when_cancelled: Callable[[Callable[[], object]], object] | None,
    *,
    worded: bool,
    for_file: bool,
) -> Iterator[tuple[Value, ...]]:
    words = [
        (at, {code: shown(text) for code, text in column.wording().items()})
        for at, column in enumerate(source.columns)
        if worded and column.kind is ValueKind.CODE
    ]
    now = clock.now()
    with database.reader() as reader, database.reader() as second:
        if when_cancelled is not None:
            when_cancelled(reader.interrupt)
            when_cancelled(second.interrupt)
        for raws in source.raw_rows(count, reader, second):
            cells = source.cells(raws, now, moments_stored=for_file)
            for at, wording in words:
                cells[at] = [wording.get(value, value) for value in cells[at]]
            yield from zip(*cells, strict=True)


def open_source(ledger: Ledger, state: LedgerState | None = None) -> LedgerSource:
    """The rows of a ledger in a state.

    Raises UserError for columns that it does not have, NotPermitted for a ledger that the role may not see.
    """
    return LedgerSource(ledger, state or LedgerState())


def count_views(ledger: Ledger, reader: Any = None) -> Iterator[tuple[str, int]]:
    """Name and count of each shipped view that the person signed in may see, one by one."""
    for view in views_of(ledger):
        yield view.name, open_source(ledger, LedgerState(view=view.name)).counted(reader)


def views_of(ledger: Ledger) -> list[View]:
    """The shipped views that make sense for the person signed in."""
    is_staff = session.current().staff_id > 0
    return [view for view in ledger.views if is_staff or not view.for_staff]


def index_name(table: str, index: Index) -> str:
    """An index's name in the database, as peewee spells it."""
    return index.name or f"{table.replace('_', '')}_{'_'.join(index.columns)}"
