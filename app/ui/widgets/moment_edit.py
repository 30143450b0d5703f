"""Dates and times as people type them: "9:30", "11-20 14:05", "20261120 1405"; absurd ones are refused."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta

from PySide6.QtCore import QDate, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCalendarWidget, QFrame, QLineEdit, QVBoxLayout, QWidget

from app.core import clock
from app.core.errors import Bug, UserError
from app.core.i18n import translate
from app.ui.icons import icon
from app.ui.widgets.search_box import name_sign

EARLIEST = date(1990, 1, 1)
"""No record of a service desk is older; such a date is a slip of the finger."""
YEARS_AHEAD = 10

_DAY = r"(?:(?:(?P<year>\d{4})[-/.年])?(?P<month>\d{1,2})[-/.月](?P<day>\d{1,2})日?|(?P<packed>\d{8}))"
_TIME = r"(?:(?P<hour>\d{1,2})[:：时点.](?P<minute>\d{2})?分?|(?P<clock>\d{4}))"
_MOMENT = re.compile(rf"(?:{_DAY})?\s*T?\s*(?:{_TIME})?")
_DATE = re.compile(_DAY)


def parse_day(text: str, today: date) -> date | None:
    """A calendar day as typed, None for nothing. Without a year the day nearest to today is meant. Raises UserError."""
    plain = _plain(text)
    if not plain:
        return None
    found = _DATE.fullmatch(plain)
    if not found:
        raise UserError(
            translate("moment", "“{text}” is not a date. Write it like 2026-11-20.").format(text=text.strip()[:30])
        )
    return _day(found, text, today)


def parse_moment(text: str, now: datetime) -> datetime | None:
    """A moment as typed, aware, in the branch's zone; None for nothing. Only a time means today. Raises UserError."""
    plain = _plain(text)
    if not plain:
        return None
    found = _MOMENT.fullmatch(plain)
    if not found or not (found["hour"] or found["clock"]):
        raise UserError(
            translate("moment", "“{text}” is not a date and time. Write it like 2026-11-20 14:30.").format(
                text=text.strip()[:30]
            )
        )
    here = now.astimezone(clock.branch_zone())
    day = _day(found, text, here.date()) if found["month"] or found["packed"] else here.date()
    hour, minute = (
        (int(found["clock"][:2]), int(found["clock"][2:]))
        if found["clock"]
        else (int(found["hour"]), int(found["minute"] or 0))
    )
    try:
        return datetime(day.year, day.month, day.day, hour, minute, tzinfo=clock.branch_zone())
    except ValueError:
        raise UserError(translate("moment", "There is no such time: {text}.").format(text=text.strip()[:30])) from None


def _plain(text: str) -> str:
    wide = str.maketrans("０１２３４５６７８９：－／", "0123456789:-/")
    return " ".join(text.translate(wide).split())


def _day(found: re.Match[str], text: str, today: date) -> date:
    try:
        if found["packed"]:
            return datetime.strptime(found["packed"], "%Y%m%d").date()
        month, day = int(found["month"]), int(found["day"])
        if found["year"]:
            return date(int(found["year"]), month, day)
        near = [
            date(year, month, day) for year in (today.year - 1, today.year, today.year + 1) if _exists(year, month, day)
        ]
        return min(near, key=lambda one: abs(one - today))
    except ValueError:
        raise UserError(translate("moment", "There is no such day: {text}.").format(text=text.strip()[:30])) from None


def _exists(year: int, month: int, day: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True


class _TypedEdit(QLineEdit):
    """A line that is understood when it is left; a calendar opens from its end or with Alt+Down."""

    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._popup: QFrame | None = None
        calendar = self.addAction(icon("calendar"), QLineEdit.ActionPosition.TrailingPosition)
        name_sign(calendar, translate("moment", "Calendar (Alt+Down)"))
        calendar.triggered.connect(self.open_calendar)
        self.textEdited.connect(self.edited)
        self.editingFinished.connect(self._tidy)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Alt+Down opens the calendar, Up and Down move by a day."""
        if event.key() == Qt.Key.Key_Down and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.open_calendar()
        elif event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self._step(1 if event.key() == Qt.Key.Key_Up else -1)
        else:
            super().keyPressEvent(event)

    def open_calendar(self) -> None:
        """Let a day be picked from a month."""
        popup = QFrame(self, Qt.WindowType.Popup)
        popup.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        month = QCalendarWidget(popup)
        month.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        month.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        day = self._shown_day()
        month.setSelectedDate(QDate(day.year, day.month, day.day))
        box = QVBoxLayout(popup)
        box.setContentsMargins(1, 1, 1, 1)
        box.addWidget(month)
        month.clicked.connect(lambda picked: self._picked(popup, picked))
        month.activated.connect(lambda picked: self._picked(popup, picked))
        self._popup = popup
        popup.destroyed.connect(self._forget_popup)
        popup.move(self.mapToGlobal(QPoint(0, self.height() + 2)))
        popup.show()
        month.setFocus()

    def _forget_popup(self, _gone: QObject) -> None:
        self._popup = None

    def _picked(self, popup: QFrame, picked: QDate) -> None:
        popup.close()
        self._put_day(date(picked.year(), picked.month(), picked.day()))
        self.setFocus()
        self.edited.emit()

    def _step(self, days: int) -> None:
        self._put_day(self._shown_day() + timedelta(days=days) if self.text().strip() else clock.today())
        self.edited.emit()

    def _tidy(self) -> None:
        try:
            self.set_value(self.value())
        except UserError:
            return  # what cannot be understood stays as it was typed; the form says so beside it

    def value(self) -> date | datetime | None:
        """What is typed."""
        raise Bug(f"{type(self).__name__} does not say what it holds")

    def set_value(self, value: date | datetime | None) -> None:
        """Show a value."""
        raise Bug(f"{type(self).__name__} does not say what it holds")

    def _shown_day(self) -> date:
        raise Bug(f"{type(self).__name__} does not say what it holds")

    def _put_day(self, day: date) -> None:
        raise Bug(f"{type(self).__name__} does not say what it holds")


def _refuse_absurd(day: date, earliest: date, latest: date) -> None:
    if not earliest <= day <= latest:
        raise UserError(
            translate("moment", "This date cannot be right: it must lie between {first} and {last}.").format(
                first=earliest.isoformat(), last=latest.isoformat()
            )
        )


def _last_day() -> date:
    return clock.today().replace(day=1) + timedelta(days=366 * YEARS_AHEAD)


class DateEdit(_TypedEdit):
    """A calendar day, or nothing. `earliest` and `latest` narrow what is believed."""

    def __init__(self, earliest: date | None = None, latest: date | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.earliest, self.latest = earliest or EARLIEST, latest
        self.setPlaceholderText(clock.today().isoformat())
        self.setMinimumWidth(116)

    def value(self) -> date | None:
        """The day typed, None for nothing. Raises UserError."""
        day = parse_day(self.text(), clock.today())
        if day is not None:
            _refuse_absurd(day, self.earliest, self.latest or _last_day())
        return day

    def set_value(self, value: date | datetime | None) -> None:
        """Show a day."""
        day = value.date() if isinstance(value, datetime) else value
        self.setText(day.isoformat() if day else "")

    def _shown_day(self) -> date:
        try:
            return self.value() or clock.today()
        except UserError:
            return clock.today()

    def _put_day(self, day: date) -> None:
        self.set_value(day)


class MomentEdit(_TypedEdit):
    """A moment as the branch's clock shows it, or nothing.

    `earliest` and `latest` narrow what is believed; a moment `ahead` is still to come.
    """

    def __init__(
        self,
        earliest: datetime | None = None,
        latest: datetime | None = None,
        parent: QWidget | None = None,
        *,
        ahead: bool = False,
    ) -> None:
        super().__init__(parent)
        self.earliest, self.latest = earliest, latest
        now = clock.now()
        self.setPlaceholderText(_worded(next_quarter(now) if ahead else now))
        self.setMinimumWidth(156)

    def value(self) -> datetime | None:
        """The aware moment typed, None for nothing. Raises UserError."""
        moment = parse_moment(self.text(), clock.now())
        if moment is None:
            return None
        _refuse_absurd(moment.date(), EARLIEST, _last_day())
        if self.earliest and moment < self.earliest.replace(second=0):
            raise UserError(
                translate("moment", "This cannot be before {moment}.").format(moment=_worded(self.earliest))
            )
        if self.latest and moment > self.latest:
            raise UserError(translate("moment", "This cannot be after {moment}.").format(moment=_worded(self.latest)))
        return moment

    def set_value(self, value: date | datetime | None) -> None:
        """Show a moment; a mere day is shown with midnight."""
        moment = value if isinstance(value, datetime) or value is None else clock.local_midnight(value)
        self.setText(_worded(moment) if moment else "")

    def _shown_day(self) -> date:
        try:
            return (self.value() or clock.local(clock.now())).date()
        except UserError:
            return clock.today()

    def _put_day(self, day: date) -> None:
        try:
            moment = self.value() or clock.local(clock.now())
        except UserError:
            moment = clock.local(clock.now())
        here = moment.astimezone(clock.branch_zone())
        self.set_value(here.replace(year=day.year, month=day.month, day=day.day))


def next_quarter(moment: datetime) -> datetime:
    """The first full quarter of an hour that leaves a quarter to get ready."""
    begun = timedelta(minutes=moment.minute % 15, seconds=moment.second, microseconds=moment.microsecond)
    return moment - begun + timedelta(minutes=30 if begun else 15)


def _worded(moment: datetime) -> str:
    return f"{clock.local(moment):%Y-%m-%d %H:%M}"
