"""The repair ledger opened, jumped about in, sorted and filtered, against painting the same rows from a list."""

from __future__ import annotations

import random
import statistics
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QApplication

from app.ledgers import _counts
from app.ledgers._catalogue import all_ledgers
from app.ledgers._declaration import Ledger
from app.ledgers._opening import covering
from app.ledgers._reading import LedgerRow
from app.ledgers._source import LedgerSource, LedgerState, open_source, views_of
from app.models import database
from app.ui import theme
from app.ui.ledger.table_model import PAGE, LedgerModel, _Line
from app.ui.ledger.table_view import LedgerTable
from benchmarks.measuring import Finding, by_turns, cpu, opened, worst_first

ROUNDS = 25
JUMPS = 40
SIZE = (1100, 620)


class ListModel(LedgerModel):
    """The same model with the same rows, worded already, in a list in memory."""

    def __init__(self) -> None:
        super().__init__()
        self.held: dict[int, list[_Line]] = {}

    def hold(self, source: LedgerSource, pages: set[int]) -> None:
        """Keep these pages, and show as many rows as the source has."""
        self.beginResetModel()
        self._take(source)
        self.held = {number: [self._worded(row) for row in source.page(number * PAGE, PAGE)] for number in pages}
        self.endResetModel()

    def _worded(self, row: LedgerRow) -> _Line:
        line = _Line(row)
        line.cells = self._texts.line(row)
        return line

    def _fetch(self, number: int) -> list[_Line]:
        self._pages[number] = self.held[number]
        return self.held[number]


class Stage:
    """A table with its model, shown; `real` reads the database, the other one its list."""

    def __init__(self, ledger: Ledger) -> None:
        self.ledger = ledger
        self.model, self.list = LedgerModel(), ListModel()
        self.real, self.other = LedgerTable(self.model), LedgerTable(self.list)
        for table in (self.real, self.other):
            table.resize(*SIZE)
            table.show()

    def show(self, state: LedgerState) -> Callable[[], object]:
        """Open a state that nobody has counted yet, and paint it."""

        def act() -> None:
            _counts._kept.clear()
            source = open_source(self.ledger, state)
            self.model.set_source(source)
            self._arrange(self.real, source)

        return act

    def show_list(self, source: LedgerSource) -> Callable[[], object]:
        """Paint the same rows out of the list."""
        self.list.hold(source, {0})

        def act() -> None:
            self.list.beginResetModel()
            self.list._pages.clear()
            self.list.endResetModel()
            self._arrange(self.other, source)

        return act

    def _arrange(self, table: LedgerTable, source: LedgerSource) -> None:
        table.delegate.font_changed()
        table.arrange(source.columns, {}, source.sort.name, descending=source.descending)
        table.scrollToTop()
        table.grab()

    def compared(self, state: LedgerState) -> tuple[float, float]:
        """Medians of showing a state from the database and from the list."""
        ours = self.show(state)
        theirs = self.show_list(open_source(self.ledger, state))
        ours()
        theirs()
        return by_turns([ours] * ROUNDS, [theirs] * ROUNDS)


def measure(branch: Path) -> Iterator[Finding]:
    """All of the repair ledger."""
    program = QApplication.instance() or QApplication([])
    assert isinstance(program, QApplication)
    theme.apply(program, theme.Scheme.LIGHT)
    opened(branch)
    stage = Stage(all_ledgers()["repairs"])
    yield Finding("open the repair ledger", *stage.compared(LedgerState(view="all")), 1.7)
    yield jumps(stage)
    yield from orders(stage)
    yield from filters(stage)


def jumps(stage: Stage) -> Finding:
    """Any row brought into sight with the scroll bar."""
    source = open_source(stage.ledger, LedgerState(view="all"))
    dice = random.Random(7)
    rows = [dice.randrange(max(source.count() - PAGE, 1)) for _ in range(JUMPS)]
    stage.model.set_source(source)
    stage.list.hold(source, {page for row in rows for page in (row // PAGE, row // PAGE + 1, row // PAGE + 2)})

    for table in (stage.real, stage.other):
        table.doItemsLayout()  # the scroll bar reaches as far as the rows

    def to(table: LedgerTable, model: LedgerModel, row: int) -> Callable[[], object]:
        def act() -> None:
            model._pages.clear()
            table.verticalScrollBar().setValue(row)
            table.grab()
            if table.verticalScrollBar().value() != row:
                raise ValueError(f"row {row} was not reached")

        return act

    found = by_turns(
        [to(stage.real, stage.model, row) for row in rows], [to(stage.other, stage.list, row) for row in rows]
    )
    return Finding("jump to any row", *found, 1.7)


def orders(stage: Stage) -> Iterator[Finding]:
    """Every column by which the ledger can be sorted by an index, both ways; the worst three."""
    found = []
    for column in stage.ledger.columns:
        if not column.offered or covering(stage.ledger, [], column.ordered) is None:
            continue
        for descending in (False, True):
            state = LedgerState(view="all", sort=column.name, descending=descending)
            direction = "down" if descending else "up"
            found.append(Finding(f"sort by {column.name} {direction}", *stage.compared(state), 2.5))
    yield from list(worst_first(found))[:3]


def filters(stage: Stage) -> Iterator[Finding]:
    """Every shipped view to its first painted page, against one hand-written statement and the paint; worst first."""
    found = []
    for view in views_of(stage.ledger):
        state = LedgerState(view=view.name)
        source = open_source(stage.ledger, state)
        if not source.is_fast or not source.count():
            continue
        ours, paint = stage.compared(state)
        found.append(Finding(f"view {view.name}", ours, _raw_page(source) + paint, 1.5))
    yield from list(worst_first(found))[:3]


def _raw_page(source: LedgerSource) -> float:
    """CPU of the one statement that fetches the first page with all its values, on a bare connection."""
    stored = ", ".join(dict.fromkeys(column.stored for column in source.columns))
    sql = source.keys_sql().replace("SELECT id", f"SELECT id, {stored}", 1) + f" LIMIT {PAGE}"
    bare: Any = database.current().connection()
    params = source.params
    return statistics.median(cpu(lambda: bare.execute(sql, params).fetchall()) for _ in range(ROUNDS))
