"""Certificates of allowances and returns: within the settlement, approved, sealed, posted, void."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import pytest

from app.core.errors import ChangedMeanwhile, NotPermitted, UserError
from app.core.money import LARGEST_FEN
from app.models.complaint import Complaint
from app.models.complaint_decision import ComplaintSettlement
from app.models.return_slip import ReturnSlip, SalesCertificate
from app.services import issuing, sales_certificate_file, sales_certificates
from app.services.return_slips import Goods
from tests.services.settlement_cases import a_slip, drawn_plainly, executing

DAY = date(2026, 11, 20)
ALLOWED: dict[str, Any] = {
    "goods": "电源模块", "original_price": 7_440_000, "amount": 900_000, "reason": "色差", "quantity": 40,
    "invoice_number": "25337", "invoice_on": date(2026, 10, 28), "tax_number": "91330110ma2a7k3x5c",
}  # fmt: skip


@pytest.fixture(autouse=True)
def _drawn() -> Iterator[None]:
    with drawn_plainly():
        yield


def row(certificate_id: int) -> SalesCertificate:
    return SalesCertificate.get_by_id(certificate_id)


def act(step: Any, certificate_id: int, **more: Any) -> None:
    step(certificate_id, seen_version=row(certificate_id).row_version, **more)


def allowed(case_id: int, line: int, **more: Any) -> int:
    return sales_certificates.allow(case_id, settlement_id=line, **{**ALLOWED, **more}).result


def test_an_allowance_all_its_way(work: Any, as_role: Any) -> None:
    case_id, (line,) = executing(("allowance", {"amount": 900_000, "goods": "电源模块", "quantity": 40}))
    offered = sales_certificate_file.for_allowance(case_id, line)
    assert (offered.amount, offered.goods, offered.quantity, offered.tax_number) == (900_000, "电源模块", 40, "")
    made = allowed(case_id, line)
    found = sales_certificate_file.file(made)
    assert found.number == "ZR-GZ01-2611-0001"
    assert (found.net_price, found.tax_number, found.state) == (6_540_000, "91330110MA2A7K3X5C", "draft")
    assert ComplaintSettlement.get_by_id(line).paper_number == found.number
    assert sales_certificate_file.for_allowance(case_id, line).tax_number == "91330110MA2A7K3X5C"
    with pytest.raises(NotPermitted):
        act(sales_certificates.approve, made)
    with as_role("approver"):
        act(sales_certificates.approve, made)
    kept = issuing.paper_of("allowance_certificate", found.number)
    assert kept is not None
    assert (kept.paper, kept.content["net_price"], kept.content["copies"]) == (
        "A5", 6_540_000, ["第一联 业务部", "第二联 会计科"],
    )  # fmt: skip
    act(sales_certificates.seal, made, day=DAY, sealed_by="沈建国", proof_kind="invoice_copy")
    assert ComplaintSettlement.get_by_id(line).state == "planned"
    act(sales_certificates.post, made, day=DAY)
    done = ComplaintSettlement.get_by_id(line)
    assert (done.state, done.done_on) == ("done", DAY)
    found = sales_certificate_file.file(made)
    assert (found.state, found.proof_kind, found.sealed_by, found.posted_on) == (
        "posted", "invoice_copy", "沈建国", DAY,
    )  # fmt: skip
    assert found.actions == set()


@pytest.mark.parametrize(
    ("more", "field"),
    [
        ({"amount": 0}, "amount"),
        ({"amount": -1}, "amount"),
        ({"amount": 10**14}, "amount"),
        ({"amount": LARGEST_FEN, "original_price": LARGEST_FEN}, "amount"),
        ({"amount": 900_001}, "amount"),
        ({"original_price": 0}, "original_price"),
        ({"original_price": 10**14}, "original_price"),
        ({"original_price": 899_999}, "amount"),
        ({"goods": " "}, "goods"),
        ({"reason": ""}, "reason"),
        ({"quantity": -1}, "quantity"),
        ({"invoice_on": DAY + timedelta(days=1)}, "invoice_on"),
        ({"settlement_id": 0}, "settlement_id"),
    ],
)
def test_what_cannot_be_allowed(work: Any, more: dict[str, Any], field: str) -> None:
    case_id, (line,) = executing(("compensation", {"amount": 900_000}))
    given = {"settlement_id": line, **ALLOWED, **more}
    with pytest.raises(UserError) as refused:
        sales_certificates.allow(case_id, **given)
    assert refused.value.field == field
    assert not SalesCertificate.select().exists()


def test_certificates_of_a_line_stay_within_it_together(work: Any, as_role: Any) -> None:
    case_id, (line,) = executing(("allowance", {"amount": 900_000}))
    first = allowed(case_id, line, amount=500_000)
    with pytest.raises(UserError, match=r"allows ¥9,000\.00; the certificates would have ¥9,000\.01"):
        allowed(case_id, line, amount=400_001)
    second = allowed(case_id, line, amount=400_000)
    act(sales_certificates.change, first, **{**ALLOWED, "amount": 450_000})
    assert row(first).net_price == 7_440_000 - 450_000
    with as_role("supervisor"):
        act(sales_certificates.void, second, reason="合并开具")
    act(sales_certificates.change, first, **{**ALLOWED, "amount": 900_000})


def test_it_is_approved_with_its_invoice_only(work: Any, as_role: Any) -> None:
    case_id, (line,) = executing(("allowance", {}))
    made = allowed(case_id, line, invoice_number="")
    with as_role("approver"), pytest.raises(UserError) as refused:
        act(sales_certificates.approve, made)
    assert refused.value.field == "invoice_number"


def test_void_sets_its_line_free(work: Any, as_role: Any) -> None:
    case_id, (line,) = executing(("allowance", {}))
    made = allowed(case_id, line)
    with as_role("approver"):
        act(sales_certificates.approve, made)
    act(sales_certificates.seal, made, day=DAY, sealed_by="沈建国")
    ComplaintSettlement.update(state="done", done_on=DAY).where(ComplaintSettlement.id == line).execute()
    Complaint.update(state="executed").where(Complaint.id == case_id).execute()
    with as_role("supervisor"), pytest.raises(UserError, match="settled with"):
        act(sales_certificates.void, made, reason="发票号码写错")
    Complaint.update(state="executing").where(Complaint.id == case_id).execute()
    with as_role("supervisor"):
        act(sales_certificates.void, made, reason="发票号码写错")
        assert b"is_void=True" in sales_certificates.for_printing(made).pdf
    free = ComplaintSettlement.get_by_id(line)
    assert (free.state, free.done_on, free.paper_number) == ("planned", None, "")


def test_a_line_of_two_certificates_is_done_with_both(work: Any, as_role: Any) -> None:
    case_id, (line,) = executing(("allowance", {"amount": 900_000}))

    def through(made: int, *steps: Any) -> None:
        for step in steps:
            with as_role("approver" if step is sales_certificates.approve else "representative"):
                more = {} if step is sales_certificates.approve else {"day": DAY}
                act(step, made, **more, **({"sealed_by": "沈建国"} if step is sales_certificates.seal else {}))

    def found() -> ComplaintSettlement:
        return ComplaintSettlement.get_by_id(line)

    whole = (sales_certificates.approve, sales_certificates.seal, sales_certificates.post)
    first = allowed(case_id, line, amount=500_000)
    through(first, *whole)
    assert found().state == "planned", "4,000 are left"
    second = allowed(case_id, line, amount=400_000)
    through(second, *whole[:2])
    with as_role("supervisor"):
        act(sales_certificates.void, second, reason="开错")
    assert (found().state, found().paper_number) == ("planned", row(first).number)
    third = allowed(case_id, line, amount=400_000)
    through(third, *whole)
    assert (found().state, found().paper_number) == ("done", row(third).number)


def test_what_another_paper_settled_stays_done(work: Any, as_role: Any) -> None:
    case_id, (line,) = executing(("allowance", {}))
    made = [allowed(case_id, line) for _ in range(2)]
    with as_role("approver"):
        act(sales_certificates.approve, made[0])
    act(sales_certificates.seal, made[0], day=DAY, sealed_by="沈建国")
    ComplaintSettlement.update(state="done", done_on=DAY).where(ComplaintSettlement.id == line).execute()
    with as_role("supervisor"):
        act(sales_certificates.void, made[1], reason="重复开具")
        found = ComplaintSettlement.get_by_id(line)
        assert (found.state, found.paper_number) == ("done", row(made[0]).number)
        act(sales_certificates.void, made[0], reason="发票号码写错")
    found = ComplaintSettlement.get_by_id(line)
    assert (found.state, found.paper_number) == ("planned", "")


def test_a_return_is_certified_once_it_was_compared(work: Any, as_role: Any) -> None:
    case_id, (line,) = executing(("return", {}))
    slip_id = a_slip(case_id, line)
    given: dict[str, Any] = {"goods": "电源模块", "reason": "退货", "quantity": 10, "amount": 500_000}
    with pytest.raises(UserError, match="counted and compared first"):
        sales_certificates.certify_return(slip_id, **given)
    ReturnSlip.update(state="matched", actual_quantity=10, amount=500_000).where(ReturnSlip.id == slip_id).execute()
    for more, field in (
        ({"quantity": 11}, "quantity"), ({"quantity": 0}, "quantity"), ({"amount": 500_001}, "amount"),
        ({"amount": 0}, "amount"),
    ):  # fmt: skip
        with pytest.raises(UserError) as refused:
            sales_certificates.certify_return(slip_id, **{**given, **more})
        assert refused.value.field == field
    offered = sales_certificate_file.for_return(slip_id)
    assert (offered.quantity, offered.amount, offered.slip_number) == (10, 500_000, "TH-GZ01-2611-0001")
    made = sales_certificates.certify_return(slip_id, **given).result
    found = sales_certificate_file.file(made)
    assert (found.number, found.form, found.slip_id) == ("XT-GZ01-2611-0001", "sales_return_certificate", slip_id)
    with pytest.raises(UserError, match="certifies this return already"):
        sales_certificates.certify_return(slip_id, **given)
    act(sales_certificates.change, made, **{**given, "quantity": 9, "invoice_number": "25337"})
    with as_role("approver"):
        act(sales_certificates.approve, made)
    with pytest.raises(UserError) as refused:
        act(sales_certificates.seal, made, day=DAY, sealed_by="沈建国", proof_kind="invoice_copy")
    assert refused.value.field == "proof_kind"


def test_a_slip_without_prices_is_certified_up_to_what_was_approved(work: Any) -> None:
    case_id, (line,) = executing(("return", {"amount": 800_000, "quantity": 10}))
    slips = [a_slip(case_id, line, Goods("电源模块", pieces)) for pieces in (6, 4)]
    for slip_id, pieces in zip(slips, (6, 4), strict=True):
        ReturnSlip.update(state="matched", actual_quantity=pieces).where(ReturnSlip.id == slip_id).execute()
    given: dict[str, Any] = {"goods": "电源模块", "reason": "退货", "quantity": 4}
    with pytest.raises(UserError) as refused:
        sales_certificates.certify_return(slips[0], **given, amount=800_001)
    assert refused.value.field == "amount"
    made = sales_certificates.certify_return(slips[0], **given, amount=500_000).result
    with pytest.raises(UserError, match=r"allows ¥8,000\.00; the certificates would have ¥8,000\.01"):
        sales_certificates.certify_return(slips[1], **given, amount=300_001)
    sales_certificates.certify_return(slips[1], **given, amount=300_000)
    with pytest.raises(UserError):
        act(sales_certificates.change, made, **given, amount=500_001)
    act(sales_certificates.change, made, **given, amount=400_000)


def test_prints_are_counted_and_two_do_not_overwrite_each_other(work: Any, as_role: Any) -> None:
    case_id, (line,) = executing(("allowance", {}))
    made = allowed(case_id, line)
    with pytest.raises(ChangedMeanwhile):
        sales_certificates.change(made, seen_version=99, **ALLOWED)
    with pytest.raises(UserError, match="made with the approval"):
        sales_certificates.for_printing(made)
    with as_role("approver"):
        act(sales_certificates.approve, made)
    assert sales_certificates.for_printing(made).reprint == 0
    sales_certificates.printed(made, printer="P1")
    assert sales_certificates.for_printing(made, paper="A4").reprint == 1
    assert [one.printer for one in sales_certificate_file.file(made).prints] == ["P1"]
    with as_role("technician"), pytest.raises(NotPermitted):
        sales_certificate_file.file(made)
