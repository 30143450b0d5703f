"""Return slips: within the settlement, approved, counted, compared, posted with what came, closed with proof, void."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import pytest

from app.core.errors import ChangedMeanwhile, NotPermitted, UserError
from app.models import search
from app.models.complaint import Complaint
from app.models.complaint_decision import ComplaintSettlement
from app.models.return_slip import ReturnSlip, ReturnSlipLine, SalesCertificate
from app.models.voucher import IssuedPaper
from app.services import issuing, return_slip_file, return_slips, sales_certificates, settings
from app.services.return_slips import Goods
from tests.services.decided_cases import limit
from tests.services.settlement_cases import a_slip, drawn_plainly, executing

DAY = date(2026, 11, 20)


@pytest.fixture(autouse=True)
def _drawn() -> Iterator[None]:
    with drawn_plainly():
        yield


def row(slip_id: int) -> ReturnSlip:
    return ReturnSlip.get_by_id(slip_id)


def act(step: Any, slip_id: int, **more: Any) -> None:
    step(slip_id, seen_version=row(slip_id).row_version, **more)


def counted(slip_id: int, *pieces: int, **more: Any) -> None:
    lines = ReturnSlipLine.select().where(ReturnSlipLine.slip == slip_id).order_by(ReturnSlipLine.position)
    found = {line.id: count for line, count in zip(lines, pieces, strict=True)}
    act(return_slips.count, slip_id, **{"pieces": found, "day": DAY, **more})


@pytest.fixture
def on_the_way(work: Any, as_role: Any) -> tuple[int, int, int]:
    """A slip of ten pieces at 500.00 that was approved and came to the warehouse: case, line, slip."""
    case_id, (line,) = executing(("return", {"goods": "电源模块", "quantity": 10, "amount": 500_000}))
    slip_id = a_slip(case_id, line)
    with as_role("approver"):
        act(return_slips.approve, slip_id)
    act(return_slips.arrive, slip_id, day=DAY, received_by="孙立")
    return case_id, line, slip_id


def test_a_slip_says_what_comes_back_why_and_on_what_ground(work: Any) -> None:
    case_id, (line,) = executing(("return", {"goods": "电源模块", "quantity": 20, "amount": 1_000_000}))
    offered = return_slip_file.proposal(case_id, line)
    assert offered.lines == (Goods("电源模块", 20, 50_000),)
    assert "业务部门经理 吴敏 2026-11-20 核准" in offered.basis
    assert offered.reason == "同批电源模块输出电压偏低"
    slip_id = a_slip(case_id, line, Goods("电源模块", 8, 50_000), Goods("支架", 12))
    found = return_slip_file.file(slip_id)
    assert found.number == "TH-GZ01-2611-0001"
    assert (found.state, found.approved_quantity, found.actual_quantity, found.amount) == ("draft", 20, None, 400_000)
    assert found.goods == "电源模块 ×8、支架 ×12"
    assert found.actions == {"change"}
    assert ComplaintSettlement.get_by_id(line).paper_number == found.number
    assert search.find("return_slip", found.complaint_number, 5) == [slip_id]
    assert return_slip_file.proposal(case_id, line).lines == ()


@pytest.mark.parametrize(
    ("goods", "more", "field"),
    [
        ((Goods("", 1),), {}, "lines.0"),
        ((Goods("电源", 0),), {}, "lines.0"),
        ((Goods("电源", 1), Goods("电源", 1, -1)), {}, "lines.1"),
        ((Goods("电源", 21),), {}, "lines"),
        ((Goods("电源", 11), Goods("支架", 10)), {}, "lines"),
        ((Goods("电源", 1),), {"reason": " "}, "reason"),
        ((Goods("电源", 1),), {"treatment": ""}, "treatment"),
        ((Goods("电源", 1),), {"basis": ""}, "basis"),
        ((Goods("电源", 1),), {"over_ratio": 10_001}, "over_ratio"),
        ((Goods("电源", 1),), {"over_ratio": 1}, "over_ratio"),
        ((Goods("电源", 1, 10**14),), {}, "lines.0"),
        (tuple(Goods("电源", 1) for _ in range(201)), {}, "lines"),
    ],
)
def test_what_cannot_be_on_a_slip(work: Any, goods: tuple[Goods, ...], more: dict[str, Any], field: str) -> None:
    case_id, (line,) = executing(("return", {"quantity": 20}))
    with pytest.raises(UserError) as refused:
        a_slip(case_id, line, *goods, **more)
    assert refused.value.field == field
    assert not ReturnSlip.select().exists()


def test_all_slips_of_a_line_stay_within_it(work: Any, as_role: Any) -> None:
    case_id, (line,) = executing(("rework", {"quantity": 20}))
    first = a_slip(case_id, line, Goods("电源", 15))
    with pytest.raises(UserError, match="allows 20 pieces; the slips would have 21"):
        a_slip(case_id, line, Goods("电源", 6))
    act(return_slips.change, first, lines=(Goods("电源", 20),), reason="一", treatment="二", basis="三")
    with as_role("supervisor"):
        act(return_slips.void, first, reason="重开")
    assert ComplaintSettlement.get_by_id(line).paper_number == ""
    a_slip(case_id, line, Goods("电源", 20))


def test_only_a_line_of_this_case_that_goods_carry_out(work: Any) -> None:
    case_id, (back, money) = executing(("return", {}), ("allowance", {"amount": 100}))
    other, (foreign,) = executing(("return", {}))
    for line in (0, money, foreign):
        with pytest.raises(UserError) as refused:
            a_slip(case_id, line)
        assert refused.value.field == "settlement_id"
    Complaint.update(state="negotiating").where(Complaint.id == other).execute()
    with pytest.raises(UserError, match="Talks with the customer"):
        a_slip(other, foreign)
    assert a_slip(case_id, back)


def test_a_draft_is_changed_line_by_line(work: Any) -> None:
    case_id, (line,) = executing(("return", {}))
    slip_id = a_slip(case_id, line, Goods("甲", 1), Goods("乙", 2), Goods("丙", 3))
    version = row(slip_id).row_version
    given: dict[str, Any] = {"reason": "一", "treatment": "二", "basis": "三", "over_ratio": 0}
    return_slips.change(slip_id, seen_version=version, lines=(Goods("乙", 5, 100),), **given)
    found = return_slip_file.file(slip_id)
    assert [(one.goods, one.approved_quantity) for one in found.lines] == [("乙", 5)]
    assert (found.amount, found.over_ratio, found.reason) == (500, 0, "一")
    with pytest.raises(ChangedMeanwhile):
        return_slips.change(slip_id, seen_version=version, lines=(Goods("丁", 1),), **given)


def test_the_whole_way_from_approval_to_proof(on_the_way: tuple[int, int, int], as_role: Any) -> None:
    _case_id, line, slip_id = on_the_way
    counted(slip_id, 9, difference_note="客户留用一件")
    act(return_slips.compare, slip_id)
    found = return_slip_file.file(slip_id)
    assert (found.state, found.actual_quantity, found.amount, found.counted_by) == ("matched", 9, 450_000, "孙立")
    act(return_slips.post, slip_id, day=DAY)
    with pytest.raises(UserError) as refused:
        act(return_slips.close, slip_id, proof_kind="return_certificate", day=DAY)
    assert refused.value.field == "proof_kind"
    act(return_slips.close, slip_id, proof_kind="invoice_original", proof_number="25337", day=DAY)
    found = return_slip_file.file(slip_id)
    assert (found.state, found.proof_kind, found.proof_number, found.closed_on) == (
        "closed", "invoice_original", "25337", DAY,
    )  # fmt: skip
    assert found.actions == set()
    done = ComplaintSettlement.get_by_id(line)
    assert (done.state, done.done_on, done.paper_number) == ("done", DAY, found.number)
    with as_role("supervisor"), pytest.raises(UserError, match="does not fit here"):
        act(return_slips.void, slip_id, reason="错")


def test_more_than_the_ratio_is_blocked_until_approved_anew(on_the_way: tuple[int, int, int], as_role: Any) -> None:
    slip_id = on_the_way[2]
    counted(slip_id, 11, difference_note="客户多退一件")
    act(return_slips.compare, slip_id)
    found = return_slip_file.file(slip_id)
    assert (found.state, found.lines[0].most, found.lines[0].is_over) == ("mismatch", 10, True)
    with pytest.raises(UserError, match="does not fit here"):
        act(return_slips.post, slip_id, day=DAY)
    with pytest.raises(NotPermitted):
        act(return_slips.approve_anew, slip_id, reason="同意")
    Complaint.update(approved_amount=1_000_000).execute()
    for most in (None, 1_049_999):
        limit("approver", most)
        with as_role("approver"), pytest.raises(UserError) as refused:
            act(return_slips.approve_anew, slip_id, reason="经查属实")
        assert refused.value.field == "approval"
    limit("approver", 1_050_000)
    Complaint.update(owner_name="吴敏").execute()
    with as_role("approver"), pytest.raises(UserError, match="named in this case"):
        act(return_slips.approve_anew, slip_id, reason="经查属实")
    Complaint.update(owner_name="").execute()
    with as_role("approver"):
        act(return_slips.approve_anew, slip_id, reason="经查属实")
    found = return_slip_file.file(slip_id)
    assert (found.state, found.reapproved_by, found.mismatch_note) == ("matched", "吴敏", "客户多退一件\n经查属实")
    act(return_slips.post, slip_id, day=DAY)
    assert row(slip_id).amount == 550_000


def test_within_the_ratio_it_agrees(work: Any, as_role: Any) -> None:
    case_id, (line,) = executing(("return", {}))
    with as_role("administrator"):
        settings.change(values={"return.over_ratio": 10})
    slip_id = a_slip(case_id, line)
    assert row(slip_id).over_ratio == 1000
    with as_role("approver"):
        act(return_slips.approve, slip_id)
    act(return_slips.arrive, slip_id, day=DAY, received_by="孙立")
    counted(slip_id, 11, difference_note="客户多退一件")
    act(return_slips.compare, slip_id)
    assert row(slip_id).state == "matched"


def test_no_slip_accepts_more_than_the_branch_does(work: Any, as_role: Any) -> None:
    case_id, (line,) = executing(("return", {"quantity": 10}))
    with as_role("administrator"):
        settings.change(values={"return.over_ratio": 5})
    with pytest.raises(UserError, match="5 %"):
        a_slip(case_id, line, over_ratio=501)
    slip_id = a_slip(case_id, line, over_ratio=500)
    with as_role("administrator"):
        settings.change(values={"return.over_ratio": 0})
    given: dict[str, Any] = {"lines": (Goods("电源模块", 9),), "reason": "一", "treatment": "二", "basis": "三"}
    with pytest.raises(UserError) as refused:
        act(return_slips.change, slip_id, **given, over_ratio=501)
    assert refused.value.field == "over_ratio"
    act(return_slips.change, slip_id, **given, over_ratio=500)
    assert row(slip_id).approved_quantity == 9


def test_a_count_is_put_right_until_it_is_posted(on_the_way: tuple[int, int, int], as_role: Any) -> None:
    slip_id = on_the_way[2]
    with pytest.raises(UserError) as refused:
        counted(slip_id, 9)
    assert refused.value.field == "difference_note"
    with pytest.raises(UserError) as refused:
        counted(slip_id, -1)
    assert refused.value.field == "lines.0"
    with pytest.raises(UserError) as refused:
        act(return_slips.count, slip_id, pieces={}, day=DAY)
    assert refused.value.field == "lines"
    counted(slip_id, 12, difference_note="多两件")
    act(return_slips.compare, slip_id)
    counted(slip_id, 10)
    found = row(slip_id)
    assert (found.state, found.mismatch_note, found.reapproved_by) == ("counted", "", "")
    act(return_slips.compare, slip_id)
    act(return_slips.post, slip_id, day=DAY)
    with pytest.raises(UserError, match="does not fit here"):
        counted(slip_id, 10)


def test_the_sheet_is_frozen_when_approved_and_again_when_posted(on_the_way: tuple[int, int, int]) -> None:
    slip_id = on_the_way[2]
    number = row(slip_id).number
    kept = issuing.paper_of("return_slip", number)
    assert kept is not None
    assert kept.content["lines"][0]["actual"] is None
    assert [words.split()[0] for words in kept.content["copies"]] == ["第一联", "第二联", "第三联", "第四联"]
    assert kept.content["purpose"] == "退货"
    return_slips.printed(slip_id, printer="P1", copies=1)
    assert return_slips.for_printing(slip_id).reprint == 1
    counted(slip_id, 10)
    act(return_slips.compare, slip_id)
    act(return_slips.post, slip_id, day=DAY)
    again = issuing.paper_of("return_slip", number)
    assert again is not None
    assert again.content["lines"][0]["actual"] == 10
    assert again.content_sha256 == row(slip_id).content_sha256
    assert IssuedPaper.select().where(IssuedPaper.number == number).count() == 2
    assert return_slips.for_printing(slip_id).reprint == 0, "the sheet with what came was never printed"
    assert not return_slip_file.file(slip_id).altered
    IssuedPaper.update(content="{}").where(IssuedPaper.id == again.paper_id).execute()
    assert return_slip_file.file(slip_id).altered


def test_a_draft_has_no_sheet_and_a_void_slip_says_so(work: Any, as_role: Any) -> None:
    case_id, (line,) = executing(("return", {}))
    slip_id = a_slip(case_id, line)
    with pytest.raises(UserError, match="made with the approval"):
        return_slips.for_printing(slip_id)
    with as_role("approver"):
        act(return_slips.approve, slip_id)
    with as_role("supervisor"):
        act(return_slips.void, slip_id, reason="客户改为折让")
        assert b"is_void=True" in return_slips.for_printing(slip_id).pdf
    assert row(slip_id).void_reason == "客户改为折让"


def test_a_line_of_two_slips_is_done_with_both(work: Any, as_role: Any) -> None:
    case_id, (line,) = executing(("return", {"quantity": 10}))
    slips = [a_slip(case_id, line, Goods("电源模块", pieces)) for pieces in (6, 4)]
    for slip_id, state in zip(slips, ("planned", "done"), strict=True):
        ReturnSlip.update(state="posted", posted_on=DAY, actual_quantity=4).where(ReturnSlip.id == slip_id).execute()
        act(return_slips.close, slip_id, proof_kind="invoice_original", day=DAY, proof_number="25337")
        assert ComplaintSettlement.get_by_id(line).state == state


def test_a_certificate_that_stands_holds_its_slip(on_the_way: tuple[int, int, int], as_role: Any) -> None:
    slip_id = on_the_way[2]
    counted(slip_id, 10)
    act(return_slips.compare, slip_id)
    given = {"goods": "电源模块", "reason": "退货", "quantity": 10, "amount": 500_000, "invoice_number": "25337"}
    made = sales_certificates.certify_return(slip_id, **given).result
    with as_role("supervisor"), pytest.raises(UserError, match="void it first"):
        act(return_slips.void, slip_id, reason="错")
    act(return_slips.post, slip_id, day=DAY)
    with as_role("approver"):
        sales_certificates.approve(made, seen_version=SalesCertificate.get_by_id(made).row_version)
    with pytest.raises(UserError, match="sealed yet"):
        act(return_slips.close, slip_id, proof_kind="return_certificate", day=DAY)
    version = SalesCertificate.get_by_id(made).row_version
    sales_certificates.seal(made, seen_version=version, day=DAY, sealed_by="沈建国")
    act(return_slips.close, slip_id, proof_kind="return_certificate", day=DAY)
    assert row(slip_id).proof_number == SalesCertificate.get_by_id(made).number
    version = SalesCertificate.get_by_id(made).row_version
    with as_role("supervisor"), pytest.raises(UserError, match="closed with this"):
        sales_certificates.void(made, seen_version=version, reason="错")


def test_nobody_approves_what_they_wrote(work: Any, as_role: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    case_id, (line,) = executing(("return", {}))
    slip_id = a_slip(case_id, line)
    ReturnSlip.update(issued_by="吴敏").where(ReturnSlip.id == slip_id).execute()
    with as_role("approver"), pytest.raises(UserError, match="wrote themselves"):
        act(return_slips.approve, slip_id)
    with as_role("administrator"):
        settings.change(values={"complaint.self_approval": True})
    with as_role("approver"):
        act(return_slips.approve, slip_id)
    assert row(slip_id).state == "approved"


def test_days_are_in_order(on_the_way: tuple[int, int, int]) -> None:
    slip_id = on_the_way[2]
    for day in (None, DAY - timedelta(days=1), DAY + timedelta(days=1)):
        with pytest.raises(UserError) as refused:
            counted(slip_id, 10, day=day)
        assert refused.value.field == "day"


def test_technicians_neither_see_nor_write_slips(on_the_way: tuple[int, int, int], as_role: Any) -> None:
    case_id, line, slip_id = on_the_way
    with as_role("technician"):
        for attempt in (
            lambda: return_slip_file.file(slip_id),
            lambda: return_slip_file.proposal(case_id, line),
            lambda: a_slip(case_id, line),
            lambda: return_slips.for_printing(slip_id),
        ):
            with pytest.raises(NotPermitted):
                attempt()


def test_no_more_is_given_back_than_was_approved(work: Any, as_role: Any) -> None:
    case_id, (line,) = executing(("return", {"goods": "电源模块", "quantity": 20, "amount": 1_000_000}))
    with pytest.raises(UserError, match="the slips would come to") as refused:
        a_slip(case_id, line, Goods("电源模块", 10, 100_001))
    assert refused.value.field == "lines"
    first = a_slip(case_id, line, Goods("电源模块", 10, 60_000))
    with pytest.raises(UserError, match="the slips would come to"):
        a_slip(case_id, line, Goods("电源模块", 10, 40_001))
    act(return_slips.change, first, lines=(Goods("电源模块", 20, 50_000),), reason="一", treatment="二", basis="三")
    other, (rework,) = executing(("rework", {"quantity": 20, "amount": 1_000}))
    a_slip(other, rework, Goods("电源模块", 20, 50_000))


def test_what_was_done_without_a_paper_gets_none(work: Any) -> None:
    case_id, (line,) = executing(("exchange", {"quantity": 20, "state": "done"}))
    with pytest.raises(UserError) as refused:
        a_slip(case_id, line)
    assert refused.value.field == "settlement_id"
    assert not ReturnSlip.select().exists()


def test_what_a_certificate_stands_on_is_not_counted_anew(on_the_way: tuple[int, int, int]) -> None:
    _, _, slip_id = on_the_way
    counted(slip_id, 10)
    act(return_slips.compare, slip_id)
    sales_certificates.certify_return(slip_id, goods="电源模块", reason="退货", quantity=10, amount=500_000)
    with pytest.raises(UserError, match="stands on this slip") as refused:
        counted(slip_id, 5, difference_note="客户说少发")
    assert (refused.value.field, row(slip_id).actual_quantity) == ("lines", 10)


def test_another_slip_begins_with_the_goods_that_are_left_as_the_first_called_them(work: Any) -> None:
    case_id, (line,) = executing(("return", {"goods": "电源模块", "quantity": 20, "amount": 1_000_000}))
    a_slip(case_id, line, Goods("电源模块", 8, 45_000, "R4850G2", "DD-118"))
    assert return_slip_file.proposal(case_id, line).lines == (Goods("电源模块", 12, 45_000, "R4850G2", "DD-118"),)
    a_slip(case_id, line, Goods("模块", 1, 60_000), Goods("支架", 1, 40_000))
    assert return_slip_file.proposal(case_id, line).lines == (Goods("电源模块", 10, 54_000),)
