"""Chain of custody: objects with their one holder, and every hand-over."""

import peewee as pw

SEARCH_ON_FILE = (
    "CREATE TABLE custody_object_search (id INTEGER PRIMARY KEY, words TEXT NOT NULL) STRICT",
    "CREATE VIRTUAL TABLE custody_object_grams USING fts5("
    "grams, content='', columnsize=0, detail=none, tokenize='ascii')",
)
SEARCH_ON_SERVER = (
    'CREATE TABLE custody_object_search (id INTEGER PRIMARY KEY, words TEXT COLLATE "C" NOT NULL, '
    "grams TEXT[] NOT NULL)",
    "CREATE INDEX custody_object_search_grams ON custody_object_search USING gin (grams)",
)


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


class CustodyObject(Record):
    kind = pw.TextField()
    object_id = pw.IntegerField()
    number = pw.TextField()
    name = pw.TextField()
    model = pw.TextField()
    serial = pw.TextField()
    belongs_to = pw.TextField()
    holder_kind = pw.TextField()
    holder_id = pw.IntegerField()
    holder_name = pw.TextField()
    held_since = pw.TextField()
    due_on = pw.TextField(null=True)
    receipt_number = pw.TextField()
    call = pw.ForeignKeyField(ServiceCall, null=True, backref="+")
    customer = pw.ForeignKeyField(Customer, null=True, backref="+")
    customer_name = pw.TextField()
    is_home = pw.BooleanField()
    is_ended = pw.BooleanField()

    class Meta:
        table_name = "custody_object"
        indexes = (
            (("kind", "object_id"), True), (("kind", "held_since"), False), (("holder_kind", "holder_id"), False),
            (("holder_kind", "held_since"), False), (("is_home", "held_since"), False), (("is_home", "due_on"), False),
            (("number",), False), (("name",), False), (("serial",), False), (("holder_name",), False),
            (("held_since",), False), (("due_on",), False), (("customer_name",), False),
        )


class Handover(Record):
    kind = pw.TextField()
    object_id = pw.IntegerField()
    ordinal = pw.IntegerField()
    quantity = pw.IntegerField()
    from_kind = pw.TextField()
    from_id = pw.IntegerField()
    from_name = pw.TextField()
    to_kind = pw.TextField()
    to_id = pw.IntegerField()
    to_name = pw.TextField()
    happened_at = pw.TextField()
    user_name = pw.TextField()
    condition = pw.TextField()
    reason = pw.TextField()
    receipt_number = pw.TextField()
    signed_by = pw.TextField()
    signed_on = pw.TextField(null=True)
    call = pw.ForeignKeyField(ServiceCall, null=True, backref="+")

    class Meta:
        table_name = "handover"
        indexes = ((("kind", "object_id", "ordinal"), True),)


TABLES = [CustodyObject, Handover]


def up(migrator, db):
    """Create both tables and the search of objects."""
    on_file = isinstance(db, pw.SqliteDatabase)
    for table in TABLES:
        table._meta.strict_tables = on_file
    with db.bind_ctx(TABLES, bind_refs=False, bind_backrefs=False):
        db.create_tables(TABLES, safe=False)
    for statement in SEARCH_ON_FILE if on_file else SEARCH_ON_SERVER:
        db.execute_sql(statement)
