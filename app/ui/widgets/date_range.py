"""From a day to a day, with the spans people mean most."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QWidget

from app.core import clock
from app.core.errors import UserError
from app.core.i18n import translate
from app.ui.theme import SPACE
from app.ui.widgets.moment_edit import DateEdit

Span = tuple[date | None, date | None]


def span(name: str, today: date) -> Span:
    """The first and last day of a named span: today, yesterday, week, month, last_month, year, all."""
    first = today.replace(day=1)
    week = today - timedelta(days=today.weekday())
    return {
        "today": (today, today),
        "yesterday": (today - timedelta(days=1), today - timedelta(days=1)),
        "week": (week, week + timedelta(days=6)),
        "month": (first, (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)),
        "last_month": ((first - timedelta(days=1)).replace(day=1), first - timedelta(days=1)),
        "year": (date(today.year, 1, 1), date(today.year, 12, 31)),
        "all": (None, None),
    }[name]


class DateRange(QWidget):
    """Two days, both included; an empty end is open. `edited` after each understandable change."""

    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.first, self.last = DateEdit(), DateEdit()
        self.named = QComboBox()
        for name, text in (
            ("all", self.tr("All time")),
            ("today", self.tr("Today")),
            ("yesterday", self.tr("Yesterday")),
            ("week", self.tr("This week")),
            ("month", self.tr("This month")),
            ("last_month", self.tr("Last month")),
            ("year", self.tr("This year")),
            ("", self.tr("From – to")),
        ):
            self.named.addItem(text, name)
        self.named.setAccessibleName(self.tr("Time span"))
        self.first.setAccessibleName(self.tr("From"))
        self.last.setAccessibleName(self.tr("To"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE // 2)
        for part in (self.named, self.first, QLabel("–"), self.last):
            row.addWidget(part)
        self.named.activated.connect(self._named)
        for day in (self.first, self.last):
            day.edited.connect(self._typed)

    def value(self) -> Span:
        """First and last day. Raises UserError when one cannot be understood or they stand the wrong way round."""
        first, last = self.first.value(), self.last.value()
        if first and last and first > last:
            raise UserError(translate("moment", "The first day lies after the last."))
        return first, last

    def set_value(self, value: Span) -> None:
        """Show a span."""
        self.first.set_value(value[0])
        self.last.set_value(value[1])
        self._recognise()

    def _named(self) -> None:
        name = self.named.currentData()
        if name:
            self.set_value(span(name, clock.today()))
            self.edited.emit()
        else:
            self.first.setFocus()

    def _typed(self) -> None:
        try:
            self.value()
        except UserError:
            return  # half typed; announced when it can be understood
        self._recognise()
        self.edited.emit()

    def _recognise(self) -> None:
        shown, today = (self.first.value(), self.last.value()), clock.today()
        for index in range(self.named.count()):
            name = self.named.itemData(index)
            if not name or span(name, today) == shown:
                self.named.setCurrentIndex(index)
                return
