"""Opinions in the blocks of the form and written sheets: investigation, appraisal, petition, case study."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from functools import partial
from typing import Any

import pytest

from app.core import clock
from app.core.errors import ChangedMeanwhile, NotPermitted, UserError
from app.domain.workflows import complaint as workflow
from app.models.complaint import Complaint, ComplaintOpinion
from app.models.complaint_decision import ComplaintReport
from app.models.organisation import Staff
from app.services import (
    complaint_findings,
    complaint_negotiation,
    complaint_opinions,
    complaint_reports,
    complaints,
    home,
    reminders,
)
from app.services import session as sessions
from app.services._complaint_facts import case_facts
from app.services.complaint_reports import Sheet
from app.services.complaint_schemes import scheme_of
from tests.services.complaint_cases import a_case, case, version
from tests.services.decided_cases import OURS, attributed, proposed, submitted, talking, verified
from tests.services.settled_cases import colleague

pytestmark = pytest.mark.usefixtures("frozen_clock")


def refused(act: Callable[[], object]) -> UserError:
    with pytest.raises(UserError) as found:
        act()
    return found.value


def opinion(block: str = "quality") -> ComplaintOpinion:
    return ComplaintOpinion.get(ComplaintOpinion.block == block)


def test_an_opinion_stands_in_its_block_with_name_and_day(branch: Any) -> None:
    case_id = a_case("factory_chain")
    complaint_opinions.give(case_id, block="quality", words="电容鼓包", given_by="赵主任", given_on=clock.today())
    row = opinion()
    assert (row.title, row.unit, row.words, row.given_by) == ("品质部门原因分析", "质管部", "电容鼓包", "赵主任")
    assert (row.given_on, row.entered_by, row.is_internal) == (clock.today(), "林晓梅", True)
    complaint_opinions.give(case_id, block="quality", words="电容鼓包，批次 2609", seen_version=row.row_version)
    assert (opinion().words, opinion().given_by) == ("电容鼓包，批次 2609", "林晓梅")
    assert ComplaintOpinion.select().count() == 1


@pytest.mark.parametrize(
    ("more", "field"),
    [
        ({"block": "moon"}, "block"),
        ({"words": "  "}, "words"),
        ({"words": "x" * 20_001}, "words"),
        ({"given_on": "tomorrow"}, "given_on"),
        ({"given_on": "before"}, "given_on"),
    ],
)
def test_no_opinion(branch: Any, more: dict[str, Any], field: str) -> None:
    case_id = a_case("factory_chain")
    days = {"tomorrow": clock.today() + timedelta(days=1), "before": clock.today() - timedelta(days=1)}
    more = {name: days.get(value, value) if name == "given_on" else value for name, value in more.items()}
    given = {"block": "quality", "words": "电容鼓包", **more}
    assert refused(lambda: complaint_opinions.give(case_id, **given)).field == field
    assert not ComplaintOpinion.select().exists()


def test_units_write_beside_one_another_but_not_over_each_other(branch: Any) -> None:
    case_id = a_case("factory_chain")
    complaint_opinions.give(case_id, block="quality", words="甲")
    complaint_opinions.give(case_id, block="production", words="乙")
    with pytest.raises(ChangedMeanwhile):
        complaint_opinions.give(case_id, block="quality", words="丙")
    assert opinion().words == "甲"


def test_somebody_who_left_stays_named_and_it_is_said(branch: Any) -> None:
    case_id = a_case("factory_chain")
    person = Staff.get_by_id(branch.technician_id)
    complaint_opinions.give(case_id, block="quality", words="电容鼓包", given_by=person.name)
    assert complaint_opinions.remark(person.name) == ""
    Staff.update(is_active=False).where(Staff.id == person.id).execute()
    assert person.name in complaint_opinions.remark(person.name)
    complaint_opinions.give(case_id, block="production", words="按工艺", given_by=person.name)
    assert opinion("production").given_by == person.name
    assert complaint_opinions.remark("外单位工程师") == ""
    assert complaint_opinions.remark("") == ""


def test_what_the_decision_was_made_upon_stays(branch: Any) -> None:
    case_id = submitted(scheme="factory_chain")
    row = opinion()
    found = refused(
        lambda: complaint_opinions.give(case_id, block="quality", words="改口", seen_version=row.row_version)
    )
    assert found.field == "words"
    complaint_opinions.give(
        case_id, block="quality", words=row.words, given_by=row.given_by, given_on=row.given_on,
        seen_version=row.row_version,
    )  # fmt: skip
    complaint_opinions.give(case_id, block="talks", words="客户接受")
    complaint_opinions.give(case_id, block="talks", words="客户同意折让", seen_version=opinion("talks").row_version)
    assert opinion("talks").words == "客户同意折让"


def talked(branch: Any) -> int:
    """A case of the factory's scheme whose customer accepted: sales report the talks."""
    case_id = talking(scheme="factory_chain")
    complaint_negotiation.accept(case_id, seen_version=version(case_id), words="客户接受折让方案")
    return case_id


def test_the_talks_are_checked_and_the_office_has_a_day_for_its_opinion(branch: Any, frozen_clock: Any) -> None:
    case_id = talking(scheme="factory_chain")
    early = refused(lambda: complaint_opinions.give(case_id, block="closing", words="同意结案"))
    assert early.field == "words"
    assert refused(lambda: complaint_opinions.give(case_id, block="supervisor", words="属实")).field == "words"
    accepted_on = clock.today()
    complaint_negotiation.accept(case_id, seen_version=version(case_id), words="客户接受折让方案")
    assert (opinion("talks").words, opinion("talks").given_by) == ("客户接受折让方案", "林晓梅")
    assert case(case_id).opinion_due_at == clock.local_midnight(accepted_on + timedelta(days=2))
    unchecked = refused(lambda: complaint_opinions.give(case_id, block="closing", words="好"))
    assert "Supervisor: check" in unchecked.text
    own = refused(lambda: complaint_opinions.give(case_id, block="supervisor", words="属实"))
    assert own.field == "given_by"
    complaint_opinions.give(case_id, block="supervisor", words="属实", given_by="赵主任")
    assert case(case_id).opinion_given_at is None
    frozen_clock(timedelta(days=1))
    complaint_opinions.give(case_id, block="closing", words="业务部交涉妥当，同意结案", given_by="孙浩")
    row = case(case_id)
    assert row.opinion_given_at == clock.now()
    assert row.opinion_due_at is not None
    assert row.opinion_given_at < row.opinion_due_at
    frozen_clock(timedelta(days=1))
    complaint_opinions.give(
        case_id, block="closing", words="同意结案", given_by="孙浩", seen_version=opinion("closing").row_version
    )
    assert case(case_id).opinion_given_at == row.opinion_given_at


def test_the_opinion_after_the_talks_is_missed_and_archived_without_it_nothing(branch: Any, frozen_clock: Any) -> None:
    case_id = talked(branch)
    assert figure().count == 1
    assert figure().tone == "due"
    frozen_clock(timedelta(days=2))
    assert figure().tone == "late"
    assert any("overall opinion" in one.text for one in reminders._all())
    facts = case_facts(case(case_id))
    assert facts.closing_missing
    with pytest.raises(UserError, match="overall opinion"):
        workflow.after(scheme_of(case(case_id)), "visited", "archive", facts)
    complaint_opinions.give(case_id, block="supervisor", words="属实", given_by="赵主任")
    complaint_opinions.give(case_id, block="closing", words="同意结案")
    assert not case_facts(case(case_id)).closing_missing
    assert figure().count == 0


def figure() -> home.Figure:
    return next(one for one in home.figures() if one.key == "complaint_opinions")


def test_no_opinion_is_asked_for_where_the_scheme_has_no_such_stage(branch: Any) -> None:
    case_id = talking()
    complaint_negotiation.accept(case_id, seen_version=version(case_id), words="同意")
    assert case(case_id).opinion_due_at is None
    assert not case_facts(case(case_id)).closing_missing


def test_the_report_is_due_days_after_the_investigation_not_after_the_finding(branch: Any, frozen_clock: Any) -> None:
    case_id = verified("factory_chain")
    ended = clock.today()
    frozen_clock(timedelta(days=2))
    given = {"cause": "电容批次不良", "severity": "serious", "shares": OURS}

    def find(**more: Any) -> None:
        complaint_findings.attribute(case_id, seen_version=version(case_id), **given, **more)

    assert refused(lambda: find(investigated_on=clock.today() + timedelta(days=1))).field == "investigated_on"
    assert refused(lambda: find(investigated_on=ended - timedelta(days=9))).field == "investigated_on"
    find(investigated_on=ended)
    row = ComplaintReport.get()
    assert (row.investigated_on, row.due_on) == (ended, ended + timedelta(days=3))
    later = Sheet(findings="抽检三台", measures="全批隔离", investigated_on=ended + timedelta(days=1))
    complaint_reports.write(case_id, "investigation", later, seen_version=row.row_version)
    row = ComplaintReport.get()
    assert (row.investigated_on, row.due_on) == (ended + timedelta(days=1), ended + timedelta(days=4))
    find()
    assert ComplaintReport.get().due_on == ended + timedelta(days=4)
    before = Sheet("", "抽检", "隔离", investigated_on=clock.today(), made_on=clock.today() - timedelta(days=1))
    seen = ComplaintReport.get().row_version
    wrong = refused(lambda: complaint_reports.write(case_id, "investigation", before, seen_version=seen))
    assert wrong.field == "made_on"


def test_without_a_day_the_investigation_ended_with_the_finding(branch: Any) -> None:
    attributed("factory_chain")
    row = ComplaintReport.get()
    assert (row.investigated_on, row.due_on) == (clock.today(), clock.today() + timedelta(days=3))


def test_nothing_is_written_into_a_case_that_ended(branch: Any, as_role: Any) -> None:
    case_id = talking()
    complaint_negotiation.refuse(case_id, seen_version=version(case_id), reason="嫌少")
    assert refused(lambda: complaint_opinions.give(case_id, block="department", words="x")).field == "block"
    sheet = Sheet("异议", "金额依据", proposal="复议")
    assert refused(lambda: complaint_reports.write(case_id, "petition", sheet)).text


def test_a_report_is_written_and_decided(branch: Any, as_role: Any) -> None:
    case_id = attributed("factory_chain")
    row = ComplaintReport.get()
    sheet = Sheet(findings="抽检三台", went="质管部 赵主任")
    done = {"seen_version": row.row_version, "is_done": True}
    assert refused(lambda: complaint_reports.write(case_id, "investigation", sheet, **done)).field == "measures"
    complaint_reports.write(case_id, "investigation", sheet, seen_version=row.row_version)
    row = ComplaintReport.get()
    assert (row.state, row.findings, row.made_on, row.due_on is not None) == ("draft", "抽检三台", None, True)
    with as_role("approver"):
        assert refused(lambda: complaint_reports.decide(row.id, seen_version=row.row_version, decision="x")).field
    full = Sheet(findings="抽检三台", measures="全批隔离", proposal="索赔供方", went="质管部 赵主任")
    complaint_reports.write(case_id, "investigation", full, seen_version=row.row_version, is_done=True)
    row = ComplaintReport.get()
    assert (row.state, row.made_on, row.made_by) == ("done", clock.today(), "林晓梅")
    with pytest.raises(NotPermitted):
        complaint_reports.decide(row.id, seen_version=row.row_version, decision="同意")
    with as_role("approver"):
        empty = refused(lambda: complaint_reports.decide(row.id, seen_version=row.row_version, decision=" "))
        assert empty.field == "decision"
        complaint_reports.decide(row.id, seen_version=row.row_version, decision="同意")
        mine = sessions.current().full_name
    row = ComplaintReport.get()
    assert (row.decision, row.decided_by, row.decided_on) == ("同意", mine, clock.today())
    assert refused(lambda: complaint_reports.write(case_id, "investigation", full, seen_version=row.row_version)).text


@pytest.mark.parametrize(
    ("more", "field"),
    [
        ({"fee": 10_000}, "fee_payer"),
        ({"fee": 10_000, "fee_payer": "moon"}, "fee_payer"),
        ({"fee": -1, "fee_payer": "company"}, "fee"),
        ({"fee": 10**12, "fee_payer": "company"}, "fee"),
        ({"institution": ""}, "institution"),
        ({"conclusion": ""}, "conclusion"),
    ],
)
def test_an_appraisal_says_who_tested_and_who_pays(branch: Any, more: dict[str, Any], field: str) -> None:
    case_id = attributed("store")
    given = {"institution": "市质检所", "conclusion": "不合格", **more}
    assert refused(lambda: complaint_reports.write(case_id, "appraisal", Sheet(**given), is_done=True)).field == field


def test_the_payer_of_the_fee_is_kept_and_there_may_be_two_appraisals(branch: Any) -> None:
    case_id = attributed("store")
    for payer in ("company", "liable_party"):
        sheet = Sheet(institution="市质检所", conclusion="不合格", fee=80_000, fee_payer=payer)
        complaint_reports.write(case_id, "appraisal", sheet, is_done=True)
    rows = ComplaintReport.select().order_by(ComplaintReport.id)
    assert [(row.fee, row.fee_payer, row.state) for row in rows] == [
        (80_000, "company", "done"), (80_000, "liable_party", "done"),
    ]  # fmt: skip


def test_a_scheme_has_the_sheets_of_its_steps(branch: Any) -> None:
    assert complaint_reports.offered(scheme_of(case(a_case("factory_chain")))) == ("investigation", "petition")
    assert complaint_reports.offered(scheme_of(case(a_case("service_complaint")))) == ("petition", "case_study")
    case_id = a_case("store")
    sheet = Sheet(findings="a", measures="b", proposal="c")
    assert refused(lambda: complaint_reports.write(case_id, "case_study", sheet)).field == "kind"


def test_nobody_decides_what_they_wrote_nor_under_a_made_up_name(branch: Any, as_role: Any) -> None:
    case_id = attributed()
    sheet = Sheet(subject="补偿", findings="批次不良", proposal="同意补偿", made_by="韦志明")
    colleague(branch, "韦志明")
    colleague(branch, "方总")
    complaint_reports.write(case_id, "petition", sheet, is_done=True)
    row = ComplaintReport.get()
    act = partial(complaint_reports.decide, row.id, seen_version=row.row_version, decision="同意")
    with as_role("approver"):
        for name in ("查无此人", "总经理", "韦志明"):
            assert refused(lambda name=name: act(decided_by=name)).field == "decided_by"
        own = sessions.current().full_name
        ComplaintReport.update(made_by=f" {own} ").execute()
        assert refused(act).field == "decided_by"
        assert refused(lambda: act(decided_by="方总")).field == "decided_by"
        ComplaintReport.update(made_by="韦志明").execute()
        Complaint.update(state="void").execute()
        assert refused(act).text
        Complaint.update(state="attributed").execute()
        act(decided_by="方总")
    assert ComplaintReport.get().decided_by == "方总"


def test_a_petition_of_twenty_pages_is_carried_whole(branch: Any) -> None:
    case_id = proposed()
    text = "对本案责任归属有异议，理由如下。" * 1_200
    complaint_reports.write(case_id, "petition", Sheet("异议", text, proposal="复议"), is_done=True)
    assert ComplaintReport.get(ComplaintReport.kind == "petition").findings == text


def test_a_void_sheet_does_not_count(branch: Any) -> None:
    case_id = attributed("factory_chain")
    row = ComplaintReport.get()
    assert refused(lambda: complaint_reports.void(row.id, seen_version=row.row_version, reason="")).field == "reason"
    complaint_reports.void(row.id, seen_version=row.row_version, reason="重复")
    again = refused(lambda: complaint_reports.void(row.id, seen_version=row.row_version + 1, reason="x"))
    assert again.text
    full = Sheet(findings="抽检", measures="隔离")
    gone = {"report_id": row.id, "seen_version": row.row_version + 1}
    assert refused(lambda: complaint_reports.write(case_id, "investigation", full, **gone)).text
    complaint_reports.write(case_id, "investigation", full, is_done=True)
    states = [one.state for one in ComplaintReport.select().order_by(ComplaintReport.id)]
    assert states == ["void", "done"]


def test_a_technician_writes_nothing(branch: Any, as_role: Any) -> None:
    case_id = a_case("factory_chain")
    with as_role("technician"):
        with pytest.raises(NotPermitted):
            complaint_opinions.give(case_id, block="quality", words="x")
        with pytest.raises(NotPermitted):
            complaint_reports.write(case_id, "petition", Sheet("a", "b", proposal="c"))


def test_talks_come_after_the_promise(branch: Any) -> None:
    case_id = a_case()
    assert refused(lambda: complaints.contact(case_id, kind="negotiation", words="退款")).field == "kind"


def test_the_report_that_a_decision_was_made_upon_stays(branch: Any, as_role: Any) -> None:
    case_id = submitted(scheme="factory_chain")
    row = ComplaintReport.get(ComplaintReport.kind == "investigation")
    again = Sheet(findings="另一种说法", measures="另一种措施")
    for done in (False, True):
        refused(lambda done=done: complaint_reports.write(
            case_id, "investigation", again, seen_version=row.row_version, is_done=done
        ))  # fmt: skip
    refused(lambda: complaint_reports.void(row.id, seen_version=row.row_version, reason="错"))
    stays = ComplaintReport.get_by_id(row.id)
    assert (stays.state, stays.findings) == ("done", "现场抽检三台，电容鼓包")
