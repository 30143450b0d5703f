"""Imports of spreadsheets (R011): which file, what it did, whether it was taken back."""

from __future__ import annotations

import peewee as pw

from app.models.base import MomentField, Record, text


class ImportRun(Record):
    """One import, which was one transaction.

    What it added and changed stands in the audit trail from line `first_line` to `last_line`, nothing else between
    them: that is what undoing reads. `digest` is the SHA-256 of the file's bytes.
    """

    number = text(unique=True)
    ledger = text()  # customers | devices | contracts | repairs
    file_name = text()
    sheet_name = text()
    digest = text(index=True)
    row_count = pw.IntegerField(default=0)  # rows of the sheet that hold something, without headings and totals
    added = pw.IntegerField(default=0)
    changed = pw.IntegerField(default=0)
    same = pw.IntegerField(default=0)  # rows that said nothing new
    passed_over = pw.IntegerField(default=0)  # rows whose change or conflict was decided for what is on file
    refused = pw.IntegerField(default=0)
    user_name = text()
    first_line = pw.BigIntegerField(default=0)
    last_line = pw.BigIntegerField(default=0)
    undone_at = MomentField(null=True)
    undone_by = text()
    undo_reason = text()
    kept = pw.IntegerField(default=0)  # records that undoing left alone because somebody had worked on them

    class Meta:
        """Listed latest first; the same file is noticed by its digest."""

        table_name = "import_run"
