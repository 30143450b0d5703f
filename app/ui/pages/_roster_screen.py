"""The shift roster (F90, R081): a month's days by shift, the hours without anybody, who is on duty now."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSplitter, QVBoxLayout, QWidget

from app.core import clock
from app.core.i18n import translate
from app.domain import permissions
from app.services import shift_roster
from app.services.shift_roster import Duty, Roster, RosterDay
from app.ui.desk import Desk
from app.ui.dialogs.roster import DutyDialog, MakeRosterDialog
from app.ui.pages._board_screen import BoardScreen, day_words
from app.ui.papers import print_form
from app.ui.theme import SPACE, Tone
from app.ui.widgets.plan_table import PlanCell, PlanTable
from app.ui.widgets.section import Row, Section, SmallTable, chip, set_chip

_NOW_MS = 60_000


class RosterScreen(BoardScreen):
    """Days down, shifts across; the chosen cell's people and the month's turns on the right."""

    kinds = ("shift_duty", "staff", "branch_setting", "calendar_day")

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.month = clock.today().replace(day=1)
        self.roster: Roster | None = None
        self._is_fresh = True
        self.may_change = permissions.allowed(desk.session.role, "roster.change")
        self.add_turning(
            translate("roster", "The month before (Ctrl+PgUp)"), translate("roster", "The month after (Ctrl+PgDown)"),
            translate("roster", "This month"), self.turn,
        )  # fmt: skip
        self.now = chip("", parent=self)
        self.gaps = chip("", parent=self)
        self.bar.addWidget(self.now)
        self.bar.addWidget(self.gaps)
        self.bar.addStretch(1)
        if self.may_change:
            self.add_button(translate("roster", "Make the roster…"), self.make)
        self.add_button(translate("roster", "Print"), self.print_roster, primary=True)
        self.table = self.first = PlanTable(self, middle=True)
        self.table.setAccessibleName(translate("roster", "Shift roster"))
        self.table.chosen.connect(lambda _row, _column: self._show_cell())
        self.table.opened.connect(lambda _row, _column: self.edit())
        split = QSplitter(self)
        split.addWidget(self.table)
        split.addWidget(self._side())
        split.setStretchFactor(0, 1)
        split.setSizes([900, 400])
        split.setChildrenCollapsible(False)
        self.column.addWidget(split, 1)
        self._timer = QTimer(self)
        self._timer.setInterval(_NOW_MS)
        self._timer.timeout.connect(self._tick)
        self._timer.start()

    def read(self) -> None:
        """Read the month."""
        roster = self.roster = shift_roster.month(self.month)
        self.title.setText(f"{self.month:%Y-%m}")
        self._show_now_on_duty()
        hours = f"{roster.gap_hours:.1f}".rstrip("0").rstrip(".")
        text = translate("roster", "{hours} h without anybody").format(hours=hours)
        set_chip(self.gaps, text if roster.gap_hours else "", Tone.DUE)
        heads = [f"{one.name} {one.words()}" for one in roster.shifts] + [translate("roster", "Nobody there")]
        self.table.put(heads, [(day_words(day.day), self._cells(day)) for day in roster.days])
        if self._is_fresh:
            self._is_fresh = False
            self.table.show_in_middle(clock.today().day - 1)
        turns = sorted(roster.turns, key=lambda one: (-one[1], one[0]))
        self.turns.put([Row(place, (name, str(count), f"{hours:g}")) for place, (name, count, hours)
                        in enumerate(turns, 1)])  # fmt: skip

    def turn(self, step: int) -> None:
        """So many months on or back; 0 is this month, at today."""
        number = self.month.year * 12 + self.month.month - 1 + step
        self.month = date(number // 12, number % 12 + 1, 1) if step else clock.today().replace(day=1)
        self._is_fresh = not step
        self.show_now()

    def make(self) -> None:
        """Make the month by turns."""
        last = (self.month + timedelta(days=31)).replace(day=1) - timedelta(days=1)
        MakeRosterDialog(self.desk, self.month, last, self.window()).open()

    def print_roster(self) -> None:
        """The month on one page."""
        print_form(self.desk, "shift_roster", f"{self.month:%Y-%m}")

    def assign(self) -> None:
        """Somebody (more) for the chosen shift."""
        day, shift = self._place()
        if day is not None and shift:
            DutyDialog(self.desk, day.day, shift, parent=self.window()).open()

    def edit(self) -> None:
        """Somebody else for the chosen turn; the first one when the shift is free."""
        duty = self._duty()
        if not self.may_change:
            return
        if duty is None:
            self.assign()
        else:
            DutyDialog(self.desk, duty.day, duty.shift, duty, self.window()).open()

    def remove(self) -> None:
        """Take the chosen turn off, asking why."""
        duty = self._duty()
        if duty is None:
            return
        question = translate("roster", "Why is {person} off the roster on {day}?")
        reason = self.desk.prompts.ask_text(question.format(person=duty.person, day=duty.day.isoformat()))
        if reason:
            self.desk.bus.run(shift_roster.remove, duty_id=duty.id, seen_version=duty.row_version, reason=reason)

    # -- parts --------------------------------------------------------------------------------------------------------

    def _side(self) -> QWidget:
        side = QWidget(self)
        self.cell_section = Section("", side)
        heads = (translate("roster", "Who"), translate("roster", "Reached at"), translate("roster", "Note"))
        self.people = SmallTable(heads, stretch=0, most=5)
        self.people.setAccessibleName(translate("roster", "On the chosen shift"))
        self.people.opened.connect(lambda _row: self.edit())
        self.cell_section.add(self.people)
        self.empty = QLabel(translate("roster", "Nobody has this shift."), side)
        self.empty.setProperty("role", "muted")
        self.cell_section.add(self.empty)
        row = QHBoxLayout()
        self.assign_button = QPushButton(translate("roster", "Assign…"), side)
        self.assign_button.clicked.connect(lambda _on: self.assign())
        self.edit_button = QPushButton(translate("roster", "Change…"), side)
        self.edit_button.clicked.connect(lambda _on: self.edit())
        self.remove_button = QPushButton(translate("roster", "Take off…"), side)
        self.remove_button.clicked.connect(lambda _on: self.remove())
        for button in (self.assign_button, self.edit_button, self.remove_button):
            button.setVisible(self.may_change)
            row.addWidget(button)
        row.addStretch(1)
        self.cell_section.column.addLayout(row)
        self.turn_section = Section(translate("roster", "Turns of the month"), side)
        heads = (translate("roster", "Who"), translate("roster", "Turns"), translate("roster", "Hours"))
        self.turns = SmallTable(heads, stretch=0, most=9)
        self.turns.setAccessibleName(translate("roster", "Turns of the month"))
        self.turn_section.add(self.turns)
        column = QVBoxLayout(side)
        column.setContentsMargins(SPACE, 0, 0, 0)
        column.setSpacing(SPACE * 2)
        column.addWidget(self.cell_section)
        column.addWidget(self.turn_section)
        column.addStretch(1)
        return side

    def _tick(self) -> None:
        """A shift may have ended meanwhile."""
        if self.isVisible():
            self._show_now_on_duty()

    def _show_now_on_duty(self) -> None:
        duties = shift_roster.on_duty()
        text = translate("roster", "Now: {words}").format(words=shift_roster.on_duty_words(duties))
        set_chip(self.now, text, Tone.DONE if duties else Tone.LATE)

    def _cells(self, day: RosterDay) -> list[PlanCell]:
        assert self.roster is not None
        is_today = day.day == clock.today()
        found = []
        for shift in self.roster.shifts:
            people = day.of_shift(shift.name)
            hint = "\n".join(" ".join(part for part in (one.person, one.phone, one.note) if part) for one in people)
            tone = Tone.PAUSED if is_today else Tone.NORMAL
            found.append(PlanCell("、".join(one.person for one in people), tone, strong=is_today, hint=hint))
        spans = ", ".join(f"{begin:%H:%M}–{'24:00' if end.date() > begin.date() else f'{end:%H:%M}'}"
                          for begin, end in day.gaps)  # fmt: skip
        found.append(PlanCell(spans, Tone.DUE if spans else Tone.NORMAL))
        return found

    def _place(self) -> tuple[RosterDay | None, str]:
        roster, row, column = self.roster, self.table.currentRow(), self.table.currentColumn()
        if roster is None or not 0 <= row < len(roster.days):
            return None, ""
        return roster.days[row], roster.shifts[column].name if column < len(roster.shifts) else ""

    def _duty(self) -> Duty | None:
        day, shift = self._place()
        people = day.of_shift(shift) if day is not None and shift else ()
        chosen = self.people.current_id()
        return next((one for one in people if one.id == chosen), people[0] if people else None)

    def _show_cell(self) -> None:
        day, shift = self._place()
        people = day.of_shift(shift) if day is not None and shift else ()
        self.cell_section.title.setText(" · ".join(part for part in (day_words(day.day) if day else "", shift) if part))
        self.people.put([Row(one.id, (one.person, one.phone, one.note)) for one in people])
        if people and not self.people.current_id():
            self.people.selectRow(0)
        self.people.setVisible(bool(people))
        self.empty.setVisible(bool(shift) and not people)
        self.assign_button.setEnabled(bool(shift))
        for button in (self.edit_button, self.remove_button):
            button.setEnabled(bool(people))
