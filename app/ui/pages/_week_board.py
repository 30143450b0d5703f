"""The week's board (F87): today with what is overdue, tomorrow, and the rest of the week side by side."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from app.core import clock
from app.core.i18n import shown, translate
from app.domain import permissions
from app.domain.board import SOURCES, monday_of
from app.services import board_items, boards
from app.services.boards import Group, Line, Part
from app.ui.desk import Desk
from app.ui.dialogs.board_item import BoardItemDialog
from app.ui.pages._board_screen import NEW_ENTRY, BoardScreen, day_words, more_words
from app.ui.papers import print_form
from app.ui.theme import SPACE, Tone
from app.ui.widgets.board_list import BoardEntry, BoardList
from app.ui.widgets.section import chip, set_chip

KINDS = (
    "board_item", "service_call", "complaint", "opinion", "return_visit", "inspection", "contract", "care_activity",
    "survey", "calendar_day", "branch_setting",
)  # fmt: skip
_TONES = {"late": Tone.LATE, "done": Tone.DONE, "open": Tone.NORMAL}


class _Column(QWidget):
    """A part of the board: its heading, how much is to be done, its lines."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.title, self.count = QLabel(self), chip("", parent=self)
        self.title.setProperty("role", "heading")
        head = QHBoxLayout()
        head.addWidget(self.title)
        head.addWidget(self.count)
        head.addStretch(1)
        self.list = BoardList(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE // 2)
        column.addLayout(head)
        column.addWidget(self.list, 1)


class WeekBoardScreen(BoardScreen):
    """Three columns; Enter opens a line, Space marks an own item as done or open."""

    kinds = KINDS

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.day = clock.today()
        self.add_turning(
            translate("board", "The week before (Ctrl+PgUp)"), translate("board", "The week after (Ctrl+PgDown)"),
            translate("board", "Today"), self.turn,
        )  # fmt: skip
        self.bar.addStretch(1)
        if permissions.allowed(desk.session.role, "board.add"):
            self.add_button(translate("board", "New item…"), self.add).setShortcut(NEW_ENTRY)
        self.add_button(translate("board", "Print"), self.print_board, primary=True)
        self.notice = chip("", Tone.DUE, self)
        self.column.addWidget(self.notice)
        self.columns = [_Column(self) for _place in range(3)]
        self.first = self.columns[0].list
        self._keys: dict[tuple[str, int], int] = {}
        self._targets: dict[int, Callable[[], object]] = {}
        self._lines: dict[int, Line] = {}
        row = QHBoxLayout()
        row.setSpacing(SPACE * 2)
        for one in self.columns:
            row.addWidget(one, 1)
            one.list.opened.connect(lambda key: self._targets[key]())
            one.list.ticked.connect(self.tick)
        self.column.addLayout(row, 1)
        hint = QLabel(translate("board", "Enter opens a line; Space marks an own item as done, or open again."), self)
        hint.setProperty("role", "muted")
        self.column.addWidget(hint)

    def read(self) -> None:
        """Read the week."""
        board = boards.week(self.day)
        today = clock.today()
        monday = monday_of(self.day)
        week = translate("board", "Week {number} · {first} – {last}")
        last = monday + timedelta(days=6)
        self.title.setText(
            week.format(number=self.day.isocalendar().week, first=f"{monday:%Y-%m-%d}", last=f"{last:%m-%d}")
        )
        set_chip(self.notice, survey_words(board.survey_missing), Tone.DUE)
        is_next = board.rest.first.isocalendar().week != self.day.isocalendar().week
        names = (
            translate("board", "Today") if self.day == today else "",
            translate("board", "Tomorrow") if self.day == today else "",
            translate("board", "Next week") if is_next else translate("board", "This week"),
        )
        self._targets.clear()
        self._lines.clear()
        for column, part, name in zip(self.columns, (board.today, board.tomorrow, board.rest), names, strict=True):
            days = day_words(part.first)
            if part.first != part.last:
                days = f"{part.first:%m-%d} – {part.last:%m-%d}"
            column.title.setText(" · ".join(word for word in (name, days) if word))
            column.list.setAccessibleName(column.title.text())
            set_chip(column.count, str(part.count) if part.count else "", Tone.LATE if part.late else Tone.NORMAL)
            column.list.put(self._entries(part, shows_day=part.first != part.last))

    def turn(self, step: int) -> None:
        """A week on or back; 0 is today."""
        self.day = self.day + timedelta(days=7 * step) if step else clock.today()
        self.show_now()

    def add(self) -> None:
        """Enter an own item."""
        BoardItemDialog(self.desk, parent=self.window(), day=max(self.day, clock.today())).open()

    def print_board(self) -> None:
        """The board on one page."""
        print_form(self.desk, "week_board", self.day.isoformat())

    def tick(self, key: int) -> None:
        """An own item is done, or to be done after all."""
        line = self._lines.get(key)
        if line is None or line.source != "own":
            return
        item = board_items.file(line.row_id)
        if not item.may_change:
            self.desk.prompts.warn(translate("board", "This item is somebody else's."))
            return
        act = board_items.finish if item.is_open else board_items.reopen
        self.desk.bus.run(act, item_id=item.id, seen_version=item.row_version)

    def _entries(self, part: Part, *, shows_day: bool) -> list[BoardEntry]:
        found: list[BoardEntry] = []
        own = [group for group in part.groups if group.source == "own"]
        for group in own:
            found += self._group(group, shows_day=shows_day)
        if part.late:
            found.append(BoardEntry(0, translate("board", "Overdue"), tone=Tone.LATE))
            for group in part.late:
                found += self._group(group, shows_day=True, named=False)
        for group in part.groups[len(own) :]:
            found += self._group(group, shows_day=shows_day)
        return found or [BoardEntry(0, translate("board", "Nothing is due."))]

    def _group(self, group: Group, *, shows_day: bool, named: bool = True) -> list[BoardEntry]:
        total = len(group.lines) + group.more
        found = [BoardEntry(0, shown(SOURCES[group.source]), right=str(total) if not group.more else "")]
        if not named:
            found.clear()
        for line in group.lines:
            key = self._key((line.kind, line.row_id), lambda line=line: self.desk.open_record(line.kind, line.row_id))
            self._lines[key] = line
            source = "" if named else shown(SOURCES[group.source])
            found.append(line_entry(key, line, source, shows_day=shows_day or line.state == "late"))
        if group.more:
            key = self._key((group.source, -len(self._targets)), lambda group=group: self.open_group(group))
            words = more_words(group.more)
            found.append(BoardEntry(key, words if named else f"{shown(SOURCES[group.source])} {words}", is_more=True))
        return found

    def _key(self, what: tuple[str, int], target: Callable[[], object]) -> int:
        """The key of a line, the same at every reading: what is chosen stays chosen when the order changes."""
        key = self._keys.setdefault(what, len(self._keys) + 1)
        self._targets[key] = target
        return key


def survey_words(year: int) -> str:
    """That a year has no survey yet (R076); empty for 0."""
    text = translate("board", "No satisfaction survey is done in {year} yet; the year asks for one.")
    return text.format(year=year) if year else ""


def line_entry(key: int, line: Line, source: str = "", *, shows_day: bool = False) -> BoardEntry:
    """A line in words: a tick when it is done, its hour, who does it."""
    mark = "✓ " if line.state == "done" else ""
    time = f"{line.time} " if line.time else ""
    day = f"{line.day:%m-%d}" if shows_day else ""
    detail = " · ".join(part for part in (source, line.number, line.detail) if part)
    right = " ".join(part for part in (day, line.owner) if part)
    return BoardEntry(key, f"{mark}{time}{line.text}", detail, right, _TONES[line.state])
