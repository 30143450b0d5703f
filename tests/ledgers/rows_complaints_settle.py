"""Return slips, certificates and receivables of complaints for ledger tests."""

from __future__ import annotations

import random
from datetime import date, datetime, timedelta
from typing import Any

from app.core import clock
from app.domain import return_goods
from app.domain.workflows import return_slip, sales_certificate
from app.models import database, search
from app.models.return_slip import ReceivableExclusion, ReturnSlip, SalesCertificate

_GOODS = ("电源模块 R4850G2 ×12", "交换机 ×3", "支架 50%_! ×40")


def fill(insert: Any) -> None:
    """A hundred and twenty of each, in every state, of the complaints that are there."""
    rng = random.Random(71)
    cases = database.query("SELECT id, number, customer_id, customer_name FROM complaint ORDER BY id")
    if not cases:
        return
    with database.transaction():
        insert(ReturnSlip, [_slip(rng, number, cases) for number in range(1, 121)])
        insert(SalesCertificate, [_certificate(rng, number, cases) for number in range(1, 121)])
        insert(ReceivableExclusion, [_receivable(rng, number, cases) for number in range(1, 121)])
    for kind in ("return_slip", "sales_certificate", "receivable_exclusion"):
        search.rebuild(kind)


def _base(rng: random.Random, number: int, cases: list[tuple[Any, ...]]) -> tuple[dict[str, Any], datetime, date]:
    case_id, case_number, customer, name = rng.choice(cases)
    at = clock.now() - timedelta(days=rng.randrange(120), minutes=number)
    common = {
        "complaint": case_id, "complaint_number": case_number, "customer": customer, "customer_name": name,
        "void_reason": "",
    }  # fmt: skip
    return common, at, clock.local(at).date()


def _slip(rng: random.Random, number: int, cases: list[tuple[Any, ...]]) -> dict[str, Any]:
    common, at, day = _base(rng, number, cases)
    state = str(list(return_slip.State)[number % len(return_slip.State)])
    over = state in ("posted", "closed")
    approved = rng.randrange(1, 50)
    return {
        **common,
        "number": f"TH{number:06}",
        "settlement": None,
        "purpose": rng.choice(list(return_goods.PURPOSES)),
        "reason": "输出电压偏低",
        "treatment": "退回公司",
        "basis": "核准",
        "goods": rng.choice(_GOODS),
        "approved_quantity": approved,
        "actual_quantity": approved if over or state == "matched" else None,
        "amount": rng.randrange(10**7),
        "over_ratio": 500,
        "state": state,
        "issued_at": at,
        "issued_by": "接待",
        "approved_by": "" if state == "draft" else "吴敏",
        "approved_at": None if state == "draft" else at,
        "warehouse_on": day if over else None,
        "received_by": "",
        "counted_on": None,
        "counted_by": rng.choice(("孙立", "")),
        "mismatch_note": "",
        "reapproved_by": "",
        "reapproved_at": None,
        "posted_on": day if over else None,
        "proof_kind": rng.choice(list(return_goods.PROOFS)) if state == "closed" else "",
        "proof_number": "25337" if state == "closed" else "",
        "proof_on": None,
        "proof_note": "",
        "closed_on": day if state == "closed" else None,
        "voided_at": None,
        "content_sha256": "",
    }


def _certificate(rng: random.Random, number: int, cases: list[tuple[Any, ...]]) -> dict[str, Any]:
    common, at, day = _base(rng, number, cases)
    state = str(list(sales_certificate.State)[number % len(sales_certificate.State)])
    sealed = state in ("sealed", "posted")
    amount = rng.randrange(1, 10**7)
    return {
        **common,
        "number": f"ZR{number:06}",
        "kind": rng.choice(list(return_goods.CERTIFICATES)),
        "settlement": None,
        "slip": None,
        "slip_number": "",
        "tax_number": rng.choice(("91330110MA2A7K3X5C", "")),
        "goods": rng.choice(_GOODS),
        "quantity": rng.randrange(50),
        "original_price": amount * 2,
        "amount": amount,
        "net_price": amount,
        "invoice_number": f"2533700000008{number:07}",
        "invoice_on": day,
        "reason": "色差",
        "state": state,
        "issued_at": at,
        "issued_by": "接待",
        "approved_by": "" if state == "draft" else "吴敏",
        "approved_at": None,
        "sealed_on": day if sealed else None,
        "sealed_by": "沈建国" if sealed else "",
        "proof_kind": rng.choice(list(return_goods.ALLOWANCE_PROOFS)) if sealed else "",
        "posted_on": day if state == "posted" else None,
        "voided_at": None,
        "content_sha256": "",
    }


def _receivable(rng: random.Random, number: int, cases: list[tuple[Any, ...]]) -> dict[str, Any]:
    common, at, day = _base(rng, number, cases)
    return {
        **common,
        "number": f"{common['complaint_number']}/R{number}",
        "salesperson": rng.choice(("周强", "李娜")),
        "invoice_number": rng.choice(("25337", "")),
        "amount": rng.randrange(1, 10**8),
        "due_on": day + timedelta(days=rng.randrange(60)),
        "note": rng.choice(("待投诉处理完毕付款", "")),
        "state": rng.choice(("active", "active", "void")),
        "entered_at": at,
        "entered_by": "接待",
    }
