"""From the ringing telephone to the filed voucher, without the mouse; and the ways that end elsewhere."""

from __future__ import annotations

from datetime import timedelta

import pytest

from app.core import clock
from app.models import audit
from app.models.organisation import AuditEntry
from app.services import home, issuing, scans, service_call_file, service_calls, timeline, voucher_file, vouchers
from app.ui.dialogs.call_actions import CallActionDialog
from app.ui.dialogs.command_palette import CommandPalette
from app.ui.dialogs.hand_in import HandInDialog
from app.ui.dialogs.print_preview import PrintPreview
from app.ui.dialogs.register_call import RegisterCallDialog
from app.ui.ledger.page import LedgerPage
from app.ui.pages._home_page import HomePage
from app.ui.pages._paper_return_page import PaperReturnPage
from app.ui.record_window import RecordWindow
from app.ui.records.service_call import ServiceCallPane
from app.ui.tour._stage import Stage
from tests.journeys.conftest import Start, change_person, known_customer, technician_id

pytestmark = pytest.mark.usefixtures("qapp")


def _register(stage: Stage, outcome: str) -> tuple[RegisterCallDialog, int]:
    """Ctrl+N, the tail of the telephone, the fault, level 2, the outcome's keys."""
    stage.key("Ctrl+N", stage.window)
    dialog = stage.opened(RegisterCallDialog)
    stage.type("8000", dialog.caller.finder)
    stage.wait(dialog.caller.finder.is_list_open, "hits")
    stage.key("Return", dialog.caller.finder)
    stage.wait(lambda: dialog.caller.customer_id, "customer")
    stage.type("打印卡纸，出纸口有异响", dialog.fault)
    dialog.level.setFocus()
    stage.key("2", dialog.level.focusProxy() or dialog.level)
    stage.key(f"Alt+{outcome}", dialog)
    wanted = ("later", "solved", "promised", "appointed")[int(outcome) - 1]
    stage.wait(lambda: dialog.outcome.chosen() == wanted, "outcome")  # a button pressed by its key goes down and up
    return dialog, dialog.caller.customer_id


def _record(stage: Stage) -> tuple[RecordWindow, ServiceCallPane]:
    window = stage.opened(RecordWindow)
    assert isinstance(window.pane, ServiceCallPane)
    return window, window.pane


def _step(stage: Stage, pane: ServiceCallPane, name: str) -> None:
    button = stage.button(pane, f"step_{name}")
    button.setFocus()
    stage.key("Space", button)


def _appoint(stage: Stage) -> int:
    dialog, _ = _register(stage, "4")
    visit = dialog.outcome.forms["appointed"]
    stage.type("14:00", visit.editor("appointed_at"))
    stage.key("Return", visit.editor("appointed_at"))
    technician = visit.editor("technician_id")
    technician.setFocus()
    stage.key("Down", technician)
    assert technician.currentData() == technician_id()
    stage.key("Ctrl+Return", dialog)
    stage.gone(dialog)
    _, pane = _record(stage)
    assert pane.call is not None
    return pane.call.id


def _issue(stage: Stage, pane: ServiceCallPane) -> bytes:
    _step(stage, pane, "issue")
    preview = stage.opened(PrintPreview)
    shown = preview._pdf
    stage.wait(preview.go.isEnabled, "printer")
    stage.key("Ctrl+P", preview)
    assert pane.call is not None
    stage.wait(lambda: service_call_file.file(pane.call.id).vouchers[-1].state == "out", "printed")
    stage.key("Escape", preview)
    stage.gone(preview)
    return shown


def test_from_the_ringing_telephone_to_the_filed_voucher(start: Start) -> None:
    stage = start("desk")
    _, device = known_customer()
    call_id = _appoint(stage)
    call = service_call_file.file(call_id)
    assert (call.state, call.fault_level, call.device_id, call.verdict.kind) == ("scheduled", 2, device, "free")
    window, pane = _record(stage)
    shown = _issue(stage, pane)
    call = service_call_file.file(call_id)
    voucher = call.vouchers[0]
    assert (call.state, voucher.number, voucher.state) == ("dispatched", "FW-GZ01-2611-0001", "out")
    stage.key("Ctrl+W", window)
    stage.gone(window)

    paper = voucher_file.file(voucher.id)
    assert shown == issuing.original(paper.paper_id).pdf
    sheet = stage.scratch / "sheet.pdf"
    sheet.write_bytes(shown)
    assert {page.voucher.voucher_id for page in scans.read([sheet]) if page.voucher} == {voucher.id}
    assert (stage.scratch / "printed.pdf").read_bytes().startswith(b"%PDF")

    stage.advance(timedelta(hours=7))
    page = stage.tab("paper_return", PaperReturnPage)
    stage.type(voucher.number, page.code)
    stage.key("Return", page.code)
    form = stage.opened(HandInDialog)
    for field, text in {
        "arrived_at": "14:10",
        "finished_at": "15:00",
        "solution": "清理送纸辊",
        "opinion": "满意",
    }.items():
        stage.retype(text, form.form.editor(field))
    stage.key("Ctrl+Return", form)
    stage.gone(form)

    call = service_call_file.file(call_id)
    assert (call.state, call.solution_text, call.user_opinion) == ("struck_off", "清理送纸辊", "满意")
    assert call.arrival.state == "met"
    assert voucher_file.file(voucher.id).state == "filed"
    assert page.nothing.isVisible()
    actions = [row.action for row in AuditEntry.select().order_by(AuditEntry.id)]
    wanted = ["service_call.register", "service_voucher.issue", "service_voucher.reprint", "service_voucher.hand_in",
              "service_call.strike_off", "service_voucher.file"]  # fmt: skip
    assert [action for action in dict.fromkeys(actions) if action in wanted] == wanted
    assert audit.verify() is None
    meanings = [entry.meaning for entry in timeline.for_call(call_id).entries]
    assert {"call", "event", "print"} <= set(meanings)
    assert {entry.who for entry in timeline.for_call(call_id).entries if entry.meaning == "call"} == {"林晓梅"}


def test_a_call_solved_by_telephone(start: Start) -> None:
    stage = start("desk")
    known_customer()
    dialog, customer = _register(stage, "2")
    solved = dialog.outcome.forms["solved"]
    stage.type("指导重新装纸后恢复", solved.editor("solution"))
    stage.key("Ctrl+Return", dialog)
    stage.gone(dialog)
    _, pane = _record(stage)
    assert pane.call is not None
    call = service_call_file.file(pane.call.id)
    assert (call.state, call.customer_id, call.response.state) == ("phone_resolved", customer, "met")
    assert not call.vouchers
    _step(stage, pane, "strike_off")
    stage.wait(lambda: service_call_file.file(call.id).state == "struck_off", "struck off")
    assert len(service_call_file.file(call.id).visits) == 1


def test_a_solution_is_wanted_before_a_call_is_solved_by_telephone(start: Start) -> None:
    stage = start("desk")
    known_customer()
    dialog, _ = _register(stage, "2")
    stage.key("Ctrl+Return", dialog)
    assert dialog.outcome.forms["solved"].error("solution")
    assert dialog.isVisible()
    assert dialog.fault.toPlainText() == "打印卡纸，出纸口有异响"


def test_an_overdue_promise_shows_on_home_and_opens_exactly_its_row(start: Start) -> None:
    stage = start("desk")
    known_customer()
    for minutes, outcome in ((30, "3"), (300, "3")):
        dialog, _ = _register(stage, outcome)
        promised = dialog.outcome.forms["promised"]
        promised.editor("reply_at").set_value(clock.now() + timedelta(minutes=minutes))
        stage.type("陈志强", promised.editor("interface_person").lineEdit())
        stage.key("Ctrl+Return", dialog)
        stage.gone(dialog)
        window, pane = _record(stage)
        if minutes == 30:
            late = pane.row_id
        stage.key("Ctrl+W", window)
        stage.gone(window)
    stage.advance(timedelta(hours=1))
    page = stage.tab("home", HomePage)
    page.refresh()
    tile = page.tiles["promise_late"]
    assert (tile.figure(), page.tiles["promised"].figure()) == ("1", "2")
    tile.setFocus()
    stage.key("Return", tile)
    place = stage.shift.workplace
    assert place is not None
    stage.wait(lambda: place.current == "repairs", "repairs")
    ledger = next(tab.widget for tab in place.tabs if tab.name == "repairs")
    assert isinstance(ledger, LedgerPage)
    stage.wait(lambda: ledger.model.rowCount() == 1, "row")
    assert ledger.model.row_id(0) == late
    assert {figure.key: figure.count for figure in home.figures()}["promise_late"] == 1


def test_not_solved_another_visit_a_corrected_voucher_a_void_one(start: Start) -> None:
    stage = start("desk")
    known_customer()
    call_id = _appoint(stage)
    _, pane = _record(stage)
    _issue(stage, pane)
    first = service_call_file.file(call_id).vouchers[0]
    stage.advance(timedelta(hours=6))
    _step(stage, pane, "arrive")
    dialog = stage.opened(CallActionDialog)
    stage.key("Ctrl+Return", dialog)
    stage.gone(dialog)
    pane.step("postpone")
    dialog = stage.opened(CallActionDialog)
    stage.type("缺少搓纸轮", dialog.form.editor("reason"))
    stage.retype("2026-11-21 10:00", dialog.form.editor("appointed_at"))
    stage.key("Ctrl+Return", dialog)
    stage.gone(dialog)
    call = service_call_file.file(call_id)
    assert call.state == "dispatched"  # the voucher is still out
    assert clock.local(call.appointed_at).strftime("%d %H") == "21 10"

    change_person(stage, "boss")
    voucher = voucher_file.file(first.id)
    second = vouchers.correct(first.id, seen_version=voucher.row_version, reason="改约第二次上门").result
    corrected = voucher_file.file(second)
    assert (corrected.version, corrected.state) == (2, "issued")
    assert voucher_file.file(first.id).state == "void"
    vouchers.void(second, seen_version=corrected.row_version, reason="客户取消上门")
    numbers = {voucher_file.file(one).number for one in (first.id, second)}
    assert all(number.startswith("FW-GZ01-2611-0001") or number.startswith("FW-GZ01-2611-0002") for number in numbers)
    assert voucher_file.file(second).state == "void"
    last = service_call_file.file(call_id)
    third = vouchers.issue(call_id, seen_version=last.row_version).result
    assert voucher_file.file(third).number not in numbers
    stage.key("Ctrl+K", stage.window)
    palette = stage.opened(CommandPalette)
    stage.type(corrected.number, palette.line)
    stage.wait(
        lambda: (
            palette.entries.rowCount() and palette.entries.entry(palette.entries.index(0, 0)).kind == "service_voucher"
        ),
        "void voucher",
    )


def test_two_windows_edit_one_call_and_nothing_is_lost(start: Start) -> None:
    stage = start("desk")
    known_customer()
    call_id = _appoint(stage)
    _, pane = _record(stage)
    pane.step("change")
    dialog = stage.opened(CallActionDialog)
    stage.retype("卡纸，且有焦味", dialog.form.editor("fault_text"))
    other = service_call_file.file(call_id)
    service_calls.change(call_id, seen_version=other.row_version, fault_text="卡纸，面板报 E3")
    stage.desk.prompts.next_answer(False)
    stage.key("Ctrl+Return", dialog)
    stage.settle()
    said = [*stage.desk.prompts.asked, dialog.trouble.text(), dialog.form.error("fault_text")]
    assert any("E3" in text or "焦味" in text or "changed" in text.lower() for text in said), said
    assert service_call_file.file(call_id).fault_text == "卡纸，面板报 E3"
    if dialog.isVisible():
        assert dialog.form.editor("fault_text").toPlainText() == "卡纸，且有焦味"
