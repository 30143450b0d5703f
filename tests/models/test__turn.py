"""The right to write is waited for fairly: oftener and oftener, not for ever, and not after a cancel."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from app.core import progress
from app.core.errors import Cancelled, EnvironmentFault
from app.models import _file, _turn, database
from app.models._file import connect_file
from app.models.organisation import BranchSetting


class _Taken(_file.DRIVER_ERRORS[0]):
    """What the engine says when it is somebody else's turn, or worse."""

    def __init__(self, code: int) -> None:
        super().__init__("taken")
        self.sqlite_errorcode = code


class _Connection:
    """Somebody writes until a moment of a clock that only sleeping moves."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, until: float, code: int = 5) -> None:
        self.now, self.until, self.code = 0.0, until, code
        self.asked: list[float] = []
        self.timeouts: list[str] = []
        monkeypatch.setattr(_turn.time, "monotonic", lambda: self.now)
        monkeypatch.setattr(_turn.time, "sleep", self._sleep)
        monkeypatch.setattr(_turn.random, "uniform", lambda low, high: high)

    def _sleep(self, seconds: float) -> None:
        self.now += seconds

    def execute(self, statement: str) -> None:
        if statement.startswith("PRAGMA"):
            self.timeouts.append(statement.rpartition(" ")[2])
            return
        self.asked.append(self.now)
        if self.now < self.until:
            raise _Taken(self.code)


def test_who_waits_longer_asks_oftener(monkeypatch: pytest.MonkeyPatch) -> None:
    conn = _Connection(monkeypatch, 4.0)
    _turn.take_turn(conn)
    pauses = [after - before for before, after in pairwise(conn.asked)]
    assert all(later <= earlier + 1e-9 for earlier, later in pairwise(pauses))
    assert pauses[0] == pytest.approx(0.02)
    assert pauses[-1] == pytest.approx(0.001)
    assert 4.0 <= conn.now < 4.002, "the turn is taken as soon as it is free"
    assert conn.timeouts == ["0", "5000"], "every other statement waits as before"


def test_nobody_waits_for_ever(monkeypatch: pytest.MonkeyPatch) -> None:
    conn = _Connection(monkeypatch, 60.0)
    with pytest.raises(_Taken):
        _turn.take_turn(conn)
    assert conn.now == pytest.approx(_turn.LONGEST_WAIT, abs=0.01)
    assert conn.timeouts[-1] == "5000"


@pytest.mark.parametrize("code", [517, 13, 11])
def test_what_does_not_pass_is_not_waited_for(monkeypatch: pytest.MonkeyPatch, code: int) -> None:
    conn = _Connection(monkeypatch, 60.0, code)
    with pytest.raises(_Taken):
        _turn.take_turn(conn)
    assert (conn.now, len(conn.asked)) == (0.0, 1)


@pytest.fixture
def held(tmp_path: Path) -> Iterator[Any]:
    """A branch in which another program is writing."""
    file = tmp_path / "branch.aftercare"
    database.open_database(file)
    other = connect_file(str(file), "")
    other.execute("BEGIN IMMEDIATE")
    yield other
    other.close()


def test_the_patience_of_other_statements_is_not_the_limit(held: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_file, "BUSY_MILLISECONDS", 50)
    database.current().execute_sql("PRAGMA busy_timeout = 50")
    threading.Timer(0.3, lambda: held.execute("ROLLBACK")).start()
    with database.transaction():
        BranchSetting.create(key="a", value="b")
    assert database.scalar("SELECT value FROM branch_setting") == "b"
    assert database.scalar("PRAGMA busy_timeout") == 50


def test_work_that_is_cancelled_stops_waiting(held: Any) -> None:
    work, begun = progress.Silent(), time.monotonic()
    threading.Timer(0.1, work.cancel).start()
    with progress.asking(lambda: work.report(0, 0)), pytest.raises(Cancelled), database.transaction():
        pytest.fail("it is not our turn")
    assert time.monotonic() - begun < 3.0
    assert not database.in_transaction()
    held.execute("ROLLBACK")
    with database.transaction():
        BranchSetting.create(key="a", value="b")


def test_a_turn_that_never_comes_is_said(held: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_turn, "LONGEST_WAIT", 0.05)
    with pytest.raises(EnvironmentFault) as caught, database.transaction():
        pytest.fail("it is not our turn")
    assert caught.value.kind == "locked"


def test_one_thread_that_writes_and_writes_leaves_turns_to_another(tmp_path: Path) -> None:
    database.open_database(tmp_path / "branch.aftercare")
    stop, written = threading.Event(), list[int]()

    def work() -> None:
        while not stop.is_set():
            with database.transaction():
                BranchSetting.insert(key="many", value=str(len(written))).on_conflict_replace().execute()
            written.append(1)

    thread = threading.Thread(target=work)
    thread.start()
    slowest = 0.0
    for place in range(20):
        begun = time.monotonic()
        with database.transaction():
            BranchSetting.create(key=f"mine {place}", value="")
        slowest = max(slowest, time.monotonic() - begun)
    stop.set()
    thread.join()
    assert written
    assert slowest < 5.0
