"""Chain of custody: every object that leaves its place, who has it now, and every hand-over (peers.md 5.3)."""

from __future__ import annotations

import peewee as pw

from app.models.base import DayField, MomentField, Record, text
from app.models.customer import Customer
from app.models.service_call import ServiceCall


class CustodyObject(Record):
    """One thing that has exactly one holder at any time: a customer's device taken back, a loaner unit, an old part, a
    tool.

    `kind` and `object_id` name its row (`domain.custody.ObjectKind`, the table of that name). The holder is that of its
    last hand-over, kept in step by `services.custody` alone. `belongs_to` customer | branch; `is_home`: it is where it
    belongs; `is_ended`: nobody will ever hold it again (scrapped, disposed of, given away for good).
    """

    kind = text()  # returned_part loaner_unit old_part tool
    object_id = pw.IntegerField()
    number = text()
    name = text()
    model = text()
    serial = text()
    belongs_to = text("branch")
    holder_kind = text()  # customer staff branch supplier nobody
    holder_id = pw.IntegerField(default=0)
    holder_name = text()
    held_since = MomentField()
    due_on = DayField(null=True)  # when the holder has promised to pass it on
    receipt_number = text()
    call = pw.ForeignKeyField(ServiceCall, null=True, backref="custody_objects")
    customer = pw.ForeignKeyField(Customer, null=True, backref="custody_objects")
    customer_name = text()
    is_home = pw.BooleanField(default=True)
    is_ended = pw.BooleanField(default=False)

    searched = ("name", "number", "model", "serial", "holder_name", "customer_name", "receipt_number")

    class Meta:
        """Orders and filters of the ledger “Where is it”."""

        table_name = "custody_object"
        indexes = (
            (("kind", "object_id"), True),
            (("kind", "held_since"), False),
            (("holder_kind", "holder_id"), False),
            (("holder_kind", "held_since"), False),
            (("holder_kind", "is_home", "held_since"), False),
            (("is_home", "held_since"), False),
            (("is_home", "is_ended", "held_since"), False),
            (("is_ended", "held_since"), False),
            (("kind",), False),
            (("holder_kind",), False),
            (("receipt_number",), False),
            (("is_home", "due_on"), False),
            (("number",), False),
            (("name",), False),
            (("serial",), False),
            (("holder_name",), False),
            (("held_since",), False),
            (("due_on",), False),
            (("customer_name",), False),
        )


class Handover(Record):
    """One hand-over; never changed. Objects with a number of their own pass one at a time, spare parts in quantities.

    `kind` and `object_id` as in `CustodyObject`, or `spare_part` and the part's row. The first one of an object tells
    where it came from. Photographs are attachments of the hand-over.
    """

    kind = text()
    object_id = pw.IntegerField()
    ordinal = pw.IntegerField()  # 1 … within the object
    quantity = pw.IntegerField(default=1)
    from_kind = text()
    from_id = pw.IntegerField(default=0)
    from_name = text()
    to_kind = text()
    to_id = pw.IntegerField(default=0)
    to_name = text()
    happened_at = MomentField()
    user_name = text()
    condition = text()
    reason = text()
    receipt_number = text()  # of the paper that goes with it
    signed_by = text()
    signed_on = DayField(null=True)
    call = pw.ForeignKeyField(ServiceCall, null=True, backref="handovers")

    class Meta:
        """The trail of an object; a spare part's is read newest first."""

        indexes = ((("kind", "object_id", "ordinal"), True),)
