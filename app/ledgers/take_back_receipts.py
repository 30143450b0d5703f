"""Take-back receipts (F20) and where their originals are."""

from __future__ import annotations

from datetime import date, datetime

from app.core import clock
from app.core.i18n import QT_TRANSLATE_NOOP
from app.core.tabular import ValueKind
from app.ledgers._choices import technician_names
from app.ledgers._declaration import (
    Anchor,
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

_ISSUED = Condition("state", Operator.EQ, "issued")


def _promise_tone(facts: Facts, now: datetime) -> Tone:
    day = facts["expected_return_on"]
    if facts["state"] != "issued" or not isinstance(day, date):
        return Tone.DONE
    left = (day - clock.local(now).date()).days  # pyright: ignore[reportOperatorIssue]
    return Tone.LATE if left < 0 else Tone.DUE if left == 0 else Tone.NORMAL


def _signature_tone(facts: Facts, now: datetime) -> Tone:
    return Tone.LATE if facts["state"] == "issued" and not facts["signed_by"] else Tone.NORMAL


COLUMNS = (
    Column("number", QT_TRANSLATE_NOOP("ledgers", "Receipt"), width=15),
    Column("issued_at", QT_TRANSLATE_NOOP("ledgers", "Issued"), ValueKind.MOMENT, 16),
    Column("state", QT_TRANSLATE_NOOP("ledgers", "Original receipt"), ValueKind.CODE, 12,
           choices=Words("workflows.take_back_receipt", "STATE_LABELS")),
    Column("customer_name", QT_TRANSLATE_NOOP("ledgers", "Customer"), width=26),
    Column("item_count", QT_TRANSLATE_NOOP("ledgers", "Items"), ValueKind.NUMBER, 6),
    Column("expected_return_on", QT_TRANSLATE_NOOP("ledgers", "Promised for"), ValueKind.DATE, 12, tone=_promise_tone),
    Column("call_number", QT_TRANSLATE_NOOP("ledgers", "Call"), width=15),
    Column("technician_name", QT_TRANSLATE_NOOP("ledgers", "Technician"), width=10, choices=technician_names),
    Column("signed_by", QT_TRANSLATE_NOOP("ledgers", "Signed by"), width=10, tone=_signature_tone,
           tone_words={Tone.LATE: QT_TRANSLATE_NOOP("ledgers", "unsigned")}),
    Column("recovered_on", QT_TRANSLATE_NOOP("ledgers", "Back on"), ValueKind.DATE, 12),
    Column("loan_number", QT_TRANSLATE_NOOP("ledgers", "Loaner slip"), width=15, visible=False),
    Column("signed_on", QT_TRANSLATE_NOOP("ledgers", "Signed on"), ValueKind.DATE, 12, visible=False),
    Column("recovered_by", QT_TRANSLATE_NOOP("ledgers", "Recovered by"), width=10, visible=False),
    Column("returned_signed_by", QT_TRANSLATE_NOOP("ledgers", "Return signed by"), width=10, visible=False),
    Column("lost_note", QT_TRANSLATE_NOOP("ledgers", "Note of the loss"), width=20, visible=False),
    Column("replaces_number", QT_TRANSLATE_NOOP("ledgers", "Replaces"), width=15, visible=False),
    Column("issued_by", QT_TRANSLATE_NOOP("ledgers", "Issued by"), width=10, visible=False),
    Column("void_reason", QT_TRANSLATE_NOOP("ledgers", "Void because"), width=20, visible=False),
    Column("technician_id", QT_TRANSLATE_NOOP("ledgers", "Technician"), ValueKind.NUMBER, offered=False),
    Column("customer_id", QT_TRANSLATE_NOOP("ledgers", "Customer"), ValueKind.NUMBER, offered=False),
    Column("call_id", QT_TRANSLATE_NOOP("ledgers", "Call"), ValueKind.NUMBER, offered=False),
)

LEDGER = Ledger(
    name="take_back_receipts",
    title=QT_TRANSLATE_NOOP("ledgers", "Take-back receipts"),
    table="take_back_receipt",
    record_kind="take_back_receipt",
    columns=COLUMNS,
    views=(
        View("all", QT_TRANSLATE_NOOP("ledgers", "All receipts")),
        View("out", QT_TRANSLATE_NOOP("ledgers", "With customers"), (_ISSUED,)),
        View("mine", QT_TRANSLATE_NOOP("ledgers", "Mine, with customers"),
             (Condition("technician_id", Operator.EQ, Me("staff")), _ISSUED), for_staff=True),
        View("late", QT_TRANSLATE_NOOP("ledgers", "Promise broken"),
             (_ISSUED, Condition("expected_return_on", Operator.BEFORE, Moving(Anchor.DAY))),
             sort="expected_return_on", descending=False, tone=Tone.LATE),
        View("recovered", QT_TRANSLATE_NOOP("ledgers", "Recovered"), (Condition("state", Operator.EQ, "recovered"),)),
        View("lost", QT_TRANSLATE_NOOP("ledgers", "Lost, noted"), (Condition("state", Operator.EQ, "lost"),),
             columns=("number", "issued_at", "customer_name", "recovered_on", "lost_note", "returned_signed_by")),
        View("void", QT_TRANSLATE_NOOP("ledgers", "Void"), (Condition("state", Operator.EQ, "void"),),
             columns=("number", "issued_at", "customer_name", "call_number", "issued_by", "void_reason")),
    ),
    indexes=(
        *(Index((column,)) for column in (
            "number", "issued_at", "state", "customer_name", "call_number", "technician_name", "expected_return_on",
            "recovered_on", "loan_number", "item_count", "signed_by",
        )),
        Index(("state", "issued_at")),
        Index(("state", "expected_return_on")),
        Index(("technician_id", "issued_at")),
        Index(("technician_id", "state", "issued_at")),
        Index(("customer_id", "issued_at")),
    ),
    default_sort="issued_at",
    search_kind="take_back_receipt",
    facts=("state", "expected_return_on", "signed_by"),
    own="technician_id",
    permission="take_back_receipt.view",
    icon="vouchers",
    start_view="out",
    empty=QT_TRANSLATE_NOOP("ledgers", "No receipt has been issued yet."),
)
