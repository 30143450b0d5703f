"""Relationship: cards, care, assessments, lost and won-back customers; owners who move; where a device was sold."""

import peewee as pw

EMPTY = "TEXT NOT NULL DEFAULT ''"
CUSTOMER = (
    ("lost_on", "TEXT"), ("lost_reason", EMPTY), ("won_back_on", "TEXT"), ("moved_in_on", "TEXT"),
    ("moved_out_on", "TEXT"), ("follows_id", "INTEGER REFERENCES customer (id)"),
)
DEVICE = (("counter", EMPTY),)
INDEXES = (
    ("customer", "lost_on"), ("customer", "won_back_on"), ("customer", "moved_out_on"), ("customer", "follows_id"),
)
SEARCHED = ("relationship_card", "care_activity", "relationship_assessment")
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


class Contact(pw.Model):
    class Meta:
        table_name = "contact"


class Record(pw.Model):
    uid = pw.TextField(unique=True)
    row_version = pw.IntegerField()
    created_at = pw.TextField()
    changed_at = pw.TextField()


class RelationshipCard(Record):
    customer = pw.ForeignKeyField(Customer, backref="+")
    customer_name = pw.TextField()
    contact = pw.ForeignKeyField(Contact, null=True, backref="+")
    name = pw.TextField()
    work_unit = pw.TextField()
    position = pw.TextField()
    home_address = pw.TextField()
    phone = pw.TextField()
    phone_digits = pw.TextField()
    other_contact = pw.TextField()
    birthday_key = pw.TextField()
    birth_year = pw.IntegerField(null=True)
    holiday_note = pw.TextField()
    interests = pw.TextField()
    importance = pw.TextField()
    owner = pw.TextField()
    reviewed_on = pw.TextField()
    is_active = pw.BooleanField()
    notes = pw.TextField()

    class Meta:
        table_name = "relationship_card"
        indexes = (
            (("name",), False), (("customer_name",), False), (("importance",), False), (("importance", "name"), False),
            (("birthday_key",), False), (("owner",), False), (("reviewed_on",), False), (("is_active",), False),
        )


class CareActivity(Record):
    number = pw.TextField(unique=True)
    customer = pw.ForeignKeyField(Customer, backref="+")
    customer_name = pw.TextField()
    card = pw.ForeignKeyField(RelationshipCard, null=True, backref="+")
    person = pw.TextField()
    kind = pw.TextField()
    subject = pw.TextField()
    occasion = pw.TextField()
    planned_on = pw.TextField()
    owner = pw.TextField()
    state = pw.TextField()
    done_on = pw.TextField(null=True)
    result = pw.TextField()
    gift = pw.TextField()
    cost = pw.BigIntegerField()
    drop_reason = pw.TextField()
    plan_key = pw.TextField()
    entered_by = pw.TextField()

    class Meta:
        table_name = "care_activity"
        indexes = (
            (("customer", "plan_key"), False), (("customer", "planned_on"), False), (("customer_name",), False),
            (("planned_on",), False), (("kind",), False), (("owner",), False), (("state",), False),
            (("state", "planned_on"), False), (("state", "done_on"), False), (("kind", "planned_on"), False),
            (("done_on",), False), (("cost",), False),
        )


class RelationshipAssessment(Record):
    number = pw.TextField(unique=True)
    customer = pw.ForeignKeyField(Customer, backref="+")
    customer_name = pw.TextField()
    assessed_on = pw.TextField()
    assessor = pw.TextField()
    grade = pw.TextField()
    total = pw.IntegerField()
    advice = pw.TextField()
    remark = pw.TextField()
    distribution = pw.TextField()
    state = pw.TextField()
    voided_at = pw.TextField(null=True)
    void_reason = pw.TextField()
    entered_by = pw.TextField()

    class Meta:
        table_name = "relationship_assessment"
        indexes = (
            (("customer", "assessed_on"), False), (("customer_name",), False), (("assessed_on",), False),
            (("assessor",), False), (("grade",), False), (("total",), False), (("advice",), False),
            (("state",), False), (("state", "assessed_on"), False), (("advice", "assessed_on"), False),
        )


class AssessmentLine(Record):
    assessment = pw.ForeignKeyField(RelationshipAssessment, backref="+")
    ordinal = pw.IntegerField()
    indicator = pw.TextField()
    weight = pw.IntegerField()
    score = pw.IntegerField()
    grade = pw.TextField()
    evidence = pw.TextField()
    remark = pw.TextField()

    class Meta:
        table_name = "assessment_line"
        indexes = ((("assessment", "ordinal"), True),)


class AssessmentIndicator(Record):
    ordinal = pw.IntegerField()
    indicator = pw.TextField()
    weight = pw.IntegerField()
    is_active = pw.BooleanField()

    class Meta:
        table_name = "assessment_indicator"


class CustomerLoss(Record):
    customer = pw.ForeignKeyField(Customer, backref="+")
    customer_name = pw.TextField()
    was_key_customer = pw.BooleanField()
    lost_on = pw.TextField()
    loss_reason = pw.TextField()
    note = pw.TextField()
    won_back_on = pw.TextField(null=True)
    won_back_note = pw.TextField()
    entered_by = pw.TextField()

    class Meta:
        table_name = "customer_loss"
        indexes = ((("lost_on",), False),)


class WinBackNote(Record):
    loss = pw.ForeignKeyField(CustomerLoss, backref="+")
    noted_on = pw.TextField()
    by = pw.TextField()
    said = pw.TextField()
    next_step = pw.TextField()
    next_step_on = pw.TextField(null=True)

    class Meta:
        table_name = "win_back_note"


TABLES = [
    RelationshipCard, CareActivity, RelationshipAssessment, AssessmentLine, AssessmentIndicator, CustomerLoss,
    WinBackNote,
]


def up(migrator, db):
    """Widen customers and devices, create the tables and their search."""
    on_file = isinstance(db, pw.SqliteDatabase)
    for table, columns in (("customer", CUSTOMER), ("device", DEVICE)):
        for name, kind in columns:
            db.execute_sql(f"ALTER TABLE {table} ADD COLUMN {name} {kind}")
    for table, column in INDEXES:
        db.execute_sql(f"CREATE INDEX {table}_{column} ON {table} ({column})")
    for table in TABLES:
        table._meta.strict_tables = on_file
    with db.bind_ctx(TABLES, bind_refs=False, bind_backrefs=False):
        db.create_tables(TABLES, safe=False)
    for kind in SEARCHED:
        for statement in SEARCH_ON_FILE if on_file else SEARCH_ON_SERVER:
            db.execute_sql(statement.format(kind=kind))
