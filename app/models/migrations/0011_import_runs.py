"""Imports of spreadsheets, each with what is needed to take it back."""

import peewee as pw


class ImportRun(pw.Model):
    uid = pw.TextField(unique=True)
    row_version = pw.IntegerField()
    created_at = pw.TextField()
    changed_at = pw.TextField()
    number = pw.TextField(unique=True)
    ledger = pw.TextField()
    file_name = pw.TextField()
    sheet_name = pw.TextField()
    digest = pw.TextField(index=True)
    row_count = pw.IntegerField()
    added = pw.IntegerField()
    changed = pw.IntegerField()
    same = pw.IntegerField()
    passed_over = pw.IntegerField()
    refused = pw.IntegerField()
    user_name = pw.TextField()
    first_line = pw.BigIntegerField()
    last_line = pw.BigIntegerField()
    undone_at = pw.TextField(null=True)
    undone_by = pw.TextField()
    undo_reason = pw.TextField()
    kept = pw.IntegerField()

    class Meta:
        table_name = "import_run"


def up(migrator, db):
    """Create the table."""
    ImportRun._meta.strict_tables = isinstance(db, pw.SqliteDatabase)
    with db.bind_ctx([ImportRun], bind_refs=False, bind_backrefs=False):
        db.create_tables([ImportRun], safe=False)
