"""Charge records and cash hand-over slips beside their ledgers; the charges of a call; the tab; daily reports."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QMenu, QPushButton
from pytestqt.qtbot import QtBot

from app.models.charge import Charge
from app.models.service_call import ChargeLine
from app.services import cash_handovers, charge_file, charges, issuing, service_call_file, service_calls
from app.ui.desk import Desk
from app.ui.dialogs.cash_handover import CashHandoverDialog, hand_over
from app.ui.dialogs.charge_line import ChargeLineDialog
from app.ui.dialogs.charge_money import (
    CollectDialog,
    DamagedPartDialog,
    InvoiceDialog,
    SettlementDialog,
    WaiveDialog,
)
from app.ui.pages._charges_page import ChargesPage
from app.ui.pages._reports_page import ReportsPage
from app.ui.records._charges import ChargesSection
from app.ui.records.cash_handover import CashHandoverPane
from app.ui.records.charge import ChargePane
from tests.ui.dialogs.money_dialogs import a_charge

pytestmark = pytest.mark.usefixtures("frozen_clock")
AsRole = Callable[[str], AbstractContextManager[None]]


@pytest.fixture
def call_id(desk: Desk, customer: int) -> int:
    """A call of a customer without cover."""
    return service_calls.register(customer_id=customer, fault_text="屏幕碎裂", fault_level=3).result


@pytest.fixture(autouse=True)
def _slips(monkeypatch: pytest.MonkeyPatch) -> None:
    from app.documents._catalogue import render_content

    def render(content: dict[str, Any], paper: str, marks: Any) -> bytes:
        return render_content("cash_handover_slip", content, paper, reprint=marks.reprint, void=marks.is_void)

    monkeypatch.setitem(issuing.RENDERERS, "cash_handover_slip", render)


def shown(qtbot: QtBot, pane: Any, row_id: int) -> Any:
    qtbot.addWidget(pane)
    pane.resize(420, 700)
    pane.show()
    pane.show_record(row_id)
    return pane


def on_show(kind: type[QDialog]) -> Any:
    return next(one for one in QApplication.topLevelWidgets() if isinstance(one, kind) and one.isVisible())


def steps(pane: ChargePane) -> list[str]:
    buttons = [item.widget() for item in map(pane.steps.itemAt, range(pane.steps.count())) if item is not None]
    return [button.objectName() for button in buttons if isinstance(button, QPushButton)]


def press(pane: ChargePane, name: str) -> None:
    buttons = [item.widget() for item in map(pane.steps.itemAt, range(pane.steps.count())) if item is not None]
    next(button for button in buttons if button.objectName() == f"step_{name}").click()


def submit(dialog: Any, **values: Any) -> Any:
    dialog.form.set_values(values)
    dialog.submit()
    return dialog


def settle_damaged(found: charge_file.ChargeFile) -> None:
    charges.settle_damaged(found.lines[0].id, said_of=charges.DamagedPart(disposal="kept"))


def test_a_damaged_part_is_told_then_the_money_is_collected(desk: Desk, call_id: int, qtbot: QtBot) -> None:
    found = a_charge(call_id)
    pane = shown(qtbot, ChargePane(desk), found.id)
    assert pane.head.title.text().startswith("¥320.00")
    assert pane.lines.item(0, 3).text() == "not said yet"
    assert steps(pane) == ["step_collect", "step_invoice", "step_choose"]
    press(pane, "collect")
    form = on_show(CollectDialog)
    submit(form)
    assert "液晶屏" in form.trouble.text()
    form.reject()
    pane.damaged.click()
    submit(on_show(DamagedPartDialog), disposal="consented", disposal_by="王建国")
    assert pane.lines.item(0, 3).text() == "Disposed of, the customer agrees · 王建国"
    press(pane, "collect")
    submit(on_show(CollectDialog))
    assert (Charge.get_by_id(found.id).state, steps(pane)) == ("collected", ["step_hand_in"])


def test_the_form_says_what_the_call_was_charged_on_the_spot_today(desk: Desk, call_id: int, qtbot: QtBot) -> None:
    found = a_charge(call_id, lines=False)
    for taken, said in ((0, "Above ¥500.00 the invoice comes first."), (18_001, "¥180.01 of this call was collected")):
        for dialog in (CollectDialog, SettlementDialog):
            form = dialog(desk, replace(found, taken_today=taken))
            qtbot.addWidget(form)
            hints = " ".join(label.text() for label in form.findChildren(QLabel))
            assert said in hints
            assert ("of this call" in hints) is bool(taken)


def test_an_amount_with_three_decimals_and_a_wrong_one_are_refused_beside_the_field(
    desk: Desk, call_id: int, qtbot: QtBot
) -> None:
    found = a_charge(call_id, lines=False)
    form = CollectDialog(desk, found)
    qtbot.addWidget(form)
    form.show()
    editor = form.form.editor("amount")
    for text, said in (("320.005", "two digits"), ("319", "320.00"), ("-5", "below zero"), ("", "charged")):
        editor.setText(text)
        form.submit()
        assert said in form.form.error("amount"), text
    assert Charge.get_by_id(found.id).state == "open"


def test_an_invoice_without_a_number_is_refused(desk: Desk, call_id: int, qtbot: QtBot) -> None:
    found = a_charge(call_id, lines=False)
    form = InvoiceDialog(desk, found)
    form.show()
    submit(form, invoice_number=" ")
    assert form.form.error("invoice_number")
    submit(form, invoice_number="2433")
    assert Charge.get_by_id(found.id).invoice_title == found.customer_name


def test_only_a_supervisor_waives(desk: Desk, call_id: int, qtbot: QtBot, as_role: AsRole) -> None:
    found = a_charge(call_id, lines=False)
    assert "waive" not in found.steps
    with as_role("supervisor"):
        found = charge_file.file(found.id)
        pane = shown(qtbot, ChargePane(desk), found.id)
        assert steps(pane)[-1] == "step_reduce"
        press(pane, "reduce")
        submit(on_show(WaiveDialog), amount=2_000, reason="抹零")
        assert charge_file.file(found.id).outstanding == 30_000
        pane.close()


def test_cash_goes_to_finance_on_a_slip(
    desk: Desk, call_id: int, qtbot: QtBot, as_role: AsRole, monkeypatch: Any
) -> None:
    found = a_charge(call_id, lines=False)
    charges.collect(found.id, seen_version=found.row_version, amount=32_000)
    hand_over(desk, (found.id,))
    form = on_show(CashHandoverDialog)
    assert form.sum.text() == "Charges: 1, ¥320.00"
    form.table.item(0, 0).setCheckState(Qt.CheckState.Unchecked)
    submit(form, taken_by="沈会计", counted=32_000)
    assert "Tick" in form.trouble.text()
    form.table.item(0, 0).setCheckState(Qt.CheckState.Checked)
    submit(form, counted=31_000)
    assert "count again" in form.form.error("counted")
    behind: list[bool] = []
    desk.paper_wanted.connect(lambda *_: behind.append(form.isVisible()))
    with qtbot.waitSignal(desk.paper_wanted) as wanted:
        submit(form, counted=32_000)
    assert behind == [False]  # a preview before the form would close with it
    assert (wanted.args[0][:4], wanted.args[1]) == (b"%PDF", "Cash hand-over slip JK-GZ01-2611-0001")
    assert wanted.args[2]("Laser", 1)
    slip = charge_file.file(found.id).cash_handover_id
    pane = shown(qtbot, CashHandoverPane(desk), slip)
    assert (pane.lines.rowCount(), pane.prints.rowCount(), pane.void_button.isVisible()) == (1, 1, False)
    with as_role("supervisor"):
        pane.reload()
        monkeypatch.setattr(desk.prompts, "ask_text", lambda *_a, **_k: "点错")
        pane.void_button.click()
        assert cash_handovers.file(slip).state == "void"
    assert charge_file.file(found.id).state == "collected"


def test_cash_is_not_handed_over_with_words_that_no_font_prints(desk: Desk, call_id: int, qtbot: QtBot) -> None:
    found = a_charge(call_id, lines=False)
    charges.collect(found.id, seen_version=found.row_version, amount=32_000)
    form = CashHandoverDialog(desk, (found.id,))
    qtbot.addWidget(form)
    desk.prompts.next_answer(False)
    submit(form, taken_by="沈\U000f0000", counted=32_000)
    assert charge_file.file(found.id).state == "collected", "cancelled: no number was drawn"
    desk.prompts.next_answer(True)
    submit(form, taken_by="沈\U000f0000", counted=32_000)
    assert charge_file.file(found.id).state == "handed_in"


def test_nobody_with_cash_needs_no_slip(desk: Desk, qtbot: QtBot) -> None:
    form = CashHandoverDialog(desk)
    qtbot.addWidget(form)
    assert not form.verb.isEnabled()
    assert "Nobody" in form.intro.text()


def test_the_call_shows_its_records(desk: Desk, call_id: int, qtbot: QtBot) -> None:
    found = a_charge(call_id)
    section = ChargesSection(desk)
    qtbot.addWidget(section)
    section.show_call(service_call_file.file(call_id))
    assert section.records.item(0, 0).text() == found.number
    with qtbot.waitSignal(desk.record_wanted) as wanted:
        section.records.opened.emit(found.id)
    assert wanted.args == ["charge", found.id]


def test_a_line_of_a_damaged_part_asks_for_consent(desk: Desk, call_id: int, qtbot: QtBot) -> None:
    form = ChargeLineDialog(desk, service_call_file.file(call_id))
    form.show()
    editor = form.form.editor
    assert not editor("disposal").isVisible()
    form.form.set_values({"description": "液晶屏", "kind": "part", "unit_price": 30_000, "exclusion": "misuse"})
    assert editor("disposal").isVisible()
    submit(form, disposal="consented", disposal_by="")
    assert form.form.error("disposal_by")
    submit(form, disposal="consented", disposal_by="王建国", agreed_by="王建国")
    assert (ChargeLine.get().disposal, ChargeLine.get().disposal_by) == ("consented", "王建国")


def test_the_tab_holds_both_ledgers(desk: Desk, call_id: int, qtbot: QtBot) -> None:
    found = a_charge(call_id, lines=False)
    page = ChargesPage(desk)
    qtbot.addWidget(page)
    page.show_rows("open")
    assert page.built["charges"].model.rowCount() == 1
    page.show_rows("all", ledger="cash_handovers")
    assert page.built["cash_handovers"].model.rowCount() == 0
    assert found.state == "open"


def test_the_daily_report_is_printed_on_its_own_paper(desk: Desk, qtbot: QtBot) -> None:
    page = ReportsPage(desk)
    qtbot.addWidget(page)
    page.show()
    page.show_report("supervisor_daily")
    qtbot.waitUntil(lambda: page._task is None and page.result is not None)
    menu = QMenu(page)
    page.output.fill(menu, page.report, page.result)
    assert menu.actions()[0].text() == "Supervisor's daily report"
    with qtbot.waitSignal(desk.paper_wanted) as wanted:
        menu.actions()[0].trigger()
    assert (wanted.args[0][:4], wanted.args[1]) == (b"%PDF", "Supervisor's daily report 2026-11-20")


def test_the_widest_column_of_a_report_takes_what_is_left(desk: Desk, qtbot: QtBot) -> None:
    page = ReportsPage(desk)
    qtbot.addWidget(page)
    page.resize(1366, 700)
    page.show()
    page.show_report("technician_daily")
    qtbot.waitUntil(lambda: page._task is None and page.result is not None)
    header = page.table.horizontalHeader()
    widths = [header.sectionSize(place) for place in range(header.count())]
    assert widths.index(max(widths)) == [column.identifier for column in page.result.columns].index("subject")
    assert sum(widths) <= page.table.viewport().width() + header.count()
