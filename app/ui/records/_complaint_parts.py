"""Which parts the record of a complaint has, in their order, and what its buttons open: one line a part.

A part is a module `_complaint_<part>.py` with a `CaseSection` and, where it has steps of the case, `OPENERS` by event.
`TOOLS` are buttons beside the steps that are no event of the case (a talk, an edit, a print).
"""

from __future__ import annotations

from app.core.i18n import QT_TRANSLATE_NOOP
from app.core.record import record
from app.ui.dialogs.complaint_printing import open_printing
from app.ui.dialogs.complaint_talk import enter_talk
from app.ui.dialogs.edit_complaint import edit_complaint
from app.ui.records import (
    _complaint_after,
    _complaint_case,
    _complaint_decision,
    _complaint_findings,
    _complaint_opinions,
    _complaint_papers,
    _complaint_progress,
    _complaint_settlement,
    _complaint_talks,
)
from app.ui.records._complaint_section import CaseSection, Opener


@record
class CaseTool:
    """A button that is no step of the case; `action` is its permission, `while_open` hides it once the case ended."""

    name: str
    meaning: str
    label: str
    action: str
    open: Opener
    while_open: bool = True


SECTIONS: tuple[type[CaseSection], ...] = (
    _complaint_case.CaseFactsSection,
    _complaint_talks.TalksSection,
    _complaint_findings.FindingSection,
    _complaint_opinions.OpinionsSection,
    _complaint_opinions.SheetsSection,
    _complaint_decision.DecisionSection,
    _complaint_settlement.SettlementSection,
    _complaint_after.VisitSection,
    _complaint_after.CorrectionSection,
    _complaint_after.PenaltySection,
    _complaint_progress.ProgressSection,
    _complaint_papers.PapersSection,
    _complaint_after.ArchiveSection,
)
"""The parts in the order of the record; the one whose turn it is stands first."""

OPENERS: dict[str, Opener] = {
    **_complaint_progress.OPENERS,
    **_complaint_findings.OPENERS,
    **_complaint_decision.OPENERS,
    **_complaint_settlement.OPENERS,
    **_complaint_after.OPENERS,
    **_complaint_talks.OPENERS,
}
"""What the button of each event opens."""

TOOLS: tuple[CaseTool, ...] = (
    CaseTool(
        "talk", "phone", QT_TRANSLATE_NOOP("complaint", "Talk…"), "complaint.change", enter_talk, while_open=False
    ),
    CaseTool("edit", "edit", QT_TRANSLATE_NOOP("complaint", "Edit…"), "complaint.change", edit_complaint),
    CaseTool(
        "print",
        "print",
        QT_TRANSLATE_NOOP("complaint_papers", "Print…"),
        "complaint.view",
        open_printing,
        while_open=False,
    ),
)
"""Buttons beside the steps."""
