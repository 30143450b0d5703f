"""Issued papers: service vouchers (F12) with their frozen content, bytes and print log."""

from __future__ import annotations

import peewee as pw

from app.models.base import DayField, MomentField, Record, Table, text
from app.models.organisation import Staff
from app.models.service_call import ServiceCall


class ServiceVoucher(Record):
    """A numbered voucher. Its life: issued → out → returned → filed, or void (`domain.workflows.service_voucher`)."""

    number = text(unique=True)
    call = pw.ForeignKeyField(ServiceCall, backref="vouchers")
    call_number = text()
    customer_name = text()
    version = pw.IntegerField(default=1)
    replaces_number = text()  # the voided voucher that this one corrects
    state = text("issued")
    issued_at = MomentField()
    issued_by = text()
    technician = pw.ForeignKeyField(Staff, null=True, backref="vouchers")
    technician_name = text()
    out_at = MomentField(null=True)
    technician_back_at = MomentField(null=True)  # in the office; the hand-in limit runs from here
    returned_at = MomentField(null=True)
    hand_in_due_on = DayField(null=True)
    signer_name = text()
    signed_on = DayField(null=True)
    user_opinion = text()
    satisfaction = pw.IntegerField(null=True)
    filed_at = MomentField(null=True)
    filed_by = text()
    filing_place = text()
    voided_at = MomentField(null=True)
    void_reason = text()
    content_sha256 = text()  # digest of the frozen data, its first characters are on the paper

    searched = ("customer_name", "number", "call_number", "technician_name", "signer_name")

    class Meta:
        """Orders and filters of the vouchers ledger."""

        table_name = "service_voucher"
        indexes = (
            (("issued_at",), False),
            (("state", "issued_at"), False),
            (("state",), False),
            (("state", "hand_in_due_on"), False),
            (("technician", "state", "issued_at"), False),
            (("technician_name", "issued_at"), False),
            (("signed_on",), False),
            (("filed_at",), False),
            (("out_at",), False),
            (("customer_name",), False),
            (("returned_at",), False),
            (("hand_in_due_on",), False),
            (("technician_name",), False),
            (("call_number",), False),
        )


class IssuedPaper(Table):
    """The sheet as issued: frozen data, the one rendering, its digest. A reprint is the same paper marked as a copy."""

    form = text()  # file name in `documents`
    number = text()
    version = pw.IntegerField(default=1)
    paper = text()  # A4, A5, 241x139.7
    content = text()  # frozen data, JSON
    content_sha256 = text()
    pdf = pw.BlobField()
    pdf_sha256 = text()
    issued_at = MomentField()
    issued_by = text()

    class Meta:
        """Found by form and number."""

        table_name = "issued_paper"
        indexes = ((("form", "number", "version"), True),)


class PrintLog(Table):
    """Every copy that left the printer: who, when, where, the how-manieth."""

    paper = pw.ForeignKeyField(IssuedPaper, backref="prints", index=False)
    printed_at = MomentField()
    user_name = text()
    printer = text()
    copies = pw.IntegerField(default=1)
    reprint = pw.IntegerField(default=0)  # 0 original, 1… marked 补打

    class Meta:
        """Glossary name."""

        table_name = "print_log"
        indexes = ((("paper", "printed_at"), False),)
