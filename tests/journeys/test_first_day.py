"""The walk through the first day: every step really done in the window, in both languages; left and gone on with."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
import shiboken6
from PySide6.QtWidgets import QApplication, QWidget

from app import bootstrap
from app.core import clock, i18n, paths
from app.domain.permissions import ROLES
from app.services import (
    branch,
    exchange_requests,
    preferences,
    service_call_file,
    service_calls,
    session,
    voucher_file,
    vouchers,
)
from app.services.service_calls import Appointment
from app.ui.dialogs.backups import BackupsDialog
from app.ui.dialogs.calendar import CalendarDialog
from app.ui.dialogs.command_palette import CommandPalette
from app.ui.dialogs.complaint_approval import ApprovalDialog
from app.ui.dialogs.exchange_request import ExchangeDecisionDialog
from app.ui.dialogs.hand_in import HandInDialog
from app.ui.dialogs.help import HelpWindow
from app.ui.dialogs.place_call import PlaceDialog
from app.ui.dialogs.preferences import PreferencesDialog
from app.ui.dialogs.price_list import PriceListDialog
from app.ui.dialogs.print_preview import PrintPreview
from app.ui.dialogs.register_call import RegisterCallDialog
from app.ui.dialogs.staff import StaffDialog
from app.ui.dialogs.users import UsersDialog
from app.ui.first_day import walkthrough
from app.ui.first_day.walkthrough import COURSES, KEY, Walkthrough
from app.ui.ledger.page import LedgerPage
from app.ui.main_window import USUAL
from app.ui.pages._complaints_page import ComplaintsPage
from app.ui.pages._dispatch_page import DispatchPage
from app.ui.pages._home_page import HomePage
from app.ui.pages._paper_return_page import PaperReturnPage
from app.ui.pages._returned_parts_page import ReturnedPartsPage
from app.ui.pages._visits_page import VisitsPage
from app.ui.record_window import RecordWindow
from app.ui.records.service_call import ServiceCallPane
from app.ui.tour._stage import Stage
from app.ui.widgets.clock_explained import ExplanationDialog
from tests.conftest import PASSWORD
from tests.journeys.conftest import known_customer, sign_in, technician_id
from tests.services import decided_cases

pytestmark = pytest.mark.usefixtures("qapp")

PEOPLE = (
    ("desk", "林晓梅", "representative", PASSWORD),
    ("boss", "周建国", "supervisor", PASSWORD),
    ("tech", "陈志强", "technician", PASSWORD),
    ("approve", "郑国平", "approver", PASSWORD),
    ("admin", "何伟", "administrator", PASSWORD),
)

ADMINISTRATION = {
    "users": ("users", UsersDialog), "staff": ("staff", StaffDialog), "calendar": ("calendar", CalendarDialog),
    "prices": ("prices", PriceListDialog), "settings": ("preferences", PreferencesDialog),
    "backups": ("backups", BackupsDialog),
}  # fmt: skip
"""The steps of an administrator with the command that each asks for, and what it opens."""


@pytest.fixture
def demonstration(
    program: Callable[..., Stage], branch_template: str, monkeypatch: pytest.MonkeyPatch
) -> Callable[..., Stage]:
    """The program over a furnished demonstration with this person signed in; `prepare` runs before."""
    monkeypatch.setattr(walkthrough, "LOOK_MS", 20)

    def enter(name: str, language: str = "en", prepare: Callable[[], object] = lambda: None) -> Stage:
        file = paths.database_file()
        paths.private_folder(file.parent)
        shutil.copy(branch_template, file)
        bootstrap.open_branch("")
        branch.mark_demonstration(PEOPLE)
        with session.acting_as(session.Session(1, "desk", "林晓梅", "representative")):
            prepare()
        bootstrap.close_branch()
        stage = program(language)
        stage.window.resize(*USUAL)
        sign_in(stage, name)
        return stage

    return enter


def walk_of(stage: Stage) -> Walkthrough:
    """The walk, once it was offered."""
    return stage.wait(lambda: stage.shift.findChild(Walkthrough), "walk")


def reached(stage: Stage, walk: Walkthrough, step: str) -> None:
    """Wait until this step is the one to be done."""
    stage.wait(lambda: walk.steps[walk.at].name == step and walk.state == "running", step)


def pointed(stage: Stage, walk: Walkthrough, widget: QWidget) -> None:
    """Wait until the frame lies around this widget."""

    def around() -> bool:
        frame, spot = walk.pointer.frame, walk.pointer.spot
        return bool(frame and shiboken6.isValid(frame) and frame.isVisible() and spot and spot.widget is widget)

    stage.wait(around, "frame")


def begun(stage: Stage) -> Walkthrough:
    walk = walk_of(stage)
    assert walk.panel is not None
    walk.panel.take_focus()
    stage.key("Space", walk.panel.begin_button)
    stage.wait(lambda: walk.state == "running", "begun")
    return walk


@pytest.mark.parametrize("language", ["en", "zh_CN"])
def test_every_step_of_the_desk(demonstration: Callable[..., Stage], language: str) -> None:
    stage = demonstration("desk", language, known_customer)
    assert i18n.language() == language
    stage.settle(400)
    walk = begun(stage)
    place = stage.shift.workplace
    assert place is not None

    pointed(stage, walk, place.bar)
    ledger = stage.tab("customers", LedgerPage)
    pointed(stage, walk, ledger.bar.search)
    stage.key("Ctrl+F", ledger)
    stage.type("远大", ledger.bar.search)
    stage.wait(lambda: ledger.model.rowCount() == 1, "row")
    stage.key("Down", ledger.bar.search)
    reached(stage, walk, "see_cover")

    pane: Any = stage.wait(lambda: ledger.side.widget, "file")
    pane.device_link.setFocus()
    stage.key("Space", pane.device_link)
    reached(stage, walk, "register_call")

    stage.key("Ctrl+N", stage.window)
    dialog = stage.opened(RegisterCallDialog)
    pointed(stage, walk, dialog.caller.finder)
    stage.type("8000", dialog.caller.finder)
    stage.wait(dialog.caller.finder.is_list_open, "hits")
    stage.key("Return", dialog.caller.finder)
    stage.wait(lambda: dialog.caller.customer_id, "customer")
    pointed(stage, walk, dialog.fault)
    stage.type("打印卡纸", dialog.fault)
    stage.key("Ctrl+Return", dialog)
    stage.gone(dialog)
    reached(stage, walk, "dispatch")
    window = stage.opened(RecordWindow)
    stage.key("Ctrl+W", window)
    stage.gone(window)
    call_id = walk.scene.memory["call"]

    page = stage.tab("dispatch", DispatchPage)
    stage.wait(lambda: call_id in page._calls, "waiting")
    pointed(stage, walk, page.list)
    page.list.setFocus()
    for _ in range(len(page._calls) + 4):
        if page.list.current() == call_id:
            break
        stage.key("Down", page.list)
    stage.key("Return", page.list)
    form = stage.opened(PlaceDialog)
    pointed(stage, walk, form.verb)
    who = form.form.editor("technician_id")
    who.setFocus()
    stage.key("Down", who)
    stage.key("Ctrl+Return", form)
    stage.gone(form)
    reached(stage, walk, "print_voucher")

    pointed(stage, walk, page.voucher_button)
    page.voucher_button.setFocus()
    stage.key("Space", page.voucher_button)
    preview = stage.opened(PrintPreview)
    stage.wait(preview.go.isEnabled, "printer")
    pointed(stage, walk, preview.go)
    assert walk.steps[walk.at].name == "print_voucher"
    stage.key("Escape", preview)
    stage.gone(preview)
    reached(stage, walk, "voucher_back")

    stage.advance(timedelta(minutes=40))
    papers = stage.tab("paper_return", PaperReturnPage)
    pointed(stage, walk, papers.code)
    number = service_call_file.file(call_id).vouchers[0].number
    stage.type(number, papers.code)
    stage.key("Return", papers.code)
    form = stage.opened(HandInDialog)
    reached(stage, walk, "strike_off")
    fill_paper(stage, walk, form)
    reached(stage, walk, "return_visit")
    assert service_call_file.file(call_id).state == "struck_off"
    assert voucher_file.file(walk.scene.memory["voucher"]).state == "filed"

    stage.advance(timedelta(days=3))
    visits = stage.tab("visits", VisitsPage)
    sheet = visits.sheet
    assert sheet is not None
    sheet.refresh()
    pointed(stage, walk, sheet.entry)
    stage.key("5", sheet.table)
    pointed(stage, walk, sheet.entry.save_button)
    stage.key("Return", sheet.entry.comment)
    reached(stage, walk, "find_anything")

    stage.key("Ctrl+K", stage.window)
    palette = stage.opened(CommandPalette)
    pointed(stage, walk, palette.line)
    stage.type(number, palette.line)
    entries: Any = palette.entries
    stage.wait(lambda: entries.rowCount() and entries.entry(entries.index(0, 0)).row_id, "record")
    stage.wait(lambda: walk.scene.memory.get("asked"), "asked")
    stage.key("Return", palette.line)
    window = stage.opened(RecordWindow)
    reached(stage, walk, "help")
    stage.key("Ctrl+W", window)
    stage.gone(window)

    stage.key("F1", stage.window)
    help_window = stage.opened(HelpWindow)
    stage.wait(lambda: walk.state == "finished", "finished")
    help_window.close()
    assert set(walk.marks.values()) == {"done"}
    assert walk.pointer.frame is None
    assert preferences.get(KEY)["state"] == "finished"


def fill_paper(stage: Stage, walk: Walkthrough, form: HandInDialog) -> None:
    """Type what is on the paper, then Ctrl+Enter."""
    now = clock.local(clock.now())
    pointed(stage, walk, form.form.editor("finished_at"))
    for field, text in {
        "arrived_at": f"{now - timedelta(minutes=30):%H:%M}", "finished_at": f"{now - timedelta(minutes=5):%H:%M}",
        "solution": "清理送纸辊",
    }.items():  # fmt: skip
        stage.retype(text, form.form.editor(field))
    pointed(stage, walk, form.verb)
    stage.retype(clock.today().isoformat(), form.form.editor("signed_on"))
    stage.key("Ctrl+Return", form)
    stage.gone(form)


def an_issued_voucher() -> None:
    """A call of the technician for today, whose voucher is issued."""
    customer, device = known_customer()
    visit = Appointment(clock.now() + timedelta(hours=1), technician_id=technician_id())
    call = service_calls.register(
        customer_id=customer, device_id=device, reporter="张伟", phone="13800138000", fault_text="打印卡纸",
        fault_level=2, outcome=visit,
    )  # fmt: skip
    vouchers.issue(call.result, seen_version=service_call_file.file(call.result).row_version)


def test_every_step_of_a_technician(demonstration: Callable[..., Stage]) -> None:
    stage = demonstration("tech", "zh_CN", an_issued_voucher)
    stage.settle(400)
    walk = begun(stage)
    home = stage.tab("home", HomePage)
    tile = stage.wait(lambda: home.tiles.get("visits_today"), "figure")
    stage.wait(lambda: tile.figure() == "1", "counted")
    stage.wait(lambda: walk.pointer.spot and walk.pointer.spot.widget in home.tiles.values(), "pointed")
    stage.wait(lambda: walk.scene.memory.get("home"), "home")
    tile.setFocus()
    stage.key("Return", tile)
    reached(stage, walk, "open_call")

    place = stage.shift.workplace
    assert place is not None
    ledger = next(tab.widget for tab in place.tabs if tab.name == "repairs")
    assert isinstance(ledger, LedgerPage)
    stage.wait(lambda: ledger.model.rowCount() == 1, "row")
    ledger.table.setFocus()
    stage.key("Down", ledger.table)
    reached(stage, walk, "note")

    pane = ledger.side.widget
    assert isinstance(pane, ServiceCallPane)
    pointed(stage, walk, pane.note)
    stage.type("出纸口有异物", pane.note)
    stage.key("Return", pane.note)
    reached(stage, walk, "bag")
    place.open("stores")
    reached(stage, walk, "hand_in")

    stage.advance(timedelta(minutes=100))
    papers = stage.tab("paper_return", PaperReturnPage)
    pointed(stage, walk, papers.code)
    papers.people.setCurrentItem(next(iter(papers._items.values())))
    papers.people.setFocus()
    stage.key("Return", papers.people)
    form = stage.opened(HandInDialog)
    fill_paper(stage, walk, form)
    stage.wait(lambda: walk.state == "finished", "finished")
    assert set(walk.marks.values()) == {"done"}


def test_every_step_of_a_supervisor(demonstration: Callable[..., Stage]) -> None:
    def prepare() -> None:
        an_issued_voucher()
        exchange_requests.request(office="佛山分公司", goods="交换机", cause="misuse", wants="return")

    stage = demonstration("boss", "en", prepare)
    stage.settle(400)
    walk = begun(stage)
    home = stage.tab("home", HomePage)
    tile = stage.wait(lambda: home.tiles.get("due_today") or next(iter(home.tiles.values()), None), "figure")
    stage.wait(lambda: walk.scene.memory.get("home"), "home")
    tile.setFocus()
    stage.key("Return", tile)
    reached(stage, walk, "explain")

    ledger = stage.tab("repairs", LedgerPage)
    stage.desk.show_rows("repairs")
    stage.wait(lambda: ledger.model.rowCount() == 1, "row")
    ledger.table.setFocus()
    stage.key("Down", ledger.table)
    pane: Any = stage.wait(lambda: ledger.side.widget, "call")
    pointed(stage, walk, pane.clocks)
    pane.clocks.explain()
    arithmetic = stage.opened(ExplanationDialog)
    reached(stage, walk, "decide")
    stage.key("Escape", arithmetic)
    stage.gone(arithmetic)

    page = stage.tab("returned_parts", ReturnedPartsPage)
    stage.desk.show_rows("exchange_requests", "to_decide")
    requests: Any = stage.wait(lambda: page.built.get("exchange_requests"), "requests")
    stage.wait(lambda: requests.model.rowCount() == 1, "row")
    pointed(stage, walk, requests.table)
    requests.table.setFocus()
    stage.key("Down", requests.table)
    asked: Any = stage.wait(lambda: requests.side.widget, "request")
    pointed(stage, walk, asked.steps["agree"])
    asked.steps["agree"].setFocus()
    stage.key("Space", asked.steps["agree"])
    decision = stage.opened(ExchangeDecisionDialog)
    pointed(stage, walk, decision.verb)
    stage.type("符合规定", decision.form.editor("reason"))
    stage.key("Ctrl+Return", decision)
    stage.gone(decision)
    reached(stage, walk, "who_did_it")

    place = stage.shift.workplace
    assert place is not None
    for tab, then in (("history", "reports"), ("reports", "backups")):
        place.open(tab)
        reached(stage, walk, then)
    stage.shift.show_backups()
    backups = stage.opened(BackupsDialog)
    stage.wait(lambda: walk.state == "finished", "finished")
    stage.key("Escape", backups)
    stage.gone(backups)
    assert set(walk.marks.values()) == {"done"}


def test_every_step_of_an_approver(demonstration: Callable[..., Stage]) -> None:
    def prepare() -> None:
        known_customer()
        decided_cases.submitted()
        decided_cases.limit("approver", 15_000_000)

    stage = demonstration("approve", "zh_CN", prepare)
    stage.settle(400)
    walk = begun(stage)
    home = stage.tab("home", HomePage)
    tile = stage.wait(lambda: home.tiles.get("complaint_to_approve"), "figure")
    stage.wait(lambda: tile.figure() == "1", "counted")
    pointed(stage, walk, tile)
    stage.wait(lambda: walk.scene.memory.get("home"), "home")
    tile.setFocus()
    stage.key("Return", tile)
    reached(stage, walk, "case")

    page = stage.tab("complaints", ComplaintsPage)
    ledger: Any = stage.wait(lambda: page.built.get("complaints"), "cases")
    stage.wait(lambda: ledger.model.rowCount() == 1, "row")
    pointed(stage, walk, ledger.table)
    ledger.table.setFocus()
    stage.key("Down", ledger.table)
    reached(stage, walk, "approve")
    pane: Any = stage.wait(lambda: ledger.side.widget, "case")
    pointed(stage, walk, pane.steps["approve"])
    pane.steps["approve"].setFocus()
    stage.key("Space", pane.steps["approve"])
    decision = stage.opened(ApprovalDialog)
    pointed(stage, walk, decision.verb)
    stage.key("Ctrl+Return", decision)
    stage.gone(decision)
    reached(stage, walk, "reports")

    place = stage.shift.workplace
    assert place is not None
    place.open("reports")
    reached(stage, walk, "find_anything")
    stage.key("Ctrl+K", stage.window)
    palette = stage.opened(CommandPalette)
    pointed(stage, walk, palette.line)
    stage.type("远大", palette.line)
    stage.wait(lambda: walk.scene.memory.get("asked"), "asked")
    stage.key("Escape", palette)
    reached(stage, walk, "help")
    finished_with_help(stage, walk)


def test_every_step_of_an_administrator(demonstration: Callable[..., Stage]) -> None:
    stage = demonstration("admin", "en")
    stage.settle(400)
    walk = begun(stage)
    commands = {command.name: command.run for command in stage.shift.commands()}
    for step, (command, kind) in ADMINISTRATION.items():
        reached(stage, walk, step)
        pointed(stage, walk, stage.window.header.person)
        commands[command]()
        opened = stage.opened(kind)
        stage.wait(lambda step=step: walk.marks.get(step) == "done", step)
        opened.close()
        stage.gone(opened)
    reached(stage, walk, "who_did_it")
    place = stage.shift.workplace
    assert place is not None
    pointed(stage, walk, place.bar)
    place.open("history")
    reached(stage, walk, "help")
    finished_with_help(stage, walk)


def finished_with_help(stage: Stage, walk: Walkthrough) -> None:
    """The last step is the help."""
    stage.key("F1", stage.window)
    help_window = stage.opened(HelpWindow)
    stage.wait(lambda: walk.state == "finished", "finished")
    help_window.close()
    assert set(walk.marks.values()) == {"done"}


def test_it_is_left_resumed_skipped_and_begun_again(demonstration: Callable[..., Stage]) -> None:
    stage = demonstration("desk")
    stage.settle(400)
    walk = begun(stage)
    panel = walk.panel
    assert panel is not None
    assert panel.progress.text() == "Step 1 of 10"
    stage.key("Shift+F1", stage.window)
    assert panel.skip_button.hasFocus()
    stage.key("Space", panel.skip_button)
    reached(stage, walk, "see_cover")
    assert walk.marks == {"find_customer": "skipped"}
    stage.key("Escape", panel.skip_button)
    focus = QApplication.focusWidget()
    assert focus is None or not panel.isAncestorOf(focus)
    stage.key("Shift+F1", stage.window)
    for _ in range(2):
        stage.key("Tab")
    assert panel.leave_button.hasFocus()
    stage.key("Space", panel.leave_button)
    stage.wait(lambda: walk.panel is None, "left")
    assert walk.pointer.frame is None

    stage.shift.sign_out()
    sign_in(stage, "desk")
    stage.settle(600)
    assert stage.window.findChild(QWidget, "first_day") is None, "whoever left is left alone"
    stage.key("Shift+F1", stage.window)
    walk = walk_of(stage)
    reached(stage, walk, "see_cover")
    panel = walk.panel
    assert panel is not None
    assert panel.skip_button.hasFocus()

    stage.shift.sign_out()  # in the middle: it goes on at the next sign-in
    sign_in(stage, "desk")
    walk = walk_of(stage)
    reached(stage, walk, "see_cover")
    for _ in range(len(walk.steps) - 1):
        walk.skip()
    panel = walk.panel
    assert panel is not None
    assert walk.state == "finished"
    assert panel.progress.text() == "0 of 10 done"
    panel.again_button.click()
    reached(stage, walk, "find_customer")
    assert walk.marks == {}


def test_whoever_declines_is_not_asked_again(demonstration: Callable[..., Stage]) -> None:
    stage = demonstration("desk")
    walk = walk_of(stage)
    assert walk.panel is not None
    walk.panel.decline_button.click()
    stage.shift.sign_out()
    sign_in(stage, "desk")
    stage.settle(600)
    assert stage.window.findChild(QWidget, "first_day") is None


def test_another_language_says_the_same_step_in_its_words(demonstration: Callable[..., Stage]) -> None:
    stage = demonstration("desk")
    stage.settle(400)
    walk = begun(stage)
    walk.skip()
    stage.shift.set_language("zh_CN")
    stage.wait(lambda: i18n.language() == "zh_CN" and walk.panel and walk.panel.title.text() == "看保修情况", "words")
    assert len(stage.window.findChildren(QWidget, "first_day")) == 1


def test_never_in_a_real_branch(start: Callable[..., Stage], tmp_path: Path) -> None:
    stage = start("desk")
    stage.settle(600)
    assert stage.shift.findChild(Walkthrough) is None
    assert "first_day" not in {command.name for command in stage.shift.palette_commands()}
    walkthrough.open_walk(stage.shift)
    assert stage.shift.findChild(Walkthrough) is None
    assert set(COURSES) == set(ROLES), "everybody has a first day"
