"""What people type and paste, however odd: kept whole, or refused beside its field with everything still there."""

# ruff: noqa: F401, F811 - the journeys' fixtures are imported by name

from __future__ import annotations

import json
from datetime import timedelta

import pdfplumber
import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel

from app.core import clock
from app.models.customer import Customer, Device
from app.models.service_call import ServiceCall
from app.services import issuing, service_call_file, voucher_file
from app.ui.dialogs.print_preview import PrintPreview
from app.ui.dialogs.register_call import RegisterCallDialog
from app.ui.record_window import RecordWindow
from app.ui.records.service_call import ServiceCallPane
from app.ui.tour._stage import Stage
from tests.journeys.conftest import (
    Start,
    advance,
    known_customer,
    program,
    start,
)


def _paste(stage: Stage, text: str, widget: object) -> None:
    QGuiApplication.clipboard().setText(text)
    widget.setFocus()  # pyright: ignore[reportAttributeAccessIssue]
    stage.key("Ctrl+V", widget)  # pyright: ignore[reportArgumentType]


def _new_call(stage: Stage) -> RegisterCallDialog:
    stage.key("Ctrl+N", stage.window)
    return stage.opened(RegisterCallDialog)


def _new_customer(stage: Stage, name: str, phone: str) -> RegisterCallDialog:
    dialog = _new_call(stage)
    dialog.caller.begin_new()
    _paste(stage, name, dialog.caller.new.editor("name"))
    _paste(stage, phone, dialog.caller.new.editor("phone"))
    return dialog


def _issue(stage: Stage, call_id: int) -> None:
    stage.desk.open_record("service_call", call_id)
    pane = stage.opened(RecordWindow).pane
    assert isinstance(pane, ServiceCallPane)
    pane.step("issue")


def _words(stage: Stage, pdf: bytes) -> str:
    file = stage.scratch / "paper.pdf"
    file.write_bytes(pdf)
    with pdfplumber.open(file) as opened:
        return "".join("".join(page.extract_text().split()) for page in opened.pages)


def test_a_fault_of_ten_thousand_characters_is_kept_and_printed_whole(start: Start) -> None:
    stage = start("desk")
    customer, _ = known_customer()
    text = "".join(f"第{number:04d}步：开机后无显示。" for number in range(1, 720))[:10_000]
    dialog = _new_call(stage)
    dialog.caller.choose(customer)
    _paste(stage, text, dialog.fault)
    dialog.outcome.choose("appointed")
    visit = dialog.outcome.forms["appointed"]
    visit.editor("appointed_at").set_value(clock.now() + timedelta(hours=3))
    visit.editor("technician_id").setCurrentIndex(1)
    stage.key("Ctrl+Return", dialog)
    stage.gone(dialog)
    call = ServiceCall.get()
    assert call.fault_text == text
    _issue(stage, call.id)
    preview = stage.opened(PrintPreview)
    paper = voucher_file.file(service_call_file.file(call.id).vouchers[0].id)
    words = _words(stage, issuing.original(paper.paper_id).pdf)
    missing = [number for number in range(1, 720) if f"第{number:04d}步" in text and f"第{number:04d}步" not in words]
    assert len(missing) <= 12, missing  # a mark broken over two lines of the reading order
    assert "第0001步" in words
    stage.key("Escape", preview)


def test_one_character_too_many_is_refused_beside_its_field(start: Start) -> None:
    stage = start("desk")
    customer, _ = known_customer()
    dialog = _new_call(stage)
    dialog.caller.choose(customer)
    _paste(stage, "长" * 20_001, dialog.fault)
    stage.key("Ctrl+Return", dialog)
    assert dialog.form.error("fault_text")
    assert len(dialog.fault.toPlainText()) == 20_001
    assert ServiceCall.select().count() == 0


def test_rare_characters_and_emoji_are_told_before_a_number_is_drawn(start: Start) -> None:
    stage = start("desk")
    name = "𠮷野😀贸易有限公司"
    dialog = _new_customer(stage, name, "13911112222")
    stage.type("打印机不通电", dialog.fault)
    dialog.outcome.choose("appointed")
    visit = dialog.outcome.forms["appointed"]
    visit.editor("appointed_at").set_value(clock.now() + timedelta(hours=3))
    visit.editor("technician_id").setCurrentIndex(1)
    stage.key("Ctrl+Return", dialog)
    stage.gone(dialog)
    assert Customer.get().name == name
    call = ServiceCall.get()
    stage.desk.prompts.next_answer(False)
    _issue(stage, call.id)
    assert any("😀" in question and "𠮷" not in question for question in stage.desk.prompts.asked)
    assert not service_call_file.file(call.id).vouchers, "a number was drawn"
    stage.desk.prompts.next_answer(True)
    _issue(stage, call.id)
    preview = stage.opened(PrintPreview)
    paper = voucher_file.file(service_call_file.file(call.id).vouchers[0].id)
    assert paper.number == "FW-GZ01-2611-0001"
    assert name in json.dumps(paper.content, ensure_ascii=False)
    words = _words(stage, issuing.original(paper.paper_id).pdf)
    assert "𠮷野〓贸易有限公司" in words
    assert preview.strip.isVisible()
    stage.key("Escape", preview)


def test_pasted_tabs_and_line_ends_become_spaces(start: Start) -> None:
    stage = start("desk")
    dialog = _new_customer(stage, "远大\t印刷\r\n有限公司\n", "\t138 0013\u30008000\r\n")
    _paste(stage, "第一行\r\n\t第二行\n\n", dialog.fault)
    stage.key("Ctrl+Return", dialog)
    stage.gone(dialog)
    row = Customer.get()
    assert row.name == "远大 印刷 有限公司"
    assert "".join(sign for sign in row.phone if sign.isdigit()) == "13800138000"
    assert ServiceCall.get().fault_text.split() == ["第一行", "第二行"]


def test_a_serial_that_exists_already_is_warned_of_and_nothing_is_merged(start: Start) -> None:
    stage = start("desk")
    customer, first = known_customer()
    dialog = _new_call(stage)
    dialog.caller.choose(customer)
    stage.type("面板不亮", dialog.fault)
    dialog.caller.begin_new_device()
    form = dialog.caller.new_device
    for field, text in {"product_name": "激光打印机", "serial": " sn-778899 "}.items():
        stage.retype(text, form.editor(field))
    stage.settle()
    assert any("远大印刷有限公司" in label.text() for label in form.findChildren(QLabel) if label.isVisible())
    stage.key("Ctrl+Return", dialog)  # makers repeat serials: said, but not forbidden
    stage.gone(dialog)
    assert Device.select().count() == 2
    assert ServiceCall.get().device_id != first


@pytest.mark.parametrize(
    "text", ["2026-02-30 10:00", "0001-01-01 10:00", "9999-12-31 10:00", "2026-13-01 10:00", "25:61", "昨天下午", "-5"]
)
def test_absurd_times_are_refused_beside_their_field(start: Start, text: str) -> None:
    stage = start("desk")
    customer, _ = known_customer()
    dialog = _new_call(stage)
    dialog.caller.choose(customer)
    stage.type("面板不亮", dialog.fault)
    dialog.outcome.choose("appointed")
    visit = dialog.outcome.forms["appointed"]
    stage.retype(text, visit.editor("appointed_at"))
    stage.key("Ctrl+Return", dialog)
    assert visit.error("appointed_at"), text
    assert dialog.isVisible()
    assert ServiceCall.select().count() == 0


def test_a_call_received_tomorrow_is_refused(start: Start) -> None:
    stage = start("desk")
    customer, _ = known_customer()
    dialog = _new_call(stage)
    dialog.caller.choose(customer)
    stage.type("面板不亮", dialog.fault)
    stage.retype("2026-11-21 10:00", dialog.more.editor("received_at"))
    stage.key("Ctrl+Return", dialog)
    assert dialog.more.error("received_at")
    assert ServiceCall.select().count() == 0
