"""The tracking register of complaints (F46): every unit's turn with a case, in and out."""

from __future__ import annotations

from datetime import datetime, timedelta

from app.core.i18n import QT_TRANSLATE_NOOP
from app.core.tabular import ValueKind
from app.ledgers._declaration import (
    Anchor,
    Batch,
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

# One line a column or view, to be read as a table.
# fmt: off

_NOW = Moving(Anchor.NOW)
_OPEN = Condition("is_open", Operator.EQ, True)
_SOON = timedelta(days=1)


def _due_tone(facts: Facts, now: datetime) -> Tone:
    due = facts["due_at"]
    if not facts["is_open"]:
        return Tone.LATE if facts["was_late"] else Tone.DONE
    if not isinstance(due, datetime):
        return Tone.NORMAL
    if due <= now:
        return Tone.LATE
    return Tone.DUE if due - now <= _SOON else Tone.NORMAL


def _left_tone(facts: Facts, now: datetime) -> Tone:
    return Tone.PAUSED if facts["skipped_reason"] else Tone.NORMAL


COLUMNS = (
    Column("number", QT_TRANSLATE_NOOP("ledgers", "Complaint and turn"), width=18),
    Column("name", QT_TRANSLATE_NOOP("ledgers", "Stage"), width=18),
    Column("unit", QT_TRANSLATE_NOOP("ledgers", "Unit"), width=10),
    Column("due_at", QT_TRANSLATE_NOOP("ledgers", "Due"), ValueKind.MOMENT, 16, tone=_due_tone,
           ends_day=True),
    Column("entered_at", QT_TRANSLATE_NOOP("ledgers", "In"), ValueKind.MOMENT, 16),
    Column("left_at", QT_TRANSLATE_NOOP("ledgers", "Out"), ValueKind.MOMENT, 16, tone=_left_tone),
    Column("was_late", QT_TRANSLATE_NOOP("ledgers", "Was late"), ValueKind.FLAG, 8),
    Column("customer_name", QT_TRANSLATE_NOOP("ledgers", "Customer"), width=20),
    Column("received_at", QT_TRANSLATE_NOOP("ledgers", "Received"), ValueKind.MOMENT, 16),
    Column("settled_at", QT_TRANSLATE_NOOP("ledgers", "Case settled"), ValueKind.MOMENT, 16),
    Column("complaint_number", QT_TRANSLATE_NOOP("ledgers", "Complaint"), width=16, visible=False),
    Column("is_open", QT_TRANSLATE_NOOP("ledgers", "Has its turn"), ValueKind.FLAG, 8, visible=False),
    Column("position", QT_TRANSLATE_NOOP("ledgers", "Turn"), ValueKind.NUMBER, 6, visible=False),
    Column("handed_by", QT_TRANSLATE_NOOP("ledgers", "Handed on by"), width=10, visible=False),
    Column("skipped_reason", QT_TRANSLATE_NOOP("ledgers", "Passed over because"), width=20, visible=False),
    Column("note", QT_TRANSLATE_NOOP("ledgers", "Remark"), width=24, visible=False),
)

LEDGER = Ledger(
    name="case_register",
    title=QT_TRANSLATE_NOOP("ledgers", "Tracking register"),
    table="complaint_stage",
    record_kind="complaint_stage",
    columns=COLUMNS,
    views=(
        View("all", QT_TRANSLATE_NOOP("ledgers", "All turns")),
        View("now", QT_TRANSLATE_NOOP("ledgers", "Having their turn"), (_OPEN,), sort="due_at", descending=False),
        View("late", QT_TRANSLATE_NOOP("ledgers", "Late, to be reminded"),
             (_OPEN, Condition("due_at", Operator.BEFORE, _NOW)), sort="due_at", descending=False, tone=Tone.LATE),
        View("due", QT_TRANSLATE_NOOP("ledgers", "Due within a day"),
             (_OPEN, Condition("due_at", Operator.BETWEEN, (_NOW, Moving(Anchor.NOW, 1)))), sort="due_at",
             descending=False, tone=Tone.DUE),
        View("were_late", QT_TRANSLATE_NOOP("ledgers", "Were late"), (Condition("was_late", Operator.EQ, True),)),
        View("to_ask", QT_TRANSLATE_NOOP("ledgers", "Were late, case settled"),
             (Condition("was_late", Operator.EQ, True), Condition("settled_at", Operator.NOT_EMPTY)),
             sort="settled_at"),
        View("by_unit", QT_TRANSLATE_NOOP("ledgers", "By unit"), sort="unit", descending=False,
             columns=("unit", "number", "name", "due_at", "entered_at", "left_at", "customer_name",
                      "was_late")),
    ),
    indexes=(
        *(Index((column,)) for column in (
            "number", "complaint_number", "customer_name", "entered_at", "left_at", "due_at", "unit", "settled_at",
            "received_at", "was_late",
        )),
        Index(("name",), name="complaint_turn_name"),
        Index(("is_open", "due_at")),
        Index(("unit", "entered_at")),
        Index(("was_late", "entered_at")),
        Index(("was_late", "settled_at")),
    ),
    default_sort="entered_at",
    search_kind="complaint_stage",
    facts=("is_open", "due_at", "was_late", "skipped_reason"),
    own="complaint_id",
    own_through="complaint.registered_by_id",
    own_by="user",
    permission="complaint.view",
    icon="complaints",
    empty=QT_TRANSLATE_NOOP("ledgers", "No complaint has gone through a stage yet."),
    refreshed_by=("complaint",),
    batches=(Batch("slips_to_units", QT_TRANSLATE_NOOP("ledgers", "Remind, or ask why it was late"),
                   "complaint_slip.issue", "print", QT_TRANSLATE_NOOP("ledgers", "Issue slips…"), ("late", "to_ask")),),
    help_page="complaints#progress",
)
