"""The log of routine inspections and receptions (R083): a plain dated list."""

from __future__ import annotations

from datetime import datetime

from app.core.i18n import QT_TRANSLATE_NOOP
from app.core.tabular import ValueKind
from app.ledgers._declaration import Anchor, Column, Condition, Facts, Index, Ledger, Moving, Operator, Tone, View
from app.ledgers._words import Words

# One line a column or view, to be read as a table.
# fmt: off

_IN_FORCE = Condition("is_void", Operator.EQ, False)


def _tone(facts: Facts, now: datetime) -> Tone:
    return Tone.PAUSED if facts["is_void"] else Tone.NORMAL


COLUMNS = (
    Column("number", QT_TRANSLATE_NOOP("ledgers", "Log no."), width=15, tone=_tone),
    Column("happened_on", QT_TRANSLATE_NOOP("ledgers", "Day"), ValueKind.DATE, 12),
    Column("kind", QT_TRANSLATE_NOOP("ledgers", "Kind"), ValueKind.CODE, 12, choices=Words("board", "ROUTINE_KINDS")),
    Column("subject", QT_TRANSLATE_NOOP("ledgers", "What was looked at, or why they came"), width=26),
    Column("result", QT_TRANSLATE_NOOP("ledgers", "Result"), width=30),
    Column("person", QT_TRANSLATE_NOOP("ledgers", "By"), width=10),
    Column("customer_name", QT_TRANSLATE_NOOP("ledgers", "Customer"), width=20),
    Column("is_void", QT_TRANSLATE_NOOP("ledgers", "Void"), ValueKind.FLAG, 6, visible=False),
    Column("void_reason", QT_TRANSLATE_NOOP("ledgers", "Reason for voiding"), width=20, visible=False),
    Column("entered_by", QT_TRANSLATE_NOOP("ledgers", "Entered by"), width=10, visible=False),
    Column("customer_id", QT_TRANSLATE_NOOP("ledgers", "Customer"), ValueKind.NUMBER, offered=False),
)

LEDGER = Ledger(
    name="routine_logs",
    title=QT_TRANSLATE_NOOP("ledgers", "Routine log"),
    table="routine_log",
    record_kind="routine_log",
    columns=COLUMNS,
    views=(
        View("all", QT_TRANSLATE_NOOP("ledgers", "All of the log")),
        View("month", QT_TRANSLATE_NOOP("ledgers", "This month"),
             (_IN_FORCE, Condition("happened_on", Operator.AFTER, Moving(Anchor.MONTH))), sort="happened_on"),
        View("rounds", QT_TRANSLATE_NOOP("ledgers", "Rounds"),
             (Condition("kind", Operator.EQ, "inspection"),), sort="happened_on"),
        View("receptions", QT_TRANSLATE_NOOP("ledgers", "Receptions"),
             (Condition("kind", Operator.EQ, "reception"),), sort="happened_on"),
        View("void", QT_TRANSLATE_NOOP("ledgers", "Void"), (Condition("is_void", Operator.EQ, True),),
             sort="happened_on"),
    ),
    indexes=(
        *(Index((column,)) for column in ("number", "happened_on", "kind", "person", "customer_name", "is_void")),
        Index(("kind", "happened_on")),
        Index(("is_void", "happened_on")),
    ),
    default_sort="happened_on",
    search_kind="routine_log",
    facts=("is_void",),
    permission="routine_log.view",
    icon="checklist",
    create_permission="routine_log.record",
    creates=QT_TRANSLATE_NOOP("ledgers", "New line of the log"),
    empty=QT_TRANSLATE_NOOP("ledgers", "Nothing is written down yet."),
    help_page="boards#log",
)
