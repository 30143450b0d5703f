"""Old parts owed for the spare parts fitted (peers.md row 51)."""

from __future__ import annotations

import peewee as pw

from app.models.base import DayField, MomentField, Record, text
from app.models.organisation import Staff
from app.models.service_call import ChargeLine, ServiceCall
from app.models.spare_part import SparePart


class OldPart(Record):
    """A defective part taken out of a device, owed by the technician who fitted the new one (peers.md row 51).

    One row a piece. Its life: owed → handed_in → sent_back or scrapped; waived by a supervisor; void when its use was
    struck (`domain.workflows.old_part`).
    """

    number = text(unique=True)
    part = pw.ForeignKeyField(SparePart, backref="old_parts")
    part_number = text()
    part_name = text()
    model = text()
    serial = text()
    call = pw.ForeignKeyField(ServiceCall, backref="old_parts")
    call_number = text()
    customer_name = text()
    charge_line = pw.ForeignKeyField(ChargeLine, backref="old_parts")
    technician = pw.ForeignKeyField(Staff, backref="old_parts")
    technician_name = text()
    state = text("owed")
    owed_since = MomentField()
    due_on = DayField()
    handed_in_at = MomentField(null=True)
    handed_in_to = text()
    condition = text()
    settled_at = MomentField(null=True)  # sent back, scrapped, waived or void
    settled_by = text()
    supplier_name = text()
    reason = text()

    searched = (
        "part_name",
        "number",
        "part_number",
        "model",
        "serial",
        "call_number",
        "customer_name",
        "technician_name",
    )

    class Meta:
        """Orders and filters of the ledger of old parts, the debt of a technician and of a call."""

        table_name = "old_part"
        indexes = (
            (("part_name",), False),
            (("part_number",), False),
            (("serial",), False),
            (("call_number",), False),
            (("customer_name",), False),
            (("technician_name",), False),
            (("state",), False),
            (("state", "owed_since"), False),
            (("state", "due_on"), False),
            (("state", "handed_in_at"), False),
            (("owed_since",), False),
            (("due_on",), False),
            (("handed_in_at",), False),
            (("technician", "state", "due_on"), False),
            (("technician", "owed_since"), False),
            (("technician", "due_on"), False),
            (("call", "state"), False),
        )
