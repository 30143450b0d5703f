"""Suppliers, tests before stock, tools and their loans beside their ledgers: what a clerk does with them."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import timedelta
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLabel
from pytestqt.qtbot import QtBot

from app.core import clock
from app.models.stock_in_test import StockInTest, Supplier
from app.models.stock_take import StockTake
from app.models.tool import Tool, ToolLoan
from app.services import attachments, staff, stock_in_file, tool_file
from app.ui.desk import Desk
from app.ui.dialogs.lend_tools import LendToolsDialog
from app.ui.dialogs.stock_in_test import (
    BookInDialog,
    DeliveryDialog,
    ExchangeDialog,
    RetestDialog,
    SendBackDialog,
    TestResultDialog,
)
from app.ui.dialogs.stock_take import BeginStockTakeDialog, CountDialog
from app.ui.dialogs.supplier_editor import SupplierDialog
from app.ui.dialogs.tool_editor import ExchangeToolDialog, ToolDialog
from app.ui.dialogs.tool_loan_actions import LoseToolDialog, RenewToolDialog, TakeInToolDialog
from app.ui.records.stock_in_test import StockInTestPane
from app.ui.records.stock_take import StockTakePane
from app.ui.records.supplier import SupplierPane
from app.ui.records.tool import ToolPane
from app.ui.records.tool_loan import ToolLoanPane
from tests.ui.dialogs.tool_dialogs import a_delivery, a_tool, a_tool_loan, decided, draws

pytestmark = pytest.mark.usefixtures("frozen_clock")
AsRole = Callable[[str], AbstractContextManager[None]]


def shown(qtbot: QtBot, pane: Any, row_id: int) -> Any:
    qtbot.addWidget(pane)
    pane.resize(420, 700)
    pane.show()
    pane.show_record(row_id)
    return pane


def on_show(kind: type[QDialog]) -> Any:
    return next(one for one in QApplication.topLevelWidgets() if isinstance(one, kind) and one.isVisible())


def submit(dialog: Any, **values: Any) -> Any:
    dialog.form.set_values(values)
    dialog.submit()
    return dialog


def visible(pane: Any) -> set[str]:
    return {event for event, button in pane.steps.items() if button.isVisible()}


def test_a_supplier_is_entered_once(desk: Desk, qtbot: QtBot) -> None:
    for _time in range(2):
        dialog = SupplierDialog(desk)
        dialog.show()
        submit(dialog, name="华东电子", phone="021-5566 7788")
    assert "has this name already" in dialog.form.error("name")
    dialog.reject()
    pane = shown(qtbot, SupplierPane(desk), Supplier.get().id)
    pane.switch()
    assert (Supplier.get().is_active, pane.deliver.isVisible()) == (False, False)


def test_the_sample_follows_from_what_is_typed(desk: Desk, qtbot: QtBot) -> None:
    a_delivery()
    dialog = DeliveryDialog(desk, supplier_id=Supplier.get().id)
    dialog.show()
    dialog.form.editor("quantity").setText("150")
    assert dialog.form.editor("sample_size").value() == 20
    submit(dialog, product="风扇", sample_size=3)
    assert "at least 20" in dialog.form.error("sample_size")
    submit(dialog, sample_size=25)
    assert StockInTest.get(StockInTest.product == "风扇").sample_size == 25


def test_a_test_is_entered_with_keys_then_decided(desk: Desk, qtbot: QtBot) -> None:
    draws("stock_in_test_record")
    test_id = a_delivery()
    pane = shown(qtbot, StockInTestPane(desk), test_id)
    assert visible(pane) == {"enter"}
    assert not pane.record.isVisible()
    pane.steps["enter"].click()
    dialog = on_show(TestResultDialog)
    for _row in range(dialog.items.rowCount() - 2):
        QTest.keyClick(dialog.items, Qt.Key.Key_1)
    QTest.keyClick(dialog.items, Qt.Key.Key_3)
    dialog.submit()
    assert StockInTest.get_by_id(test_id).state == "testing"
    pane.steps["enter"].click()
    dialog = on_show(TestResultDialog)
    submit(dialog, verdict="passed", defective=1, tester_id=staff.technicians()[0].id)
    assert "it failed" in dialog.form.error("verdict")
    dialog.items.item(0, 3).setText("2")
    assert dialog.form.editor("defective").value() == 2
    submit(dialog, verdict="failed")
    assert dialog.form.error("reason")
    submit(dialog, reason="两块电压偏低")
    found = stock_in_file.file(test_id)
    assert (found.state, found.defective, found.lines[0].defective) == ("failed", 2, 2)
    assert visible(pane) == {"send_back", "retest"}
    assert pane.record.isVisible()


def test_a_refused_verdict_stands_beside_its_field(desk: Desk, qtbot: QtBot) -> None:
    pane = shown(qtbot, StockInTestPane(desk), a_delivery())
    pane.steps["enter"].click()
    dialog = on_show(TestResultDialog)
    who = staff.technicians()[0].id
    submit(dialog, verdict="passed", tester_id=who)
    assert "no result yet" in dialog.form.error("looked")
    dialog.items.set_value("good")
    submit(dialog, tested_on=clock.today() + timedelta(days=1))
    assert "has not come yet" in dialog.form.error("tested_on")
    submit(dialog, tested_on=clock.today() - timedelta(days=400))
    assert "cannot have been before" in dialog.form.error("tested_on")
    dialog.items.item(2, 3).setText("99")
    submit(dialog, tested_on=clock.today())
    assert "More are defective" in dialog.form.error("looked")
    assert dialog.items.currentRow() == 2
    assert not dialog.trouble.isVisible()


def test_what_passed_is_booked_in_and_what_failed_is_tested_again(desk: Desk, qtbot: QtBot) -> None:
    good, bad = decided("passed"), decided("failed")
    pane = shown(qtbot, StockInTestPane(desk), good)
    pane.steps["book_in"].click()
    dialog = submit(on_show(BookInDialog))
    assert dialog.form.error("place")
    passed = dialog.form.editor("quantity").value()
    assert not dialog.form.editor("reason").isVisible()
    submit(dialog, place="东库", quantity=passed - 1)
    assert dialog.form.editor("reason").isVisible()
    assert "why fewer" in dialog.form.error("reason")
    submit(dialog, quantity=passed)
    assert StockInTest.get_by_id(good).stocked_place == "东库"
    pane.show_record(bad)
    pane.steps["retest"].click()
    submit(on_show(RetestDialog))
    assert pane.after.isVisible()
    assert StockInTest.select().where(StockInTest.round == 2).count() == 1


def test_what_is_at_the_supplier_is_exchanged_after_the_rest_was_tested_again(desk: Desk, qtbot: QtBot) -> None:
    bad = decided("failed")
    pane = shown(qtbot, StockInTestPane(desk), bad)
    pane.steps["send_back"].click()
    submit(on_show(SendBackDialog), quantity=4)
    pane.steps["retest"].click()
    submit(on_show(RetestDialog))
    assert visible(pane) == {"exchange"}
    pane.steps["exchange"].click()
    submit(on_show(ExchangeDialog))
    pane.steps["retest"].click()
    dialog = on_show(RetestDialog)
    assert dialog.form.editor("quantity").value() == 4
    submit(dialog)
    assert visible(pane) == set()
    first, last = StockInTest.select().where(StockInTest.round == 2).order_by(StockInTest.id)
    assert (first.number in pane.first.text(), last.number in pane.after.text()) == (True, True)
    assert pane.first.isVisible()


def test_the_papers_of_a_test(desk: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    shown_papers: list[Any] = []
    monkeypatch.setattr(desk, "print_paper", lambda pdf, title, *rest, **more: shown_papers.append((pdf[:5], title)))
    pane = shown(qtbot, StockInTestPane(desk), decided("passed"))
    pane.print_record()
    pane.print_label()
    assert [pdf for pdf, _title in shown_papers] == [b"%PDF-", b"%PDF-"]
    assert shown_papers[0][1] == "Test record RJ-GZ01-2611-0001"


def test_a_tool_is_registered_lent_and_taken_in(desk: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    papers: list[str] = []
    monkeypatch.setattr(desk, "print_paper", lambda pdf, title, *rest, **more: papers.append(title))
    draws("tool_loan_card")
    dialog = ToolDialog(desk)
    dialog.show()
    dialog.form.set_values({"name": "数字万用表", "serial": "381 200 77"})
    dialog.form.editor("value").setText("890.005")
    dialog.submit()
    assert "two digits" in dialog.form.error("value")
    submit(dialog, value=89_000)
    tool_id = Tool.get().id
    pane = shown(qtbot, ToolPane(desk), tool_id)
    pane.steps["lend"].click()
    lend = on_show(LendToolsDialog)
    assert lend.tools.value() == [tool_id]
    submit(lend, purpose="检修")
    assert lend.form.error("borrower_id")
    other = a_tool()
    lend.tools.search()
    lend.tools.words.setText(Tool.get_by_id(other).number)
    lend.tools.search()  # as a scanner's Enter does
    assert lend.tools.value() == [tool_id, other]
    submit(lend, borrower_id=staff.technicians()[0].id)
    qtbot.waitUntil(lambda: papers == ["Tool loan card LY-GZ01-2611-0001"])
    assert pane.loan.isVisible()
    loan = shown(qtbot, ToolLoanPane(desk), ToolLoan.get(ToolLoan.tool == tool_id).id)
    assert loan.others.rowCount() == 2
    assert {"take_in", "sign", "renew"} == visible(loan)
    loan.steps["take_in"].click()
    submit(on_show(TakeInToolDialog), check="damaged", damage_note="屏幕裂")
    assert (Tool.get_by_id(tool_id).state, ToolLoan.get(ToolLoan.tool == tool_id).to_decide) == ("damaged", True)
    pane.show_record(tool_id)
    assert {"mend"} == visible(pane)


def test_a_supervisor_exchanges_old_for_new(desk: Desk, qtbot: QtBot, as_role: AsRole) -> None:
    with as_role("supervisor"):
        pane = shown(qtbot, ToolPane(desk), a_tool())
        wanted: list[tuple[str, int]] = []
        desk.record_wanted.connect(lambda kind, row_id: wanted.append((kind, row_id)))
        pane.steps["exchange"].click()
        dialog = on_show(ExchangeToolDialog)
        submit(dialog, serial="N-2")
        assert dialog.form.error("reason")
        submit(dialog, reason="磨损")
        new = Tool.get(Tool.serial == "N-2")
        assert wanted == [("tool", new.id)]
        assert not pane.steps["exchange"].isVisible(), "the old one is scrapped"


def test_a_supplier_that_is_not_on_the_list_is_entered_from_the_delivery(desk: Desk, qtbot: QtBot) -> None:
    dialog = DeliveryDialog(desk)
    qtbot.addWidget(dialog)
    dialog.show()
    box = dialog.form.editor("supplier_id")
    box.setCurrentIndex(box.count() - 1)
    box.activated.emit(box.count() - 1)
    assert not box.currentData()
    submit(on_show(SupplierDialog), name="华东电子")
    assert box.currentText() == "华东电子"
    submit(dialog, product="风扇", quantity=8)
    assert StockInTest.get().supplier_name == "华东电子"


def test_a_return_with_an_amount_or_a_signature_that_cannot_be(desk: Desk, qtbot: QtBot) -> None:
    loan_id = a_tool_loan()
    dialog = TakeInToolDialog(desk, tool_file.loan(loan_id))
    dialog.show()
    submit(dialog, check="damaged")
    assert "Describe the damage" in dialog.form.error("damage_note")
    dialog.form.editor("compensation").setText("12.345")
    submit(dialog, damage_note="屏幕裂")
    assert dialog.form.error("compensation")
    dialog.form.editor("compensation").setText("120")
    submit(dialog, signed_by="陈志强")
    assert "date beside the signature" in dialog.form.error("signed_on")
    submit(dialog, signed_on=clock.today())
    found = tool_file.loan(loan_id)
    assert (found.compensation, found.returned_signed_by) == (12_000, "陈志强")
    pane = shown(qtbot, ToolLoanPane(desk), loan_id)
    assert any(label.text().startswith("陈志强 20") for label in pane.back.findChildren(QLabel))


def test_a_loan_is_renewed_and_a_lost_tool_is_worth_what_is_left(desk: Desk, qtbot: QtBot, as_role: AsRole) -> None:
    loan_id = a_tool_loan()
    dialog = RenewToolDialog(desk, tool_file.loan(loan_id))
    dialog.show()
    submit(dialog, due_on=clock.today() + timedelta(days=9))
    assert "at most 3 days" in dialog.form.error("due_on")
    submit(dialog, due_on=clock.today() + timedelta(days=2))
    assert dialog.form.error("reason")
    submit(dialog, reason="未完工")
    assert ToolLoan.get_by_id(loan_id).renewals == 1
    pane = shown(qtbot, ToolLoanPane(desk), loan_id)
    assert pane.renewals.as_text().splitlines()[1].endswith("→ " + f"{clock.today() + timedelta(days=2)}\t未完工")
    with as_role("supervisor"):
        lose = LoseToolDialog(desk, tool_file.loan(loan_id))
        lose.show()
        assert lose.form.editor("compensation").value() == 2_680_000
        submit(lose, reason="丢在客户处")
    assert ToolLoan.get_by_id(loan_id).state == "lost"


def test_who_has_a_tool_past_its_day_is_told_to_bring_it(
    desk: Desk, qtbot: QtBot, as_role: AsRole, frozen_clock: Callable[[timedelta], None]
) -> None:
    loan_id = a_tool_loan()
    with as_role("technician"):
        pane = shown(qtbot, ToolLoanPane(desk), loan_id)
        assert (pane.bring.isVisible(), visible(pane)) == (False, {"renew"})
        frozen_clock(timedelta(days=9))
        pane.show_record(loan_id)
        assert (pane.bring.isVisible(), visible(pane)) == (True, set())
    pane.show_record(loan_id)
    assert not pane.bring.isVisible(), "who lends tools renews it"


def test_tools_are_counted_with_a_colleague(desk: Desk, qtbot: QtBot) -> None:
    a_tool_loan()
    dialog = BeginStockTakeDialog(desk)
    dialog.show()
    dialog.form.set_values({"kind": "tool"})
    place = f"staff:{staff.technicians()[0].id}"
    assert dialog.form.editor("place").findData(place) >= 0
    submit(dialog, place=place)
    take = StockTake.get()
    assert (take.kind, take.line_count) == ("tool", 1)
    pane = shown(qtbot, StockTakePane(desk), take.id)
    assert not pane.add.isVisible()
    pane.enter.click()
    count = on_show(CountDialog)
    count.table.item(0, 4).setText("2")
    count.submit()
    assert "once or not at all" in count.form.error("counts")
    count.table.item(0, 4).setText("1")
    count.submit()
    assert StockTake.get().state == "counted"


def test_words_that_no_font_prints_are_told_before_a_card_or_record_is_frozen(
    desk: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    draws("tool_loan_card", "stock_in_test_record")
    papers: list[str] = []
    monkeypatch.setattr(desk, "print_paper", lambda pdf, title, *rest, **more: papers.append(title))
    tool_id = a_tool(name="万用表😀")
    pane = shown(qtbot, ToolPane(desk), tool_id)
    pane.steps["lend"].click()
    lend = on_show(LendToolsDialog)
    asked: list[str] = []
    monkeypatch.setattr(desk.prompts, "confirm", lambda text, *_verb: asked.append(text))
    submit(lend, purpose="检修", borrower_id=staff.technicians()[0].id)
    assert ("😀" in asked[0], ToolLoan.select().count()) == (True, 0)
    lend.reject()
    test_id = a_delivery(batch="26😀")
    results = TestResultDialog(desk, stock_in_file.file(test_id))
    results.show()
    results.items.set_value("good")
    submit(results, verdict="passed", tester_id=staff.technicians()[0].id)
    assert (len(asked), StockInTest.get_by_id(test_id).verdict) == (2, "")
    monkeypatch.setattr(desk.prompts, "confirm", lambda *_words: True)
    results.submit()
    assert (StockInTest.get_by_id(test_id).verdict, papers) == ("passed", [])


def test_photographs_lie_with_tests_tools_and_loans(desk: Desk, qtbot: QtBot) -> None:
    loan_id, test_id = a_tool_loan(), a_delivery()
    tool_id = ToolLoan.get_by_id(loan_id).tool_id
    for kind, pane_class, row_id in (
        ("stock_in_test", StockInTestPane, test_id), ("tool", ToolPane, tool_id), ("tool_loan", ToolLoanPane, loan_id),
    ):  # fmt: skip
        pane = shown(qtbot, pane_class(desk), row_id)
        attachments.add(owner_kind=kind, owner_id=row_id, content=b"\xff\xd8\xff photo", name="裂纹.jpg")
        pane.reload()
        assert "裂纹.jpg" in pane.attachments.table.as_text(), kind


def test_a_technician_s_delivery_is_theirs_to_test(desk: Desk, qtbot: QtBot, branch: Any, as_role: AsRole) -> None:
    a_delivery()
    with as_role("technician"):
        dialog = DeliveryDialog(desk, supplier_id=Supplier.get().id)
        dialog.show()
        submit(dialog, product="风扇", quantity=5)
    found = StockInTest.get(StockInTest.product == "风扇")
    assert found.tester_id == branch.sessions["technician"].staff_id
