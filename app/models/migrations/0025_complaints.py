"""Complaints: schemes, cases and everything that belongs to a case; a return visit may follow a case."""

import peewee as pw

SEARCHED = ("complaint", "complaint_stage")
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


class ServiceCall(pw.Model):
    class Meta:
        table_name = "service_call"


class ReturnVisit(pw.Model):
    class Meta:
        table_name = "return_visit"


class Device(pw.Model):
    class Meta:
        table_name = "device"


class Staff(pw.Model):
    class Meta:
        table_name = "staff"


class Department(pw.Model):
    class Meta:
        table_name = "department"


class ComplaintScheme(pw.Model):
    uid = pw.TextField(unique=True)
    row_version = pw.IntegerField()
    created_at = pw.TextField()
    changed_at = pw.TextField()
    code = pw.TextField()
    name = pw.TextField()
    version = pw.IntegerField()
    definition = pw.TextField()
    sha256 = pw.TextField(unique=True)
    source = pw.TextField()
    is_current = pw.BooleanField()
    is_retired = pw.BooleanField()

    class Meta:
        table_name = "complaint_scheme"
        indexes = (
            (("code", "version"), True),
        )


class Complaint(pw.Model):
    uid = pw.TextField(unique=True)
    row_version = pw.IntegerField()
    created_at = pw.TextField()
    changed_at = pw.TextField()
    number = pw.TextField(unique=True)
    round = pw.IntegerField()
    first = pw.ForeignKeyField("self", null=True, backref="+")
    previous = pw.ForeignKeyField("self", null=True, backref="+")
    scheme = pw.ForeignKeyField(ComplaintScheme, index=False, backref="+")
    scheme_code = pw.TextField()
    market = pw.TextField()
    customer = pw.ForeignKeyField(Customer, index=False, backref="+")
    customer_name = pw.TextField()
    contact_name = pw.TextField()
    phone = pw.TextField()
    phone_digits = pw.TextField()
    address = pw.TextField()
    call = pw.ForeignKeyField(ServiceCall, null=True, backref="+")
    call_number = pw.TextField()
    visit = pw.ForeignKeyField(ReturnVisit, null=True, backref="+")
    device = pw.ForeignKeyField(Device, null=True, backref="+")
    product_name = pw.TextField()
    model = pw.TextField()
    serial = pw.TextField()
    serial_key = pw.TextField()
    product_fields = pw.TextField()
    purchase_proof = pw.TextField()
    proof_number = pw.TextField()
    channel = pw.TextField()
    category = pw.TextField()
    category_name = pw.TextField()
    content = pw.TextField()
    demand = pw.TextField()
    claim_amount = pw.BigIntegerField(null=True)
    is_urgent = pw.BooleanField()
    severity = pw.TextField()
    sample_kept = pw.BooleanField()
    sample_note = pw.TextField()
    received_at = pw.TextField()
    first_contact = pw.TextField()
    registered_by = pw.TextField()
    registered_by_id = pw.IntegerField()
    owner = pw.ForeignKeyField(Staff, null=True, index=False, backref="+")
    owner_name = pw.TextField()
    state = pw.TextField()
    is_open = pw.BooleanField()
    stage = pw.TextField()
    stage_name = pw.TextField()
    stage_unit = pw.TextField()
    stage_entered_at = pw.TextField(null=True)
    stage_due_at = pw.TextField(null=True)
    accepted_at = pw.TextField(null=True)
    reply_due_at = pw.TextField(null=True)
    replied_at = pw.TextField(null=True)
    close_due_at = pw.TextField(null=True)
    settled_at = pw.TextField(null=True)
    promised_on = pw.TextField(null=True)
    promise_told_by = pw.TextField()
    promise_told_at = pw.TextField(null=True)
    finding = pw.TextField()
    cause = pw.TextField()
    countermeasure = pw.TextField()
    evidence = pw.TextField()
    responsible = pw.TextField()
    loss_amount = pw.BigIntegerField()
    loss_kinds = pw.TextField()
    settlement_kinds = pw.TextField()
    proposed_amount = pw.BigIntegerField(null=True)
    approval_state = pw.TextField()
    approver_title = pw.TextField()
    approved_amount = pw.BigIntegerField(null=True)
    approved_by = pw.TextField()
    approved_at = pw.TextField(null=True)
    customer_answer = pw.TextField()
    answered_on = pw.TextField(null=True)
    signed_by = pw.TextField()
    signed_on = pw.TextField(null=True)
    visit_due_on = pw.TextField(null=True)
    visited_at = pw.TextField(null=True)
    visited_by = pw.TextField()
    satisfaction = pw.IntegerField(null=True)
    tracks_improvement = pw.BooleanField()
    exempt_reason = pw.TextField()
    receivable_note = pw.TextField()
    is_repeat = pw.BooleanField()
    repeat_of = pw.ForeignKeyField("self", null=True, backref="+")
    archived_at = pw.TextField(null=True)
    voided_at = pw.TextField(null=True)
    void_reason = pw.TextField()

    class Meta:
        table_name = "complaint"
        indexes = (
            (("received_at",), False), (("customer", "received_at"), False), (("is_open", "received_at"), False),
            (("state", "received_at"), False), (("state", "visit_due_on"), False),
            (("approval_state", "received_at"), False), (("category", "received_at"), False),
            (("category_name",), False), (("category_name", "received_at"), False),
            (("registered_by_id", "received_at"), False), (("state",), False), (("stage_name",), False),
            (("stage_due_at", "id"), False), (("owner_name",), False), (("is_repeat",), False),
            (("is_repeat", "received_at"), False), (("scheme_code", "received_at"), False), (("archived_at",), False),
            (("settled_at",), False), (("customer_name",), False), (("close_due_at",), False),
            (("reply_due_at",), False), (("loss_amount",), False), (("phone_digits",), False),
            (("serial_key",), False),
        )


class ComplaintStage(pw.Model):
    uid = pw.TextField(unique=True)
    row_version = pw.IntegerField()
    created_at = pw.TextField()
    changed_at = pw.TextField()
    number = pw.TextField(unique=True)
    complaint = pw.ForeignKeyField(Complaint, index=False, backref="+")
    complaint_number = pw.TextField()
    customer_name = pw.TextField()
    received_at = pw.TextField(null=True)
    settled_at = pw.TextField(null=True)
    position = pw.IntegerField()
    code = pw.TextField()
    name = pw.TextField()
    unit = pw.TextField()
    entered_at = pw.TextField()
    due_at = pw.TextField(null=True)
    left_at = pw.TextField(null=True)
    is_open = pw.BooleanField()
    was_late = pw.BooleanField()
    skipped_reason = pw.TextField()
    handed_by = pw.TextField()
    note = pw.TextField()

    class Meta:
        table_name = "complaint_stage"
        indexes = (
            (("complaint", "position"), True), (("entered_at",), False), (("is_open", "due_at"), False),
            (("unit", "entered_at"), False), (("was_late", "entered_at"), False), (("was_late", "settled_at"), False),
            (("due_at",), False), (("left_at",), False), (("customer_name",), False), (("complaint_number",), False),
            (("unit",), False), (("settled_at",), False), (("received_at",), False), (("was_late",), False),
        )


class ComplaintEvent(pw.Model):
    complaint = pw.ForeignKeyField(Complaint, index=False, backref="+")
    event = pw.TextField()
    before = pw.TextField()
    after = pw.TextField()
    happened_at = pw.TextField()
    entered_at = pw.TextField()
    entered_by = pw.TextField()
    note = pw.TextField()

    class Meta:
        table_name = "complaint_event"
        indexes = (
            (("complaint", "happened_at"), False),
        )


class ComplaintOpinion(pw.Model):
    uid = pw.TextField(unique=True)
    row_version = pw.IntegerField()
    created_at = pw.TextField()
    changed_at = pw.TextField()
    complaint = pw.ForeignKeyField(Complaint, index=False, backref="+")
    block = pw.TextField()
    title = pw.TextField()
    unit = pw.TextField()
    words = pw.TextField()
    given_by = pw.TextField()
    given_on = pw.TextField()
    entered_by = pw.TextField()
    is_internal = pw.BooleanField()

    class Meta:
        table_name = "complaint_opinion"
        indexes = (
            (("complaint", "block"), True),
        )


class ComplaintContact(pw.Model):
    uid = pw.TextField(unique=True)
    row_version = pw.IntegerField()
    created_at = pw.TextField()
    changed_at = pw.TextField()
    complaint = pw.ForeignKeyField(Complaint, index=False, backref="+")
    kind = pw.TextField()
    channel = pw.TextField()
    happened_at = pw.TextField()
    words = pw.TextField()
    spoken_to = pw.TextField()
    told_by = pw.TextField()
    entered_by = pw.TextField()

    class Meta:
        table_name = "complaint_contact"
        indexes = (
            (("complaint", "happened_at"), False),
        )


class ComplaintUnit(pw.Model):
    uid = pw.TextField(unique=True)
    row_version = pw.IntegerField()
    created_at = pw.TextField()
    changed_at = pw.TextField()
    complaint = pw.ForeignKeyField(Complaint, index=False, backref="+")
    party = pw.TextField()
    department = pw.ForeignKeyField(Department, null=True, backref="+")
    unit = pw.TextField()
    staff = pw.ForeignKeyField(Staff, null=True, backref="+")
    person = pw.TextField()
    share = pw.IntegerField()
    trigger = pw.TextField()
    note = pw.TextField()
    is_active = pw.BooleanField()

    class Meta:
        table_name = "complaint_unit"
        indexes = (
            (("complaint",), False), (("unit",), False),
        )


class ComplaintLoss(pw.Model):
    uid = pw.TextField(unique=True)
    row_version = pw.IntegerField()
    created_at = pw.TextField()
    changed_at = pw.TextField()
    complaint = pw.ForeignKeyField(Complaint, index=False, backref="+")
    kind = pw.TextField()
    goods = pw.TextField()
    quantity = pw.IntegerField()
    unit_price = pw.BigIntegerField()
    rate = pw.IntegerField()
    labour = pw.BigIntegerField()
    haulage = pw.BigIntegerField()
    scrap = pw.BigIntegerField()
    amount = pw.BigIntegerField()
    note = pw.TextField()
    is_active = pw.BooleanField()

    class Meta:
        table_name = "complaint_loss"
        indexes = (
            (("complaint",), False), (("kind",), False),
        )


class ComplaintSettlement(pw.Model):
    uid = pw.TextField(unique=True)
    row_version = pw.IntegerField()
    created_at = pw.TextField()
    changed_at = pw.TextField()
    complaint = pw.ForeignKeyField(Complaint, index=False, backref="+")
    kind = pw.TextField()
    goods = pw.TextField()
    quantity = pw.IntegerField()
    amount = pw.BigIntegerField()
    cause = pw.TextField()
    cost_bearer = pw.TextField()
    bearer_reason = pw.TextField()
    due_on = pw.TextField(null=True)
    state = pw.TextField()
    done_on = pw.TextField(null=True)
    done_by = pw.TextField()
    paper_number = pw.TextField()
    note = pw.TextField()
    void_reason = pw.TextField()

    class Meta:
        table_name = "complaint_settlement"
        indexes = (
            (("complaint",), False), (("state", "due_on"), False), (("kind",), False),
        )


TURNS_BY_NAME = "CREATE INDEX complaint_turn_name ON complaint_stage (name)"
OPEN_CASES = (
    "CREATE INDEX complaint_open ON complaint (received_at, id, state, stage_due_at, close_due_at, settled_at, "
    "reply_due_at, replied_at, promised_on, visit_due_on, visited_at, is_urgent, is_repeat, severity, "
    "registered_by_id, is_open) WHERE is_open",
    "CREATE INDEX complaint_open_stage ON complaint (stage_due_at, id, settled_at, is_open) WHERE is_open",
    "CREATE INDEX complaint_open_close ON complaint (close_due_at, id, settled_at, is_open) WHERE is_open",
    "CREATE INDEX complaint_open_reply ON complaint (reply_due_at, id, replied_at, is_open) WHERE is_open",
    "CREATE INDEX complaint_open_promise ON complaint (promised_on, id, settled_at, is_open) WHERE is_open",
    "CREATE INDEX complaint_open_visit ON complaint (visit_due_on, id, visited_at, is_open) WHERE is_open",
)
TABLES = [ComplaintScheme, Complaint, ComplaintStage, ComplaintEvent, ComplaintOpinion, ComplaintContact, ComplaintUnit, ComplaintLoss, ComplaintSettlement]


def up(migrator, db):
    """Create the tables and their search."""
    on_file = isinstance(db, pw.SqliteDatabase)
    for table in TABLES:
        table._meta.strict_tables = on_file
    with db.bind_ctx(TABLES, bind_refs=False, bind_backrefs=False):
        db.create_tables(TABLES, safe=False)
    for statement in (*OPEN_CASES, TURNS_BY_NAME):
        db.execute_sql(statement)
    for kind in SEARCHED:
        for statement in SEARCH_ON_FILE if on_file else SEARCH_ON_SERVER:
            db.execute_sql(statement.format(kind=kind))
    db.execute_sql("ALTER TABLE return_visit ADD COLUMN complaint_id INTEGER")
    db.execute_sql("CREATE INDEX return_visit_complaint_id ON return_visit (complaint_id)")
