"""The day on one page: what is late, due, promised, out; each figure opens exactly its rows."""

from __future__ import annotations

from datetime import timedelta

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from app.core import clock
from app.core.changes import Changes
from app.core.i18n import QT_TRANSLATE_NOOP, shown, translate
from app.domain import permissions
from app.services import drafts, home, reminders, report_dates, settings
from app.services.drafts import DraftEntry
from app.services.home import Figure
from app.services.reminders import Reminder
from app.ui.desk import Desk
from app.ui.dialogs._call_words import COMPLAINT_DRAFT, complaint_title, draft_title
from app.ui.dialogs.hand_in import open_hand_in
from app.ui.dialogs.register_call import DRAFT, RegisterCallDialog
from app.ui.opened_dialogs import continue_complaint
from app.ui.theme import SPACE, Tone
from app.ui.widgets.figure_tile import FigureTile
from app.ui.widgets.section import Row, Section, SmallTable, link_button
from app.ui.widgets.timeline import moment_text

_REFRESH_MS = 60_000
_COLUMNS = 8
_MOST_REMINDERS = 40
_ICONS = {
    "late_response": "phone", "late_arrival": "travel", "promise_late": "promise", "due_today": "clock",
    "late_report": "out", "reported": "out", "promised": "promise", "visits_today": "calendar",
    "to_dispatch": "dispatch", "out": "out", "waiting": "waiting", "to_notify": "print", "next_steps": "contract",
    "inspections_late": "inspections", "inspections_due": "inspections",
    "hand_in_late": "voucher", "vouchers_out": "voucher", "vouchers_back": "archive", "visits_late": "return_visit",
    "visits_due": "return_visit", "contracts_expiring": "contract", "drafts": "draft",
    "charges_late": "money", "charges_open": "money", "cash_held": "money",
    "take_back_late": "returned_parts", "take_back_to_decide": "returned_parts", "take_back_here": "returned_parts",
    "loaners_late": "loaners", "loaners_promised": "promise", "loaners_out": "loaners",
    "loaners_to_decide": "loaners",
    "old_parts_late": "undo", "parts_short": "spare_parts",
    "tests_late": "stock_tests", "tools_late": "tools", "tools_to_decide": "money",
    "care_late": "care", "care_due": "care", "birthdays": "birthday",
    "complaint_late": "complaints", "complaint_stage_late": "clock", "complaint_replies": "phone",
    "complaint_promise_late": "promise", "complaint_promised_today": "promise", "complaint_to_approve": "money",
    "slips_to_approve": "returned_parts", "slips_too_many": "returned_parts", "certificates_to_approve": "voucher",
    "complaint_visits": "return_visit", "actions_late": "checklist", "checks_late": "checklist",
}  # fmt: skip
_SECTIONS = (
    (QT_TRANSLATE_NOOP("home", "Calls"), ("late_response", "late_arrival", "due_today", "to_dispatch", "waiting")),
    (QT_TRANSLATE_NOOP("home", "Customers"), ("visits_late", "visits_due", "complaint_visits")),
    (
        QT_TRANSLATE_NOOP("home", "Contracts"),
        ("contracts_expiring", "to_notify", "next_steps", "inspections_late", "inspections_due"),
    ),
    (QT_TRANSLATE_NOOP("home", "Customer care"), ("care_late", "care_due", "birthdays")),
    (
        QT_TRANSLATE_NOOP("home", "Complaints"),
        (
            "complaint_late",
            "complaint_stage_late",
            "complaint_replies",
            "complaint_promise_late",
            "complaint_promised_today",
            "actions_late",
            "checks_late",
        ),
    ),
    (
        QT_TRANSLATE_NOOP("home", "To decide"),
        ("complaint_to_approve", "slips_too_many", "slips_to_approve", "certificates_to_approve"),
    ),
    (QT_TRANSLATE_NOOP("home", "Supervisor"), ("late_report", "reported")),
    (QT_TRANSLATE_NOOP("home", "Visits and promises"), ("promise_late", "promised", "visits_today", "out")),
    (QT_TRANSLATE_NOOP("home", "Papers"), ("hand_in_late", "vouchers_out", "vouchers_back", "drafts")),
    (
        QT_TRANSLATE_NOOP("home", "Taken back and lent"),
        (
            "take_back_late",
            "take_back_to_decide",
            "loaners_late",
            "loaners_promised",
            "loaners_to_decide",
            "take_back_here",
            "loaners_out",
        ),
    ),
    (QT_TRANSLATE_NOOP("home", "Money"), ("charges_late", "cash_held", "charges_open")),
    (
        QT_TRANSLATE_NOOP("home", "Stores"),
        ("old_parts_late", "parts_short", "tests_late", "tools_late", "tools_to_decide"),
    ),
)
_WEEKDAYS = (
    QT_TRANSLATE_NOOP("home", "Monday"),
    QT_TRANSLATE_NOOP("home", "Tuesday"),
    QT_TRANSLATE_NOOP("home", "Wednesday"),
    QT_TRANSLATE_NOOP("home", "Thursday"),
    QT_TRANSLATE_NOOP("home", "Friday"),
    QT_TRANSLATE_NOOP("home", "Saturday"),
    QT_TRANSLATE_NOOP("home", "Sunday"),
)


class HomePage(QWidget):
    """Greeting, figures, reminders and drafts; reads itself afresh every minute while it is seen."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.tiles: dict[str, FigureTile] = {}
        self._headings: list[QLabel] = []
        self._figures: dict[str, Figure] = {}
        self._reminders: tuple[Reminder, ...] = ()
        self._shows_all = False
        self._drafts: tuple[DraftEntry, ...] = ()
        self.greeting, self.date = QLabel(self), QLabel(self)
        self.greeting.setProperty("role", "title")
        self.date.setProperty("role", "muted")
        self.grid = QGridLayout()
        self.grid.setSpacing(SPACE)
        self.grid.setVerticalSpacing(SPACE // 2)  # what comes first is to be in sight below
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
        self._timer.timeout.connect(self.refresh)
        self.refresh()

    def refresh(self, changes: Changes | None = None) -> None:
        """Read the day afresh."""
        name = self._desk.session.full_name or self._desk.session.name
        self.greeting.setText(greeting(clock.local(clock.now()).hour, name))
        today = clock.today()
        parts = [today.isoformat(), shown(_WEEKDAYS[today.weekday()])]
        if not settings.is_workday(today):
            parts.append(translate("home", "day off"))
        self.date.setText(" · ".join(parts))
        self._show_figures(home.figures())
        found, is_cut = reminders.waiting()
        self._reminders = found if self._shows_all else found[:_MOST_REMINDERS]
        self._say_more(len(found) - len(self._reminders), is_cut)
        self.reminder_table.put([_reminder_row(place, one) for place, one in enumerate(self._reminders, 1)])
        self.reminder_section.setVisible(bool(self._reminders))
        self.quiet.setVisible(not self._reminders)
        self.quiet.setText(self._quiet_words())
        self._drafts = drafts.listing()
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
        else:
            self._desk.open_record(one.kind, one.row_id)

    def open_draft(self, place: int) -> None:
        """Go on with a draft where it was left."""
        draft = self._drafts[place - 1]
        kind, _, rest = draft.form.partition(":")
        if draft.form.startswith(DRAFT):
            RegisterCallDialog(self._desk, draft=draft.form, parent=self.window()).open()
        elif draft.form.startswith(COMPLAINT_DRAFT):
            continue_complaint(self._desk, draft.form)
        elif kind == "service_voucher" and rest.isdigit():
            open_hand_in(self._desk, int(rest), parent=self.window())
        elif rest.isdigit():
            self._desk.open_record(kind, int(rest))

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

    def _show_figures(self, figures: tuple[Figure, ...]) -> None:
        self._figures = {figure.key: figure for figure in figures}
        if self.tiles.keys() != self._figures.keys():
            self._build_tiles(figures)
        for figure in figures:
            self.tiles[figure.key].set_figure(figure.count, Tone(figure.tone))

    def _build_tiles(self, figures: tuple[Figure, ...]) -> None:
        for tile in self.tiles.values():
            self.grid.removeWidget(tile)
            tile.hide()
            tile.deleteLater()
        for heading in self._headings:
            heading.hide()
            heading.deleteLater()
        self.tiles, self._headings = {}, []
        titles = {figure.key: figure.title for figure in figures}
        row = column = 0
        for name, keys in _SECTIONS:
            here = [key for key in keys if key in titles]
            if not here:
                continue
            if column + len(here) > _COLUMNS:
                row, column = row + 2, 0
            heading = QLabel(shown(name), self)
            heading.setProperty("role", "caption")
            self._headings.append(heading)
            self.grid.addWidget(heading, row, column, 1, len(here))
            for place, key in enumerate(here, column):
                tile = FigureTile(titles[key], _ICONS.get(key, ""), self)
                tile.clicked.connect(lambda key=key: self.open_figure(key))
                self.tiles[key] = tile
                self.grid.addWidget(tile, row + 1, place)
            column += len(here)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(SPACE * 2)
        head.addWidget(self.greeting)
        head.addWidget(self.date, 1, Qt.AlignmentFlag.AlignBottom)
        for column in range(_COLUMNS):
            self.grid.setColumnStretch(column, 1)
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
        self.reminder_section.head.addStrut(self.draft_section.head.sizeHint().height())
        for table in (self.reminder_table, self.draft_table):
            table.setMinimumHeight(140)
        lists = QHBoxLayout()
        lists.setSpacing(SPACE * 3)
        lists.addWidget(self.reminder_section, 2)
        lists.addWidget(self.quiet, 2, Qt.AlignmentFlag.AlignTop)
        lists.addWidget(self.draft_section, 1)
        holder = QWidget(self)
        holder.setProperty("role", "page")
        column = QVBoxLayout(holder)
        column.setContentsMargins(SPACE * 3, SPACE, SPACE * 3, SPACE)
        column.setSpacing(SPACE)
        column.addLayout(head)
        column.addLayout(self.grid)
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


def draft_words(draft: DraftEntry) -> str:
    """What a draft is, in one line."""
    when = moment_text(draft.saved_at)
    if draft.form.startswith(DRAFT):
        return translate("home", "Call · {what}").format(what=draft_title(draft))
    if draft.form.startswith(COMPLAINT_DRAFT):
        return translate("home", "Complaint · {what}").format(what=complaint_title(draft))
    if draft.form.startswith("service_voucher:"):
        return translate("home", "Signed voucher · {when}").format(when=when)
    return translate("home", "Record · {when}").format(when=when)


def _reminder_row(place: int, one: Reminder) -> Row:
    here = clock.local(one.due_at)
    whole_day = (here.hour, here.minute) == (0, 0)
    due = f"{here - timedelta(days=1):%Y-%m-%d}" if whole_day else moment_text(one.due_at)
    return Row(place, (due, one.text, one.number), (Tone(one.tone),))
