"""Customer care: the log of what is planned and what was done (F37, R025)."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from app.core import clock
from app.core.i18n import QT_TRANSLATE_NOOP
from app.core.tabular import ValueKind
from app.ledgers._declaration import (
    Anchor,
    Column,
    Condition,
    Facts,
    Index,
    Ledger,
    Moving,
    Operator,
    Tone,
    View,
)
from app.ledgers._words import Words

# One line a column or view, to be read as a table.
# fmt: off

_PLANNED = Condition("state", Operator.EQ, "planned")


def _planned_tone(facts: Facts, now: datetime) -> Tone:
    if facts["state"] != "planned":
        return Tone.DONE
    planned: Any = facts["planned_on"]
    left = (planned - clock.local(now).date()).days
    if left < 0:
        return Tone.LATE
    return Tone.DUE if left == 0 else Tone.NORMAL


COLUMNS = (
    Column("number", QT_TRANSLATE_NOOP("ledgers", "Care"), width=15),
    Column("planned_on", QT_TRANSLATE_NOOP("ledgers", "Planned"), ValueKind.DATE, 12, tone=_planned_tone),
    Column("state", QT_TRANSLATE_NOOP("ledgers", "State"), ValueKind.CODE, 8, choices=Words("care", "STATES")),
    Column("kind", QT_TRANSLATE_NOOP("ledgers", "What"), ValueKind.CODE, 16, choices=Words("care", "KINDS")),
    Column("customer_name", QT_TRANSLATE_NOOP("ledgers", "Customer"), width=26),
    Column("subject", QT_TRANSLATE_NOOP("ledgers", "Subject"), width=24),
    Column("owner", QT_TRANSLATE_NOOP("ledgers", "Owner"), width=10),
    Column("done_on", QT_TRANSLATE_NOOP("ledgers", "Done"), ValueKind.DATE, 12),
    Column("cost", QT_TRANSLATE_NOOP("ledgers", "Cost"), ValueKind.MONEY, 10, summed=True),
    Column("person", QT_TRANSLATE_NOOP("ledgers", "Person"), width=10, visible=False),
    Column("occasion", QT_TRANSLATE_NOOP("ledgers", "Occasion"), width=10, visible=False),
    Column("gift", QT_TRANSLATE_NOOP("ledgers", "Gift"), width=14, visible=False),
    Column("result", QT_TRANSLATE_NOOP("ledgers", "Result"), width=30, visible=False),
    Column("drop_reason", QT_TRANSLATE_NOOP("ledgers", "Reason for dropping"), width=20, visible=False),
    Column("entered_by", QT_TRANSLATE_NOOP("ledgers", "Entered by"), width=10, visible=False),
    Column("customer_id", QT_TRANSLATE_NOOP("ledgers", "Customer"), ValueKind.NUMBER, offered=False),
    Column("card_id", QT_TRANSLATE_NOOP("ledgers", "Relationship card"), ValueKind.NUMBER, offered=False),
)

LEDGER = Ledger(
    name="care",
    title=QT_TRANSLATE_NOOP("ledgers", "Care records"),
    table="care_activity",
    record_kind="care_activity",
    columns=COLUMNS,
    views=(
        View("all", QT_TRANSLATE_NOOP("ledgers", "All care")),
        View("planned", QT_TRANSLATE_NOOP("ledgers", "Planned"), (_PLANNED,), sort="planned_on", descending=False),
        View("due", QT_TRANSLATE_NOOP("ledgers", "Due today"),
             (_PLANNED, Condition("planned_on", Operator.EQ, Moving(Anchor.DAY))), sort="planned_on", tone=Tone.DUE),
        View("late", QT_TRANSLATE_NOOP("ledgers", "Overdue"),
             (_PLANNED, Condition("planned_on", Operator.BEFORE, Moving(Anchor.DAY))), sort="planned_on",
             descending=False, tone=Tone.LATE),
        View("next_week", QT_TRANSLATE_NOOP("ledgers", "Next 7 days"),
             (_PLANNED, Condition("planned_on", Operator.BETWEEN, (Moving(Anchor.DAY), Moving(Anchor.DAY, 7)))),
             sort="planned_on", descending=False),
        View("call_ons", QT_TRANSLATE_NOOP("ledgers", "Call-ons"),
             (Condition("kind", Operator.EQ, "call_on"),), sort="planned_on"),
        View("done", QT_TRANSLATE_NOOP("ledgers", "Care done"),
             (Condition("state", Operator.EQ, "done"),), sort="done_on"),
        View("dropped", QT_TRANSLATE_NOOP("ledgers", "Dropped"),
             (Condition("state", Operator.EQ, "dropped"),), sort="planned_on"),
    ),
    indexes=(
        *(Index((column,)) for column in (
            "number", "planned_on", "state", "kind", "customer_name", "owner", "done_on", "cost",
        )),
        Index(("state", "planned_on")),
        Index(("state", "done_on")),
        Index(("kind", "planned_on")),
        Index(("customer_id", "planned_on")),
    ),
    default_sort="planned_on",
    search_kind="care_activity",
    facts=("state", "planned_on"),
    permission="care.view",
    icon="care",
    start_view="planned",
    empty=QT_TRANSLATE_NOOP("ledgers", "Nothing is planned yet. Plan a year or a round of call-ons."),
)
