"""Loaner units, loans and where things are, beside their ledgers and on the call."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from app.core import clock
from app.models import database
from app.models.loaner import Loan
from app.models.service_call import ServiceCall
from app.services import (
    custody,
    loan_file,
    loan_receipts,
    loaner_units,
    loans,
    service_call_file,
    service_call_take_back,
    service_call_visit,
    settings,
)
from app.services import session as sessions
from app.services._use_case import UnitOfWork, use_case
from app.services.take_back_receipts import Item
from app.ui.desk import Desk
from app.ui.dialogs.lend_unit import LendUnitDialog
from app.ui.dialogs.loan_actions import DeclineLoanerDialog, ExtendLoanDialog, TakeInDialog
from app.ui.dialogs.loan_printing import print_slip
from app.ui.dialogs.next_steps import next_steps
from app.ui.records.custody_object import CustodyPane
from app.ui.records.customer import CustomerPane
from app.ui.records.loan import LoanPane
from app.ui.records.loaner_unit import LoanerUnitPane
from app.ui.records.service_call import ServiceCallPane
from tests.ui.dialogs.loan_dialogs import a_loan, a_unit, can_be_drawn
from tests.ui.dialogs.take_back_dialogs import on_site


def shown(pane: Any, qtbot: QtBot, row_id: int) -> Any:
    qtbot.addWidget(pane)
    pane.show_record(row_id)
    return pane


def visible_steps(pane: LoanPane) -> set[str]:
    return {name for name, button in pane.steps.items() if not button.isHidden()}


def object_id(unit_id: int) -> int:
    rows = database.query("SELECT id FROM custody_object WHERE kind = 'loaner_unit' AND object_id = ?", (unit_id,))
    return int(rows[0][0])


@pytest.mark.usefixtures("voucher")
def test_a_unit_is_lent_for_a_call_and_its_slip_is_shown(desk: Desk, scheduled: int, qtbot: QtBot) -> None:
    a_loan(scheduled)
    wanted, other = a_unit(name="激光打印机（备用）", serial="BY-77"), a_unit(serial="BY-78")
    dialog = LendUnitDialog(desk, call_id=scheduled)
    qtbot.addWidget(dialog)
    assert set(dialog.units.table.ids()) == {wanted, other}, "what is out is not offered"
    dialog.submit()
    assert dialog.form.error("unit_id")
    dialog.units.words.setText("by77")
    assert dialog.units.value() == wanted, "the only one that matches is chosen"
    assert dialog.form.editor("accessories").text() == "电源线、并机线"
    with qtbot.waitSignal(desk.paper_wanted) as paper:
        dialog.submit()
    assert dialog.changes is not None
    found = loan_file.file(dialog.changes.result)
    assert (found.entry.unit_id, found.entry.call_id, found.entry.due_on) == (wanted, scheduled, loans.default_due())
    assert found.entry.number in paper.args[1]
    assert paper.args[0].startswith(b"%PDF")


@pytest.mark.usefixtures("voucher")
def test_from_a_unit_the_call_is_asked_for(desk: Desk, scheduled: int, qtbot: QtBot) -> None:
    a_loan(scheduled)
    unit = a_unit(serial="BY-79")
    dialog = LendUnitDialog(desk, unit_id=unit)
    qtbot.addWidget(dialog)
    dialog.form.editor("call_id").setText("JX-XX-2611-9999")
    dialog.submit()
    assert dialog.form.error("call_id")
    number = service_call_file.file(scheduled).number
    offered = dialog.form.editor("call_id").completer()
    offered.setCompletionPrefix("远大")
    assert offered.currentCompletion().startswith(number), "a call under way is found by its customer"
    dialog.form.editor("call_id").setText(offered.currentCompletion().lower())
    dialog.form.editor("due_on").setText((clock.today() - timedelta(days=1)).isoformat())
    dialog.submit()
    assert dialog.form.error("due_on"), "refused beside its field"
    dialog.form.editor("due_on").setText(clock.today().isoformat())
    dialog.submit()
    assert dialog.changes is not None


@pytest.mark.usefixtures("voucher")
def test_a_loan_shows_what_may_be_done_and_is_taken_in(desk: Desk, scheduled: int, branch: Any, qtbot: QtBot) -> None:
    loan_id = a_loan(scheduled)
    pane = shown(LoanPane(desk), qtbot, loan_id)
    assert visible_steps(pane) == {"take_in", "sign", "extend"}
    sessions.begin(branch.sessions["supervisor"])
    pane.reload()
    assert visible_steps(pane) == {"take_in", "sign", "extend", "lose", "void"}
    dialog = TakeInDialog(desk, loan_file.file(loan_id))
    qtbot.addWidget(dialog)
    dialog.form.editor("is_damaged").setChecked(True)
    dialog.form.editor("signed_by").setText("王建国")
    dialog.submit()
    assert dialog.form.error("damage_note")
    dialog.form.editor("damage_note").setPlainText("外壳开裂")
    dialog.form.editor("compensation").setText("12.345")
    dialog.submit()
    assert "two digits" in dialog.form.error("compensation")
    dialog.form.editor("compensation").setText("")
    dialog.submit()
    assert dialog.changes is not None
    pane.reload()
    assert (visible_steps(pane), pane.owed.isHidden()) == ({"decide"}, False)


@pytest.mark.usefixtures("voucher")
def test_void_asks_why(desk: Desk, scheduled: int, branch: Any, qtbot: QtBot) -> None:
    loan_id = a_loan(scheduled)
    sessions.begin(branch.sessions["supervisor"])
    pane = shown(LoanPane(desk), qtbot, loan_id)
    desk.prompts.next_answer("客户不要了")
    pane.void()
    assert loan_file.file(loan_id).entry.state == "void"


@pytest.mark.usefixtures("voucher")
def test_every_copy_of_a_slip_is_counted(desk: Desk, scheduled: int, qtbot: QtBot) -> None:
    loan_id = a_loan(scheduled)
    with qtbot.waitSignal(desk.paper_wanted) as paper:
        print_slip(desk, loan_id)
    paper.args[2]("HP", 1)
    assert [one.reprint for one in loan_file.file(loan_id).prints] == [0]
    with qtbot.waitSignal(desk.paper_wanted) as paper:
        print_slip(desk, loan_id)
    assert "1" in paper.args[1].rpartition(" ")[2], "a reprint says so"


@pytest.mark.usefixtures("voucher")
def test_a_unit_shows_its_loans_and_its_way(desk: Desk, scheduled: int, branch: Any, qtbot: QtBot) -> None:
    loan_id = a_loan(scheduled)
    unit_id = loan_file.file(loan_id).entry.unit_id
    pane = shown(LoanerUnitPane(desk), qtbot, unit_id)
    assert (pane.loans.ids(), pane.trail.table.rowCount(), pane.lend.isHidden()) == ([loan_id], 1, True)
    with qtbot.waitSignal(desk.record_wanted) as wanted:
        pane.loan.click()
    assert wanted.args == ["loan", loan_id]
    idle = shown(LoanerUnitPane(desk), qtbot, a_unit(serial="BY-1"))
    assert not idle.lend.isHidden()
    assert idle.scrap.isHidden(), "scrapping is the supervisor's"
    desk.prompts.next_answer("自检报错")
    idle.damage.click()
    assert loaner_units.file(idle.row_id).entry.state == "damaged"


@pytest.mark.usefixtures("voucher")
def test_where_is_it(desk: Desk, scheduled: int, qtbot: QtBot) -> None:
    unit_id = loan_file.file(a_loan(scheduled)).entry.unit_id
    pane = shown(CustodyPane(desk), qtbot, object_id(unit_id))
    where = custody.whereabouts("loaner_unit", unit_id)
    assert pane.head.title.text() == where.name
    assert pane.trail.table.rowCount() == 1
    with qtbot.waitSignals([desk.record_wanted, desk.record_wanted]):
        pane.record.click()
        pane.call.click()


@pytest.mark.usefixtures("voucher")
def test_the_call_lends_and_tells_of_the_promise(
    desk: Desk, scheduled: int, branch: Any, qtbot: QtBot, frozen_clock: Callable[[timedelta], None]
) -> None:
    sessions.begin(branch.sessions["administrator"])
    settings.change(values={"loaner.promise_hours": 12})
    sessions.begin(branch.sessions["representative"])
    call = service_call_file.file(scheduled)
    assert "lend" in next_steps(call)[1]
    pane = shown(ServiceCallPane(desk), qtbot, scheduled)
    assert pane.promise.isHidden()
    service_call_visit.arrive(scheduled, seen_version=call.row_version)
    frozen_clock(timedelta(hours=11))
    pane.reload()
    assert not pane.promise.isHidden()
    assert not pane.promise.lend.isHidden()
    dialog = DeclineLoanerDialog(desk, scheduled)
    qtbot.addWidget(dialog)
    dialog.form.editor("said_by").setText("张伟")
    dialog.submit()
    pane.reload()
    assert "张伟" in pane.promise.words.text()
    assert pane.promise.lend.isHidden()
    a_loan(scheduled)
    pane.reload()
    assert pane.loans.table.rowCount() == 1


@pytest.mark.usefixtures("voucher")
def test_the_customer_shows_what_they_have_of_ours(desk: Desk, scheduled: int, customer: int, qtbot: QtBot) -> None:
    pane = shown(CustomerPane(desk), qtbot, customer)
    assert pane.out.isHidden()
    unit_id = loan_file.file(a_loan(scheduled)).entry.unit_id
    pane.reload()
    assert not pane.out.isHidden()
    assert pane.out.table.rowCount() == 1
    with qtbot.waitSignal(desk.record_wanted) as wanted:
        pane.out.table.opened.emit(1)
    assert wanted.args == ["loaner_unit", unit_id]


@pytest.mark.usefixtures("voucher")
def test_what_is_paid_for_damage_goes_on_the_call(desk: Desk, scheduled: int, branch: Any, qtbot: QtBot) -> None:
    loan_id = a_loan(scheduled)
    seen = loan_file.file(loan_id).entry.row_version
    loans.take_in(
        loan_id, seen_version=seen, signed_by="王建国", signed_on=clock.today(), is_damaged=True,
        damage_note="外壳开裂", compensation=35_000,
    )  # fmt: skip
    pane = shown(LoanPane(desk), qtbot, loan_id)
    assert not pane.steps["charge"].isHidden()
    desk.prompts.next_answer("")
    pane.charge()
    assert not loan_file.file(loan_id).is_charged, "nobody agreed"
    desk.prompts.next_answer("王建国")
    pane.charge()
    pane.reload()
    assert pane.steps["charge"].isHidden()
    assert service_call_file.file(scheduled).charge == 35_000
    sessions.begin(branch.sessions["technician"])
    assert "charge" not in loan_file.file(loan_id).actions


@pytest.mark.usefixtures("voucher")
def test_characters_no_font_has_are_told_before_a_number_is_drawn(desk: Desk, scheduled: int, qtbot: QtBot) -> None:
    can_be_drawn()
    unit = a_unit(serial="BY-80")
    dialog = LendUnitDialog(desk, unit_id=unit)
    qtbot.addWidget(dialog)
    dialog.form.editor("call_id").setText(service_call_file.file(scheduled).number)
    dialog.form.editor("condition").setText("外观完好 \U000f0000")
    desk.prompts.next_answer(False)
    dialog.submit()
    assert (dialog.changes, loan_file.of_call(scheduled)) == (None, ())
    desk.prompts.next_answer(True)
    dialog.submit()
    assert dialog.changes is not None


def test_extending_offers_a_later_day(desk: Desk, scheduled: int, qtbot: QtBot) -> None:
    loan_id = a_loan(scheduled)
    found = loan_file.file(loan_id)
    dialog = ExtendLoanDialog(desk, found)
    qtbot.addWidget(dialog)
    assert dialog.form.editor("due_on").text() > found.entry.due_on.isoformat()
    dialog.form.editor("reason").setText("主板还没到")
    dialog.form.editor("due_on").setText(found.entry.due_on.isoformat())
    dialog.submit()
    assert dialog.form.error("due_on")


@pytest.mark.usefixtures("voucher")
def test_a_lost_unit_is_not_shown_as_back(desk: Desk, scheduled: int, branch: Any, qtbot: QtBot) -> None:
    loan_id = a_loan(scheduled)
    sessions.begin(branch.sessions["supervisor"])
    loans.lose(loan_id, seen_version=loan_file.file(loan_id).entry.row_version, reason="仓库失窃", compensation=1)
    pane = shown(LoanPane(desk), qtbot, loan_id)
    assert pane.back_section.title.text() == "Lost"
    assert [label.text() for label in pane.back.findChildren(QLabel)].count("仓库失窃") == 1
    assert "仓库失窃" not in [label.text() for label in pane.out.findChildren(QLabel)]


@pytest.mark.usefixtures("voucher")
def test_a_loan_that_goes_with_several_things_leads_to_their_receipt(desk: Desk, scheduled: int, qtbot: QtBot) -> None:
    on_site(scheduled)
    seen = ServiceCall.get_by_id(scheduled).row_version
    items = [Item("主机", serial="ZJ-1"), Item("键盘", serial="JP-3")]
    receipt = service_call_take_back.take_back(scheduled, seen_version=seen, items=items).result
    pane = shown(LoanPane(desk), qtbot, a_loan(scheduled))
    assert not pane.part.isHidden()
    with qtbot.waitSignal(desk.record_wanted) as wanted:
        pane.part.click()
    assert wanted.args == ["take_back_receipt", receipt]


@pytest.mark.usefixtures("voucher")
def test_the_slip_that_was_signed_is_opened_beside_the_one_that_names_the_new_receipt(
    desk: Desk, scheduled: int, qtbot: QtBot
) -> None:
    loan_id = a_loan(scheduled)
    pane = shown(LoanPane(desk), qtbot, loan_id)
    assert pane.versions.isHidden(), "the only one is printed by its button"

    @use_case("loaner.lend")
    def renamed(unit: UnitOfWork) -> Loan:
        loan, receipt = Loan.get_by_id(loan_id), "SJ-GZ01-2611-0009"
        digest = loan_receipts._issued_anew(unit, loan, receipt)
        return unit.update(loan, receipt_number=receipt, content_sha256=digest)

    desk.bus.run(renamed)
    pane.reload()
    last, first = (one.paper_id for one in loans.versions(loan_id))
    assert (pane.versions.table.ids(), pane.versions.isHidden()) == ([last, first], False)
    assert pane.warning.isHidden()
    with qtbot.waitSignal(desk.paper_wanted) as wanted:
        pane.versions.table.opened.emit(first)
    assert wanted.args is not None
    assert wanted.args[2]("Laser", 1)
    assert [one.prints for one in loans.versions(loan_id)] == [0, 1]
