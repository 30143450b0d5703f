"""A turn of the tracking register (F46): it shows the case it belongs to."""

from __future__ import annotations

from app.core.i18n import QT_TRANSLATE_NOOP
from app.services import complaint_file
from app.ui.records import RecordPane
from app.ui.records.complaint import ComplaintPane


class ComplaintStagePane(ComplaintPane):
    """The case of a turn."""

    def read(self, row_id: int) -> None:
        """Read the case of the turn and show it."""
        super().read(complaint_file.case_of_stage(row_id))


RECORD = RecordPane(
    name="complaint_stage",
    build=ComplaintStagePane,
    title=QT_TRANSLATE_NOOP("records", "Stage of a complaint"),
    icon="complaints",
)
