"""Booklets of complaint papers (R122)."""

import peewee as pw

SEARCHED = ("archive_bundle",)
SEARCH_ON_FILE = (
    "CREATE TABLE {kind}_search (id INTEGER PRIMARY KEY, words TEXT NOT NULL) STRICT",
    "CREATE VIRTUAL TABLE {kind}_grams USING fts5(grams, content='', columnsize=0, detail=none, tokenize='ascii')",
)
SEARCH_ON_SERVER = (
    'CREATE TABLE {kind}_search (id INTEGER PRIMARY KEY, words TEXT COLLATE "C" NOT NULL, grams TEXT[] NOT NULL)',
    "CREATE INDEX {kind}_search_grams ON {kind}_search USING gin (grams)",
)


class Complaint(pw.Model):
    class Meta:
        table_name = "complaint"


class ArchiveBundle(pw.Model):
    uid = pw.TextField(unique=True)
    row_version = pw.IntegerField()
    created_at = pw.TextField()
    changed_at = pw.TextField()
    number = pw.TextField(unique=True)
    kind = pw.TextField()
    subject = pw.TextField()
    period_from = pw.TextField(null=True)
    period_to = pw.TextField(null=True)
    cases = pw.IntegerField()
    bound_at = pw.TextField()
    bound_by = pw.TextField()
    place = pw.TextField()
    state = pw.TextField()
    void_reason = pw.TextField()

    class Meta:
        table_name = "archive_bundle"
        indexes = (
            (("bound_at",), False),
            (("kind", "bound_at"), False),
            (("state",), False),
            (("kind",), False),
            (("subject",), False),
            (("cases",), False),
            (("place",), False),
            (("bound_by",), False),
        )


class ArchiveBundleCase(pw.Model):
    bundle = pw.ForeignKeyField(ArchiveBundle, backref="+")
    complaint = pw.ForeignKeyField(Complaint, backref="+")
    position = pw.IntegerField()

    class Meta:
        table_name = "archive_bundle_case"


TABLES = [ArchiveBundle, ArchiveBundleCase]


def up(migrator, db):
    """Create the tables and their search."""
    on_file = isinstance(db, pw.SqliteDatabase)
    for table in TABLES:
        table._meta.strict_tables = on_file
    with db.bind_ctx(TABLES, bind_refs=False, bind_backrefs=False):
        db.create_tables(TABLES, safe=False)
    for kind in SEARCHED:
        for statement in SEARCH_ON_FILE if on_file else SEARCH_ON_SERVER:
            db.execute_sql(statement.format(kind=kind))
