"""Loans of units to customers (F24, R053)."""

from __future__ import annotations

from datetime import date, datetime

from app.core import clock
from app.core.i18n import QT_TRANSLATE_NOOP
from app.core.tabular import ValueKind
from app.ledgers._choices import technician_names
from app.ledgers._declaration import Anchor, Column, Condition, Facts, Index, Ledger, Me, Moving, Operator, Tone, View
from app.ledgers._words import Words

# One line a column or view, to be read as a table.
# fmt: off

_OUT = Condition("state", Operator.EQ, "lent")
_TODAY = Moving(Anchor.DAY)


def _due_tone(facts: Facts, now: datetime) -> Tone:
    day = facts["due_on"]
    if facts["state"] != "lent" or not isinstance(day, date):
        return Tone.NORMAL
    left = (day - clock.local(now).date()).days  # pyright: ignore[reportOperatorIssue]
    if left < 0:
        return Tone.LATE
    return Tone.DUE if left <= 1 else Tone.NORMAL


def _state_tone(facts: Facts, now: datetime) -> Tone:
    return Tone.NORMAL if facts["state"] == "lent" else Tone.DONE


COLUMNS = (
    Column("number", QT_TRANSLATE_NOOP("ledgers", "Loan"), width=15),
    Column("state", QT_TRANSLATE_NOOP("ledgers", "State"), ValueKind.CODE, 8,
           choices=Words("workflows.loan", "STATE_LABELS"), tone=_state_tone),
    Column("customer_name", QT_TRANSLATE_NOOP("ledgers", "Customer"), width=24),
    Column("unit_name", QT_TRANSLATE_NOOP("ledgers", "Loaner unit"), width=18),
    Column("due_on", QT_TRANSLATE_NOOP("ledgers", "Back by"), ValueKind.DATE, 12, tone=_due_tone),
    Column("out_at", QT_TRANSLATE_NOOP("ledgers", "Lent"), ValueKind.MOMENT, 16),
    Column("in_at", QT_TRANSLATE_NOOP("ledgers", "Returned"), ValueKind.MOMENT, 16),
    Column("call_number", QT_TRANSLATE_NOOP("ledgers", "Call"), width=15),
    Column("technician_name", QT_TRANSLATE_NOOP("ledgers", "Brought by"), width=10, choices=technician_names),
    Column("unit_number", QT_TRANSLATE_NOOP("ledgers", "Unit number"), width=14, visible=False),
    Column("unit_model", QT_TRANSLATE_NOOP("ledgers", "Model"), width=14, visible=False),
    Column("unit_serial", QT_TRANSLATE_NOOP("ledgers", "Serial"), width=16, visible=False),
    Column("receipt_number", QT_TRANSLATE_NOOP("ledgers", "Receipt"), width=15, visible=False),
    Column("out_signed_by", QT_TRANSLATE_NOOP("ledgers", "Signed out by"), width=10, visible=False),
    Column("in_signed_by", QT_TRANSLATE_NOOP("ledgers", "Signed in by"), width=10, visible=False),
    Column("condition_out", QT_TRANSLATE_NOOP("ledgers", "Condition when lent"), width=20, visible=False),
    Column("condition_in", QT_TRANSLATE_NOOP("ledgers", "Condition when back"), width=20, visible=False),
    Column("damage_note", QT_TRANSLATE_NOOP("ledgers", "Damage"), width=20, visible=False),
    Column("compensation", QT_TRANSLATE_NOOP("ledgers", "Compensation"), ValueKind.MONEY, 12, visible=False,
           summed=True),
    Column("reason", QT_TRANSLATE_NOOP("ledgers", "Reason"), width=20, visible=False),
    Column("to_decide", QT_TRANSLATE_NOOP("ledgers", "Compensation to decide"), ValueKind.FLAG, 8, visible=False),
    Column("technician_id", QT_TRANSLATE_NOOP("ledgers", "Brought by"), ValueKind.NUMBER, offered=False),
    Column("call_id", QT_TRANSLATE_NOOP("ledgers", "Call"), ValueKind.NUMBER, offered=False),
    Column("customer_id", QT_TRANSLATE_NOOP("ledgers", "Customer"), ValueKind.NUMBER, offered=False),
    Column("unit_id", QT_TRANSLATE_NOOP("ledgers", "Loaner unit"), ValueKind.NUMBER, offered=False),
)

LEDGER = Ledger(
    name="loans",
    title=QT_TRANSLATE_NOOP("ledgers", "Loans"),
    table="loan",
    record_kind="loan",
    columns=COLUMNS,
    views=(
        View("all", QT_TRANSLATE_NOOP("ledgers", "All loans")),
        View("out", QT_TRANSLATE_NOOP("ledgers", "Out now"), (_OUT,), sort="due_on", descending=False),
        View("mine", QT_TRANSLATE_NOOP("ledgers", "Brought by me, out"),
             (Condition("technician_id", Operator.EQ, Me("staff")), _OUT), sort="due_on", descending=False,
             for_staff=True),
        View("overdue", QT_TRANSLATE_NOOP("ledgers", "Not back in time"),
             (_OUT, Condition("due_on", Operator.BEFORE, _TODAY)), sort="due_on", descending=False, tone=Tone.LATE),
        View("unsigned", QT_TRANSLATE_NOOP("ledgers", "Slip not signed yet"),
             (_OUT, Condition("out_signed_by", Operator.IS_EMPTY)), sort="due_on", descending=False, tone=Tone.DUE),
        View("to_decide", QT_TRANSLATE_NOOP("ledgers", "Compensation to decide"),
             (Condition("to_decide", Operator.EQ, True),), sort="in_at", tone=Tone.DUE,
             columns=("number", "state", "unit_name", "customer_name", "in_at", "damage_note", "compensation",
                      "reason")),
        View("returned", QT_TRANSLATE_NOOP("ledgers", "Back again"), (Condition("state", Operator.EQ, "returned"),),
             sort="in_at"),
        View("lost", QT_TRANSLATE_NOOP("ledgers", "Lost units"), (Condition("state", Operator.EQ, "lost"),),
             sort="in_at",
             columns=("number", "state", "unit_name", "unit_serial", "customer_name", "in_at", "compensation",
                      "reason")),
        View("void", QT_TRANSLATE_NOOP("ledgers", "Void"), (Condition("state", Operator.EQ, "void"),), sort="out_at",
             columns=("number", "state", "unit_name", "customer_name", "out_at", "reason")),
    ),
    indexes=(
        *(Index((column,)) for column in (
            "number", "state", "unit_name", "unit_number", "unit_model", "unit_serial", "customer_name", "call_number",
            "technician_name", "out_at", "due_on", "in_at", "receipt_number", "compensation",
        )),
        Index(("state", "due_on")),
        Index(("state", "out_at")),
        Index(("state", "in_at")),
        Index(("state", "out_signed_by", "due_on")),
        Index(("to_decide", "in_at")),
        Index(("technician_id", "state", "due_on")),
        Index(("customer_id", "out_at")),
        Index(("unit_id", "out_at")),
    ),
    default_sort="out_at",
    search_kind="loan",
    facts=("state", "due_on"),
    own="technician_id",
    permission="loaner.view",
    icon="out",
    start_view="out",
    empty=QT_TRANSLATE_NOOP("ledgers", "Nothing has been lent yet. Lend a unit from its record or from a call."),
    help_page="loaners",
)
