"""The page of the day: every figure opens its rows, drafts can be gone on with."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from app.core import clock
from app.ledgers._catalogue import all_ledgers
from app.ledgers._source import LedgerState, open_source
from app.models.board import ShiftDuty
from app.models.service_call import ReturnVisit
from app.services import customers, drafts, home, reminders
from app.services.home_today import DayLine
from app.services.reminders import Reminder
from app.ui.desk import Desk
from app.ui.dialogs.register_call import RegisterCallDialog
from app.ui.pages import _home_page
from app.ui.pages._home_order import OTHERS, arranged
from app.ui.pages._home_page import HomePage, greeting
from app.ui.pages._home_strip import KpiStrip, change_words, opened_parts
from app.ui.tasks import Task
from app.ui.widgets.figure_tile import FigureLink, FigureTile


@pytest.fixture
def page(desk: Desk, qtbot: QtBot, frozen_clock: Callable[[timedelta], None], voucher: int) -> HomePage:
    made = HomePage(desk)
    qtbot.addWidget(made)
    made.show()
    qtbot.waitUntil(lambda: bool(made.tiles))
    return made


def test_it_is_there_before_it_was_read(desk: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_home_page, "read_day", lambda: pytest.fail("read on the window's thread"))
    on_lane: list[Any] = []
    monkeypatch.setattr(desk.tasks, "run", lambda work, done: on_lane.append((work, done)) or Task(work, "", desk))
    page = HomePage(desk)
    qtbot.addWidget(page)
    page.show()
    assert len(on_lane) == 1
    assert page.greeting.text()
    assert not page.tiles


def test_every_figure_is_shown_and_opens_its_rows(page: HomePage, qtbot: QtBot, desk: Desk) -> None:
    for figure in home.figures():
        assert page.tiles[figure.key].figure() == str(figure.count)
        if not figure.ledger:
            continue
        with qtbot.waitSignal(desk.rows_wanted) as wanted:
            qtbot.keyClick(page.tiles[figure.key], Qt.Key.Key_Return)
        assert wanted.args[:3] == [figure.ledger, figure.view, figure.conditions]


def test_it_reads_itself_afresh(page: HomePage, frozen_clock: Callable[[timedelta], None]) -> None:
    assert page.tiles["hand_in_late"].figure() == "0"
    frozen_clock(timedelta(days=9))
    page.refresh()
    assert page.tiles["hand_in_late"].figure() == "1"
    assert page.reminder_table.rowCount() > 0


def test_a_reminder_opens_its_record(
    page: HomePage, qtbot: QtBot, desk: Desk, frozen_clock: Callable[[timedelta], None]
) -> None:
    frozen_clock(timedelta(days=9))
    page.refresh()
    with qtbot.waitSignal(desk.record_wanted):
        page.reminder_table.opened.emit(1)


def test_a_reminder_of_a_report_opens_the_report(page: HomePage, qtbot: QtBot, desk: Desk) -> None:
    page._reminders = (Reminder("report", "due", "…", "2026-10", "report", 1, clock.now()),)
    with qtbot.waitSignal(desk.report_wanted) as wanted:
        page.open_reminder(1)
    assert wanted.args == ["complaint_review"]


def test_what_comes_first_is_in_sight_on_a_small_screen(
    page: HomePage, qtbot: QtBot, frozen_clock: Callable[[timedelta], None]
) -> None:
    frozen_clock(timedelta(days=9))
    page.resize(1366, 661)  # a notebook's screen without head and tabs
    page.refresh()
    table = page.reminder_table
    qtbot.waitUntil(lambda: table.viewport().mapTo(page, QPoint(0, 0)).y() > 0)
    first = table.viewport().mapTo(page, table.visualItemRect(table.item(0, 0)).bottomLeft())
    assert first.y() < page.height(), "the first reminder is seen without scrolling (R016)"


def test_a_draft_is_gone_on_with_or_thrown_away(page: HomePage, desk: Desk) -> None:
    drafts.save(form="service_call:new:1", content={"fault_text": "half", "caller": {"text": "远大"}})
    page.refresh()
    assert "half" in page.draft_table.item(0, 0).text()
    page.open_draft(1)
    dialog = page.window().findChild(RegisterCallDialog)
    assert dialog is not None
    assert dialog.fault.toPlainText() == "half"
    dialog.keeper.timer.stop()
    dialog.close()
    page.draft_table.selectRow(0)
    desk.prompts.next_answer(True)
    page.drop_draft()
    assert drafts.listing() == ()


@pytest.mark.parametrize("hour", [8, 12, 15, 20])
def test_the_greeting_fits_the_hour(hour: int) -> None:
    assert greeting(hour, "林晓梅").endswith("林晓梅")


def test_figures_stand_under_the_heading_of_their_part(page: HomePage) -> None:
    assert set(page.tiles) == {figure.key for figure in home.figures()}
    assert {heading.text() for heading in page.board.headings} >= {"Calls", "Papers"}


@pytest.mark.usefixtures("branch")
@pytest.mark.parametrize(("role", "said"), [("administrator", "behind your name"), ("representative", "Ctrl+N")])
def test_an_empty_day_says_what_to_do(desk: Desk, qtbot: QtBot, as_role: Any, role: str, said: str) -> None:
    with as_role(role):
        page = HomePage(desk)
        qtbot.addWidget(page)
        page.refresh()
        assert said in page.quiet.text()


def _remind(monkeypatch: pytest.MonkeyPatch, count: int, *, most: int = reminders.MOST) -> None:
    monkeypatch.setattr(reminders, "MOST", most)
    due = clock.now()
    many = [
        Reminder("visit", "late", f"客户 {n}", f"V{n}", "return_visit", n, due + timedelta(minutes=n))
        for n in range(1, count + 1)
    ]
    monkeypatch.setattr(reminders, "_all", lambda: iter(many))


def test_what_the_list_of_reminders_leaves_out_is_said_and_shown_by_a_click(
    page: HomePage, qtbot: QtBot, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    _remind(monkeypatch, 40)
    page.refresh()
    assert page.reminder_table.rowCount() == 40
    assert not page.more.isVisible()
    _remind(monkeypatch, 57)
    page.refresh()
    assert page.reminder_table.rowCount() == 40
    assert page.more.isVisible()
    assert page.more.text().startswith("17 ")
    qtbot.mouseClick(page.more, Qt.MouseButton.LeftButton)
    assert page.reminder_table.rowCount() == 57
    assert not page.more.isVisible()
    with qtbot.waitSignal(desk.record_wanted) as wanted:
        page.reminder_table.opened.emit(57)
    assert wanted.args == ["return_visit", 57]
    page.hide()
    page.show()
    page.refresh()
    assert page.reminder_table.rowCount() == 40


def test_where_even_more_remind_than_are_read_it_is_said(page: HomePage, monkeypatch: pytest.MonkeyPatch) -> None:
    _remind(monkeypatch, 60, most=60)
    page.refresh()
    assert "More than 20" in page.more.text()
    page.show_all_reminders()
    assert page.beyond.isVisible()


@pytest.mark.parametrize("role", ["representative", "technician", "supervisor", "approver"])
def test_each_role_has_its_own_first_in_one_row(desk: Desk, qtbot: QtBot, as_role: Any, role: str) -> None:
    with as_role(role):
        page = HomePage(desk)
        page.refresh()
        keys = tuple(figure.key for figure in home.figures())
    qtbot.addWidget(page)
    first, parts = arranged(role, keys)
    assert 4 <= len(first) <= page.board.grid.columnCount() <= 8
    assert [key for key, tile in page.tiles.items() if isinstance(tile, FigureTile)] == list(first)
    assert sorted(keys) == sorted([*first, *(key for _heading, here in parts for key in here)])
    assert OTHERS not in {heading for heading, _here in parts}, "every figure has its heading"


def test_on_a_small_screen_the_tiles_stand_in_two_rows(page: HomePage, qtbot: QtBot) -> None:
    tiles = [tile for tile in page.tiles.values() if isinstance(tile, FigureTile)]
    for width, rows in ((1366, 1), (911, 2), (1366, 1)):
        page.resize(width, 512)
        qtbot.waitUntil(lambda rows=rows: len({tile.y() for tile in tiles}) == rows)
        assert max(tile.geometry().right() for tile in tiles) < width


def test_a_figure_without_a_heading_still_has_a_place() -> None:
    assert arranged("technician", ("out", "new"))[1] == ((OTHERS, ("new",)),)


def test_zeros_are_out_of_the_way_until_asked_for(page: HomePage) -> None:
    link = page.tiles["care_late"]
    assert isinstance(link, FigureLink)
    assert not link.isVisibleTo(page)
    assert page.board.zeros.isVisibleTo(page)
    page.board.show_zeros()
    assert link.isVisibleTo(page)
    page.refresh()
    assert link.isVisibleTo(page), "until they are hidden again"
    page.board.show_zeros()
    assert not link.isVisibleTo(page)


def test_who_is_on_duty_is_said(page: HomePage, branch: Any) -> None:
    assert page.duty.text() == ""
    begin = clock.now() - timedelta(hours=1)
    ShiftDuty.create(
        day=clock.today(), shift="早班", starts_at=begin, ends_at=begin + timedelta(hours=8), person="王芳",
        phone="13800", created_at=begin, changed_at=begin,
    )  # fmt: skip
    page.refresh()
    assert page.duty.text() == f"On duty: 早班: 王芳 (13800) until {clock.local(begin + timedelta(hours=8)):%H:%M}"


def test_a_line_of_today_opens_its_call_or_its_item(page: HomePage, desk: Desk, qtbot: QtBot) -> None:
    page._lines = (
        DayLine(clock.now(), "华盛", "李志强", "service_call", 1),
        DayLine(None, "月报", "王芳", "board_item", 7),
    )
    with qtbot.waitSignal(desk.record_wanted) as wanted:
        page.day_table.opened.emit(1)
    assert wanted.args == ["service_call", 1]
    with qtbot.waitSignal(desk.record_wanted) as wanted:
        page.day_table.opened.emit(2)
    assert wanted.args == ["board_item", 7]


@pytest.fixture
def strip(desk: Desk, qtbot: QtBot, as_role: Any, frozen_clock: Any) -> Iterator[KpiStrip]:
    """A supervisor's strip over two visits of this month, one done, and one of last month that was done."""
    today, customer = clock.today(), customers.create(name="华盛").result
    for state, due in (("done", today), ("due", today), ("done", today - timedelta(days=31))):
        ReturnVisit.create(
            number=f"HF{ReturnVisit.select().count()}", customer=customer, source="call", state=state,
            due_on=due, created_at=clock.now(), changed_at=clock.now(),
        )  # fmt: skip
    with as_role("supervisor"):
        made = KpiStrip(desk)
        qtbot.addWidget(made)
        made.show()
        made.refresh(now=True)
        qtbot.waitUntil(lambda: made._task is None)
        yield made


def test_the_strip_compares_with_the_same_days_of_last_month(strip: KpiStrip) -> None:
    assert strip.tiles["visit_rate"].figure() == "50.00 %"
    one = strip.found["visit_rate"]
    assert (one.change, one.is_better, change_words(one)) == (-5000, False, "↓ 50.00")
    assert "1 ÷ 2" in strip.tiles["visit_rate"].toolTip()


def test_each_part_of_the_strip_opens_exactly_its_rows(strip: KpiStrip, desk: Desk, qtbot: QtBot) -> None:
    (met, all_of_them) = opened_parts(strip.found["visit_rate"])
    assert (met[0], all_of_them[0]) == ("The 1 that count", "All 2 it is measured by")
    for _words, rows in (met, all_of_them):
        source = open_source(all_ledgers()[rows.ledger], LedgerState(view="all", conditions=rows.conditions))
        assert source.count() == (1 if rows is met[1] else 2)
    strip.open_figure("visit_rate")
    (menu,) = strip.findChildren(QMenu)
    with qtbot.waitSignal(desk.rows_wanted) as wanted:
        menu.actions()[1].trigger()
    assert wanted.args[0] == "visits"
    menu.close()


def test_nobody_but_supervisors_and_approvers_has_the_strip(desk: Desk, qtbot: QtBot, as_role: Any) -> None:
    for role, has in (("representative", False), ("technician", False), ("approver", True)):
        with as_role(role):
            made = KpiStrip(desk)
        qtbot.addWidget(made)
        assert made.isHidden() is not has
