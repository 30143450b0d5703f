"""Which file formats there are: one file each."""

from __future__ import annotations

from functools import cache

import app.exports
from app.core.catalogue import discover
from app.exports._format import ExportFormat


@cache
def all_formats() -> dict[str, ExportFormat]:
    """Every export format by its name."""
    return discover(app.exports, "EXPORT", ExportFormat)
