"""JSON: a list of objects under the columns' identifiers, for other programs; one row a line."""

from __future__ import annotations

import json
from datetime import date, datetime
from pathlib import Path
from typing import IO

from app.core.i18n import QT_TRANSLATE_NOOP
from app.core.progress import Progress
from app.core.tabular import Table, Value, ValueKind
from app.exports import _moments as moments
from app.exports._format import ExportFormat, opened_text, reported


def write(table: Table, target: Path | IO[bytes], progress: Progress | None = None) -> int:
    """Write the table; amounts in fen, moments in UTC with their offset, dates as ISO."""
    names = [column.identifier for column in table.columns]
    kinds = [column.kind for column in table.columns]
    written = 0
    with opened_text(target, "utf-8", "\n") as file:
        file.write("[")
        for row in reported(iter(table.rows), table.row_count, progress):
            line = json.dumps(dict(zip(names, map(_plain, kinds, row), strict=True)), ensure_ascii=False)
            file.write(f"{',' if written else ''}\n{line.encode('utf-8', 'replace').decode('utf-8')}")
            written += 1
        file.write("\n]\n")
    return written


def _plain(kind: ValueKind, value: Value) -> Value:
    if kind is ValueKind.MOMENT and isinstance(value, str) and value:
        value = moments.parsed(value)
    return value.isoformat() if isinstance(value, date | datetime) else value


EXPORT = ExportFormat("json", QT_TRANSLATE_NOOP("exports", "JSON file"), ".json", write)
