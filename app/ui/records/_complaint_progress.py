"""The way of a complaint: whose turn it was from when to when, and everything that happened."""

from __future__ import annotations

from app.core.i18n import QT_TRANSLATE_NOOP, shown, translate
from app.domain.workflows import complaint as workflow
from app.services._complaint_lines import StageLine
from app.services.complaint_file import CaseFile
from app.ui.desk import Desk
from app.ui.records._complaint_section import CaseSection, Opener
from app.ui.theme import Tone
from app.ui.widgets.section import Row, SmallTable
from app.ui.widgets.timeline import moment_text


class ProgressSection(CaseSection):
    """The turns with their in- and out-dates (F46), and the steps of the case."""

    title = QT_TRANSLATE_NOOP("complaint", "Stages")

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        heads = (
            translate("complaint", "Stage"), translate("complaint", "Unit"), translate("complaint", "In"),
            translate("complaint", "Out"), translate("complaint", "Due"), translate("complaint", "Late"),
        )  # fmt: skip
        self.stages = SmallTable(heads, stretch=0, most=8)
        self.stages.setAccessibleName(translate("complaint", "Stages"))
        self.add(self.stages)
        heads = (
            translate("complaint", "When"), translate("complaint", "What"), translate("complaint", "By"),
            translate("complaint", "Remark"),
        )  # fmt: skip
        self.events = SmallTable(heads, stretch=3, most=8)
        self.events.setAccessibleName(translate("complaint", "What happened"))
        self.add(self.events)

    def fill(self, case: CaseFile) -> str:
        """Show the turns; the line is the one it is in."""
        self.stages.put([_row(one) for one in case.stages])
        labels = {one.event: shown(one.label) for one in workflow.machine(case.scheme).transitions}
        self.events.put([
            Row(one.id, (moment_text(one.happened_at), labels.get(one.event, one.event), one.entered_by, one.note))
            for one in reversed(case.events)
        ])  # fmt: skip
        return " · ".join(part for part in (case.stage_name, case.stage_unit) if part)


def _row(one: StageLine) -> Row:
    late = translate("complaint", "{days} d").format(days=one.days_late) if one.days_late else ""
    left = moment_text(one.left_at) if one.left_at else ""
    due = moment_text(one.due_at) if one.due_at else ""
    tone = Tone.LATE if one.days_late else Tone.DUE if one.is_open else Tone.NORMAL
    texts = (one.name, one.unit, moment_text(one.entered_at), left, due, late)
    return Row(one.id, texts, (tone,) * len(texts))


OPENERS: dict[str, Opener] = {}
