"""Approvals and written sheets of complaints (F47, F51, F54, F55)."""

import peewee as pw


class Complaint(pw.Model):
    class Meta:
        table_name = "complaint"


class ComplaintApproval(pw.Model):
    uid = pw.TextField(unique=True)
    row_version = pw.IntegerField()
    created_at = pw.TextField()
    changed_at = pw.TextField()
    complaint = pw.ForeignKeyField(Complaint, index=False, backref="+")
    amount = pw.BigIntegerField()
    rung_title = pw.TextField()
    rung_limit = pw.BigIntegerField(null=True)
    asked_at = pw.TextField()
    asked_by = pw.TextField()
    asked_by_id = pw.IntegerField()
    decision = pw.TextField()
    decided_by = pw.TextField()
    decided_by_id = pw.IntegerField()
    decided_at = pw.TextField(null=True)
    words = pw.TextField()
    warning = pw.TextField()

    class Meta:
        table_name = "complaint_approval"
        indexes = (
            (("complaint", "asked_at"), False), (("decision", "asked_at"), False),
        )


class ComplaintReport(pw.Model):
    uid = pw.TextField(unique=True)
    row_version = pw.IntegerField()
    created_at = pw.TextField()
    changed_at = pw.TextField()
    complaint = pw.ForeignKeyField(Complaint, index=False, backref="+")
    kind = pw.TextField()
    subject = pw.TextField()
    findings = pw.TextField()
    measures = pw.TextField()
    proposal = pw.TextField()
    institution = pw.TextField()
    conclusion = pw.TextField()
    fee = pw.BigIntegerField(null=True)
    fee_payer = pw.TextField()
    went = pw.TextField()
    due_on = pw.TextField(null=True)
    made_on = pw.TextField(null=True)
    made_by = pw.TextField()
    decision = pw.TextField()
    decided_by = pw.TextField()
    decided_on = pw.TextField(null=True)
    state = pw.TextField()
    void_reason = pw.TextField()

    class Meta:
        table_name = "complaint_report"
        indexes = (
            (("complaint", "kind"), False), (("state", "due_on"), False),
        )


TABLES = [ComplaintApproval, ComplaintReport]


def up(migrator, db):
    """Create the tables."""
    on_file = isinstance(db, pw.SqliteDatabase)
    for table in TABLES:
        table._meta.strict_tables = on_file
    with db.bind_ctx(TABLES, bind_refs=False, bind_backrefs=False):
        db.create_tables(TABLES, safe=False)
