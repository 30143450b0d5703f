"""Spare parts (F26): what there is, at what price, and what runs short."""

from __future__ import annotations

from datetime import datetime

from app.core.i18n import QT_TRANSLATE_NOOP
from app.core.tabular import ValueKind
from app.ledgers._declaration import Column, Condition, Facts, Index, Ledger, Operator, Tone, View

# One line a column or view, to be read as a table.
# fmt: off

_USED = Condition("is_active", Operator.EQ, True)


def _stock_tone(facts: Facts, now: datetime) -> Tone:
    return Tone.LATE if facts["is_short"] else Tone.NORMAL


def _active_tone(facts: Facts, now: datetime) -> Tone:
    return Tone.NORMAL if facts["is_active"] else Tone.DONE


COLUMNS = (
    Column("number", QT_TRANSLATE_NOOP("ledgers", "Part number"), width=14, tone=_active_tone),
    Column("name", QT_TRANSLATE_NOOP("ledgers", "Part"), width=22, tone=_active_tone),
    Column("model", QT_TRANSLATE_NOOP("ledgers", "Model"), width=14),
    Column("in_store", QT_TRANSLATE_NOOP("ledgers", "In the stores"), ValueKind.NUMBER, 9, tone=_stock_tone,
           tone_words={Tone.LATE: QT_TRANSLATE_NOOP("ledgers", "short")}, summed=True),
    Column("in_bags", QT_TRANSLATE_NOOP("ledgers", "In bags"), ValueKind.NUMBER, 8, summed=True),
    Column("minimum", QT_TRANSLATE_NOOP("ledgers", "Minimum"), ValueKind.NUMBER, 8),
    Column("price", QT_TRANSLATE_NOOP("ledgers", "Selling price"), ValueKind.MONEY, 10),
    Column("shelf", QT_TRANSLATE_NOOP("ledgers", "Shelf"), width=8),
    Column("unit", QT_TRANSLATE_NOOP("ledgers", "Unit"), width=6, visible=False),
    Column("cost", QT_TRANSLATE_NOOP("ledgers", "Buying price"), ValueKind.MONEY, 10, visible=False),
    Column("is_short", QT_TRANSLATE_NOOP("ledgers", "Below the minimum"), ValueKind.FLAG, 8, visible=False),
    Column("needs_old_part", QT_TRANSLATE_NOOP("ledgers", "Old part is brought back"), ValueKind.FLAG, 8,
           visible=False),
    Column("is_active", QT_TRANSLATE_NOOP("ledgers", "In use"), ValueKind.FLAG, 6, visible=False),
    Column("notes", QT_TRANSLATE_NOOP("ledgers", "Notes"), width=24, visible=False),
)

LEDGER = Ledger(
    name="spare_parts",
    title=QT_TRANSLATE_NOOP("ledgers", "Spare parts"),
    table="spare_part",
    record_kind="spare_part",
    columns=COLUMNS,
    views=(
        View("all", QT_TRANSLATE_NOOP("ledgers", "All parts")),
        View("used", QT_TRANSLATE_NOOP("ledgers", "In use"), (_USED,), sort="number", descending=False),
        View("short", QT_TRANSLATE_NOOP("ledgers", "Below the minimum"),
             (Condition("is_short", Operator.EQ, True),), sort="number", descending=False, tone=Tone.LATE),
        View("old_part", QT_TRANSLATE_NOOP("ledgers", "Old part is brought back"),
             (Condition("needs_old_part", Operator.EQ, True),), sort="number", descending=False),
        View("put_away", QT_TRANSLATE_NOOP("ledgers", "Not used any more"),
             (Condition("is_active", Operator.EQ, False),), sort="number", descending=False),
    ),
    indexes=(
        *(Index((column,)) for column in (
            "number", "name", "model", "in_store", "in_bags", "minimum", "price", "cost", "shelf",
        )),
        Index(("is_short", "number")),
        Index(("is_active", "number")),
        Index(("needs_old_part", "number")),
    ),
    default_sort="number",
    descending=False,
    search_kind="spare_part",
    facts=("is_short", "is_active"),
    permission="spare_part.view",
    icon="spare_parts",
    start_view="used",
    empty=QT_TRANSLATE_NOOP("ledgers", "No spare part is on the list yet."),
    creates=QT_TRANSLATE_NOOP("ledgers", "New part"),
    create_permission="spare_part.change",
)
