"""Suppliers, and the tests of what they deliver (F85)."""

import peewee as pw

SEARCHED = ("supplier", "stock_in_test")
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


class SparePart(pw.Model):
    class Meta:
        table_name = "spare_part"


class Record(pw.Model):
    uid = pw.TextField(unique=True)
    row_version = pw.IntegerField()
    created_at = pw.TextField()
    changed_at = pw.TextField()


class Supplier(Record):
    number = pw.TextField(unique=True)
    name = pw.TextField()
    contact_name = pw.TextField()
    phone = pw.TextField()
    address = pw.TextField()
    products = pw.TextField()
    notes = pw.TextField()
    is_active = pw.BooleanField()
    decided_count = pw.IntegerField()
    passed_count = pw.IntegerField()
    pass_rate = pw.IntegerField(null=True)
    last_test_on = pw.TextField(null=True)

    class Meta:
        table_name = "supplier"
        indexes = (
            (("name",), False), (("contact_name",), False), (("phone",), False), (("products",), False),
            (("decided_count",), False), (("pass_rate",), False), (("last_test_on",), False),
            (("is_active", "name"), False),
        )


class StockInTest(Record):
    number = pw.TextField(unique=True)
    supplier = pw.ForeignKeyField(Supplier, backref="+")
    supplier_name = pw.TextField()
    order_number = pw.TextField()
    delivery_number = pw.TextField()
    product = pw.TextField()
    model = pw.TextField()
    batch = pw.TextField()
    serials = pw.TextField()
    part = pw.ForeignKeyField(SparePart, null=True, backref="+")
    part_number = pw.TextField()
    quantity = pw.IntegerField()
    sampling = pw.TextField()
    sample_size = pw.IntegerField()
    accept_most = pw.IntegerField()
    defective = pw.IntegerField()
    state = pw.TextField()
    delivered_on = pw.TextField()
    due_on = pw.TextField()
    tester = pw.ForeignKeyField(Staff, null=True, backref="+")
    tester_name = pw.TextField()
    tested_on = pw.TextField(null=True)
    verdict = pw.TextField()
    decided_by = pw.TextField()
    reason = pw.TextField()
    returned_on = pw.TextField(null=True)
    returned_quantity = pw.IntegerField()
    return_paper = pw.TextField()
    exchanged_on = pw.TextField(null=True)
    stocked_at = pw.TextField(null=True)
    stocked_place = pw.TextField()
    round = pw.IntegerField()
    retest_of_id = pw.IntegerField()
    retest_of_number = pw.TextField()
    retest_id = pw.IntegerField()
    retest_number = pw.TextField()
    notes = pw.TextField()
    void_reason = pw.TextField()
    content_sha256 = pw.TextField()

    class Meta:
        table_name = "stock_in_test"
        indexes = (
            (("supplier", "delivered_on"), False), (("supplier", "round", "tested_on"), False),
            (("supplier_name",), False), (("product",), False), (("model",), False), (("batch",), False),
            (("order_number",), False), (("part_number",), False), (("quantity",), False), (("defective",), False),
            (("state",), False), (("state", "due_on"), False), (("state", "tested_on"), False),
            (("state", "delivered_on"), False), (("state", "returned_on"), False),
            (("verdict", "tested_on"), False), (("tester", "state", "due_on"), False), (("tester_name",), False),
            (("delivered_on",), False), (("due_on",), False), (("tested_on",), False),
            (("round", "tested_on"), False),
        )


class StockInTestLine(Record):
    test = pw.ForeignKeyField(StockInTest, backref="+")
    ordinal = pw.IntegerField()
    item = pw.TextField()
    method = pw.TextField()
    result = pw.TextField()
    defective = pw.IntegerField()
    notes = pw.TextField()

    class Meta:
        table_name = "stock_in_test_line"
        indexes = ((("test", "ordinal"), True),)


TABLES = [Supplier, StockInTest, StockInTestLine]


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
