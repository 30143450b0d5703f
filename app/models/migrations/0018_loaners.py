"""Loaner units, their loans, and who wants none (F24, R053)."""

import peewee as pw

SEARCHED = ("loaner_unit", "loan")


class Customer(pw.Model):
    class Meta:
        table_name = "customer"


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


class LoanerUnit(Record):
    number = pw.TextField(unique=True)
    name = pw.TextField()
    model = pw.TextField()
    serial = pw.TextField()
    serial_key = pw.TextField()
    value = pw.BigIntegerField()
    accessories = pw.TextField()
    place = pw.TextField()
    state = pw.TextField()
    notes = pw.TextField()
    loan_id = pw.IntegerField()
    loan_number = pw.TextField()
    customer_name = pw.TextField()
    due_on = pw.TextField(null=True)
    since = pw.TextField()
    lent_count = pw.IntegerField()
    reason = pw.TextField()

    class Meta:
        table_name = "loaner_unit"
        indexes = (
            (("name",), False), (("model",), False), (("serial",), False), (("serial_key",), False),
            (("place",), False), (("state",), False), (("state", "name"), False), (("state", "due_on"), False),
            (("customer_name",), False), (("loan_id",), False), (("loan_number",), False), (("due_on",), False),
            (("value",), False), (("lent_count",), False),
        )


class Loan(Record):
    number = pw.TextField(unique=True)
    unit = pw.ForeignKeyField(LoanerUnit, backref="+")
    unit_number = pw.TextField()
    unit_name = pw.TextField()
    unit_model = pw.TextField()
    unit_serial = pw.TextField()
    unit_value = pw.BigIntegerField()
    open_unit_id = pw.IntegerField(null=True, unique=True)
    call = pw.ForeignKeyField(ServiceCall, null=True, backref="+")
    call_number = pw.TextField()
    returned_part_id = pw.IntegerField()
    receipt_number = pw.TextField()
    customer = pw.ForeignKeyField(Customer, backref="+")
    customer_name = pw.TextField()
    technician = pw.ForeignKeyField(Staff, null=True, backref="+")
    technician_name = pw.TextField()
    state = pw.TextField()
    out_at = pw.TextField()
    due_on = pw.TextField()
    handed_out_by = pw.TextField()
    accessories_out = pw.TextField()
    condition_out = pw.TextField()
    out_signed_by = pw.TextField()
    out_signed_on = pw.TextField(null=True)
    in_at = pw.TextField(null=True)
    taken_in_by = pw.TextField()
    accessories_missing = pw.TextField()
    condition_in = pw.TextField()
    is_damaged = pw.BooleanField()
    in_signed_by = pw.TextField()
    in_signed_on = pw.TextField(null=True)
    damage_note = pw.TextField()
    to_decide = pw.BooleanField()
    compensation = pw.BigIntegerField()
    compensation_note = pw.TextField()
    reason = pw.TextField()
    content_sha256 = pw.TextField()

    class Meta:
        table_name = "loan"
        indexes = (
            (("call", "state"), False), (("returned_part_id",), False), (("call_number",), False),
            (("receipt_number",), False), (("customer_name",), False), (("customer", "out_at"), False),
            (("technician_name",), False), (("technician", "state", "due_on"), False), (("unit_number",), False),
            (("unit_name",), False), (("unit_model",), False), (("unit_serial",), False), (("state",), False),
            (("state", "due_on"), False), (("state", "out_at"), False), (("state", "in_at"), False),
            (("out_at",), False), (("due_on",), False), (("in_at",), False),
            (("state", "out_signed_by", "due_on"), False), (("to_decide", "in_at"), False),
            (("compensation",), False), (("unit", "out_at"), False),
        )


class LoanerDecline(Record):
    call = pw.ForeignKeyField(ServiceCall, unique=True, backref="+")
    declined_at = pw.TextField()
    said_by = pw.TextField()
    reason = pw.TextField()

    class Meta:
        table_name = "loaner_decline"


TABLES = [LoanerUnit, Loan, LoanerDecline]

CUSTODY_INDEXES = (
    ("holder_kind", "is_home", "held_since"), ("is_home", "is_ended", "held_since"), ("is_ended", "held_since"),
    ("kind",), ("holder_kind",), ("receipt_number",),
)
"""Orders and filters of the ledger of what is where."""


def up(migrator, db):
    """Create the tables and the search of units and loans."""
    on_file = isinstance(db, pw.SqliteDatabase)
    for table in TABLES:
        table._meta.strict_tables = on_file
    with db.bind_ctx(TABLES, bind_refs=False, bind_backrefs=False):
        db.create_tables(TABLES, safe=False)
    for kind in SEARCHED:
        if on_file:
            db.execute_sql(f"CREATE TABLE {kind}_search (id INTEGER PRIMARY KEY, words TEXT NOT NULL) STRICT")
            db.execute_sql(
                f"CREATE VIRTUAL TABLE {kind}_grams USING fts5("
                "grams, content='', columnsize=0, detail=none, tokenize='ascii')"
            )
        else:
            db.execute_sql(
                f'CREATE TABLE {kind}_search (id INTEGER PRIMARY KEY, words TEXT COLLATE "C" NOT NULL, '
                "grams TEXT[] NOT NULL)"
            )
            db.execute_sql(f"CREATE INDEX {kind}_search_grams ON {kind}_search USING gin (grams)")
    for columns in CUSTODY_INDEXES:
        name = "custodyobject_" + "_".join(columns)
        db.execute_sql(f"CREATE INDEX {name} ON custody_object ({', '.join(columns)})")
