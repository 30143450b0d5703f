"""Written sheets of a complaint: investigation, appraisal, petition, case study; what was decided upon one."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget

from app.core import clock
from app.core.changes import Changes
from app.core.i18n import QT_TRANSLATE_NOOP, shown, translate
from app.domain.complaint import FEE_PAYERS, REPORT_KINDS
from app.services import complaint_reports
from app.services._complaint_lines import ReportLine
from app.services.complaint_file import CaseFile
from app.services.complaint_reports import NEEDED, Sheet
from app.ui.desk import Desk
from app.ui.dialogs._case_dialog import about
from app.ui.dialogs.call_actions import choice
from app.ui.dialogs.complaint_opinion import people
from app.ui.dialogs.form_dialog import FormDialog
from app.ui.widgets.long_text import LongText
from app.ui.widgets.moment_edit import DateEdit
from app.ui.widgets.money_edit import MoneyEdit

_LABELS: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {
        "investigation": {
            "went": QT_TRANSLATE_NOOP("complaint", "Who went"),
            "findings": QT_TRANSLATE_NOOP("complaint", "What was found"),
            "measures": QT_TRANSLATE_NOOP("complaint", "Measures"),
            "proposal": QT_TRANSLATE_NOOP("complaint", "Recommendation"),
        },
        "appraisal": {
            "subject": QT_TRANSLATE_NOOP("complaint", "Item"),
            "institution": QT_TRANSLATE_NOOP("complaint", "Tested by"),
            "conclusion": QT_TRANSLATE_NOOP("complaint", "Conclusion"),
            "findings": QT_TRANSLATE_NOOP("complaint", "Evidence"),
        },
        "petition": {
            "subject": QT_TRANSLATE_NOOP("complaint", "Subject"),
            "findings": QT_TRANSLATE_NOOP("complaint", "Reason"),
            "proposal": QT_TRANSLATE_NOOP("complaint", "Recommendation"),
        },
        "case_study": {
            "subject": QT_TRANSLATE_NOOP("complaint", "Title"),
            "findings": QT_TRANSLATE_NOOP("complaint", "Event"),
            "measures": QT_TRANSLATE_NOOP("complaint", "Cause"),
            "proposal": QT_TRANSLATE_NOOP("complaint", "Lessons"),
        },
    }
)
"""What is written on each sheet, and what it is called there."""

_LINES = frozenset({"subject", "institution", "went"})


class SheetDialog(FormDialog):
    """A sheet of a kind, new or `found`."""

    help_page = "complaints#opinions"

    def __init__(
        self, desk: Desk, case: CaseFile, kind: str, found: ReportLine | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(
            desk, f"{case.number}  {shown(REPORT_KINDS[kind])}", translate("complaint", "Save"), parent=parent
        )
        self._case, self._kind, self._found = case, kind, found
        due = found.due_on.isoformat() if found and found.due_on else ""
        late = translate("complaint", "Due on {day}").format(day=due) if due else ""
        self.explain(" · ".join(part for part in (about(case), late) if part))
        self._fill()
        if found is not None:
            names = set(self.form.fields()) - {"is_done"}
            self.form.set_values({name: getattr(found, name) for name in names})
        self.form.set_values({"is_done": found is not None and found.state == "done"})
        if found is None or found.made_on is None:
            self.form.set_values({"made_by": desk.session.full_name, "made_on": clock.today()})
        self.setMinimumWidth(680)

    def save(self, values: dict[str, Any]) -> Changes | None:
        """Write it."""
        is_done = values.pop("is_done")
        found = self._found
        return self.desk.bus.run(
            complaint_reports.write, self._case.id, self._kind, Sheet(**values), is_done=is_done,
            report_id=found.id if found else 0, seen_version=found.row_version if found else 0,
            on_error=self.on_error,
        )  # fmt: skip

    def _fill(self) -> None:
        form = self.form
        for name, label in _LABELS[self._kind].items():
            editor = QLineEdit() if name in _LINES else LongText(4 if name == "findings" else 3)
            form.add(name, shown(label), editor, required=name in NEEDED[self._kind])
        if self._kind == "appraisal":
            form.add("fee", translate("complaint", "Fee"), MoneyEdit())
            payers = choice(FEE_PAYERS)
            payers.insertItem(0, translate("complaint", "not said"), "")
            payers.setCurrentIndex(0)
            form.add("fee_payer", translate("complaint", "Fee paid by"), payers)
        if self._kind == "investigation":
            label, hint = translate("complaint", "Investigation ended"), ""
            days = self._case.scheme.report_days
            if days is not None:
                hint = translate("complaint", "The report is due {days} days after it.").format(days=days)
            form.add("investigated_on", label, DateEdit(latest=clock.today()), hint)
        form.add("made_by", translate("complaint", "Written by"), people())
        form.add("made_on", translate("complaint", "Day"), DateEdit(latest=clock.today()))
        hint = translate("complaint", "Everything marked with * is written.")
        form.add("is_done", "", QCheckBox(translate("complaint", "Finished")), hint)


class SheetDecisionDialog(FormDialog):
    """What was decided upon an investigation report or a petition, by whom and when."""

    help_page = "complaints#opinions"

    def __init__(self, desk: Desk, case: CaseFile, found: ReportLine, parent: QWidget | None = None) -> None:
        title = translate("complaint", "Decision on the sheet: {kind}").format(kind=shown(REPORT_KINDS[found.kind]))
        super().__init__(desk, f"{case.number}  {title}", translate("complaint", "Save"), parent=parent)
        self._found = found
        self.explain("\n".join(part for part in (found.subject, found.proposal or found.findings) if part))
        form = self.form
        form.add("decision", translate("complaint", "Decision"), LongText(3), required=True)
        form.add("decided_by", translate("complaint", "Decided by"), people(), required=True)
        form.add("decided_on", translate("complaint", "Day"), DateEdit(latest=clock.today()), required=True)
        form.set_values({
            "decision": found.decision, "decided_by": found.decided_by or desk.session.full_name,
            "decided_on": found.decided_on or clock.today(),
        })  # fmt: skip
        self.setMinimumWidth(560)

    def save(self, values: dict[str, Any]) -> Changes | None:
        """Write it down."""
        return self.desk.bus.run(
            complaint_reports.decide, self._found.id, seen_version=self._found.row_version, on_error=self.on_error,
            **values,
        )  # fmt: skip
