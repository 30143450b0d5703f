"""Charge records (F29): what is owed, what was collected, what waits for finance or its invoice (R059)."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from app.core import clock
from app.core.i18n import QT_TRANSLATE_NOOP
from app.core.tabular import ValueKind
from app.domain import codes
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

# One line a column or view, to be read as a table.
# fmt: off

_OPEN = Condition("is_open", Operator.EQ, True)
_TODAY = Moving(Anchor.DAY)


def _due_tone(facts: Facts, now: datetime) -> Tone:
    due: Any = facts["due_on"]
    if not facts["is_open"] or due is None:
        return Tone.NORMAL
    left = (due - clock.local(now).date()).days
    if left < 0:
        return Tone.LATE
    return Tone.DUE if left == 0 else Tone.NORMAL


def _state_tone(facts: Facts, now: datetime) -> Tone:
    return Tone.NORMAL if facts["is_open"] else Tone.DONE


def _state(code: str) -> Condition:
    return Condition("state", Operator.EQ, code)


COLUMNS = (
    Column("number", QT_TRANSLATE_NOOP("ledgers", "Charge record"), width=17),
    Column("began_at", QT_TRANSLATE_NOOP("ledgers", "Came up"), ValueKind.MOMENT, 16),
    Column("state", QT_TRANSLATE_NOOP("ledgers", "State"), ValueKind.CODE, 10, choices=codes.CHARGE_STATES,
           tone=_state_tone),
    Column("settlement", QT_TRANSLATE_NOOP("ledgers", "Paid how"), ValueKind.CODE, 10, choices=codes.SETTLEMENTS),
    Column("customer_name", QT_TRANSLATE_NOOP("ledgers", "Customer"), width=26),
    Column("call_number", QT_TRANSLATE_NOOP("ledgers", "Call"), width=17),
    Column("amount", QT_TRANSLATE_NOOP("ledgers", "Amount"), ValueKind.MONEY, 11, summed=True),
    Column("outstanding", QT_TRANSLATE_NOOP("ledgers", "Still owed"), ValueKind.MONEY, 11, summed=True),
    Column("due_on", QT_TRANSLATE_NOOP("ledgers", "Next step by"), ValueKind.DATE, 12, tone=_due_tone),
    Column("technician_name", QT_TRANSLATE_NOOP("ledgers", "Answers for it"), width=10, choices=technician_names),
    Column("collected_at", QT_TRANSLATE_NOOP("ledgers", "Collected"), ValueKind.MOMENT, 16),
    Column("invoice_number", QT_TRANSLATE_NOOP("ledgers", "Invoice"), width=14),
    Column("handed_in_at", QT_TRANSLATE_NOOP("ledgers", "At finance"), ValueKind.MOMENT, 16, visible=False),
    Column("invoiced_at", QT_TRANSLATE_NOOP("ledgers", "Invoiced"), ValueKind.MOMENT, 16, visible=False),
    Column("mailed_at", QT_TRANSLATE_NOOP("ledgers", "Invoice sent"), ValueKind.MOMENT, 16, visible=False),
    Column("paid_at", QT_TRANSLATE_NOOP("ledgers", "Settled at"), ValueKind.MOMENT, 16, visible=False),
    Column("collect_on", QT_TRANSLATE_NOOP("ledgers", "Collection on"), ValueKind.DATE, 12, visible=False),
    Column("collected_amount", QT_TRANSLATE_NOOP("ledgers", "Money collected"), ValueKind.MONEY, 11, visible=False,
           summed=True),
    Column("waived_amount", QT_TRANSLATE_NOOP("ledgers", "Amount waived"), ValueKind.MONEY, 11, visible=False,
           summed=True),
    Column("method", QT_TRANSLATE_NOOP("ledgers", "Paid by"), ValueKind.CODE, 10, choices=codes.PAYMENT_METHODS,
           visible=False),
    Column("collected_by", QT_TRANSLATE_NOOP("ledgers", "Collected by"), width=10, visible=False),
    Column("cash_handover_number", QT_TRANSLATE_NOOP("ledgers", "Hand-over slip"), width=17, visible=False),
    Column("service_class", QT_TRANSLATE_NOOP("ledgers", "Class"), ValueKind.CODE, 10, choices=codes.SERVICE_CLASSES,
           visible=False),
    Column("agreed_by", QT_TRANSLATE_NOOP("ledgers", "Agreed by"), width=10, visible=False),
    Column("invoice_title", QT_TRANSLATE_NOOP("ledgers", "Invoice made out to"), width=24, visible=False),
    Column("waive_reason", QT_TRANSLATE_NOOP("ledgers", "Why waived"), width=24, visible=False),
    Column("is_open", QT_TRANSLATE_NOOP("ledgers", "Open"), ValueKind.FLAG, 6, visible=False),
    Column("call_id", QT_TRANSLATE_NOOP("ledgers", "Call"), ValueKind.NUMBER, offered=False),
    Column("customer_id", QT_TRANSLATE_NOOP("ledgers", "Customer"), ValueKind.NUMBER, offered=False),
    Column("technician_id", QT_TRANSLATE_NOOP("ledgers", "Answers for it"), ValueKind.NUMBER, offered=False),
)

_COLLECTED = ("number", "collected_at", "collected_by", "customer_name", "call_number", "collected_amount", "due_on",
              "settlement", "state")

LEDGER = Ledger(
    name="charges",
    title=QT_TRANSLATE_NOOP("ledgers", "Charges"),
    table="charge",
    record_kind="charge",
    columns=COLUMNS,
    views=(
        View("all", QT_TRANSLATE_NOOP("ledgers", "All charges")),
        View("open", QT_TRANSLATE_NOOP("ledgers", "Open items"), (_OPEN,), sort="due_on", descending=False),
        View("mine", QT_TRANSLATE_NOOP("ledgers", "Open with me"),
             (Condition("technician_id", Operator.EQ, Me("staff")), _OPEN), sort="due_on", descending=False,
             for_staff=True),
        View("overdue", QT_TRANSLATE_NOOP("ledgers", "Overdue"),
             (_OPEN, Condition("due_on", Operator.BEFORE, _TODAY)), sort="due_on", descending=False, tone=Tone.LATE),
        View("unpaid", QT_TRANSLATE_NOOP("ledgers", "Still owed by customers"),
             (_OPEN, Condition("outstanding", Operator.AFTER, 1)), sort="outstanding"),
        View("to_collect", QT_TRANSLATE_NOOP("ledgers", "To be collected or invoiced"), (_state("open"),)),
        View("cash", QT_TRANSLATE_NOOP("ledgers", "Cash to hand in"), (_state("collected"),), sort="due_on",
             descending=False, columns=_COLLECTED, tone=Tone.DUE),
        View("to_invoice", QT_TRANSLATE_NOOP("ledgers", "Paid, invoice to make out"), (_state("handed_in"),)),
        View("to_send", QT_TRANSLATE_NOOP("ledgers", "Invoices to send"), (_state("invoiced"),)),
        View("settled", QT_TRANSLATE_NOOP("ledgers", "Paid and settled"), (_state("paid"),)),
        View("waived", QT_TRANSLATE_NOOP("ledgers", "Charges waived"), (_state("waived"),),
             columns=("number", "began_at", "customer_name", "call_number", "amount", "waived_amount", "waive_reason")),
        View("this_month", QT_TRANSLATE_NOOP("ledgers", "This month"),
             (Condition("began_at", Operator.AFTER, Moving(Anchor.MONTH)),)),
    ),
    indexes=(
        *(Index((column,)) for column in (
            "number", "began_at", "state", "settlement", "customer_name", "call_number", "amount", "outstanding",
            "due_on", "technician_name", "collected_at", "invoice_number", "handed_in_at", "invoiced_at", "mailed_at",
            "paid_at", "collect_on", "service_class",
        )),
        Index(("state", "began_at")),
        Index(("state", "due_on")),
        Index(("state", "settlement", "began_at")),
        Index(("is_open", "began_at")),
        Index(("is_open", "due_on")),
        Index(("is_open", "outstanding")),
        Index(("technician_id", "began_at")),
        Index(("technician_id", "is_open", "due_on")),
        Index(("customer_id", "began_at")),
        Index(("call_id", "part")),
    ),
    default_sort="began_at",
    search_kind="charge",
    facts=("state", "is_open", "due_on"),
    own="technician_id",
    permission="charge.view",
    icon="money",
    start_view="open",
    batches=(Batch("cash_handover", QT_TRANSLATE_NOOP("ledgers", "Hand over cash"), "charge.hand_in", "hand_in",
                   views=("cash",), verb=QT_TRANSLATE_NOOP("ledgers", "Hand over to finance")),),
    empty=QT_TRANSLATE_NOOP("ledgers", "Nothing was charged yet. A record opens when a call with a charge is done."),
)
