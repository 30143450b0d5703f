"""Stock-takes of spare parts and tools, with what differed (F86, R149)."""

from __future__ import annotations

from datetime import datetime

from app.core.i18n import QT_TRANSLATE_NOOP
from app.core.tabular import ValueKind
from app.ledgers._declaration import Column, Condition, Facts, Index, Ledger, Operator, Tone, View
from app.ledgers._words import Words

# One line a column or view, to be read as a table.
# fmt: off


def _state_tone(facts: Facts, now: datetime) -> Tone:
    return {"open": Tone.NORMAL, "counted": Tone.DUE}.get(str(facts["state"]), Tone.DONE)


def _difference_tone(facts: Facts, now: datetime) -> Tone:
    return Tone.LATE if facts["differences"] and facts["state"] in ("open", "counted") else Tone.NORMAL


_NO_WORDS = {Tone.LATE: "", Tone.DUE: ""}
"""The state and the numbers say it themselves."""

COLUMNS = (
    Column("number", QT_TRANSLATE_NOOP("ledgers", "Stock-take"), width=17),
    Column("begun_at", QT_TRANSLATE_NOOP("ledgers", "Begun"), ValueKind.MOMENT, 16),
    Column("state", QT_TRANSLATE_NOOP("ledgers", "State"), ValueKind.CODE, 10, tone=_state_tone, tone_words=_NO_WORDS,
           choices=Words("workflows.stock_take", "STATE_LABELS")),
    Column("kind", QT_TRANSLATE_NOOP("ledgers", "What"), ValueKind.CODE, 10,
           choices=Words("workflows.stock_take", "KINDS")),
    Column("place_name", QT_TRANSLATE_NOOP("ledgers", "Place"), width=14),
    Column("differences", QT_TRANSLATE_NOOP("ledgers", "Lines that differ"), ValueKind.NUMBER, 8,
           tone=_difference_tone, tone_words=_NO_WORDS),
    Column("value_difference", QT_TRANSLATE_NOOP("ledgers", "Difference in worth"), ValueKind.MONEY, 12,
           tone=_difference_tone, tone_words=_NO_WORDS, summed=True),
    Column("settled_at", QT_TRANSLATE_NOOP("ledgers", "Settled on"), ValueKind.MOMENT, 16),
    Column("counted_at", QT_TRANSLATE_NOOP("ledgers", "Counted at"), ValueKind.MOMENT, 16, visible=False),
    Column("begun_by", QT_TRANSLATE_NOOP("ledgers", "Begun by"), width=10, visible=False),
    Column("counted_by", QT_TRANSLATE_NOOP("ledgers", "Counted by"), width=10, visible=False),
    Column("settled_by", QT_TRANSLATE_NOOP("ledgers", "Settled by"), width=10, visible=False),
    Column("line_count", QT_TRANSLATE_NOOP("ledgers", "Lines"), ValueKind.NUMBER, 6, visible=False),
    Column("note", QT_TRANSLATE_NOOP("ledgers", "Note"), width=20, visible=False),
    Column("void_reason", QT_TRANSLATE_NOOP("ledgers", "Reason"), width=20, visible=False),
)

LEDGER = Ledger(
    name="stock_takes",
    title=QT_TRANSLATE_NOOP("ledgers", "Stock-takes"),
    table="stock_take",
    record_kind="stock_take",
    columns=COLUMNS,
    views=(
        View("all", QT_TRANSLATE_NOOP("ledgers", "All stock-takes")),
        View("open", QT_TRANSLATE_NOOP("ledgers", "Being counted"), (Condition("state", Operator.EQ, "open"),),
             sort="begun_at"),
        View("counted", QT_TRANSLATE_NOOP("ledgers", "Counted, to settle"),
             (Condition("state", Operator.EQ, "counted"),), sort="begun_at", tone=Tone.DUE),
        View("settled", QT_TRANSLATE_NOOP("ledgers", "Settled"), (Condition("state", Operator.EQ, "settled"),),
             sort="begun_at"),
        View("parts", QT_TRANSLATE_NOOP("ledgers", "Of spare parts"),
             (Condition("kind", Operator.EQ, "spare_part"),), sort="begun_at"),
        View("tools", QT_TRANSLATE_NOOP("ledgers", "Of tools"), (Condition("kind", Operator.EQ, "tool"),),
             sort="begun_at"),
    ),
    indexes=(
        *(Index((column,)) for column in (
            "number", "begun_at", "state", "kind", "place_name", "differences", "value_difference", "settled_at",
            "counted_at",
        )),
        Index(("state", "begun_at")),
        Index(("kind", "begun_at")),
    ),
    default_sort="begun_at",
    search_kind="stock_take",
    facts=("state", "differences"),
    permission="stock_take.view",
    icon="stock_take",
    empty=QT_TRANSLATE_NOOP("ledgers", "Nothing has been counted yet."),
    creates=QT_TRANSLATE_NOOP("ledgers", "Begin a stock-take"),
    create_permission="stock_take.record",
    help_page="spare_parts#stock_take",
)
