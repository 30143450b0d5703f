"""The day on one page: what is late, due, promised, out; each figure opens exactly its rows."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from app.core import clock
from app.core.changes import Changes
from app.core.i18n import QT_TRANSLATE_NOOP, shown, translate
from app.core.record import record
from app.domain import permissions
from app.services import drafts, home, home_today, reminders, report_dates, settings, shift_roster
from app.services.drafts import DraftEntry
from app.services.home import Figure
from app.services.home_today import DayLine
from app.services.reminders import Reminder
from app.ui.desk import Desk
from app.ui.desktop.go_on import go_on
from app.ui.desktop.typed_again import title_of
from app.ui.dialogs._call_words import COMPLAINT_DRAFT, DRAFT, complaint_title, draft_title
from app.ui.ledger.on_worker import in_my_name
from app.ui.pages._home_backup import BackupLine
from app.ui.pages._home_figures import FigureBoard
from app.ui.pages._home_strip import KpiStrip
from app.ui.tasks import Task
from app.ui.theme import SPACE, Tone
from app.ui.widgets.figure_tile import FigureLink, FigureTile
from app.ui.widgets.section import Row, Section, SmallTable, link_button
from app.ui.widgets.timeline import moment_text

if TYPE_CHECKING:
    from app.services.backup_state import State

_REFRESH_MS = 60_000
_MOST_REMINDERS = 40
_WEEKDAYS = (
    QT_TRANSLATE_NOOP("home", "Monday"),
    QT_TRANSLATE_NOOP("home", "Tuesday"),
    QT_TRANSLATE_NOOP("home", "Wednesday"),
    QT_TRANSLATE_NOOP("home", "Thursday"),
    QT_TRANSLATE_NOOP("home", "Friday"),
    QT_TRANSLATE_NOOP("home", "Saturday"),
    QT_TRANSLATE_NOOP("home", "Sunday"),
)


@record
class Day:
    """What the page shows, as it was read: `is_cut` says that there are more reminders than were read."""

    is_workday: bool
    duty: str
    figures: tuple[Figure, ...]
    reminders: tuple[Reminder, ...]
    is_cut: bool
    lines: tuple[DayLine, ...]
    drafts: tuple[DraftEntry, ...]
    backup: State | None


def read_day() -> Day:
    """The day of the person signed in; on whichever thread asks."""
    from app.services import backup_state  # with all that makes backups: not before the page is read

    found, is_cut = reminders.waiting()
    return Day(
        settings.is_workday(clock.today()), duty_words(), home.figures(), found, is_cut, home_today.lines(),
        drafts.listing(), backup_state.state(),
    )  # fmt: skip


class HomePage(QWidget):
    """Greeting, figures, reminders and drafts; reads itself afresh every minute while it is seen.

    First, and every minute, on the worker: pages of a large branch that were not read for long are slow to come.
    """

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._figures: dict[str, Figure] = {}
        self._reminders: tuple[Reminder, ...] = ()
        self._shows_all = False
        self._drafts: tuple[DraftEntry, ...] = ()
        self.greeting, self.date, self.duty = QLabel(self), QLabel(self), QLabel(self)
        self.greeting.setProperty("role", "title")
        self.date.setProperty("role", "muted")
        self.backup = BackupLine(desk, self)
        self.strip = KpiStrip(desk, self)
        self.board = FigureBoard(desk.session.role, self)
        self.board.opened.connect(self.open_figure)
        self._lines: tuple[DayLine, ...] = ()
        self.day_table = SmallTable(
            (translate("home", "At"), translate("home", "What"), translate("home", "Who")), stretch=1, most=6
        )
        self.day_table.setAccessibleName(translate("home", "Today"))
        self.day_table.opened.connect(self.open_line)
        self.reminder_table = SmallTable(
            (translate("home", "Due"), translate("home", "What"), translate("home", "Number")), stretch=1, most=5
        )
        self.reminder_table.setAccessibleName(translate("home", "Reminders"))
        self.reminder_table.opened.connect(self.open_reminder)
        self.draft_table = SmallTable((translate("home", "Unfinished"),), most=5)
        self.draft_table.setAccessibleName(translate("home", "Drafts"))
        self.draft_table.opened.connect(self.open_draft)
        self._lay_out()
        self._timer = QTimer(self)
        self._timer.setInterval(_REFRESH_MS)
        self._timer.timeout.connect(self.read)
        self._reading: Task | None = None
        self._greet(is_workday=True)
        for part in (self.reminder_section, self.day_section, self.draft_section, self.quiet):
            part.hide()
        self.read()

    def read(self) -> None:
        """Read the day afresh on the worker, and show it then."""
        self._stop_reading()
        self._reading = self._desk.tasks.run(in_my_name(self._desk, lambda _task: read_day()), self._show)

    def refresh(self, changes: Changes | None = None) -> None:
        """Read the day afresh, at once."""
        self._stop_reading()
        self._show(read_day())

    def _stop_reading(self) -> None:
        if self._reading is not None:
            self._reading.cancel()
            self._reading = None

    def _greet(self, *, is_workday: bool) -> None:
        name = self._desk.session.full_name or self._desk.session.name
        self.greeting.setText(greeting(clock.local(clock.now()).hour, name))
        today = clock.today()
        parts = [today.isoformat(), shown(_WEEKDAYS[today.weekday()])]
        if not is_workday:
            parts.append(translate("home", "day off"))
        self.date.setText(" · ".join(parts))

    def _show(self, day: Day) -> None:
        self._reading = None
        self._greet(is_workday=day.is_workday)
        self.duty.setText(day.duty)
        self._show_figures(day.figures)
        self.strip.refresh()
        self._reminders = day.reminders if self._shows_all else day.reminders[:_MOST_REMINDERS]
        self._say_more(len(day.reminders) - len(self._reminders), day.is_cut)
        self.reminder_table.put([_reminder_row(place, one) for place, one in enumerate(self._reminders, 1)])
        self.reminder_section.setVisible(bool(self._reminders))
        self.quiet.setVisible(not self._reminders)
        self.quiet.setText(self._quiet_words())
        self._lines = day.lines
        self.day_table.put([_day_row(place, one) for place, one in enumerate(self._lines, 1)])
        self.day_section.setVisible(bool(self._lines))
        self.backup.show_state(day.backup)
        self._drafts = day.drafts
        self.draft_table.put([Row(place, (draft_words(one),)) for place, one in enumerate(self._drafts, 1)])
        self.draft_section.setVisible(bool(self._drafts))

    def open_figure(self, key: str) -> None:
        """Show exactly the rows that a figure counts."""
        figure = self._figures[key]
        if figure.ledger:
            self._desk.show_rows(figure.ledger, figure.view, figure.conditions)
        elif self._drafts:
            self.draft_table.setFocus()
            self.draft_table.selectRow(0)

    def show_all_reminders(self) -> None:
        """Every reminder, until the page is left."""
        self._shows_all = True
        self.refresh()
        self.reminder_table.setFocus()

    def open_reminder(self, place: int) -> None:
        """Open the record of a reminder, or the report it asks for."""
        one = self._reminders[place - 1]
        if one.kind == "report":
            self._desk.show_report(report_dates.REPORTS[one.row_id])
        elif not one.row_id:
            self._desk.show_rows("surveys")
        else:
            self._desk.open_record(one.kind, one.row_id)

    def open_line(self, place: int) -> None:
        """Open what a line of today is about: the call, or the item of the boards."""
        one = self._lines[place - 1]
        self._desk.open_record(one.kind, one.row_id)

    def open_draft(self, place: int) -> None:
        """Go on with a draft where it was left."""
        go_on(self._desk, self._drafts[place - 1].form, self.window())

    def drop_draft(self) -> None:
        """Throw the chosen draft away, after asking."""
        place = self.draft_table.current_id()
        if not place:
            return
        draft = self._drafts[place - 1]
        question = translate("home", "Throw this draft away? {what}").format(what=draft_words(draft))
        if self._desk.prompts.confirm(question, translate("home", "Throw away")):
            self._desk.bus.run(drafts.drop, form=draft.form)
            self.refresh()

    def showEvent(self, event: QShowEvent) -> None:
        """Fresh when seen, and while it is."""
        super().showEvent(event)
        self._timer.start()

    def hideEvent(self, event: QHideEvent) -> None:
        """No work while nobody looks."""
        super().hideEvent(event)
        self._timer.stop()
        self._shows_all = False

    def _say_more(self, more: int, is_cut: bool) -> None:
        """What the list leaves out: how many, and a click shows them; beyond that the figures open everything."""
        if more:
            words = (
                translate("home", "More than {count} more: show them")
                if is_cut
                else (translate("home", "{count} more: show them"))
            )
            self.more.setText(words.format(count=more))
        self.more.setVisible(bool(more))
        self.beyond.setVisible(is_cut and not more)

    def _quiet_words(self) -> str:
        role = self._desk.session.role
        if not permissions.allowed(role, "service_call.view"):
            return translate("home", "Users, settings and lists of the branch are behind your name, at the top right.")
        if any(figure.count for figure in self._figures.values()):
            return translate("home", "Nothing is overdue or due. A good day.")
        if permissions.allowed(role, "service_call.register"):
            return translate("home", "Nothing is open. Ctrl+N registers a call; a new customer is entered with it.")
        return translate("home", "Nothing is open.")

    @property
    def tiles(self) -> dict[str, FigureTile | FigureLink]:
        """What shows each figure, by its key."""
        return self.board.tiles

    def _show_figures(self, figures: tuple[Figure, ...]) -> None:
        self._figures = {figure.key: figure for figure in figures}
        self.board.show_figures(figures)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(SPACE * 2)
        head.addWidget(self.greeting)
        head.addWidget(self.date, 1, Qt.AlignmentFlag.AlignBottom)
        head.addWidget(self.duty, 0, Qt.AlignmentFlag.AlignBottom)
        head.addWidget(self.backup, 0, Qt.AlignmentFlag.AlignBottom)
        self.reminder_section = Section(translate("home", "First things first"), self)
        self.reminder_section.add(self.reminder_table, 1)
        self.more = link_button("", self.show_all_reminders, self, flush=True)
        words = translate("home", "The {count} longest overdue of each sort. The figures above open everything.")
        self.beyond = QLabel(words.format(count=reminders.MOST), self)
        self.beyond.setProperty("role", "muted")
        for place, beside in enumerate((self.more, self.beyond), 1):  # in sight, however high the page is
            self.reminder_section.head.insertWidget(place, beside)
        self.quiet = QLabel(self)
        self.quiet.setProperty("role", "muted")
        self.draft_section = Section(translate("home", "My drafts"), self)
        self.draft_section.add_button("delete", translate("home", "Throw the chosen draft away"), self.drop_draft)
        self.draft_section.add(self.draft_table, 1)
        self.day_section = Section(translate("home", "Today"), self)
        self.day_section.add(self.day_table, 1)
        for section in (self.reminder_section, self.day_section):
            section.head.addStrut(self.draft_section.head.sizeHint().height())
        self.reminder_table.setMinimumHeight(140)
        beside = QVBoxLayout()
        beside.setSpacing(SPACE)
        beside.addWidget(self.day_section, 3)
        beside.addWidget(self.draft_section, 2)
        beside.addStretch(0)  # without sections it would keep the whole row flat, and the head would take the room
        lists = QHBoxLayout()
        lists.setSpacing(SPACE * 3)
        lists.addWidget(self.reminder_section, 2)
        lists.addWidget(self.quiet, 2, Qt.AlignmentFlag.AlignTop)
        lists.addLayout(beside, 1)
        holder = QWidget(self)
        holder.setProperty("role", "page")
        column = QVBoxLayout(holder)
        column.setContentsMargins(SPACE * 3, SPACE, SPACE * 3, SPACE)
        column.setSpacing(SPACE)
        column.addLayout(head)
        column.addWidget(self.strip)
        column.addWidget(self.board)
        column.addLayout(lists, 1)
        scroll = QScrollArea(self)
        scroll.setWidgetResizable(True)
        scroll.setWidget(holder)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scroll)


def greeting(hour: int, name: str) -> str:
    """A greeting that fits the hour of the branch's clock."""
    if hour < 11:
        return translate("home", "Good morning, {name}").format(name=name)
    if hour < 14:
        return translate("home", "Good day, {name}").format(name=name)
    if hour < 18:
        return translate("home", "Good afternoon, {name}").format(name=name)
    return translate("home", "Good evening, {name}").format(name=name)


def duty_words() -> str:
    """Who is on duty, how to ring them, until when (R124); nothing where the roster says nothing."""
    duties = shift_roster.on_duty()
    if not duties:
        return ""
    return translate("home", "On duty: {people}").format(people=shift_roster.on_duty_words(duties))


def draft_words(draft: DraftEntry) -> str:
    """What a draft is, in one line; where it can only be read, that it is so."""
    words = _draft_named(draft)
    return translate("home", "{draft} · its record is void").format(draft=words) if draft.is_void else words


def _draft_named(draft: DraftEntry) -> str:
    when = moment_text(draft.saved_at)
    if draft.form.startswith(DRAFT):
        return translate("home", "Call · {what}").format(what=draft_title(draft))
    if draft.form.startswith(COMPLAINT_DRAFT):
        return translate("home", "Complaint · {what}").format(what=complaint_title(draft))
    if title := title_of(draft):
        return translate("home", "{form} · {when}").format(form=title, when=when)
    if draft.form.startswith("service_voucher:"):
        return translate("home", "Signed voucher · {when}").format(when=when)
    if draft.form.startswith("take_back:"):
        return translate("home", "Receipt · {when}").format(when=when)
    return translate("home", "Record · {when}").format(when=when)


def _reminder_row(place: int, one: Reminder) -> Row:
    here = clock.local(one.due_at)
    whole_day = (here.hour, here.minute) == (0, 0)
    due = f"{here - timedelta(days=1):%Y-%m-%d}" if whole_day else moment_text(one.due_at)
    return Row(place, (due, one.text, one.number), (Tone(one.tone),))


def _day_row(place: int, one: DayLine) -> Row:
    at = f"{clock.local(one.at):%H:%M}" if one.at is not None else ""
    return Row(place, (at, one.text, one.who), (Tone(one.tone),))
