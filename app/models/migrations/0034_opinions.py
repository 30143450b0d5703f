"""Opinions, opinion cards, analyses of user information (F31, F34, F35)."""

import peewee as pw

SEARCHED = ("opinion", "opinion_card")
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


class Staff(pw.Model):
    class Meta:
        table_name = "staff"


class Opinion(pw.Model):
    uid = pw.TextField(unique=True)
    row_version = pw.IntegerField()
    created_at = pw.TextField()
    changed_at = pw.TextField()
    number = pw.TextField(unique=True)
    received_at = pw.TextField()
    received_by = pw.TextField()
    received_by_id = pw.IntegerField(null=True)
    channel = pw.TextField()
    kind = pw.TextField()
    category = pw.TextField()
    customer = pw.ForeignKeyField(Customer, null=True, index=False, backref="+")
    customer_name = pw.TextField()
    is_key_customer = pw.BooleanField()
    contact_name = pw.TextField()
    phone = pw.TextField()
    phone_digits = pw.TextField()
    call = pw.ForeignKeyField(ServiceCall, null=True, backref="+")
    call_number = pw.TextField()
    content = pw.TextField()
    page = pw.TextField()
    state = pw.TextField()
    is_open = pw.BooleanField()
    is_unanswered = pw.BooleanField()
    wants_reply = pw.BooleanField()
    forward_due_at = pw.TextField(null=True)
    forwarded_at = pw.TextField(null=True)
    forwarded_to = pw.TextField()
    forwarded_by = pw.TextField()
    answer_due_at = pw.TextField(null=True)
    answered_at = pw.TextField(null=True)
    answered_by = pw.TextField()
    answer = pw.TextField()
    told_at = pw.TextField(null=True)
    told_by = pw.TextField()
    told_how = pw.TextField()
    complaint_id = pw.IntegerField(null=True, index=True)
    next_call_id = pw.IntegerField(null=True)
    void_reason = pw.TextField()
    entered_by = pw.TextField()

    class Meta:
        table_name = "opinion"
        indexes = (
            (("received_at",), False), (("state",), False), (("state", "received_at"), False), (("channel",), False),
            (("channel", "received_at"), False), (("kind",), False), (("category",), False),
            (("category", "received_at"), False), (("customer", "received_at"), False), (("customer_name",), False),
            (("forwarded_to",), False), (("forward_due_at",), False), (("answer_due_at",), False),
            (("answered_at",), False), (("received_by_id", "received_at"), False),
            (("state", "forward_due_at"), False), (("is_open", "received_at"), False),
            (("is_key_customer", "received_at"), False), (("is_unanswered", "answer_due_at"), False),
            (("state", "answered_at"), False),
        )


class OpinionCard(pw.Model):
    uid = pw.TextField(unique=True)
    row_version = pw.IntegerField()
    created_at = pw.TextField()
    changed_at = pw.TextField()
    number = pw.TextField(unique=True)
    call = pw.ForeignKeyField(ServiceCall, backref="+")
    customer = pw.ForeignKeyField(Customer, index=False, backref="+")
    customer_name = pw.TextField()
    technician = pw.ForeignKeyField(Staff, null=True, index=False, backref="+")
    technician_name = pw.TextField()
    issued_at = pw.TextField()
    issued_by = pw.TextField()
    returned_on = pw.TextField(null=True)
    attitude = pw.IntegerField(null=True)
    skill = pw.IntegerField(null=True)
    arrival = pw.IntegerField(null=True)
    promises = pw.IntegerField(null=True)
    total = pw.IntegerField(null=True)
    kind = pw.TextField()
    content = pw.TextField()
    is_low = pw.BooleanField()
    follow_up = pw.TextField()
    follow_up_note = pw.TextField()
    state = pw.TextField()
    opinion_id = pw.IntegerField(null=True)
    complaint_id = pw.IntegerField(null=True)
    void_reason = pw.TextField()
    entered_by = pw.TextField()

    class Meta:
        table_name = "opinion_card"
        indexes = (
            (("issued_at",), False), (("returned_on",), False), (("state",), False), (("state", "issued_at"), False),
            (("customer_name",), False), (("customer", "issued_at"), False), (("technician_name",), False),
            (("technician", "returned_on"), False), (("total",), False), (("total", "returned_on"), False),
            (("state", "returned_on"), False), (("is_low", "returned_on"), False),
            (("follow_up", "returned_on"), False), (("follow_up",), False), (("attitude",), False),
            (("skill",), False), (("arrival",), False), (("promises",), False),
        )


class InformationAnalysis(pw.Model):
    uid = pw.TextField(unique=True)
    row_version = pw.IntegerField()
    created_at = pw.TextField()
    changed_at = pw.TextField()
    span = pw.TextField()
    first_on = pw.TextField()
    findings = pw.TextField()
    proposals = pw.TextField()
    written_by = pw.TextField()

    class Meta:
        table_name = "information_analysis"
        indexes = (
            (("span", "first_on"), True),
        )


TABLES = [Opinion, OpinionCard, InformationAnalysis]


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
