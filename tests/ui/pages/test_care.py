"""The tab of customer care: calendar, log, cards, assessments; its two plans."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from PySide6.QtCore import QPointF, Qt
from pytestqt.qtbot import QtBot

from app.core import clock
from app.services import branch as branches
from app.services import care, home, relationship_cards
from app.ui.desk import Desk
from app.ui.dialogs.care_plan import CallOnDialog, PlanDialog, YearPlanDialog
from app.ui.pages._care_page import CarePage
from app.ui.widgets.month_grid import first_shown, last_shown
from app.ui.workplace import Workplace

pytestmark = pytest.mark.usefixtures("frozen_clock")


@pytest.fixture
def page(desk: Desk, qtbot: QtBot, customer: int, as_role: Any) -> CarePage:
    with as_role("administrator"):
        branches.import_holidays(year=2026)
        branches.import_holidays(year=2027)
    relationship_cards.create(customer_id=customer, name="张伟", birthday="1980-11-24")
    care.plan(customer_id=customer, kind="special_visit", planned_on=clock.today(), subject="走访")
    care.plan(customer_id=customer, kind="call_on", planned_on=clock.today() - timedelta(days=2))
    made = CarePage(desk)
    qtbot.addWidget(made)
    made.resize(1200, 700)
    made.show()
    return made


def settle(dialog: PlanDialog, qtbot: QtBot) -> None:
    """Wait until it is worked out what the plan makes."""
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.waitUntil(lambda: dialog._task is None)


def test_the_month_shows_days_off_birthdays_and_care(page: CarePage, qtbot: QtBot) -> None:
    grid = page.calendar.grid
    assert (first_shown(grid.month), last_shown(grid.month)) == (date(2026, 10, 26), date(2026, 12, 6))
    assert "走访" not in grid.accessibleDescription()
    assert "Special visit · 远大印刷有限公司" in grid.accessibleDescription()
    assert page.calendar.activities.rowCount() == 1
    assert page.calendar.birthdays.item(0, 0).text() == "11-24"
    assert "元旦" in page.calendar.next_festival.text()
    grid.setFocus()
    for _ in range(4):
        qtbot.keyClick(grid, Qt.Key.Key_Right)
    assert grid.day == date(2026, 11, 24)
    assert "birthday of 张伟 (46)" in page.calendar.day_section.title.text()
    assert page.calendar.nothing.isVisibleTo(page)


def test_months_are_turned_by_keys_and_by_walking_out(page: CarePage, qtbot: QtBot) -> None:
    grid = page.calendar.grid
    qtbot.keyClick(grid, Qt.Key.Key_PageDown)
    assert grid.month == date(2026, 12, 1)
    qtbot.keyClick(grid, Qt.Key.Key_PageUp)
    grid.choose(date(2026, 11, 30))
    qtbot.keyClick(grid, Qt.Key.Key_Right)
    assert (grid.month, grid.day) == (date(2026, 12, 1), date(2026, 12, 1))
    page.calendar.turn(1)
    assert grid.month == date(2027, 1, 1)
    page.calendar.turn(1)
    described = page.calendar._days[date(2027, 2, 5)]
    assert described.holiday == "春节"
    page.calendar.go_to_today()
    assert (grid.month, grid.day) == (date(2026, 11, 1), clock.today())


def test_a_day_is_chosen_and_opened_with_the_mouse(page: CarePage, qtbot: QtBot) -> None:
    grid = page.calendar.grid
    boxes = dict(grid._boxes())
    place = boxes[(date(2026, 11, 18) - first_shown(grid.month)).days].center()
    assert grid.day_at(QPointF(place)) == date(2026, 11, 18)
    qtbot.mouseClick(grid, Qt.MouseButton.LeftButton, pos=place.toPoint())
    assert grid.day == date(2026, 11, 18)
    qtbot.keyClick(grid, Qt.Key.Key_Return)
    assert page.calendar.activities.currentRow() == 0


def test_what_changes_is_shown_at_once(page: CarePage, desk: Desk, customer: int) -> None:
    changes = desk.bus.run(care.plan, customer_id=customer, kind="invitation", planned_on=clock.today())
    page.refresh(changes)
    assert page.calendar.activities.rowCount() == 2


def test_the_ledgers_of_the_tab_open_exactly_the_rows_of_home(desk: Desk, page: CarePage, qtbot: QtBot) -> None:
    workplace = Workplace(desk)
    qtbot.addWidget(workplace)
    workplace.show()
    for figure in home.figures():
        if figure.key not in ("care_late", "care_due", "birthdays"):
            continue
        assert figure.count == 1, figure.key
        assert workplace.show_rows(figure.ledger, figure.view, figure.conditions, "")
        shown = workplace.open("care")
        assert isinstance(shown, CarePage)
        ledger = shown.built[figure.ledger]
        qtbot.waitUntil(lambda ledger=ledger: ledger.model.rowCount() == 1)


def test_the_chosen_day_is_shown_in_the_log(page: CarePage, desk: Desk, qtbot: QtBot) -> None:
    with qtbot.waitSignal(desk.rows_wanted) as wanted:
        page.calendar.show_list()
    assert wanted.args[:3] == ["care", "all", (("planned_on", "eq", clock.today()),)]


def test_a_year_is_planned_once_it_was_seen(page: CarePage, desk: Desk, qtbot: QtBot, as_role: Any) -> None:
    with as_role("supervisor"):
        dialog = YearPlanDialog(desk)
        qtbot.addWidget(dialog)
        settle(dialog, qtbot)
        assert "New activities: 2" in dialog.summary.text()
        assert dialog.table.rowCount() == 2
        dialog.form.editor("occasions").set_value(())
        dialog.preview()
        settle(dialog, qtbot)
        assert "at least one" in dialog.summary.text()
        assert not dialog.verb.isEnabled()
        dialog.form.editor("occasions").set_value(("spring_festival",))
        dialog.preview()
        settle(dialog, qtbot)
        dialog.submit()
        again = YearPlanDialog(desk)
        qtbot.addWidget(again)
        settle(again, qtbot)
        assert "Planned already, to stay: 1" in again.summary.text()
    assert [one.occasion for one in care.calendar(date(2027, 1, 29), date(2027, 1, 29))[0].activities] == ["春节"]


def test_a_round_of_call_ons_is_planned(page: CarePage, desk: Desk, qtbot: QtBot, as_role: Any, customer: int) -> None:
    planned = care.of_customer(customer)[0]
    care.drop(activity_id=planned.id, seen_version=1, reason="x")
    with as_role("supervisor"):
        dialog = CallOnDialog(desk)
        qtbot.addWidget(dialog)
        settle(dialog, qtbot)
        assert dialog.form.editor("owners").value() == ("周建国",)
        assert dialog.form.editor("since").value() == date(2026, 11, 23)
        assert dialog.table.rowCount() == 1
        dialog.submit()
        assert dialog.changes is not None
    assert len([one for one in care.of_customer(customer) if one.is_planned and one.kind == "call_on"]) == 1


def test_planning_for_many_is_the_supervisors(page: CarePage) -> None:
    assert not page.calendar.year_button.isVisibleTo(page)
    assert not page.calendar.round_button.isVisibleTo(page)
