"""A part or piece of work is put on a call from its pane; what it costs and who agreed is seen there."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.services import devices, price_list, service_call_charges, service_call_file, service_calls, session
from app.services.service_calls import Appointment
from app.ui.desk import Desk
from app.ui.dialogs.charge_line import ChargeLineDialog
from app.ui.records.service_call import ServiceCallPane

pytestmark = pytest.mark.usefixtures("frozen_clock")


@pytest.fixture
def paid(desk: Desk, branch: Any, customer: int) -> int:
    """A call that no cover pays for."""
    from app.core import clock

    device_id = devices.create(customer_id=customer, model="旧机", serial="O1", installed_on=date(2015, 1, 1)).result
    visit = Appointment(clock.now(), 60, branch.technician_id)
    return service_calls.register(fault_text="坏了", customer_id=customer, device_id=device_id, outcome=visit).result


@pytest.fixture
def priced(branch: Any) -> None:
    with session.acting_as(branch.sessions["administrator"]):
        price_list.create(code="W01", name="上门检测费", measure="次", price=8000)


def dialog(desk: Desk, qtbot: QtBot, call_id: int) -> ChargeLineDialog:
    made = ChargeLineDialog(desk, service_call_file.file(call_id))
    qtbot.addWidget(made)
    made.show()
    return made


def pane(desk: Desk, qtbot: QtBot, call_id: int) -> ServiceCallPane:
    made = ServiceCallPane(desk)
    qtbot.addWidget(made)
    made.resize(520, 700)
    made.show()
    made.show_record(call_id)
    made.tabs.setCurrentIndex(1)
    return made


def test_an_item_of_the_price_list_fills_the_form(desk: Desk, qtbot: QtBot, paid: int, priced: None) -> None:
    form = dialog(desk, qtbot, paid)
    form.form.editor("pick").setCurrentIndex(1)
    form.form.editor("quantity").setValue(2)
    form.form.editor("agreed_by").setText("张伟")
    form.submit()
    (line,) = service_call_file.file(paid).charges
    assert (line.code, line.description, line.amount, line.agreed_by) == ("W01", "上门检测费", 16000, "张伟")


def test_free_text_that_only_began_as_an_item_has_no_code(desk: Desk, qtbot: QtBot, paid: int, priced: None) -> None:
    form = dialog(desk, qtbot, paid)
    form.form.editor("pick").setCurrentIndex(1)
    form.form.editor("description").setText("夜间上门检测费")
    form.submit()
    assert service_call_file.file(paid).charges[0].code == ""


def test_what_is_wrong_stands_beside_its_field(desk: Desk, qtbot: QtBot, scheduled: int) -> None:
    form = dialog(desk, qtbot, scheduled)
    form.submit()
    assert form.isVisible()
    assert service_call_file.file(scheduled).charges == ()
    form.form.editor("description").setText("屏幕")
    form.form.editor("unit_price").setText("12.005")
    form.submit()
    assert "two digits" in form.form.error("unit_price")
    assert service_call_file.file(scheduled).charges == ()
    form.form.editor("unit_price").setText("12.00")
    form.submit()
    assert not form.isVisible(), "covered: what it is worth is kept, nothing is charged"
    (line,) = service_call_file.file(scheduled).charges
    assert (line.amount, line.unit_price, line.worth, line.kind) == (0, 0, 1200, "part")
    form = dialog(desk, qtbot, scheduled)
    form.form.editor("description").setText("维修工时费")
    assert form.form.editor("kind").currentData() == "work", "guessed, and seen"
    form.form.editor("unit_price").setText("12.00")
    assert "cover pays" in form.form._lines["unit_price"].hint_text
    form.form.editor("exclusion").setCurrentIndex(1)
    form.submit()
    line = service_call_file.file(scheduled).charges[1]
    assert (line.exclusion, line.amount, line.worth, line.kind) == ("misuse", 1200, 1200, "work")


def test_the_form_tells_when_the_invoice_comes_first(desk: Desk, qtbot: QtBot, paid: int) -> None:
    form = dialog(desk, qtbot, paid)
    form.form.editor("unit_price").setText("500.00")
    assert "500.00" not in form.form._lines["unit_price"].hint_text.replace("Amount ¥500.00.", "")
    form.form.editor("unit_price").setText("500.01")
    assert "invoice" in form.form._lines["unit_price"].hint_text


def test_the_pane_shows_the_sum_and_what_is_open(desk: Desk, qtbot: QtBot, paid: int) -> None:
    shown = pane(desk, qtbot, paid)
    assert shown.charges.isVisibleTo(shown), "the first line can be added"
    assert not shown.charges.table.isVisibleTo(shown)
    version = service_call_file.file(paid).row_version
    desk.bus.run(service_call_charges.add, paid, seen_version=version, description="电源", unit_price=60000, quantity=1)
    shown.show_record(paid)
    assert "600.00" in shown.charges.title.text()
    assert "Not announced" in shown.charges.state.text()
    assert "Invoice first" in shown.charges.state.text()
    assert shown.charges.announce_button.isVisibleTo(shown)


def test_a_line_is_struck_with_a_reason(desk: Desk, qtbot: QtBot, paid: int) -> None:
    version = service_call_file.file(paid).row_version
    service_call_charges.add(paid, seen_version=version, description="电源", unit_price=60000)
    shown = pane(desk, qtbot, paid)
    desk.prompts.next_answer("")
    shown.charges.void()
    assert len(service_call_file.file(paid).charges) == 1
    desk.prompts.next_answer("客户不要")
    shown.charges.void()
    assert service_call_file.file(paid).charges == ()


def test_who_may_not_add_sees_the_lines_only(desk: Desk, qtbot: QtBot, paid: int, branch: Any) -> None:
    version = service_call_file.file(paid).row_version
    service_call_charges.add(paid, seen_version=version, description="电源", unit_price=60000)
    session.begin(branch.sessions["technician"])
    shown = pane(desk, qtbot, paid)
    assert not shown.charges.add_line_button.isVisibleTo(shown)
    assert not shown.charges.void_button.isVisibleTo(shown)
    assert shown.charges.table.rowCount() == 1
    shown.charges.add_line()
    assert not [one for one in QApplication.topLevelWidgets() if isinstance(one, ChargeLineDialog) and one.isVisible()]
