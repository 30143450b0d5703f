"""The papers of complaints that are put away."""

from __future__ import annotations

from app.services import archive_booklets

PAPERS = {archive_booklets.FORM: archive_booklets.cover}
"""By form what knows its content from a subject (`paper_content`)."""
