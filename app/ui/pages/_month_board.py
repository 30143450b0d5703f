"""The month's board (F88): every day with what it holds; beside it the overall plan and what crosses weeks."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from app.core import clock
from app.core.i18n import shown, translate
from app.domain import permissions
from app.domain.board import SOURCES
from app.services import boards
from app.services.board_items import ItemFile
from app.services.boards import Line, MonthBoard, MonthDay
from app.ui.desk import Desk
from app.ui.dialogs.board_item import BoardItemDialog
from app.ui.pages._board_screen import NEW_ENTRY, BoardScreen, day_words
from app.ui.pages._week_board import KINDS, survey_words
from app.ui.papers import print_form
from app.ui.records._pane import scrolled
from app.ui.records.board_item import item_tone
from app.ui.theme import SPACE, Tone
from app.ui.widgets.month_grid import GridDay, MonthGrid
from app.ui.widgets.section import Row, Section, SmallTable, chip, set_chip

_TONES = {"late": Tone.LATE, "done": Tone.DONE, "open": Tone.NORMAL}
_MOST_LINES = 40
_LEAST_HEIGHT = 120
"""Pixels of a list beside the grid where the screen is low: its heading and three rows."""


class MonthBoardScreen(BoardScreen):
    """The grid on the left; the chosen day, the plan and what crosses weeks on the right."""

    kinds = KINDS

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.board: MonthBoard | None = None
        self._plan: list[Line] = []
        self.add_turning(
            translate("board", "The month before (Ctrl+PgUp)"), translate("board", "The month after (Ctrl+PgDown)"),
            translate("board", "This month"), self.turn,
        )  # fmt: skip
        self.notice = chip("", Tone.DUE, self)
        self.bar.addWidget(self.notice)
        self.bar.addStretch(1)
        if permissions.allowed(desk.session.role, "board.add"):
            self.add_button(translate("board", "New item…"), self.add).setShortcut(NEW_ENTRY)
        self.add_button(translate("board", "Print"), self.print_board, primary=True)
        self.grid = self.first = MonthGrid(self)
        self.grid.chosen.connect(self._show_day)
        self.grid.left.connect(self.turn)
        self.grid.opened.connect(lambda _day: self.day_table.setFocus())
        split = QSplitter(self)
        split.addWidget(self.grid)
        split.addWidget(self._side())
        split.setStretchFactor(0, 1)
        split.setSizes([880, 440])
        split.setChildrenCollapsible(False)
        self.column.addWidget(split, 1)

    def read(self) -> None:
        """Read the month."""
        board = self.board = boards.month(self.grid.month)
        self.title.setText(f"{board.month:%Y-%m}")
        set_chip(self.notice, survey_words(board.survey_missing), Tone.DUE)
        ahead = (line for group in board.ahead for line in group.lines)
        self._plan = sorted((*board.plan, *ahead), key=lambda one: one.day)
        plan = [_plan_row(place, one) for place, one in enumerate(self._plan, 1)]
        self.plan_table.put(plan)
        self.plan_section.setVisible(bool(plan))
        crossing = [_crossing_row(one) for one in board.crossing]
        self.crossing_table.put(crossing)
        self.crossing_section.setVisible(bool(crossing))
        self.grid.show_month(board.month, [_grid_day(one) for one in board.days])

    def turn(self, step: int) -> None:
        """So many months on or back; 0 is this month."""
        month = self.grid.month
        number = month.year * 12 + month.month - 1 + step
        self.grid.month = date(number // 12, number % 12 + 1, 1) if step else clock.today().replace(day=1)
        if not step:
            self.grid.day = clock.today()
        self.show_now()

    def add(self) -> None:
        """Enter an own item on the chosen day."""
        BoardItemDialog(self.desk, parent=self.window(), day=self.grid.day).open()

    def print_board(self) -> None:
        """The board on one page."""
        print_form(self.desk, "month_board", f"{self.grid.month:%Y-%m}")

    def open_count(self, place: int) -> None:
        """The rows of a source on the chosen day, or the own item."""
        lines, counts = self._day_lines()
        if place <= len(lines):
            self.desk.open_record("board_item", lines[place - 1].row_id)
        else:
            self.open_group(boards.of_day(counts[place - len(lines) - 1][0], self.grid.day))

    def open_plan(self, place: int) -> None:
        """A line of the overall plan."""
        line = self._plan[place - 1]
        self.desk.open_record(line.kind, line.row_id)

    def _side(self) -> QWidget:
        side = QWidget(self)
        self.day_section = Section("", side)
        self.day_table = SmallTable(
            (
                translate("board", "What"), translate("board", "Owner"), translate("board", "Open"),
                translate("board", "In all"),
            ),
            stretch=0, most=8,
        )  # fmt: skip
        self.day_table.setAccessibleName(translate("board", "The chosen day"))
        self.day_table.opened.connect(self.open_count)
        self.day_section.add(self.day_table)
        self.plan_section = Section(translate("board", "Overall plan of the month"), side)
        heads = (translate("board", "Day"), translate("board", "What"), translate("board", "Owner"))
        self.plan_table = SmallTable(heads, stretch=1, most=9)
        self.plan_table.setAccessibleName(translate("board", "Overall plan of the month"))
        self.plan_table.opened.connect(self.open_plan)
        self.plan_section.add(self.plan_table)
        self.crossing_section = Section(translate("board", "Crossing weeks"), side)
        self.crossing_table = SmallTable(heads, stretch=1, most=7)
        self.crossing_table.setAccessibleName(translate("board", "Crossing weeks"))
        self.crossing_table.opened.connect(lambda row_id: self.desk.open_record("board_item", row_id))
        self.crossing_section.add(self.crossing_table)
        column = QVBoxLayout(side)
        column.setContentsMargins(SPACE, 0, 0, 0)
        column.setSpacing(SPACE * 2)
        for section in (self.day_section, self.plan_section, self.crossing_section):
            column.addWidget(section)
        for table in (self.day_table, self.plan_table, self.crossing_table):
            table.setMinimumHeight(_LEAST_HEIGHT)
        column.addStretch(1)
        return scrolled(side)

    def _show_day(self, day: date) -> None:
        self.day_section.title.setText(day_words(day))
        lines, counts = self._day_lines()
        rows = [
            Row(place, (own_words(one), one.owner, "", ""), (_TONES[one.state],)) for place, one in enumerate(lines, 1)
        ]
        for place, (name, waiting, every) in enumerate(counts, len(lines) + 1):
            late = waiting and day < clock.today()
            tones = (Tone.LATE if late else Tone.NORMAL if waiting else Tone.DONE,) * 4
            rows.append(Row(place, (shown(SOURCES[name]), "", str(waiting), str(every)), tones))
        self.day_table.put(rows)

    def _day_lines(self) -> tuple[tuple[Line, ...], tuple[tuple[str, int, int], ...]]:
        days = self.board.days if self.board else ()
        known = next((one for one in days if one.day == self.grid.day), None)
        return (known.own, known.counts) if known else ((), ())


def _grid_day(one: MonthDay) -> GridDay:
    own = [(own_words(line), _TONES[line.state]) for line in one.own]
    counts = []
    for name, waiting, every in one.counts:
        late = waiting and one.day < clock.today()
        tone = Tone.LATE if late else Tone.NORMAL if waiting else Tone.DONE
        counts.append((count_words(shown(SOURCES[name]), waiting, every), tone))
    return GridDay(one.day, one.is_workday, one.holiday, (*own, *counts)[:_MOST_LINES])


def own_words(line: Line) -> str:
    """An own item, ticked when it is done."""
    return f"✓ {line.text}" if line.state == "done" else line.text


def count_words(source: str, waiting: int, every: int) -> str:
    """How much of a source a day has, and how much of it is open."""
    if not waiting:
        return f"✓ {source} {every}"
    if waiting == every:
        return f"{source} {every}"
    return translate("board", "{source} {open} of {all}").format(source=source, open=waiting, all=every)


def _plan_row(place: int, one: Line) -> Row:
    source = "" if one.source == "own" else f"{shown(SOURCES[one.source])}: "
    return Row(place, (f"{one.day:%m-%d}", f"{source}{one.text}", one.owner), (_TONES[one.state],) * 3)


def _crossing_row(one: ItemFile) -> Row:
    return Row(one.id, (f"{one.starts_on:%m-%d} – {one.due_on:%m-%d}", one.subject, one.owner), (item_tone(one),) * 3)
