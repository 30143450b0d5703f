"""Counting beside the rows."""

from __future__ import annotations

from typing import Any

from app.ledgers._catalogue import all_ledgers
from app.ledgers._source import LedgerState
from app.models import database
from app.services import session
from app.ui.ledger.counting import Counting


def test_nobody_counts_who_has_signed_out_meanwhile(desk: Any, qtbot: Any, branch: Any) -> None:
    counting = Counting(desk, all_ledgers()["customers"])
    session.begin(branch.sessions["supervisor"])
    with qtbot.waitSignal(counting.counted):
        counting.count_soon(LedgerState(), int)
    counted: list[Any] = []
    counting.counted.connect(counted.append)
    counting.count_soon(LedgerState(), int)
    session.begin(None)
    qtbot.wait(400)  # an exception in the timer's slot would fail the test
    counting.count_soon(LedgerState(), int)
    session.begin(branch.sessions["supervisor"])
    at = database.location()
    database.close_database()  # as while a branch is restored or changed
    qtbot.wait(400)
    database.open_database(at)
    assert not counted
    session.begin(branch.sessions["supervisor"])
