"""The form of a new complaint, driven by keyboard as at the telephone."""

from __future__ import annotations

import json
from datetime import timedelta
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.core import clock
from app.models.complaint import Complaint
from app.services import drafts, service_calls, session, settings
from app.ui.desk import Desk
from app.ui.dialogs.register_call import RegisterCallDialog
from app.ui.dialogs.register_complaint import Beginning, RegisterComplaintDialog
from app.ui.widgets.form_grid import FormGrid
from tests.services.complaint_cases import a_case, case

pytestmark = pytest.mark.usefixtures("frozen_clock")


def shown(dialog: Any, qtbot: QtBot) -> Any:
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    if dialog.parent() is None:
        qtbot.addWidget(dialog)
    with qtbot.waitActive(dialog):
        dialog.show()
        dialog.activateWindow()
    return dialog


def opened(desk: Desk, qtbot: QtBot, draft: str = "", **known: Any) -> RegisterComplaintDialog:
    return shown(RegisterComplaintDialog(desk, Beginning(**known) if known else None, draft), qtbot)


def typed(qtbot: QtBot, widget: QWidget, text: str) -> None:
    qtbot.keyClicks(widget, text)
    qtbot.keyClick(widget, Qt.Key.Key_Return)


def enter(dialog: RegisterComplaintDialog, **values: Any) -> None:
    """Fill in fields wherever they stand."""
    forms = (dialog.told, dialog.matter, dialog.goods, dialog.product, dialog.reception, dialog.registration)
    for name, value in values.items():
        form = next(form for form in forms if name in form.fields())
        form.set_values({name: value})


def take_scheme(dialog: RegisterComplaintDialog, code: str) -> None:
    dialog.scheme_box.setCurrentIndex(dialog.scheme_box.findData(code))


def test_a_complaint_is_registered_by_keyboard_alone(desk: Desk, qtbot: QtBot, customer: int, device: int) -> None:
    dialog = opened(desk, qtbot)
    assert dialog.focusWidget() is dialog.caller.finder
    typed(qtbot, dialog.caller.finder, "8000")
    assert dialog.focusWidget() is dialog.content
    typed(qtbot, dialog.content, "stops three times a week")
    typed(qtbot, dialog.focusWidget(), "exchange it")
    assert dialog.focusWidget() is dialog.matter.editor("category")
    qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Down)
    with qtbot.waitSignal(desk.record_wanted) as record:
        qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert record.args[0] == "complaint"
    found = case(record.args[1])
    assert (found.customer_id, found.device_id, found.content, found.demand) == (
        customer, device, "stops three times a week", "exchange it",
    )  # fmt: skip
    assert (found.contact_name, found.phone, found.product_name) == ("张伟", "13800138000", "激光打印机")
    assert (found.category, found.first_contact, found.address) == ("quality", "林晓梅", "广州市天河区体育西路 1 号")
    assert drafts.listing() == ()


def test_a_call_becomes_a_complaint_and_nothing_is_asked_twice(
    desk: Desk, qtbot: QtBot, customer: int, device: int
) -> None:
    call = shown(RegisterCallDialog(desk), qtbot)
    typed(qtbot, call.caller.finder, "8000")
    qtbot.keyClicks(call.fault, "third time this week")
    call.more.set_values({"reporter": "李工", "channel": "mail"})
    call.keeper.touch()
    call.keeper.keep()
    with qtbot.waitSignal(desk.complaint_wanted) as wanted:
        qtbot.keyClick(call.focusWidget(), Qt.Key.Key_C, Qt.KeyboardModifier.AltModifier)
    assert not call.isVisible()
    assert drafts.listing() == ()
    dialog = opened(desk, qtbot, **wanted.args[0])
    assert (dialog.caller.customer_id, dialog.caller.device_id()) == (customer, device)
    assert dialog.content.toPlainText() == "third time this week"
    assert dialog.reception.editor("contact_name").text() == "李工"
    assert dialog.reception.editor("phone").text() == "13800138000"
    assert dialog.matter.editor("channel").currentData() == "mail"
    assert dialog.focusWidget() is dialog.content


def test_a_new_customer_with_a_new_device_is_carried_over(desk: Desk, qtbot: QtBot) -> None:
    call = shown(RegisterCallDialog(desk, text="丁公司"), qtbot)
    call.caller.begin_new("丁公司")
    call.caller.new.set_values({"phone": "13700001111"})
    call.caller.begin_new_device()
    call.caller.new_device.set_values({"product_name": "UPS", "model": "U1", "serial": "X1"})
    with qtbot.waitSignal(desk.complaint_wanted) as wanted:
        call.outcome.complaint.click()
    dialog = opened(desk, qtbot, **wanted.args[0])
    enter(dialog, content="坏了", demand="退货", category="quality", phone="13700001111")
    with qtbot.waitSignal(desk.record_wanted) as record:
        dialog.submit()
    found = case(record.args[1])
    assert (found.customer_name, found.product_name, found.model, found.serial) == ("丁公司", "UPS", "U1", "X1")
    assert found.customer.phone == "13700001111"


def test_the_fields_follow_the_scheme(desk: Desk, qtbot: QtBot, customer: int, device: int) -> None:
    dialog = opened(desk, qtbot, customer_id=customer, device_id=device)
    assert not dialog.product_place.isVisible()
    assert not dialog.goods.editor("sample_kept").isVisible()
    take_scheme(dialog, "factory_chain")
    assert dialog.product_place.isVisible()
    enter(dialog, **{"content": "不良", "demand": "换货", "category": "quality", "product_fields.quantity": "many",
                     "product_fields.order_number": "PO 1", "sample_note": "已封存"})  # fmt: skip
    dialog.submit()
    assert dialog.product.error("product_fields.quantity")
    assert dialog.focusWidget() is dialog.product.editor("product_fields.quantity")
    enter(dialog, **{"product_fields.quantity": "12", "product_fields.order_amount": 123_450,
                     "product_fields.shipped_on": clock.today()})  # fmt: skip
    with qtbot.waitSignal(desk.record_wanted) as record:
        dialog.submit()
    assert json.loads(case(record.args[1]).product_fields) == {
        "order_number": "PO 1", "quantity": "12", "order_amount": "1234.50",
        "shipped_on": clock.today().isoformat(),
    }  # fmt: skip


def test_what_is_typed_stays_when_another_scheme_is_chosen(desk: Desk, qtbot: QtBot, customer: int) -> None:
    dialog = opened(desk, qtbot, customer_id=customer)
    take_scheme(dialog, "factory_chain")
    enter(dialog, **{"product_fields.order_number": "PO 1", "content": "不良", "category": "quality"})
    take_scheme(dialog, "service_department")
    assert dialog.content.toPlainText() == "不良"
    assert dialog.matter.editor("category").currentData() == "quality"


@pytest.mark.parametrize(
    ("values", "field", "form"),
    [
        ({"content": ""}, "content", "told"),
        ({"demand": ""}, "demand", "told"),
        ({"category": ""}, "category", "matter"),
        ({"claim_amount": 0}, "claim_amount", "matter"),
        ({"phone": ""}, "phone", ""),
    ],
)
def test_what_is_wrong_stands_beside_its_field(
    desk: Desk, qtbot: QtBot, customer: int, values: dict[str, Any], field: str, form: str
) -> None:
    dialog = opened(desk, qtbot, customer_id=customer)
    enter(dialog, **{"content": "不良", "demand": "换货", "category": "quality", **values})
    dialog.submit()
    if form:
        assert dialog.isVisible()
        assert getattr(dialog, form).error(field)
        assert not Complaint.select().exists()
    else:  # the file has a telephone number
        assert case(dialog.case_id).phone == "13800138000"


def _starred(form: FormGrid) -> set[str]:
    """The fields with the mark of what must be filled in."""
    return {one for one in form.fields() if form._lines[one].label.text().endswith(" *")}


def test_what_the_scheme_requires_has_the_mark_of_what_is_required(desk: Desk, qtbot: QtBot) -> None:
    dialog = opened(desk, qtbot)
    take_scheme(dialog, "factory_chain")
    assert _starred(dialog.told) == {"content", "demand"}
    assert _starred(dialog.reception) == set()
    take_scheme(dialog, "store")
    assert _starred(dialog.reception) == {"phone"}


def test_without_a_market_the_amount_begins_its_line(desk: Desk, qtbot: QtBot) -> None:
    dialog = opened(desk, qtbot)
    hidden = {}
    for code in dialog.schemes:
        take_scheme(dialog, code)
        hidden[code] = dialog.matter.editor("market").isHidden()
    assert any(hidden.values())
    take_scheme(dialog, next(code for code in hidden if hidden[code]))
    dialog.matter.layout().activate()
    assert dialog.matter.editor("claim_amount").x() == dialog.matter.editor("category").x()


def test_nobody_complains(desk: Desk, qtbot: QtBot) -> None:
    dialog = opened(desk, qtbot)
    dialog.submit()
    assert dialog.caller.trouble.isVisible()


class TestSecondComplaint:
    def test_it_is_listed_before_saving_and_taken(self, desk: Desk, qtbot: QtBot, customer: int, device: int) -> None:
        first = a_case(customer_id=customer, device_id=device, serial="", product_name="")
        dialog = opened(desk, qtbot, customer_id=customer, device_id=device)
        assert dialog.earlier.isVisible()
        assert dialog.earlier.value() == first
        assert "90" in dialog.earlier.notice.text()
        with qtbot.waitSignal(desk.record_wanted) as record:
            dialog.earlier.look.click()
        assert record.args == ["complaint", first]
        enter(dialog, content="又坏了", demand="退货", category="quality")
        dialog.submit()
        assert case(dialog.case_id).repeat_of_id == first

    def test_another_matter_may_be_said(self, desk: Desk, qtbot: QtBot, customer: int, device: int) -> None:
        a_case(customer_id=customer, device_id=device)
        dialog = opened(desk, qtbot, customer_id=customer, device_id=device)
        box = dialog.earlier.box
        box.setCurrentIndex(box.findData(0))
        box.activated.emit(box.currentIndex())
        assert not dialog.earlier.look.isEnabled()
        enter(dialog, content="又坏了", demand="退货", category="quality")
        dialog._look()
        dialog.submit()
        assert not case(dialog.case_id).is_repeat

    def test_typing_similar_words_finds_it(self, desk: Desk, qtbot: QtBot, customer: int) -> None:
        first = a_case(customer_id=customer, serial="", content="纸盒总是卡纸，打印不清楚")
        dialog = opened(desk, qtbot, customer_id=customer)
        assert dialog.earlier.value() == 0
        dialog.content.setPlainText("打印不清楚，纸盒总是卡纸")
        qtbot.waitUntil(lambda: dialog.earlier.value() == first)

    def test_none_where_there_was_none(self, desk: Desk, qtbot: QtBot, customer: int) -> None:
        dialog = opened(desk, qtbot, customer_id=customer)
        assert not dialog.earlier.isVisible()
        assert dialog.earlier.value() is None


def test_a_promise_and_a_longer_one(desk: Desk, qtbot: QtBot, customer: int) -> None:
    dialog = opened(desk, qtbot, customer_id=customer)
    words = dialog.reception.editor("words")
    assert not words.isVisible()
    enter(dialog, content="不良", demand="换货", category="quality")
    day = clock.today() + timedelta(days=20)
    dialog.reception.editor("promised_on").setFocus()
    qtbot.keyClicks(dialog.reception.editor("promised_on"), day.isoformat())
    assert words.isVisible()
    dialog.submit()
    assert dialog.reception.error("words")
    enter(dialog, words="需等进口配件", promise_told_by="周建国")
    dialog.submit()
    found = case(dialog.case_id)
    assert (found.promised_on, found.promise_told_by) == (day, "周建国")


def test_esc_keeps_a_draft_that_is_put_back(desk: Desk, qtbot: QtBot, customer: int, device: int) -> None:
    a_case(customer_id=customer, device_id=device)
    dialog = opened(desk, qtbot, customer_id=customer, device_id=device)
    take_scheme(dialog, "factory_chain")
    enter(dialog, **{"content": "不良", "category": "quality", "product_fields.order_number": "PO 1",
                     "is_urgent": True, "promised_on": clock.today()})  # fmt: skip
    box = dialog.earlier.box
    box.setCurrentIndex(box.findData(0))
    box.activated.emit(box.currentIndex())
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    (kept,) = drafts.listing()
    again = opened(desk, qtbot, kept.form)
    assert again.scheme_box.currentData() == "factory_chain"
    assert (again.caller.customer_id, again.content.toPlainText()) == (customer, "不良")
    assert again.product.editor("product_fields.order_number").text() == "PO 1"
    assert again.goods.editor("is_urgent").isChecked()
    assert again.earlier.value() == 0
    enter(again, demand="换货", sample_note="已封存")
    with qtbot.waitSignal(desk.record_wanted):
        again.submit()
    assert drafts.listing() == ()


def test_from_a_call_it_is_linked(desk: Desk, qtbot: QtBot, customer: int, device: int) -> None:
    call_id = service_calls.register(customer_id=customer, device_id=device, fault_text="卡纸").result
    dialog = opened(desk, qtbot, customer_id=customer, device_id=device, call_id=call_id, content="维修后仍卡纸")
    enter(dialog, demand="重修", category="service")
    dialog.submit()
    assert case(dialog.case_id).call_id == call_id


def test_a_technician_is_offered_no_new_customer(desk: Desk, qtbot: QtBot, as_role: Any, customer: int) -> None:
    with as_role("technician"):
        dialog = opened(desk, qtbot, customer_id=customer)
        assert not dialog.panel.text()
        enter(dialog, content="不良", demand="换货", category="quality")
        dialog.submit()
    assert case(dialog.case_id).registered_by == "陈志强"


def test_one_scheme_offered_is_not_asked(desk: Desk, qtbot: QtBot, customer: int, as_role: Any) -> None:
    with as_role("administrator"):
        settings.change(values={"complaint.schemes": "store"})
    dialog = opened(desk, qtbot, customer_id=customer)
    assert not dialog.scheme_box.isVisible()
    assert dialog.goods.editor("purchase_proof").isVisible()


def test_nothing_is_looked_for_when_the_person_has_signed_out(desk: Desk, qtbot: QtBot, customer: int) -> None:
    dialog = opened(desk, qtbot, customer_id=customer)
    dialog.content.setPlainText("交付后三天停机")
    session.begin(None)
    dialog._look()
    assert not dialog._looking.isActive()
