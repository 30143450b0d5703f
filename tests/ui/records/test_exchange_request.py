"""Requests for return or exchange beside their ledger: what clerk and supervisor do with them."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot

from app.models.exchange_request import ExchangeRequest
from app.services import customers, devices, exchange_request_file
from app.ui.desk import Desk
from app.ui.dialogs.exchange_request import ExchangeDecisionDialog, ExchangeRequestDialog
from app.ui.dialogs.form_dialog import FormDialog
from app.ui.records.customer import CustomerPane
from app.ui.records.device import DevicePane
from app.ui.records.exchange_request import ExchangeRequestPane, enter
from app.ui.widgets.customer_finder import Hit
from tests.ui.dialogs.exchange_dialogs import a_request
from tests.ui.dialogs.tool_dialogs import draws

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


@pytest.fixture
def device_id(branch: Any) -> int:
    customer = customers.create(name="海珠图书馆").result
    return devices.create(customer_id=customer, product_name="打印机", model="M1", serial="SN 1").result


def test_a_clerk_enters_one_from_the_ledger(desk: Desk, device_id: int, qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    enter(desk, window)
    dialog = on_show(ExchangeRequestDialog)
    form = dialog.form
    assert not form.editor("office").isVisible()
    assert not form.editor("device_id").isVisible()
    dialog.submit()
    assert "Choose the customer" in form.error("customer_id")
    own = devices.entry(device_id)
    form.editor("customer_id").chosen.emit(Hit(own.customer_id, "海珠图书馆", "", "", device_id, ""))
    assert (form.editor("goods").text(), form.editor("model").text()) == ("打印机", "M1")
    assert form.editor("device_id").isVisible()
    form.set_values({"cause": "misuse"})
    assert form.editor("cost_bearer").currentData() == "user"
    assert not form.editor("bearer_reason").isVisible()
    form.set_values({"cost_bearer": "company"})
    assert form.editor("bearer_reason").isVisible()
    dialog.submit()
    assert form.error("bearer_reason")
    submit(dialog, bearer_reason="老客户")
    kept = ExchangeRequest.get()
    assert (kept.device_id, kept.cost_bearer, kept.bearer_reason) == (device_id, "company", "老客户")


def test_another_branch_office(desk: Desk, branch: Any, qtbot: QtBot) -> None:
    dialog = ExchangeRequestDialog(desk)
    dialog.show()
    submit(dialog, asked_by="office", goods="交换机", cause="doubtful")
    assert dialog.form.error("customer_id") or dialog.form.error("office") or dialog.trouble.isVisible()
    submit(dialog, office="佛山分公司")
    assert ExchangeRequest.get().customer_name == "佛山分公司"


def test_from_the_file_of_a_customer_and_of_a_device(desk: Desk, device_id: int, qtbot: QtBot) -> None:
    pane = shown(qtbot, DevicePane(desk), device_id)
    pane.exchange()
    dialog = on_show(ExchangeRequestDialog)
    assert dialog.form.editor("serial").text() == "SN1"
    submit(dialog)
    assert "Choose the cause" in dialog.form.error("cause")
    submit(dialog, cause="nonconforming")
    customer = ExchangeRequest.get().customer_id
    shown(qtbot, CustomerPane(desk), customer).file_buttons[2].click()
    submit(on_show(ExchangeRequestDialog), goods="电源", cause="nonconforming")
    assert [one.device_id for one in ExchangeRequest.select().order_by(ExchangeRequest.id)] == [device_id, None]


def test_the_files_of_a_customer_and_of_a_device_list_their_requests(
    desk: Desk, device_id: int, qtbot: QtBot, as_role: AsRole
) -> None:
    customer_id = devices.entry(device_id).customer_id
    pane = shown(qtbot, DevicePane(desk), device_id)
    assert pane.exchanges.isHidden()
    of_device = a_request(customer_id, device_id=device_id)
    of_customer = a_request(customer_id, quantity=2)
    pane.show_record(device_id)
    assert not pane.exchanges.isHidden()
    assert pane.exchanges.table.rowCount() == 1
    file = shown(qtbot, CustomerPane(desk), customer_id).exchanges
    titles = {file.table.item(row, 1).text() for row in range(file.table.rowCount())}
    assert titles == {"电源模块 R4850G2 × 1", "电源模块 R4850G2 × 2"}
    assert {line.id for line in exchange_request_file.of_customer(customer_id)} == {of_device, of_customer}
    with as_role("technician"):
        assert shown(qtbot, DevicePane(desk), device_id).exchanges.isHidden()


def test_decided_sent_and_arrived(desk: Desk, device_id: int, qtbot: QtBot, as_role: AsRole) -> None:
    request_id = a_request(devices.entry(device_id).customer_id)
    pane = shown(qtbot, ExchangeRequestPane(desk), request_id)
    assert visible(pane) == {"change", "withdraw"}
    pane.edit()
    submit(on_show(ExchangeRequestDialog), quantity=4)
    with as_role("supervisor"):
        pane.show_record(request_id)
        assert visible(pane) == {"agree", "change", "withdraw", "void"}
        pane.decide()
        decision = on_show(ExchangeDecisionDialog)
        offered = decision.form.editor("decision")
        assert [offered.itemText(place) for place in range(offered.count())] == ["Agree", "Refuse"]
        decision.submit()
        assert decision.form.error("reason")
        submit(decision, reason="符合规定")
    pane.show_record(request_id)
    assert visible(pane) == {"ship"}
    for event, state in (("ship", "shipped"), ("receive", "received")):
        pane.steps[event].click()
        submit(on_show(FormDialog))
        assert exchange_request_file.file(request_id).state == state
        pane.show_record(request_id)
    assert not visible(pane)
    assert exchange_request_file.file(request_id).quantity == 4


def test_who_took_it_in_is_told_why_they_do_not_decide_it(
    desk: Desk, device_id: int, qtbot: QtBot, as_role: AsRole
) -> None:
    with as_role("supervisor"):
        request_id = a_request(devices.entry(device_id).customer_id)
        pane = shown(qtbot, ExchangeRequestPane(desk), request_id)
        assert visible(pane) == {"change", "withdraw", "void"}
        assert "another supervisor decides it" in pane.refusal.text()
    pane.show_record(request_id)
    assert pane.refusal.isHidden()


def test_withdrawn_with_a_reason(desk: Desk, device_id: int, qtbot: QtBot) -> None:
    request_id = a_request(devices.entry(device_id).customer_id)
    pane = shown(qtbot, ExchangeRequestPane(desk), request_id)
    desk.prompts.next_answer("客户不换了")
    pane.withdraw()
    found = exchange_request_file.file(request_id)
    assert (found.state, found.decision_reason) == ("withdrawn", "客户不换了")


def test_printed_alone_or_with_what_was_asked_for_that_day(desk: Desk, device_id: int, qtbot: QtBot) -> None:
    draws("exchange_request")
    customer_id = devices.entry(device_id).customer_id
    first = a_request(customer_id, device_id=device_id)
    pane = shown(qtbot, ExchangeRequestPane(desk), first)
    assert pane.day_paper.isHidden()
    with qtbot.waitSignal(desk.paper_wanted) as wanted:
        pane.paper.click()
    assert wanted.args is not None
    assert wanted.args[0].startswith(b"%PDF")
    second = a_request(customer_id, quantity=2)
    pane.show_record(first)
    assert "2" in pane.day_paper.text()
    with qtbot.waitSignal(desk.paper_wanted) as wanted:
        pane.day_paper.click()
    assert wanted.args is not None
    last = exchange_request_file.file(second).number
    assert f"{exchange_request_file.file(first).number}~{last[-4:]}" in wanted.args[1]
