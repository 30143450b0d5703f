"""Service vouchers (F12) and their way back."""

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


def _hand_in_tone(facts: Facts, now: datetime) -> Tone:
    due: Any = facts["hand_in_due_on"]
    if facts["state"] not in ("issued", "out") or due is None:
        return Tone.NORMAL
    left = (due - clock.local(now).date()).days
    if left < 0:
        return Tone.LATE
    return Tone.DUE if left == 0 else Tone.NORMAL


def _state_tone(facts: Facts, now: datetime) -> Tone:
    return Tone.DONE if facts["state"] in ("filed", "void") else Tone.NORMAL


def _state(code: str) -> tuple[Condition]:
    return (Condition("state", Operator.EQ, code),)


COLUMNS = (
    Column("number", QT_TRANSLATE_NOOP("ledgers", "Voucher"), width=15),
    Column("issued_at", QT_TRANSLATE_NOOP("ledgers", "Issued"), ValueKind.MOMENT, 16),
    Column("state", QT_TRANSLATE_NOOP("ledgers", "State"), ValueKind.CODE, 12, choices=codes.VOUCHER_STATES,
           tone=_state_tone),
    Column("customer_name", QT_TRANSLATE_NOOP("ledgers", "Customer"), width=26),
    Column("call_number", QT_TRANSLATE_NOOP("ledgers", "Call"), width=15),
    Column("technician_name", QT_TRANSLATE_NOOP("ledgers", "Technician"), width=10, choices=technician_names),
    Column("hand_in_due_on", QT_TRANSLATE_NOOP("ledgers", "Hand in by"), ValueKind.DATE, 12, tone=_hand_in_tone),
    Column("returned_at", QT_TRANSLATE_NOOP("ledgers", "Back"), ValueKind.MOMENT, 16),
    Column("filed_at", QT_TRANSLATE_NOOP("ledgers", "Filed"), ValueKind.MOMENT, 16),
    Column("out_at", QT_TRANSLATE_NOOP("ledgers", "Handed out"), ValueKind.MOMENT, 16, visible=False),
    Column("technician_back_at", QT_TRANSLATE_NOOP("ledgers", "Technician back"), ValueKind.MOMENT, 16, visible=False),
    Column("signer_name", QT_TRANSLATE_NOOP("ledgers", "Signed by"), width=10, visible=False),
    Column("signed_on", QT_TRANSLATE_NOOP("ledgers", "Signed on"), ValueKind.DATE, 12, visible=False),
    Column("user_opinion", QT_TRANSLATE_NOOP("ledgers", "User's opinion"), width=24, visible=False),
    Column("satisfaction", QT_TRANSLATE_NOOP("ledgers", "Satisfaction"), ValueKind.CODE, 10, choices=codes.SATISFACTION,
           visible=False),
    Column("version", QT_TRANSLATE_NOOP("ledgers", "Version"), ValueKind.NUMBER, 6, visible=False),
    Column("replaces_number", QT_TRANSLATE_NOOP("ledgers", "Replaces"), width=15, visible=False),
    Column("issued_by", QT_TRANSLATE_NOOP("ledgers", "Issued by"), width=10, visible=False),
    Column("filed_by", QT_TRANSLATE_NOOP("ledgers", "Filed by"), width=10, visible=False),
    Column("filing_place", QT_TRANSLATE_NOOP("ledgers", "Filing place"), width=14, visible=False),
    Column("voided_at", QT_TRANSLATE_NOOP("ledgers", "Voided"), ValueKind.MOMENT, 16, visible=False),
    Column("void_reason", QT_TRANSLATE_NOOP("ledgers", "Void because"), width=20, visible=False),
    Column("technician_id", QT_TRANSLATE_NOOP("ledgers", "Technician"), ValueKind.NUMBER, offered=False),
    Column("call_id", QT_TRANSLATE_NOOP("ledgers", "Call"), ValueKind.NUMBER, offered=False),
)

LEDGER = Ledger(
    name="vouchers",
    title=QT_TRANSLATE_NOOP("ledgers", "Service vouchers"),
    table="service_voucher",
    record_kind="service_voucher",
    columns=COLUMNS,
    views=(
        View("all", QT_TRANSLATE_NOOP("ledgers", "All vouchers")),
        View("out", QT_TRANSLATE_NOOP("ledgers", "Out with technicians"), _state("out")),
        View("mine", QT_TRANSLATE_NOOP("ledgers", "Out with me"),
             (Condition("technician_id", Operator.EQ, Me("staff")), *_state("out")), for_staff=True),
        View("late", QT_TRANSLATE_NOOP("ledgers", "Hand-in late"),
             (*_state("out"), Condition("hand_in_due_on", Operator.BEFORE, Moving(Anchor.DAY))),
             sort="hand_in_due_on", descending=False, tone=Tone.LATE),
        View("issued", QT_TRANSLATE_NOOP("ledgers", "Issued, not handed out"), _state("issued")),
        View("back", QT_TRANSLATE_NOOP("ledgers", "Back, not filed"), _state("returned")),
        View("filed", QT_TRANSLATE_NOOP("ledgers", "Already filed"), _state("filed")),
        View("void", QT_TRANSLATE_NOOP("ledgers", "Void"), _state("void")),
        View("this_month", QT_TRANSLATE_NOOP("ledgers", "This month"),
             (Condition("issued_at", Operator.AFTER, Moving(Anchor.MONTH)),)),
    ),
    indexes=(
        *(Index((column,)) for column in (
            "number", "issued_at", "state", "customer_name", "call_number", "technician_name", "hand_in_due_on",
            "returned_at",
            "filed_at", "out_at", "signed_on",
        )),
        Index(("state", "issued_at")),
        Index(("state", "hand_in_due_on")),
        Index(("technician_name", "issued_at")),
        Index(("technician_id", "state", "issued_at")),
    ),
    default_sort="issued_at",
    search_kind="service_voucher",
    facts=("state", "hand_in_due_on"),
    own="technician_id",
    permission="service_voucher.view",
    icon="vouchers",
    tab=50,
    start_view="out",
    empty=QT_TRANSLATE_NOOP("ledgers", "No voucher has been issued yet."),
    help_page="vouchers",
)
