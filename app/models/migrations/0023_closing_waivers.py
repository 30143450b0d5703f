"""What a call may be closed without, by whom and why."""

import peewee as pw


class ServiceCall(pw.Model):
    class Meta:
        table_name = "service_call"


class ClosingWaiver(pw.Model):
    uid = pw.TextField(unique=True)
    row_version = pw.IntegerField()
    created_at = pw.TextField()
    changed_at = pw.TextField()
    call = pw.ForeignKeyField(ServiceCall, backref="+", index=False)
    matter = pw.TextField()
    object_id = pw.IntegerField()
    subject = pw.TextField()
    waived_at = pw.TextField()
    waived_by = pw.TextField()
    reason = pw.TextField()

    class Meta:
        table_name = "closing_waiver"
        indexes = ((("call", "matter", "object_id"), True),)


TABLES = [ClosingWaiver]


def up(migrator, db):
    """Create the table."""
    for table in TABLES:
        table._meta.strict_tables = isinstance(db, pw.SqliteDatabase)
    with db.bind_ctx(TABLES, bind_refs=False, bind_backrefs=False):
        db.create_tables(TABLES, safe=False)
