"""Charge records and cash hand-over slips; a charge line says what becomes of a part that the customer damaged."""

import peewee as pw

SEARCHED = ("charge", "cash_handover")
SEARCH_ON_FILE = (
    "CREATE TABLE {kind}_search (id INTEGER PRIMARY KEY, words TEXT NOT NULL) STRICT",
    "CREATE VIRTUAL TABLE {kind}_grams USING fts5("
    "grams, content='', columnsize=0, detail=none, tokenize='ascii')",
)
SEARCH_ON_SERVER = (
    'CREATE TABLE {kind}_search (id INTEGER PRIMARY KEY, words TEXT COLLATE "C" NOT NULL, grams TEXT[] NOT NULL)',
    "CREATE INDEX {kind}_search_grams ON {kind}_search USING gin (grams)",
)
LINE_COLUMNS = (
    "priced_on TEXT",
    "disposal TEXT NOT NULL DEFAULT ''",
    "disposal_by TEXT NOT NULL DEFAULT ''",
)


class Staff(pw.Model):
    class Meta:
        table_name = "staff"


class Customer(pw.Model):
    class Meta:
        table_name = "customer"


class ServiceCall(pw.Model):
    class Meta:
        table_name = "service_call"


class Record(pw.Model):
    uid = pw.TextField(unique=True)
    row_version = pw.IntegerField()
    created_at = pw.TextField()
    changed_at = pw.TextField()


class CashHandover(Record):
    number = pw.TextField(unique=True)
    state = pw.TextField()
    handed_over_at = pw.TextField()
    handed_by = pw.TextField()
    technician = pw.ForeignKeyField(Staff, null=True, backref="+", index=False)
    taken_by = pw.TextField()
    amount = pw.BigIntegerField()
    charges = pw.IntegerField()
    notes = pw.TextField()
    issued_by = pw.TextField()
    voided_at = pw.TextField(null=True)
    void_reason = pw.TextField()
    content_sha256 = pw.TextField()

    class Meta:
        table_name = "cash_handover"
        indexes = (
            (("handed_over_at",), False),
            (("state",), False),
            (("state", "handed_over_at"), False),
            (("technician", "handed_over_at"), False),
            (("handed_by",), False),
            (("taken_by",), False),
            (("amount",), False),
        )


class Charge(Record):
    number = pw.TextField(unique=True)
    call = pw.ForeignKeyField(ServiceCall, backref="+", index=False)
    call_number = pw.TextField()
    part = pw.IntegerField()
    customer = pw.ForeignKeyField(Customer, backref="+", index=False)
    customer_name = pw.TextField()
    service_class = pw.TextField()
    settlement = pw.TextField()
    state = pw.TextField()
    is_open = pw.BooleanField()
    began_at = pw.TextField()
    amount = pw.BigIntegerField()
    waived_amount = pw.BigIntegerField()
    collected_amount = pw.BigIntegerField()
    outstanding = pw.BigIntegerField()
    due_on = pw.TextField(null=True)
    announced_at = pw.TextField(null=True)
    agreed_by = pw.TextField()
    technician = pw.ForeignKeyField(Staff, null=True, backref="+", index=False)
    technician_name = pw.TextField()
    collect_on = pw.TextField(null=True)
    collect_notes = pw.TextField()
    collected_at = pw.TextField(null=True)
    collected_by = pw.TextField()
    method = pw.TextField()
    handed_in_at = pw.TextField(null=True)
    cash_handover = pw.ForeignKeyField(CashHandover, null=True, backref="+")
    cash_handover_number = pw.TextField()
    invoice_number = pw.TextField()
    invoice_title = pw.TextField()
    invoiced_at = pw.TextField(null=True)
    mailed_at = pw.TextField(null=True)
    mail_notes = pw.TextField()
    paid_at = pw.TextField(null=True)
    waived_at = pw.TextField(null=True)
    waived_by = pw.TextField()
    waive_reason = pw.TextField()
    voided_at = pw.TextField(null=True)
    void_reason = pw.TextField()

    class Meta:
        table_name = "charge"
        indexes = (
            (("call", "part"), True),
            (("customer", "began_at"), False),
            (("began_at",), False),
            (("state",), False),
            (("state", "began_at"), False),
            (("state", "settlement", "began_at"), False),
            (("state", "due_on"), False),
            (("is_open", "began_at"), False),
            (("is_open", "due_on"), False),
            (("is_open", "outstanding"), False),
            (("technician", "began_at"), False),
            (("technician", "is_open", "due_on"), False),
            (("due_on",), False),
            (("amount",), False),
            (("outstanding",), False),
            (("customer_name",), False),
            (("call_number",), False),
            (("technician_name",), False),
            (("invoice_number",), False),
            (("service_class",), False),
            (("settlement",), False),
            (("collected_at",), False),
            (("handed_in_at",), False),
            (("invoiced_at",), False),
            (("mailed_at",), False),
            (("paid_at",), False),
            (("collect_on",), False),
        )


TABLES = [CashHandover, Charge]


def up(migrator, db):
    """Create both tables with their search, and the columns of a damaged part."""
    on_file = isinstance(db, pw.SqliteDatabase)
    for table in TABLES:
        table._meta.strict_tables = on_file
    with db.bind_ctx(TABLES, bind_refs=False, bind_backrefs=False):
        db.create_tables(TABLES, safe=False)
    for kind in SEARCHED:
        for statement in SEARCH_ON_FILE if on_file else SEARCH_ON_SERVER:
            db.execute_sql(statement.format(kind=kind))
    for column in LINE_COLUMNS:
        db.execute_sql(f"ALTER TABLE charge_line ADD COLUMN {column}")
