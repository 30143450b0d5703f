"""The page of the day: every figure opens its rows, drafts can be gone on with."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from app.core import clock
from app.services import drafts, home, reminders
from app.services.reminders import Reminder
from app.ui.desk import Desk
from app.ui.dialogs.register_call import RegisterCallDialog
from app.ui.pages._home_page import HomePage, greeting


@pytest.fixture
def page(desk: Desk, qtbot: QtBot, frozen_clock: Callable[[timedelta], None], voucher: int) -> HomePage:
    made = HomePage(desk)
    qtbot.addWidget(made)
    made.show()
    return made


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
    assert {heading.text() for heading in page._headings} >= {"Calls", "Papers"}


@pytest.mark.usefixtures("branch")
@pytest.mark.parametrize(("role", "said"), [("administrator", "behind your name"), ("representative", "Ctrl+N")])
def test_an_empty_day_says_what_to_do(desk: Desk, qtbot: QtBot, as_role: Any, role: str, said: str) -> None:
    with as_role(role):
        page = HomePage(desk)
        qtbot.addWidget(page)
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
def test_no_role_has_more_figures_in_a_row_than_fit(desk: Desk, qtbot: QtBot, as_role: Any, role: str) -> None:
    with as_role(role):
        page = HomePage(desk)
    qtbot.addWidget(page)
    assert page.tiles
    assert page.grid.columnCount() <= 8
