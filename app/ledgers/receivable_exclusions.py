"""Receivables that complaints delay: left out of the salesperson's collection rate (R139)."""

from __future__ import annotations

from datetime import datetime

from app.core.i18n import QT_TRANSLATE_NOOP
from app.core.tabular import ValueKind
from app.ledgers._declaration import Anchor, Column, Condition, Facts, Index, Ledger, Moving, Operator, Tone, View
from app.ledgers._words import Words

# One line a column or view, to be read as a table.
# fmt: off


def _state_tone(facts: Facts, now: datetime) -> Tone:
    return Tone.PAUSED if facts["state"] == "void" else Tone.NORMAL


COLUMNS = (
    Column("number", QT_TRANSLATE_NOOP("ledgers", "Number"), width=19),
    Column("due_on", QT_TRANSLATE_NOOP("ledgers", "To be paid by"), ValueKind.DATE, 12),
    Column("salesperson", QT_TRANSLATE_NOOP("ledgers", "Salesperson"), width=12),
    Column("customer_name", QT_TRANSLATE_NOOP("ledgers", "Customer"), width=22),
    Column("amount", QT_TRANSLATE_NOOP("ledgers", "Receivable"), ValueKind.MONEY, 14, summed=True),
    Column("invoice_number", QT_TRANSLATE_NOOP("ledgers", "Invoice"), width=20),
    Column("complaint_number", QT_TRANSLATE_NOOP("ledgers", "Complaint"), width=16),
    Column("state", QT_TRANSLATE_NOOP("ledgers", "State"), ValueKind.CODE, 9, tone=_state_tone,
           choices=Words("return_goods", "RECEIVABLE_STATES")),
    Column("note", QT_TRANSLATE_NOOP("ledgers", "Note"), width=26, visible=False),
    Column("entered_at", QT_TRANSLATE_NOOP("ledgers", "Entered"), ValueKind.MOMENT, 16, visible=False),
    Column("entered_by", QT_TRANSLATE_NOOP("ledgers", "Entered by"), width=10, visible=False),
    Column("void_reason", QT_TRANSLATE_NOOP("ledgers", "Void because"), width=20, visible=False),
)

_STANDING = Condition("state", Operator.EQ, "active")
_THIS_MONTH = Condition("due_on", Operator.AFTER, Moving(Anchor.MONTH))
_LAST_MONTH = Condition("due_on", Operator.AFTER, Moving(Anchor.MONTH, -1))
_BEFORE_THIS_MONTH = Condition("due_on", Operator.BEFORE, Moving(Anchor.MONTH))
_BEFORE_NEXT_MONTH = Condition("due_on", Operator.BEFORE, Moving(Anchor.MONTH, 1))

LEDGER = Ledger(
    name="receivable_exclusions",
    title=QT_TRANSLATE_NOOP("ledgers", "Receivables left out"),
    table="receivable_exclusion",
    record_kind="receivable_exclusion",
    columns=COLUMNS,
    views=(
        View("all", QT_TRANSLATE_NOOP("ledgers", "All receivables left out")),
        View("standing", QT_TRANSLATE_NOOP("ledgers", "Left out"), (_STANDING,)),
        View("last_month", QT_TRANSLATE_NOOP("ledgers", "Payable last month"),
             (_STANDING, _LAST_MONTH, _BEFORE_THIS_MONTH), sort="due_on", descending=False),
        View("this_month", QT_TRANSLATE_NOOP("ledgers", "Payable this month"),
             (_STANDING, _THIS_MONTH, _BEFORE_NEXT_MONTH), sort="due_on", descending=False),
    ),
    indexes=(
        *(Index((column,)) for column in (
            "number", "entered_at", "due_on", "customer_name", "salesperson", "amount",
            "state", "invoice_number", "complaint_number",
        )),
        Index(("state", "due_on")),
    ),
    default_sort="due_on",
    search_kind="receivable_exclusion",
    facts=("state",),
    permission="return_slip.view",
    icon="charges",
    empty=QT_TRANSLATE_NOOP("ledgers", "No receivable is left out because of a complaint."),
    help_page="complaints#execution",
)
