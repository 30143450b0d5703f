"""Stock of spare parts a place: the stores and the technicians' bags (peers.md row 51)."""

from __future__ import annotations

from datetime import datetime

from app.core.i18n import QT_TRANSLATE_NOOP
from app.core.tabular import ValueKind
from app.ledgers._declaration import Column, Condition, Facts, Index, Ledger, Me, Operator, Tone, View

# One line a column or view, to be read as a table.
# fmt: off

_BAG = Condition("place_kind", Operator.EQ, "staff")


def _none_tone(facts: Facts, now: datetime) -> Tone:
    return Tone.NORMAL if facts["quantity"] else Tone.DONE


COLUMNS = (
    Column("place_name", QT_TRANSLATE_NOOP("ledgers", "Place"), width=12),
    Column("number", QT_TRANSLATE_NOOP("ledgers", "Part number"), width=14, source="part_number"),
    Column("part_name", QT_TRANSLATE_NOOP("ledgers", "Part"), width=22),
    Column("model", QT_TRANSLATE_NOOP("ledgers", "Model"), width=14),
    Column("quantity", QT_TRANSLATE_NOOP("ledgers", "Quantity"), ValueKind.NUMBER, 8, tone=_none_tone, summed=True),
    Column("value", QT_TRANSLATE_NOOP("ledgers", "Worth"), ValueKind.MONEY, 12, summed=True),
    Column("moved_at", QT_TRANSLATE_NOOP("ledgers", "Last moved"), ValueKind.MOMENT, 16),
    Column("unit", QT_TRANSLATE_NOOP("ledgers", "Unit"), width=6, visible=False),
    Column("place_kind", QT_TRANSLATE_NOOP("ledgers", "Kind of place"), ValueKind.CODE, 8, choices={
        "branch": QT_TRANSLATE_NOOP("ledgers", "Store"), "staff": QT_TRANSLATE_NOOP("ledgers", "Bag"),
    }, visible=False),
    Column("place_id", QT_TRANSLATE_NOOP("ledgers", "Place"), ValueKind.NUMBER, offered=False),
    Column("part_id", QT_TRANSLATE_NOOP("ledgers", "Part"), ValueKind.NUMBER, offered=False),
)

LEDGER = Ledger(
    name="spare_stock",
    title=QT_TRANSLATE_NOOP("ledgers", "Stock"),
    table="spare_stock",
    record_kind="spare_stock",
    columns=COLUMNS,
    views=(
        View("all", QT_TRANSLATE_NOOP("ledgers", "Every place")),
        View("stores", QT_TRANSLATE_NOOP("ledgers", "In the stores"),
             (Condition("place_kind", Operator.EQ, "branch"),), sort="number", descending=False),
        View("bags", QT_TRANSLATE_NOOP("ledgers", "In bags"), (_BAG,), sort="number", descending=False),
        View("mine", QT_TRANSLATE_NOOP("ledgers", "In my bag"),
             (_BAG, Condition("place_id", Operator.EQ, Me("staff"))), sort="number", descending=False,
             for_staff=True),
    ),
    indexes=(
        *(Index((column,)) for column in (
            "part_number", "part_name", "model", "place_name", "quantity", "value", "moved_at",
        )),
        Index(("place_kind", "part_number")),
        Index(("place_kind", "place_id", "part_number")),
    ),
    default_sort="number",
    descending=False,
    search_kind="spare_stock",
    facts=("quantity",),
    permission="spare_part.view",
    icon="spare_stock",
    empty=QT_TRANSLATE_NOOP("ledgers", "Nothing has come in yet. Take goods in at a part."),
)
