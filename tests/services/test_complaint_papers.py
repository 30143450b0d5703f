"""What the forms of a complaint are given: by edition, by role, with the copies of the scheme."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from app.core import clock
from app.core.errors import NotPermitted, UserError
from app.documents._catalogue import all_forms, render_content
from app.documents._plain import from_content
from app.domain.loss import Line
from app.models import database
from app.models.anomaly_notice import AnomalyNotice
from app.models.complaint import Complaint, ComplaintContact
from app.models.complaint_decision import ComplaintLoss, ComplaintReport, ComplaintSettlement
from app.models.customer import Customer
from app.services import (
    complaint_file,
    complaint_findings,
    complaint_losses,
    complaint_papers,
    complaint_schemes,
    paper_content,
)
from app.services import session as sessions
from tests.services.complaint_cases import a_case, case, version
from tests.services.decided_cases import attributed, proposed

pytestmark = pytest.mark.usefixtures("branch")

STAMPS = {"created_at": clock.now(), "changed_at": clock.now()}


@pytest.fixture
def decided() -> int:
    """A case with shares, opinions, a loss and a proposal that waits to be put forward."""
    case_id = proposed(1_234_500, "factory_chain")
    lines = (
        Line("return", "电源模块", quantity=10, unit_price=50_000, rate=2_000),
        Line("compensation", amount=77_700),
    )
    complaint_losses.save(case_id, seen_version=version(case_id), lines=lines)
    talk = {"complaint": case_id, "channel": "phone", "told_by": "王芳", "entered_by": "王芳", **STAMPS}
    ComplaintContact.create(kind="result", happened_at=clock.now(), words="已告知更换", **talk)
    ComplaintContact.create(kind="negotiation", happened_at=clock.now(), words="底线一万二", **talk)
    return case_id


def number(case_id: int) -> str:
    return case(case_id).number


def test_every_shipped_scheme_prints_all_its_forms_in_each_edition() -> None:
    for path in sorted(complaint_schemes.shipped_folder().glob("*.json")):
        case_id = a_case(path.stem)
        offers = complaint_papers.offers(complaint_file.file(case_id))
        assert offers, path.stem
        for offer in offers:
            content = paper_content.content(offer.form, number(case_id), edition=offer.edition)
            assert tuple(content["copies"]) == offer.copies
            data = from_content(all_forms()[offer.form].data, content)
            assert data.is_internal is (offer.edition == "internal")
            made = all_forms()[offer.form].render(data)
            assert made.pages == max(1, len(offer.copies)), (path.stem, offer.form)


def test_the_internal_edition_knows_everything(decided: int) -> None:
    content = complaint_papers.paper("complaint_sheet", number(decided), "internal")
    assert content["is_internal"]
    assert [(one["unit"], one["share"]) for one in content["shares"]] == [("质管部", 6000), ("制造部", 4000)]
    assert content["losses"][0]["reckoning"] == "电源模块 10 × ¥500.00 × 20%"
    assert content["tracks_improvement"] is None, "nobody has said yet"
    assert content["loss_amount"] == 100_000 + 77_700
    assert [one["kind"] for one in content["settlements"]] == ["赔偿"]
    promised = case(decided).promised_on.isoformat()
    assert {one["words"] for one in content["talks"]} == {promised, "已告知更换", "底线一万二"}
    assert [one["title"] for one in content["opinions"]][:2] == ["品质部门原因分析", "生产部门原因及对策"]
    assert (content["result"], content["result_by"]) == ("已告知更换", "王芳")
    assert content["result_on"] == clock.today().isoformat()
    assert content["copies"][0] == "第一联 质管部"
    assert len(content["copies"]) == 5
    assert {fact["name"] for fact in content["facts"]} >= {"订单/批号", "不良数量"}


@pytest.mark.parametrize("form", complaint_papers.CASE_FORMS)
def test_the_customer_edition_is_given_nothing_internal(form: str, decided: int) -> None:
    content = complaint_papers.paper(form, number(decided), "customer")
    words = json.dumps(content, ensure_ascii=False)
    for secret in ("质管部", "李明", "6000", "底线一万二", "¥500.00", "177700", "业务部门经理"):
        assert secret not in words, secret
    assert not {"shares", "losses", "loss_amount", "decisions", "severity", "turns", "actions"} & content.keys()
    assert content["opinions"] == []
    assert render_content(form, content, "A4").startswith(b"%PDF")


def test_nothing_is_promised_on_paper_before_approval(decided: int) -> None:
    def shown() -> list[Any]:
        return complaint_papers.paper("complaint_handling_slip", number(decided), "customer")["settlements"]

    def reasons(edition: str) -> tuple[str, str]:
        paper = complaint_papers.paper("complaint_handling_slip", number(decided), edition)
        return paper["cause"], paper["countermeasure"]

    Complaint.update(cause="电容批次不良", countermeasure="换批").where(Complaint.id == decided).execute()
    assert shown() == []
    assert complaint_papers.paper("complaint_handling_slip", number(decided), "internal")["settlements"]
    assert (reasons("customer"), reasons("internal")) == (("", ""), ("电容批次不良", "换批"))
    for state in ("pending_approval", "returned"):
        Complaint.update(state=state).where(Complaint.id == decided).execute()
        assert shown() == []
    Complaint.update(state="negotiating").where(Complaint.id == decided).execute()
    assert [(one["kind"], one["bearer"]) for one in shown()] == [("赔偿", "")]
    assert reasons("customer") == ("电容批次不良", "换批")


def test_the_customer_reads_what_they_pay_but_not_what_it_costs_us(decided: int) -> None:
    stamps = {"complaint": decided, **STAMPS}
    ComplaintSettlement.create(kind="rework", goods="电源", amount=432_100, cost_bearer="company", **stamps)
    ComplaintSettlement.create(kind="repair", goods="主机", amount=65_400, cost_bearer="user", **stamps)
    Complaint.update(state="negotiating").where(Complaint.id == decided).execute()
    told = complaint_papers.paper("complaint_handling_slip", number(decided), "customer")["settlements"]
    assert [(one["kind"], one["goods"], one["amount"], one["bearer"]) for one in told[1:]] == [
        ("重修", "电源", 0, ""),
        ("维修", "主机（费用由客户承担）", 65_400, ""),
    ]
    inside = complaint_papers.paper("complaint_handling_slip", number(decided), "internal")["settlements"]
    assert [one["amount"] for one in inside[1:]] == [432_100, 65_400]


def test_the_branch_s_record_goes_to_marketing_with_the_instruction() -> None:
    case_id = a_case("branch_and_shop")
    record = complaint_papers.paper("branch_complaint_record", number(case_id), "internal")
    assert record["copies"] == ["市场部"]
    assert "电话请示及批示" in [one["title"] for one in record["opinions"]]


def test_a_block_that_is_not_internal_reaches_the_customer(decided: int, monkeypatch: pytest.MonkeyPatch) -> None:
    from dataclasses import replace

    read = complaint_file.file

    def opened(case_id: int) -> Any:
        found = read(case_id)
        blocks = tuple(replace(one, is_internal=one.code != "sales") for one in found.scheme.opinions)
        return replace(found, scheme=replace(found.scheme, opinions=blocks))

    monkeypatch.setattr(complaint_file, "file", opened)
    content = complaint_papers.paper("complaint_sheet", number(decided), "customer")
    assert [one["title"] for one in content["opinions"]] == ["业务部门处理意见"]


def test_the_edition_is_the_customer_s_where_the_scheme_has_one() -> None:
    desk = number(a_case())
    assert complaint_papers.paper("complaint_handling_slip", desk)["is_internal"] is False
    factory = number(a_case("factory_chain"))
    assert complaint_papers.paper("complaint_sheet", factory)["is_internal"] is True
    assert complaint_papers.paper("complaint_sheet", factory, copies=("留存",))["copies"] == ["留存"]


def test_amounts_of_the_scheme_s_own_fields_are_printed_as_amounts() -> None:
    case_id = a_case("factory_chain", product_fields={"order_number": "PO-1", "order_amount": "128000"})
    facts = complaint_papers.paper("complaint_sheet", number(case_id))["facts"]
    assert {"name": "金额", "value": "¥128,000.00"} in facts
    assert {"name": "料号", "value": ""} in facts, "an empty field has its place on the paper"


def test_what_cannot_be_printed_is_said() -> None:
    known = number(a_case())
    with pytest.raises(UserError, match="no complaint") as refused:
        paper_content.content("complaint_record", "HZ99-2611-999")
    assert refused.value.field == "subject"
    with pytest.raises(UserError, match="customer, internal"):
        paper_content.content("complaint_record", known, edition="press")
    with pytest.raises(UserError, match="stays in the house"):
        paper_content.content("petition", known, edition="customer")
    with pytest.raises(UserError, match="no editions"):
        paper_content.content("price_list", "", edition="customer")
    assert paper_content.content("complaint_record", f" {known.lower()} ")["number"] == known


def test_who_sees_only_their_own_gets_the_customer_s_edition(as_role: Callable[[str], Any]) -> None:
    others = number(a_case())
    with as_role("technician"):
        own = a_case()
        assert complaint_papers.paper("complaint_record", number(own))["is_internal"] is False
        with pytest.raises(NotPermitted):
            complaint_papers.paper("complaint_record", number(own), "internal")
        with pytest.raises(NotPermitted):
            complaint_papers.paper("complaint_record", others)
        assert {one.edition for one in complaint_papers.offers(complaint_file.file(own))} == {"customer"}
    with as_role("administrator"), pytest.raises(NotPermitted):
        complaint_papers.paper("complaint_record", others)


def test_a_written_sheet_is_drawn_and_the_last_standing_one_is_meant() -> None:
    case_id = a_case("service_complaint")
    blank = paper_content.content("case_study", number(case_id))
    assert "findings" not in blank
    assert render_content("case_study", blank, "A4").startswith(b"%PDF")
    first, second, void = (
        ComplaintReport.create(complaint=case_id, kind="case_study", findings=words, state=state, **STAMPS).id
        for words, state in (("一", "done"), ("二", "draft"), ("三", "void"))
    )
    assert complaint_papers.paper("case_study", number(case_id))["findings"] == "二"
    assert complaint_papers.paper("case_study", number(case_id), report_id=first)["findings"] == "一"
    assert complaint_papers.paper("case_study", number(case_id), report_id=void)["is_void"]
    offered = [one for one in complaint_papers.offers(complaint_file.file(case_id)) if one.form == "case_study"]
    assert [one.report_id for one in offered] == [first, second]
    assert offered[0].copies == ("营销中心（案例汇编）",)


def test_an_appraisal_stands_in_the_internal_edition() -> None:
    case_id = a_case("store")
    ComplaintReport.create(
        complaint=case_id, kind="appraisal", institution="省质检院", conclusion="合格。", fee=80_000,
        fee_payer="liable_party", state="done", **STAMPS,
    )  # fmt: skip
    inside = complaint_papers.paper("complaint_record", number(case_id), "internal")
    assert inside["appraisal"] == "省质检院：合格，费用 800.00 元，由责任方承担"
    assert inside["proof"] == "销售发票"
    assert complaint_papers.paper("complaint_record", number(case_id), "customer")["appraisal"] == ""
    Complaint.update(finding="not_ours").where(Complaint.id == case_id).execute()
    told = complaint_papers.paper("complaint_record", number(case_id), "customer")
    assert told["appraisal"] == inside["appraisal"], "the evidence is shown to the customer"


def test_a_refusal_of_blame_reaches_the_customer_with_its_evidence() -> None:
    case_id = a_case()
    Complaint.update(finding="not_ours", evidence="外接电源超压，记录见附件").where(Complaint.id == case_id).execute()
    told = complaint_papers.paper("complaint_handling_slip", number(case_id), "customer")
    assert told["finding"] == "经核实，非我方原因。"
    assert told["evidence"].startswith("外接电源")
    Complaint.update(finding="ours").where(Complaint.id == case_id).execute()
    assert complaint_papers.paper("complaint_handling_slip", number(case_id), "customer")["evidence"] == ""


def test_a_void_case_is_marked_on_its_forms() -> None:
    case_id = a_case()
    Complaint.update(voided_at=clock.now(), state="void").where(Complaint.id == case_id).execute()
    assert complaint_papers.paper("complaint_record", number(case_id))["is_void"]


def test_an_anomaly_notice_is_found_by_its_number(as_role: Callable[[str], Any]) -> None:
    customer = Customer.get_by_id(case(a_case()).customer_id)
    AnomalyNotice.create(
        number="YC-GZ01-2611-0001", customer=customer.id, customer_name=customer.name, content="外箱受潮",
        received_at=clock.now() - timedelta(hours=1), received_by="别人", state="void", **STAMPS,
    )  # fmt: skip
    content = paper_content.content("anomaly_notice", "yc-gz01-2611-0001")
    assert (content["content"], content["is_void"]) == ("外箱受潮", True)
    with as_role("technician"), pytest.raises(NotPermitted):
        paper_content.content("anomaly_notice", "YC-GZ01-2611-0001")
    assert render_content("anomaly_notice", content, "A4").startswith(b"%PDF")
    with pytest.raises(UserError, match="no anomaly notice"):
        paper_content.content("anomaly_notice", "YC-GZ01-2611-0009")


def test_a_print_of_a_form_stands_in_the_history_of_its_case(branch: Any) -> None:
    case_id = a_case("factory_chain")
    named = case(case_id).number
    given = {"form": "complaint_sheet", "edition": "internal", "recipients": ("第一联 质管部",), "printer": "HP"}
    complaint_papers.printed(named, copies=2, **given)
    line = database.query("SELECT action, kind, row_id, row_number, changes FROM audit_entry ORDER BY id DESC LIMIT 1")[
        0
    ]
    assert line[:4] == ("complaint.print", "complaint", case_id, named)
    told = json.loads(line[4])
    assert (told["form"], told["recipients"], told["copies"]) == (
        [None, "complaint_sheet"], [None, "第一联 质管部"], [None, 2],
    )  # fmt: skip
    with sessions.acting_as(branch.sessions["technician"]), pytest.raises(NotPermitted):
        complaint_papers.printed(named, copies=1, **given)


def test_who_was_told_and_when_the_investigation_ended_stand_on_paper(branch: Any) -> None:
    case_id = attributed("four_steps", severity="minor")
    complaint_findings.file_minor(case_id, seen_version=version(case_id), departments="质管部，技术部")
    named = case(case_id).number
    inside = complaint_papers.paper("complaint_registration", named, "internal")
    assert inside["departments_told"] == f"质管部、技术部（林晓梅 {clock.today().isoformat()}）"
    assert "departments_told" not in complaint_papers.paper("complaint_registration", named, "customer")
    chained = case(attributed("factory_chain")).number
    assert complaint_papers.paper("investigation_report", chained)["ended_on"] == clock.today().isoformat()


def test_goods_that_wait_or_were_resold_are_reckoned_on_paper(branch: Any) -> None:
    case_id = attributed("factory_chain")
    line = Line("return", "电源", 10, 50_000, returned_on=clock.today())
    complaint_losses.save(case_id, seen_version=version(case_id), lines=(line,))
    named = case(case_id).number
    (waits,) = complaint_papers.paper("complaint_sheet", named, "internal")["losses"]
    assert "待转售至" in waits["reckoning"]
    row = ComplaintLoss.get(ComplaintLoss.is_active)
    given = {"quantity": 10, "sold_amount": 300_000, "grade_price": 50_000, "sold_to": "佛山设备行"}
    complaint_losses.resold(row.id, seen_version=row.row_version, **given)
    (sold,) = complaint_papers.paper("complaint_sheet", named, "internal")["losses"]
    assert "转售 ¥3,000.00" in sold["reckoning"]
    assert "转售予佛山设备行" in sold["reckoning"]
    assert sold["amount"] == 200_000
