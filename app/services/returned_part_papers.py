"""The papers of returned parts that carry no number of their own."""

from __future__ import annotations

from app.services import take_back_content

PAPERS = {"repair_tag": take_back_content.repair_tag}
"""By form what knows its content from a subject (`paper_content`)."""
