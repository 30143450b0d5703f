"""Spare parts with their stock a place, old parts owed, stock-takes; a charge line knows its spare part."""

import peewee as pw

CHARGE_LINE = (
    ("part_id", "INTEGER REFERENCES spare_part (id)"), ("from_key", "TEXT NOT NULL DEFAULT ''"),
    ("from_name", "TEXT NOT NULL DEFAULT ''"),
)
SEARCHED = ("spare_part", "spare_stock", "old_part", "stock_take")
SEARCH_ON_FILE = (
    "CREATE TABLE {kind}_search (id INTEGER PRIMARY KEY, words TEXT NOT NULL) STRICT",
    "CREATE VIRTUAL TABLE {kind}_grams USING fts5(grams, content='', columnsize=0, detail=none, tokenize='ascii')",
)
SEARCH_ON_SERVER = (
    'CREATE TABLE {kind}_search (id INTEGER PRIMARY KEY, words TEXT COLLATE "C" NOT NULL, grams TEXT[] NOT NULL)',
    "CREATE INDEX {kind}_search_grams ON {kind}_search USING gin (grams)",
)


class ServiceCall(pw.Model):
    class Meta:
        table_name = "service_call"


class ChargeLine(pw.Model):
    class Meta:
        table_name = "charge_line"


class Staff(pw.Model):
    class Meta:
        table_name = "staff"


class Record(pw.Model):
    uid = pw.TextField(unique=True)
    row_version = pw.IntegerField()
    created_at = pw.TextField()
    changed_at = pw.TextField()


class SparePart(Record):
    number = pw.TextField(unique=True)
    name = pw.TextField()
    model = pw.TextField()
    unit = pw.TextField()
    price = pw.BigIntegerField()
    cost = pw.BigIntegerField()
    minimum = pw.IntegerField()
    shelf = pw.TextField()
    needs_old_part = pw.BooleanField()
    is_active = pw.BooleanField()
    notes = pw.TextField()
    in_store = pw.IntegerField()
    in_bags = pw.IntegerField()
    is_short = pw.BooleanField()

    class Meta:
        table_name = "spare_part"
        indexes = (
            (("name",), False), (("model",), False), (("shelf",), False), (("price",), False), (("cost",), False),
            (("minimum",), False), (("in_store",), False), (("in_bags",), False), (("is_short", "number"), False),
            (("is_active", "number"), False), (("needs_old_part", "number"), False),
        )


class SpareStock(Record):
    part = pw.ForeignKeyField(SparePart, backref="+")
    part_number = pw.TextField()
    part_name = pw.TextField()
    model = pw.TextField()
    unit = pw.TextField()
    place_key = pw.TextField()
    place_kind = pw.TextField()
    place_id = pw.IntegerField()
    place_name = pw.TextField()
    quantity = pw.IntegerField()
    value = pw.BigIntegerField()
    moved_at = pw.TextField()

    class Meta:
        table_name = "spare_stock"
        indexes = (
            (("part", "place_key"), True), (("place_key", "part_number"), False), (("part_number",), False),
            (("part_name",), False), (("model",), False), (("place_name",), False),
            (("place_kind", "part_number"), False), (("place_kind", "place_id", "part_number"), False),
            (("quantity",), False), (("value",), False), (("moved_at",), False),
        )


class OldPart(Record):
    number = pw.TextField(unique=True)
    part = pw.ForeignKeyField(SparePart, backref="+")
    part_number = pw.TextField()
    part_name = pw.TextField()
    model = pw.TextField()
    serial = pw.TextField()
    call = pw.ForeignKeyField(ServiceCall, backref="+")
    call_number = pw.TextField()
    customer_name = pw.TextField()
    charge_line = pw.ForeignKeyField(ChargeLine, backref="+")
    technician = pw.ForeignKeyField(Staff, backref="+")
    technician_name = pw.TextField()
    state = pw.TextField()
    owed_since = pw.TextField()
    due_on = pw.TextField()
    handed_in_at = pw.TextField(null=True)
    handed_in_to = pw.TextField()
    condition = pw.TextField()
    settled_at = pw.TextField(null=True)
    settled_by = pw.TextField()
    supplier_name = pw.TextField()
    reason = pw.TextField()

    class Meta:
        table_name = "old_part"
        indexes = (
            (("part_name",), False), (("part_number",), False), (("serial",), False), (("call_number",), False),
            (("customer_name",), False), (("technician_name",), False), (("state",), False),
            (("state", "owed_since"), False),
            (("state", "due_on"), False), (("state", "handed_in_at"), False), (("owed_since",), False),
            (("due_on",), False), (("handed_in_at",), False), (("technician", "state", "due_on"), False),
            (("technician", "owed_since"), False), (("technician", "due_on"), False), (("call", "state"), False),
        )


class StockTake(Record):
    number = pw.TextField(unique=True)
    kind = pw.TextField()
    place_key = pw.TextField()
    place_kind = pw.TextField()
    place_id = pw.IntegerField()
    place_name = pw.TextField()
    state = pw.TextField()
    begun_at = pw.TextField()
    begun_by = pw.TextField()
    counted_at = pw.TextField(null=True)
    counted_by = pw.TextField()
    settled_at = pw.TextField(null=True)
    settled_by = pw.TextField()
    line_count = pw.IntegerField()
    differences = pw.IntegerField()
    value_difference = pw.BigIntegerField()
    note = pw.TextField()
    void_reason = pw.TextField()

    class Meta:
        table_name = "stock_take"
        indexes = (
            (("kind",), False), (("kind", "begun_at"), False), (("state",), False), (("state", "begun_at"), False),
            (("place_key", "begun_at"), False),
            (("place_name",), False), (("begun_at",), False), (("counted_at",), False), (("settled_at",), False),
            (("differences",), False), (("value_difference",), False),
        )


class StockTakeLine(Record):
    take = pw.ForeignKeyField(StockTake, backref="+")
    ordinal = pw.IntegerField()
    object_id = pw.IntegerField()
    number = pw.TextField()
    name = pw.TextField()
    model = pw.TextField()
    unit = pw.TextField()
    cost = pw.BigIntegerField()
    expected = pw.IntegerField()
    counted = pw.IntegerField(null=True)
    difference = pw.IntegerField()
    reason = pw.TextField()

    class Meta:
        table_name = "stock_take_line"
        indexes = ((("take", "ordinal"), True), (("take", "object_id"), True))


TABLES = [SparePart, SpareStock, OldPart, StockTake, StockTakeLine]


def up(migrator, db):
    """Create the tables and their search, widen the charge lines."""
    on_file = isinstance(db, pw.SqliteDatabase)
    for table in TABLES:
        table._meta.strict_tables = on_file
    with db.bind_ctx(TABLES, bind_refs=False, bind_backrefs=False):
        db.create_tables(TABLES, safe=False)
    for kind in SEARCHED:
        for statement in SEARCH_ON_FILE if on_file else SEARCH_ON_SERVER:
            db.execute_sql(statement.format(kind=kind))
    for name, column in CHARGE_LINE:
        db.execute_sql(f"ALTER TABLE charge_line ADD COLUMN {name} {column}")
