"""The cases of a bound booklet, in their order."""

from __future__ import annotations

from app.models.archive_bundle import ArchiveBundle, ArchiveBundleCase
from app.models.complaint import Complaint
from app.services._use_case import get


def bundled(row: ArchiveBundle) -> list[Complaint]:
    """The rows of the cases in a booklet."""
    lines = ArchiveBundleCase.select().where(ArchiveBundleCase.bundle == row.id).order_by(ArchiveBundleCase.position)
    return [get(Complaint, line.complaint_id) for line in lines]
