"""Two customer files made one, and pairs that were looked at and are not the same."""

from __future__ import annotations

import peewee as pw

from app.models.base import MomentField, Record, text
from app.models.customer import Customer


class CustomerMerge(Record):
    """A merge: `merged` went into `kept`. `steps` is JSON, what it changed, by which it can be taken back whole."""

    kept = pw.ForeignKeyField(Customer, backref="+")
    merged = pw.ForeignKeyField(Customer, backref="+")
    reason = text()
    merged_by = text()
    steps = text()
    undone_at = MomentField(null=True)
    undone_by = text()
    undo_reason = text()

    class Meta:
        """Found by either file."""

        table_name = "customer_merge"


class CustomerDistinction(Record):
    """Somebody looked at these two files and found two customers; `first` has the smaller id."""

    first = pw.ForeignKeyField(Customer, backref="+")
    second = pw.ForeignKeyField(Customer, backref="+")
    reason = text()
    said_by = text()

    class Meta:
        """A pair is told apart once."""

        table_name = "customer_distinction"
        indexes = ((("first", "second"), True),)
