"""A turn of the tracking register (F46): it shows the case it belongs to."""

from __future__ import annotations

from app.core.i18n import QT_TRANSLATE_NOOP
from app.services import complaint_file
from app.ui.records import RecordPane
from app.ui.records._complaint_progress import ProgressSection
from app.ui.records.complaint import ComplaintPane


class ComplaintStagePane(ComplaintPane):
    """The case of a turn, with the turn chosen among its stages: a late one is reminded from here."""

    def read(self, row_id: int) -> None:
        """Read the case of the turn and show it."""
        super().read(complaint_file.case_of_stage(row_id))
        for section in self.sections:
            if isinstance(section, ProgressSection):
                section.set_open(True)
                section.stages.choose(row_id)
                section.show_offer()
                self.parts.removeWidget(section)
                self.parts.insertWidget(0, section)


RECORD = RecordPane(
    name="complaint_stage",
    build=ComplaintStagePane,
    title=QT_TRANSLATE_NOOP("records", "Stage of a complaint"),
    icon="complaints",
    help_page="complaints#progress",
)
