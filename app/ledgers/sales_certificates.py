"""Certificates that customers seal after complaints: allowances and sales returns (F72, F73, R132)."""

from __future__ import annotations

from datetime import datetime

from app.core.i18n import QT_TRANSLATE_NOOP
from app.core.tabular import ValueKind
from app.ledgers._declaration import Column, Condition, Facts, Index, Ledger, Operator, Tone, View
from app.ledgers._words import Words

# One line a column or view, to be read as a table.
# fmt: off


def _state_tone(facts: Facts, now: datetime) -> Tone:
    tones = {"draft": Tone.DUE, "approved": Tone.DUE, "posted": Tone.DONE, "void": Tone.PAUSED}
    return tones.get(str(facts["state"]), Tone.NORMAL)


COLUMNS = (
    Column("number", QT_TRANSLATE_NOOP("ledgers", "Certificate"), width=17),
    Column("issued_at", QT_TRANSLATE_NOOP("ledgers", "Issued"), ValueKind.MOMENT, 16),
    Column("kind", QT_TRANSLATE_NOOP("ledgers", "Kind"), ValueKind.CODE, 12,
           choices=Words("return_goods", "CERTIFICATES")),
    Column("state", QT_TRANSLATE_NOOP("ledgers", "State"), ValueKind.CODE, 14, tone=_state_tone,
           tone_words={Tone.DUE: ""},
           choices=Words("workflows.sales_certificate", "STATE_LABELS")),
    Column("customer_name", QT_TRANSLATE_NOOP("ledgers", "Customer"), width=20),
    Column("goods", QT_TRANSLATE_NOOP("ledgers", "Goods"), width=22),
    Column("amount", QT_TRANSLATE_NOOP("ledgers", "Allowed or returned"), ValueKind.MONEY, 13, summed=True),
    Column("complaint_number", QT_TRANSLATE_NOOP("ledgers", "Complaint"), width=16),
    Column("net_price", QT_TRANSLATE_NOOP("ledgers", "Net"), ValueKind.MONEY, 13, visible=False),
    Column("invoice_number", QT_TRANSLATE_NOOP("ledgers", "Invoice"), width=20),
    Column("sealed_on", QT_TRANSLATE_NOOP("ledgers", "Sealed on"), ValueKind.DATE, 12),
    Column("posted_on", QT_TRANSLATE_NOOP("ledgers", "Posted on"), ValueKind.DATE, 12),
    Column("slip_number", QT_TRANSLATE_NOOP("ledgers", "Return slip"), width=17, visible=False),
    Column("quantity", QT_TRANSLATE_NOOP("ledgers", "Quantity"), ValueKind.NUMBER, 8, visible=False),
    Column("original_price", QT_TRANSLATE_NOOP("ledgers", "Original price"), ValueKind.MONEY, 13, visible=False),
    Column("invoice_on", QT_TRANSLATE_NOOP("ledgers", "Invoice of"), ValueKind.DATE, 12, visible=False),
    Column("tax_number", QT_TRANSLATE_NOOP("ledgers", "Tax number"), width=20, visible=False),
    Column("reason", QT_TRANSLATE_NOOP("ledgers", "Reason"), width=24, visible=False),
    Column("proof_kind", QT_TRANSLATE_NOOP("ledgers", "What was sealed"), ValueKind.CODE, 16, visible=False,
           choices=Words("return_goods", "ALLOWANCE_PROOFS")),
    Column("sealed_by", QT_TRANSLATE_NOOP("ledgers", "Sealed by"), width=10, visible=False),
    Column("approved_by", QT_TRANSLATE_NOOP("ledgers", "Approved by"), width=10, visible=False),
    Column("issued_by", QT_TRANSLATE_NOOP("ledgers", "Issued by"), width=10, visible=False),
    Column("void_reason", QT_TRANSLATE_NOOP("ledgers", "Void because"), width=20, visible=False),
)


def _of(state: str) -> tuple[Condition, ...]:
    return (Condition("state", Operator.EQ, state),)


LEDGER = Ledger(
    name="sales_certificates",
    title=QT_TRANSLATE_NOOP("ledgers", "Sales certificates"),
    table="sales_certificate",
    record_kind="sales_certificate",
    columns=COLUMNS,
    views=(
        View("all", QT_TRANSLATE_NOOP("ledgers", "All certificates")),
        View("to_approve", QT_TRANSLATE_NOOP("ledgers", "To approve"), _of("draft"), descending=False, tone=Tone.DUE),
        View("to_seal", QT_TRANSLATE_NOOP("ledgers", "With the customer, not sealed"), _of("approved"),
             descending=False, tone=Tone.DUE),
        View("to_post", QT_TRANSLATE_NOOP("ledgers", "Sealed, for accounting"), _of("sealed"), descending=False),
        View("allowances", QT_TRANSLATE_NOOP("ledgers", "Sales allowances"),
             (Condition("kind", Operator.EQ, "allowance"),)),
        View("returns", QT_TRANSLATE_NOOP("ledgers", "Sales returns"),
             (Condition("kind", Operator.EQ, "sales_return"),),
             columns=("number", "issued_at", "state", "complaint_number", "slip_number", "customer_name", "goods",
                      "quantity", "amount", "invoice_number", "sealed_on", "posted_on")),
        View("void", QT_TRANSLATE_NOOP("ledgers", "Void"), _of("void"),
             columns=("number", "issued_at", "kind", "complaint_number", "customer_name", "goods", "void_reason")),
    ),
    indexes=(
        *(Index((column,)) for column in (
            "number", "issued_at", "state", "kind", "customer_name", "complaint_number", "amount",
            "goods", "invoice_number", "sealed_on", "posted_on",
        )),
        Index(("state", "issued_at")),
        Index(("kind", "issued_at")),
    ),
    default_sort="issued_at",
    search_kind="sales_certificate",
    facts=("state",),
    permission="return_slip.view",
    icon="voucher",
    empty=QT_TRANSLATE_NOOP("ledgers", "No allowance or return was certified yet."),
    help_page="complaints#execution",
)
