"""What became of the call: helped at once, a reply promised, a visit appointed, brought in, or noted for now."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QComboBox,
    QLineEdit,
    QPushButton,
    QSpinBox,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from app.core import clock
from app.core.errors import UserError
from app.core.i18n import QT_TRANSLATE_NOOP, shown, translate
from app.services import dispatch, staff, take_back_receipts
from app.services.service_calls import Appointment, BroughtIn, Outcome, Promise, SolvedByPhone
from app.ui.dialogs._taken_items import ItemsEdit, technician_box
from app.ui.theme import SPACE
from app.ui.widgets.flow import FlowLayout
from app.ui.widgets.form_draft import form_texts, restore_texts
from app.ui.widgets.form_grid import LABEL_WIDTH, FormGrid
from app.ui.widgets.long_text import LongText
from app.ui.widgets.moment_edit import DateEdit, MomentEdit, next_quarter
from app.ui.widgets.screen_fit import is_narrow
from app.ui.widgets.section import link_button

REMEDY_NAMES = {
    "instruction": QT_TRANSLATE_NOOP("call", "Instruction"),
    "part_swap": QT_TRANSLATE_NOOP("call", "Part swapped"),
    "software_upgrade": QT_TRANSLATE_NOOP("call", "Software upgrade"),
    "repair": QT_TRANSLATE_NOOP("call", "Repair"),
    "compensation": QT_TRANSLATE_NOOP("call", "Compensation"),
    "other": QT_TRANSLATE_NOOP("call", "Other"),
}
LATER, SOLVED, PROMISED, APPOINTED, BROUGHT = "later", "solved", "promised", "appointed", "brought"
_NAMES = {
    LATER: QT_TRANSLATE_NOOP("call", "Register only"),
    SOLVED: QT_TRANSLATE_NOOP("call", "Solved by phone"),
    PROMISED: QT_TRANSLATE_NOOP("call", "Promise a reply"),
    APPOINTED: QT_TRANSLATE_NOOP("call", "Appoint a visit"),
    BROUGHT: QT_TRANSLATE_NOOP("call", "Brought in"),
}
_NEEDED = {
    PROMISED: {"reply_at": QT_TRANSLATE_NOOP("call", "Enter when the reply is promised.")},
    APPOINTED: {"appointed_at": QT_TRANSLATE_NOOP("call", "Enter when the technician comes.")},
}
_MORNING, _AFTERNOON = 9, 14


class OutcomePanel(QWidget):
    """Five choices, each with its own few fields. `value()` is the outcome as the use case wants it."""

    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._group = QButtonGroup(self)
        self._keys = tuple(_NAMES)
        self.stack = QStackedWidget(self)
        row = FlowLayout(SPACE // 2)
        for number, (key, name) in enumerate(_NAMES.items()):
            button = QPushButton(f"{shown(name)} (&{number + 1})", self)
            button.setCheckable(True)
            button.setAutoDefault(False)
            button.setObjectName(f"outcome_{key}")
            self._group.addButton(button, number)
            row.addWidget(button)
        self.complaint = QPushButton(translate("call", "Complaint") + " (&C)", self)
        self.complaint.setAutoDefault(False)
        self.complaint.setObjectName("outcome_complaint")
        self.complaint.setToolTip(translate("call", "It is a complaint: what is typed goes into its form."))
        row.addWidget(self.complaint)
        self.opinion = QPushButton(translate("call", "Opinion") + " (&O)", self)
        self.opinion.setAutoDefault(False)
        self.opinion.setObjectName("outcome_opinion")
        self.opinion.setToolTip(translate("call", "It is an opinion or suggestion: what is typed goes into its form."))
        row.addWidget(self.opinion)
        self.forms = {key: FormGrid(1 if is_narrow(self) else 2, self) for key in _NAMES}
        self._fill_forms()
        for key in _NAMES:
            self.stack.addWidget(self._page(key))
            self.forms[key].edited.connect(self.edited)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE // 2)
        column.addLayout(row)
        column.addWidget(self.stack)
        self._group.idToggled.connect(self._switched)
        self._group.idClicked.connect(lambda _number: self._to_first_field())
        self.choose(LATER)

    def chosen(self) -> str:
        """Which of the five."""
        return self._keys[self._group.checkedId()]

    def choose(self, key: str) -> None:
        """Choose one of the five."""
        self._group.button(self._keys.index(key)).setChecked(True)

    def value(self) -> tuple[bool, Outcome]:
        """Whether the fields could be understood, and the outcome."""
        key = self.chosen()
        form = self.forms[key]
        values = form.values()
        if values is None:
            return False, None
        for field, text in _NEEDED.get(key, {}).items():
            if values[field] is None:
                form.show_error(UserError(shown(text), field))
                return False, None
        return True, _outcome(key, values)

    def show_error(self, error: UserError) -> bool:
        """Put a refusal beside its field; False when none of these fields is meant."""
        if self.chosen() == BROUGHT and self.items.show_error(error):
            self.forms[BROUGHT].set_error("items", error.text)
            return True
        return self.forms[self.chosen()].show_error(error)

    def show_caller(self, customer_id: int, device: dict[str, object] | None) -> None:
        """Whose things may be brought in, and the device that the call is about."""
        self.items.set_customer(customer_id)
        self.items.offer(device)

    def goes_with(self, channel: QComboBox) -> None:
        """What is brought in came in person, unless another channel than the telephone was chosen."""

        def follow(number: int, on: bool) -> None:
            before, after = ("phone", "visit") if on else ("visit", "phone")
            if self._keys[number] == BROUGHT and channel.currentData() == before:
                channel.setCurrentIndex(channel.findData(after))

        self._group.idToggled.connect(follow)

    def draft(self) -> dict[str, Any]:
        """What is typed, for the draft."""
        typed = {key: form_texts(form) for key, form in self.forms.items()}
        return {"chosen": self.chosen(), **typed, "things": self.items.table.rows()}

    def restore(self, kept: dict[str, Any]) -> None:
        """Put a draft back."""
        if kept.get("chosen") in self._keys:
            self.choose(kept["chosen"])
        for key, form in self.forms.items():
            restore_texts(form, kept.get(key, {}))
        if kept.get("things"):
            self.items.set_value(kept["things"])

    def _fill_forms(self) -> None:
        solved = self.forms[SOLVED]
        solved.add("solution", translate("call", "Solution"), LongText(2), required=True, wide=True)
        remedy = QComboBox()
        for value, name in REMEDY_NAMES.items():
            remedy.addItem(shown(name), value)
        solved.add("remedy", translate("call", "Remedy"), remedy)
        solved.add("remote", "", QCheckBox(translate("call", "by remote connection")))
        promised = self.forms[PROMISED]
        promised.add("reply_at", translate("call", "Reply by"), MomentEdit(ahead=True), required=True)
        person = QComboBox()
        person.setEditable(True)
        person.addItems([one.name for one in staff.listing()])
        person.setCurrentText("")
        promised.add("interface_person", translate("call", "Interface person"), person, required=True)
        visit = self.forms[APPOINTED]
        visit.add("appointed_at", translate("call", "Visit"), MomentEdit(ahead=True), required=True)
        minutes = QSpinBox()
        minutes.setRange(5, 24 * 60)
        minutes.setSingleStep(15)
        minutes.setValue(120)
        minutes.setSuffix(translate("call", " min"))
        visit.add("minutes", translate("call", "Length"), minutes)
        visit.add("technician_id", translate("call", "Technician"), QComboBox(), wide=True)
        visit.editor("appointed_at").textChanged.connect(lambda _text: self.show_loads())
        self._fill_brought()

    def _fill_brought(self) -> None:
        brought = self.forms[BROUGHT]
        self.items: ItemsEdit = brought.add(
            "items", translate("call", "Things"), ItemsEdit(rows=3, with_fault=False), wide=True
        )
        self.items.edited.connect(self.edited)
        brought.add("expected_return_on", translate("call", "Promised for"), DateEdit(), required=True)
        brought.add("technician_id", translate("call", "Goes to"), technician_box())
        hint = translate("call", "Empty where it came by post, or until the stub is signed.")
        brought.add("signed_by", translate("call", "Signed by"), QLineEdit(), hint)
        brought.add("signed_on", translate("call", "Signed on"), DateEdit())
        brought.editor("signed_by").editingFinished.connect(self._signed_today)
        brought.set_values({"expected_return_on": take_back_receipts.usual_promise()})

    def _signed_today(self) -> None:
        """Who signs at the counter signs today, unless another day is entered."""
        brought = self.forms[BROUGHT]
        if brought.editor("signed_by").text().strip() and not brought.editor("signed_on").text().strip():
            brought.editor("signed_on").set_value(clock.today())

    def show_loads(self) -> None:
        """List the technicians with what they have on the day that is typed."""
        visit = self.forms[APPOINTED]
        try:
            moment = visit.editor("appointed_at").value()
        except UserError:
            return
        day = clock.local(moment).date() if moment else clock.today()
        box, kept = visit.editor("technician_id"), visit.editor("technician_id").currentData()
        if box.property("day") == day.isoformat():
            return
        box.setProperty("day", day.isoformat())
        box.blockSignals(True)
        box.clear()
        box.addItem(translate("call", "Dispatch decides"), 0)
        for one in dispatch.day_plan(day).technicians:
            text = translate("call", "{name} · {count} visits, {hours} h on {day}").format(
                name=one.name, count=len(one.calls), hours=f"{one.load_minutes / 60:g}", day=f"{day:%m-%d}"
            )
            box.addItem(text, one.staff_id)
        box.setCurrentIndex(max(0, box.findData(kept)))
        box.blockSignals(False)

    def _page(self, key: str) -> QWidget:
        """A form, and the quick buttons under it."""
        form = self.forms[key]
        page = QWidget(self.stack)
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(form)
        if key == PROMISED:
            column.addWidget(self._quick(form, "reply_at", self._reply_times()))
        elif key == APPOINTED:
            column.addWidget(self._quick(form, "appointed_at", self._visit_times()))
        column.addStretch(1)
        return page

    def _quick(self, form: FormGrid, field: str, times: list[tuple[str, datetime]]) -> QWidget:
        holder = QWidget(form)
        margin = QVBoxLayout(holder)
        margin.setContentsMargins(LABEL_WIDTH, 0, 0, 0)
        row = FlowLayout(2)
        margin.addLayout(row)
        for text, moment in times:
            row.addWidget(link_button(text, lambda moment=moment: self._put(form, field, moment), holder))
        return holder

    def _put(self, form: FormGrid, field: str, moment: datetime) -> None:
        form.editor(field).set_value(moment)
        self.edited.emit()

    def _reply_times(self) -> list[tuple[str, datetime]]:
        now = clock.now()
        times = [
            (translate("call", "+30 min"), now + timedelta(minutes=30)),
            (translate("call", "+1 h"), now + timedelta(hours=1)),
            (translate("call", "+2 h"), now + timedelta(hours=2)),
        ]
        return times + _hours_ahead(now)

    def _visit_times(self) -> list[tuple[str, datetime]]:
        now = clock.now()
        soon = next_quarter(now)
        return [(_day_words(soon, now), soon), *(hour for hour in _hours_ahead(now) if hour[1] != soon)]

    def _to_first_field(self) -> None:
        """Who chose with Alt and a digit goes on typing where the choice asks something."""
        form = self.forms[self.chosen()]
        if form.fields():
            form.editor(form.fields()[0]).setFocus()

    def _switched(self, number: int, on: bool) -> None:
        if on:
            self.stack.setCurrentIndex(number)
            if self.chosen() == APPOINTED:
                self.show_loads()
            self.edited.emit()


def _hours_ahead(now: datetime) -> list[tuple[str, datetime]]:
    """This afternoon while it is ahead, and tomorrow morning and afternoon."""
    today = clock.local(now).date()
    found = []
    for days, hour in ((0, _AFTERNOON), (1, _MORNING), (1, _AFTERNOON)):
        moment = clock.local_midnight(today + timedelta(days=days)) + timedelta(hours=hour)
        if moment > now:
            found.append((_day_words(moment, now), moment))
    return found


def _day_words(moment: datetime, now: datetime) -> str:
    """A time of today or tomorrow."""
    here = clock.local(moment)
    today = here.date() == clock.local(now).date()
    text = translate("call", "today {time}") if today else translate("call", "tomorrow {time}")
    return text.format(time=f"{here:%H:%M}")


def _outcome(key: str, values: dict[str, Any]) -> Outcome:
    match key:
        case "solved":
            return SolvedByPhone(values["solution"], values["remedy"], values["remote"])
        case "promised":
            return Promise(values["reply_at"], values["interface_person"])
        case "appointed":
            return Appointment(values["appointed_at"], values["minutes"], values["technician_id"] or 0)
        case "brought":
            return BroughtIn(**values)
        case _:
            return None
