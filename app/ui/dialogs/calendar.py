"""Holidays and make-up workdays of a year, where they come from, and changing them."""

from __future__ import annotations

from datetime import date
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from app.core import clock
from app.core.changes import Changes
from app.domain import permissions
from app.services import branch
from app.services.branch import CalendarDayEntry
from app.ui.desk import Desk
from app.ui.dialogs._year_view import YearView
from app.ui.dialogs.form_dialog import FormDialog
from app.ui.icons import icon
from app.ui.theme import SPACE
from app.ui.widgets.message_strip import MessageStrip
from app.ui.widgets.moment_edit import DateEdit
from app.ui.widgets.screen_fit import resize_within


class CalendarDialog(QDialog):
    """A year; a click on a day changes it."""

    help_page = "settings"

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._desk = desk
        self._entries: dict[date, CalendarDayEntry] = {}
        self.may_change = permissions.allowed(desk.session.role, "calendar.change")
        self.setWindowTitle(self.tr("Holidays and workdays"))
        resize_within(self, 900, 620)
        self.year = QSpinBox()
        self.year.lineEdit().setTextMargins(5, 0, 0, 0)
        self.year.setRange(2000, clock.today().year + 10)
        self.year.setValue(clock.today().year)
        self.year.setAccessibleName(self.tr("Year"))
        self.year.valueChanged.connect(lambda _: self._fill())
        self.view = YearView()
        self.view.picked.connect(self.pick)
        self.notice = QLabel()
        self.notice.setProperty("role", "muted")
        self.notice.setWordWrap(True)
        legend = QLabel(self.tr("○ holiday   ● make-up workday"))
        legend.setProperty("role", "muted")
        self.add = QPushButton(icon("add"), self.tr("Enter a day …"))
        self.add.clicked.connect(lambda: self.pick(None))
        self.take_over = QPushButton(icon("import"), self.tr("Take over a year from a file …"))
        self.take_over.clicked.connect(self._import)
        for button in (self.add, self.take_over):
            button.setAutoDefault(False)
        close = QPushButton(self.tr("Close"))
        close.clicked.connect(self.accept)
        head = QHBoxLayout()
        head.addWidget(self.year)
        head.addWidget(legend)
        head.addStretch(1)
        head.addWidget(self.add)
        head.addWidget(self.take_over)
        self.strip = MessageStrip()
        desk.prompts.attach(self.strip)
        foot = QHBoxLayout()
        foot.addWidget(self.notice, 1)
        foot.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE * 2, SPACE * 2, SPACE * 2, SPACE * 2)
        column.setSpacing(SPACE)
        column.addLayout(head)
        column.addWidget(self.view, 1)
        column.addWidget(self.strip)
        column.addLayout(foot)
        for button in (self.add, self.take_over):
            button.setVisible(self.may_change)
        desk.bus.changed.connect(self._changed)
        self._fill()

    def _changed(self, changes: Changes) -> None:
        if changes.touches("calendar_day"):
            self._fill()

    def _fill(self) -> None:
        year = self.year.value()
        days = branch.calendar_days(year)
        self._entries = {one.day: one for one in days}
        self.view.show_year(year, {one.day: (one.kind, one.name) for one in days})
        notices = dict.fromkeys(one.notice for one in days if one.is_official and one.notice)
        own = sum(one.source == branch.OWN for one in days)
        if not days:
            text = self.tr("Nothing is known about {year}: every weekday counts by its working hours.").format(
                year=year
            )
            if self.may_change:
                text += " " + self.tr(
                    "Take over the file of the year when the official notice is out, or enter its days."
                )
        elif notices:
            text = self.tr("Official: {notice}").format(notice=" · ".join(notices))
        else:
            text = self.tr("Not yet official: statutory days only. Check them when the notice appears.")
        if own:
            text += " " + self.tr("Entered by the branch: {count}.").format(count=own)
        self.notice.setText(text)

    def pick(self, day: date | None) -> None:
        """Change a day, or enter a new one."""
        if not self.may_change:
            return
        entry = self._entries.get(day) if day else None
        DayForm(self._desk, entry, day, self).open()

    def _import(self) -> None:
        file = self._desk.prompts.open_file(self.tr("Holiday file"), self.tr("Holidays (*.json)"))
        if file is not None:
            self._desk.bus.run(branch.import_holidays, file=file, said=self.tr("The holidays have been taken over."))


class DayForm(FormDialog):
    """One exceptional day."""

    help_page = "settings"

    def __init__(self, desk: Desk, entry: CalendarDayEntry | None, day: date | None, parent: QWidget) -> None:
        super().__init__(desk, "", "", parent=parent)
        self._entry = entry
        self.setWindowTitle(self.tr("Change a day") if entry else self.tr("Enter a day"))
        self.verb.setText(self.tr("Save"))
        self.form.add("day", self.tr("Day"), DateEdit(), required=True)
        kind = self.form.add("kind", self.tr("Is a"), QComboBox())
        kind.addItem(self.tr("holiday"), "holiday")
        kind.addItem(self.tr("make-up workday"), "workday")
        self.form.add("name", self.tr("Name"), QLineEdit())
        if entry is not None:
            self.form.set_values({"day": entry.day, "kind": entry.kind, "name": entry.name})
            remove = QPushButton(self.tr("An ordinary day again"))
            remove.setProperty("role", "danger")
            remove.setAutoDefault(False)
            remove.clicked.connect(self._remove)
            self.buttons.insertWidget(0, remove)
        else:
            self.form.set_values({"day": day})

    def save(self, values: dict[str, Any]) -> Changes | None:
        """Enter or change it; the clocks of open calls follow."""
        if values["day"] is None:
            self.form.set_error("day", self.tr("Which day?"))
            return None
        if self._entry is None:
            return self.desk.bus.run(branch.add_calendar_day, on_error=self.on_error, **values)
        return self.desk.bus.run(branch.change_calendar_day, on_error=self.on_error, day_id=self._entry.id, **values)

    def _remove(self) -> None:
        if self._entry is not None and self.desk.bus.run(
            branch.remove_calendar_day, day_id=self._entry.id, on_error=self.on_error
        ):
            self.accept()
