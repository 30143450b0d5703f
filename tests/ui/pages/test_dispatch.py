"""The dispatch board of a day, driven by keyboard and by hand."""

from __future__ import annotations

import threading
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from app.core import clock
from app.services import dispatch, service_call_file, service_calls
from app.ui.desk import Desk
from app.ui.dialogs.place_call import PlaceDialog
from app.ui.pages._dispatch_page import DispatchPage
from app.ui.widgets.day_board import CALL_MIME

pytestmark = pytest.mark.usefixtures("frozen_clock")


@pytest.fixture
def page(desk: Desk, qtbot: QtBot, scheduled: int, customer: int) -> DispatchPage:
    service_calls.register(fault_text="没有时间的呼叫", customer_id=customer)
    made = DispatchPage(desk)
    qtbot.addWidget(made)
    made.resize(1300, 650)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    qtbot.waitUntil(lambda: made._plan is not None)
    return made


def test_the_page_is_there_before_its_plan(desk: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def plan(day: Any) -> Any:
        asked.append(threading.current_thread().name)
        return read(day)

    read = dispatch.day_plan
    monkeypatch.setattr(dispatch, "day_plan", plan)
    made = DispatchPage(desk)
    qtbot.addWidget(made)
    assert made._plan is None
    qtbot.waitUntil(lambda: made._plan is not None)
    assert asked == ["aftercare-reads"]


def test_a_page_may_go_before_its_plan_is_read(desk: Desk, qtbot: QtBot) -> None:
    """With another language every page is built anew."""
    may_go_on = threading.Event()
    desk.tasks.run(lambda _: may_go_on.wait(10), lambda _: None)
    delete(DispatchPage(desk))
    may_go_on.set()
    qtbot.waitUntil(lambda: not desk.tasks.running)


def waiting(page: DispatchPage) -> int:
    return page.list.calls()[0]


def test_the_day_shows_who_goes_and_what_waits(page: DispatchPage, scheduled: int) -> None:
    assert not page.board.block_rect(scheduled).isEmpty()
    assert len(page.list.calls()) == 1
    assert page.count.text().startswith("1")


def test_more_than_a_day_holds_is_said_beside_the_name(page: DispatchPage) -> None:
    assert page._plan
    one = replace(page._plan.technicians[0], load_minutes=630, available_minutes=540)
    page._fill_board(replace(page._plan, technicians=(one,)))
    row = next(row for row in page.board._rows if row.technician_id == one.staff_id)
    assert row.is_overloaded
    assert row.load == "10.5 h planned, 9 h to work"
    page._fill_board(replace(page._plan, technicians=(replace(one, load_minutes=540),)))
    row = next(row for row in page.board._rows if row.technician_id == one.staff_id)
    assert not row.is_overloaded


def test_a_branch_without_technicians_is_told_who_enters_them(page: DispatchPage) -> None:
    assert page._plan
    assert not page.nobody.isVisible()
    page._fill_board(replace(page._plan, technicians=()))
    assert page.nobody.isVisible()
    assert not page.board.isVisible()
    page._fill_board(page._plan)
    assert page.board.isVisible()


def test_the_keyboard_moves_a_visit_and_asks_why(page: DispatchPage, qtbot: QtBot, desk: Desk, scheduled: int) -> None:
    page.board.choose(scheduled)
    desk.prompts.next_answer("客户要求")
    for key in (Qt.Key.Key_Space, Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Return):
        qtbot.keyClick(page.board, key)
    call = service_call_file.file(scheduled)
    assert call.appointed_at is not None
    assert f"{clock.local(call.appointed_at):%H:%M}" == "14:30"
    assert page.board.current() == scheduled


def test_a_promise_does_not_move_without_a_reason(page: DispatchPage, qtbot: QtBot, desk: Desk, scheduled: int) -> None:
    before = service_call_file.file(scheduled).appointed_at
    page.board.choose(scheduled)
    desk.prompts.next_answer(None)
    for key in (Qt.Key.Key_Space, Qt.Key.Key_Left, Qt.Key.Key_Space):
        qtbot.keyClick(page.board, key)
    assert service_call_file.file(scheduled).appointed_at == before
    assert desk.prompts.messages  # pyright: ignore[reportAttributeAccessIssue]


def test_escape_puts_a_lifted_visit_back(page: DispatchPage, qtbot: QtBot, scheduled: int) -> None:
    page.board.choose(scheduled)
    for key in (Qt.Key.Key_Space, Qt.Key.Key_Right, Qt.Key.Key_Escape, Qt.Key.Key_Space, Qt.Key.Key_Space):
        qtbot.keyClick(page.board, key)
    call = service_call_file.file(scheduled)
    assert call.appointed_at is not None
    assert f"{clock.local(call.appointed_at):%H:%M}" == "14:00"


def test_a_waiting_call_is_dropped_on_a_technician(page: DispatchPage, branch: Any) -> None:
    call_id = waiting(page)
    data = QMimeData()
    data.setData(CALL_MIME, str(call_id).encode())
    place = page.board.place_of(branch.technician_id, clock.local_midnight(clock.today()) + timedelta(hours=10))
    event = QDropEvent(
        QPointF(place), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    page.board._ghost = page.board._spot(place, 0)
    page.board.dropEvent(event)
    call = service_call_file.file(call_id)
    assert call.appointed_at is not None
    assert (call.technician_id, f"{clock.local(call.appointed_at):%H:%M}") == (branch.technician_id, "10:00")
    assert page.list.calls() == []


def test_dragging_a_block_moves_it(page: DispatchPage, qtbot: QtBot, desk: Desk, branch: Any, scheduled: int) -> None:
    desk.prompts.next_answer("路线")
    start = page.board.block_rect(scheduled).center()
    there = clock.local_midnight(clock.today()) + timedelta(hours=9)
    shift = page.board.place_of(branch.technician_id, there) - page.board.block_rect(scheduled).topLeft()
    end = start + shift
    end.setY(start.y())
    qtbot.mousePress(page.board, Qt.MouseButton.LeftButton, pos=start)
    qtbot.mouseMove(page.board, end)
    qtbot.mouseRelease(page.board, Qt.MouseButton.LeftButton, pos=end)
    call = service_call_file.file(scheduled)
    assert call.appointed_at is not None
    assert f"{clock.local(call.appointed_at):%H:%M}" == "09:00"


def test_overlapping_visits_are_marked(page: DispatchPage, branch: Any, scheduled: int) -> None:
    other = waiting(page)
    call = service_call_file.file(other)
    at = clock.local_midnight(clock.today()) + timedelta(hours=15)
    dispatch.assign(other, seen_version=call.row_version, technician_id=branch.technician_id, appointed_at=at)
    page.refresh()
    assert page.board._clashing == {scheduled, other}
    assert not page.clashes.isHidden()


def test_enter_edits_the_place_in_a_form(page: DispatchPage, qtbot: QtBot, branch: Any) -> None:
    call_id = waiting(page)
    page.edit(call_id)
    dialog = next(child for child in page.findChildren(QDialog) if isinstance(child, PlaceDialog))
    dialog.form.editor("appointed_at").setText("")
    dialog.submit()
    assert dialog.form.error("appointed_at")
    box = dialog.form.editor("technician_id")
    box.setCurrentIndex(box.findData(branch.technician_id))
    dialog.form.editor("appointed_at").setText("16:30")
    dialog.submit()
    assert service_call_file.file(call_id).technician_id == branch.technician_id


def test_the_vouchers_of_the_day_are_issued_in_one_go(
    page: DispatchPage, qtbot: QtBot, desk: Desk, papers: None, scheduled: int
) -> None:
    with qtbot.waitSignal(desk.paper_wanted) as wanted:
        page.voucher_button.click()
    assert bytes(wanted.args[0]).startswith(b"%PDF")
    assert service_call_file.file(scheduled).state == "dispatched"
    wanted.args[2]("Laser", 2)
    assert service_call_file.file(scheduled).vouchers[0].state == "out"
    page.refresh()
    page.voucher_button.click()
    assert len(service_call_file.file(scheduled).vouchers) == 1


def test_a_call_that_gets_no_voucher_is_named_with_the_reason(
    page: DispatchPage, desk: Desk, papers: None, scheduled: int
) -> None:
    dispatch.add_item(scheduled, kind="tool", name="万用表")
    page.voucher_button.click()
    call = service_call_file.file(scheduled)
    assert call.vouchers == ()
    message = desk.prompts.messages[-1]  # pyright: ignore[reportAttributeAccessIssue]
    assert call.number in message.text
    assert "ticked" in message.text
    opened: list[int] = []
    desk.record_wanted.connect(lambda _kind, row_id: opened.append(row_id))
    message.action()
    assert opened == [scheduled]


def test_the_day_plan_is_printed(page: DispatchPage, qtbot: QtBot, desk: Desk) -> None:
    with qtbot.waitSignal(desk.paper_wanted) as wanted:
        page.plan_button.click()
    assert bytes(wanted.args[0]).startswith(b"%PDF")


def test_another_day_and_a_bad_date(page: DispatchPage, qtbot: QtBot, desk: Desk) -> None:
    today = clock.today()
    qtbot.keyClick(page, Qt.Key.Key_PageDown, Qt.KeyboardModifier.ControlModifier)
    assert page.day.value() == today + timedelta(days=1)
    page.day.setText("35.13.")
    page.day.editingFinished.emit()
    assert page.day.value() == today + timedelta(days=1)
    assert desk.prompts.messages  # pyright: ignore[reportAttributeAccessIssue]
