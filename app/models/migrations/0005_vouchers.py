"""Service vouchers and issued papers."""

import peewee as pw


class ServiceCall(pw.Model):
    class Meta:
        table_name = "service_call"


class Staff(pw.Model):
    class Meta:
        table_name = "staff"


class ServiceVoucher(pw.Model):
    uid = pw.TextField(unique=True)
    row_version = pw.IntegerField()
    created_at = pw.TextField()
    changed_at = pw.TextField()
    number = pw.TextField(unique=True)
    call = pw.ForeignKeyField(ServiceCall, backref="+")
    call_number = pw.TextField()
    customer_name = pw.TextField()
    version = pw.IntegerField()
    replaces_number = pw.TextField()
    state = pw.TextField()
    issued_at = pw.TextField()
    issued_by = pw.TextField()
    technician = pw.ForeignKeyField(Staff, null=True, backref="+")
    technician_name = pw.TextField()
    out_at = pw.TextField(null=True)
    technician_back_at = pw.TextField(null=True)
    returned_at = pw.TextField(null=True)
    hand_in_due_on = pw.TextField(null=True)
    signer_name = pw.TextField()
    signed_on = pw.TextField(null=True)
    user_opinion = pw.TextField()
    satisfaction = pw.IntegerField(null=True)
    filed_at = pw.TextField(null=True)
    filed_by = pw.TextField()
    filing_place = pw.TextField()
    voided_at = pw.TextField(null=True)
    void_reason = pw.TextField()
    content_sha256 = pw.TextField()

    class Meta:
        table_name = "service_voucher"
        indexes = (
            (("issued_at",), False),
            (("state", "issued_at"), False),
            (("technician", "state"), False),
            (("customer_name",), False),
            (("returned_at",), False),
            (("hand_in_due_on",), False),
            (("technician_name",), False),
            (("call_number",), False),
        )


class IssuedPaper(pw.Model):
    form = pw.TextField()
    number = pw.TextField()
    version = pw.IntegerField()
    paper = pw.TextField()
    content = pw.TextField()
    content_sha256 = pw.TextField()
    pdf = pw.BlobField()
    pdf_sha256 = pw.TextField()
    issued_at = pw.TextField()
    issued_by = pw.TextField()

    class Meta:
        table_name = "issued_paper"
        indexes = (
            (("form", "number", "version"), True),
        )


class PrintLog(pw.Model):
    paper = pw.ForeignKeyField(IssuedPaper, backref="+")
    printed_at = pw.TextField()
    user_name = pw.TextField()
    printer = pw.TextField()
    copies = pw.IntegerField()
    reprint = pw.IntegerField()

    class Meta:
        table_name = "print_log"


TABLES = [ServiceVoucher, IssuedPaper, PrintLog]


def up(migrator, db):
    """Create the tables."""
    for table in TABLES:
        table._meta.strict_tables = isinstance(db, pw.SqliteDatabase)
    with db.bind_ctx(TABLES, bind_refs=False, bind_backrefs=False):
        db.create_tables(TABLES, safe=False)
