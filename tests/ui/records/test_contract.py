"""The record of a contract: what it shows, and what can be done with it."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date, timedelta
from typing import Any, TypeVar

import pytest
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from app.models.customer import Customer
from app.services import _contract_parts, contract_instalments, contracts, customers, devices
from app.services._use_case import UnitOfWork, transact
from app.ui.desk import Desk
from app.ui.dialogs.contract_actions import (
    ExtendDialog,
    FromDayDialog,
    InstalmentsDialog,
    PaymentDialog,
    SuspendDialog,
)
from app.ui.dialogs.contract_editor import ContractEditor
from app.ui.dialogs.due_instalments import DueInstalmentsDialog
from app.ui.records._contracts import contract_row
from app.ui.records.contract import ContractPane
from app.ui.widgets.customer_finder import Hit

TERM = {"starts_on": date(2026, 1, 1), "ends_on": date(2026, 12, 31)}
Role = Callable[[str], AbstractContextManager[None]]
W = TypeVar("W", bound=QWidget)


@pytest.fixture
def customer_id(desk: Desk, frozen_clock: Any) -> int:
    return customers.create(name="甲公司").result


@pytest.fixture
def contract_id(customer_id: int) -> int:
    return contracts.create(customer_id=customer_id, **TERM, fee=100_000, visits_included=4, parts_budget=50_000).result


def _pane(desk: Desk, qtbot: QtBot, contract_id: int) -> ContractPane:
    pane = ContractPane(desk)
    qtbot.addWidget(pane)
    pane.resize(620, 700)
    pane.show()
    pane.show_record(contract_id)
    return pane


def _dialog(pane: QWidget, kind: type[W]) -> W:
    return pane.window().findChildren(kind)[-1]


def test_head_bars_and_use(desk: Desk, qtbot: QtBot, contract_id: int) -> None:
    pane = _pane(desk, qtbot, contract_id)
    assert pane.left.text() == "41 days left"
    assert "covers today" in pane.bars.text()
    assert [meter.text() for meter in pane.usage.meters] == [
        "Visits: 0 of 4",
        "Hours of work: 0, no limit",
        "Parts: ¥0.00 of ¥500.00",
    ]
    assert pane.lineage.isHidden()
    assert pane.history.isHidden(), "the representative does not read the audit trail"
    assert not pane.suspend.isVisible()


@pytest.mark.parametrize(("days", "words"), [(41, "Active"), (42, "Ended")])
def test_what_has_ended_is_not_called_active(
    desk: Desk, qtbot: QtBot, contract_id: int, frozen_clock: Any, days: int, words: str
) -> None:
    frozen_clock(timedelta(days=days))
    pane = _pane(desk, qtbot, contract_id)
    assert pane.state.text() == words
    assert contract_row(contracts.entry(contract_id)).texts[-1] == words


def test_it_is_extended(desk: Desk, qtbot: QtBot, contract_id: int) -> None:
    pane = _pane(desk, qtbot, contract_id)
    pane.extend()
    dialog = _dialog(pane, ExtendDialog)
    assert dialog.form.editor("starts_on").value() == date(2027, 1, 1)
    assert dialog.form.editor("ends_on").value() == date(2027, 12, 31)
    dialog.submit()
    assert contracts.entry(contract_id).term == 2
    assert pane.terms.terms.rowCount() == 2


def test_it_rests_and_is_resumed(desk: Desk, qtbot: QtBot, contract_id: int, as_role: Role) -> None:
    with as_role("supervisor"):
        pane = _pane(desk, qtbot, contract_id)
        pane.rest()
        dialog = _dialog(pane, SuspendDialog)
        dialog.submit()
        assert dialog.form.error("reason")
        dialog.form.set_values({"reason": "欠费"})
        dialog.submit()
        assert contracts.entry(contract_id).state == "suspended"
        assert pane.state.text() == "Suspended"
        assert (pane.suspend.isVisible(), pane.resume.isVisible()) == (False, True)
        pane.from_day(True)
        _dialog(pane, FromDayDialog).submit()
        assert contracts.entry(contract_id).state == "active"
        assert _contract_parts.suspensions_of(_row(contract_id)) == []
        pane.from_day(False)
        dialog = _dialog(pane, FromDayDialog)
        dialog.form.set_values({"reason": "倒闭"})
        dialog.submit()
        assert contracts.entry(contract_id).state == "cancelled"
        assert [one.text() for one in pane.findChildren(QPushButton) if one.isVisible() and "…" in one.text()] == []
        assert pane.history.table.rowCount() >= 4


def _row(contract_id: int) -> Any:
    from app.models.contract import Contract

    return Contract.get_by_id(contract_id)


def test_instalments_are_planned_paid_and_voided(desk: Desk, qtbot: QtBot, contract_id: int) -> None:
    pane = _pane(desk, qtbot, contract_id)
    pane.instalments.plan()
    dialog = _dialog(pane, InstalmentsDialog)
    assert "¥1,000.00 of ¥1,000.00" in dialog.sum.text()
    dialog.parts.set_cell(0, "amount", "1")
    dialog.submit()
    assert "751.00" in dialog.trouble.text()
    dialog.parts.set_cell(0, "due_on", "soon")
    dialog.submit()
    assert contract_instalments.of_contract(contract_id) == ()
    dialog.propose()
    dialog.submit()
    assert pane.instalments.table.rowCount() == 4
    pane.instalments.table.selectRow(0)
    pane.instalments.pay()
    _dialog(pane, PaymentDialog).submit()
    assert contract_instalments.of_contract(contract_id)[0].tone == "done"
    assert pane.instalments.mismatch.isHidden()
    pane.instalments.table.selectRow(1)
    desk.prompts.next_answer("免收")
    pane.instalments.void()
    assert contract_instalments.of_contract(contract_id)[1].is_void
    assert "¥750.00" in pane.instalments.mismatch.text()
    assert not pane.instalments.mismatch.isHidden()


def test_the_line_of_renewals_is_walked(desk: Desk, qtbot: QtBot, contract_id: int, customer_id: int) -> None:
    owner, unit = Customer.get_by_id(customer_id), UnitOfWork("contract.renew", desk.session)
    days = {"starts_on": date(2027, 1, 1), "ends_on": date(2027, 12, 31)}
    later = transact(unit, lambda: contracts.add(unit, owner, contract_id, **days)).id
    pane = _pane(desk, qtbot, contract_id)
    links = [one for one in pane.lineage.findChildren(QPushButton) if one.isVisible()]
    assert len(links) == 1
    with qtbot.waitSignal(desk.record_wanted) as wanted:
        links[0].click()
    assert wanted.args == ["contract", later]


def test_a_contract_in_the_way_is_named_and_opened(
    desk: Desk, qtbot: QtBot, contract_id: int, customer_id: int
) -> None:
    editor = ContractEditor(desk)
    qtbot.addWidget(editor)
    editor.show()
    editor.form.set_values(TERM)
    editor.submit()
    assert editor.form.error("customer_id")
    editor.form.editor("customer_id").chosen.emit(Hit(customer_id, "甲公司"))
    editor.submit()
    assert "HT-GZ01" in editor.form.error("starts_on")
    with qtbot.waitSignal(desk.record_wanted) as wanted:
        editor.open_other.click()
    assert wanted.args == ["contract", contract_id]


def test_what_is_typed_reaches_the_contract(desk: Desk, qtbot: QtBot, customer_id: int) -> None:
    device = devices.create(customer_id=customer_id, model="X1").result
    editor = ContractEditor(desk, customer_id)
    qtbot.addWidget(editor)
    editor.show()
    form = editor.form
    form.editor("starts_on").set_value(date(2026, 3, 1))
    form.editor("starts_on").editingFinished.emit()
    assert form.editor("ends_on").value() == date(2027, 2, 28)
    form.set_values({"covers_all": False, "device_ids": (device,), "visits_included": 4, "minutes_included": 90})
    form.editor("included").box("repair").click()
    form.editor("excluded").box("repair").click()
    form.editor("response_hours").setText("1.5")
    editor.submit()
    assert form.error("response_hours")
    form.editor("response_hours").setText("２")
    assert form.editor("minutes_included").text() == "1.5"
    editor.submit()
    entry = contracts.of_customer(customer_id)[0]
    assert (entry.included, entry.excluded, entry.response_hours) == ((), ("repair",), 2)
    assert (entry.device_ids, entry.visits_included, entry.minutes_included) == ((device,), 4, 90)
    again = ContractEditor(desk, customer_id, entry)
    qtbot.addWidget(again)
    again.submit()
    assert contracts.of_customer(customer_id)[0] == entry, "a form that is only looked at changes nothing"


def test_what_is_owed_is_listed_and_paid(desk: Desk, qtbot: QtBot, contract_id: int) -> None:
    parts = contract_instalments.proposed(100_000, date(2026, 9, 5), 4, 3)
    contract_instalments.plan(contract_id=contract_id, seen_version=1, instalments=parts)
    dialog = DueInstalmentsDialog(desk)
    qtbot.addWidget(dialog)
    assert dialog.table.rowCount() == 2
    assert "¥250.00" in dialog.sum.text()
    dialog.pay()
    _dialog(dialog, PaymentDialog).submit()
    assert dialog.table.rowCount() == 1
    with qtbot.waitSignal(desk.record_wanted) as wanted:
        dialog.look()
    assert wanted.args == ["contract", contract_id]
