"""Who answers for a complaint, as its record shows it: finding, cause, units and persons with their shares (R096)."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QWidget

from app.core.i18n import QT_TRANSLATE_NOOP, shown, translate
from app.domain import complaint_shares
from app.domain.complaint import FINDINGS, PARTIES, SEVERITIES
from app.services.complaint_file import CaseFile
from app.ui.desk import Desk
from app.ui.dialogs.complaint_finding import AttributeDialog, FileMinorDialog, NotOursDialog, UnfoundedDialog
from app.ui.dialogs.form_dialog import FormDialog
from app.ui.records._complaint_section import CaseSection, Opener
from app.ui.widgets.section import Facts, Row, SmallTable


class FindingSection(CaseSection):
    """The finding with its cause, and the shares."""

    title = QT_TRANSLATE_NOOP("complaint", "Responsibility")
    states = frozenset({"verifying", "not_ours", "unfounded", "filed_minor"})

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.facts = Facts(2, self)
        heads = (
            translate("complaint", "Unit"), translate("complaint", "Person"), translate("complaint", "Party"),
            translate("complaint", "Share"), translate("complaint", "Remark"),
        )  # fmt: skip
        self.table = SmallTable(heads, stretch=4, most=6)
        self.table.setAccessibleName(translate("complaint", "Responsible units and persons"))
        self.add(self.facts)
        self.add(self.table)

    def fill(self, case: CaseFile) -> str:
        """Show what was found; the line is who answers for it."""
        found = shown(FINDINGS.get(case.finding, ""))
        tracked = translate("complaint", "yes") if case.tracks_improvement else case.exempt_reason
        self.facts.set_facts(
            (
                (translate("complaint", "Finding"), found),
                (translate("complaint", "Severity"), shown(SEVERITIES.get(case.severity, ""))),
                (translate("complaint", "Cause"), case.cause),
                (translate("complaint", "Countermeasure"), case.countermeasure),
                (translate("complaint", "Evidence"), case.evidence),
                (translate("complaint", "Money still owed"), case.receivable_note),
                (translate("complaint", "Improvement followed"), tracked),
                (translate("complaint", "Departments told"), told_words(case)),
            )
        )
        self.table.put([
            Row(one.id, (one.unit, one.person, shown(PARTIES[one.party]), complaint_shares.percent(one.share),
                         " · ".join(part for part in (one.trigger, one.note) if part)))
            for one in case.units
        ])  # fmt: skip
        self.table.setVisible(bool(case.units))
        if not case.finding:
            return translate("complaint", "not found yet")
        return " · ".join(part for part in (found, case.responsible) if part)


def told_words(case: CaseFile) -> str:
    """Which departments were told of a minor case, by whom and when."""
    day = case.departments_told_on.isoformat() if case.departments_told_on else ""
    by = " ".join(part for part in (case.departments_told_by, day) if part)
    return " · ".join(part for part in (case.departments_told, by) if part) if case.departments_told else ""


def _open(dialog: Callable[..., FormDialog], desk: Desk, case: CaseFile, window: QWidget) -> None:
    dialog(desk, case, parent=window).open()


OPENERS: dict[str, Opener] = {
    "attribute": partial(_open, AttributeDialog),
    "find_not_ours": partial(_open, NotOursDialog),
    "find_unfounded": partial(_open, UnfoundedDialog),
    "file_minor": partial(_open, FileMinorDialog),
}
"""What the buttons of the findings open."""
