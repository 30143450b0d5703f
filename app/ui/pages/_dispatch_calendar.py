"""The dispatch calendar: technicians against the days of a week; Enter opens a call, the day itself is in Dispatch."""

from __future__ import annotations

from datetime import timedelta

from PySide6.QtWidgets import QLabel, QSplitter, QVBoxLayout, QWidget

from app.core import clock
from app.core.i18n import translate
from app.domain import permissions
from app.domain.board import monday_of
from app.services import dispatch_calendar
from app.services.dispatch_calendar import CalendarCell, DispatchWeek
from app.ui.desk import Desk
from app.ui.pages._board_screen import BoardScreen, day_words
from app.ui.theme import SPACE, Tone
from app.ui.widgets.plan_table import PlanCell, PlanTable
from app.ui.widgets.section import Row, Section, SmallTable

_LINES = 3
_TONES = {"late": Tone.LATE, "done": Tone.DONE, "open": Tone.NORMAL}


class DispatchCalendarScreen(BoardScreen):
    """The week as a table, the calls of the chosen cell beside it."""

    kinds = ("service_call", "staff", "calendar_day", "branch_setting")

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.day = clock.today()
        self.week: DispatchWeek | None = None
        self._is_fresh = True
        self.add_turning(
            translate("board", "The week before (Ctrl+PgUp)"), translate("board", "The week after (Ctrl+PgDown)"),
            translate("board", "This week"), self.turn,
        )  # fmt: skip
        self.cut = QLabel(translate("board", "More visits than can be shown."), self)
        self.cut.setProperty("role", "muted")
        self.bar.addWidget(self.cut)
        self.bar.addStretch(1)
        if permissions.allowed(desk.session.role, "service_call.dispatch"):
            self.add_button(translate("board", "Show in Dispatch"), lambda: desk.show_page("dispatch"))
        self.table = self.first = PlanTable(self)
        self.table.setAccessibleName(translate("board", "Dispatch calendar"))
        self.table.chosen.connect(lambda _row, _column: self._show_cell())
        self.table.opened.connect(lambda _row, _column: self.open_first())
        side = QWidget(self)
        self.section = Section("", side)
        heads = (translate("board", "At"), translate("board", "Customer"), translate("board", "Call"))
        self.calls = SmallTable(heads, stretch=1, most=14)
        self.calls.setAccessibleName(translate("board", "Visits of the chosen cell"))
        self.calls.opened.connect(lambda row_id: desk.open_record("service_call", row_id))
        self.section.add(self.calls)
        self.nothing = QLabel(translate("board", "No visit is agreed."), side)
        self.nothing.setProperty("role", "muted")
        self.section.add(self.nothing)
        column = QVBoxLayout(side)
        column.setContentsMargins(SPACE, 0, 0, 0)
        column.addWidget(self.section)
        column.addStretch(1)
        split = QSplitter(self)
        split.addWidget(self.table)
        split.addWidget(side)
        split.setStretchFactor(0, 1)
        split.setSizes([980, 340])
        split.setChildrenCollapsible(False)
        self.column.addWidget(split, 1)

    def read(self) -> None:
        """Read the week."""
        week = self.week = dispatch_calendar.week(self.day)
        monday = monday_of(self.day)
        self.title.setText(f"{monday:%Y-%m-%d} – {monday + timedelta(days=6):%m-%d}")
        self.cut.setVisible(week.is_cut)
        off = translate("board", "day off")
        heads = [day_words(day).replace(" ", "\n") + ("" if works else f"\n{off}") for day, works in week.days]
        nobody = translate("board", "Nobody yet")
        self.table.put(heads, [(row.name or nobody, [_cell(cell) for cell in row.cells]) for row in week.rows])
        if self._is_fresh and week.rows:
            self._is_fresh = False
            self.table.setCurrentCell(0, clock.today().weekday())

    def turn(self, step: int) -> None:
        """A week on or back; 0 is this week."""
        self.day = self.day + timedelta(days=7 * step) if step else clock.today()
        self._is_fresh = not step
        self.show_now()

    def open_first(self) -> None:
        """The first call of the chosen cell."""
        cell = self._chosen()
        if cell is not None and cell.calls:
            self.desk.open_record("service_call", cell.calls[0].call_id)

    def _chosen(self) -> CalendarCell | None:
        week, row, column = self.week, self.table.currentRow(), self.table.currentColumn()
        if week is None or not (0 <= row < len(week.rows) and 0 <= column < len(week.days)):
            return None
        return week.rows[row].cells[column]

    def _show_cell(self) -> None:
        cell, week = self._chosen(), self.week
        calls = cell.calls if cell else ()
        name = week.rows[self.table.currentRow()].name if week and cell else ""
        words = (name or translate("board", "Nobody yet"), day_words(cell.day)) if cell else ()
        self.section.title.setText(" · ".join(words))
        self.calls.put([
            Row(one.call_id, (one.time, one.customer_name, one.number), (_TONES[one.state],) * 3) for one in calls
        ])  # fmt: skip
        self.calls.setVisible(bool(calls))
        self.nothing.setVisible(not calls)


def _cell(cell: CalendarCell) -> PlanCell:
    lines = [f"{'✓ ' if one.state == 'done' else ''}{one.time} {one.customer_name}" for one in cell.calls[:_LINES]]
    left = len(cell.calls) - len(lines) + cell.more
    if left > 0:
        lines.append(translate("board", "… and {count} more").format(count=left))
    hint = "\n".join(f"{one.time} {one.customer_name} · {one.fault_text}" for one in cell.calls)
    states = {one.state for one in cell.calls}
    tone = Tone.LATE if "late" in states else Tone.DONE if states == {"done"} else Tone.NORMAL
    return PlanCell("\n".join(lines), tone, hint=hint)
