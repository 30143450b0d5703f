"""Papers that are frozen with their number: what no font can print is told before it is issued."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.models.returned_part import TakeBackReceipt
from app.models.stock_in_test import StockInTest
from app.models.tool import ToolLoan
from app.services import stock_in_file, tool_file
from app.ui.desk import Desk
from app.ui.dialogs.lend_tools import LendToolsDialog
from app.ui.dialogs.register_call import RegisterCallDialog
from app.ui.dialogs.stock_in_test import TestResultDialog
from app.ui.dialogs.take_back import TakeBackDialog
from app.ui.settings import LocalSettings
from tests.ui.dialogs.every_dialog import Office
from tests.ui.dialogs.take_back_dialogs import on_site
from tests.ui.dialogs.tool_dialogs import a_delivery, a_tool

RARE = "😀"


@pytest.fixture
def office(desk: Desk, customer: int, device: int, scheduled: int, voucher: int, tmp_path: Any, qtbot: QtBot) -> Office:
    window = QWidget()
    qtbot.addWidget(window)
    return Office(desk, customer, device, scheduled, voucher, LocalSettings(tmp_path / "w.ini"), tmp_path, window)


def _take_back(office: Office) -> Any:
    on_site(office.call)
    dialog = TakeBackDialog(office.desk, office.file)
    dialog.items.table.set_cell(0, "accessories", f"电源线 {RARE}")
    return dialog


def _bring_in(office: Office) -> Any:
    dialog = RegisterCallDialog(office.desk, customer_id=office.customer, device_id=office.device)
    dialog.fault.setPlainText("开机无显示")
    dialog.outcome.choose("brought")
    dialog.outcome.items.table.set_cell(0, "condition", RARE)
    return dialog


def _lend(office: Office) -> Any:
    dialog = LendToolsDialog(office.desk, tool_file.file(a_tool(name=f"万用表{RARE}")).entry)
    box = dialog.form.editor("borrower_id")
    box.setCurrentIndex(1)
    return dialog


def _decide(office: Office) -> Any:
    dialog = TestResultDialog(office.desk, stock_in_file.file(a_delivery(batch=f"B{RARE}")))
    dialog.form.editor("tester_id").setCurrentIndex(1)
    dialog.form.set_values({"verdict": "failed", "reason": "电压偏低", "defective": 1})
    return dialog


@pytest.mark.parametrize(
    ("opened", "issued"),
    [
        (_take_back, lambda: TakeBackReceipt.select().count()),
        (_bring_in, lambda: TakeBackReceipt.select().count()),
        (_lend, lambda: ToolLoan.select().count()),
        (_decide, lambda: StockInTest.select().where(StockInTest.verdict != "").count()),
    ],
)
def test_what_no_font_has_is_told_before_it_is_issued(
    office: Office, qtbot: QtBot, papers: None, opened: Any, issued: Any
) -> None:
    dialog = opened(office)
    qtbot.addWidget(dialog)
    before = issued()
    office.desk.prompts.next_answer(False)
    dialog.submit()
    assert RARE in office.desk.prompts.asked[-1]
    assert issued() == before
    assert dialog.result() == 0
