"""Labels of the fields, records and codes of return slips, certificates, receivables; `_field_labels` takes them in."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from app.core.i18n import QT_TRANSLATE_NOOP
from app.domain import return_goods
from app.domain.workflows import return_slip, sales_certificate

KIND_LABELS: dict[str, str] = {
    "return_slip": QT_TRANSLATE_NOOP("fields", "Return slip"),
    "return_slip_line": QT_TRANSLATE_NOOP("fields", "Goods of a return slip"),
    "sales_certificate": QT_TRANSLATE_NOOP("fields", "Sales certificate"),
    "receivable_exclusion": QT_TRANSLATE_NOOP("fields", "Receivable left out"),
}

_SLIP = {
    "complaint": QT_TRANSLATE_NOOP("fields", "Complaint (id)"),
    "complaint_number": QT_TRANSLATE_NOOP("fields", "Complaint"),
    "settlement": QT_TRANSLATE_NOOP("fields", "Part of the settlement (id)"),
    "customer": QT_TRANSLATE_NOOP("fields", "Customer (id)"),
    "purpose": QT_TRANSLATE_NOOP("fields", "For"),
    "reason": QT_TRANSLATE_NOOP("fields", "Why it comes back"),
    "treatment": QT_TRANSLATE_NOOP("fields", "Treatment"),
    "basis": QT_TRANSLATE_NOOP("fields", "On what ground"),
    "goods": QT_TRANSLATE_NOOP("fields", "Goods"),
    "approved_quantity": QT_TRANSLATE_NOOP("fields", "Approved quantity"),
    "actual_quantity": QT_TRANSLATE_NOOP("fields", "Actual quantity"),
    "over_ratio": QT_TRANSLATE_NOOP("fields", "Accepted beyond the approval"),
    "approved_by": QT_TRANSLATE_NOOP("fields", "Approved by"),
    "approved_at": QT_TRANSLATE_NOOP("fields", "Approved"),
    "warehouse_on": QT_TRANSLATE_NOOP("fields", "In the warehouse on"),
    "received_by": QT_TRANSLATE_NOOP("fields", "Taken in by"),
    "counted_on": QT_TRANSLATE_NOOP("fields", "Counted on"),
    "counted_by": QT_TRANSLATE_NOOP("fields", "Counted by"),
    "mismatch_note": QT_TRANSLATE_NOOP("fields", "About the difference"),
    "reapproved_by": QT_TRANSLATE_NOOP("fields", "Approved anew by"),
    "reapproved_at": QT_TRANSLATE_NOOP("fields", "Approved anew"),
    "posted_on": QT_TRANSLATE_NOOP("fields", "Posted on"),
    "proof_kind": QT_TRANSLATE_NOOP("fields", "Proof"),
    "proof_number": QT_TRANSLATE_NOOP("fields", "Number of the proof"),
    "proof_on": QT_TRANSLATE_NOOP("fields", "Proof of"),
    "proof_note": QT_TRANSLATE_NOOP("fields", "About the proof"),
    "closed_on": QT_TRANSLATE_NOOP("fields", "Closed on"),
}
_CERTIFICATE = {
    "complaint": QT_TRANSLATE_NOOP("fields", "Complaint (id)"),
    "complaint_number": QT_TRANSLATE_NOOP("fields", "Complaint"),
    "settlement": QT_TRANSLATE_NOOP("fields", "Part of the settlement (id)"),
    "slip": QT_TRANSLATE_NOOP("fields", "Return slip (id)"),
    "slip_number": QT_TRANSLATE_NOOP("fields", "Return slip"),
    "customer": QT_TRANSLATE_NOOP("fields", "Customer (id)"),
    "tax_number": QT_TRANSLATE_NOOP("fields", "Tax number"),
    "original_price": QT_TRANSLATE_NOOP("fields", "Original price"),
    "amount": QT_TRANSLATE_NOOP("fields", "Allowed or returned"),
    "net_price": QT_TRANSLATE_NOOP("fields", "Net"),
    "invoice_on": QT_TRANSLATE_NOOP("fields", "Invoice of"),
    "reason": QT_TRANSLATE_NOOP("fields", "Reason"),
    "approved_by": QT_TRANSLATE_NOOP("fields", "Approved by"),
    "approved_at": QT_TRANSLATE_NOOP("fields", "Approved"),
    "sealed_on": QT_TRANSLATE_NOOP("fields", "Sealed on"),
    "sealed_by": QT_TRANSLATE_NOOP("fields", "Sealed by"),
    "proof_kind": QT_TRANSLATE_NOOP("fields", "What was sealed"),
    "posted_on": QT_TRANSLATE_NOOP("fields", "Posted on"),
}
_RECEIVABLE = {
    "complaint": QT_TRANSLATE_NOOP("fields", "Complaint (id)"),
    "complaint_number": QT_TRANSLATE_NOOP("fields", "Complaint"),
    "customer": QT_TRANSLATE_NOOP("fields", "Customer (id)"),
    "salesperson": QT_TRANSLATE_NOOP("fields", "Salesperson"),
    "amount": QT_TRANSLATE_NOOP("fields", "Receivable"),
    "due_on": QT_TRANSLATE_NOOP("fields", "To be paid by"),
}

LABELS: dict[str, str] = {
    **{f"return_slip.{name}": label for name, label in _SLIP.items()},
    **{f"sales_certificate.{name}": label for name, label in _CERTIFICATE.items()},
    **{f"receivable_exclusion.{name}": label for name, label in _RECEIVABLE.items()},
    "return_slip_line.slip": QT_TRANSLATE_NOOP("fields", "Return slip (id)"),
    "return_slip_line.goods": QT_TRANSLATE_NOOP("fields", "Goods"),
    "return_slip_line.approved_quantity": QT_TRANSLATE_NOOP("fields", "Approved quantity"),
    "return_slip_line.actual_quantity": QT_TRANSLATE_NOOP("fields", "Actual quantity"),
}

MONEY: frozenset[str] = frozenset({"original_price", "net_price"})

RATES: frozenset[str] = frozenset({"return_slip.over_ratio"})

CODES: dict[str, Mapping[Any, str]] = {
    "return_slip.state": return_slip.STATE_LABELS,
    "return_slip.purpose": return_goods.PURPOSES,
    "return_slip.proof_kind": return_goods.PROOFS,
    "sales_certificate.state": sales_certificate.STATE_LABELS,
    "sales_certificate.kind": return_goods.CERTIFICATES,
    "sales_certificate.proof_kind": return_goods.ALLOWANCE_PROOFS,
    "receivable_exclusion.state": return_goods.RECEIVABLE_STATES,
}
