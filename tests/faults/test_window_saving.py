"""The world fails while somebody saves or prints in the window: one sentence, and what was typed is still there."""

# ruff: noqa: F401, F811 - the journeys' fixtures are imported by name

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel

from app.core import clock, paths
from app.core.errors import EnvironmentFault
from app.models import _turn, audit, database
from app.models._file import connect_file
from app.models.service_call import ServiceCall
from app.services import service_call_file, service_calls, timeline
from app.services.service_calls import Appointment
from app.ui.dialogs.print_preview import PrintPreview
from app.ui.dialogs.register_call import RegisterCallDialog
from app.ui.printing import Printers
from app.ui.prompts import Message
from app.ui.record_window import RecordWindow
from app.ui.records.service_call import ServiceCallPane
from app.ui.tour._stage import Stage
from tests.journeys.conftest import (
    Start,
    advance,
    known_customer,
    program,
    start,
    technician_id,
)

FAULT = "开机无显示，电源指示灯闪烁"


def _filled(stage: Stage) -> tuple[RegisterCallDialog, list[Message]]:
    """The form of a call, ready to be registered, and what is said from now on."""
    known_customer()
    dialog = _typed(stage)
    said: list[Message] = []
    stage.desk.prompts.said.connect(said.append)
    return dialog, said


def _still_there(dialog: RegisterCallDialog) -> None:
    assert dialog.isVisible()
    assert dialog.fault.toPlainText() == FAULT
    assert dialog.caller.customer_id
    assert ServiceCall.select().count() == 0


def test_a_full_disk_keeps_the_form(start: Start) -> None:
    stage = start("desk")
    dialog, said = _filled(stage)
    dialog.keeper.timer.stop()
    database.query(f"PRAGMA max_page_count = {database.scalar('PRAGMA page_count')}")
    try:
        dialog.fault.setPlainText(FAULT + "。" * 9_000)  # more than fits into what is left of the last pages
        stage.key("Ctrl+Return", dialog)
    finally:
        database.query("PRAGMA max_page_count = 1073741823")
    assert said, "nothing was said"
    assert "full" in said[0].text.lower()
    assert said[0].stays
    assert dialog.isVisible()
    assert dialog.fault.toPlainText().startswith(FAULT)
    assert audit.verify() is None
    stage.key("Ctrl+Return", dialog)
    stage.gone(dialog)
    assert ServiceCall.select().count() == 1


def test_a_branch_held_by_another_program_is_said(start: Start, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_turn, "LONGEST_WAIT", 0.12)
    stage = start("desk")
    dialog, said = _filled(stage)
    dialog.keeper.timer.stop()
    other = connect_file(str(paths.database_file()), "")
    other.execute("BEGIN IMMEDIATE")
    stage.key("Ctrl+Return", dialog)
    other.execute("ROLLBACK")
    other.close()
    assert len(said) == 1, [one.text for one in said]
    assert "try again" in said[0].text.lower() or "another program" in said[0].text.lower(), said[0].text
    _still_there(dialog)
    stage.key("Ctrl+Return", dialog)
    stage.gone(dialog)
    assert ServiceCall.select().count() == 1


class _GonePrinter(Printers):
    """Is listed, and gone when it is needed."""

    def names(self) -> list[str]:
        return ["Front desk"]

    def open(self, name: str) -> object:
        raise EnvironmentFault(f"The printer “{name}” is gone.", "gone")


def test_a_printer_that_is_gone_leaves_the_voucher_in_the_house(start: Start) -> None:
    stage = start("desk")
    customer, device = known_customer()
    visit = Appointment(clock.now() + timedelta(hours=3), 60, technician_id())
    call_id = service_calls.register(fault_text=FAULT, customer_id=customer, device_id=device, outcome=visit).result
    stage.desk.printers = _GonePrinter()
    stage.desk.open_record("service_call", call_id)
    pane = stage.opened(RecordWindow).pane
    assert isinstance(pane, ServiceCallPane)
    pane.step("issue")
    preview = stage.opened(PrintPreview)
    stage.wait(preview.go.isEnabled, "printer")
    stage.key("Ctrl+P", preview)
    stage.settle()
    assert any("is gone" in label.text() for label in preview.strip.findChildren(QLabel))
    voucher = service_call_file.file(call_id).vouchers[0]
    assert voucher.state == "issued"
    assert not [one for one in timeline.for_call(call_id).entries if one.meaning == "print"]
    file = stage.scratch / "by-hand.pdf"
    assert preview.save_pdf(file)
    assert file.read_bytes().startswith(b"%PDF")
    assert not preview.save_pdf(Path(stage.scratch / "no" / "where.pdf"))
    stage.key("Escape", preview)


def test_a_clock_set_back_is_accepted_and_marked(start: Start, advance: Callable[[timedelta], None]) -> None:
    stage = start("desk")
    customer, _ = known_customer()
    service_calls.register(fault_text="先来的", customer_id=customer)
    advance(-timedelta(days=2))
    dialog = _typed(stage)
    stage.key("Ctrl+Return", dialog)
    stage.gone(dialog)
    call = ServiceCall.select().order_by(ServiceCall.id.desc()).get()
    entries = timeline.for_call(call.id).entries
    assert [one.clock_suspect for one in entries if one.meaning == "call"] == [True]
    assert service_call_file.file(call.id).response.state == "running"


def _typed(stage: Stage) -> RegisterCallDialog:
    stage.key("Ctrl+N", stage.window)
    dialog = stage.opened(RegisterCallDialog)
    stage.type("8000", dialog.caller.finder)
    stage.wait(dialog.caller.finder.is_list_open, "hits")
    stage.key("Return", dialog.caller.finder)
    stage.type(FAULT, dialog.fault)
    return dialog
