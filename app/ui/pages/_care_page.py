"""Customer care: the calendar with holidays and birthdays, the care log, the card index, the assessments."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSplitter, QVBoxLayout, QWidget

from app.core import clock
from app.core.changes import Changes
from app.core.i18n import shown, translate
from app.domain import permissions
from app.domain.care import BIRTHDAY_NOTICE_DAYS, KINDS
from app.services import care
from app.services.care import Birthday, CareDay, CareFile
from app.ui.desk import Desk
from app.ui.dialogs.care_activity import CareDoneDialog
from app.ui.dialogs.care_plan import CallOnDialog, YearPlanDialog
from app.ui.pages._ledger_tabs import LedgerTabs
from app.ui.pages.care import PAGE
from app.ui.records.care_activity import care_tone
from app.ui.theme import SPACE, Tone
from app.ui.widgets.month_grid import GridDay, MonthGrid, first_shown, last_shown
from app.ui.widgets.section import Row, Section, SmallTable, tool_button

_INTERESTING = ("care_activity", "relationship_card", "calendar_day", "branch_setting", "customer")


class CarePage(LedgerTabs):
    """The month, and the ledgers that belong to it."""

    def __init__(self, desk: Desk) -> None:
        self.calendar = CareCalendar(desk)
        month = (translate("care", "Calendar"), "calendar", self.calendar)
        super().__init__(desk, PAGE.ledgers, (month,), {"care": translate("care", "Care log")})


class CareCalendar(QWidget):
    """The month on the left; the chosen day and the coming birthdays on the right."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._days: dict[date, CareDay] = {}
        self._activities: dict[int, CareFile] = {}
        self.grid = MonthGrid(self)
        self.grid.chosen.connect(self._show_day)
        self.grid.left.connect(self.turn)
        self.grid.opened.connect(self._open_day)
        split = QSplitter(self)
        split.addWidget(self.grid)
        split.addWidget(self._side())
        split.setStretchFactor(0, 1)
        split.setSizes([960, 380])
        split.setChildrenCollapsible(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE * 2, SPACE, SPACE * 2, SPACE)
        column.setSpacing(SPACE)
        column.addLayout(self._toolbar())
        column.addWidget(split, 1)
        self.refresh()

    def refresh(self, changes: Changes | None = None) -> None:
        """Read the month afresh when something in it changed."""
        if changes is not None and changes.touched and not changes.touches(*_INTERESTING):
            return
        month = self.grid.month
        days = care.calendar(first_shown(month), last_shown(month))
        self._days = {one.day: one for one in days}
        self._activities = {one.id: one for day in days for one in day.activities}
        self.title.setText(month.strftime("%Y-%m"))
        today = clock.today()
        known = (*care.festivals(today.year), *care.festivals(today.year + 1))
        festivals = [one for one in known if one.first >= today]
        self.next_festival.setText(_festival_words(festivals[0]) if festivals else "")
        self._show_birthdays()
        self.grid.show_month(month, [_grid_day(one) for one in days])

    def turn(self, months: int) -> None:
        """Go so many months on or back."""
        number = self.grid.month.year * 12 + self.grid.month.month - 1 + months
        self.grid.month = date(number // 12, number % 12 + 1, 1)
        self.refresh()

    def go_to_today(self) -> None:
        """Show this month, at today."""
        self.grid.month = clock.today().replace(day=1)
        self.grid.day = clock.today()
        self.refresh()

    def plan_year(self) -> None:
        """Plan a year's care for a group."""
        YearPlanDialog(self._desk, self.window()).open()

    def plan_call_ons(self) -> None:
        """Plan a round of call-ons."""
        CallOnDialog(self._desk, self.window()).open()

    def finish(self) -> None:
        """Enter what came of the chosen activity."""
        one = self._activities.get(self.activities.current_id())
        if one is not None and one.is_planned:
            CareDoneDialog(self._desk, one, self.window()).open()

    def show_list(self) -> None:
        """The chosen day in the care log."""
        self._desk.show_rows("care", "all", (("planned_on", "eq", self.grid.day),))

    def _toolbar(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.addWidget(tool_button("left", translate("care", "The month before (Page up)"), lambda: self.turn(-1), self))
        self.title = QLabel(self)
        self.title.setProperty("role", "heading")
        row.addWidget(self.title)
        after = translate("care", "The month after (Page down)")
        row.addWidget(tool_button("right", after, lambda: self.turn(1), self))
        today = QPushButton(translate("care", "Today"), self)
        today.clicked.connect(lambda _on: self.go_to_today())
        row.addWidget(today)
        self.next_festival = QLabel(self)
        self.next_festival.setProperty("role", "muted")
        row.addWidget(self.next_festival)
        row.addStretch(1)
        self.year_button = QPushButton(translate("care", "Plan a year…"), self)
        self.year_button.clicked.connect(lambda _on: self.plan_year())
        self.round_button = QPushButton(translate("care", "Plan call-ons…"), self)
        self.round_button.clicked.connect(lambda _on: self.plan_call_ons())
        for button in (self.year_button, self.round_button):
            button.setVisible(permissions.allowed(self._desk.session.role, "care.plan"))
            row.addWidget(button)
        return row

    def _side(self) -> QWidget:
        side = QWidget(self)
        self.day_section = Section("", side)
        heads = (translate("care", "What"), translate("care", "Customer"), translate("care", "Owner"))
        self.activities = SmallTable(heads, stretch=1, most=10)
        self.activities.setAccessibleName(translate("care", "Care of the chosen day"))
        self.activities.opened.connect(lambda row_id: self._desk.open_record("care_activity", row_id))
        if permissions.allowed(self._desk.session.role, "care.record"):
            self.day_section.add_button("complete", translate("care", "The chosen one is done"), self.finish)
        self.day_section.add_button("open", translate("care", "Show the day in the care log"), self.show_list)
        self.day_section.add(self.activities)
        self.nothing = QLabel(translate("care", "Nothing is planned on this day."), side)
        self.nothing.setProperty("role", "muted")
        self.day_section.add(self.nothing)
        self.birthday_section = Section("", side)
        heads = (translate("care", "Birthday"), translate("care", "Name"), translate("care", "Customer"))
        self.birthdays = SmallTable(heads, stretch=2, most=8)
        self.birthdays.setAccessibleName(translate("care", "Birthdays"))
        self.birthdays.opened.connect(lambda row_id: self._desk.open_record("relationship_card", row_id))
        self.birthday_section.add(self.birthdays)
        column = QVBoxLayout(side)
        column.setContentsMargins(SPACE, 0, 0, 0)
        column.setSpacing(SPACE * 2)
        column.addWidget(self.day_section)
        column.addWidget(self.birthday_section)
        column.addStretch(1)
        return side

    def _show_day(self, day: date) -> None:
        known = self._days.get(day)
        activities = known.activities if known else ()
        words = [day.isoformat(), *(part for part in ((known.holiday if known else ""),) if part)]
        words += [_birthday_words(one) for one in (known.birthdays if known else ())]
        self.day_section.title.setText(" · ".join(words))
        self.activities.put([
            Row(one.id, (shown(KINDS[one.kind]), one.customer_name, one.owner), (care_tone(one),) * 3)
            for one in activities
        ])  # fmt: skip
        self.activities.setVisible(bool(activities))
        self.nothing.setVisible(not activities)

    def _open_day(self, day: date) -> None:
        known = self._days.get(day)
        if known is not None and known.activities:
            self.activities.setFocus()
            self.activities.selectRow(0)

    def _show_birthdays(self) -> None:
        """The birthdays of the next days, whatever month is shown."""
        today = clock.today()
        coming = care.birthdays_between(today, today + timedelta(days=BIRTHDAY_NOTICE_DAYS))
        rows = [
            Row(one.card_id, (day.strftime("%m-%d"), _star(one) + one.name, one.customer_name), (_soon(day),))
            for day, people in sorted(coming.items())
            for one in people
        ]
        self.birthdays.put(rows)
        title = translate("care", "Birthdays in the next {days} days")
        self.birthday_section.title.setText(title.format(days=BIRTHDAY_NOTICE_DAYS))
        self.birthday_section.setVisible(bool(rows))


def _grid_day(one: CareDay) -> GridDay:
    people = [(f"♥ {_star(person)}{person.name}", Tone.DUE) for person in one.birthdays]
    done = [
        (f"{shown(KINDS[activity.kind])} · {activity.customer_name}", care_tone(activity))
        for activity in one.activities
    ]
    return GridDay(one.day, one.is_workday, one.holiday, (*people, *done))


def _star(one: Birthday) -> str:
    return "★ " if one.importance == "key" else ""


def _soon(day: date) -> Tone:
    return Tone.DUE if day == clock.today() else Tone.NORMAL


def _birthday_words(one: Birthday) -> str:
    text = translate("care", "birthday of {name}").format(name=one.name)
    return f"{text} ({one.turns})" if one.turns else text


def _festival_words(festival: Any) -> str:
    text = translate("care", "Next: {festival} from {day}")
    return text.format(festival=festival.name, day=festival.first.isoformat())
