"""Customers are erased on request: the requests, and lines of the history whose values are out of it."""

import peewee as pw

KEPT = (
    "id", "at", "user_name", "role", "action", "kind", "row_id", "row_number", "clock_suspect", "previous_digest",
    "digest",
)  # fmt: skip
ERASING = "EXISTS (SELECT 1 FROM erasure WHERE state = 'erasing')"
REFUSAL = "audit entries are never changed"
ON_SERVER = (
    "DROP TRIGGER audit_entry_unchanged ON audit_entry",
    "CREATE TRIGGER audit_entry_unchanged BEFORE DELETE OR TRUNCATE ON audit_entry "
    "FOR EACH STATEMENT EXECUTE FUNCTION audit_entry_guard()",
    "CREATE FUNCTION audit_entry_erased() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
    "IF {allowed} THEN RETURN NEW; END IF; RAISE EXCEPTION '{refusal}'; END $$",
    "CREATE TRIGGER audit_entry_only_erased BEFORE UPDATE ON audit_entry "
    "FOR EACH ROW EXECUTE FUNCTION audit_entry_erased()",
)
ON_FILE = (
    "DROP TRIGGER audit_entry_no_update",
    "CREATE TRIGGER audit_entry_no_update BEFORE UPDATE ON audit_entry WHEN NOT ({allowed}) "
    "BEGIN SELECT RAISE(ABORT, '{refusal}'); END",
)


class Customer(pw.Model):
    class Meta:
        table_name = "customer"


class Erasure(pw.Model):
    uid = pw.TextField(unique=True)
    row_version = pw.IntegerField()
    created_at = pw.TextField()
    changed_at = pw.TextField()
    customer = pw.ForeignKeyField(Customer, backref="+")
    customer_number = pw.TextField()
    reason = pw.TextField()
    with_attachments = pw.BooleanField()
    state = pw.TextField(index=True)
    requested_by = pw.IntegerField()
    requested_name = pw.TextField()
    requested_at = pw.TextField()
    done_name = pw.TextField()
    done_at = pw.TextField(null=True)
    rows_changed = pw.IntegerField()

    class Meta:
        table_name = "erasure"


def up(migrator, db):
    """Make the table, mark erased lines, and let nothing but an erasure take values out of the history."""
    on_file = isinstance(db, pw.SqliteDatabase)
    Erasure._meta.strict_tables = on_file
    with db.bind_ctx([Customer, Erasure], bind_refs=False, bind_backrefs=False):
        db.create_tables([Erasure], safe=False)
    kind, no = ("INTEGER", "0") if on_file else ("BOOLEAN", "FALSE")
    db.execute_sql(f"ALTER TABLE audit_entry ADD COLUMN is_erased {kind} NOT NULL DEFAULT {no}")
    same = "IS" if on_file else "IS NOT DISTINCT FROM"
    kept = " AND ".join(f"NEW.{column} {same} OLD.{column}" for column in KEPT)
    allowed = f"{kept} AND NEW.is_erased AND {ERASING}"
    for statement in ON_FILE if on_file else ON_SERVER:
        db.execute_sql(statement.format(allowed=allowed, refusal=REFUSAL))
