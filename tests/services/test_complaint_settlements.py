"""A settlement carried out: lines done, dropped, taken back; the case executed once all is done, told and signed."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from app.core.errors import ChangedMeanwhile, NotPermitted, UserError
from app.models.complaint import Complaint, ComplaintContact
from app.models.complaint_decision import ComplaintSettlement
from app.models.return_slip import ReturnSlip, SalesCertificate
from app.services import complaint_settlements as settlements
from app.services import sales_certificates as certificates
from tests.conftest import MOMENT
from tests.services.complaint_cases import case, version
from tests.services.settlement_cases import a_slip, executing

DAY = date(2026, 11, 20)


def line(line_id: int) -> ComplaintSettlement:
    return ComplaintSettlement.get_by_id(line_id)


def act(step: Any, line_id: int, **more: Any) -> None:
    step(line_id, seen_version=line(line_id).row_version, **more)


def test_what_needs_no_paper_is_simply_done(work: Any) -> None:
    _, (repair, sorry) = executing(("repair", {"note": "上门"}), ("apology", {}))
    act(settlements.carry_out, repair)
    act(settlements.carry_out, sorry, day=DAY, done_by="陈志强", note="当面致歉")
    assert (line(repair).state, line(repair).done_on, line(repair).done_by, line(repair).note) == (
        "done", DAY, "林晓梅", "上门",
    )  # fmt: skip
    assert (line(sorry).done_by, line(sorry).note) == ("陈志强", "当面致歉")
    with pytest.raises(UserError, match="done or void already"):
        act(settlements.carry_out, repair)
    for day in (DAY + timedelta(days=1), DAY - timedelta(days=1)):
        act(settlements.take_back, sorry, reason="日期错")
        with pytest.raises(UserError) as refused:
            act(settlements.carry_out, sorry, day=day)
        assert refused.value.field == "day"
        act(settlements.carry_out, sorry)


@pytest.mark.parametrize("kind", ["return", "rework"])
def test_goods_are_done_with_their_slip(work: Any, kind: str) -> None:
    case_id, (back,) = executing((kind, {}))
    with pytest.raises(UserError) as refused:
        act(settlements.carry_out, back)
    assert refused.value.field == "paper"
    slip_id = a_slip(case_id, back)
    with pytest.raises(UserError, match="posted first"):
        act(settlements.carry_out, back)
    ReturnSlip.update(state="posted").where(ReturnSlip.id == slip_id).execute()
    act(settlements.carry_out, back)
    ReturnSlip.update(state="closed").where(ReturnSlip.id == slip_id).execute()
    with pytest.raises(UserError, match="is closed"):
        act(settlements.take_back, back, reason="错")


def test_an_allowance_is_done_with_its_certificate(work: Any) -> None:
    case_id, (money,) = executing(("allowance", {"amount": 100}))
    with pytest.raises(UserError, match="sealed first"):
        act(settlements.carry_out, money, note="口头同意")
    made = certificates.allow(
        case_id, settlement_id=money, goods="电源", original_price=1000, amount=100, reason="色差"
    ).result
    SalesCertificate.update(state="sealed").where(SalesCertificate.id == made).execute()
    act(settlements.carry_out, money)
    assert line(money).state == "done"


def test_a_compensation_may_be_paid_without_a_certificate_and_says_how(work: Any) -> None:
    case_id, (money, more) = executing(("compensation", {"amount": 100}), ("compensation", {"amount": 100}))
    with pytest.raises(UserError) as refused:
        act(settlements.carry_out, money)
    assert refused.value.field == "note"
    act(settlements.carry_out, money, note="现金，收据 0012")
    assert (line(money).state, line(money).note) == ("done", "现金，收据 0012")
    certificates.allow(case_id, settlement_id=more, goods="电源", original_price=1000, amount=100, reason="色差")
    with pytest.raises(UserError, match="ZR-GZ01-2611-0001 carries this out"):
        act(settlements.carry_out, more, note="现金")


def test_a_part_may_be_dropped_but_not_all_of_it(work: Any) -> None:
    case_id, (back, sorry) = executing(("return", {}), ("apology", {}))
    slip_id = a_slip(case_id, back)
    with pytest.raises(UserError, match="void it first"):
        act(settlements.drop, back, reason="不退了")
    ReturnSlip.update(state="void").where(ReturnSlip.id == slip_id).execute()
    with pytest.raises(UserError) as refused:
        act(settlements.drop, back, reason=" ")
    assert refused.value.field == "reason"
    act(settlements.drop, back, reason="客户留用")
    assert (line(back).state, line(back).void_reason, case(case_id).settlement_kinds) == ("void", "客户留用", "apology")
    with pytest.raises(UserError, match="Something must be done"):
        act(settlements.drop, sorry, reason="不必了")
    with pytest.raises(UserError, match="not done"):
        act(settlements.take_back, sorry, reason="错")


def test_a_case_is_executed_once_all_is_done_and_told(work: Any) -> None:
    case_id, (sorry,) = executing(("apology", {}))
    with pytest.raises(UserError) as refused:
        settlements.execute(case_id, seen_version=version(case_id), result="已办妥")
    assert refused.value.field == "settlements"
    assert not ComplaintContact.select().where(ComplaintContact.kind == "result").exists()
    act(settlements.carry_out, sorry)
    with pytest.raises(UserError) as refused:
        settlements.execute(case_id, seen_version=version(case_id))
    assert refused.value.field == "contacts"
    settlements.execute(case_id, seen_version=version(case_id), result="已全部办妥", spoken_to="王建国")
    done = case(case_id)
    assert (done.state, done.visit_due_on) == ("executed", DAY + timedelta(days=7))
    told = ComplaintContact.get(ComplaintContact.kind == "result")
    assert (told.words, told.spoken_to, told.told_by, told.channel) == ("已全部办妥", "王建国", "林晓梅", "phone")
    with pytest.raises(UserError, match="Carried out"):
        settlements.execute(case_id, seen_version=version(case_id), result="再次")


def test_the_slip_is_signed_where_the_scheme_asks_for_it(work: Any) -> None:
    case_id, (sorry,) = executing(("apology", {}), scheme="service_department")
    act(settlements.carry_out, sorry)
    told = {"result": "已办妥"}
    with pytest.raises(UserError) as refused:
        settlements.execute(case_id, seen_version=version(case_id), **told)
    assert refused.value.field == "signed_by"
    for more, field in (
        ({"signed_on": DAY}, "signed_by"), ({"signed_by": "王建国", "signed_on": DAY + timedelta(days=1)}, "signed_on"),
        ({"signed_by": "王建国", "signed_on": DAY - timedelta(days=3)}, "signed_on"),
        ({"channel": "pigeon"}, "channel"),
    ):  # fmt: skip
        with pytest.raises(UserError) as refused:
            settlements.execute(case_id, seen_version=version(case_id), **told, **more)
        assert refused.value.field == field
    settlements.execute(case_id, seen_version=version(case_id), signed_by="王建国", **told)
    assert (case(case_id).state, case(case_id).signed_by, case(case_id).signed_on) == ("executed", "王建国", DAY)


def test_papers_that_are_open_hold_the_case(work: Any) -> None:
    case_id, (back, money) = executing(("return", {}), ("allowance", {"amount": 100}))
    slip_id = a_slip(case_id, back)
    ComplaintSettlement.update(state="done").where(ComplaintSettlement.complaint == case_id).execute()
    with pytest.raises(UserError, match="TH-GZ01-2611-0001 is still open"):
        settlements.execute(case_id, seen_version=version(case_id), result="已办妥")
    ReturnSlip.update(state="closed").where(ReturnSlip.id == slip_id).execute()
    settlements.execute(case_id, seen_version=version(case_id), result="已办妥")
    assert case(case_id).state == "executed"
    assert not SalesCertificate.select().exists()
    assert line(money).state == "done"


def test_who_may_and_two_at_once(work: Any, as_role: Any) -> None:
    case_id, (sorry,) = executing(("apology", {}))
    for role in ("technician", "approver"):
        with as_role(role), pytest.raises(NotPermitted):
            act(settlements.carry_out, sorry)
    with pytest.raises(ChangedMeanwhile):
        settlements.carry_out(sorry, seen_version=99)
    with pytest.raises(ChangedMeanwhile):
        settlements.execute(case_id, seen_version=99, result="已办妥")
    Complaint.update(state="negotiating").where(Complaint.id == case_id).execute()
    with pytest.raises(UserError, match="Talks with the customer"):
        act(settlements.carry_out, sorry)


def test_nothing_is_carried_out_before_the_customer_accepted(work: Any) -> None:
    case_id, (repair,) = executing(("repair", {"note": "上门"}), received_at=MOMENT - timedelta(days=9))
    Complaint.update(answered_on=DAY - timedelta(days=2)).where(Complaint.id == case_id).execute()
    with pytest.raises(UserError) as refused:
        act(settlements.carry_out, repair, day=DAY - timedelta(days=3))
    assert (refused.value.field, line(repair).state) == ("day", "planned")
    act(settlements.carry_out, repair, day=DAY - timedelta(days=2))
    assert line(repair).done_on == DAY - timedelta(days=2)
