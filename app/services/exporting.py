"""Taking ledgers out of the program: only who may, and every time on record (R004, R005)."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from app.exports import csv
from app.exports._catalogue import all_formats
from app.exports._format import ExportFormat
from app.services import _stored_settings as settings
from app.services._use_case import UnitOfWork, require, use_case

CLIPBOARD = "clipboard"
COPIED_FREELY = 200
"""Rows that everybody may copy who may read them: a screen or a few. More of them at once is an export."""


def require_permission() -> None:
    """Raise NotPermitted unless the person signed in may take ledgers out (domain.md 1.3: the supervisor)."""
    require("export.ledger")


def format_named(name: str) -> ExportFormat:
    """A file format as this branch writes it: CSV in the encoding of `export.encoding`. Raises KeyError."""
    kind = all_formats()[name]
    if kind is not csv.EXPORT:
        return kind
    return replace(kind, write=partial(csv.write, encoding=settings.text("export.encoding")))


def formats_offered() -> tuple[ExportFormat, ...]:
    """The formats that the branch has chosen for its menus (`export.formats`)."""
    return tuple(format_named(name) for name in settings.words("export.formats"))


def is_export(rows: int) -> bool:
    """Whether so many rows on the clipboard are an export: a few to write to a colleague are daily work (R004)."""
    return rows > COPIED_FREELY


@use_case("ledger.print")
def printed(unit: UnitOfWork, *, ledger: str, printer: str, copies: int, rows: int, filters: str) -> None:
    """Write a printed ledger to the audit trail: rows leave the program on paper, too."""
    told = {"printer": printer, "copies": copies, "rows": rows, "filters": filters}
    unit.note("ledger", 0, ledger, {name: [None, value] for name, value in told.items()})


@use_case("export.ledger")
def record(unit: UnitOfWork, *, ledger: str, file_name: str, rows: int, filters: str) -> None:
    """Write an export to the audit trail: which ledger, which rows, into which file (or `CLIPBOARD`)."""
    unit.note("ledger", 0, ledger, {"file_name": [None, file_name], "rows": [None, rows], "filters": [None, filters]})
