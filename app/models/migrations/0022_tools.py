"""Engineering tools and their loans (F86)."""

import peewee as pw

SEARCHED = ("tool", "tool_loan")
SEARCH_ON_FILE = (
    "CREATE TABLE {kind}_search (id INTEGER PRIMARY KEY, words TEXT NOT NULL) STRICT",
    "CREATE VIRTUAL TABLE {kind}_grams USING fts5(grams, content='', columnsize=0, detail=none, tokenize='ascii')",
)
SEARCH_ON_SERVER = (
    'CREATE TABLE {kind}_search (id INTEGER PRIMARY KEY, words TEXT COLLATE "C" NOT NULL, grams TEXT[] NOT NULL)',
    "CREATE INDEX {kind}_search_grams ON {kind}_search USING gin (grams)",
)


class Staff(pw.Model):
    class Meta:
        table_name = "staff"


class Record(pw.Model):
    uid = pw.TextField(unique=True)
    row_version = pw.IntegerField()
    created_at = pw.TextField()
    changed_at = pw.TextField()


class Tool(Record):
    number = pw.TextField(unique=True)
    name = pw.TextField()
    model = pw.TextField()
    serial = pw.TextField()
    serial_key = pw.TextField()
    kind = pw.TextField()
    value = pw.BigIntegerField()
    bought_on = pw.TextField(null=True)
    place = pw.TextField()
    state = pw.TextField()
    since = pw.TextField()
    open_loan_id = pw.IntegerField()
    open_loan_number = pw.TextField()
    borrower = pw.ForeignKeyField(Staff, null=True, backref="+")
    borrower_name = pw.TextField()
    due_on = pw.TextField(null=True)
    lent_count = pw.IntegerField()
    counted_on = pw.TextField(null=True)
    reason = pw.TextField()
    notes = pw.TextField()

    class Meta:
        table_name = "tool"
        indexes = (
            (("name",), False), (("model",), False), (("serial",), False), (("serial_key",), False),
            (("kind",), False), (("kind", "number"), False), (("value",), False), (("bought_on",), False),
            (("place",), False), (("state",), False), (("state", "name"), False), (("state", "due_on"), False),
            (("state", "since"), False), (("borrower", "number"), False), (("borrower_name",), False),
            (("state", "borrower_name"), False), (("open_loan_id",), False), (("open_loan_number",), False),
            (("due_on",), False), (("lent_count",), False), (("counted_on",), False),
        )


class ToolLoan(Record):
    number = pw.TextField(unique=True)
    card_number = pw.TextField()
    tool = pw.ForeignKeyField(Tool, backref="+")
    tool_number = pw.TextField()
    tool_name = pw.TextField()
    tool_model = pw.TextField()
    tool_serial = pw.TextField()
    tool_kind = pw.TextField()
    tool_value = pw.BigIntegerField()
    open_tool_id = pw.IntegerField(null=True, unique=True)
    borrower = pw.ForeignKeyField(Staff, backref="+")
    borrower_name = pw.TextField()
    purpose = pw.TextField()
    state = pw.TextField()
    out_at = pw.TextField()
    due_on = pw.TextField(null=True)
    lent_by = pw.TextField()
    condition_out = pw.TextField()
    signed_by = pw.TextField()
    signed_on = pw.TextField(null=True)
    renewals = pw.IntegerField()
    in_at = pw.TextField(null=True)
    taken_in_by = pw.TextField()
    condition_in = pw.TextField()
    is_damaged = pw.BooleanField()
    is_worn = pw.BooleanField()
    damage_note = pw.TextField()
    to_decide = pw.BooleanField()
    compensation = pw.BigIntegerField()
    compensation_note = pw.TextField()
    reason = pw.TextField()
    content_sha256 = pw.TextField()

    class Meta:
        table_name = "tool_loan"
        indexes = (
            (("card_number",), False), (("tool", "out_at"), False), (("tool_number",), False),
            (("tool_name",), False), (("tool_model",), False), (("tool_serial",), False),
            (("borrower", "state", "due_on"), False), (("borrower", "out_at"), False), (("borrower_name",), False),
            (("purpose",), False), (("state",), False), (("state", "due_on"), False), (("state", "out_at"), False),
            (("state", "in_at"), False), (("state", "borrower_name"), False),
            (("state", "signed_by", "due_on"), False), (("to_decide", "in_at"), False), (("compensation",), False),
            (("out_at",), False), (("due_on",), False), (("in_at",), False),
        )


TABLES = [Tool, ToolLoan]


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
