"""Loaner units and their loans (F24, R053): what customers have of ours while their own device is in repair."""

from __future__ import annotations

import peewee as pw

from app.models.base import DayField, MomentField, MoneyField, Record, text
from app.models.customer import Customer
from app.models.organisation import Staff
from app.models.service_call import ServiceCall


class LoanerUnit(Record):
    """A unit of the pool. `state` in_stock | lent | damaged | lost | scrapped (`domain.workflows.loaner_unit`).

    Who has it follows from its chain of custody; `loan_number`, `customer_name` and `due_on` are those of its open loan
    and empty without one.
    """

    number = text(unique=True)
    name = text()
    model = text()
    serial = text()
    serial_key = text()
    value = MoneyField(default=0)
    accessories = text()
    place = text()  # where in the branch it stands when it is in
    state = text("in_stock")
    notes = text()
    loan_id = pw.IntegerField(default=0)  # its open loan
    loan_number = text()
    customer_name = text()
    due_on = DayField(null=True)
    since = MomentField()  # when it came into its state
    lent_count = pw.IntegerField(default=0)
    reason = text()  # of the last write-off, or why it is damaged

    searched = (
        "name",
        "number",
        "model",
        "serial",
        "serial_key",
        "accessories",
        "customer_name",
        "loan_number",
        "place",
        "notes",
    )

    class Meta:
        """Orders and filters of the pool."""

        table_name = "loaner_unit"
        indexes = (
            (("name",), False),
            (("model",), False),
            (("serial",), False),
            (("serial_key",), False),
            (("place",), False),
            (("state",), False),
            (("state", "name"), False),
            (("state", "due_on"), False),
            (("customer_name",), False),
            (("loan_id",), False),
            (("loan_number",), False),
            (("due_on",), False),
            (("value",), False),
            (("lent_count",), False),
        )


class Loan(Record):
    """A unit out with a customer, signed out and signed in. `state` lent | returned | lost | void.

    `open_unit_id` is the unit's id while the loan is open and NULL afterwards; it is unique, so that the database
    itself refuses to lend a unit twice. `returned_part_id` and `receipt_number` name the device in repair.
    """

    number = text(unique=True)
    unit = pw.ForeignKeyField(LoanerUnit, backref="loans")
    unit_number = text()
    unit_name = text()
    unit_model = text()
    unit_serial = text()
    unit_value = MoneyField(default=0)
    open_unit_id = pw.IntegerField(null=True, unique=True)
    call = pw.ForeignKeyField(ServiceCall, null=True, backref="loans")
    call_number = text()
    returned_part_id = pw.IntegerField(default=0)
    receipt_number = text()  # take-back receipt
    customer = pw.ForeignKeyField(Customer, backref="loans")
    customer_name = text()
    technician = pw.ForeignKeyField(Staff, null=True, backref="loans")  # who takes it to the customer
    technician_name = text()
    state = text("lent")
    out_at = MomentField()
    due_on = DayField()
    handed_out_by = text()
    accessories_out = text()
    condition_out = text()
    out_signed_by = text()
    out_signed_on = DayField(null=True)
    in_at = MomentField(null=True)
    taken_in_by = text()
    accessories_missing = text()
    condition_in = text()
    is_damaged = pw.BooleanField(default=False)
    in_signed_by = text()
    in_signed_on = DayField(null=True)
    damage_note = text()
    to_decide = pw.BooleanField(default=False)  # damaged, incomplete or lost, and nobody said yet what is paid
    compensation = MoneyField(default=0)
    compensation_note = text()  # how it was agreed, or why none is asked for
    reason = text()  # of the last extension, of the loss, of the void
    content_sha256 = text()  # digest of the slip as issued

    searched = (
        "customer_name",
        "number",
        "unit_name",
        "unit_number",
        "unit_model",
        "unit_serial",
        "call_number",
        "receipt_number",
        "technician_name",
    )

    class Meta:
        """Orders and filters of the loans ledger."""

        indexes = (
            (("call", "state"), False),
            (("returned_part_id",), False),
            (("call_number",), False),
            (("receipt_number",), False),
            (("customer_name",), False),
            (("customer", "out_at"), False),
            (("technician_name",), False),
            (("technician", "state", "due_on"), False),
            (("unit_number",), False),
            (("unit_name",), False),
            (("unit_model",), False),
            (("unit_serial",), False),
            (("state",), False),
            (("state", "due_on"), False),
            (("state", "out_at"), False),
            (("state", "in_at"), False),
            (("out_at",), False),
            (("due_on",), False),
            (("in_at",), False),
            (("state", "out_signed_by", "due_on"), False),
            (("to_decide", "in_at"), False),
            (("compensation",), False),
            (("unit", "out_at"), False),
        )


class LoanerDecline(Record):
    """The customer of a dragging repair wants no loaner: the promise to lend one is settled without (A2)."""

    call = pw.ForeignKeyField(ServiceCall, unique=True, backref="loaner_declines")
    declined_at = MomentField()
    said_by = text()  # who said so, at the customer's
    reason = text()

    class Meta:
        """One a call."""

        table_name = "loaner_decline"
