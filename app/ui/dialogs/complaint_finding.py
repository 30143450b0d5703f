"""What is found of a complaint: who answers for it, that it is not our fault, that it is unfounded."""

from __future__ import annotations

from datetime import date
from typing import Any

from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QWidget

from app.core import clock
from app.core.changes import Changes
from app.core.i18n import translate
from app.domain.complaint import SEVERITIES
from app.domain.complaint_shares import Share
from app.services import complaint_findings, penalties, settings
from app.services.complaint_file import CaseFile
from app.ui.desk import Desk
from app.ui.dialogs._case_dialog import CaseDialog, about
from app.ui.dialogs._share_table import ShareTable
from app.ui.dialogs.call_actions import choice
from app.ui.dialogs.complaint_opinion import people
from app.ui.records._complaint_section import words
from app.ui.widgets.long_text import LongText
from app.ui.widgets.moment_edit import DateEdit, MomentEdit


class AttributeDialog(CaseDialog):
    """Class, cause, units and persons with their shares, countermeasure."""

    help_page = "complaints#responsibility"

    def __init__(self, desk: Desk, case: CaseFile, parent: QWidget | None = None) -> None:
        title = translate("complaint", "Find responsibility for {number}").format(number=case.number)
        super().__init__(desk, case, title, translate("complaint", "Find"), parent, columns=2)
        self.explain(about(case))
        form = self.form
        form.add("category", translate("complaint", "Class"), _classes(case), required=True)
        form.add("severity", translate("complaint", "Severity"), _severity(), required="minor" in case.scheme.steps)
        form.add("cause", translate("complaint", "Cause"), LongText(2), required=True, wide=True)
        form.add("shares", translate("complaint", "Responsible"), _table(case), required=True, wide=True)
        form.add("countermeasure", translate("complaint", "Countermeasure"), LongText(2), wide=True)
        if case.scheme.correction == "tracked":
            hint = translate("complaint", "The case is archived only when corrective action was found effective.")
            text = translate("complaint", "Follow the improvement")
            form.add("tracks_improvement", "", QCheckBox(text), hint=hint, wide=True)
        if "investigation_report" in case.scheme.steps:
            hint = translate("complaint", "The investigation report is due {days} days after it.")
            form.add(
                "investigated_on", translate("complaint", "Investigation ended"), DateEdit(latest=clock.today()),
                hint.format(days=case.scheme.report_days),
            )  # fmt: skip
            form.set_values({"investigated_on": _investigated_on(case)})
        _add_when(form)
        names = ("category", "severity", "cause", "countermeasure", "tracks_improvement")
        form.set_values({name: getattr(case, name) for name in names})
        self.setMinimumWidth(820)

    def save(self, values: dict[str, Any]) -> Changes | None:
        """Find it."""
        return self.run(complaint_findings.attribute, values)


class NotOursDialog(CaseDialog):
    """The cause and the evidence; who else it was, where that is known."""

    help_page = "complaints#responsibility"

    def __init__(self, desk: Desk, case: CaseFile, parent: QWidget | None = None) -> None:
        title = translate("complaint", "{number} is not our fault").format(number=case.number)
        super().__init__(desk, case, title, translate("complaint", "Not our fault"), parent, columns=2)
        self.explain(about(case))
        form = self.form
        form.add("cause", translate("complaint", "Cause"), LongText(2), required=True, wide=True)
        hint = translate("complaint", "Or attach it to the case as a file first, an appraisal for instance.")
        form.add("evidence", translate("complaint", "Evidence"), LongText(3), hint=hint, wide=True)
        form.add("shares", translate("complaint", "Whose fault"), _table(case, ours=False), wide=True)
        _add_when(form)
        form.set_values({"cause": case.cause, "evidence": case.evidence})
        self.setMinimumWidth(760)

    def save(self, values: dict[str, Any]) -> Changes | None:
        """Find it."""
        return self.run(complaint_findings.find_not_ours, values)


class UnfoundedDialog(CaseDialog):
    """Why it does not hold, and what becomes of the money still owed."""

    help_page = "complaints#responsibility"

    def __init__(self, desk: Desk, case: CaseFile, parent: QWidget | None = None) -> None:
        title = translate("complaint", "{number} is unfounded").format(number=case.number)
        super().__init__(desk, case, title, translate("complaint", "Unfounded"), parent)
        self.explain(about(case))
        form = self.form
        form.add("cause", translate("complaint", "Why"), LongText(3), required=True)
        hint = translate("complaint", "It is collected on the normal terms.")
        form.add("receivable_note", translate("complaint", "Money still owed"), LongText(2), hint, required=True)
        _add_when(form)
        form.set_values({"cause": case.cause, "receivable_note": case.receivable_note})
        self.setMinimumWidth(600)

    def save(self, values: dict[str, Any]) -> Changes | None:
        """Find it."""
        return self.run(complaint_findings.find_unfounded, values)


class FileMinorDialog(CaseDialog):
    """A minor case is filed: whom it was told to."""

    help_page = "complaints#responsibility"

    def __init__(self, desk: Desk, case: CaseFile, parent: QWidget | None = None) -> None:
        title = translate("complaint", "File {number} as minor").format(number=case.number)
        super().__init__(desk, case, title, translate("complaint", "File"), parent)
        self.explain(about(case))
        form = self.form
        units = tuple(dict.fromkeys(one for stage in case.scheme.stages if (one := stage.unit)))
        hint = translate("complaint", "Divided by commas, for instance: {units}").format(units="、".join(units[:3]))
        form.add("departments", translate("complaint", "Departments told"), QLineEdit(), hint, required=True)
        form.add("told_by", translate("complaint", "Told by"), people(), required=True)
        form.add("told_on", translate("complaint", "Told on"), DateEdit(latest=clock.today()), required=True)
        _add_when(form)
        shares = "、".join(dict.fromkeys(one.unit for one in case.units if one.unit and one.party == "company"))
        form.set_values({"departments": shares, "told_by": desk.session.full_name, "told_on": clock.today()})
        self.setMinimumWidth(560)

    def save(self, values: dict[str, Any]) -> Changes | None:
        """File it."""
        return self.run(complaint_findings.file_minor, values)


def shares_of(case: CaseFile) -> tuple[Share, ...]:
    """The shares of a case as they stand."""
    return tuple(
        Share(one.unit, one.share, one.person, one.party, one.department_id, one.staff_id, one.trigger, one.note)
        for one in case.units
    )


def _investigated_on(case: CaseFile) -> date:
    return next(
        (one.investigated_on for one in case.reports if one.state != "void" and one.investigated_on), clock.today()
    )


def _table(case: CaseFile, *, ours: bool = True) -> ShareTable:
    units = tuple(dict.fromkeys(stage.unit for stage in case.scheme.stages))
    situations = penalties.triggers() if settings.flag("penalty.enabled") else ()
    table = ShareTable(situations, ours=ours, units=units)
    found = shares_of(case)
    table.set_value(found if ours else tuple(one for one in found if one.party != "company"))
    return table


def _classes(case: CaseFile) -> QComboBox:
    box = QComboBox()
    for one in case.scheme.classes:
        box.addItem(words(one.name), one.code)
    return box


def _severity() -> QComboBox:
    box = choice(SEVERITIES)
    box.insertItem(0, translate("complaint", "not said"), "")
    box.setCurrentIndex(0)
    return box


def _add_when(form: Any, label: str = "") -> None:
    form.add("happened_at", translate("complaint", "When"), MomentEdit())
    form.add("note", label or translate("complaint", "Remark"), QLineEdit())
