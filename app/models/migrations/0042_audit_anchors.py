"""Heads of the history that were kept outside, explained gaps of numbers, the orders of the history as a ledger."""

import peewee as pw


class AuditAnchor(pw.Model):
    line = pw.IntegerField(index=True)
    digest = pw.TextField()
    place = pw.TextField()
    reference = pw.TextField()
    kept_at = pw.TextField()
    kept_by = pw.TextField()

    class Meta:
        table_name = "audit_anchor"


class NumberGap(pw.Model):
    uid = pw.TextField(unique=True)
    row_version = pw.IntegerField()
    created_at = pw.TextField()
    changed_at = pw.TextField()
    series = pw.TextField()
    branch = pw.TextField()
    period = pw.TextField()
    first_serial = pw.IntegerField()
    last_serial = pw.IntegerField()
    reason = pw.TextField()
    explained_at = pw.TextField()
    explained_by = pw.TextField()

    class Meta:
        table_name = "number_gap"
        indexes = (
            (("series", "branch", "period", "first_serial"), True),
        )


TABLES = [AuditAnchor, NumberGap]
INDEXES = (
    "CREATE INDEX auditentry_id ON audit_entry (id)",
    "CREATE INDEX auditentry_user_name_id ON audit_entry (user_name, id)",
    "CREATE INDEX auditentry_action_id ON audit_entry (action, id)",
    "CREATE INDEX auditentry_kind_id ON audit_entry (kind, id)",
    "CREATE INDEX auditentry_row_number_id ON audit_entry (row_number, id)",
    "CREATE INDEX audit_entry_suspect ON audit_entry (at, id, clock_suspect) WHERE clock_suspect",
)
GUARDED_ON_FILE = """
CREATE TRIGGER audit_anchor_no_{verb} BEFORE {verb} ON audit_anchor
BEGIN SELECT RAISE(ABORT, 'audit entries are never changed'); END
"""
GUARDED_ON_SERVER = """
CREATE TRIGGER audit_anchor_unchanged BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_anchor
FOR EACH STATEMENT EXECUTE FUNCTION audit_entry_guard()
"""


def up(migrator, db):
    """Create the tables, guard the anchors against change, add the indexes."""
    on_file = isinstance(db, pw.SqliteDatabase)
    for table in TABLES:
        table._meta.strict_tables = on_file
    with db.bind_ctx(TABLES, bind_refs=False, bind_backrefs=False):
        db.create_tables(TABLES, safe=False)
    guards = [GUARDED_ON_FILE.format(verb=verb) for verb in ("update", "delete")] if on_file else [GUARDED_ON_SERVER]
    for statement in (*guards, *INDEXES):
        db.execute_sql(statement)
