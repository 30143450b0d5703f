"""The day's dispatch: who goes where and when, drawn as a board; what is left over waits beside it (F15, R046)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from app.core import clock
from app.core.changes import Changes
from app.core.errors import UserError
from app.core.i18n import QT_TRANSLATE_NOOP, shown, translate
from app.services import dispatch, inspection_file
from app.services.dispatch import DayPlan, PlannedCall, TechnicianDay
from app.services.inspection_file import WaitingInspection
from app.ui.desk import Desk
from app.ui.dialogs.place_call import PlaceDialog
from app.ui.ledger.on_worker import in_my_name
from app.ui.pages._dispatch_inspections import DueInspections
from app.ui.pages._dispatch_papers import issue_and_print_day, print_day_plan
from app.ui.pages._planned_call import PlannedCallCard
from app.ui.tasks import Task
from app.ui.theme import SPACE, Tone, grown
from app.ui.widgets.board_plan import BoardBlock, BoardRow
from app.ui.widgets.call_list import CallList, ListedCall
from app.ui.widgets.day_board import DayBoard
from app.ui.widgets.empty_state import EmptyState
from app.ui.widgets.low_screen import LowScreenArea
from app.ui.widgets.moment_edit import DateEdit
from app.ui.widgets.section import chip, set_chip, tool_button
from app.ui.widgets.timeline import span_text

_WEEKDAYS = (
    QT_TRANSLATE_NOOP("dispatch", "Monday"),
    QT_TRANSLATE_NOOP("dispatch", "Tuesday"),
    QT_TRANSLATE_NOOP("dispatch", "Wednesday"),
    QT_TRANSLATE_NOOP("dispatch", "Thursday"),
    QT_TRANSLATE_NOOP("dispatch", "Friday"),
    QT_TRANSLATE_NOOP("dispatch", "Saturday"),
    QT_TRANSLATE_NOOP("dispatch", "Sunday"),
)
_MOVABLE = ("logged", "awaiting_reply", "scheduled", "dispatched")
_INTERESTING = (
    "service_call", "inspection", "service_voucher", "carried_item", "staff", "branch_setting", "calendar_day",
)  # fmt: skip
_SOON = timedelta(hours=4)
_LEAST_WEEKDAY = 72
"""Pixels: at 150 % on a small screen the end of the weekday gives way, not a button."""
_CARD_HEIGHT = 204


class DispatchPage(QWidget):
    """Left: what waits for a place. Middle: the board of the day. Below: the chosen call."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._day = clock.today()
        self._plan: DayPlan | None = None
        self._calls: dict[int, PlannedCall] = {}
        self._inspections = DueInspections(desk)
        self.list = CallList(self)
        self.list.setAccessibleName(translate("dispatch", "Calls without a place"))
        self.list.chosen.connect(self._show_call)
        self.list.place_wanted.connect(self.edit)
        self.board = DayBoard(self)
        self.board.chosen.connect(self._show_call)
        self.board.edit_wanted.connect(self.edit)
        self.board.move_wanted.connect(self.move_call)
        self.card = PlannedCallCard(desk, self)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE * 2, SPACE, SPACE * 2, SPACE)
        column.setSpacing(SPACE)
        column.addLayout(self._toolbar())
        column.addWidget(self._body(), 1)
        for key, days in (("Ctrl+PgUp", -1), ("Ctrl+PgDown", 1)):
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.activated.connect(lambda days=days: self.show_day(self._day + timedelta(days=days)))
        self._reading: Task | None = None
        self.day.set_value(self._day)
        self._read()

    # -- the day ----------------------------------------------------------------------------------------------------

    def show_day(self, day: date) -> None:
        """Show another day."""
        self._day = day
        self.day.set_value(day)
        self.refresh()

    def turn_day(self, before: date) -> None:
        """Midnight: who looked at today looks at the new day."""
        if self._day == before:
            self.show_day(clock.today())

    def refresh(self, changes: Changes | None = None) -> None:
        """Read the day afresh when something in it changed."""
        if changes is not None and changes.touched and not changes.touches(*_INTERESTING):
            return
        if self._reading is not None:
            self._reading.cancel()
        self._show_plan(dispatch.day_plan(self._day), inspection_file.waiting())

    def _read(self) -> None:
        """Read the day on the worker: the plan of a large branch holds up the window while the page is made."""
        day = self._day

        def work(_task: Task) -> tuple[DayPlan, tuple[WaitingInspection, ...]]:
            return dispatch.day_plan(day), inspection_file.waiting()

        self._reading = self._desk.tasks.run(in_my_name(self._desk, work), self._was_read)

    def _was_read(self, found: tuple[DayPlan, tuple[WaitingInspection, ...]]) -> None:
        self._show_plan(*found)

    def _show_plan(self, plan: DayPlan, inspections: Sequence[WaitingInspection]) -> None:
        self._reading, self._plan = None, plan
        self._inspections.put(inspections)
        everything = [*plan.left_over, *plan.unassigned, *plan.waiting, *(c for t in plan.technicians for c in t.calls)]
        self._calls = {call.call_id: call for call in everything}
        self._fill_list(plan)
        self._fill_board(plan)
        weekday = shown(_WEEKDAYS[self._day.weekday()])
        day_off = translate("dispatch", "day off")
        self.weekday.setText(weekday if plan.is_workday else f"{weekday} · {day_off}")
        self.weekday.setToolTip(self.weekday.text())
        set_chip(self.count, translate("dispatch", "{count} visits").format(count=plan.call_count))
        late = len(plan.left_over)
        set_chip(self.late, translate("dispatch", "{count} left over").format(count=late) if late else "", Tone.LATE)
        clashes = sum(bool(call.conflicts) for call in everything)
        text = translate("dispatch", "{count} overlap").format(count=clashes) if clashes else ""
        set_chip(self.clashes, text, Tone.LATE)
        self._show_call(self.board.current() or self.list.current())

    def move_call(self, call_id: int, technician_id: int, start: datetime) -> None:
        """Give a call to a technician at a time; asks for the reason where a promise moves."""
        if self._inspections.knows(call_id):
            made = self._inspections.plan(call_id, technician_id, start)
            self.refresh()
            self.board.choose(made.result if made else 0)
            return
        call = self._calls.get(call_id)
        if call is None:
            return
        reason = ""
        moved = call.starts_at is not None and call.starts_at != start
        handed_on = call.technician_id and call.technician_id != technician_id
        if moved or handed_on:
            answer = self._desk.prompts.ask_text(self._question(call, technician_id, start))
            if not answer:
                self._desk.prompts.warn(translate("dispatch", "Not moved: a promise moves only with a reason."))
                return
            reason = answer
        if self._desk.bus.run(
            dispatch.assign, call_id, seen_version=call.row_version, technician_id=technician_id, appointed_at=start,
            reason=reason, on_error=self._refused,
        ):  # fmt: skip
            self.refresh()
            self.board.choose(call_id)

    def edit(self, call_id: int) -> None:
        """Open the small form of a call's place."""
        if self._inspections.knows(call_id):
            self._inspections.open(call_id, self)
            return
        call = self._calls.get(call_id)
        if call is None or self._plan is None:
            return
        start = clock.local_midnight(self._day) + timedelta(hours=9)
        dialog = PlaceDialog(self._desk, call, self._plan.technicians, start, self)
        dialog.accepted.connect(self.refresh)
        dialog.open()

    def print_plan(self) -> None:
        """Print the plan of the day."""
        if self._plan is not None:
            print_day_plan(self._desk, self._plan)

    def print_vouchers(self) -> None:
        """Issue the vouchers that the day still needs and print them in one go."""
        if self._plan is not None:
            issue_and_print_day(self._desk, self._plan)

    # -- parts ------------------------------------------------------------------------------------------------------

    def _toolbar(self) -> QHBoxLayout:
        back = translate("dispatch", "The day before (Ctrl+PgUp)")
        forward = translate("dispatch", "The day after (Ctrl+PgDown)")
        row = QHBoxLayout()
        row.addWidget(tool_button("left", back, lambda: self.show_day(self._day - timedelta(days=1)), self))
        self.day = DateEdit()
        self.day.setFixedWidth(grown(130))
        self.day.setAccessibleName(translate("dispatch", "Day"))
        self.day.editingFinished.connect(self._day_typed)
        self.day.edited.connect(self._day_picked)
        row.addWidget(self.day)
        row.addWidget(tool_button("right", forward, lambda: self.show_day(self._day + timedelta(days=1)), self))
        today = QPushButton(translate("dispatch", "Today"), self)
        today.clicked.connect(lambda: self.show_day(clock.today()))
        row.addWidget(today)
        self.weekday = QLabel(self)
        self.weekday.setProperty("role", "heading")
        self.weekday.setMinimumWidth(grown(_LEAST_WEEKDAY))
        row.addWidget(self.weekday)
        self.count, self.late, self.clashes = chip("", parent=self), chip("", parent=self), chip("", parent=self)
        for label in (self.count, self.late, self.clashes):
            row.addWidget(label)
        row.addStretch(1)
        self.plan_button = QPushButton(translate("dispatch", "Print day plan"), self)
        self.plan_button.clicked.connect(self.print_plan)
        self.voucher_button = QPushButton(translate("dispatch", "Issue and print vouchers"), self)
        self.voucher_button.setProperty("role", "primary")
        self.voucher_button.clicked.connect(self.print_vouchers)
        row.addWidget(self.plan_button)
        row.addWidget(self.voucher_button)
        return row

    def _body(self) -> QWidget:
        scroll = QScrollArea(self)
        scroll.setWidgetResizable(True)
        scroll.setWidget(self.board)
        self.nobody = EmptyState(
            translate("dispatch", "There are no technicians yet."),
            translate("dispatch", "An administrator enters them: Staff, behind the name at the top right."),
            "users",
        )
        self.board_area = QStackedWidget(self)
        self.board_area.addWidget(scroll)
        self.board_area.addWidget(self.nobody)
        keys = translate("dispatch", "Drag a call, or Space lifts it and the arrow keys move it. Enter edits.")
        hint = QLabel(keys, self)
        hint.setProperty("role", "muted")
        right = QWidget(self)
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE // 2)
        column.addWidget(self.board_area, 2)
        column.addWidget(hint)
        self.card.setMinimumHeight(_CARD_HEIGHT)
        below = LowScreenArea(self.card, self, least=_CARD_HEIGHT // 2)
        below.setMaximumHeight(_CARD_HEIGHT)
        column.addWidget(below, 3)
        split = QSplitter(Qt.Orientation.Horizontal, self)
        split.addWidget(self.list)
        split.addWidget(right)
        split.setStretchFactor(1, 1)
        split.setSizes([290, 1050])
        split.setChildrenCollapsible(False)
        return split

    def _fill_list(self, plan: DayPlan) -> None:
        groups = (
            (translate("dispatch", "Left over from earlier days"), plan.left_over),
            (translate("dispatch", "This day, nobody assigned"), plan.unassigned),
            (translate("dispatch", "Without a visit time"), plan.waiting),
        )
        entries: list[ListedCall] = []
        for title, calls in groups:
            if calls:
                entries.append(ListedCall(0, f"{title}  {len(calls)}"))
                entries += [_listed(call) for call in calls]
        entries += self._inspections.entries()
        if not entries:
            entries.append(ListedCall(0, translate("dispatch", "Nothing is waiting.")))
        self.list.put(entries)

    def _fill_board(self, plan: DayPlan) -> None:
        rows = [BoardRow(one.staff_id, one.name, _load_of(one), one.is_overloaded) for one in plan.technicians]
        if plan.unassigned:
            minutes = sum(call.minutes for call in plan.unassigned)
            rows.insert(0, BoardRow(0, translate("dispatch", "Nobody yet"), _load(len(plan.unassigned), minutes)))
        self.board_area.setCurrentIndex(0 if plan.technicians else 1)
        calls = [*plan.unassigned, *(call for one in plan.technicians for call in one.calls)]
        self.board.set_day(self._day, rows, [_block(call) for call in calls if call.starts_at], (8, 18))

    def _show_call(self, call_id: int) -> None:
        self.card.show_call(self._calls.get(call_id), self._inspections.words(call_id))

    def _question(self, call: PlannedCall, technician_id: int, start: datetime) -> str:
        names = {one.staff_id: one.name for one in self._plan.technicians} if self._plan else {}
        who = names.get(technician_id, translate("dispatch", "nobody yet"))
        text = translate("dispatch", "{number} moves to {who}, {time}. Why?")
        return text.format(number=call.number, who=who, time=clock.local(start).strftime("%m-%d %H:%M"))

    def _refused(self, error: UserError) -> None:
        self._desk.prompts.warn(error.text)
        self.refresh()

    def _day_typed(self) -> None:
        try:
            day = self.day.value()
        except UserError as error:
            self._desk.prompts.warn(error.text)
            day = None
        if day is None:
            self.day.set_value(self._day)
        elif day != self._day:
            self.show_day(day)

    def _day_picked(self) -> None:
        if not self.day.isModified():
            self._day_typed()


def _listed(call: PlannedCall) -> ListedCall:
    first = call.fault_text.splitlines()[0] if call.fault_text else ""
    star = "★ " if call.is_key_customer else ""
    due, tone = _due(call)
    return ListedCall(call.call_id, f"{star}{call.customer_name}", f"{call.fault_level} · {first}", due, tone)


def _due(call: PlannedCall) -> tuple[str, Tone]:
    """How the arrival limit stands, in a few words and a colour."""
    if call.is_paused:
        return translate("dispatch", "held"), Tone.PAUSED
    if call.arrival_due_at is None:
        return ("", Tone.NORMAL) if call.fault_level != 1 else (translate("dispatch", "at once"), Tone.LATE)
    left = call.arrival_due_at - clock.now()
    if left <= timedelta(0):
        return translate("dispatch", "late {span}").format(span=span_text(-left)), Tone.LATE
    return span_text(left), Tone.DUE if left < _SOON else Tone.NORMAL


def _block(call: PlannedCall) -> BoardBlock:
    start = call.starts_at or clock.now()
    tone = {"dispatched": Tone.NORMAL, "on_site": Tone.DUE, "scheduled": Tone.NORMAL}.get(call.state, Tone.DONE)
    if call.is_late and call.state in ("scheduled", "dispatched"):
        tone = Tone.LATE
    star = "★ " if call.is_key_customer else ""
    mark = "▣ " if call.voucher_number else ""
    detail = call.fault_text.splitlines()[0] if call.fault_text else call.model
    hint = call.address
    if call.is_late:
        hint += "\n" + translate("dispatch", "Planned after the arrival limit.")
    return BoardBlock(
        call.call_id, call.technician_id, start, call.minutes or 120, f"{mark}{star}{call.customer_name}",
        f"{call.fault_level} · {detail}", tone, hint, fixed=call.state not in _MOVABLE,
    )  # fmt: skip


def _load_of(one: TechnicianDay) -> str:
    if not one.is_overloaded:
        return _load(len(one.calls), one.load_minutes)
    text = translate("dispatch", "{hours} h planned, {most} h to work")
    return text.format(hours=_hours(one.load_minutes), most=_hours(one.available_minutes))


def _hours(minutes: int) -> str:
    return f"{minutes / 60:.1f}".rstrip("0").rstrip(".")


def _load(count: int, minutes: int) -> str:
    if not count:
        return ""
    hours = _hours(minutes)
    if count == 1:
        return translate("dispatch", "1 visit, {hours} h").format(hours=hours)
    return translate("dispatch", "{count} visits, {hours} h").format(count=count, hours=hours)
