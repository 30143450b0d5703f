"""Care for many customers in one go: a year's plan (R025), a round of call-ons (3.14); first one sees what it makes."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QSpinBox,
    QWidget,
)

from app.core import clock
from app.core.changes import Changes
from app.core.errors import AftercareError, Bug
from app.core.i18n import shown, translate
from app.domain import call_on
from app.domain.care import FESTIVAL_LABELS, KINDS
from app.services import care_plans, customers, staff
from app.services.care_plans import Group, Occasion, Preview
from app.ui.desk import Desk
from app.ui.dialogs.call_actions import choice
from app.ui.dialogs.form_dialog import FormDialog
from app.ui.dialogs.relationship_card import people_box
from app.ui.ledger.on_worker import in_my_name
from app.ui.tasks import Task
from app.ui.theme import SPACE
from app.ui.widgets.moment_edit import DateEdit
from app.ui.widgets.section import Row, SmallTable

_SHOWN = 200
_GREETED = ("spring_festival", "mid_autumn")


class TickList(QListWidget):
    """Names to tick; `value()` the keys of those that are."""

    def __init__(self, names: dict[str, str], ticked: tuple[str, ...] = (), rows: int = 4) -> None:
        super().__init__()
        for key, name in names.items():
            item = QListWidgetItem(name, self)
            item.setData(Qt.ItemDataRole.UserRole, key)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked if key in ticked else Qt.CheckState.Unchecked)
        self.setFixedHeight(rows * (self.fontMetrics().height() + 8) + 8)
        self.edited = self.itemChanged

    def value(self) -> tuple[str, ...]:
        """The keys ticked, in order."""
        items = (self.item(row) for row in range(self.count()))
        return tuple(
            str(item.data(Qt.ItemDataRole.UserRole)) for item in items if item.checkState() is Qt.CheckState.Checked
        )

    def set_value(self, keys: tuple[str, ...]) -> None:
        """Tick these."""
        for row in range(self.count()):
            item = self.item(row)
            ticked = item.data(Qt.ItemDataRole.UserRole) in keys
            item.setCheckState(Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked)


class PlanDialog(FormDialog):
    """A plan: its parameters left, what it would make below; asked afresh with every change."""

    def __init__(self, desk: Desk, title: str, parent: QWidget | None = None) -> None:
        super().__init__(desk, title, translate("care", "Make the plan"), parent=parent, columns=2)
        self._task: Task | None = None
        self.fill()
        heads = (
            translate("care", "Day"), translate("care", "Customer"), translate("care", "Person"),
            translate("care", "What"), translate("care", "Owner"),
        )  # fmt: skip
        self.summary = QLabel(self)
        self.summary.setWordWrap(True)
        self.table = SmallTable(heads, stretch=1, most=8)
        self.table.setAccessibleName(translate("care", "What the plan makes"))
        self.body.addWidget(self.summary)
        self.body.addWidget(self.table)
        self.form.edited.connect(self.preview)
        self.setMinimumWidth(860)
        self.preview()

    def fill(self) -> None:
        """Put the parameters into the form."""
        raise Bug(f"{type(self).__name__} does not say this")

    def asked(self, values: dict[str, Any]) -> tuple[Callable[..., Changes], Callable[..., Preview], dict[str, Any]]:
        """The use case, what shows beforehand what it would do, and the parameters of both in their order."""
        raise Bug(f"{type(self).__name__} does not say this")

    def preview(self) -> None:
        """Have worked out, on the worker, what would be made now."""
        values = self.form.values()
        self.trouble.hide()
        self.verb.setEnabled(False)
        if self._task is not None:
            self._task.cancel()
        if values is None:
            return
        look, given = self.asked(values)[1:]
        self._task = self.desk.tasks.run(
            in_my_name(self.desk, lambda _task: look(*given.values())), self._show, self._refused
        )

    def hideEvent(self, event: QHideEvent) -> None:
        """What is still being worked out is not wanted any more."""
        super().hideEvent(event)
        if self._task is not None:
            self._task.cancel()

    def _show(self, preview: Preview) -> None:
        self._task = None
        self.summary.setText(_words(preview))
        self.table.put(_rows(preview))
        self.verb.setEnabled(bool(preview.lines))

    def _refused(self, error: Exception) -> None:
        self._task = None
        self.table.put([])
        self.summary.setText(error.text if isinstance(error, AftercareError) else str(error))

    def save(self, values: dict[str, Any]) -> Changes | None:
        """Make it."""
        act, _look, given = self.asked(values)
        changes = self.desk.bus.run(act, on_error=self.on_error, **given)
        if changes is not None:
            made = len(changes.touched.get("care_activity", ()))
            self.desk.prompts.say(translate("care", "Activities planned: {count}.").format(count=made))
        return changes

    def add_group(self) -> None:
        """The customers it is for."""
        grades = {"A": "A", "B": "B", "C": "C"}
        key_only = QCheckBox(translate("care", "Key customers only"))
        self.form.add("key_only", translate("care", "Group"), key_only)
        self.form.add("grades", translate("care", "Grades"), _Grades(grades))
        regions = {region: region for region in customers.regions()}
        if regions:
            self.form.add("regions", translate("care", "Regions"), TickList(regions, rows=3), wide=True)

    @staticmethod
    def group(values: dict[str, Any]) -> Group:
        """The group that is chosen; no grade and no region ticked means all of them."""
        return Group(values["key_only"], values["grades"], values.get("regions", ()))


class YearPlanDialog(PlanDialog):
    """A year's care for a group of customers: festivals, birthdays, one day of one's own."""

    help_page = "relationship#care"

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, translate("care", "Plan a year of care"), parent)

    def fill(self) -> None:
        """Year, group, occasions."""
        today = clock.today()
        year = QComboBox()
        for one in range(today.year, today.year + 3):
            year.addItem(str(one), one)
        year.setCurrentIndex(1)
        self.form.add("year", translate("care", "Year"), year)
        self.form.add(
            "owner", translate("care", "Owner"), people_box(), translate("care", "Empty: the owner of the card.")
        )
        self.add_group()
        names = {code: shown(name) for code, name in FESTIVAL_LABELS.items()}
        names[care_plans.BIRTHDAY] = translate("care", "Birthdays of the cards")
        self.form.add("occasions", translate("care", "Occasions"), TickList(names, _GREETED, rows=4))
        before = QSpinBox()
        before.setRange(0, 60)
        before.setSuffix(translate("care", " days before"))
        before.setValue(7)
        self.form.add("days_before", translate("care", "Greet"), before)
        self.form.add("gift", translate("care", "Gift"), QLineEdit())
        self.form.add("day", translate("care", "A day of our own"), DateEdit())
        self.form.add("day_kind", translate("care", "What is done then"), choice(KINDS))
        self.form.set_values({"day_kind": "yearly_meeting", "key_only": True})

    def asked(self, values: dict[str, Any]) -> tuple[Callable[..., Changes], Callable[..., Preview], dict[str, Any]]:
        """The year's plan."""
        occasions = [
            Occasion("birthday_greeting", when, gift=values["gift"])
            if when == care_plans.BIRTHDAY
            else Occasion("holiday_greeting", when, days_before=values["days_before"], gift=values["gift"])
            for when in values["occasions"]
        ]
        if values["day"] is not None:
            occasions.append(Occasion(values["day_kind"], care_plans.ON_A_DAY, day=values["day"]))
        given = {
            "year": values["year"], "group": self.group(values), "occasions": tuple(occasions),
            "owner": values["owner"],
        }  # fmt: skip
        return care_plans.plan_year, care_plans.preview_year, given


class CallOnDialog(PlanDialog):
    """A round of call-ons: so many customers a week for each of us, those longest without contact first."""

    help_page = "relationship#care"

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, translate("care", "Plan a round of call-ons"), parent)

    def fill(self) -> None:
        """Who, how many a week, how long, of whom."""
        me = self.desk.session.full_name
        names = {name: name for name in (me, *(one.name for one in staff.listing()))}
        owners = TickList(names, (me,), rows=4)
        self.form.add("owners", translate("care", "Who calls on them"), owners)
        per_week, weeks = QSpinBox(), QSpinBox()
        per_week.setRange(1, care_plans.MOST_PER_WEEK)
        per_week.setValue(5)
        weeks.setRange(1, care_plans.MOST_WEEKS)
        weeks.setValue(4)
        self.form.add("per_week", translate("care", "Customers a week each"), per_week)
        self.form.add("weeks", translate("care", "Weeks"), weeks)
        self.form.add("since", translate("care", "From the week of"), DateEdit())
        self.add_group()
        self.form.set_values({"since": call_on.monday_of(clock.today()) + timedelta(days=7)})
        self.explain(translate("care", "A contact is a call, a return visit, a talk about a renewal, or care done."))

    def asked(self, values: dict[str, Any]) -> tuple[Callable[..., Changes], Callable[..., Preview], dict[str, Any]]:
        """The round."""
        given = {
            "owners": values["owners"], "per_week": values["per_week"], "weeks": values["weeks"],
            "since": values["since"] or clock.today(), "group": self.group(values),
        }  # fmt: skip
        return care_plans.plan_call_ons, care_plans.preview_call_ons, given


class _Grades(QWidget):
    """Grades side by side to tick."""

    def __init__(self, names: dict[str, str]) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE)
        self._boxes = {key: QCheckBox(name, self) for key, name in names.items()}
        for box in self._boxes.values():
            row.addWidget(box)
        row.addStretch(1)
        first = next(iter(self._boxes.values()))
        self.setFocusProxy(first)
        self.edited = first.toggled
        for box in list(self._boxes.values())[1:]:
            box.toggled.connect(first.toggled)

    def value(self) -> tuple[str, ...]:
        """The grades ticked."""
        return tuple(key for key, box in self._boxes.items() if box.isChecked())

    def set_value(self, keys: tuple[str, ...]) -> None:
        """Tick these."""
        for key, box in self._boxes.items():
            box.setChecked(key in keys)


def _rows(preview: Preview) -> list[Row]:
    lines = sorted(preview.lines, key=lambda line: (line.planned_on, line.customer_id))[:_SHOWN]
    return [
        Row(place, (line.planned_on.isoformat(), line.customer_name, line.person, line.subject, line.owner))
        for place, line in enumerate(lines, 1)
    ]


def _words(preview: Preview) -> str:
    text = translate("care", "New activities: {count}. Customers in the group: {customers}.").format(
        count=len(preview.lines), customers=preview.customers
    )
    if preview.present:
        text += " " + translate("care", "Planned already, to stay: {count}.").format(count=preview.present)
    return text
