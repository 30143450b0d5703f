"""What stands on the papers of a settlement (P12: F71, F72, F73): plain JSON values, frozen when they are approved.

Copies and their recipients are those of the case's scheme.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

from app.core.errors import UserError
from app.core.i18n import translate
from app.models.complaint import Complaint
from app.models.return_slip import ReturnSlip, ReturnSlipLine, SalesCertificate
from app.services import document_control, issuing
from app.services._paper_values import day_of, iso
from app.services.complaint_schemes import scheme_of

RETURN_SLIP = "return_slip"
ALLOWANCE = "allowance_certificate"
SALES_RETURN = "sales_return_certificate"
CERTIFICATE_FORMS = {"allowance": ALLOWANCE, "sales_return": SALES_RETURN}
"""The form of each kind of certificate."""

PURPOSES = {"return": "退货", "rework": "退回重修", "exchange": "换货"}
"""What goods come back for, as it is ticked on the paper."""


def return_slip(slip: ReturnSlip, lines: list[ReturnSlipLine], at: datetime, operator: str) -> dict[str, Any]:
    """The content of a return slip; what the warehouse writes is empty until it is entered."""
    case = slip.complaint
    return {
        **_shared(case, RETURN_SLIP, at, operator),
        "number": slip.number,
        "purpose": PURPOSES.get(slip.purpose, ""),
        "reason": slip.reason,
        "treatment": slip.treatment,
        "basis": slip.basis,
        "over_ratio": slip.over_ratio,
        "lines": [
            {
                "goods": line.goods,
                "model": line.model,
                "order_number": line.order_number,
                "unit_price": line.unit_price,
                "approved": line.approved_quantity,
                "actual": line.actual_quantity,
            }
            for line in lines
        ],
        "approved_quantity": slip.approved_quantity,
        "actual_quantity": slip.actual_quantity,
        "total": slip.amount,
        "issued_by": slip.issued_by,
        "issued_on": day_of(slip.issued_at),
        "approved_by": slip.approved_by,
        "approved_on": day_of(slip.approved_at),
        "warehouse_on": iso(slip.warehouse_on),
        "received_by": slip.received_by,
        "counted_on": iso(slip.counted_on),
        "counted_by": slip.counted_by,
        "difference_note": slip.mismatch_note,
        "reapproved_by": slip.reapproved_by,
        "reapproved_on": day_of(slip.reapproved_at),
        "posted_on": iso(slip.posted_on),
    }


def certificate(row: SalesCertificate, at: datetime, operator: str) -> dict[str, Any]:
    """The content of a certificate of either kind."""
    form = CERTIFICATE_FORMS[row.kind]
    known = {
        **_shared(row.complaint, form, at, operator),
        "number": row.number,
        "tax_number": row.tax_number,
        "goods": row.goods,
        "quantity": row.quantity,
        "amount": row.amount,
        "invoice_number": row.invoice_number,
        "invoice_on": iso(row.invoice_on),
        "reason": row.reason,
        "issued_by": row.issued_by,
        "approved_by": row.approved_by,
        "approved_on": day_of(row.approved_at),
    }
    if form == SALES_RETURN:
        return {**known, "slip_number": row.slip_number}
    return {**known, "original_price": row.original_price, "net_price": row.net_price}


def paper_id(form: str, number: str) -> int:
    """The kept sheet of a slip or certificate. Raises UserError where none is: not approved yet, or brought in."""
    kept = issuing.paper_of(form, number)
    if kept is None:
        text = translate("settlement", "The sheet of {number} is not kept here; it is made with the approval.")
        raise UserError(text.format(number=number))
    return kept.paper_id


def _shared(case: Complaint, form: str, at: datetime, operator: str) -> dict[str, Any]:
    """Who issues it about which case, for whom, in which copies."""
    scheme = scheme_of(case)
    return {
        "letterhead": document_control.letterhead(form),
        "case_number": case.number,
        "customer": case.customer_name,
        "address": case.address,
        "contact": case.contact_name,
        "phone": case.phone,
        "copies": list(scheme.copies(form, "internal") or scheme.copies(form, "customer")),
        "operator": operator,
        "printed_at": at.isoformat(),
    }
