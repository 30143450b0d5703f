"""No page, record or window of the shell shows a widget of its own before it has its place."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from PySide6.QtWidgets import QDialog, QLabel, QWidget
from pytestqt.qtbot import QtBot

from app.services import contracts, service_call_file, service_calls
from app.services import session as sessions
from app.services.service_calls import SolvedByPhone
from app.ui.desk import Desk
from app.ui.dialogs.first_run import FirstRunPanel
from app.ui.dialogs.sign_in import SignInPanel
from app.ui.main_window import MainWindow
from app.ui.opening import OpeningPanel
from app.ui.record_window import RecordWindow
from app.ui.records import all_records
from app.ui.settings import LocalSettings
from app.ui.workplace import Workplace
from tests.ui.accidental_windows import WindowWatch


def test_the_watch_sees_what_is_shown_without_a_parent(qtbot: QtBot) -> None:
    with WindowWatch() as watch:
        label = QLabel("early")
        label.setVisible(True)
        label.hide()
        dialog = QDialog()
        qtbot.addWidget(dialog)
        dialog.show()
    assert watch.seen == ["QLabel '' 'early'"]


@pytest.mark.parametrize("role", ["representative", "technician", "supervisor", "approver", "administrator"])
def test_no_tab_flashes(desk: Desk, branch: Any, voucher: int, qtbot: QtBot, role: str) -> None:
    sessions.begin(branch.sessions[role])
    with WindowWatch() as watch:
        window = MainWindow()
        qtbot.addWidget(window)
        place = Workplace(desk)
        window.setCentralWidget(place)
        window.resize(1366, 768)
        window.show()
        for name in place.names():
            place.open(name)
            qtbot.wait(1)
    assert watch.seen == []


def test_no_record_flashes(
    desk: Desk, branch: Any, customer: int, device: int, voucher: int, scheduled: int, tmp_path: Any, qtbot: QtBot
) -> None:
    solved = SolvedByPhone("重启")
    call = service_calls.register(customer_id=customer, device_id=device, fault_text="卡纸", outcome=solved).result
    contract = contracts.create(
        customer_id=customer, starts_on=date(2026, 1, 1), ends_on=date(2026, 12, 31), fee=480_000, inspection_months=3
    ).result
    known = {
        "customer": customer, "device": device, "service_call": scheduled, "service_voucher": voucher,
        "contract": contract, "return_visit": service_call_file.file(call).visits[0].id,
    }  # fmt: skip
    local = LocalSettings(tmp_path / "window.ini")
    for kind, pane in all_records().items():
        with WindowWatch() as watch:
            window = RecordWindow(desk, pane, known.get(kind, 1), local)
            qtbot.addWidget(window)
            window.show()
            qtbot.wait(1)
        meant = [one for one in watch.seen if not one.startswith("RecordWindow")]
        assert meant == [], kind


@pytest.mark.parametrize("kind", [FirstRunPanel, SignInPanel, OpeningPanel])
def test_no_panel_of_the_door_flashes(desk: Desk, qtbot: QtBot, kind: type[QWidget], tmp_path: Any) -> None:
    with WindowWatch() as watch:
        window = MainWindow()
        qtbot.addWidget(window)
        window.furnish(desk.prompts, LocalSettings(tmp_path / "window.ini"))
        window.show()
        window.show_cover(kind())
        qtbot.wait(1)
    assert watch.seen == []
