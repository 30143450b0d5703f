"""Return slips, certificates and receivables left out after a complaint (F71-F74, R139)."""

import peewee as pw

SEARCHED = ("return_slip", "sales_certificate", "receivable_exclusion")
SEARCH_ON_FILE = (
    "CREATE TABLE {kind}_search (id INTEGER PRIMARY KEY, words TEXT NOT NULL) STRICT",
    "CREATE VIRTUAL TABLE {kind}_grams USING fts5(grams, content='', columnsize=0, detail=none, tokenize='ascii')",
)
SEARCH_ON_SERVER = (
    'CREATE TABLE {kind}_search (id INTEGER PRIMARY KEY, words TEXT COLLATE "C" NOT NULL, grams TEXT[] NOT NULL)',
    "CREATE INDEX {kind}_search_grams ON {kind}_search USING gin (grams)",
)


class Complaint(pw.Model):
    class Meta:
        table_name = "complaint"


class ComplaintSettlement(pw.Model):
    class Meta:
        table_name = "complaint_settlement"


class Customer(pw.Model):
    class Meta:
        table_name = "customer"


class ReturnSlip(pw.Model):
    uid = pw.TextField(unique=True)
    row_version = pw.IntegerField()
    created_at = pw.TextField()
    changed_at = pw.TextField()
    number = pw.TextField(unique=True)
    complaint = pw.ForeignKeyField(Complaint, index=False, backref="+")
    complaint_number = pw.TextField()
    settlement = pw.ForeignKeyField(ComplaintSettlement, null=True, backref="+")
    customer = pw.ForeignKeyField(Customer, index=False, backref="+")
    customer_name = pw.TextField()
    purpose = pw.TextField()
    reason = pw.TextField()
    treatment = pw.TextField()
    basis = pw.TextField()
    goods = pw.TextField()
    approved_quantity = pw.IntegerField()
    actual_quantity = pw.IntegerField(null=True)
    amount = pw.BigIntegerField()
    over_ratio = pw.IntegerField()
    state = pw.TextField()
    issued_at = pw.TextField()
    issued_by = pw.TextField()
    approved_by = pw.TextField()
    approved_at = pw.TextField(null=True)
    warehouse_on = pw.TextField(null=True)
    received_by = pw.TextField()
    counted_on = pw.TextField(null=True)
    counted_by = pw.TextField()
    mismatch_note = pw.TextField()
    reapproved_by = pw.TextField()
    reapproved_at = pw.TextField(null=True)
    posted_on = pw.TextField(null=True)
    proof_kind = pw.TextField()
    proof_number = pw.TextField()
    proof_on = pw.TextField(null=True)
    proof_note = pw.TextField()
    closed_on = pw.TextField(null=True)
    voided_at = pw.TextField(null=True)
    void_reason = pw.TextField()
    content_sha256 = pw.TextField()

    class Meta:
        table_name = "return_slip"
        indexes = (
            (("issued_at",), False),
            (("state", "issued_at"), False),
            (("customer", "issued_at"), False),
            (("complaint",), False),
            (("state",), False),
            (("customer_name",), False),
            (("complaint_number",), False),
            (("amount",), False),
            (("posted_on",), False),
            (("goods",), False),
            (("approved_quantity",), False),
            (("actual_quantity",), False),
            (("proof_kind",), False),
        )


class ReturnSlipLine(pw.Model):
    uid = pw.TextField(unique=True)
    row_version = pw.IntegerField()
    created_at = pw.TextField()
    changed_at = pw.TextField()
    slip = pw.ForeignKeyField(ReturnSlip, backref="+")
    position = pw.IntegerField()
    goods = pw.TextField()
    model = pw.TextField()
    order_number = pw.TextField()
    unit_price = pw.BigIntegerField()
    approved_quantity = pw.IntegerField()
    actual_quantity = pw.IntegerField(null=True)

    class Meta:
        table_name = "return_slip_line"


class SalesCertificate(pw.Model):
    uid = pw.TextField(unique=True)
    row_version = pw.IntegerField()
    created_at = pw.TextField()
    changed_at = pw.TextField()
    number = pw.TextField(unique=True)
    kind = pw.TextField()
    complaint = pw.ForeignKeyField(Complaint, index=False, backref="+")
    complaint_number = pw.TextField()
    settlement = pw.ForeignKeyField(ComplaintSettlement, null=True, backref="+")
    slip = pw.ForeignKeyField(ReturnSlip, null=True, backref="+")
    slip_number = pw.TextField()
    customer = pw.ForeignKeyField(Customer, index=False, backref="+")
    customer_name = pw.TextField()
    tax_number = pw.TextField()
    goods = pw.TextField()
    quantity = pw.IntegerField()
    original_price = pw.BigIntegerField()
    amount = pw.BigIntegerField()
    net_price = pw.BigIntegerField()
    invoice_number = pw.TextField()
    invoice_on = pw.TextField(null=True)
    reason = pw.TextField()
    state = pw.TextField()
    issued_at = pw.TextField()
    issued_by = pw.TextField()
    approved_by = pw.TextField()
    approved_at = pw.TextField(null=True)
    sealed_on = pw.TextField(null=True)
    sealed_by = pw.TextField()
    proof_kind = pw.TextField()
    posted_on = pw.TextField(null=True)
    voided_at = pw.TextField(null=True)
    void_reason = pw.TextField()
    content_sha256 = pw.TextField()

    class Meta:
        table_name = "sales_certificate"
        indexes = (
            (("issued_at",), False),
            (("kind", "issued_at"), False),
            (("state", "issued_at"), False),
            (("customer", "issued_at"), False),
            (("complaint",), False),
            (("state",), False),
            (("kind",), False),
            (("customer_name",), False),
            (("complaint_number",), False),
            (("amount",), False),
            (("goods",), False),
            (("invoice_number",), False),
            (("sealed_on",), False),
            (("posted_on",), False),
        )


class ReceivableExclusion(pw.Model):
    uid = pw.TextField(unique=True)
    row_version = pw.IntegerField()
    created_at = pw.TextField()
    changed_at = pw.TextField()
    number = pw.TextField(unique=True)
    complaint = pw.ForeignKeyField(Complaint, index=False, backref="+")
    complaint_number = pw.TextField()
    customer = pw.ForeignKeyField(Customer, index=False, backref="+")
    customer_name = pw.TextField()
    salesperson = pw.TextField()
    invoice_number = pw.TextField()
    amount = pw.BigIntegerField()
    due_on = pw.TextField()
    note = pw.TextField()
    state = pw.TextField()
    entered_at = pw.TextField()
    entered_by = pw.TextField()
    void_reason = pw.TextField()

    class Meta:
        table_name = "receivable_exclusion"
        indexes = (
            (("entered_at",), False),
            (("due_on",), False),
            (("state", "due_on"), False),
            (("complaint",), False),
            (("customer_name",), False),
            (("salesperson",), False),
            (("amount",), False),
            (("state",), False),
            (("invoice_number",), False),
            (("complaint_number",), False),
        )


TABLES = [ReturnSlip, ReturnSlipLine, SalesCertificate, ReceivableExclusion]


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
