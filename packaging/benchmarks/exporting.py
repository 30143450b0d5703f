"""A whole ledger of 25 columns as a file, against only reading the same rows; its memory; how soon it stops.

CPU time of the process, so that what a second thread compresses counts as well. Memory is the process's own: pages of
the mapped database file are the system's cache.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from app.core.errors import Cancelled
from app.core.tabular import Table
from app.exports import csv, xlsx
from app.ledgers._catalogue import all_ledgers
from app.ledgers._source import LedgerState, open_source
from app.models import database
from benchmarks.measuring import Finding, opened

ROOT = Path(__file__).resolve().parents[2]
COLUMNS = 25
TIMES = 5.0
MEGABYTES = 50.0
SECOND = 1_000.0
PATIENCE = 600
_SOON = 1.0
_LOOK_EVERY = 0.05

Stop = Callable[[], object]


class Order:
    """What a task says to an export: go on, or stop."""

    def __init__(self) -> None:
        self._stops: list[Stop] = []
        self._stopped = threading.Event()
        self.at = 0.0

    def report(self, done: int, total: int, text: str = "") -> None:
        """Raises Cancelled once it was told to stop."""
        if self._stopped.is_set():
            raise Cancelled("stopped")

    def when_cancelled(self, stop: Stop) -> None:
        """Call this, too."""
        self._stops.append(stop)

    def cancel(self) -> None:
        """Stop now."""
        self.at = time.perf_counter()
        self._stopped.set()
        for stop in tuple(self._stops):
            stop()


def measure(branch: Path) -> Iterator[Finding]:
    """Read, written twice, stopped three times."""
    reading = _ran("read", branch)
    for kind in ("csv", "xlsx"):
        found = _ran(kind, branch)
        again = _ran("read", branch)
        baseline = (reading["cpu"] + again["cpu"]) / 2
        yield Finding(f"{kind} of a ledger", found["cpu"], baseline, TIMES)
        yield Finding("  the same on the wall", found["wall"], (reading["wall"] + again["wall"]) / 2)
        if found["memory"]:
            yield Finding("  memory over idle", found["memory"], 0, MEGABYTES, unit="MB")
        reading = again
    for kind in ("csv", "xlsx"):
        yield Finding(f"{kind} stopped while it is written", _ran("stop", branch, kind)["wall"], 0, SECOND)
    yield Finding("export stopped while rows are sorted", _ran("stop", branch, "xlsx", "address")["wall"], 0, SECOND)


def _ran(*what: object) -> dict[str, float]:
    """In a process of its own."""
    answer = subprocess.run(
        [sys.executable, "-c", "import sys\nfrom benchmarks import exporting\nexporting.answer(*sys.argv[1:])",
         *map(str, what)],
        env=os.environ | {"PYTHONPATH": os.pathsep.join((str(ROOT), str(ROOT / "packaging")))},
        capture_output=True, text=True, check=False, timeout=PATIENCE,
    )  # fmt: skip
    if answer.returncode:
        raise RuntimeError(answer.stderr)
    return json.loads(answer.stdout.splitlines()[-1])


def answer(what: str, branch: str, kind: str = "", sort: str = "") -> None:
    """Do one thing and print what it took."""
    opened(Path(branch))
    with tempfile.TemporaryDirectory(dir=Path(branch).parent) as folder:
        target = Path(folder) / "ledger"
        acts: dict[str, Callable[[], object]] = {
            "read": _read,
            "csv": lambda: csv.write(_table(), target),
            "xlsx": lambda: xlsx.write(_table(), target),
        }
        if what == "stop":
            found = {"wall": _stopped(kind, target, sort)}
            assert not list(Path(folder).iterdir()), "something was left behind"
        else:
            found = _taken(acts[what])
    print(json.dumps(found), flush=True)


def _taken(act: Callable[[], object]) -> dict[str, float]:
    idle, peaks, is_over = _own_memory(), [0.0], threading.Event()

    def look() -> None:
        while not is_over.wait(_LOOK_EVERY):
            peaks.append(_own_memory())

    watching = threading.Thread(target=look)
    watching.start()
    cpu, wall = time.process_time(), time.perf_counter()
    act()
    cpu, wall = time.process_time() - cpu, time.perf_counter() - wall
    is_over.set()
    watching.join()
    return {"cpu": cpu * 1000, "wall": wall * 1000, "memory": max(0.0, max(peaks) - idle)}


def _own_memory() -> float:
    """Megabytes; 0 where the system does not say."""
    try:
        status = Path("/proc/self/status").read_text(encoding="ascii")
    except OSError:
        return 0.0
    return int(status.partition("RssAnon:")[2].split()[0]) * 1024 / 1e6


def _names() -> tuple[str, ...]:
    return tuple(column.name for column in all_ledgers()["repairs"].columns if column.offered)[:COLUMNS]


def _table(order: Order | None = None, sort: str = "") -> Table:
    source = open_source(all_ledgers()["repairs"], LedgerState(view="all", columns=_names(), sort=sort))
    return source.table(for_file=True, when_cancelled=order.when_cancelled if order is not None else None)


def _read() -> None:
    """The rows as they are stored, in the ledger's order, taken into Python and forgotten."""
    source = open_source(all_ledgers()["repairs"], LedgerState(view="all", columns=_names()))
    with database.reader() as reader, database.reader() as second:
        for _rows in source.raw_rows(source.count(), reader, second):
            pass


def _stopped(kind: str, target: Path, sort: str) -> float:
    """Milliseconds from the wish to stop until there is nothing left of it."""
    order = Order()
    timer = threading.Timer(_SOON, order.cancel)
    timer.start()
    try:
        {"csv": csv.write, "xlsx": xlsx.write}[kind](_table(order, sort), target, order)
    except Cancelled:
        return (time.perf_counter() - order.at) * 1000
    timer.cancel()
    return 0.0
