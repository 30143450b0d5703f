"""Contracts whole: terms, services, instalments, suspensions, renewal, inspections; swapped devices."""

import peewee as pw

TEXT, WHOLE, AMOUNT = "TEXT", "INTEGER", "BIGINT"
EMPTY = "TEXT NOT NULL DEFAULT ''"

CONTRACT = (
    ("project_name", EMPTY), ("first_party", EMPTY), ("second_party", EMPTY), ("signed_on", TEXT), ("payment", EMPTY),
    ("excluded_services", EMPTY), ("term", "INTEGER NOT NULL DEFAULT 1"),
    ("predecessor_id", "INTEGER REFERENCES contract (id)"), ("inspection_months", WHOLE), ("inspection_from", TEXT),
    ("response_hours", WHOLE), ("response_promise", EMPTY), ("visits_included", WHOLE), ("minutes_included", WHOLE),
    ("parts_budget", AMOUNT), ("renewal_state", EMPTY), ("renewal_owner", EMPTY), ("notified_on", TEXT),
    ("offer_fee", AMOUNT), ("offer_months", WHOLE), ("next_step", EMPTY), ("next_step_on", TEXT), ("outcome_on", TEXT),
    ("loss_reason", EMPTY), ("loss_note", EMPTY),
)
DEVICE = (
    ("warranty_document", EMPTY), ("extension_ends_on", TEXT), ("extension_document", EMPTY),
    ("replaces_id", "INTEGER REFERENCES device (id)"), ("replaced_on", TEXT), ("cover_rule", EMPTY),
)
INDEXES = (
    ("contract", "predecessor_id"), ("contract", "renewal_state, ends_on"), ("contract", "next_step_on"),
    ("device", "replaces_id"),
)


class Customer(pw.Model):
    class Meta:
        table_name = "customer"


class Device(pw.Model):
    class Meta:
        table_name = "device"


class Contract(pw.Model):
    class Meta:
        table_name = "contract"


class Record(pw.Model):
    uid = pw.TextField(unique=True)
    row_version = pw.IntegerField()
    created_at = pw.TextField()
    changed_at = pw.TextField()


class ContractTerm(Record):
    contract = pw.ForeignKeyField(Contract, backref="+")
    ordinal = pw.IntegerField()
    starts_on = pw.TextField()
    ends_on = pw.TextField()
    fee = pw.BigIntegerField()
    agreed_on = pw.TextField(null=True)
    notes = pw.TextField()

    class Meta:
        table_name = "contract_term"
        indexes = ((("contract", "ordinal"), True),)


class ContractService(Record):
    contract = pw.ForeignKeyField(Contract, backref="+")
    work_kind = pw.TextField()
    is_included = pw.BooleanField()
    notes = pw.TextField()

    class Meta:
        table_name = "contract_service"
        indexes = ((("contract", "work_kind"), True),)


class ContractInstalment(Record):
    contract = pw.ForeignKeyField(Contract, backref="+")
    term = pw.IntegerField()
    ordinal = pw.IntegerField()
    due_on = pw.TextField()
    amount = pw.BigIntegerField()
    paid_on = pw.TextField(null=True)
    invoice_number = pw.TextField()
    notes = pw.TextField()
    voided_at = pw.TextField(null=True)

    class Meta:
        table_name = "contract_instalment"
        indexes = ((("due_on",), False),)


class ContractSuspension(Record):
    contract = pw.ForeignKeyField(Contract, backref="+")
    since = pw.TextField()
    until = pw.TextField(null=True)
    reason = pw.TextField()

    class Meta:
        table_name = "contract_suspension"


class RenewalContact(Record):
    contract = pw.ForeignKeyField(Contract, backref="+")
    happened_at = pw.TextField()
    channel = pw.TextField()
    by = pw.TextField()
    person = pw.TextField()
    said = pw.TextField()
    next_step = pw.TextField()
    next_step_on = pw.TextField(null=True)

    class Meta:
        table_name = "renewal_contact"
        indexes = ((("contract", "happened_at"), False),)


class Inspection(Record):
    number = pw.TextField(unique=True)
    contract = pw.ForeignKeyField(Contract, backref="+")
    customer = pw.ForeignKeyField(Customer, backref="+")
    customer_name = pw.TextField()
    contract_number = pw.TextField()
    slot_on = pw.TextField()
    due_on = pw.TextField()
    state = pw.TextField()
    call_id = pw.IntegerField(null=True)
    technician_name = pw.TextField()
    planned_on = pw.TextField(null=True)
    done_on = pw.TextField(null=True)
    score = pw.IntegerField(null=True)
    signed_by = pw.TextField()
    signed_on = pw.TextField(null=True)
    result = pw.TextField()
    reason = pw.TextField()

    class Meta:
        table_name = "inspection"
        indexes = (
            (("contract", "slot_on"), True), (("customer", "due_on"), False), (("customer_name",), False),
            (("contract_number",), False), (("due_on",), False), (("state",), False), (("state", "due_on"), False),
            (("done_on",), False), (("score",), False), (("technician_name",), False),
        )


class InspectionLine(Record):
    inspection = pw.ForeignKeyField(Inspection, backref="+")
    device = pw.ForeignKeyField(Device, null=True, backref="+")
    ordinal = pw.IntegerField()
    item = pw.TextField()
    result = pw.TextField()
    notes = pw.TextField()

    class Meta:
        table_name = "inspection_line"


TABLES = [
    ContractTerm, ContractService, ContractInstalment, ContractSuspension, RenewalContact, Inspection, InspectionLine,
]


def up(migrator, db):
    """Widen contracts and devices, create the tables, give every contract its first term."""
    on_file = isinstance(db, pw.SqliteDatabase)
    for table, columns in (("contract", CONTRACT), ("device", DEVICE)):
        for name, kind in columns:
            db.execute_sql(f"ALTER TABLE {table} ADD COLUMN {name} {_type(kind, on_file)}")
    for table, columns in INDEXES:
        db.execute_sql(f"CREATE INDEX {table}_{columns.replace(', ', '_')} ON {table} ({columns})")
    for table in TABLES:
        table._meta.strict_tables = on_file
    with db.bind_ctx(TABLES, bind_refs=False, bind_backrefs=False):
        db.create_tables(TABLES, safe=False)
    identity = "lower(hex(randomblob(16)))" if on_file else "replace(CAST(gen_random_uuid() AS text), '-', '')"
    db.execute_sql(
        "INSERT INTO contract_term (uid, row_version, created_at, changed_at, contract_id, ordinal, starts_on, ends_on, "
        f"fee, agreed_on, notes) SELECT {identity}, 1, created_at, changed_at, id, 1, starts_on, ends_on, fee, NULL, '' "
        "FROM contract ORDER BY id"
    )


def _type(kind, on_file):
    return kind.replace("BIGINT", "INTEGER") if on_file else kind
