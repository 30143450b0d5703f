"""What a call costs the customer, and what becomes of the money (F29): charge records and cash hand-over slips."""

from __future__ import annotations

import peewee as pw

from app.models.base import DayField, MomentField, MoneyField, Record, text
from app.models.customer import Customer
from app.models.organisation import Staff
from app.models.service_call import ServiceCall


class CashHandover(Record):
    """A slip with which collected money goes to finance (交款单), two copies. `state` issued | void."""

    number = text(unique=True)
    state = text("issued")
    handed_over_at = MomentField()
    handed_by = text()  # who had collected it
    technician = pw.ForeignKeyField(Staff, null=True, backref="cash_handovers", index=False)
    taken_by = text()  # who took it at finance
    amount = MoneyField(default=0)
    charges = pw.IntegerField(default=0)  # how many
    notes = text()
    issued_by = text()
    voided_at = MomentField(null=True)
    void_reason = text()
    content_sha256 = text()

    searched = ("handed_by", "number", "taken_by", "notes")

    class Meta:
        """Orders and filters of the slips' ledger."""

        table_name = "cash_handover"
        indexes = (
            (("handed_over_at",), False),
            (("state",), False),
            (("state", "handed_over_at"), False),
            (("technician", "handed_over_at"), False),
            (("handed_by",), False),
            (("taken_by",), False),
            (("amount",), False),
        )


class Charge(Record):
    """What a call has to charge, from its lines to the money (`domain.workflows.charge`).

    `amount` follows the lines while the state is open. Afterwards it stays: lines added to the call then open another
    record for the difference (`part` 2, 3 …), so that the records of a call always add up to what it charges.
    `outstanding` is what the customer still owes; `due_on` the day by which the next step is to be taken; both are kept
    in step by `services.charges`. `technician` answers for the money: the call's until somebody else collects.
    """

    number = text(unique=True)
    call = pw.ForeignKeyField(ServiceCall, backref="charges", index=False)
    call_number = text()
    part = pw.IntegerField(default=1)
    customer = pw.ForeignKeyField(Customer, backref="charges", index=False)
    customer_name = text()
    service_class = text()  # A paid, B contract, C free, D internal
    settlement = text()  # on_site | invoice_first, empty while nobody said
    state = text("open")  # open collected handed_in invoiced mailed paid waived void
    is_open = pw.BooleanField(default=True)
    began_at = MomentField()
    amount = MoneyField(default=0)
    waived_amount = MoneyField(default=0)
    collected_amount = MoneyField(default=0)
    outstanding = MoneyField(default=0)
    due_on = DayField(null=True)
    announced_at = MomentField(null=True)
    agreed_by = text()
    technician = pw.ForeignKeyField(Staff, null=True, backref="charges", index=False)
    technician_name = text()
    collect_on = DayField(null=True)  # the visit to collect what was invoiced
    collect_notes = text()
    collected_at = MomentField(null=True)
    collected_by = text()
    method = text()  # cash mobile card transfer
    handed_in_at = MomentField(null=True)
    cash_handover = pw.ForeignKeyField(CashHandover, null=True, backref="charges_on_it")
    cash_handover_number = text()
    invoice_number = text()
    invoice_title = text()
    invoiced_at = MomentField(null=True)
    mailed_at = MomentField(null=True)
    mail_notes = text()
    paid_at = MomentField(null=True)  # settled: money and invoice
    waived_at = MomentField(null=True)
    waived_by = text()
    waive_reason = text()
    voided_at = MomentField(null=True)
    void_reason = text()

    searched = (
        "customer_name",
        "number",
        "call_number",
        "technician_name",
        "collected_by",
        "invoice_number",
        "invoice_title",
        "cash_handover_number",
    )

    class Meta:
        """Orders and filters of the charges ledger; one record a part of a call."""

        indexes = (
            (("call", "part"), True),
            (("customer", "began_at"), False),
            (("began_at",), False),
            (("state",), False),
            (("state", "began_at"), False),
            (("state", "settlement", "began_at"), False),
            (("state", "due_on"), False),
            (("is_open", "began_at"), False),
            (("is_open", "due_on"), False),
            (("is_open", "outstanding"), False),
            (("technician", "began_at"), False),
            (("technician", "is_open", "due_on"), False),
            (("due_on",), False),
            (("amount",), False),
            (("outstanding",), False),
            (("customer_name",), False),
            (("call_number",), False),
            (("technician_name",), False),
            (("invoice_number",), False),
            (("service_class",), False),
            (("settlement",), False),
            (("collected_at",), False),
            (("handed_in_at",), False),
            (("invoiced_at",), False),
            (("mailed_at",), False),
            (("paid_at",), False),
            (("collect_on",), False),
        )


Charge.add_index(Charge.index(Charge.began_at, Charge.state, Charge.amount, Charge.waived_amount, name="charge_month"))
Charge.add_index(
    Charge.index(Charge.collected_at, Charge.state, Charge.collected_amount, name="charge_month_collected")
)
Charge.add_index(
    Charge.index(Charge.is_open, Charge.settlement, Charge.invoice_number, Charge.amount, name="charge_to_invoice")
)
