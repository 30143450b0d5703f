"""The ledger page: what a user does with it."""

from __future__ import annotations

import threading
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QStyleOptionHeaderV2, QToolButton
from shiboken6 import delete

from app.core import clock
from app.core.changes import Changes
from app.ledgers import _background, _source
from app.ledgers._declaration import Condition, Operator
from app.ledgers._source import LedgerSource, LedgerState, count_views, open_source
from app.models import database
from app.ui.desk import Desk
from app.ui.ledger.page import LedgerPage
from app.ui.ledger.table_model import LedgerModel

Make = Callable[..., LedgerPage]


def keys(page: LedgerPage) -> list[int]:
    return [page.model.row_id(row) for row in range(page.model.rowCount())]


def expected(page: LedgerPage, **state: Any) -> list[int]:
    return open_source(page.ledger, LedgerState(**state)).keys(0, 10_000)


def test_opens_with_rows_at_once(make_page: Make) -> None:
    page = make_page()
    assert page.state.view == "open"
    assert keys(page) == expected(page, view="open") != []
    assert page.rail.current() == "open"
    assert page.stack.currentWidget() is page.table


def test_views_show_their_counts(make_page: Make, qtbot: Any) -> None:
    page = make_page()
    qtbot.waitUntil(lambda: len(page.rail.counts()) >= 15)
    assert page.rail.counts() == dict(count_views(page.ledger))
    assert "my_jobs" not in page.rail.counts()
    assert "Charge" in page.status.text()


def test_choosing_a_view(make_page: Make) -> None:
    page = make_page()
    item = next(
        page.rail.list.item(row)
        for row in range(page.rail.list.count())
        if page.rail.list.item(row).text() == "Not struck off"
    )
    page.rail.list.setCurrentItem(item)
    assert keys(page) == expected(page, view="not_struck_off") != []
    assert page.table.horizontalHeader().sortIndicatorSection() == [column.name for column in page.model.columns].index(
        "finished_at"
    )


def test_the_register_has_its_own_columns(make_page: Make) -> None:
    page = make_page()
    page.show_rows("register")
    assert [column.name for column in page.model.columns][-2:] == ["struck_off_at", "struck_off_by"]


def test_search_runs_on_the_worker_and_old_rows_stay(
    make_page: Make, qtbot: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(_source, "SMALL", 0)  # as if the table were long
    page = make_page()
    page.show_rows("all")
    before = keys(page)
    page.bar.search.setText("李")
    page.bar.search._tell()
    assert keys(page) == before
    assert page.status.text() == "Reading …"
    qtbot.waitUntil(lambda: page._task is None)
    assert keys(page) == expected(page, view="all", search="李") != before
    page.bar.search.clear()
    qtbot.waitUntil(lambda: keys(page) == before)


def test_a_page_may_go_while_its_rows_are_read(make_page: Make, qtbot: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_source, "SMALL", 0)
    stays, may_go_on = make_page(), threading.Event()
    tasks, page = stays.desk.tasks, LedgerPage(stays.desk, stays.ledger)
    tasks.run(lambda _: may_go_on.wait(10), lambda _: None)
    page.show_rows("all", search="李")
    assert page._task is not None
    delete(page)
    may_go_on.set()
    qtbot.waitUntil(lambda: not tasks.running)


def test_the_next_click_cancels_a_slow_load(make_page: Make, qtbot: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_source, "SMALL", 0)
    page = make_page()
    running, stopped = threading.Event(), threading.Event()
    plain = LedgerSource.load

    def slow(self: LedgerSource, reader: Any = None) -> None:
        if self.search != "slow":
            plain(self, reader)
            return
        running.set()
        try:
            for _ in reader.rows(
                "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n", ()
            ):
                pass
        finally:
            stopped.set()

    monkeypatch.setattr(LedgerSource, "load", slow)
    page.show_rows("all", search="slow")
    assert running.wait(5)
    page.show_rows("cancelled")
    assert keys(page) == expected(page, view="cancelled")
    assert stopped.wait(5)
    qtbot.wait(50)
    assert keys(page) == expected(page, view="cancelled")


def test_an_order_without_index_goes_to_the_worker(
    make_page: Make, qtbot: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(_source, "SMALL", 0)
    page = make_page()
    page.show_rows("all")
    threads: list[str] = []
    plain = _background.load
    monkeypatch.setattr(
        _background, "load", lambda *given: (threads.append(threading.current_thread().name), plain(*given))[1]
    )
    page.table.sort_wanted.emit("fault_text")
    assert page._task is not None
    qtbot.waitUntil(lambda: page._task is None)
    assert keys(page) == expected(page, view="all", sort="fault_text", descending=False)
    assert threads == ["aftercare-reads"]


def test_a_heading_sorts_and_a_second_click_turns_round(make_page: Make, qtbot: Any) -> None:
    page = make_page()
    page.show_rows("all")
    head = page.table.horizontalHeader()
    where = QPoint(head.sectionViewportPosition(2) + 20, 8)
    for descending in (False, True):
        qtbot.mouseClick(head.viewport(), Qt.MouseButton.LeftButton, pos=where)
        assert keys(page) == expected(page, view="all", sort="customer_name", descending=descending)
    assert head.sortIndicatorSection() == 2


def test_the_arrow_of_the_order_leaves_the_word_of_a_numbers_column_alone(make_page: Make) -> None:
    page = make_page()
    head = page.table.horizontalHeader()
    names = [column.name for column in page.model.columns]
    for name, room in (("charge", "\u2003"), ("customer_name", "")):
        place = names.index(name)
        head.setSortIndicator(place, Qt.SortOrder.AscendingOrder)
        option = QStyleOptionHeaderV2()
        head.initStyleOptionForIndex(option, place)
        assert option.text == page.model.headerData(place, Qt.Orientation.Horizontal) + room


def test_chips_come_and_go(make_page: Make, desk: Desk) -> None:
    page = make_page()
    page.show_rows("all", (("fault_level", "eq", 1), Condition("cover_kind", Operator.EQ, "free")))
    both = keys(page)
    assert both == expected(page, view="all", conditions=page.state.conditions)
    texts = [button.text() for button in page.bar.findChildren(QToolButton)]
    assert "Fault level: Level 1" in texts
    assert "Cover: Free" in texts
    page.bar._say(page.state.conditions[1:])
    assert set(both) < set(keys(page))
    page.bar._say(())
    assert len(keys(page)) == 300


def test_filter_by_a_value(make_page: Make) -> None:
    page = make_page()
    page.show_rows("all")
    page.filter_by(Condition("model", Operator.EQ, "HX-200"))
    first = keys(page)
    page.filter_by(Condition("model", Operator.IS_EMPTY))
    assert len(page.state.conditions) == 1
    assert not set(first) & set(keys(page))


def test_jumping_to_the_ends(make_page: Make, qtbot: Any) -> None:
    page = make_page()
    page.show_rows("all")
    whole = expected(page, view="all")
    page.table.setFocus()
    qtbot.keyClick(page.table, Qt.Key.Key_End)
    assert page.model.row_id(page.table.current_row()) == whole[-1]
    assert page.table.visible_rows()[1] == 299
    qtbot.keyClick(page.table, Qt.Key.Key_Home)
    assert page.table.current_row() == 0
    qtbot.keyClick(page.table, Qt.Key.Key_PageDown)
    assert page.table.current_row() > 5


def test_enter_opens_the_record(make_page: Make, desk: Desk, qtbot: Any) -> None:
    page = make_page()
    page.table.go_to(3)
    with qtbot.waitSignal(desk.record_wanted) as wanted:
        qtbot.keyClick(page.table, Qt.Key.Key_Return)
    assert wanted.args == ["service_call", page.model.row_id(3)]


def test_the_record_stands_beside_its_row(make_page: Make, qtbot: Any) -> None:
    page = make_page()
    assert not page.side.isVisible()
    page.table.go_to(2)
    qtbot.waitUntil(page.side.isVisible)
    assert page.side.widget
    assert page.side.widget.row_id == page.model.row_id(2)
    page.side_button.setChecked(False)
    qtbot.waitUntil(lambda: not page.side.isVisible())


def test_running_through_rows_reads_only_the_last(make_page: Make, qtbot: Any) -> None:
    page = make_page()
    page.table.go_to(0)
    for _ in range(6):
        qtbot.keyClick(page.table, Qt.Key.Key_Down)
    qtbot.waitUntil(page.side.isVisible)
    assert page.side.widget.asked == [page.model.row_id(6)]  # pyright: ignore[reportAttributeAccessIssue, reportOptionalMemberAccess]


def test_a_kind_without_pane_shows_only_rows(make_page: Make, qtbot: Any) -> None:
    page = make_page("customers")
    page.table.go_to(0)
    page.side.show_now()
    assert not page.side.isVisible()


def test_a_change_is_shown_in_place(make_page: Make, desk: Desk) -> None:
    page = make_page()
    page.table.go_to(4)
    row_id = page.model.row_id(4)
    place = [column.name for column in page.model.columns].index("model")
    database.execute("UPDATE service_call SET model = ? WHERE id = ?", ("NEW-1", row_id))
    page.refresh(Changes({"device": frozenset({1})}))
    assert page.model.index(4, place).data() != "NEW-1"
    page.refresh(Changes({"service_call": frozenset({row_id})}))
    assert page.model.index(4, place).data() == "NEW-1"
    assert page.table.current_row() == 4


def test_the_place_is_kept_when_rows_come_in(make_page: Make) -> None:
    page = make_page()
    page.show_rows("all")
    page.table.go_to(6)
    row_id = page.model.row_id(6)
    last = page.model.row_id(299)
    database.execute("UPDATE service_call SET received_at = ? WHERE id = ?", ("2030-01-01T00:00:00Z", last))
    page.refresh(Changes({"service_call": frozenset({last})}))
    assert page.model.row_id(0) == last
    assert page.model.row_id(page.table.current_row()) == row_id
    assert page.table.selected_ranges() == [(7, 7)]


def test_hidden_pages_wait(make_page: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    page = make_page()
    page.hide()
    loads: list[int] = []
    plain = LedgerPage._load
    monkeypatch.setattr(LedgerPage, "_load", lambda self, **given: (loads.append(1), plain(self, **given))[1])
    page.refresh(Changes({"service_call": frozenset({1})}))
    page.refresh(Changes({"service_call": frozenset({2})}))
    assert loads == []
    page.show()
    assert loads == [1]
    page.hide()
    page.show()
    assert loads == [1]


def test_lateness_grows_by_itself(make_page: Make, frozen_clock: Callable[[timedelta], None]) -> None:
    page = make_page()
    page.show_rows("late_arrival")
    before = len(keys(page))
    frozen_clock(timedelta(hours=30))
    page._reload()
    assert len(keys(page)) > before
    assert keys(page) == expected(page, view="late_arrival")


def test_copy_as_a_table(make_page: Make, qtbot: Any, desk: Desk) -> None:
    page = make_page()
    page.show_rows("all")
    page._set_columns(("number", "fault_text", "charge"))
    page.table.go_to(0)
    qtbot.keyClick(page.table, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClick(page.table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    mime = QGuiApplication.clipboard().mimeData()
    lines = mime.text().split("\n")
    assert lines[0] == "Call\tFault\tCharge"
    assert len(lines) == 3
    assert all(line.count("\t") == 2 for line in lines)
    assert mime.html().count("<tr>") == 3
    assert desk.prompts.texts[-1] == "2 rows copied."  # pyright: ignore[reportAttributeAccessIssue]
    assert "2 selected" in page.status.text()


def test_state_is_remembered(make_page: Make, desk: Desk) -> None:
    page = make_page()
    page.show_rows("this_month", (("fault_level", "eq", 2),), "王")
    page._sort("customer_name")
    page._set_columns(("number", "customer_name", "state"))
    page.table.setColumnWidth(1, 333)
    page.side_button.setChecked(False)
    page.save_layout()
    again = make_page()
    assert again.state.view == "this_month"
    assert again.state.conditions == (Condition("fault_level", Operator.EQ, 2),)
    assert again.state.search == ""
    assert (again.state.sort, again.state.descending) == ("customer_name", False)
    assert [column.name for column in again.model.columns] == ["number", "customer_name", "state"]
    assert again.table.columnWidth(1) == 333
    assert not again.side_button.isChecked()


@pytest.mark.parametrize(
    "spoiled",
    [7, "x", {"state": {"view": "gone"}}, {"columns": {"all": "x"}, "widths": {"number": "x"}, "splitter": [1]}],
)
def test_a_spoiled_memory_is_harmless(make_page: Make, desk: Desk, spoiled: Any) -> None:
    desk.preferences.put("ledger.repairs.layout", spoiled)
    page = make_page()
    assert page.state.view == "open"
    assert keys(page)


def test_own_views(make_page: Make, desk: Desk) -> None:
    page = make_page()
    page.show_rows("all", (("fault_level", "eq", 1),))
    rows = keys(page)
    desk.prompts.next_answer("Urgent")
    page.rail.save_button.click()
    assert page.rail.current() == "own:Urgent"
    page.show_rows("open")
    item = next(
        page.rail.list.item(row) for row in range(page.rail.list.count()) if page.rail.list.item(row).text() == "Urgent"
    )
    page.rail.list.setCurrentItem(item)
    assert keys(page) == rows
    page.rail.removal_wanted.emit("Urgent")
    assert not any(page.rail.list.item(row).text() == "Urgent" for row in range(page.rail.list.count()))


def test_empty_rows_say_why(make_page: Make, qtbot: Any) -> None:
    page = make_page()
    page.show_rows("all", (("received_at", "before", clock.today() - timedelta(days=5000)),))
    assert page.stack.currentWidget() is page.empty
    page.empty.acted.emit()
    assert page.stack.currentWidget() is page.table
    assert len(keys(page)) == 300


def test_columns_that_went_are_said_not_shown(make_page: Make, desk: Desk) -> None:
    page = make_page()
    before = keys(page)
    page.show_rows("all", (("no_column", "eq", 1),))
    assert desk.prompts.texts  # pyright: ignore[reportAttributeAccessIssue]
    assert keys(page) == before


def test_find_shortcut(make_page: Make, qtbot: Any) -> None:
    page = make_page()
    page.activateWindow()
    page.table.setFocus()
    page.focus_search()
    assert page.bar.search.hasFocus() or page.focusWidget() is page.bar.search


@pytest.mark.parametrize("name", ["customers", "devices", "contracts", "vouchers", "visits"])
def test_every_ledger_has_a_page(make_page: Make, name: str) -> None:
    page = make_page(name, role="supervisor")
    for view in page.ledger.views:
        page.show_rows(view.name)
        assert keys(page) == expected(page, view=view.name)


def test_selecting_all_reads_no_row(make_page: Make, qtbot: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    page = make_page()
    page.show_rows("all")
    page.grab()
    asked: list[int] = []
    plain = LedgerModel.rowCount
    monkeypatch.setattr(LedgerModel, "rowCount", lambda self, *given: (asked.append(1), plain(self, *given))[1])
    page.table.selectAll()
    page.grab()
    assert page.table.selected_ranges() == [(0, 299)]
    assert len(asked) < 2_000  # a heading that asks every row would ask some ten thousand times


def test_a_page_hidden_before_it_was_counted_is_counted_when_shown_again(make_page: Make, qtbot: Any) -> None:
    page = make_page("repairs")
    page.hide()
    assert not page.rail.counts()
    page.show()
    qtbot.waitUntil(lambda: len(page.rail.counts()) >= 15)
