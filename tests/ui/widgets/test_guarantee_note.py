"""The warning of the guarantee (三包) where it is needed: the device's record, the caller's panel, the bench."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from app.services import guarantee, service_call_file
from app.services.guarantee import Notice, Standing
from app.ui.desk import Desk
from app.ui.dialogs._caller_panel import CallerPanel
from app.ui.pages._bench import Bench
from app.ui.records.device import DevicePane
from app.ui.widgets.guarantee_note import GuaranteeNote
from tests.ui.dialogs.take_back_dialogs import a_part

pytestmark = pytest.mark.usefixtures("frozen_clock")
REACHED = Notice("Repaired 2 times for the same fault (电源); from 2 on an exchange is due.", True)
NEAR = Notice("50 days in repair; more than 60 make an exchange due.", False)


@pytest.fixture
def warned(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every device has reached a limit and is near another."""
    stands = Standing("电源", 2, 5, 50, (REACHED, NEAR))
    monkeypatch.setattr(guarantee, "of_device", lambda device_id: stands)
    monkeypatch.setattr(guarantee, "notices", lambda device_id: stands.notices if device_id else ())


def test_a_line_each_in_its_tone(qtbot: QtBot) -> None:
    note = GuaranteeNote()
    qtbot.addWidget(note)
    note.set_notices((REACHED, NEAR))
    note.show()
    assert note.text().splitlines() == [REACHED.text, NEAR.text]
    note.set_notices(())
    assert note.isHidden()


@pytest.mark.usefixtures("warned")
def test_the_device_says_it_with_its_counts(desk: Desk, qtbot: QtBot, device: int) -> None:
    pane = DevicePane(desk)
    qtbot.addWidget(pane)
    pane.resize(520, 700)
    pane.show()
    pane.show_record(device)
    assert pane.guarantee.text().splitlines() == [REACHED.text, NEAR.text]
    known = dict(pane.facts._facts)
    assert (known["Repairs"], known["In repair"]) == ("5 in all · 2 for the same fault: 电源", "50 days so far")


def test_the_device_says_what_of_it_was_the_one_it_replaced(
    desk: Desk, qtbot: QtBot, device: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    stands = Standing("电源", 2, 5, 50, (), "SB-GZ01-0007", 1, 3, 40)
    monkeypatch.setattr(guarantee, "of_device", lambda device_id: stands)
    pane = DevicePane(desk)
    qtbot.addWidget(pane)
    pane.show()
    pane.show_record(device)
    known = dict(pane.facts._facts)
    assert known["Repairs"] == (
        "5 in all · including 3 of the device it replaced (SB-GZ01-0007) · 2 for the same fault: 电源"
    )
    assert known["In repair"] == "50 days so far · including 40 days of the device it replaced (SB-GZ01-0007)"


@pytest.mark.usefixtures("warned")
def test_the_caller_panel_says_it(desk: Desk, qtbot: QtBot, customer: int, device: int) -> None:
    panel = CallerPanel()
    qtbot.addWidget(panel)
    panel.show_caller(service_call_file.caller_context(customer, device))
    assert REACHED.text in panel.guarantee.text()
    panel.show_caller(service_call_file.caller_context(customer))
    assert panel.guarantee.text() == ""
    panel.show_caller(None)
    assert panel.guarantee.isHidden()


@pytest.mark.usefixtures("warned")
def test_the_bench_says_it(desk: Desk, qtbot: QtBot, scheduled: int) -> None:
    bench = Bench(desk)
    qtbot.addWidget(bench)
    bench.show()
    a_part(scheduled)
    bench.code.setText("FX-GZ01-2611-0001")
    bench.take_code()
    assert bench.part is not None
    assert REACHED.text in bench.guarantee.text()
