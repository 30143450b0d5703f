"""Requests for return or exchange of goods (F70)."""

import peewee as pw

SEARCHED = ("exchange_request",)
SEARCH_ON_FILE = (
    "CREATE TABLE {kind}_search (id INTEGER PRIMARY KEY, words TEXT NOT NULL) STRICT",
    "CREATE VIRTUAL TABLE {kind}_grams USING fts5(grams, content='', columnsize=0, detail=none, tokenize='ascii')",
)
SEARCH_ON_SERVER = (
    'CREATE TABLE {kind}_search (id INTEGER PRIMARY KEY, words TEXT COLLATE "C" NOT NULL, grams TEXT[] NOT NULL)',
    "CREATE INDEX {kind}_search_grams ON {kind}_search USING gin (grams)",
)


class Customer(pw.Model):
    class Meta:
        table_name = "customer"


class Device(pw.Model):
    class Meta:
        table_name = "device"


class ServiceCall(pw.Model):
    class Meta:
        table_name = "service_call"


class ExchangeRequest(pw.Model):
    uid = pw.TextField(unique=True)
    row_version = pw.IntegerField()
    created_at = pw.TextField()
    changed_at = pw.TextField()
    number = pw.TextField(unique=True)
    customer = pw.ForeignKeyField(Customer, null=True, backref="+")
    customer_name = pw.TextField()
    device = pw.ForeignKeyField(Device, null=True, backref="+")
    call = pw.ForeignKeyField(ServiceCall, null=True, backref="+")
    call_number = pw.TextField()
    goods = pw.TextField()
    model = pw.TextField()
    serial = pw.TextField()
    serial_key = pw.TextField()
    quantity = pw.IntegerField()
    wants = pw.TextField()
    cause = pw.TextField()
    cost_bearer = pw.TextField()
    bearer_reason = pw.TextField()
    state = pw.TextField()
    decision = pw.TextField()
    decision_reason = pw.TextField()
    decided_by = pw.TextField()
    decided_at = pw.TextField(null=True)
    shipped_on = pw.TextField(null=True)
    received_on = pw.TextField(null=True)
    remark = pw.TextField()
    received_at = pw.TextField()
    received_by = pw.TextField()
    void_reason = pw.TextField()

    class Meta:
        table_name = "exchange_request"
        indexes = (
            (("received_at",), False), (("state", "received_at"), False), (("state", "decided_at"), False),
            (("state", "shipped_on"), False), (("state", "received_on"), False),
            (("customer", "received_at"), False), (("device", "received_at"), False), (("state",), False),
            (("customer_name",), False), (("goods",), False), (("model",), False), (("serial",), False),
            (("quantity",), False), (("wants",), False), (("cause",), False), (("cost_bearer",), False),
            (("call_number",), False), (("decided_at",), False), (("shipped_on",), False),
            (("received_on",), False),
        )


TABLES = [ExchangeRequest]


def up(migrator, db):
    """Create the table and its search."""
    on_file = isinstance(db, pw.SqliteDatabase)
    for table in TABLES:
        table._meta.strict_tables = on_file
    with db.bind_ctx(TABLES, bind_refs=False, bind_backrefs=False):
        db.create_tables(TABLES, safe=False)
    for kind in SEARCHED:
        for statement in SEARCH_ON_FILE if on_file else SEARCH_ON_SERVER:
            db.execute_sql(statement.format(kind=kind))
