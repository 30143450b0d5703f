"""The morning sheet: a result in two keys, the next customer at once, a dissatisfied one leads on by one key more."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.core import clock
from app.models.service_call import ReturnVisit
from app.services import return_visits, service_call_file, service_calls, visit_sheet
from app.services import session as sessions
from app.services.service_calls import SolvedByPhone
from app.services.session import Session
from app.ui.desk import Desk
from app.ui.dialogs.call_from_visit import FollowUpCallDialog
from app.ui.pages._visits_page import MorningSheet, VisitsPage
from app.ui.records.return_visit import ReturnVisitPane
from tests.services.complaint_cases import case
from tests.services.settled_cases import not_ours


@pytest.fixture
def visits(customer: int, frozen_clock: Callable[[timedelta], None]) -> list[int]:
    """Three customers' visits, due today."""
    found = []
    for fault in ("死机", "卡纸", "异响"):
        call = service_calls.register(fault_text=fault, customer_id=customer, outcome=SolvedByPhone("重启")).result
        found.append(service_call_file.file(call).visits[0].id)
    frozen_clock(timedelta(days=3))
    return found


@pytest.fixture
def page(desk: Desk, qtbot: QtBot, visits: list[int]) -> VisitsPage:
    page = VisitsPage(desk)
    qtbot.addWidget(page)
    page.resize(1300, 650)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    desk.bus.changed.connect(page.refresh)
    return page


@pytest.fixture
def sheet(page: VisitsPage) -> MorningSheet:
    assert page.sheet
    return page.sheet


def test_a_result_is_two_keys_and_the_next_is_there(sheet: MorningSheet, qtbot: QtBot, visits: list[int]) -> None:
    assert sheet.table.ids() == visits
    assert sheet.table.current_id() == visits[0]
    qtbot.keyClick(sheet.table, Qt.Key.Key_5)
    assert sheet.entry.comment.hasFocus()
    qtbot.keyClicks(sheet.entry.comment, "very good 5")
    qtbot.keyClick(sheet.entry.comment, Qt.Key.Key_Return)
    done = return_visits.file(visits[0])
    assert (done.satisfaction, done.comment, done.person_reached) == (5, "very good 5", done.contact)
    assert (sheet.table.ids(), sheet.table.current_id()) == (visits[1:], visits[1])
    assert sheet.table.hasFocus()
    qtbot.keyClick(sheet.table, Qt.Key.Key_N)
    qtbot.keyClick(sheet.table, Qt.Key.Key_Return)
    missed = return_visits.file(visits[1])
    assert (missed.state, missed.attempts) == ("due", 1)
    qtbot.keyClick(sheet.table, Qt.Key.Key_R)
    qtbot.keyClick(sheet.entry.comment, Qt.Key.Key_Return)
    assert return_visits.file(visits[2]).answer == "refused"
    assert sheet.nothing.isVisibleTo(sheet)


def test_tab_goes_from_the_list_to_the_answer(sheet: MorningSheet, qtbot: QtBot) -> None:
    entry = sheet.entry
    sheet.table.setFocus()
    for place in (*entry.buttons.values(), entry.comment, entry.person, entry.visitor, entry.save_button):
        qtbot.keyClick(sheet.focusWidget(), Qt.Key.Key_Tab)
        assert place.hasFocus()


def test_nothing_is_saved_before_it_is_said_how_it_ended(sheet: MorningSheet, qtbot: QtBot, visits: list[int]) -> None:
    qtbot.keyClick(sheet.table, Qt.Key.Key_Return)
    assert sheet.entry.trouble.text()
    assert return_visits.file(visits[0]).tries == ()
    qtbot.keyClick(sheet.table, Qt.Key.Key_6)
    assert sheet.entry.chosen == ""


def test_called_back_at_a_time_that_lies_ahead(sheet: MorningSheet, qtbot: QtBot, visits: list[int]) -> None:
    entry = sheet.entry
    qtbot.keyClick(sheet.table, Qt.Key.Key_C)
    assert entry.when.hasFocus()
    for wrong in ("", "25:99", "2026-11-01 09:00"):
        entry.when.setText(wrong)
        qtbot.keyClick(entry.when, Qt.Key.Key_Return)
        assert entry.trouble.text()
        assert return_visits.file(visits[0]).tries == ()
    entry.when.set_value(clock.now() + timedelta(hours=2))
    qtbot.keyClick(entry.when, Qt.Key.Key_Return)
    assert return_visits.file(visits[0]).call_back_at == clock.now() + timedelta(hours=2)
    assert sheet.table.ids()[0] == visits[0]
    assert "11:00" in sheet.table.as_text()
    assert sheet.table.current_id() == visits[1]


def test_dissatisfied_leads_to_a_call_tied_to_the_visit(
    sheet: MorningSheet, qtbot: QtBot, desk: Desk, visits: list[int]
) -> None:
    qtbot.keyClick(sheet.table, Qt.Key.Key_2)
    qtbot.keyClicks(sheet.entry.comment, "again broken")
    qtbot.keyClick(sheet.entry.comment, Qt.Key.Key_Return)
    assert sheet.entry.waits_for_key
    assert sheet.briefing._known
    assert sheet.briefing._known.visit.id == visits[0]
    qtbot.keyClick(sheet.entry.again, Qt.Key.Key_B)
    assert not sheet.entry.waits_for_key
    form = sheet.window().findChildren(FollowUpCallDialog)[-1]
    assert form.fault.toPlainText() == "again broken"
    form.submit()
    following = return_visits.file(visits[0]).next_call_id
    assert service_call_file.file(following).fault_text == "again broken"
    assert sheet.table.current_id() == visits[1]


def test_dissatisfied_leads_to_a_complaint_or_to_nothing(
    sheet: MorningSheet, qtbot: QtBot, desk: Desk, visits: list[int]
) -> None:
    qtbot.keyClick(sheet.table, Qt.Key.Key_1)
    qtbot.keyClick(sheet.entry.comment, Qt.Key.Key_Return)
    with qtbot.waitSignal(desk.complaint_wanted) as wanted:
        qtbot.keyClick(sheet.entry.again, Qt.Key.Key_T)
    assert wanted.args is not None
    assert wanted.args[0]["visit_id"] == visits[0]
    qtbot.keyClick(sheet.table, Qt.Key.Key_1)
    qtbot.keyClick(sheet.entry.comment, Qt.Key.Key_Return)
    qtbot.keyClick(sheet.entry.again, Qt.Key.Key_Return)
    assert sheet.table.current_id() == visits[2]


def test_another_customer_clicked_means_that_nothing_follows(
    sheet: MorningSheet, qtbot: QtBot, visits: list[int]
) -> None:
    qtbot.keyClick(sheet.table, Qt.Key.Key_1)
    qtbot.keyClick(sheet.entry.comment, Qt.Key.Key_Return)
    assert sheet.table.selectedItems() == []
    place = sheet.table.visualRect(sheet.table.model().index(1, 1)).center()
    qtbot.mouseClick(sheet.table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert not sheet.entry.waits_for_key
    assert sheet.table.current_id() == visits[2]
    assert sheet.briefing._known
    assert sheet.briefing._known.visit.id == visits[2]


def test_escape_leaves_the_words_for_the_keys(sheet: MorningSheet, qtbot: QtBot) -> None:
    qtbot.keyClick(sheet.table, Qt.Key.Key_4)
    qtbot.keyClick(sheet.entry.comment, Qt.Key.Key_Escape)
    assert sheet.table.hasFocus()
    qtbot.keyClick(sheet.table, Qt.Key.Key_3)
    assert sheet.entry.chosen == "3"


def test_ones_own_work_is_shown_and_cannot_be_entered(desk: Desk, qtbot: QtBot, visits: list[int], branch: Any) -> None:
    name = branch.sessions["technician"].full_name
    ReturnVisit.update(technician_name=name).execute()
    with sessions.acting_as(Session(990, "zq", name, "representative")):
        made = MorningSheet(desk)
        qtbot.addWidget(made)
        made.show()
        qtbot.keyClick(made.table, Qt.Key.Key_5)
        qtbot.keyClick(made.table, Qt.Key.Key_Return)
        assert made.entry.trouble.text()
        pane = ReturnVisitPane(desk)
        qtbot.addWidget(pane)
        pane.show()
        pane.show_record(visits[0])
        assert pane.own.isVisibleTo(pane)
        assert not pane.reached.isVisibleTo(pane)
    assert return_visits.file(visits[0]).tries == ()


def test_a_technician_has_the_ledger_alone(desk: Desk, qtbot: QtBot, visits: list[int], as_role: Any) -> None:
    with as_role("technician"):
        page = VisitsPage(desk)
        qtbot.addWidget(page)
        assert page.sheet is None
        assert page.names == ["visits"]


def test_the_sheet_and_the_record_go_to_the_preview(
    sheet: MorningSheet, qtbot: QtBot, desk: Desk, visits: list[int]
) -> None:
    with qtbot.waitSignal(desk.paper_wanted) as wanted:
        sheet.print_sheet()
    assert wanted.args is not None
    assert wanted.args[0].startswith(b"%PDF")
    pane = ReturnVisitPane(desk)
    qtbot.addWidget(pane)
    pane.show_record(visits[0])
    with qtbot.waitSignal(desk.paper_wanted):
        pane.print_record()


@pytest.mark.parametrize(("key", "answer"), [(Qt.Key.Key_4, "rated"), (Qt.Key.Key_R, "refused")])
def test_a_complainant_is_asked_by_a_supervisor_and_the_case_goes_on(
    desk: Desk, qtbot: QtBot, frozen_clock: Callable[[timedelta], None], as_role: Any, key: Qt.Key, answer: str
) -> None:
    case_id = not_ours()
    frozen_clock(timedelta(days=8))
    assert visit_sheet.lines() == ()
    with as_role("supervisor"):
        page = VisitsPage(desk)
        qtbot.addWidget(page)
        page.show()
        assert page.sheet
        qtbot.keyClick(page.sheet.table, key)
        page.sheet.entry.submit()
        assert page.sheet.entry.trouble.text() == ""
    assert case(case_id).state == "visited"
    assert ReturnVisit.get(ReturnVisit.complaint_id == case_id).answer == answer
