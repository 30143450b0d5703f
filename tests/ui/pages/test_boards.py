"""The tab of the boards: week, month, roster, calendar of dispatch, log."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.core import clock
from app.services import board_items, care, shift_roster
from app.ui.desk import Desk
from app.ui.dialogs.board_item import BoardItemDialog
from app.ui.dialogs.register_complaint import RegisterComplaintDialog
from app.ui.dialogs.roster import DutyDialog, MakeRosterDialog
from app.ui.pages._boards_page import BoardsPage
from app.ui.workplace import Workplace

pytestmark = pytest.mark.usefixtures("frozen_clock")
TODAY = date(2026, 11, 20)


@pytest.fixture
def page(desk: Desk, qtbot: QtBot, customer: int) -> BoardsPage:
    board_items.add(subject="盘点备件", starts_on=TODAY, due_on=TODAY + timedelta(days=4))
    board_items.add(subject="旧事", starts_on=TODAY - timedelta(days=3))
    care.plan(customer_id=customer, kind="special_visit", planned_on=TODAY, subject="走访")
    return _shown(desk, qtbot)


def _shown(desk: Desk, qtbot: QtBot) -> BoardsPage:
    made = BoardsPage(desk)
    qtbot.addWidget(made)
    made.resize(1300, 700)
    made.show()
    return made


def _words(page: BoardsPage, column: int) -> list[str]:
    assert page.week is not None
    return [entry.title for entry in page.week.columns[column].list.entries()]


def test_the_week_shows_overdue_today_and_opens_what_is_chosen(page: BoardsPage, qtbot: QtBot) -> None:
    assert page.week is not None
    assert _words(page, 0) == ["Own items", "旧事", "盘点备件", "Customer care", "远大印刷有限公司"]
    assert _words(page, 1) == ["Own items", "盘点备件"]
    assert _words(page, 2) == ["Nothing is due."]
    opened: list[tuple[str, int]] = []
    page.week.desk.record_wanted.connect(lambda kind, row_id: opened.append((kind, row_id)))
    todo = page.week.columns[0].list
    todo.setCurrentRow(4)
    qtbot.keyClick(todo, Qt.Key.Key_Return)
    assert opened[0][0] == "care_activity"


def test_space_marks_an_own_item_as_done_and_open_again(page: BoardsPage, qtbot: QtBot) -> None:
    assert page.week is not None
    page.week.desk.bus.changed.connect(page.refresh)
    todo = page.week.columns[0].list
    todo.setCurrentRow(1)
    qtbot.keyClick(todo, Qt.Key.Key_Space)
    assert "旧事" not in _words(page, 0)
    todo.setCurrentRow(_words(page, 0).index("盘点备件"))
    qtbot.keyClick(todo, Qt.Key.Key_Space)
    assert "✓ 盘点备件" in _words(page, 0)
    qtbot.keyClick(todo, Qt.Key.Key_Space)  # the same one is still chosen
    assert "盘点备件" in _words(page, 0)


def test_the_keys_work_at_once_and_insert_enters_an_item(page: BoardsPage, qtbot: QtBot) -> None:
    week, month = page.week, page.month
    assert week is not None
    assert month is not None
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    week.columns[0].list.setFocus()
    for screen, place in ((month, month.grid), (week, week.columns[0].list)):
        page.show_screen(screen)
        qtbot.waitUntil(place.hasFocus)
        qtbot.keyClick(place, Qt.Key.Key_Insert)
        qtbot.waitUntil(lambda: bool(page.findChildren(BoardItemDialog)))
        dialog = page.findChildren(BoardItemDialog)[0]
        dialog.reject()
        dialog.setParent(None)
        page.activateWindow()
        qtbot.waitUntil(page.isActiveWindow)


def test_weeks_are_turned_and_come_back(page: BoardsPage) -> None:
    assert page.week is not None
    page.week.turn(1)
    assert "2026-11-23" in page.week.title.text()
    page.week.turn(0)
    assert page.week.day == TODAY


def test_more_than_fits_leads_to_the_ledger(page: BoardsPage, customer: int) -> None:
    assert page.week is not None
    for number in range(14):
        care.plan(customer_id=customer, kind="call_on", planned_on=TODAY + timedelta(days=1), subject=str(number))
    page.week.show_now()
    assert _words(page, 1)[-1] == "… and 2 more"
    wanted: list[tuple[Any, ...]] = []
    page.week.desk.rows_wanted.connect(lambda *given: wanted.append(given))
    more = page.week.columns[1].list.entries()[-1]
    page.week.columns[1].list.opened.emit(more.key)
    assert wanted[0][:2] == ("care", "all")


def test_a_new_item_that_ends_before_it_begins_is_refused_beside_its_field(page: BoardsPage, qtbot: QtBot) -> None:
    assert page.week is not None
    page.week.add()
    dialog = page.week.window().findChild(BoardItemDialog)
    assert dialog is not None
    dialog.form.set_values({"subject": "会议", "due_on": TODAY - timedelta(days=1)})
    dialog.submit()
    assert "before it begins" in dialog.form.error("due_on")
    dialog.form.set_values({"due_on": TODAY, "owner": "没有这个人"})
    dialog.submit()
    assert "没有这个人" in dialog.form.error("owner")
    dialog.form.set_values({"owner": "周建国"})
    dialog.submit()
    assert [one.owner for one in page_items()] == ["周建国"]


def page_items() -> list[Any]:
    """The items called 会议."""
    from app.services import boards

    return [line for line in boards.week().today.groups[0].lines if line.text == "会议"]


def test_the_month_counts_by_day_and_lists_what_crosses_weeks(page: BoardsPage) -> None:
    assert page.month is not None
    page.show_screen(page.month)
    month = page.month
    assert "Customer care 1" in month.grid.accessibleDescription()
    assert month.crossing_table.item(0, 1).text() == "盘点备件"
    assert [month.day_table.item(row, 0).text() for row in range(2)] == ["盘点备件", "Customer care"]
    wanted: list[tuple[Any, ...]] = []
    month.desk.rows_wanted.connect(lambda *given: wanted.append(given))
    month.open_count(2)
    assert wanted[0][0] == "care"
    month.turn(1)
    assert month.grid.month == date(2026, 12, 1)


def test_a_full_month_fits_the_usual_screen_at_one_and_a_half_times_its_size(desk: Desk, qtbot: QtBot) -> None:
    for number in range(14):
        board_items.add(subject=f"第 {number} 项", starts_on=TODAY, due_on=TODAY + timedelta(days=4))
    page = _shown(desk, qtbot)
    assert page.month is not None
    page.show_screen(page.month)
    assert page.month.day_table.rowCount() == page.month.crossing_table.rowCount() == 14
    assert page.minimumSizeHint().height() <= 512 - 120


def test_the_roster_is_made_shows_gaps_and_who_is_there_now(
    desk: Desk, qtbot: QtBot, customer: int, as_role: Any
) -> None:
    with as_role("supervisor"):
        page = _shown(desk, qtbot)
        page.show_screen(page.roster)
        roster = page.roster
        assert "nobody" in roster.now.text()
        assert "720 h" in roster.gaps.text()
        roster.make()
        dialog = roster.window().findChild(MakeRosterDialog)
        assert dialog is not None
        dialog.form.set_values({"people": ("林晓梅",)})
        dialog.submit()
        assert "two people" in dialog.form.error("people")
        dialog.form.set_values({"people": ("林晓梅", "周建国", "吴敏")})
        dialog.submit()
        roster.show_now()
        assert "吴敏" in roster.now.text()
        assert roster.table.item(19, 0).text() == "吴敏"
        assert roster.table.item(18, 2).text() == "00:00–24:00"
        roster.table.setCurrentCell(19, 0)
        roster.assign()
        second = roster.window().findChild(DutyDialog)
        assert second is not None
        second.form.set_values({"person": "吴敏"})
        second.submit()
        assert "already" in second.form.error("person")


def test_the_calendar_of_dispatch_and_the_log_are_there(page: BoardsPage) -> None:
    assert page.dispatch is not None
    page.show_screen(page.dispatch)
    assert page.dispatch.table.columnCount() == 7
    assert page.open_ledger("routine_logs").ledger.name == "routine_logs"


def test_the_complaint_form_says_who_is_on_duty(desk: Desk, qtbot: QtBot, customer: int, as_role: Any) -> None:
    with as_role("supervisor"):
        shift_roster.assign(day=clock.today(), shift="白班", person="林晓梅")
    dialog = RegisterComplaintDialog(desk)
    qtbot.addWidget(dialog)
    label: Any = dialog.findChild(type(dialog.state), "on_duty")
    assert "林晓梅" in label.text()


def test_roles_see_what_is_theirs(desk: Desk, qtbot: QtBot, customer: int, as_role: Any) -> None:
    with as_role("approver"):
        page = _shown(desk, qtbot)
        assert page.week is not None
    with as_role("technician"):
        assert "boards" in Workplace(desk).names()
        assert _shown(desk, qtbot).names == []
    with as_role("administrator"):
        assert "boards" not in Workplace(desk).names()
