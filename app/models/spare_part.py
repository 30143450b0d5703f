"""Spare parts, and how many of each are where (F26)."""

from __future__ import annotations

import peewee as pw

from app.models.base import MomentField, MoneyField, Record, text


class SparePart(Record):
    """A sort of spare part, known by its part number (F26).

    `in_store`, `in_bags` and `is_short` repeat what its stock says, kept in step by `services.spare_parts` alone:
    short is a part in use of which the stores have less than `minimum`.
    """

    number = text(unique=True)
    name = text()
    model = text()
    unit = text()
    price = MoneyField(default=0)  # selling price of one
    cost = MoneyField(default=0)  # buying price of one
    minimum = pw.IntegerField(default=0)
    shelf = text()
    needs_old_part = pw.BooleanField(default=False)  # the defective one is to be brought back
    is_active = pw.BooleanField(default=True)
    notes = text()
    in_store = pw.IntegerField(default=0)
    in_bags = pw.IntegerField(default=0)
    is_short = pw.BooleanField(default=False)

    searched = ("name", "number", "model", "shelf", "notes")

    class Meta:
        """Orders and filters of the ledger of parts."""

        table_name = "spare_part"
        indexes = (
            (("name",), False),
            (("model",), False),
            (("shelf",), False),
            (("price",), False),
            (("cost",), False),
            (("minimum",), False),
            (("in_store",), False),
            (("in_bags",), False),
            (("is_short", "number"), False),
            (("is_active", "number"), False),
            (("needs_old_part", "number"), False),
        )


class SpareStock(Record):
    """How many of a part are at a place; never below zero. `place_key` names the place in every language.

    A place is a store of the branch (`place_id` 0) or a technician's bag (`place_id` the row of `Staff`).
    """

    part = pw.ForeignKeyField(SparePart, backref="stock")
    part_number = text()
    part_name = text()
    model = text()
    unit = text()
    place_key = text()  # branch:配件库  staff:12
    place_kind = text()  # branch staff
    place_id = pw.IntegerField(default=0)
    place_name = text()
    quantity = pw.IntegerField(default=0)
    value = MoneyField(default=0)  # at the buying price
    moved_at = MomentField()

    searched = ("part_name", "part_number", "model", "place_name")

    class Meta:
        """One row a part and place; orders and filters of the ledger of stock."""

        table_name = "spare_stock"
        indexes = (
            (("part", "place_key"), True),
            (("place_key", "part_number"), False),
            (("part_number",), False),
            (("part_name",), False),
            (("model",), False),
            (("place_name",), False),
            (("place_kind", "part_number"), False),
            (("place_kind", "place_id", "part_number"), False),
            (("quantity",), False),
            (("value",), False),
            (("moved_at",), False),
        )
