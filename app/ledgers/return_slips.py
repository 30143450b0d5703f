"""Return slips after complaints, from approval to proof (F71, R131, R133)."""

from __future__ import annotations

from datetime import datetime

from app.core.i18n import QT_TRANSLATE_NOOP
from app.core.tabular import ValueKind
from app.ledgers._declaration import Column, Condition, Facts, Index, Ledger, Operator, Tone, View
from app.ledgers._words import Words

# One line a column or view, to be read as a table.
# fmt: off


def _state_tone(facts: Facts, now: datetime) -> Tone:
    tones = {"mismatch": Tone.LATE, "draft": Tone.DUE, "posted": Tone.DUE, "closed": Tone.DONE, "void": Tone.PAUSED}
    return tones.get(str(facts["state"]), Tone.NORMAL)


COLUMNS = (
    Column("number", QT_TRANSLATE_NOOP("ledgers", "Return slip"), width=17),
    Column("issued_at", QT_TRANSLATE_NOOP("ledgers", "Issued"), ValueKind.MOMENT, 16),
    Column("state", QT_TRANSLATE_NOOP("ledgers", "State"), ValueKind.CODE, 14, tone=_state_tone,
           tone_words={Tone.LATE: "", Tone.DUE: ""},
           choices=Words("workflows.return_slip", "STATE_LABELS")),
    Column("customer_name", QT_TRANSLATE_NOOP("ledgers", "Customer"), width=20),
    Column("goods", QT_TRANSLATE_NOOP("ledgers", "Goods"), width=24),
    Column("purpose", QT_TRANSLATE_NOOP("ledgers", "For"), ValueKind.CODE, 8, visible=False,
           choices=Words("return_goods", "PURPOSES")),
    Column("approved_quantity", QT_TRANSLATE_NOOP("ledgers", "Approved quantity"), ValueKind.NUMBER, 9, summed=True),
    Column("actual_quantity", QT_TRANSLATE_NOOP("ledgers", "Actual quantity"), ValueKind.NUMBER, 9, summed=True),
    Column("amount", QT_TRANSLATE_NOOP("ledgers", "Amount"), ValueKind.MONEY, 12, summed=True),
    Column("complaint_number", QT_TRANSLATE_NOOP("ledgers", "Complaint"), width=16),
    Column("posted_on", QT_TRANSLATE_NOOP("ledgers", "Posted on"), ValueKind.DATE, 12),
    Column("proof_kind", QT_TRANSLATE_NOOP("ledgers", "Proof"), ValueKind.CODE, 16,
           choices=Words("return_goods", "PROOFS")),
    Column("proof_number", QT_TRANSLATE_NOOP("ledgers", "Number of the proof"), width=18, visible=False),
    Column("reason", QT_TRANSLATE_NOOP("ledgers", "Reason"), width=24, visible=False),
    Column("treatment", QT_TRANSLATE_NOOP("ledgers", "Treatment"), width=20, visible=False),
    Column("issued_by", QT_TRANSLATE_NOOP("ledgers", "Issued by"), width=10, visible=False),
    Column("approved_by", QT_TRANSLATE_NOOP("ledgers", "Approved by"), width=10, visible=False),
    Column("warehouse_on", QT_TRANSLATE_NOOP("ledgers", "In the warehouse on"), ValueKind.DATE, 12, visible=False),
    Column("counted_by", QT_TRANSLATE_NOOP("ledgers", "Counted by"), width=10, visible=False),
    Column("mismatch_note", QT_TRANSLATE_NOOP("ledgers", "About the difference"), width=24, visible=False),
    Column("closed_on", QT_TRANSLATE_NOOP("ledgers", "Closed on"), ValueKind.DATE, 12, visible=False),
    Column("void_reason", QT_TRANSLATE_NOOP("ledgers", "Void because"), width=20, visible=False),
)


def _of(state: str) -> tuple[Condition, ...]:
    return (Condition("state", Operator.EQ, state),)


LEDGER = Ledger(
    name="return_slips",
    title=QT_TRANSLATE_NOOP("ledgers", "Return slips"),
    table="return_slip",
    record_kind="return_slip",
    columns=COLUMNS,
    views=(
        View("all", QT_TRANSLATE_NOOP("ledgers", "All return slips")),
        View("to_approve", QT_TRANSLATE_NOOP("ledgers", "To approve"), _of("draft"), descending=False, tone=Tone.DUE),
        View("on_the_way", QT_TRANSLATE_NOOP("ledgers", "Approved, on the way"), _of("approved"), descending=False),
        View("to_count", QT_TRANSLATE_NOOP("ledgers", "In the warehouse, to count"), _of("in_warehouse"),
             descending=False),
        View("to_compare", QT_TRANSLATE_NOOP("ledgers", "Counted, to compare"), _of("counted"), descending=False),
        View("mismatch", QT_TRANSLATE_NOOP("ledgers", "Too many came: approve anew"), _of("mismatch"),
             descending=False, tone=Tone.LATE),
        View("to_post", QT_TRANSLATE_NOOP("ledgers", "Agrees, to post"), _of("matched"), descending=False),
        View("to_prove", QT_TRANSLATE_NOOP("ledgers", "Posted, proof missing"), _of("posted"), descending=False,
             tone=Tone.DUE),
        View("closed", QT_TRANSLATE_NOOP("ledgers", "Closed"), _of("closed")),
        View("void", QT_TRANSLATE_NOOP("ledgers", "Void"), _of("void"),
             columns=("number", "issued_at", "complaint_number", "customer_name", "goods", "void_reason")),
    ),
    indexes=(
        *(Index((column,)) for column in (
            "number", "issued_at", "state", "customer_name", "complaint_number", "amount", "posted_on",
            "goods", "approved_quantity", "actual_quantity", "proof_kind",
        )),
        Index(("state", "issued_at")),
    ),
    default_sort="issued_at",
    search_kind="return_slip",
    facts=("state",),
    permission="return_slip.view",
    icon="returned_parts",
    empty=QT_TRANSLATE_NOOP("ledgers", "No goods came back after a complaint yet."),
    help_page="complaints#execution",
)
