"""Ledger packages that left the program, and the branch's key."""

import peewee as pw


class PackageRun(pw.Model):
    uid = pw.TextField(unique=True)
    row_version = pw.IntegerField()
    created_at = pw.TextField()
    changed_at = pw.TextField()
    number = pw.IntegerField(unique=True)
    state = pw.TextField()
    begun_at = pw.TextField()
    begun_by = pw.TextField()
    purpose = pw.TextField()
    reason = pw.TextField()
    ledgers = pw.TextField()
    formats = pw.TextField()
    first_on = pw.TextField(null=True)
    last_on = pw.TextField(null=True)
    is_masked = pw.BooleanField()
    has_attachments = pw.BooleanField()
    has_password = pw.BooleanField()
    target = pw.TextField()
    row_count = pw.IntegerField()
    file_count = pw.IntegerField()
    size = pw.BigIntegerField()
    digest = pw.TextField()
    audit_line = pw.IntegerField()
    audit_digest = pw.TextField()
    ended_at = pw.TextField(null=True)
    failure = pw.TextField()

    class Meta:
        table_name = "package_run"


class BranchKey(pw.Model):
    public_key = pw.TextField(unique=True)
    private_key = pw.TextField()
    made_at = pw.TextField()

    class Meta:
        table_name = "branch_key"


TABLES = [PackageRun, BranchKey]


def up(migrator, db):
    """Create the tables."""
    on_file = isinstance(db, pw.SqliteDatabase)
    for table in TABLES:
        table._meta.strict_tables = on_file
    with db.bind_ctx(TABLES, bind_refs=False, bind_backrefs=False):
        db.create_tables(TABLES, safe=False)
