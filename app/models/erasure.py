"""Erasures of customers: who asked for them, who carried them out; what was erased is nowhere any more."""

from __future__ import annotations

import peewee as pw

from app.models.base import MomentField, Record, text
from app.models.customer import Customer


class Erasure(Record):
    """A customer to be erased, or erased. `state` requested | erasing | done | withdrawn."""

    customer = pw.ForeignKeyField(Customer, backref="erasures")
    customer_number = text()
    reason = text()
    with_attachments = pw.BooleanField(default=False)
    state = text("requested", index=True)
    requested_by = pw.IntegerField()  # the user, who may not carry it out
    requested_name = text()
    requested_at = MomentField()
    done_name = text()
    done_at = MomentField(null=True)
    rows_changed = pw.IntegerField(default=0)
