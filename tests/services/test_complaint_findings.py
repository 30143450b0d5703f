"""Who answers for a complaint: shares, not ours, unfounded, minor."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from app.core import clock
from app.core.errors import ChangedMeanwhile, NotPermitted, UserError
from app.domain import loss
from app.domain.complaint_shares import Share
from app.models.complaint import ComplaintEvent
from app.models.complaint_decision import ComplaintReport, ComplaintSettlement, ComplaintUnit
from app.models.organisation import Attachment, Department, Staff
from app.services import (
    complaint_approvals,
    complaint_file,
    complaint_findings,
    complaint_losses,
    complaint_proposals,
    departments,
    staff,
)
from app.services import session as sessions
from tests.services.complaint_cases import a_case, case, version
from tests.services.decided_cases import (
    OURS,
    attributed,
    compensated,
    limit,
    person,
    ready,
    submitted,
    through_stages,
    verified,
)

pytestmark = pytest.mark.usefixtures("frozen_clock")


def attribute(case_id: int, **more: Any) -> None:
    given = {"cause": "电容批次不良", "shares": OURS, "seen_version": version(case_id), **more}
    complaint_findings.attribute(case_id, **given)


def stands(case_id: int) -> list[tuple[str, str, str, int]]:
    return [(one.party, one.unit, one.person, one.share) for one in complaint_file.file(case_id).units]


def refused(act: Callable[[], object]) -> UserError:
    with pytest.raises(UserError) as found:
        act()
    return found.value


def test_responsibility_is_found_with_cause_class_and_shares(branch: Any) -> None:
    case_id = verified()
    attribute(case_id, severity="serious", countermeasure="更换供货批次", tracks_improvement=True)
    found = case(case_id)
    assert (found.state, found.finding, found.severity) == ("attributed", "ours", "serious")
    assert (found.cause, found.countermeasure) == ("电容批次不良", "更换供货批次")
    assert found.responsible == "质管部 60 %、制造部 李明 40 %"
    assert found.tracks_improvement
    assert stands(case_id) == [("company", "质管部", "", 6000), ("company", "制造部", "李明", 4000)]
    assert ComplaintEvent.select().order_by(ComplaintEvent.id.desc()).first().event == "attribute"


@pytest.mark.parametrize(
    ("more", "field"),
    [
        ({"shares": (Share("质管部", 9999),)}, "shares"),
        ({"shares": (Share("质管部", 5000), Share("制造部", 5001))}, "shares"),
        ({"shares": ()}, "shares"),
        ({"shares": (Share("", 10_000, "李明"),)}, "shares"),
        ({"cause": " "}, "cause"),
        ({"cause": "", "shares": ()}, "cause"),
        ({"cause": "", "shares": (Share("质管部", 9999),), "severity": "heavy"}, "severity"),
        ({"cause": "x" * 20_001}, "cause"),
        ({"category": "moon"}, "category"),
        ({"severity": "heavy"}, "severity"),
        ({"happened_at": clock.now() + timedelta(days=900)}, "happened_at"),
    ],
)
def test_what_is_no_finding(branch: Any, more: dict[str, Any], field: str) -> None:
    case_id = verified()
    assert refused(lambda: attribute(case_id, **more)).field == field
    assert case(case_id).state == "verifying"
    assert not ComplaintUnit.select().exists()


def test_a_day_before_the_registration_is_refused(branch: Any) -> None:
    case_id = verified()
    before = case(case_id).received_at - timedelta(days=1)
    assert refused(lambda: attribute(case_id, happened_at=before)).field == "happened_at"


def test_no_stage_may_be_skipped(branch: Any) -> None:
    case_id = a_case("factory_chain")
    found = refused(lambda: attribute(case_id))
    assert "state" in found.text
    case_id = verified("factory_chain")
    assert case(case_id).stage == "production"
    attribute(case_id)


def test_found_again_replaces_the_shares_and_keeps_the_earlier_ones(branch: Any) -> None:
    case_id = attributed()
    kept = ComplaintUnit.get(ComplaintUnit.unit == "质管部")
    attribute(case_id, shares=(Share("质管部", 3000), Share("恒源电容", 7000, party="supplier", note="批次 2609")))
    assert stands(case_id) == [("company", "质管部", "", 3000), ("supplier", "恒源电容", "", 7000)]
    assert ComplaintUnit.get_by_id(kept.id).share == 3000
    gone = ComplaintUnit.get(ComplaintUnit.unit == "制造部")
    assert not gone.is_active
    assert case(case_id).finding == "shared"


def test_names_come_from_departments_and_staff_even_of_those_who_left(branch: Any) -> None:
    with sessions.acting_as(branch.sessions["administrator"]):
        office = departments.create(name="装配车间").result
        person = staff.create(name="赵敏", department_id=office).result
        staff.deactivate(staff_id=person, seen_version=Staff.get_by_id(person).row_version)
    case_id = verified()
    attribute(case_id, shares=(Share(share=4000, staff_id=person), Share(share=6000, department_id=office)))
    assert stands(case_id) == [("company", "装配车间", "赵敏", 4000), ("company", "装配车间", "", 6000)]
    row = ComplaintUnit.get(ComplaintUnit.person == "赵敏")
    assert (row.staff_id, row.department_id) == (person, None)
    assert Department.get_by_id(office).name == "装配车间"


def test_a_case_looked_at_before_is_not_overwritten(branch: Any) -> None:
    case_id = verified()
    seen = version(case_id)
    attribute(case_id)
    with pytest.raises(ChangedMeanwhile):
        attribute(case_id, seen_version=seen)


def test_a_technician_finds_nothing(branch: Any, as_role: Any) -> None:
    case_id = verified()
    with as_role("technician"), pytest.raises(NotPermitted):
        attribute(case_id)


def test_the_investigation_report_falls_due_three_days_later(branch: Any) -> None:
    case_id = attributed("factory_chain")
    report = ComplaintReport.get()
    assert (report.kind, report.state) == ("investigation", "draft")
    assert report.due_on == clock.today() + timedelta(days=3)
    through_stages(case_id)
    attribute(case_id)
    assert ComplaintReport.select().count() == 1


def test_not_ours_needs_evidence_in_words_or_a_file(branch: Any) -> None:
    case_id = verified()

    def find(**more: Any) -> None:
        complaint_findings.find_not_ours(case_id, cause="雷击", seen_version=version(case_id), **more)

    assert refused(find).field == "evidence"
    Attachment.create(
        owner_kind="complaint", owner_id=case_id, name="鉴定.pdf", media_type="application/pdf", size=1,
        sha256="0" * 64, note="", added_by="desk", created_at=clock.now(), changed_at=clock.now(),
    )  # fmt: skip
    find()
    found = case(case_id)
    assert (found.state, found.finding, found.cause) == ("not_ours", "not_ours", "雷击")
    assert found.settled_at is not None
    assert found.visit_due_on is not None


def test_not_ours_may_name_who_else_it_was_but_nobody_of_ours(branch: Any) -> None:
    case_id = verified()
    given = {"cause": "运输碰撞", "evidence": "签收照片", "seen_version": version(case_id)}
    ours = refused(lambda: complaint_findings.find_not_ours(case_id, shares=OURS, **given))
    assert ours.field == "shares"
    assert (
        refused(lambda: complaint_findings.find_not_ours(case_id, shares=OURS, **{**given, "cause": ""})).field
        == "cause"
    )
    carrier = (Share("顺达物流", 10_000, party="carrier"),)
    complaint_findings.find_not_ours(case_id, shares=carrier, **given)
    assert stands(case_id) == [("carrier", "顺达物流", "", 10_000)]
    assert (case(case_id).responsible, case(case_id).evidence) == ("顺达物流 100 %", "签收照片")


def test_what_turns_out_not_ours_has_no_loss_nor_settlement(branch: Any) -> None:
    case_id = attributed()
    complaint_losses.save(case_id, seen_version=version(case_id), lines=[loss.Line("rework", labour=500)])
    assert case(case_id).loss_amount == 500
    complaint_findings.find_not_ours(case_id, cause="雷击", evidence="气象证明", seen_version=version(case_id))
    found = case(case_id)
    assert (found.loss_amount, found.loss_kinds, found.proposed_amount) == (0, "", None)
    assert complaint_file.file(case_id).losses == ()


def test_unfounded_says_what_becomes_of_the_money_owed(branch: Any) -> None:
    case_id = attributed()

    def find(note: str) -> None:
        complaint_findings.find_unfounded(
            case_id, cause="复测合格", receivable_note=note, seen_version=version(case_id)
        )

    assert refused(lambda: find(" ")).field == "receivable_note"
    find("按合同于十二月收款")
    found = case(case_id)
    assert (found.state, found.receivable_note, found.responsible) == ("unfounded", "按合同于十二月收款", "")
    assert stands(case_id) == []


def test_a_minor_case_is_filed_without_a_proposal(branch: Any) -> None:
    case_id = verified("four_steps")
    assert refused(lambda: attribute(case_id)).field == "severity"
    attribute(case_id, severity="serious")

    def file_it(departments: str = "技术部", **more: Any) -> None:
        complaint_findings.file_minor(case_id, seen_version=version(case_id), departments=departments, **more)

    assert refused(file_it).field == "severity"
    attribute(case_id, severity="minor")
    tomorrow = clock.today() + timedelta(days=1)
    for field, more in (
        ("departments", {"departments": "  "}),
        ("departments", {"departments": " ， ,"}),
        ("departments", {"departments": "部" * 500}),
        ("told_on", {"told_on": tomorrow}),
        ("told_on", {"told_on": clock.today() - timedelta(days=1)}),
        ("told_by", {"told_by": "名" * 61}),
    ):
        assert refused(lambda more=more: file_it(**more)).field == field
    assert case(case_id).departments_told == ""
    file_it("技术部, 质管部；技术部", note="电话告知")
    row = case(case_id)
    assert (row.state, row.visit_due_on is not None) == ("filed_minor", True)
    told = (row.departments_told, row.departments_told_by, row.departments_told_on)
    assert told == ("技术部、质管部", "林晓梅", clock.today())
    found = complaint_file.file(case_id)
    assert found.departments_told == "技术部、质管部"


def sent_back(scheme: str = "service_department") -> int:
    """A case that its approver sent back: the wrong unit answers for it."""
    case_id = submitted(scheme=scheme)
    limit("approver", 10**11)
    with sessions.acting_as(person("approver")):
        complaint_approvals.send_back(case_id, seen_version=version(case_id), reason="责任单位有误")
    return case_id


@pytest.mark.parametrize("scheme", ["service_department", "factory_chain", "quality_feedback"])
def test_what_was_sent_back_is_found_anew_and_approved(branch: Any, scheme: str) -> None:
    case_id = sent_back(scheme)
    attribute(case_id, shares=(Share("采购部", 10_000),), severity="serious")
    found = case(case_id)
    assert (found.state, found.approval_state, found.responsible) == ("attributed", "", "采购部 100 %")
    through_stages(case_id)
    complaint_proposals.write(case_id, seen_version=version(case_id), lines=compensated(5_000_000))
    ready(case_id)
    complaint_proposals.submit(case_id, seen_version=version(case_id))
    with sessions.acting_as(person("approver")):
        complaint_approvals.approve(case_id, seen_version=version(case_id))
    assert case(case_id).approved_amount == 5_000_000


def test_what_was_sent_back_may_not_be_our_fault_at_all(branch: Any) -> None:
    case_id = sent_back()
    complaint_findings.find_not_ours(case_id, seen_version=version(case_id), cause="使用不当", evidence="照片")
    found = case(case_id)
    assert (found.state, found.approval_state, found.proposed_amount) == ("not_ours", "", None)
    assert not ComplaintSettlement.select().where(ComplaintSettlement.state != "void").exists()


def test_what_was_sent_back_and_is_minor_promises_nothing(branch: Any) -> None:
    """A line that nobody approved does not stand on the customer's form of a case that was filed."""
    case_id = sent_back("four_steps")
    attribute(case_id, severity="minor")
    complaint_findings.file_minor(case_id, seen_version=version(case_id), departments="质管部")
    found = case(case_id)
    assert (found.state, found.settlement_kinds, found.proposed_amount) == ("filed_minor", "", None)
    assert [row.state for row in ComplaintSettlement.select()] == ["void"]
