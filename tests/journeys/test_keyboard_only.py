"""Without the mouse, in both languages: the main job from the door to the return visit, and what a ledger offers."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import cast

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from app.services import return_visits, service_call_file, voucher_file
from app.ui.dialogs.command_palette import CommandPalette
from app.ui.dialogs.hand_in import HandInDialog
from app.ui.dialogs.print_preview import PrintPreview
from app.ui.dialogs.register_call import RegisterCallDialog
from app.ui.ledger.columns_dialog import ColumnsDialog
from app.ui.ledger.filter_editor import FilterEditor
from app.ui.ledger.page import LedgerPage
from app.ui.pages._paper_return_page import PaperReturnPage
from app.ui.pages._visits_page import VisitsPage
from app.ui.record_window import RecordWindow
from app.ui.records.service_call import ServiceCallPane
from app.ui.tour._printer import FilePrinter
from app.ui.tour._stage import Stage
from app.ui.workplace import Workplace
from tests.journeys.conftest import Start, known_customer, technician_id
from tests.journeys.keyboard import CTRL, command, enter, front, in_front, press, tab_to, write
from tests.journeys.test_by_keyboard import begun, change_person

ALT = Qt.KeyboardModifier.AltModifier
_REPORT = {"arrived_at": "14:10", "finished_at": "15:00", "solution": "清理送纸辊", "opinion": "满意"}
LANGUAGES = pytest.mark.parametrize("language", ["en", "zh_CN"])


def page(stage: Stage, name: str, kind: type[QWidget]) -> QWidget:
    """A tab by Ctrl+K and its name."""
    command(stage, f"tab {name}")
    place = stage.shift.workplace
    assert place is not None
    widget = stage.wait(lambda: next((tab.widget for tab in place.tabs if tab.name == name), None), name)
    stage.wait(lambda: place.current == name and widget.isVisible(), name)
    assert isinstance(widget, kind)
    stage.settle()
    return widget


def fill(text: str, field: QWidget) -> None:
    """Tab to a field and write over what is in it."""
    tab_to(field)
    press(Qt.Key.Key_A, CTRL)
    write(text)


def in_menu(open_it: Callable[[], object], *keys: Qt.Key) -> None:
    """Open a menu, which waits until it is closed, and press keys in it."""
    seen: list[QMenu] = []

    def answer() -> None:
        menu = QApplication.activePopupWidget()
        if isinstance(menu, QMenu):
            seen.append(menu)
            for key in keys:
                press(key)
        elif not seen:
            QTimer.singleShot(10, answer)

    QTimer.singleShot(10, answer)
    open_it()
    assert seen, "no menu opened"


def round_by_tab() -> list[QWidget]:
    """Everything that Tab comes to, until it is back; a trap or an end would not let it."""
    front()
    ring: list[QWidget] = []
    stays = 0
    while stays < 100:
        focus = QApplication.focusWidget()
        assert focus is not None, f"Tab ends after {ring[-1:]}"
        if len(ring) > 1 and focus is ring[0]:
            return ring
        stays = stays + 1 if ring and focus is ring[-1] else 0
        if not stays:
            ring.append(focus)
        assert len(set(ring)) == len(ring), f"Tab goes in a circle that does not lead back: {_told(ring)}"
        press(Qt.Key.Key_Tab)
    raise AssertionError(f"Tab stays in {ring[-1]}")


def _told(ring: list[QWidget]) -> list[str]:
    return [f"{type(one).__name__} {one.objectName() or one.accessibleName()}" for one in ring]


def page_of(place: Workplace, name: str) -> QWidget:
    """What is in a tab."""
    found = next(tab.widget for tab in place.tabs if tab.name == name)
    assert found is not None
    return found


def register(stage: Stage) -> ServiceCallPane:
    """Ctrl+N, the tail of the telephone, the fault, level 2, a visit at two o'clock."""
    press(Qt.Key.Key_N, CTRL)
    dialog = cast(RegisterCallDialog, in_front(stage, RegisterCallDialog))
    write("8000")
    stage.wait(dialog.caller.finder.is_list_open, "hits")
    enter()
    stage.wait(lambda: dialog.caller.customer_id, "customer")
    tab_to(dialog.fault)
    write("打印卡纸，出纸口有异响")
    tab_to(dialog.level.focusProxy() or dialog.level)
    press(Qt.Key.Key_2)
    press(Qt.Key.Key_4, ALT)
    stage.wait(lambda: dialog.outcome.chosen() == "appointed", "outcome")
    visit = dialog.outcome.forms["appointed"]
    fill("14:00", visit.editor("appointed_at"))
    technician = visit.editor("technician_id")
    tab_to(technician)
    press(Qt.Key.Key_Down)
    assert technician.currentData() == technician_id()
    press(Qt.Key.Key_Return, CTRL)
    stage.gone(dialog)
    window = cast(RecordWindow, in_front(stage, RecordWindow))
    stage.settle()
    return cast(ServiceCallPane, window.pane)


@LANGUAGES
def test_the_main_job(start: Start, language: str) -> None:
    stage = begun(start, "desk", language)
    known_customer()
    change_person(stage, "desk")
    stage.desk.printers = FilePrinter(stage.scratch / "printed.pdf")
    press(Qt.Key.Key_K, CTRL)
    palette = in_front(stage, CommandPalette)
    write("8000")
    stage.settle()
    enter()
    stage.gone(palette)
    customer = in_front(stage, RecordWindow)
    press(Qt.Key.Key_W, CTRL)
    stage.gone(customer)

    pane = register(stage)
    assert pane.call is not None
    call_id = pane.call.id
    tab_to(stage.button(pane, "step_issue"))
    enter()
    preview = cast(PrintPreview, in_front(stage, PrintPreview))
    stage.wait(preview.go.isEnabled, "printer")
    press(Qt.Key.Key_P, CTRL)
    stage.wait(lambda: service_call_file.file(call_id).vouchers[-1].state == "out", "printed")
    press(Qt.Key.Key_Escape)
    stage.gone(preview)
    front()
    press(Qt.Key.Key_W, CTRL)
    voucher = service_call_file.file(call_id).vouchers[0]

    stage.advance(timedelta(hours=7))
    back = cast(PaperReturnPage, page(stage, "paper_return", PaperReturnPage))
    tab_to(back.code)
    write(voucher.number)
    enter()
    form = cast(HandInDialog, in_front(stage, HandInDialog))
    for field, text in (
        ("arrived_at", "14:10"),
        ("finished_at", "15:00"),
        ("solution", "清理送纸辊"),
        ("opinion", "满意"),
    ):
        fill(text, form.form.editor(field))
    press(Qt.Key.Key_Return, CTRL)
    stage.gone(form)
    call = service_call_file.file(call_id)
    assert (call.state, call.solution_text) == ("struck_off", "清理送纸辊")
    assert voucher_file.file(voucher.id).state == "filed"

    stage.advance(timedelta(days=3))
    change_person(stage, "boss")
    visits = cast(VisitsPage, page(stage, "visits", VisitsPage))
    sheet = visits.sheet
    assert sheet is not None
    visit_id = call.visits[0].id
    tab_to(sheet.table)
    assert sheet.table.current_id() == visit_id
    press(Qt.Key.Key_5)
    write("很满意")
    enter()
    stage.wait(lambda: return_visits.file(visit_id).satisfaction == 5, "visit entered")


def test_a_ledger(start: Start) -> None:
    """Views, search, filter, columns, menus, the record beside, the record in its window and its tabs."""
    stage = begun(start, "desk", "zh_CN")
    customer, _device = known_customer()
    ledger = cast(LedgerPage, page(stage, "customers", LedgerPage))
    stage.wait(lambda: ledger.model.rowCount() == 1, "rows")
    press(Qt.Key.Key_F, CTRL)
    assert ledger.bar.search.hasFocus()
    write("yd")
    press(Qt.Key.Key_Down)
    stage.wait(ledger.table.hasFocus, "table")
    assert ledger.model.rowCount() == 1

    tab_to(ledger.bar.add)
    in_menu(enter, Qt.Key.Key_Down, Qt.Key.Key_Return)
    editor = stage.opened(FilterEditor)
    press(Qt.Key.Key_Escape)
    stage.gone(editor)

    tab_to(ledger.columns_button)
    QTimer.singleShot(200, lambda: _show_all_but_one(stage))
    before = len(ledger.model.columns)
    enter()
    stage.wait(lambda: len(ledger.model.columns) == before - 1, "columns")

    tab_to(ledger.out_button)
    in_menu(enter, Qt.Key.Key_Escape)
    tab_to(ledger.rail.list)
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Up)
    stage.settle()
    tab_to(ledger.table)
    press(Qt.Key.Key_Home)
    assert ledger.model.row_id(ledger.table.current_row()) == customer
    enter()
    window = cast(RecordWindow, in_front(stage, RecordWindow))
    stage.settle()
    before_it = QApplication.focusWidget()
    press(Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is not before_it
    press(Qt.Key.Key_W, CTRL)
    stage.gone(window)


def _show_all_but_one(_stage: Stage) -> None:
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, ColumnsDialog)
    tab_to(dialog.list)
    press(Qt.Key.Key_End)
    while dialog.list.currentItem().checkState() is not Qt.CheckState.Checked:
        press(Qt.Key.Key_Up)
    press(Qt.Key.Key_Space)
    tab_to(dialog.buttons.buttons()[0])
    enter()


def test_every_ledger_and_page_is_reached_and_left_by_tab(start: Start) -> None:
    """From the tabs into each page and out again: no trap, nothing that ends."""
    stage = begun(start, "boss", "zh_CN")
    known_customer()
    place = stage.shift.workplace
    assert place is not None
    for name in place.names():
        page(stage, name, QWidget)
        ring = round_by_tab()
        assert place.bar in ring, name
        assert stage.shift.window.header.search in ring, name
        assert any(page_of(place, name).isAncestorOf(one) for one in ring), name


@LANGUAGES
def test_letters_under_alt_press_what_bears_them(start: Start, language: str) -> None:
    stage = begun(start, "desk", language)
    press(Qt.Key.Key_N, CTRL)
    dialog = cast(RegisterCallDialog, in_front(stage, RegisterCallDialog))
    from app.ui.mnemonics import AltLetters

    letters = stage.shift.findChild(AltLetters)
    assert letters is not None
    letters.give(dialog)
    reached = {one: letter for letter, (_plate, one) in letters.tips.plates.items()}
    field = dialog.fault
    letter = reached.get(field) or next(key for key, one in letters.owners(dialog).items() if one is field)
    press(Qt.Key(ord(letter)), ALT)
    stage.wait(field.hasFocus, "field")
    letters.take_back()
    press(Qt.Key.Key_Escape)
