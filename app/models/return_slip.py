"""Goods that come back after a complaint and what accounting needs of it (F71–F74, R139): slips, certificates."""

from __future__ import annotations

import peewee as pw

from app.models.base import DayField, MomentField, MoneyField, Record, text
from app.models.complaint import Complaint
from app.models.complaint_decision import ComplaintSettlement
from app.models.customer import Customer


class ReturnSlip(Record):
    """A finished-goods return slip in four parts (F71). Its life: `domain.workflows.return_slip`.

    Quantities of the lines are summed here. `over_ratio` (basis points) is how much more than approved is accepted
    (R131); beyond it the slip is a mismatch until approved anew.
    """

    number = text(unique=True)
    complaint = pw.ForeignKeyField(Complaint, backref="return_slips", index=False)
    complaint_number = text()
    settlement = pw.ForeignKeyField(ComplaintSettlement, null=True, backref="+")
    customer = pw.ForeignKeyField(Customer, backref="return_slips", index=False)
    customer_name = text()
    purpose = text("return")  # return rework exchange
    reason = text()
    treatment = text()
    basis = text()
    goods = text()  # the lines in a few words
    approved_quantity = pw.IntegerField(default=0)
    actual_quantity = pw.IntegerField(null=True)
    amount = MoneyField(default=0)  # of what really came, at the lines' prices; of what was approved before
    over_ratio = pw.IntegerField(default=0)
    state = text("draft")  # draft approved in_warehouse counted matched mismatch posted closed void
    issued_at = MomentField()
    issued_by = text()
    approved_by = text()
    approved_at = MomentField(null=True)
    warehouse_on = DayField(null=True)
    received_by = text()
    counted_on = DayField(null=True)
    counted_by = text()
    mismatch_note = text()
    reapproved_by = text()
    reapproved_at = MomentField(null=True)
    posted_on = DayField(null=True)
    proof_kind = text()  # invoice_original invoice_copy return_certificate other
    proof_number = text()
    proof_on = DayField(null=True)
    proof_note = text()
    closed_on = DayField(null=True)
    voided_at = MomentField(null=True)
    void_reason = text()
    content_sha256 = text()

    searched = ("customer_name", "number", "complaint_number", "goods", "reason", "proof_number")

    class Meta:
        """Orders and filters of the ledger of return slips."""

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


class ReturnSlipLine(Record):
    """One kind of goods on a return slip; quantities in pieces, the price in fen a piece."""

    slip = pw.ForeignKeyField(ReturnSlip, backref="lines")
    position = pw.IntegerField()
    goods = text()
    model = text()
    order_number = text()
    unit_price = MoneyField(default=0)
    approved_quantity = pw.IntegerField()
    actual_quantity = pw.IntegerField(null=True)

    class Meta:
        """The lines of a slip."""

        table_name = "return_slip_line"


class SalesCertificate(Record):
    """A certificate that the customer seals: `kind` allowance (销货折让证明单, F72) | sales_return (F73).

    `state` draft | approved | sealed | posted | void.
    """

    number = text(unique=True)
    kind = text()
    complaint = pw.ForeignKeyField(Complaint, backref="certificates", index=False)
    complaint_number = text()
    settlement = pw.ForeignKeyField(ComplaintSettlement, null=True, backref="+")
    slip = pw.ForeignKeyField(ReturnSlip, null=True, backref="certificates")
    slip_number = text()
    customer = pw.ForeignKeyField(Customer, backref="+", index=False)
    customer_name = text()
    tax_number = text()
    goods = text()
    quantity = pw.IntegerField(default=0)
    original_price = MoneyField(default=0)
    amount = MoneyField(default=0)  # allowed, or returned
    net_price = MoneyField(default=0)
    invoice_number = text()
    invoice_on = DayField(null=True)
    reason = text()
    state = text("draft")
    issued_at = MomentField()
    issued_by = text()
    approved_by = text()
    approved_at = MomentField(null=True)
    sealed_on = DayField(null=True)
    sealed_by = text()
    proof_kind = text()  # certificate invoice_copy: what the customer sealed
    posted_on = DayField(null=True)
    voided_at = MomentField(null=True)
    void_reason = text()
    content_sha256 = text()

    searched = ("customer_name", "number", "complaint_number", "slip_number", "goods", "invoice_number")

    class Meta:
        """Orders and filters of the ledger of certificates."""

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


class ReceivableExclusion(Record):
    """A receivable that a complaint delays: it is left out of the salesperson's collection rate (R139).

    `number` is the case's number and the place in it; `due_on` the day by which the customer was to pay, its month is
    the month of the bonus. `state` active | void; the amount in fen.
    """

    number = text(unique=True)
    complaint = pw.ForeignKeyField(Complaint, backref="receivables", index=False)
    complaint_number = text()
    customer = pw.ForeignKeyField(Customer, backref="+", index=False)
    customer_name = text()
    salesperson = text()
    invoice_number = text()
    amount = MoneyField()
    due_on = DayField()
    note = text()
    state = text("active")
    entered_at = MomentField()
    entered_by = text()
    void_reason = text()

    searched = ("customer_name", "number", "salesperson", "invoice_number", "note")

    class Meta:
        """Orders and filters of the list for the bonus."""

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
