"""The plan of a survey (F33): what it is for, whom it asks, when; the sample that would be drawn is shown below."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QCheckBox, QLabel, QLineEdit, QSpinBox, QWidget

from app.core import clock
from app.core.changes import Changes
from app.core.errors import AftercareError
from app.core.i18n import translate
from app.domain.survey import KINDS, METHODS, MOST_SAMPLE
from app.services import customers, survey_scope, surveys
from app.services.survey_file import SurveyFile
from app.services.survey_scope import MOST_MONTHS, Preview, Scope
from app.ui.desk import Desk
from app.ui.dialogs.call_actions import choice
from app.ui.dialogs.care_plan import TickList
from app.ui.dialogs.form_dialog import FormDialog
from app.ui.dialogs.relationship_card import people_box
from app.ui.ledger.on_worker import in_my_name
from app.ui.tasks import Task
from app.ui.widgets.long_text import LongText
from app.ui.widgets.moment_edit import DateEdit
from app.ui.widgets.section import Row, SmallTable

_USUAL_DAYS = 30
_GRADES = ("A", "B", "C")


class SurveyPlanDialog(FormDialog):
    """A new plan, or that of a survey not launched yet (`file`); the draw is asked afresh with every change."""

    help_page = "surveys"

    def __init__(self, desk: Desk, file: SurveyFile | None = None, parent: QWidget | None = None) -> None:
        title = translate("survey", "Plan a survey")
        if file is not None:
            title = translate("survey", "Plan of {number}").format(number=file.number)
        super().__init__(desk, title, translate("survey", "Save the plan"), parent=parent, columns=2)
        self._file = file
        self._task: Task | None = None
        self._fill()
        heads = (
            translate("survey", "Place"), translate("survey", "Customer"), translate("survey", "Contact"),
            translate("survey", "Telephone"), translate("survey", "Region"),
        )  # fmt: skip
        self.summary = QLabel(self)
        self.summary.setWordWrap(True)
        self.table = SmallTable(heads, stretch=1, most=6)
        self.table.setAccessibleName(translate("survey", "Who would be drawn"))
        self.body.addWidget(self.summary)
        self.body.addWidget(self.table)
        self.form.edited.connect(self.preview)
        self.setMinimumWidth(860)
        self.preview()

    def preview(self) -> None:
        """Have the draw worked out on the worker."""
        values = self.form.values()
        self.trouble.hide()
        if self._task is not None:
            self._task.cancel()
            self._task = None
        if values is None:
            return
        given = (_scope(values), values["sample_size"], values["seed"], values["starts_on"] or clock.today())
        self._task = self.desk.tasks.run(
            in_my_name(self.desk, lambda _task: survey_scope.preview(*given)), self._show, self._refused
        )

    def hideEvent(self, event: QHideEvent) -> None:
        """What is still being worked out is not wanted any more."""
        super().hideEvent(event)
        if self._task is not None:
            self._task.cancel()

    def save(self, values: dict[str, Any]) -> Changes | None:
        """Make or change the plan."""
        names = ("title", "kind", "method", "starts_on", "ends_on", "owner", "aim", "sample_size", "seed")
        given = {name: values[name] for name in names} | {"scope": _scope(values), "on_error": self.on_error}
        if self._file is None:
            return self.desk.bus.run(surveys.plan, **given)
        return self.desk.bus.run(surveys.change, self._file.id, seen_version=self._file.row_version, **given)

    def _fill(self) -> None:
        form, months = self.form, translate("survey", " months")
        form.add("title", translate("survey", "Title"), QLineEdit(), required=True, wide=True)
        form.add("kind", translate("survey", "Kind"), choice(KINDS))
        form.add("method", translate("survey", "Asked by way of"), choice(METHODS))
        form.add("starts_on", translate("survey", "First day"), DateEdit(), required=True)
        form.add("ends_on", translate("survey", "Last day"), DateEdit(), required=True)
        form.add("owner", translate("survey", "In charge"), people_box(self.desk.session.full_name))
        form.add("key_only", translate("survey", "Who is asked"), QCheckBox(translate("survey", "Key customers only")))
        form.add("grades", translate("survey", "Grades"), TickList({grade: grade for grade in _GRADES}, rows=3))
        regions = {region: region for region in customers.regions()}
        if regions:
            form.add("regions", translate("survey", "Regions"), TickList(regions, rows=3))
        for field, label, nothing in (
            ("served_months", translate("survey", "Had a call within"), translate("survey", "does not matter")),
            ("rest_months", translate("survey", "Not asked within"), translate("survey", "does not matter")),
        ):
            box = form.add(field, label, QSpinBox())
            box.setRange(0, MOST_MONTHS)
            box.setSuffix(months)
            box.setSpecialValueText(nothing)
        size = form.add("sample_size", translate("survey", "Sample"), QSpinBox())
        size.setRange(0, MOST_SAMPLE)
        size.setSpecialValueText(translate("survey", "everybody who fits"))
        seed = QSpinBox()
        seed.setRange(0, surveys.MOST_SEED)
        form.add("seed", translate("survey", "Seed"), seed, translate("survey", "The same seed draws the same sample."))
        form.add("aim", translate("survey", "Aim"), LongText(2), wide=True)
        form.set_values(self._known())

    def _known(self) -> dict[str, Any]:
        """What the fields begin with."""
        file = self._file
        if file is None:
            today = clock.today()
            return {
                "title": translate("survey", "Satisfaction survey {year}").format(year=today.year), "seed":
                surveys.new_seed(), "starts_on": today, "ends_on": today + timedelta(days=_USUAL_DAYS),
            }  # fmt: skip
        names = ("title", "kind", "method", "starts_on", "ends_on", "owner", "aim", "sample_size", "seed")
        return {name: getattr(file, name) for name in names} | {
            name: getattr(file.scope, name) for name in Scope.__dataclass_fields__
        }

    def _show(self, preview: Preview) -> None:
        self._task = None
        text = translate("survey", "Customers who fit: {count}. Drawn now: {size}.")
        self.summary.setText(text.format(count=preview.population, size=preview.size))
        self.table.put([
            Row(one.customer_id, (str(place), one.name, one.contact_name, one.phone, one.region))
            for place, one in enumerate(preview.first, 1)
        ])  # fmt: skip

    def _refused(self, error: Exception) -> None:
        self._task = None
        self.table.put([])
        self.summary.setText(error.text if isinstance(error, AftercareError) else str(error))


def _scope(values: dict[str, Any]) -> Scope:
    return Scope(
        values["key_only"], values["grades"], values.get("regions", ()), values["served_months"], values["rest_months"]
    )
