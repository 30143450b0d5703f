"""Old parts: who still owes which, and what became of the others (peers.md row 51)."""

from __future__ import annotations

from datetime import date, datetime

from app.core import clock
from app.core.i18n import QT_TRANSLATE_NOOP
from app.core.tabular import ValueKind
from app.ledgers._choices import technician_names
from app.ledgers._declaration import (
    Anchor,
    Batch,
    Column,
    Condition,
    Facts,
    Index,
    Ledger,
    Me,
    Moving,
    Operator,
    Tone,
    View,
)
from app.ledgers._words import Words

# One line a column or view, to be read as a table.
# fmt: off

_OWED = Condition("state", Operator.EQ, "owed")


def _due_tone(facts: Facts, now: datetime) -> Tone:
    day = facts["due_on"]
    if facts["state"] != "owed" or not isinstance(day, date):
        return Tone.DONE
    left = (day - clock.local(now).date()).days  # pyright: ignore[reportOperatorIssue]
    return Tone.LATE if left < 0 else Tone.DUE if left == 0 else Tone.NORMAL


COLUMNS = (
    Column("number", QT_TRANSLATE_NOOP("ledgers", "Old part"), width=15),
    Column("due_on", QT_TRANSLATE_NOOP("ledgers", "Hand in by"), ValueKind.DATE, 12, tone=_due_tone),
    Column("state", QT_TRANSLATE_NOOP("ledgers", "State"), ValueKind.CODE, 8,
           choices=Words("workflows.old_part", "STATE_LABELS")),
    Column("technician_name", QT_TRANSLATE_NOOP("ledgers", "Owed by"), width=10, choices=technician_names),
    Column("part_number", QT_TRANSLATE_NOOP("ledgers", "Part number"), width=14),
    Column("part_name", QT_TRANSLATE_NOOP("ledgers", "Part"), width=20),
    Column("call_number", QT_TRANSLATE_NOOP("ledgers", "Service call"), width=16),
    Column("customer_name", QT_TRANSLATE_NOOP("ledgers", "Customer"), width=22),
    Column("handed_in_at", QT_TRANSLATE_NOOP("ledgers", "Handed in"), ValueKind.MOMENT, 16),
    Column("serial", QT_TRANSLATE_NOOP("ledgers", "Serial"), width=14, visible=False),
    Column("model", QT_TRANSLATE_NOOP("ledgers", "Model"), width=14, visible=False),
    Column("owed_since", QT_TRANSLATE_NOOP("ledgers", "Owed since"), ValueKind.MOMENT, 16, visible=False),
    Column("condition", QT_TRANSLATE_NOOP("ledgers", "Condition"), width=16, visible=False),
    Column("supplier_name", QT_TRANSLATE_NOOP("ledgers", "Sent to"), width=16, visible=False),
    Column("settled_at", QT_TRANSLATE_NOOP("ledgers", "Settled on"), ValueKind.MOMENT, 16, visible=False),
    Column("reason", QT_TRANSLATE_NOOP("ledgers", "Reason"), width=20, visible=False),
    Column("technician_id", QT_TRANSLATE_NOOP("ledgers", "Owed by"), ValueKind.NUMBER, offered=False),
    Column("call_id", QT_TRANSLATE_NOOP("ledgers", "Service call"), ValueKind.NUMBER, offered=False),
    Column("part_id", QT_TRANSLATE_NOOP("ledgers", "Part"), ValueKind.NUMBER, offered=False),
)

LEDGER = Ledger(
    name="old_parts",
    title=QT_TRANSLATE_NOOP("ledgers", "Old parts"),
    table="old_part",
    record_kind="old_part",
    columns=COLUMNS,
    views=(
        View("all", QT_TRANSLATE_NOOP("ledgers", "All old parts"), sort="owed_since"),
        View("owed", QT_TRANSLATE_NOOP("ledgers", "Owed"), (_OWED,), sort="due_on", descending=False),
        View("overdue", QT_TRANSLATE_NOOP("ledgers", "Overdue"),
             (_OWED, Condition("due_on", Operator.BEFORE, Moving(Anchor.DAY))), sort="due_on", descending=False,
             tone=Tone.LATE),
        View("mine", QT_TRANSLATE_NOOP("ledgers", "Owed by me"),
             (Condition("technician_id", Operator.EQ, Me("staff")), _OWED), sort="due_on", descending=False,
             for_staff=True),
        View("handed_in", QT_TRANSLATE_NOOP("ledgers", "Handed in, to settle"),
             (Condition("state", Operator.EQ, "handed_in"),), sort="handed_in_at", descending=False, tone=Tone.DUE),
        View("sent_back", QT_TRANSLATE_NOOP("ledgers", "Sent back"),
             (Condition("state", Operator.EQ, "sent_back"),), sort="owed_since"),
        View("scrapped", QT_TRANSLATE_NOOP("ledgers", "Scrapped"),
             (Condition("state", Operator.EQ, "scrapped"),), sort="owed_since"),
        View("waived", QT_TRANSLATE_NOOP("ledgers", "Waived"),
             (Condition("state", Operator.EQ, "waived"),), sort="owed_since",
             columns=("number", "state", "technician_name", "part_name", "call_number", "customer_name", "reason")),
    ),
    indexes=(
        *(Index((column,)) for column in (
            "number", "due_on", "state", "technician_name", "part_number", "part_name", "call_number",
            "customer_name", "handed_in_at", "serial", "owed_since",
        )),
        Index(("state", "owed_since")),
        Index(("state", "due_on")),
        Index(("state", "handed_in_at")),
        Index(("technician_id", "state", "due_on")),
        Index(("technician_id", "owed_since")),
        Index(("technician_id", "due_on")),
    ),
    default_sort="owed_since",
    search_kind="old_part",
    facts=("state", "due_on"),
    own="technician_id",
    permission="old_part.view",
    icon="old_part",
    start_view="owed",
    batches=(
        Batch("hand_in_old_parts", QT_TRANSLATE_NOOP("ledgers", "Hand in old parts"), "old_part.settle", "hand_in",
              QT_TRANSLATE_NOOP("ledgers", "Hand in…"), ("owed", "overdue")),
        Batch("send_back_old_parts", QT_TRANSLATE_NOOP("ledgers", "Send old parts back"), "old_part.settle", "export",
              QT_TRANSLATE_NOOP("ledgers", "Send back…"), ("handed_in",)),
    ),
    empty=QT_TRANSLATE_NOOP("ledgers", "Nobody owes an old part."),
    help_page="spare_parts#old_parts",
)
