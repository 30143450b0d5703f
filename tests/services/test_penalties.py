"""Rewards and penalties: drafted for a share of a loss, approved and issued, published, appealed, void (R136–R141)."""

from __future__ import annotations

import json
from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date, timedelta
from typing import Any

import pytest

from app.core import clock
from app.core.errors import ChangedMeanwhile, NotPermitted, UserError
from app.core.record import replaced
from app.documents._catalogue import all_forms, render_content
from app.documents._plain import from_content
from app.domain.complaint_shares import Share
from app.domain.loss import Line
from app.models.complaint import Complaint
from app.models.complaint_decision import ComplaintUnit
from app.models.organisation import Staff
from app.models.penalty import Penalty
from app.services import (
    _penalty_content,
    _stored_settings,
    complaint_losses,
    issuing,
    penalties,
    penalty_file,
    settings,
)
from app.services import session as sessions
from tests.services.complaint_cases import a_case, case, version
from tests.services.settled_cases import carried_out, colleague, left, not_ours

AsRole = Callable[[str], AbstractContextManager[None]]
DAY = date(2026, 11, 20)


@pytest.fixture(autouse=True)
def _supervisor(frozen_clock: Any, branch: Any, as_role: AsRole, monkeypatch: pytest.MonkeyPatch) -> Any:
    """Penalties are switched on, the supervisor acts, notices are drawn for good."""

    def render(content: dict[str, Any], paper: str, marks: issuing.Marks) -> bytes:
        return render_content(penalties.FORM, content, paper, reprint=marks.reprint, void=marks.is_void)

    monkeypatch.setitem(issuing.RENDERERS, penalties.FORM, render)
    with as_role("administrator"):
        settings.change(values={"penalty.enabled": True})
    yield
    _stored_settings.forget()


def supervisor(branch: Any) -> AbstractContextManager[None]:
    return sessions.acting_as(branch.sessions["supervisor"])


def row(penalty_id: int) -> Penalty:
    return Penalty.get_by_id(penalty_id)


def drafted(branch: Any, amount: int = 600_000, place: int = 0, **more: Any) -> int:
    """A draft for one share of a case's loss."""
    shares = more.pop("shares", (Share("质管部", 6000), Share("制造部", 4000, "李明")))
    case_id = carried_out(amount, shares=shares)
    with supervisor(branch):
        share = penalties.shares(case_id)[place]
        given = {"kind": "penalty", "case_id": case_id, "responsibility_id": share.id, "reason": "未做老化测试", **more}
        return penalties.draft(**given).result


def approve(branch: Any, penalty_id: int) -> None:
    with sessions.acting_as(branch.sessions["approver"]):
        penalties.approve(penalty_id, seen_version=row(penalty_id).row_version)


def act(branch: Any, do: Any, penalty_id: int, role: str = "supervisor", /, **more: Any) -> None:
    with sessions.acting_as(branch.sessions[role]):
        do(penalty_id, seen_version=row(penalty_id).row_version, **more)


def test_a_share_of_the_loss_makes_step_and_fine(branch: Any) -> None:
    penalty_id = drafted(branch, 1_000_000, place=0, unit_points=120, own_points=10)
    found = row(penalty_id)
    assert found.number.startswith("JF-GZ01-2611-")
    assert (found.unit, found.person, found.share_amount) == ("质管部", "", 600_000)
    assert (found.step, found.step_words, found.fine, found.state) == ("self_criticism", "悔过书", 50_000, "draft")
    assert found.complaint_number == case(found.complaint_id).number
    with supervisor(branch):
        shown = penalty_file.file(penalty_id)
    assert shown.arithmetic == "6,000.00 ÷ 120 points × 10 points = 500.00"
    assert shown.actions == {"change", "discard"}


def test_shares_of_others_are_no_matter_of_penalties(branch: Any) -> None:
    shares = (Share("质管部", 3333), Share("蓝海电子", 6667, party="supplier"))
    case_id = carried_out(1_000_001, shares=shares)
    with supervisor(branch):
        (share,) = penalties.shares(case_id)
    assert (share.unit, share.amount, share.step, share.notice) == ("质管部", 333_300, "self_criticism", "")


def test_nothing_is_drafted_while_penalties_are_off(branch: Any, as_role: AsRole) -> None:
    with as_role("administrator"):
        settings.change(values={"penalty.enabled": False})
    with pytest.raises(UserError, match="switched off"):
        drafted(branch)
    assert not Penalty.select().exists()


def test_the_representative_sees_nothing_of_it(branch: Any) -> None:
    penalty_id = drafted(branch)
    for ask in (penalty_file.file, penalties.shares):
        with pytest.raises(NotPermitted):
            ask(penalty_id)
    with pytest.raises(NotPermitted):
        penalties.discard(penalty_id, seen_version=1, reason="x")


def test_approved_it_is_frozen_with_its_four_recipients(branch: Any) -> None:
    penalty_id = drafted(branch, 1_000_000, unit_points=120, own_points=10)
    with supervisor(branch), pytest.raises(NotPermitted):
        penalties.approve(penalty_id, seen_version=1)
    approve(branch, penalty_id)
    found = row(penalty_id)
    assert (found.state, found.approved_by, found.approved_at) == ("approved", "吴敏", clock.now())
    kept = issuing.paper_of(penalties.FORM, found.number)
    assert kept is not None
    assert kept.content_sha256 == found.content_sha256
    data = from_content(all_forms()[penalties.FORM].data, dict(kept.content))
    assert data.copies == ("正本 人事部门", "影印本一 案件主管部门", "影印本二 会计部门", "影印本三 质管部")
    assert (data.fine, data.share, data.step, data.loss) == (50_000, "60 %", "悔过书", 1_000_000)
    with supervisor(branch):
        copy = penalties.for_printing(penalty_id)
        penalties.printed(penalty_id, printer="P1")
        again = penalties.for_printing(penalty_id)
        assert not penalty_file.file(penalty_id).altered
    assert (copy.reprint, again.reprint) == (0, 1)
    with supervisor(branch), pytest.raises(UserError, match="does not fit"):
        penalties.change(penalty_id, seen_version=found.row_version, reason="另一理由")


@pytest.mark.parametrize("scheme", ["factory_chain", "quality_feedback"])
def test_its_copies_go_to_whom_the_scheme_of_the_case_names(branch: Any, scheme: str) -> None:
    """A scheme without copies of the notice leaves the four of the regulation."""
    penalty_id = drafted(branch)
    Complaint.update(scheme=case(a_case(scheme)).scheme).where(Complaint.id == row(penalty_id).complaint_id).execute()
    copies = _penalty_content._recipients(row(penalty_id))
    assert (
        copies
        == {
            "factory_chain": ["正本", "影印 总经理室", "影印 会计科", "影印 质管部"],
            "quality_feedback": ["正本 人事部门", "影印本一 案件主管部门", "影印本二 会计部门", "影印本三 质管部"],
        }[scheme]
    )


def test_an_altered_notice_is_noticed(branch: Any) -> None:
    from app.models.voucher import IssuedPaper

    penalty_id = drafted(branch)
    approve(branch, penalty_id)
    kept = IssuedPaper.get(IssuedPaper.form == penalties.FORM)
    content = {**json.loads(kept.content), "fine": 1}
    IssuedPaper.update(content=json.dumps(content, ensure_ascii=False)).where(IssuedPaper.id == kept.id).execute()
    with supervisor(branch):
        assert penalty_file.file(penalty_id).altered
        with pytest.raises(UserError, match="altered"):
            penalties.for_printing(penalty_id)


def test_nobody_approves_a_notice_about_themselves(branch: Any) -> None:
    me = colleague(branch, "吴敏", user_id=branch.sessions["approver"].user_id)
    with supervisor(branch):
        note = {"step": "warning", "trigger": "hiding", "reason": "隐瞒"}
        penalty_id = penalties.draft(kind="discipline", staff_id=me, **note).result
    acting = sessions.acting_as(replaced(branch.sessions["approver"], staff_id=me))
    with acting, pytest.raises(UserError, match="themselves"):
        penalties.approve(penalty_id, seen_version=1)


def test_one_notice_a_share(branch: Any) -> None:
    penalty_id = drafted(branch)
    found = row(penalty_id)
    given = {"kind": "penalty", "case_id": found.complaint_id, "responsibility_id": found.responsibility_id}
    with supervisor(branch):
        assert [one.notice for one in penalties.shares(found.complaint_id)] == [found.number, ""]
        with pytest.raises(UserError) as refused:
            penalties.draft(**given, reason="再罚一次")
        assert refused.value.field == "responsibility_id"
        penalties.discard(penalty_id, seen_version=1, reason="录入错误")
        penalties.draft(**given, reason="重新拟稿")
    assert row(penalty_id).state == "void"


def test_the_superior_one_step_lower_once(branch: Any) -> None:
    chief = colleague(branch, "赵厂长", "制造部")
    penalty_id = drafted(branch, 15_000_000, shares=(Share("制造部", 10_000, "李明"),))
    assert row(penalty_id).step == "minor_1"
    with supervisor(branch):
        assert "superior" in penalty_file.file(penalty_id).actions
        with pytest.raises(UserError) as refused:
            penalties.draft_for_superior(penalty_id, staff_id=0, reason="监督不力")
        assert refused.value.field == "staff_id"
        above = penalties.draft_for_superior(penalty_id, staff_id=chief, reason="监督不力").result
        with pytest.raises(UserError, match="already"):
            penalties.draft_for_superior(penalty_id, staff_id=chief, reason="监督不力")
        with pytest.raises(UserError, match="no superior"):
            penalties.draft_for_superior(above, staff_id=chief, reason="监督不力")
        shown = penalty_file.file(penalty_id)
    assert (row(above).step, row(above).fine, row(above).person, row(above).unit) == (
        "reprimand_2", 0, "赵厂长", "制造部",
    )  # fmt: skip
    assert (shown.superior_notice_id, "superior" in shown.actions) == (above, False)
    approve(branch, above)
    kept = issuing.paper_of(penalties.FORM, row(above).number)
    assert kept is not None
    assert kept.content["superior_of"] == f"李明（{row(penalty_id).number}）"


def test_published_appealed_and_decided(branch: Any, frozen_clock: Callable[[timedelta], None]) -> None:
    penalty_id = drafted(branch)
    approve(branch, penalty_id)
    act(branch, penalties.publish, penalty_id, day=DAY)
    with pytest.raises(UserError, match="published already"):
        act(branch, penalties.publish, penalty_id, day=DAY)
    with pytest.raises(UserError) as refused:
        act(branch, penalties.appeal, penalty_id, reason="不服", day=DAY - timedelta(days=1))
    assert refused.value.field == "day"
    act(branch, penalties.appeal, penalty_id, reason="测试单已交", day=DAY)
    frozen_clock(timedelta(days=2))
    with pytest.raises(NotPermitted):
        act(branch, penalties.decide_appeal, penalty_id, upheld=True, reason="维持", day=DAY)
    act(branch, penalties.decide_appeal, penalty_id, "approver", upheld=False, reason="测试单属实", day=clock.today())
    found = row(penalty_id)
    assert (found.state, found.appeal, found.appeal_decision, found.appeal_decided_by) == (
        "withdrawn", "测试单已交", "测试单属实", "吴敏",
    )  # fmt: skip
    with supervisor(branch):
        assert penalties.for_printing(penalty_id).pdf != b""


def test_a_discipline_note_stands_with_the_person(branch: Any) -> None:
    person = colleague(branch, "李明", "客服部")
    with supervisor(branch):
        noted = penalties.draft(
            kind="discipline", staff_id=person, step="demerit", trigger="first_contact", reason="推诿客户"
        ).result
    found = row(noted)
    assert (found.staff_id, found.person, found.unit, found.step, found.trigger, found.fine) == (
        person, "李明", "客服部", "demerit", "first_contact", 0,
    )  # fmt: skip
    approve(branch, noted)
    kept = issuing.paper_of(penalties.FORM, found.number)
    assert kept is not None
    assert (kept.content["trigger"], kept.content["step"]) == ("违反首问责任制", "记过")


def test_a_reward_has_its_amount(branch: Any) -> None:
    with supervisor(branch):
        given = penalties.draft(kind="reward", unit_name="客服部", amount=20_000, reason="及时化解投诉").result
    assert (row(given).fine, row(given).unit, row(given).step) == (20_000, "客服部", "")
    with supervisor(branch):
        assert penalty_file.file(given).owed == 0


@pytest.mark.parametrize(
    ("more", "field"),
    [
        ({"kind": "magic"}, "kind"),
        ({"kind": "penalty"}, "case_id"),
        ({"kind": "reward", "unit_name": "客服部"}, "amount"),
        ({"kind": "reward", "unit_name": "客服部", "amount": 0}, "amount"),
        ({"kind": "reward", "unit_name": "客服部", "amount": 10**16}, "amount"),
        ({"kind": "reward", "amount": 100}, "staff_id"),
        ({"kind": "discipline", "unit_name": "客服部"}, "staff_id"),
        ({"kind": "reward", "unit_name": "客服部", "amount": 100, "reason": " "}, "reason"),
    ],
)
def test_what_cannot_be_drafted(branch: Any, more: dict[str, Any], field: str) -> None:
    with supervisor(branch), pytest.raises(UserError) as refused:
        penalties.draft(**{"reason": "理由", **more})
    assert refused.value.field == field
    assert not Penalty.select().exists()


def test_discipline_asks_for_step_and_kind_and_for_somebody_who_works_here(branch: Any) -> None:
    person = colleague(branch, "李明")
    given = {"kind": "discipline", "staff_id": person, "reason": "推诿"}
    with supervisor(branch):
        for more, field in (({"trigger": "hiding"}, "step"), ({"step": "warning"}, "trigger")):
            with pytest.raises(UserError) as refused:
                penalties.draft(**given, **more)
            assert refused.value.field == field
    left(branch, person)
    with supervisor(branch), pytest.raises(UserError) as refused:
        penalties.draft(**given, step="warning", trigger="hiding")
    assert refused.value.field == "staff_id"


def test_a_case_without_a_loss_has_no_step(branch: Any) -> None:
    case_id = not_ours()
    with supervisor(branch):
        assert penalties.shares(case_id) == ()
        with pytest.raises(UserError) as refused:
            penalties.draft(kind="penalty", case_id=case_id, responsibility_id=1, reason="理由")
    assert refused.value.field == "responsibility_id"


def test_a_draft_is_changed_with_its_version(branch: Any) -> None:
    penalty_id = drafted(branch)
    act(branch, penalties.change, penalty_id, reason="改正", unit_points=10, own_points=5, step="reprimand_1")
    found = row(penalty_id)
    assert (found.step, found.fine, found.reason) == ("reprimand_1", 180_000, "改正")
    with supervisor(branch), pytest.raises(ChangedMeanwhile):
        penalties.change(penalty_id, seen_version=1, reason="再改")
    for points, field in (((0, 5), "unit_points"), ((10, 11), "own_points")):
        with pytest.raises(UserError) as refused:
            act(branch, penalties.change, penalty_id, reason="改", unit_points=points[0], own_points=points[1])
        assert refused.value.field == field


def test_the_situations_are_the_branchs_own(branch: Any, as_role: AsRole) -> None:
    assert len(penalties.triggers()) == 15
    with as_role("administrator"):
        settings.change(values={"penalty.triggers": "错发货; 错发货；漏检 "})
    assert penalties.triggers() == ("错发货", "漏检")


def test_who_left_keeps_their_notice(branch: Any) -> None:
    person = colleague(branch, "李明")
    penalty_id = drafted(branch, shares=(Share("制造部", 10_000, "李明", staff_id=person),))
    left(branch, person)
    act(branch, penalties.change, penalty_id, reason="改正")
    approve(branch, penalty_id)
    assert not Staff.get_by_id(person).is_active
    assert (row(penalty_id).person, row(penalty_id).state) == ("李明", "approved")


def test_a_case_shows_its_notices_to_who_may_see_them(branch: Any) -> None:
    from app.services import complaint_file

    penalty_id = drafted(branch)
    case_id = row(penalty_id).complaint_id
    assert complaint_file.file(case_id).penalties == ()
    with supervisor(branch):
        assert [one.id for one in complaint_file.file(case_id).penalties] == [penalty_id]


def test_a_draft_of_another_loss_or_for_nobody_is_not_approved(branch: Any) -> None:
    """What an approver signs is the share that was found and the loss that was counted."""
    penalty_id = drafted(branch, 600_000)
    case_id = row(penalty_id).complaint_id
    complaint_losses.save(case_id, seen_version=version(case_id), lines=(Line("compensation", amount=60_000),))
    with pytest.raises(UserError) as refused:
        approve(branch, penalty_id)
    assert (refused.value.field, row(penalty_id).state) == ("share_amount", "draft")
    act(branch, penalties.change, penalty_id, reason="未做老化测试")
    approve(branch, penalty_id)
    assert (row(penalty_id).state, row(penalty_id).share_amount) == ("approved", 36_000)
    other = drafted(branch, 600_000)
    ComplaintUnit.update(is_active=False).where(ComplaintUnit.id == row(other).responsibility_id).execute()
    with pytest.raises(UserError):
        approve(branch, other)
    assert row(other).state == "draft"
