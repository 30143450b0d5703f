"""Reminder and late-cause slips (F56, F57)."""

import peewee as pw

SEARCHED = ("complaint_slip",)
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


class ComplaintStage(pw.Model):
    class Meta:
        table_name = "complaint_stage"


class ComplaintSlip(pw.Model):
    uid = pw.TextField(unique=True)
    row_version = pw.IntegerField()
    created_at = pw.TextField()
    changed_at = pw.TextField()
    number = pw.TextField(unique=True)
    kind = pw.TextField()
    complaint = pw.ForeignKeyField(Complaint, index=False, backref="+")
    complaint_number = pw.TextField()
    customer_name = pw.TextField()
    stage = pw.ForeignKeyField(ComplaintStage, backref="+")
    stage_name = pw.TextField()
    unit = pw.TextField()
    due_at = pw.TextField()
    days_late = pw.IntegerField()
    asks = pw.TextField()
    issued_at = pw.TextField()
    issued_by = pw.TextField()
    answer_due_on = pw.TextField(null=True)
    cause = pw.TextField()
    answer = pw.TextField()
    answered_by = pw.TextField()
    answered_on = pw.TextField(null=True)
    state = pw.TextField()
    void_reason = pw.TextField()
    content_sha256 = pw.TextField()

    class Meta:
        table_name = "complaint_slip"
        indexes = (
            (("issued_at",), False),
            (("kind", "issued_at"), False),
            (("state", "issued_at"), False),
            (("state", "answer_due_on"), False),
            (("complaint", "issued_at"), False),
            (("unit",), False),
            (("state",), False),
            (("kind",), False),
            (("customer_name",), False),
            (("complaint_number",), False),
            (("days_late",), False),
            (("stage_name",), False),
            (("answer_due_on",), False),
        )


TABLES = [ComplaintSlip]


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
