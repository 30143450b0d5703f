"""The record beside its row: its modules are at hand before it is wanted."""

from __future__ import annotations

import threading

import pytest
from pytestqt.qtbot import QtBot

from app.ui.desk import Desk
from app.ui.ledger import record_side
from app.ui.ledger.record_side import RecordSide
from app.ui.records import RecordPane


def test_the_pane_is_looked_for_on_the_worker(desk: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[threading.Thread] = []

    def look(kind: str) -> RecordPane | None:
        asked.append(threading.current_thread())
        return None

    monkeypatch.setattr(record_side, "record_pane", look)
    monkeypatch.setattr(record_side, "PREPARE_MS", 1)
    side = RecordSide(desk, "service_call")
    qtbot.addWidget(side)
    qtbot.waitUntil(lambda: bool(asked) and not desk.tasks.running)
    assert asked[0] is not threading.main_thread()
    assert side.isHidden()
