"""Penalties with their deductions, corrective action (F76, R107)."""

import peewee as pw

SEARCHED = ("penalty", "corrective_action")
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


class ComplaintUnit(pw.Model):
    class Meta:
        table_name = "complaint_unit"


class Staff(pw.Model):
    class Meta:
        table_name = "staff"


class Penalty(pw.Model):
    uid = pw.TextField(unique=True)
    row_version = pw.IntegerField()
    created_at = pw.TextField()
    changed_at = pw.TextField()
    number = pw.TextField(unique=True)
    kind = pw.TextField()
    complaint = pw.ForeignKeyField(Complaint, null=True, index=False, backref="+")
    complaint_number = pw.TextField()
    responsibility = pw.ForeignKeyField(ComplaintUnit, null=True, backref="+")
    superior_of = pw.ForeignKeyField("self", null=True, backref="+")
    unit = pw.TextField()
    staff = pw.ForeignKeyField(Staff, null=True, backref="+")
    person = pw.TextField()
    trigger = pw.TextField()
    reason = pw.TextField()
    share_amount = pw.BigIntegerField()
    step = pw.TextField()
    step_words = pw.TextField()
    own_points = pw.IntegerField()
    unit_points = pw.IntegerField()
    fine = pw.BigIntegerField()
    settled = pw.BigIntegerField()
    state = pw.TextField()
    issued_at = pw.TextField()
    issued_by = pw.TextField()
    approved_by = pw.TextField()
    approved_at = pw.TextField(null=True)
    published_on = pw.TextField(null=True)
    appeal = pw.TextField()
    appealed_on = pw.TextField(null=True)
    appeal_decision = pw.TextField()
    appeal_decided_by = pw.TextField()
    appeal_decided_on = pw.TextField(null=True)
    void_reason = pw.TextField()
    content_sha256 = pw.TextField()

    class Meta:
        table_name = "penalty"
        indexes = (
            (("issued_at",), False),
            (("state", "issued_at"), False),
            (("complaint",), False),
            (("person",), False),
            (("unit",), False),
            (("state",), False),
            (("step",), False),
            (("fine",), False),
            (("settled",), False),
            (("complaint_number",), False),
            (("kind",), False),
        )


class PenaltyDeduction(pw.Model):
    uid = pw.TextField(unique=True)
    row_version = pw.IntegerField()
    created_at = pw.TextField()
    changed_at = pw.TextField()
    penalty = pw.ForeignKeyField(Penalty, backref="+")
    staff = pw.ForeignKeyField(Staff, null=True, backref="+")
    person = pw.TextField()
    month = pw.TextField()
    bonus = pw.BigIntegerField()
    before = pw.BigIntegerField()
    amount = pw.BigIntegerField()
    carried = pw.BigIntegerField()
    entered_by = pw.TextField()

    class Meta:
        table_name = "penalty_deduction"
        indexes = (
            (("penalty", "month"), True),
            (("month", "person"), False),
        )


class CorrectiveAction(pw.Model):
    uid = pw.TextField(unique=True)
    row_version = pw.IntegerField()
    created_at = pw.TextField()
    changed_at = pw.TextField()
    number = pw.TextField(unique=True)
    complaint = pw.ForeignKeyField(Complaint, index=False, backref="+")
    complaint_number = pw.TextField()
    customer_name = pw.TextField()
    follows = pw.ForeignKeyField("self", null=True, backref="+")
    kind = pw.TextField()
    action = pw.TextField()
    unit = pw.TextField()
    staff = pw.ForeignKeyField(Staff, null=True, backref="+")
    person = pw.TextField()
    due_on = pw.TextField(null=True)
    done_on = pw.TextField(null=True)
    result = pw.TextField()
    check_due_on = pw.TextField(null=True)
    checked_on = pw.TextField(null=True)
    checked_by = pw.TextField()
    check_words = pw.TextField()
    state = pw.TextField()
    opened_at = pw.TextField()
    opened_by = pw.TextField()
    void_reason = pw.TextField()

    class Meta:
        table_name = "corrective_action"
        indexes = (
            (("opened_at",), False),
            (("state", "due_on"), False),
            (("state", "check_due_on"), False),
            (("complaint",), False),
            (("state",), False),
            (("due_on",), False),
            (("check_due_on",), False),
            (("unit",), False),
            (("person",), False),
            (("customer_name",), False),
            (("complaint_number",), False),
        )


TABLES = [Penalty, PenaltyDeduction, CorrectiveAction]


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
