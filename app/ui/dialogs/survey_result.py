"""What a survey leads to: findings, the report to the departments, actions and how they ended."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from PySide6.QtWidgets import QLineEdit, QWidget

from app.core import clock
from app.core.changes import Changes
from app.core.i18n import translate
from app.services import departments, survey_actions, surveys
from app.services.survey_file import ActionLine, SurveyFile
from app.ui.desk import Desk
from app.ui.dialogs.care_plan import TickList
from app.ui.dialogs.form_dialog import FormDialog
from app.ui.dialogs.relationship_card import people_box
from app.ui.widgets.long_text import LongText
from app.ui.widgets.moment_edit import DateEdit

_USUAL_DAYS = 30


class FindingsDialog(FormDialog):
    """What was found and what is proposed, as a draft."""

    help_page = "surveys"

    def __init__(self, desk: Desk, file: SurveyFile, parent: QWidget | None = None) -> None:
        title = translate("survey", "Findings of {number}").format(number=file.number)
        super().__init__(desk, title, translate("survey", "Save"), parent=parent)
        self._file = file
        self.form.add("findings", translate("survey", "Findings"), LongText(7))
        self.form.add("proposals", translate("survey", "Proposals"), LongText(5))
        self.form.set_values({"findings": file.findings, "proposals": file.proposals})
        self.setMinimumWidth(680)

    def save(self, values: dict[str, Any]) -> Changes | None:
        """Keep them."""
        return self.desk.bus.run(
            surveys.write_findings, self._file.id, seen_version=self._file.row_version, on_error=self.on_error, **values
        )


class SurveyReportDialog(FormDialog):
    """The result goes out: findings, proposals, and which departments get the report."""

    help_page = "surveys"

    def __init__(self, desk: Desk, file: SurveyFile, parent: QWidget | None = None) -> None:
        title = translate("survey", "Report {number} to the departments").format(number=file.number)
        super().__init__(desk, title, translate("survey", "Report"), parent=parent)
        self._file = file
        self.explain(translate("survey", "Figures and findings stay as they are from then on. Actions come after it."))
        names = {one.name: one.name for one in departments.listing()}
        self.form.add("findings", translate("survey", "Findings"), LongText(5), required=True)
        self.form.add("proposals", translate("survey", "Proposals"), LongText(4))
        self.form.add(
            "recipients", translate("survey", "Report to"), TickList(names, tuple(names), rows=6), required=True
        )
        others = self.form.add(
            "others", translate("survey", "And to"), QLineEdit(), translate("survey", "Divided by semicolons.")
        )
        others.textChanged.connect(lambda typed: self.form.set_required("recipients", not typed.strip(" ;；")))
        self.form.set_values({"findings": file.findings, "proposals": file.proposals})
        self.setMinimumWidth(680)

    def save(self, values: dict[str, Any]) -> Changes | None:
        """Send it out."""
        others = values.pop("others").replace("；", ";").split(";")
        values["recipients"] = (*values["recipients"], *others)
        return self.desk.bus.run(
            surveys.report, self._file.id, seen_version=self._file.row_version, on_error=self.on_error, **values
        )


class SurveyActionDialog(FormDialog):
    """Something to do because of a survey: what, who, by when."""

    help_page = "surveys"

    def __init__(self, desk: Desk, file: SurveyFile, parent: QWidget | None = None) -> None:
        title = translate("survey", "Action after {number}").format(number=file.number)
        super().__init__(desk, title, translate("survey", "Add the action"), parent=parent)
        self._file = file
        form = self.form
        form.add("subject", translate("survey", "What is done"), LongText(3), required=True)
        office = people_box()
        office.clear()
        office.addItems([one.name for one in departments.listing()])
        form.add("department", translate("survey", "Department"), office)
        form.add("person", translate("survey", "Person"), people_box())
        form.add("due_on", translate("survey", "To be done by"), DateEdit(), required=True)
        form.set_values({"department": "", "person": "", "due_on": clock.today() + timedelta(days=_USUAL_DAYS)})
        self.setMinimumWidth(560)

    def save(self, values: dict[str, Any]) -> Changes | None:
        """Add it."""
        return self.desk.bus.run(survey_actions.add, self._file.id, on_error=self.on_error, **values)


class FinishSurveyActionDialog(FormDialog):
    """It was done: how, and on which day."""

    help_page = "surveys"

    def __init__(self, desk: Desk, line: ActionLine, parent: QWidget | None = None) -> None:
        super().__init__(
            desk, translate("survey", "Action done"), translate("survey", "Enter as done"), parent=parent
        )  # fmt: skip
        self._line = line
        self.explain(line.subject)
        self.form.add("result", translate("survey", "What was done"), LongText(3), required=True)
        self.form.add("day", translate("survey", "Done on"), DateEdit(), required=True)
        self.form.set_values({"day": clock.today()})
        self.setMinimumWidth(560)

    def save(self, values: dict[str, Any]) -> Changes | None:
        """Enter it."""
        line = self._line
        return self.desk.bus.run(
            survey_actions.finish, line.id, seen_version=line.row_version, on_error=self.on_error, **values
        )
