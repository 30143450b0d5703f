"""What a worker thread does for a ledger: load, count, sum.

Each takes a way to be interrupted from the window's thread.
"""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Callable, Iterator
from typing import Any

from app.ledgers._catalogue import all_ledgers
from app.ledgers._declaration import Ledger
from app.ledgers._source import LedgerSource, LedgerState, count_views
from app.models import database

OnInterrupt = Callable[[Callable[[], object]], object]
"""Is given the function that stops the work; that function may be called from any thread, also when the work is over.
"""


@contextlib.contextmanager
def _reading(on_interrupt: OnInterrupt) -> Iterator[Any]:
    guard, over = threading.Lock(), threading.Event()
    with database.reader() as reader:

        def insist() -> None:
            while not over.wait(0.01):  # an interrupt between two statements is lost
                with guard:
                    if not over.is_set():
                        reader.interrupt()

        on_interrupt(lambda: threading.Thread(target=insist, name="aftercare-interrupt", daemon=True).start())
        try:
            yield reader
        finally:
            with guard:
                over.set()


def load(ledger: Ledger, state: LedgerState, on_interrupt: OnInterrupt) -> LedgerSource:
    """A source with all its keys found. Raises Cancelled when interrupted."""
    with _reading(on_interrupt) as reader:
        source = LedgerSource(ledger, state)
        source.load(reader)
        return source


def counts(ledger: Ledger, on_interrupt: OnInterrupt) -> dict[str, int]:
    """The count of every shipped view. Raises Cancelled when interrupted."""
    with _reading(on_interrupt) as reader:
        return dict(count_views(ledger, reader))


def counts_of(ledger: Ledger, states: dict[str, LedgerState], on_interrupt: OnInterrupt) -> dict[str, int]:
    """The counts of other states (the user's own views) by their name. Raises Cancelled when interrupted."""
    with _reading(on_interrupt) as reader:
        return {name: LedgerSource(ledger, state).counted(reader) for name, state in states.items()}


def sums(ledger: Ledger, state: LedgerState, on_interrupt: OnInterrupt) -> dict[str, int]:
    """The sums of the columns shown. Raises Cancelled when interrupted."""
    with _reading(on_interrupt) as reader:
        return LedgerSource(ledger, state).sums(reader)


def counts_beside(ledger: Ledger, on_interrupt: OnInterrupt) -> dict[str, int]:
    """The counts of views of other ledgers that stand beside the ledger's own. Raises Cancelled when interrupted."""
    if not ledger.beside:
        return {}
    known = all_ledgers()
    with _reading(on_interrupt) as reader:
        return {
            one.name: LedgerSource(known[one.ledger], LedgerState(view=one.view)).counted(reader)
            for one in ledger.beside
        }
