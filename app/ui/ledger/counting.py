"""Counts of the views and sums of the columns, on the worker, a moment after the rows are shown."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from app.ledgers import _background, _own_views
from app.ledgers._declaration import Ledger
from app.ledgers._source import LedgerState
from app.services import session
from app.ui.desk import Desk
from app.ui.ledger.on_worker import in_my_name
from app.ui.tasks import Task

MOST_ROWS_SUMMED = 100_000
"""Summing reads every row; beyond this the sums are for an export."""


class Counting(QObject):
    """`counted(dict)` by view (own ones begin with "own:"), `summed(state, dict)` by column."""

    counted = Signal(object)
    summed = Signal(object, object)

    def __init__(self, desk: Desk, ledger: Ledger, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk, self._ledger = desk, ledger
        self._task: Task | None = None
        self._state = LedgerState()
        self._is_due = False
        self._rows: Callable[[], int] = int
        self._rest = QTimer(self, interval=250, singleShot=True)
        self._rest.timeout.connect(self._start)

    def stop(self) -> None:
        """Something more urgent comes."""
        self._rest.stop()
        if self._task is not None:
            self._task.cancel()
            self._task = None

    def count_soon(self, state: LedgerState, rows: Callable[[], int]) -> None:
        """Count once the user rests; `rows` tells then how many rows are shown."""
        self.stop()
        self._state, self._rows, self._is_due = state, rows, True
        self._rest.start()

    def go_on(self) -> None:
        """Count what was stopped before it was counted: the page is shown again."""
        if self._is_due and self._task is None:
            self._rest.start()

    def _start(self) -> None:
        if not session.can_act():
            return
        ledger, state = self._ledger, self._state
        own = {f"own:{view.title}": view.state for view in _own_views.own_views(ledger)}
        wanted = 0 < self._rows() <= MOST_ROWS_SUMMED

        def work(task: Task) -> tuple[dict[str, int], dict[str, int]]:
            found = _background.counts(ledger, task.when_cancelled) | _background.counts_of(
                ledger, own, task.when_cancelled
            )
            found |= _background.counts_beside(ledger, task.when_cancelled)
            return found, _background.sums(ledger, state, task.when_cancelled) if wanted else {}

        self._task = self._desk.tasks.run(in_my_name(self._desk, work), lambda found: self._done(state, *found))

    def _done(self, state: LedgerState, counts: dict[str, int], sums: dict[str, int]) -> None:
        self._task, self._is_due = None, False
        self.counted.emit(counts)
        self.summed.emit(state, sums)
