"""Take-back (F20–F23, F25): receipts for customers' devices, and the returned-part ledger with its events."""

from __future__ import annotations

import peewee as pw

from app.models.base import DayField, MomentField, MoneyField, Record, Table, text
from app.models.customer import Customer, Device
from app.models.organisation import Staff
from app.models.service_call import ServiceCall


class TakeBackReceipt(Record):
    """A numbered receipt (收据) for what was taken along.

    Its life: issued → recovered | lost, or void
    (`domain.workflows.take_back_receipt`). The original stays with the customer until the things come back.
    """

    number = text(unique=True)
    call = pw.ForeignKeyField(ServiceCall, backref="receipts")
    call_number = text()
    customer = pw.ForeignKeyField(Customer, backref="receipts")
    customer_name = text()
    technician = pw.ForeignKeyField(Staff, null=True, backref="receipts")
    technician_name = text()
    state = text("issued")  # issued recovered lost void
    version = pw.IntegerField(default=1)
    replaces_number = text()  # the receipt whose remaining items, or corrected text, stand on this one
    issued_at = MomentField()
    issued_by = text()
    item_count = pw.IntegerField(default=1)
    expected_return_on = DayField(null=True)
    loan_number = text()  # the loan slip of the loaner given
    signed_by = text()  # the customer, when the things were taken
    signed_on = DayField(null=True)
    recovered_on = DayField(null=True)  # the day on which the original came back, or its loss was noted
    recovered_by = text()
    lost_note = text()
    lost_signed_by = text()
    returned_signed_by = text()  # the customer, when the things came back
    returned_signed_on = DayField(null=True)
    voided_at = MomentField(null=True)
    void_reason = text()
    content_sha256 = text()

    searched = ("customer_name", "number", "call_number", "technician_name", "loan_number")

    class Meta:
        """Orders and filters of the receipts ledger."""

        table_name = "take_back_receipt"
        indexes = (
            (("issued_at",), False),
            (("state", "issued_at"), False),
            (("state", "expected_return_on"), False),
            (("technician", "issued_at"), False),
            (("technician", "state", "issued_at"), False),
            (("customer", "issued_at"), False),
            (("state",), False),
            (("customer_name",), False),
            (("call_number",), False),
            (("technician_name",), False),
            (("expected_return_on",), False),
            (("recovered_on",), False),
            (("loan_number",), False),
            (("item_count",), False),
            (("signed_by",), False),
        )


class ReturnedPart(Record):
    """One thing taken back: a row of the returned-part ledger (返修配件台帐).

    Its life: `domain.workflows.returned_part`.

    `outcome` is what became of it (repaired replaced scrapped as_is); `holder_name` repeats who has it by the chain of
    custody; `receipt_state` repeats the state of its receipt. `supplier_id` is a row of `supplier`, 0 when only named.
    """

    number = text(unique=True)
    receipt = pw.ForeignKeyField(TakeBackReceipt, backref="parts")
    receipt_number = text()
    receipt_state = text("issued")
    call = pw.ForeignKeyField(ServiceCall, backref="returned_parts")
    call_number = text()
    customer = pw.ForeignKeyField(Customer, backref="returned_parts")
    customer_name = text()
    device = pw.ForeignKeyField(Device, null=True, backref="returned_parts")
    item = text()
    model = text()
    serial = text()
    serial_key = text()  # for finding: `domain.validation.serial_key`
    accessories = text()
    condition = text()  # visible, when it was taken
    fault_text = text()
    category = text()  # FaultCategory.code of its call
    state = text("received")
    state_since = MomentField()
    is_open = pw.BooleanField(default=True)  # the customer has it not back yet
    technician = pw.ForeignKeyField(Staff, null=True, backref="returned_parts")
    technician_name = text()
    received_at = MomentField()
    expected_return_on = DayField(null=True)
    route = text()  # own manufacturer supplier, empty while nobody said
    supplier_id = pw.IntegerField(default=0)
    supplier_name = text()
    sent_on = DayField(null=True)
    due_back_on = DayField(null=True)
    back_on = DayField(null=True)
    symptom_reproduced = text()  # yes no intermittent, empty before the test (F25)
    verdict = text()  # faulty no_fault misuse unrepairable
    cause = text()
    tested_by = text()
    tested_on = DayField(null=True)
    repair_minutes = pw.IntegerField(default=0)
    parts_text = text()
    work_text = text()
    repaired_by = text()
    repaired_on = DayField(null=True)
    checked_by = text()
    checked_on = DayField(null=True)
    cost = MoneyField(default=0)
    outcome = text()
    outcome_reason = text()
    decided_by = text()
    replacement = pw.ForeignKeyField(Device, null=True, backref="replaced_parts")
    replacement_serial = text()
    swap_rule = text()
    returned_on = DayField(null=True)
    returned_to = text()
    closed_on = DayField(null=True)
    place = text()  # the shelf in the workshop
    holder_name = text()

    searched = (
        "customer_name",
        "number",
        "receipt_number",
        "call_number",
        "item",
        "model",
        "serial",
        "serial_key",
        "replacement_serial",
        "fault_text",
        "technician_name",
        "supplier_name",
    )

    class Meta:
        """Each shipped order and filter of the returned-part ledger has its index; a test reads the query plans."""

        table_name = "returned_part"
        indexes = (
            (("received_at",), False),
            (("state", "received_at"), False),
            (("state", "expected_return_on"), False),
            (("state", "due_back_on"), False),
            (("is_open", "received_at"), False),
            (("is_open", "expected_return_on"), False),
            (("technician", "is_open", "received_at"), False),
            (("technician", "received_at"), False),
            (("customer", "received_at"), False),
            (("device", "received_at"), False),
            (("serial_key", "received_at"), False),
            (("route", "received_at"), False),
            (("outcome", "received_at"), False),
            (("receipt_state", "received_at"), False),
            (("state",), False),
            (("customer_name",), False),
            (("item",), False),
            (("model",), False),
            (("serial",), False),
            (("receipt_number",), False),
            (("receipt_state",), False),
            (("call_number",), False),
            (("technician_name",), False),
            (("supplier_name",), False),
            (("holder_name",), False),
            (("expected_return_on",), False),
            (("sent_on",), False),
            (("due_back_on",), False),
            (("repaired_on",), False),
            (("returned_on",), False),
            (("cost",), False),
        )


class ReturnedPartEvent(Table):
    """What happened to a returned part and when (R052); never changed."""

    part = pw.ForeignKeyField(ReturnedPart, backref="events")
    kind = text()  # an event of `domain.workflows.returned_part`
    happened_at = MomentField()
    entered_at = MomentField()
    user_name = text()
    state = text()  # after it
    detail = text()

    class Meta:
        """Read in the order of entry."""

        table_name = "returned_part_event"
