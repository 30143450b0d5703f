"""A certificate for accounting as its record shows it, and what a new one begins with (F72, F73)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from app.domain.workflows import sales_certificate as workflow
from app.models.complaint import Complaint
from app.models.complaint_decision import ComplaintSettlement
from app.models.return_slip import ReturnSlip, SalesCertificate
from app.services import _return_slip_goods as goods
from app.services import issuing, settlement_papers
from app.services import session as sessions
from app.services._use_case import get, require
from app.services.return_slip_file import is_altered, prints_of


@dataclass(frozen=True)
class CertificateFile:
    """One certificate; `actions` are the events of its workflow that the person signed in may fire; amounts in fen."""

    id: int
    row_version: int
    number: str
    kind: str
    form: str
    complaint_id: int
    complaint_number: str
    settlement_id: int
    slip_id: int
    slip_number: str
    customer_id: int
    customer_name: str
    tax_number: str
    goods: str
    quantity: int
    original_price: int
    amount: int
    net_price: int
    invoice_number: str
    invoice_on: date | None
    reason: str
    state: str
    issued_at: datetime
    issued_by: str
    approved_by: str
    approved_at: datetime | None
    sealed_on: date | None
    sealed_by: str
    proof_kind: str
    posted_on: date | None
    voided_at: datetime | None
    void_reason: str
    altered: bool
    prints: tuple[issuing.PrintedCopy, ...]
    actions: frozenset[str]


@dataclass(frozen=True)
class CertificateProposal:
    """What a new certificate begins with; `amount` 0 where it is not known; fen."""

    case_id: int
    case_number: str
    customer_name: str
    settlement_id: int
    slip_id: int
    slip_number: str
    goods: str
    quantity: int
    amount: int
    reason: str
    tax_number: str


def file(certificate_id: int) -> CertificateFile:
    """Everything about a certificate. Raises NotPermitted, or UserError when it is not there."""
    require("return_slip.view")
    row = get(SalesCertificate, certificate_id)
    form = settlement_papers.CERTIFICATE_FORMS[row.kind]
    kept = issuing.paper_of(form, row.number)
    same = {name: getattr(row, name) for name in CertificateFile.__dataclass_fields__ if name in row._meta.fields}
    return CertificateFile(**{
        **same,
        "form": form,
        "complaint_id": row.complaint_id,
        "settlement_id": row.settlement_id or 0,
        "slip_id": row.slip_id or 0,
        "customer_id": row.customer_id,
        "altered": is_altered(kept, row.content_sha256),
        "prints": prints_of(kept),
        "actions": frozenset(step.event for step in workflow.permitted(row.state, sessions.current().role)),
    })  # fmt: skip


def find_allowance(number: str) -> int:
    """The id of the allowance certificate with a number, 0 when there is none. Raises NotPermitted."""
    return _find("allowance", number)


def find_return(number: str) -> int:
    """The id of the sales return certificate with a number, 0 when there is none. Raises NotPermitted."""
    return _find("sales_return", number)


def for_allowance(case_id: int, settlement_id: int) -> CertificateProposal:
    """What a certificate for a line of the settlement begins with. Raises NotPermitted."""
    require("return_slip.create")
    case, line = get(Complaint, case_id), get(ComplaintSettlement, settlement_id)
    others = SalesCertificate.select().where(
        (SalesCertificate.settlement == line.id) & (SalesCertificate.state != "void")
    )
    left = max(line.amount - sum(row.amount for row in others), 0)
    what = line.goods or " ".join(part for part in (case.product_name, case.model) if part)
    return CertificateProposal(
        case.id, case.number, case.customer_name, line.id, 0, "", what, line.quantity, left, case.cause or case.content,
        _tax_number(case.customer_id),
    )  # fmt: skip


def for_return(slip_id: int) -> CertificateProposal:
    """What a certificate for a slip begins with: what came back, at its worth. Raises NotPermitted."""
    require("return_slip.create")
    slip = get(ReturnSlip, slip_id)
    return CertificateProposal(
        slip.complaint_id, slip.complaint_number, slip.customer_name, slip.settlement_id or 0, slip.id, slip.number,
        goods.in_words(goods.lines_of(slip)), slip.actual_quantity or slip.approved_quantity, slip.amount, slip.reason,
        _tax_number(slip.customer_id),
    )  # fmt: skip


def _find(kind: str, number: str) -> int:
    require("return_slip.view")
    row = SalesCertificate.get_or_none(
        (SalesCertificate.kind == kind) & (SalesCertificate.number == number.strip().upper())
    )
    return row.id if row else 0


def _tax_number(customer_id: int) -> str:
    """The customer's tax number as it stood on the last certificate."""
    last = (
        SalesCertificate.select(SalesCertificate.tax_number)
        .where((SalesCertificate.customer == customer_id) & (SalesCertificate.tax_number != ""))
        .order_by(SalesCertificate.id.desc())
        .first()
    )
    return last.tax_number if last else ""
