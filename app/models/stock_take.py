"""Stock-takes of spare parts and tools (F86, R149)."""

from __future__ import annotations

import peewee as pw

from app.models.base import MomentField, MoneyField, Record, text


class StockTake(Record):
    """A count of what is at a place: spare parts, or tools (F86, R149). Its life: open → counted → settled, or void."""

    number = text(unique=True)
    kind = text()  # spare_part tool
    place_key = text()
    place_kind = text()  # branch staff
    place_id = pw.IntegerField(default=0)
    place_name = text()
    state = text("open")
    begun_at = MomentField()
    begun_by = text()
    counted_at = MomentField(null=True)
    counted_by = text()
    settled_at = MomentField(null=True)
    settled_by = text()
    line_count = pw.IntegerField(default=0)
    differences = pw.IntegerField(default=0)  # lines counted otherwise than the books say
    value_difference = MoneyField(default=0)  # what they come to at the buying price; missing is below zero
    note = text()
    void_reason = text()

    searched = ("place_name", "number", "note")

    class Meta:
        """Orders and filters of the ledger of stock-takes."""

        table_name = "stock_take"
        indexes = (
            (("kind",), False),
            (("kind", "begun_at"), False),
            (("state",), False),
            (("state", "begun_at"), False),
            (("place_key", "begun_at"), False),
            (("place_name",), False),
            (("begun_at",), False),
            (("counted_at",), False),
            (("settled_at",), False),
            (("differences",), False),
            (("value_difference",), False),
        )


class StockTakeLine(Record):
    """A part or tool of a count: what the books say, what was counted, why they differ.

    `object_id` is the row of the table that the count's `kind` names.
    """

    take = pw.ForeignKeyField(StockTake, backref="lines")
    ordinal = pw.IntegerField()
    object_id = pw.IntegerField()
    number = text()
    name = text()
    model = text()
    unit = text()
    cost = MoneyField(default=0)
    expected = pw.IntegerField(default=0)
    counted = pw.IntegerField(null=True)
    difference = pw.IntegerField(default=0)
    reason = text()

    class Meta:
        """In the order of the sheet."""

        table_name = "stock_take_line"
        indexes = ((("take", "ordinal"), True), (("take", "object_id"), True))
