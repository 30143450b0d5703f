"""The form of a new call, driven by keyboard as at the telephone."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QPushButton
from pytestqt.qtbot import QtBot

from app.core import clock
from app.services import contracts, devices, drafts, returned_part_file, service_call_file, service_calls
from app.services.service_calls import BroughtIn
from app.ui.desk import Desk
from app.ui.dialogs import receipt_printing
from app.ui.dialogs.register_call import RegisterCallDialog

pytestmark = pytest.mark.usefixtures("frozen_clock")


def opened(desk: Desk, qtbot: QtBot, **given: object) -> RegisterCallDialog:
    dialog = RegisterCallDialog(desk, **given)  # pyright: ignore[reportArgumentType]
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    if dialog.parent() is None:
        qtbot.addWidget(dialog)
    with qtbot.waitActive(dialog):
        dialog.show()
        dialog.activateWindow()
    return dialog


def focused(dialog: RegisterCallDialog):
    return dialog.focusWidget()


def find(dialog: RegisterCallDialog, qtbot: QtBot, text: str) -> None:
    if text.isascii():
        qtbot.keyClicks(dialog.caller.finder, text)
    else:  # as an input method puts it in
        dialog.caller.finder.setText(text)
        dialog.caller.finder.textEdited.emit(text)
    qtbot.keyClick(dialog.caller.finder, Qt.Key.Key_Return)


@pytest.mark.parametrize("typed", ["8000", "远大", "ydys", "778899"])
def test_a_call_is_registered_by_keyboard_alone(
    desk: Desk, qtbot: QtBot, customer: int, device: int, typed: str
) -> None:
    dialog = opened(desk, qtbot)
    find(dialog, qtbot, typed)
    assert (dialog.caller.customer_id, dialog.caller.device_id()) == (customer, device)
    assert focused(dialog) is dialog.fault
    qtbot.keyClicks(dialog.fault, "paper jam")
    qtbot.keyClick(dialog.fault, Qt.Key.Key_Return)
    qtbot.keyClick(focused(dialog), Qt.Key.Key_Return)
    qtbot.keyClicks(focused(dialog), "2")
    with qtbot.waitSignal(desk.record_wanted) as opened_record:
        qtbot.keyClick(focused(dialog), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    call = service_call_file.file(opened_record.args[1])
    assert (call.customer_id, call.device_id, call.fault_text, call.fault_level) == (customer, device, "paper jam", 2)
    assert (call.reporter, call.phone, call.verdict.kind) == ("张伟", "13800138000", "free")
    assert drafts.listing() == ()


def test_of_several_devices_the_first_is_one_step_down(desk: Desk, qtbot: QtBot, customer: int, device: int) -> None:
    devices.create(customer_id=customer, product_name="Second", serial="ZZ-2")
    dialog = opened(desk, qtbot, customer_id=customer)
    assert dialog.caller.device_id() == 0
    dialog.caller.device.setFocus()
    qtbot.keyClick(dialog.caller.device, Qt.Key.Key_Down)
    assert dialog.caller.device_id() == devices.of_customer(customer, in_use_only=True)[0].id


@pytest.mark.parametrize(("key", "field"), [("promised", "reply_at"), ("appointed", "appointed_at")])
def test_who_chooses_an_outcome_goes_on_typing_in_it(
    desk: Desk, qtbot: QtBot, customer: int, key: str, field: str
) -> None:
    dialog = opened(desk, qtbot, customer_id=customer)
    button = dialog.outcome.findChild(QPushButton, f"outcome_{key}")
    assert button is not None
    button.click()
    assert focused(dialog) is dialog.outcome.forms[key].editor(field)


def test_what_is_brought_in_is_taken_back_by_keyboard_alone(
    desk: Desk, qtbot: QtBot, customer: int, device: int, papers: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown: list[int] = []
    monkeypatch.setattr(receipt_printing, "print_receipt", lambda _desk, receipt_id: shown.append(receipt_id))
    dialog = opened(desk, qtbot)
    find(dialog, qtbot, "8000")
    qtbot.keyClicks(dialog.fault, "paper jam")
    qtbot.keyClick(focused(dialog), Qt.Key.Key_5, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: dialog.outcome.chosen() == "brought")
    table = dialog.outcome.items.table
    qtbot.waitUntil(lambda: focused(dialog) is table)
    assert [row["id"] for row in table.rows()] == [device], "the device of the call stands there"
    assert dialog.more.editor("channel").currentData() == "visit"
    table.set_cell(0, "accessories", "电源线")
    form = dialog.outcome.forms["brought"]
    form.set_values({"signed_by": "张伟", "signed_on": clock.today()})
    with qtbot.waitSignal(desk.record_wanted) as opened_record:
        qtbot.keyClick(focused(dialog), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    call = service_call_file.file(opened_record.args[1])
    (part,) = returned_part_file.of_call(call.id)
    assert (call.state, call.channel, call.technician_id) == ("taken_back", "visit", 0)
    assert (part.device_id, part.receipt_state) == (device, "issued")
    qtbot.waitUntil(lambda: shown == [part.receipt_id])


def test_a_thing_that_is_here_already_is_said_in_its_row(
    desk: Desk, qtbot: QtBot, customer: int, device: int, papers: None
) -> None:
    service_calls.register(fault_text="jam", customer_id=customer, device_id=device, outcome=BroughtIn())
    dialog = opened(desk, qtbot, customer_id=customer, device_id=device)
    qtbot.keyClicks(dialog.fault, "jam")
    dialog.outcome.choose("brought")
    dialog.submit()
    assert dialog.isVisible()
    assert "FX-" in dialog.outcome.forms["brought"].error("items")


def test_the_channel_goes_back_with_the_outcome_and_the_things_are_kept(
    desk: Desk, qtbot: QtBot, customer: int, device: int
) -> None:
    dialog = opened(desk, qtbot, customer_id=customer, device_id=device)
    channel = dialog.more.editor("channel")
    dialog.outcome.choose("brought")
    dialog.outcome.items.table.set_cell(0, "condition", "外壳有划痕")
    dialog.outcome.choose("later")
    assert channel.currentData() == "phone"
    channel.setCurrentIndex(channel.findData("letter"))
    dialog.outcome.choose("brought")
    assert channel.currentData() == "letter", "what was chosen stays: it came by post"
    dialog.caller.changed.emit()
    assert dialog.outcome.items.table.cell(0, "condition") == "外壳有划痕"
    dialog.keeper.touch()
    dialog.reject()
    kept = drafts.listing()[0]
    again = opened(desk, qtbot, draft=kept.form)
    assert again.outcome.chosen() == "brought"
    assert again.outcome.items.table.cell(0, "condition") == "外壳有划痕"


def test_a_new_device_that_is_typed_stands_among_the_things(desk: Desk, qtbot: QtBot, customer: int) -> None:
    dialog = opened(desk, qtbot, customer_id=customer)
    dialog.caller.begin_new_device()
    qtbot.keyClicks(dialog.caller.new_device.editor("product_name"), "Projector")
    qtbot.keyClicks(dialog.caller.new_device.editor("serial"), "PX7")
    assert [(row["item"], row["serial"]) for row in dialog.outcome.items.table.rows()] == [("Projector", "PX7")]


def test_the_desk_sees_cover_notes_and_open_calls_at_once(desk: Desk, qtbot: QtBot, customer: int, device: int) -> None:
    first = opened(desk, qtbot, customer_id=customer, device_id=device)
    qtbot.keyClicks(first.fault, "jam")
    first.submit()
    dialog = opened(desk, qtbot, customer_id=customer, device_id=device)
    assert "先联系门卫" in dialog.panel._notes.text()
    assert "1" in dialog.panel.text()
    assert dialog.panel.cover.text()


def test_what_is_missing_is_said_beside_its_field(desk: Desk, qtbot: QtBot, customer: int) -> None:
    dialog = opened(desk, qtbot)
    dialog.submit()
    assert dialog.caller.trouble.isVisible()
    dialog.caller.choose(customer)
    dialog.submit()
    assert dialog.form.error("fault_text")
    assert dialog.isVisible()
    dialog.fault.setPlainText("jam")
    dialog.more.editor("received_at").setText("31.02.")
    dialog.submit()
    assert dialog.more.error("received_at")
    dialog.more.editor("received_at").set_value(clock.now())
    dialog.outcome.choose("promised")
    dialog.submit()
    assert dialog.outcome.forms["promised"].error("reply_at")
    dialog.outcome.forms["promised"].editor("reply_at").set_value(clock.now() - timedelta(days=2))
    dialog.outcome.forms["promised"].editor("interface_person").setCurrentText("陈志强")
    dialog.submit()
    assert dialog.outcome.forms["promised"].error("reply_at")


def test_a_new_customer_and_device_are_entered_inside(desk: Desk, qtbot: QtBot) -> None:
    dialog = opened(desk, qtbot)
    qtbot.keyClicks(dialog.fault, "no picture")
    find(dialog, qtbot, "13911112222")
    assert dialog.caller.is_new
    assert dialog.caller.new.editor("phone").text() == "13911112222"
    dialog.caller.new.editor("name").setText("海天大酒店")
    dialog.caller.begin_new_device()
    dialog.caller.new_device.editor("product_name").setText("投影机")
    dialog.submit()
    call = service_call_file.file(dialog.call_id)
    assert (call.customer_name, call.product_name, call.fault_text) == ("海天大酒店", "投影机", "no picture")


def test_look_alikes_are_offered_while_a_new_customer_is_typed(desk: Desk, qtbot: QtBot, customer: int) -> None:
    dialog = opened(desk, qtbot)
    dialog.caller.begin_new("远大印刷有限公司")
    assert [hint.customer_id for hint in dialog.caller.duplicates.hints()] == [customer]
    dialog.caller.duplicates.taken.emit(customer)
    assert dialog.caller.customer_id == customer


@pytest.mark.parametrize("key", ["solved", "promised", "appointed"])
def test_each_outcome_is_the_next_event(desk: Desk, qtbot: QtBot, branch: Any, customer: int, key: str) -> None:
    dialog = opened(desk, qtbot, customer_id=customer)
    dialog.fault.setPlainText("jam")
    dialog.outcome.choose(key)
    form = dialog.outcome.forms[key]
    if key == "solved":
        form.editor("solution").setPlainText("restarted")
    elif key == "promised":
        form.editor("reply_at").set_value(clock.now() + timedelta(hours=1))
        form.editor("interface_person").setCurrentText("陈志强")
    else:
        form.editor("appointed_at").set_value(clock.now() + timedelta(days=1))
        box: QComboBox = form.editor("technician_id")
        box.setCurrentIndex(box.findData(branch.technician_id))
    dialog.submit()
    states = {"solved": "phone_resolved", "promised": "awaiting_reply", "appointed": "scheduled"}
    assert service_call_file.file(dialog.call_id).state == states[key]


def test_escape_keeps_a_draft_that_is_offered_again(desk: Desk, qtbot: QtBot, customer: int, device: int) -> None:
    dialog = opened(desk, qtbot, customer_id=customer)
    qtbot.keyClicks(dialog.fault, "half a sente")
    dialog.outcome.choose("solved")
    dialog.outcome.forms["solved"].editor("solution").setPlainText("unplug")
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    again = opened(desk, qtbot)
    assert again.offer.isVisible()
    again.take_offered.click()
    assert again.caller.customer_id == customer
    assert again.fault.toPlainText() == "half a sente"
    assert again.outcome.forms["solved"].editor("solution").toPlainText() == "unplug"
    again.submit()
    assert drafts.listing() == ()


def test_what_is_typed_is_on_disk_after_a_few_seconds(desk: Desk, qtbot: QtBot) -> None:
    dialog = opened(desk, qtbot)
    dialog.keeper.timer.setInterval(10)
    qtbot.keyClicks(dialog.fault, "typed before the power failed")
    qtbot.waitUntil(lambda: bool(drafts.listing()), timeout=2000)
    assert drafts.listing()[0].content["fault_text"] == "typed before the power failed"


def test_the_received_time_may_lie_back_and_is_marked(desk: Desk, qtbot: QtBot, customer: int) -> None:
    dialog = opened(desk, qtbot, customer_id=customer)
    qtbot.keyClicks(dialog.fault, "jam")
    came = clock.now() - timedelta(hours=5)
    dialog.more.editor("received_at").set_value(came)
    dialog.more.editor("received_at").editingFinished.emit()
    assert dialog.more._lines["received_at"].hint.text()
    dialog.submit()
    assert service_call_file.file(dialog.call_id).received_at == came


def test_ten_thousand_characters_with_tabs_and_line_ends_are_kept(desk: Desk, qtbot: QtBot, customer: int) -> None:
    dialog = opened(desk, qtbot, customer_id=customer)
    text = "𠮷田先生\t报修\r\n" + "打印卡纸🖨" * 2000
    dialog.fault.setPlainText(text)
    dialog.submit()
    kept = service_call_file.file(dialog.call_id).fault_text
    assert kept.startswith("𠮷田先生 报修\n")
    assert kept.endswith("打印卡纸🖨")
    assert len(kept) > 10_000


def test_too_long_a_text_is_said_and_nothing_is_lost(desk: Desk, qtbot: QtBot, customer: int) -> None:
    dialog = opened(desk, qtbot, customer_id=customer)
    dialog.fault.setPlainText("长" * 30_000)
    dialog.submit()
    assert dialog.form.error("fault_text")
    assert len(dialog.fault.toPlainText()) == 30_000


def test_cover_and_promise_follow_the_kind_of_call(desk: Desk, qtbot: QtBot, customer: int) -> None:
    contracts.create(
        customer_id=customer, starts_on=date(2026, 1, 1), ends_on=date(2026, 12, 31), response_hours=1,
        excluded=("installation",), visits_included=4,
    )  # fmt: skip
    bare = devices.create(customer_id=customer, serial="BARE-1").result
    dialog = opened(desk, qtbot, customer_id=customer, device_id=bare)
    assert dialog.panel.cover.text().startswith("Contract")
    assert "Visits 0 of 4" in dialog.panel.cover.text()
    by_contract = dialog.level._rows[2].promise.text()
    kind = dialog.more.editor("call_kind")
    kind.setCurrentIndex(kind.findData("install"))
    assert "does not include: Installation" in dialog.panel.cover.text()
    assert by_contract != dialog.level._rows[2].promise.text()
    assert "10:00" in by_contract
    assert "11:00" in dialog.level._rows[2].promise.text()
