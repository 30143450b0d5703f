"""Anomalies without a loss (F44)."""

import peewee as pw

SEARCHED = ("anomaly_notice",)
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


class Customer(pw.Model):
    class Meta:
        table_name = "customer"


class ServiceCall(pw.Model):
    class Meta:
        table_name = "service_call"


class Device(pw.Model):
    class Meta:
        table_name = "device"


class Department(pw.Model):
    class Meta:
        table_name = "department"


class AnomalyNotice(pw.Model):
    uid = pw.TextField(unique=True)
    row_version = pw.IntegerField()
    created_at = pw.TextField()
    changed_at = pw.TextField()
    number = pw.TextField(unique=True)
    customer = pw.ForeignKeyField(Customer, index=False, backref="+")
    customer_name = pw.TextField()
    call = pw.ForeignKeyField(ServiceCall, null=True, backref="+")
    call_number = pw.TextField()
    device = pw.ForeignKeyField(Device, null=True, backref="+")
    product_name = pw.TextField()
    model = pw.TextField()
    serial = pw.TextField()
    content = pw.TextField()
    visited_by = pw.TextField()
    visited_on = pw.TextField(null=True)
    finding = pw.TextField()
    department = pw.ForeignKeyField(Department, null=True, backref="+")
    unit = pw.TextField()
    result = pw.TextField()
    received_at = pw.TextField()
    received_by = pw.TextField()
    received_by_id = pw.IntegerField()
    due_on = pw.TextField(null=True)
    state = pw.TextField()
    done_on = pw.TextField(null=True)
    complaint = pw.ForeignKeyField(Complaint, null=True, index=False, backref="+")
    complaint_number = pw.TextField()
    void_reason = pw.TextField()

    class Meta:
        table_name = "anomaly_notice"
        indexes = (
            (("received_at",), False),
            (("state", "received_at"), False),
            (("customer", "received_at"), False),
            (("state", "due_on"), False),
            (("state", "done_on"), False),
            (("received_by_id", "received_at"), False),
            (("state",), False),
            (("customer_name",), False),
            (("unit",), False),
            (("done_on",), False),
            (("due_on",), False),
        )


TABLES = [AnomalyNotice]


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
