"""Every ledger cheaply: opening, the worst shipped view and the worst covered order, against a list in memory.

What `ledger` measures of the repair ledger in depth, this measures of all of them with few rounds; `Stage` is shared.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from PySide6.QtWidgets import QApplication

from app.ledgers._catalogue import all_ledgers
from app.ledgers._opening import covering
from app.ledgers._source import LedgerState, open_source, views_of
from app.ui import theme
from benchmarks import ledger
from benchmarks.ledger import Stage
from benchmarks.measuring import Finding, opened, worst_first

FEW = 5
FLOORS = {"open": 1.7, "view": 2.5, "sort": 2.5}


def measure(branch: Path) -> Iterator[Finding]:
    """Three lines a ledger; those whose table is empty on this branch are left out."""
    program = QApplication.instance() or QApplication([])
    assert isinstance(program, QApplication)
    theme.apply(program, theme.Scheme.LIGHT)
    opened(branch)
    ledger.ROUNDS = FEW
    for name, found in all_ledgers().items():
        stage = Stage(found)
        if open_source(found, LedgerState()).count():
            yield _finding(stage, f"{name}: open", "open", LedgerState())
            yield from list(worst_first(_views(stage, name)))[:1]
            yield from list(worst_first(_orders(stage, name)))[:1]
        for table in (stage.real, stage.other):
            table.deleteLater()


def _finding(stage: Stage, what: str, kind: str, state: LedgerState) -> Finding:
    return Finding(what, *stage.compared(state), FLOORS[kind])


def _views(stage: Stage, name: str) -> Iterator[Finding]:
    for view in views_of(stage.ledger):
        state = LedgerState(view=view.name)
        source = open_source(stage.ledger, state)
        if source.is_fast and source.count():
            yield _finding(stage, f"{name}: view {view.name}", "view", state)


def _orders(stage: Stage, name: str) -> Iterator[Finding]:
    for column in stage.ledger.columns:
        if column.offered and covering(stage.ledger, [], column.ordered) is not None:
            for descending in (False, True):
                direction = "down" if descending else "up"
                state = LedgerState(sort=column.name, descending=descending)
                yield _finding(stage, f"{name}: sort {column.name} {direction}", "sort", state)
