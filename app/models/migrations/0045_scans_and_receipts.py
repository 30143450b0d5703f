"""Scans of received packages are kept; receipts of head office and lost sticks stand beside the packages made."""

import peewee as pw

COLUMNS = {
    "package_run": (
        "receipt_at TEXT",
        "receipt_by TEXT NOT NULL DEFAULT ''",
        "receipt_office TEXT NOT NULL DEFAULT ''",
        "receipt_key TEXT NOT NULL DEFAULT ''",
        "receipt_read_at TEXT",
        "lost_on TEXT",
        "lost_by TEXT NOT NULL DEFAULT ''",
        "lost_where TEXT NOT NULL DEFAULT ''",
        "lost_told TEXT NOT NULL DEFAULT ''",
        "lost_note TEXT NOT NULL DEFAULT ''",
        "lost_reported_at TEXT",
        "lost_reported_by TEXT NOT NULL DEFAULT ''",
    ),
    "received_package": ("scan_count INTEGER NOT NULL DEFAULT 0", "receipt_at TEXT"),
}
INDEXES = (
    ("begun_at",),
    ("begun_by",),
    ("purpose",),
    ("ledgers",),
    ("state",),
    ("state", "begun_at"),
    ("state", "receipt_at", "begun_at"),
    ("row_count",),
    ("receipt_at",),
    ("lost_on",),
)


class ReceivedPackage(pw.Model):
    class Meta:
        table_name = "received_package"


class ReceivedScan(pw.Model):
    package = pw.ForeignKeyField(ReceivedPackage, backref="+")
    attachment_id = pw.IntegerField(unique=True)

    class Meta:
        table_name = "received_scan"


def up(migrator, db):
    """Add the columns and their indexes, create the table."""
    ReceivedScan._meta.strict_tables = isinstance(db, pw.SqliteDatabase)
    for table, columns in COLUMNS.items():
        for column in columns:
            db.execute_sql(f"ALTER TABLE {table} ADD COLUMN {column}")
    for columns in INDEXES:
        db.execute_sql(f"CREATE INDEX packagerun_{'_'.join(columns)} ON package_run ({', '.join(columns)})")
    with db.bind_ctx([ReceivedScan], bind_refs=False, bind_backrefs=False):
        db.create_tables([ReceivedScan], safe=False)
