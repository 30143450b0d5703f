"""What a call was closed without, who said so and why (peers.md 5.3, closing gate)."""

from __future__ import annotations

import peewee as pw

from app.models.base import MomentField, Record, text
from app.models.service_call import ServiceCall


class ClosingWaiver(Record):
    """One thing that a call need not wait for; never changed, never deleted.

    `matter` is a `domain.closing.Matter`, `object_id` its row (returned part, receipt, loan, carried item, old part,
    voucher, charge, return visit). The thing itself stays as it is: a charge that is not waited for is still owed.
    """

    call = pw.ForeignKeyField(ServiceCall, backref="closing_waivers", index=False)
    matter = text()
    object_id = pw.IntegerField()
    subject = text()  # what it was, in words
    waived_at = MomentField()
    waived_by = text()
    reason = text()

    class Meta:
        """One a thing of a call."""

        table_name = "closing_waiver"
        indexes = ((("call", "matter", "object_id"), True),)
