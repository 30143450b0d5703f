"""Head office: known branches, packages received from them, and their rows."""

import peewee as pw

SEARCHED = ("known_branch", "received_package", "received_row")
SEARCH_ON_FILE = (
    "CREATE TABLE {kind}_search (id INTEGER PRIMARY KEY, words TEXT NOT NULL) STRICT",
    "CREATE VIRTUAL TABLE {kind}_grams USING fts5(grams, content='', columnsize=0, detail=none, tokenize='ascii')",
)
SEARCH_ON_SERVER = (
    'CREATE TABLE {kind}_search (id INTEGER PRIMARY KEY, words TEXT COLLATE "C" NOT NULL, grams TEXT[] NOT NULL)',
    "CREATE INDEX {kind}_search_grams ON {kind}_search USING gin (grams)",
)


class KnownBranch(pw.Model):
    uid = pw.TextField(unique=True)
    row_version = pw.IntegerField()
    created_at = pw.TextField()
    changed_at = pw.TextField()
    code = pw.TextField(unique=True)
    name = pw.TextField()
    company = pw.TextField()
    public_key = pw.TextField()
    fingerprint = pw.TextField()
    trusted_at = pw.TextField()
    trusted_by = pw.TextField()
    packages = pw.IntegerField()
    row_count = pw.IntegerField()
    last_number = pw.IntegerField()
    last_digest = pw.TextField()
    last_made_at = pw.TextField(null=True)
    last_received_at = pw.TextField(null=True)

    class Meta:
        table_name = "known_branch"
        indexes = (
            (("name",), False),
            (("company",), False),
            (("last_number",), False),
            (("last_made_at",), False),
            (("last_received_at",), False),
            (("packages",), False),
            (("row_count",), False),
        )


class ReceivedPackage(pw.Model):
    uid = pw.TextField(unique=True)
    row_version = pw.IntegerField()
    created_at = pw.TextField()
    changed_at = pw.TextField()
    number = pw.TextField()
    branch_code = pw.TextField()
    branch_name = pw.TextField()
    serial = pw.IntegerField()
    package_uid = pw.TextField()
    digest = pw.TextField(index=True)
    previous_serial = pw.IntegerField(null=True)
    previous_digest = pw.TextField()
    made_at = pw.TextField()
    made_by = pw.TextField()
    purpose = pw.TextField()
    first_day = pw.TextField(null=True)
    last_day = pw.TextField(null=True)
    is_masked = pw.BooleanField()
    program = pw.TextField()
    schema_name = pw.TextField()
    audit_line = pw.BigIntegerField()
    audit_digest = pw.TextField()
    row_count = pw.IntegerField()
    added = pw.IntegerField()
    changed = pw.IntegerField()
    unchanged = pw.IntegerField()
    conflicts = pw.IntegerField()
    conflicts_taken = pw.BooleanField()
    has_gap = pw.BooleanField()
    state = pw.TextField()
    refusal = pw.TextField()
    received_at = pw.TextField()
    received_by = pw.TextField()
    undone_at = pw.TextField(null=True)
    undone_by = pw.TextField()
    undo_reason = pw.TextField()

    class Meta:
        table_name = "received_package"
        indexes = (
            (("received_at",), False),
            (("branch_code",), False),
            (("branch_code", "received_at"), False),
            (("branch_code", "serial"), False),
            (("state",), False),
            (("state", "received_at"), False),
            (("made_at",), False),
            (("number",), False),
            (("row_count",), False),
            (("added",), False),
            (("changed",), False),
            (("conflicts",), False),
        )


class ReceivedRow(pw.Model):
    branch_code = pw.TextField()
    ledger = pw.TextField()
    row_uid = pw.TextField()
    number = pw.TextField()
    title = pw.TextField()
    state = pw.TextField()
    day = pw.TextField(null=True)
    amount = pw.BigIntegerField(null=True)
    version = pw.IntegerField()
    changed_at = pw.TextField()
    contents = pw.TextField()
    package_id = pw.IntegerField()
    package_serial = pw.IntegerField()
    received_at = pw.TextField()

    class Meta:
        table_name = "received_row"
        indexes = (
            (("branch_code", "ledger", "row_uid"), True),
            (("changed_at",), False),
            (("branch_code", "changed_at"), False),
            (("ledger", "changed_at"), False),
            (("branch_code", "ledger", "changed_at"), False),
            (("branch_code",), False),
            (("ledger",), False),
            (("number",), False),
            (("title",), False),
            (("state",), False),
            (("day",), False),
            (("amount",), False),
            (("package_id",), False),
        )


class ReceivedChange(pw.Model):
    package = pw.ForeignKeyField(ReceivedPackage, backref="+")
    row_id = pw.IntegerField()
    verdict = pw.TextField()
    before = pw.TextField()
    offered = pw.TextField()

    class Meta:
        table_name = "received_change"


TABLES = [KnownBranch, ReceivedPackage, ReceivedRow, ReceivedChange]


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
