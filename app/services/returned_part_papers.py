"""The papers of returned parts that carry no number of their own."""

from __future__ import annotations

from app.services import receipt_loss, take_back_content

PAPERS = {"repair_tag": take_back_content.repair_tag, receipt_loss.FORM: receipt_loss.content}
"""By form what knows its content from a subject (`paper_content`)."""
