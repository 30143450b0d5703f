"""Board items, shift roster, routine log (F87, F88, F90)."""

import peewee as pw

SEARCHED = ("routine_log",)
SEARCH_ON_FILE = (
    "CREATE TABLE {kind}_search (id INTEGER PRIMARY KEY, words TEXT NOT NULL) STRICT",
    "CREATE VIRTUAL TABLE {kind}_grams USING fts5(grams, content='', columnsize=0, detail=none, tokenize='ascii')",
)
SEARCH_ON_SERVER = (
    'CREATE TABLE {kind}_search (id INTEGER PRIMARY KEY, words TEXT COLLATE "C" NOT NULL, grams TEXT[] NOT NULL)',
    "CREATE INDEX {kind}_search_grams ON {kind}_search USING gin (grams)",
)


class Staff(pw.Model):
    class Meta:
        table_name = "staff"


class Customer(pw.Model):
    class Meta:
        table_name = "customer"


class BoardItem(pw.Model):
    uid = pw.TextField(unique=True)
    row_version = pw.IntegerField()
    created_at = pw.TextField()
    changed_at = pw.TextField()
    subject = pw.TextField()
    note = pw.TextField()
    starts_on = pw.TextField()
    due_on = pw.TextField()
    owner = pw.TextField()
    owner_staff = pw.ForeignKeyField(Staff, null=True, backref="+")
    state = pw.TextField()
    done_at = pw.TextField(null=True)
    done_by = pw.TextField()
    drop_reason = pw.TextField()
    entered_by = pw.TextField()

    class Meta:
        table_name = "board_item"
        indexes = (
            (("due_on",), False), (("starts_on",), False), (("state",), False), (("state", "due_on"), False),
            (("owner",), False),
        )


class ShiftDuty(pw.Model):
    uid = pw.TextField(unique=True)
    row_version = pw.IntegerField()
    created_at = pw.TextField()
    changed_at = pw.TextField()
    day = pw.TextField()
    shift = pw.TextField()
    starts_at = pw.TextField()
    ends_at = pw.TextField()
    staff = pw.ForeignKeyField(Staff, null=True, backref="+")
    person = pw.TextField()
    phone = pw.TextField()
    note = pw.TextField()
    is_void = pw.BooleanField()
    void_reason = pw.TextField()
    entered_by = pw.TextField()

    class Meta:
        table_name = "shift_duty"
        indexes = (
            (("day",), False), (("starts_at", "ends_at"), False),
        )


class RoutineLog(pw.Model):
    uid = pw.TextField(unique=True)
    row_version = pw.IntegerField()
    created_at = pw.TextField()
    changed_at = pw.TextField()
    number = pw.TextField(unique=True)
    kind = pw.TextField()
    happened_on = pw.TextField()
    person = pw.TextField()
    customer = pw.ForeignKeyField(Customer, null=True, backref="+")
    customer_name = pw.TextField()
    subject = pw.TextField()
    result = pw.TextField()
    is_void = pw.BooleanField()
    void_reason = pw.TextField()
    entered_by = pw.TextField()

    class Meta:
        table_name = "routine_log"
        indexes = (
            (("happened_on",), False), (("kind",), False), (("kind", "happened_on"), False), (("person",), False),
            (("customer_name",), False), (("is_void",), False), (("is_void", "happened_on"), False),
        )


TABLES = [BoardItem, ShiftDuty, RoutineLog]


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
