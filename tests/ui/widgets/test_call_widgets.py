"""Levels, cover, clocks, timeline and the tables of forms."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from app.services import drafts
from app.services.service_call_cover import Verdict
from app.services.timeline import Entry
from app.ui.desk import Desk
from app.ui.theme import Tone
from app.ui.widgets.checklist import Checklist, split_quantity
from app.ui.widgets.clock_explained import ClockLine, ClocksExplained, explanation_text
from app.ui.widgets.cover_badge import CoverBadge, ends_tone
from app.ui.widgets.entry_table import EntryColumn, EntryTable
from app.ui.widgets.level_choice import LEVEL_MEANINGS, LevelChoice
from app.ui.widgets.section import Row, SmallTable
from app.ui.widgets.timeline import TimelineView, as_text, lag_text, span_text

NOW = datetime(2026, 11, 20, 1, 0, tzinfo=UTC)


def entry(**given: Any) -> Entry:
    values: dict[str, Any] = {
        "happened_at": NOW, "entered_at": NOW, "meaning": "event", "title": "Noted", "detail": "", "who": "",
        "number": "", "kind": "service_call", "row_id": 3,
    }  # fmt: skip
    return Entry(**{**values, **given})


def test_the_four_definitions_stand_beside_the_choice(qtbot: QtBot) -> None:
    choice = LevelChoice()
    qtbot.addWidget(choice)
    assert [row.button.accessibleDescription() for row in choice._rows.values()] == list(LEVEL_MEANINGS.values())
    with qtbot.waitSignal(choice.changed) as changed:
        qtbot.keyClicks(choice._rows[3].button, "1")
    assert changed.args == [1]
    assert choice.value() == 1
    choice.set_value(9)
    assert choice.value() == 1


def test_the_cover_says_verdict_reason_and_proof(qtbot: QtBot) -> None:
    badge = CoverBadge()
    qtbot.addWidget(badge)
    reason = "maker's warranty until 2027-03-31"
    badge.show_verdict(Verdict("free", "Free", reason, "SB-1", date(2027, 3, 31), 131, "C"))
    assert "Free" in badge.text()
    assert "Maker's warranty" in badge.text()
    assert "SB-1" in badge.accessibleDescription()
    badge.clear()
    assert "SB-1" not in badge.text()


@pytest.mark.usefixtures("frozen_clock")
@pytest.mark.parametrize(("days", "tone"), [(-1, Tone.LATE), (0, Tone.DUE), (30, Tone.DUE), (31, Tone.NORMAL)])
def test_an_end_of_cover_is_coloured_as_it_comes_near(days: int, tone: Tone) -> None:
    assert ends_tone(date(2026, 11, 20) + timedelta(days=days)) is tone


def test_clocks_speak_in_words_and_explain(qtbot: QtBot) -> None:
    clocks = ClocksExplained()
    qtbot.addWidget(clocks)
    line = ClockLine("Response", "late by 5 min", "due 10:00", 1.1, Tone.LATE, ("09:00 – 10:05: 1 h 5 min counted",))
    clocks.set_clocks((line, ClockLine("Arrival", "no limit")))
    clocks.set_clocks((line,))
    assert clocks.texts() == ["Response · late by 5 min · due 10:00"]
    assert "1 h 5 min counted" in explanation_text((line,))


def test_a_late_entry_shows_both_times(qtbot: QtBot) -> None:
    late = entry(entered_at=NOW + timedelta(hours=26), detail="两行\n文字", who="desk", number="JX-1")
    assert "1 d 2 h" in lag_text(late)
    assert lag_text(entry()) == ""
    assert "JX-1" in as_text(late)
    view = TimelineView()
    qtbot.addWidget(view)
    view.resize(300, 300)
    view.set_lines([late, entry(is_system=True), entry(detail="长" * 10_000)])
    view.show()
    assert not view.grab().isNull()
    view.set_system_lines_shown(False)
    assert len(view.lines()) == 2
    with qtbot.waitSignal(view.opened) as opened:
        view.activated.emit(view.model().index(0, 0))
    assert opened.args == ["service_call", 3]


@pytest.mark.parametrize(
    ("span", "text"),
    [
        (timedelta(minutes=5), "5 min"), (timedelta(hours=3), "3 h"), (timedelta(hours=3, minutes=20), "3 h 20 min"),
        (timedelta(days=2), "2 d"), (timedelta(days=2, hours=3), "2 d 3 h"), (timedelta(seconds=-9), "0 min"),
    ],
)  # fmt: skip
def test_a_span_in_its_largest_units(span: timedelta, text: str) -> None:
    assert span_text(span) == text


@pytest.fixture
def table(qtbot: QtBot) -> EntryTable:
    columns = [EntryColumn("name", "Name"), EntryColumn("phone", "Phone"), EntryColumn("main", "Main", tick=True)]
    made = EntryTable(columns)
    qtbot.addWidget(made)
    made.show()
    return made


def test_typing_into_the_empty_row_makes_another(table: EntryTable, qtbot: QtBot) -> None:
    table.item(0, 0).setText("张伟")
    assert table.rowCount() == 2
    assert table.rows() == [{"id": 0, "name": "张伟", "phone": "", "main": False}]
    table.set_error(0, "phone", "Not a number.")
    assert table.item(0, 1).toolTip() == "Not a number."
    table.clear_errors()
    assert not table.item(0, 1).toolTip()


def test_one_main_entry_and_rows_removed_by_key(table: EntryTable, qtbot: QtBot) -> None:
    table.set_rows([{"id": 4, "name": "a", "main": True}, {"id": 5, "name": "b"}])
    table.item(1, 2).setCheckState(Qt.CheckState.Checked)
    assert [row["main"] for row in table.rows()] == [False, True]
    table.setCurrentCell(0, 0)
    qtbot.keyClick(table, Qt.Key.Key_Delete)
    assert [row["id"] for row in table.rows()] == [5]


def test_enter_walks_through_the_cells(table: EntryTable, qtbot: QtBot) -> None:
    table.set_rows([{"name": "a"}])
    for _ in range(3):
        qtbot.keyClick(table, Qt.Key.Key_Return)
    assert (table.currentRow(), table.currentColumn()) == (1, 0)


def test_a_small_table_copies_itself_with_its_headings(qtbot: QtBot) -> None:
    table = SmallTable(("Name", "State"))
    qtbot.addWidget(table)
    table.put([Row(7, ("卡纸", "open"), (Tone.LATE,))])
    table.choose(7)
    table.show()
    assert table.current_id() == 7
    assert table.as_text() == "Name\tState\n卡纸\topen"
    assert QApplication.clipboard() is not None


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("toner x2", ("toner", 2)), ("2 × 硒鼓", ("硒鼓", 2)), ("网线", ("网线", 1)), ("HX 800", ("HX 800", 1)),
        ("x3 网线", ("网线", 3)), ("", ("", 1)),
    ],
)  # fmt: skip
def test_a_quantity_is_read_from_what_is_typed(typed: str, expected: tuple[str, int]) -> None:
    assert split_quantity(typed) == expected


@pytest.mark.parametrize("width", [300, 352, 640])
def test_no_word_of_a_clock_is_clipped(qtbot: QtBot, width: int) -> None:
    clocks = ClocksExplained()
    qtbot.addWidget(clocks)
    status, due = "missed by 12 d 23 h 59 min", "stopped at 2026-11-22 13:19"
    clocks.set_clocks((ClockLine("Response", status, due, 0.4, Tone.LATE, ("x",)), ClockLine("Arrival", status, due)))
    clocks.resize(width, clocks.heightForWidth(width))
    clocks.show()
    for label in clocks.findChildren(QLabel):
        if label.isVisible():
            assert label.width() >= label.sizeHint().width(), label.text()
            assert label.parentWidget().rect().contains(label.geometry()), label.text()


def test_what_is_on_the_list_leaves_nothing_to_go_on_with(desk: Desk, qtbot: QtBot, scheduled: int) -> None:
    made = Checklist(desk)
    qtbot.addWidget(made)
    made.show_call(scheduled, "GZ-1")
    made.kind.setCurrentIndex(made.kind.count() - 1)
    made.name.setText("manual")
    made.add()
    made.show_call(0)
    assert drafts.listing() == ()
    made.show_call(scheduled, "GZ-1")
    made.name.setText("cable")
    made.show_call(0)
    assert [one.content["title"] for one in drafts.listing()] == ["Take along · GZ-1"]
