"""Take-back: receipts, the returned-part ledger, what happened to each part."""

import peewee as pw

SEARCHED = ("take_back_receipt", "returned_part")


def _search_on_file(kind):
    return (
        f"CREATE TABLE {kind}_search (id INTEGER PRIMARY KEY, words TEXT NOT NULL) STRICT",
        f"CREATE VIRTUAL TABLE {kind}_grams USING fts5(grams, content='', columnsize=0, detail=none, tokenize='ascii')",
    )


def _search_on_server(kind):
    return (
        f'CREATE TABLE {kind}_search (id INTEGER PRIMARY KEY, words TEXT COLLATE "C" NOT NULL, grams TEXT[] NOT NULL)',
        f"CREATE INDEX {kind}_search_grams ON {kind}_search USING gin (grams)",
    )


class Customer(pw.Model):
    class Meta:
        table_name = "customer"


class Device(pw.Model):
    class Meta:
        table_name = "device"


class Staff(pw.Model):
    class Meta:
        table_name = "staff"


class ServiceCall(pw.Model):
    class Meta:
        table_name = "service_call"


class Record(pw.Model):
    uid = pw.TextField(unique=True)
    row_version = pw.IntegerField()
    created_at = pw.TextField()
    changed_at = pw.TextField()


class TakeBackReceipt(Record):
    number = pw.TextField(unique=True)
    call = pw.ForeignKeyField(ServiceCall, backref="+")
    call_number = pw.TextField()
    customer = pw.ForeignKeyField(Customer, backref="+")
    customer_name = pw.TextField()
    technician = pw.ForeignKeyField(Staff, null=True, backref="+")
    technician_name = pw.TextField()
    state = pw.TextField()
    version = pw.IntegerField()
    replaces_number = pw.TextField()
    issued_at = pw.TextField()
    issued_by = pw.TextField()
    item_count = pw.IntegerField()
    expected_return_on = pw.TextField(null=True)
    loan_number = pw.TextField()
    signed_by = pw.TextField()
    signed_on = pw.TextField(null=True)
    recovered_on = pw.TextField(null=True)
    recovered_by = pw.TextField()
    lost_note = pw.TextField()
    lost_signed_by = pw.TextField()
    returned_signed_by = pw.TextField()
    returned_signed_on = pw.TextField(null=True)
    voided_at = pw.TextField(null=True)
    void_reason = pw.TextField()
    content_sha256 = pw.TextField()

    class Meta:
        table_name = "take_back_receipt"
        indexes = (
            (("issued_at",), False),
            (("state", "issued_at"), False),
            (("state", "expected_return_on"), False),
            (("technician", "issued_at"), False),
            (("technician", "state", "issued_at"), False),
            (("customer", "issued_at"), False),
            (("state",), False),
            (("customer_name",), False),
            (("call_number",), False),
            (("technician_name",), False),
            (("expected_return_on",), False),
            (("recovered_on",), False),
            (("loan_number",), False),
            (("item_count",), False),
            (("signed_by",), False),
        )


class ReturnedPart(Record):
    number = pw.TextField(unique=True)
    receipt = pw.ForeignKeyField(TakeBackReceipt, backref="+")
    receipt_number = pw.TextField()
    receipt_state = pw.TextField()
    call = pw.ForeignKeyField(ServiceCall, backref="+")
    call_number = pw.TextField()
    customer = pw.ForeignKeyField(Customer, backref="+")
    customer_name = pw.TextField()
    device = pw.ForeignKeyField(Device, null=True, backref="+")
    item = pw.TextField()
    model = pw.TextField()
    serial = pw.TextField()
    serial_key = pw.TextField()
    accessories = pw.TextField()
    condition = pw.TextField()
    fault_text = pw.TextField()
    category = pw.TextField()
    state = pw.TextField()
    state_since = pw.TextField()
    is_open = pw.BooleanField()
    technician = pw.ForeignKeyField(Staff, null=True, backref="+")
    technician_name = pw.TextField()
    received_at = pw.TextField()
    expected_return_on = pw.TextField(null=True)
    route = pw.TextField()
    supplier_id = pw.IntegerField()
    supplier_name = pw.TextField()
    sent_on = pw.TextField(null=True)
    due_back_on = pw.TextField(null=True)
    back_on = pw.TextField(null=True)
    symptom_reproduced = pw.TextField()
    verdict = pw.TextField()
    cause = pw.TextField()
    tested_by = pw.TextField()
    tested_on = pw.TextField(null=True)
    repair_minutes = pw.IntegerField()
    parts_text = pw.TextField()
    work_text = pw.TextField()
    repaired_by = pw.TextField()
    repaired_on = pw.TextField(null=True)
    checked_by = pw.TextField()
    checked_on = pw.TextField(null=True)
    cost = pw.BigIntegerField()
    outcome = pw.TextField()
    outcome_reason = pw.TextField()
    decided_by = pw.TextField()
    replacement = pw.ForeignKeyField(Device, null=True, backref="+")
    replacement_serial = pw.TextField()
    swap_rule = pw.TextField()
    returned_on = pw.TextField(null=True)
    returned_to = pw.TextField()
    closed_on = pw.TextField(null=True)
    place = pw.TextField()
    holder_name = pw.TextField()

    class Meta:
        table_name = "returned_part"
        indexes = (
            (("received_at",), False),
            (("state", "received_at"), False),
            (("state", "expected_return_on"), False),
            (("state", "due_back_on"), False),
            (("is_open", "received_at"), False),
            (("is_open", "expected_return_on"), False),
            (("technician", "is_open", "received_at"), False),
            (("technician", "received_at"), False),
            (("customer", "received_at"), False),
            (("device", "received_at"), False),
            (("serial_key", "received_at"), False),
            (("route", "received_at"), False),
            (("outcome", "received_at"), False),
            (("receipt_state", "received_at"), False),
            (("state",), False),
            (("customer_name",), False),
            (("item",), False),
            (("model",), False),
            (("serial",), False),
            (("receipt_number",), False),
            (("receipt_state",), False),
            (("call_number",), False),
            (("technician_name",), False),
            (("supplier_name",), False),
            (("holder_name",), False),
            (("expected_return_on",), False),
            (("sent_on",), False),
            (("due_back_on",), False),
            (("repaired_on",), False),
            (("returned_on",), False),
            (("cost",), False),
        )


class ReturnedPartEvent(pw.Model):
    part = pw.ForeignKeyField(ReturnedPart, backref="+")
    kind = pw.TextField()
    happened_at = pw.TextField()
    entered_at = pw.TextField()
    user_name = pw.TextField()
    state = pw.TextField()
    detail = pw.TextField()

    class Meta:
        table_name = "returned_part_event"


TABLES = [TakeBackReceipt, ReturnedPart, ReturnedPartEvent]


def up(migrator, db):
    """Create the tables and the search of receipts and parts."""
    on_file = isinstance(db, pw.SqliteDatabase)
    for table in TABLES:
        table._meta.strict_tables = on_file
    with db.bind_ctx(TABLES, bind_refs=False, bind_backrefs=False):
        db.create_tables(TABLES, safe=False)
    for kind in SEARCHED:
        for statement in _search_on_file(kind) if on_file else _search_on_server(kind):
            db.execute_sql(statement)
