"""Who may decide a proposal, and what follows: approved, approved with less, sent back."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from app.core import clock
from app.core.errors import ChangedMeanwhile, NotPermitted, UserError
from app.core.record import replaced
from app.domain import loss
from app.domain.complaint_shares import Share
from app.models.complaint import Complaint
from app.models.complaint_decision import ComplaintApproval, ComplaintSettlement
from app.models.organisation import User
from app.models.return_slip import ReceivableExclusion
from app.services import (
    complaint_approvals,
    complaint_losses,
    complaint_proposals,
    complaints,
    departments,
    settings,
    staff,
    users,
)
from app.services import session as sessions
from app.services.complaint_proposals import Planned
from tests.services.complaint_cases import case, version
from tests.services.decided_cases import limit, proposed, ready, submitted

pytestmark = pytest.mark.usefixtures("frozen_clock")

MANY = (Planned("compensation", amount=60_000), Planned("allowance", amount=40_000))


def refused(act: Callable[[], object]) -> UserError:
    with pytest.raises(UserError) as found:
        act()
    return found.value


@pytest.fixture
def approve(branch: Any) -> Callable[..., None]:
    def act(case_id: int, role: str = "approver", **more: Any) -> None:
        with sessions.acting_as(branch.sessions[role]):
            complaint_approvals.approve(case_id, seen_version=version(case_id), **more)

    return act


@pytest.mark.parametrize(
    ("limit_of", "amount", "may"),
    [
        (10_000_000, 9_999_999, True), (10_000_000, 10_000_000, True), (10_000_000, 10_000_001, False),
        (15_000_000, 14_999_999, True), (15_000_000, 15_000_000, True), (15_000_000, 15_000_001, False),
        (None, 1, False),
    ],
)  # fmt: skip
def test_an_approver_decides_to_the_last_fen_of_their_limit(
    approve: Any, limit_of: int | None, amount: int, may: bool
) -> None:
    case_id = submitted(amount)
    limit("approver", limit_of)
    if may:
        approve(case_id, words="同意")
        found = case(case_id)
        assert (found.state, found.approval_state, found.approved_amount) == ("approved", "approved", amount)
        assert (found.approved_by, found.approved_at is not None) == ("吴敏", True)
        asked = ComplaintApproval.get()
        assert (asked.decision, asked.decided_by, asked.words) == ("approved", "吴敏", "同意")
    else:
        assert refused(lambda: approve(case_id)).field == "approval"
        assert (case(case_id).state, ComplaintApproval.get().decision) == ("pending_approval", "open")


def test_a_role_without_the_right_decides_nothing(approve: Any) -> None:
    case_id = submitted()
    limit("representative", 10**11)
    for role in ("representative", "technician", "administrator"):
        with pytest.raises(NotPermitted):
            approve(case_id, role)


def _joined(branch: Any, name: str = "吴敏", phone: str = "13900000009") -> int:
    """The approver stands on the staff list under a name; their session knows it."""
    user = User.get(User.role == "approver")
    with sessions.acting_as(branch.sessions["administrator"]):
        return staff.create(name=name, phone=phone, user_id=user.id).result


def _act_as_approver(branch: Any, staff_id: int) -> sessions.Session:
    before = branch.sessions["approver"]
    return sessions.Session(before.user_id, before.name, before.full_name, before.role, staff_id)


@pytest.mark.parametrize(
    "fields",
    [
        {"shares": (Share("业务部", 10_000, "吴敏"),)},
        {"contact_name": "吴敏"},
        {"new_customer": {"name": "吴敏", "phone": "13811112222"}},
    ],
)
def test_who_is_named_or_complains_does_not_decide(approve: Any, fields: dict[str, Any]) -> None:
    limit("approver", 10**11)
    case_id = submitted(**fields)
    assert refused(lambda: approve(case_id)).field == "approval"


def test_who_is_known_by_staff_list_or_telephone_does_not_decide(branch: Any) -> None:
    limit("approver", 10**11)
    staff_id = _joined(branch, "吴小敏")
    who = _act_as_approver(branch, staff_id)
    named = submitted(shares=(Share("业务部", 10_000, staff_id=staff_id),))
    owned = submitted(owner_id=staff_id)
    called = submitted(phone="139 0000 0009")
    with sessions.acting_as(who):
        for case_id in (named, owned, called):
            assert complaint_approvals.standing(case_id).refusal
            found = refused(lambda case_id=case_id: complaint_approvals.approve(case_id, seen_version=version(case_id)))
            assert found.field == "approval"


def test_whose_bonus_the_case_spares_does_not_decide(approve: Any) -> None:
    limit("approver", 10**11)
    case_id = submitted()
    found = case(case_id)
    ReceivableExclusion.create(
        number=f"{found.number}/1", complaint=case_id, complaint_number=found.number, customer=found.customer_id,
        customer_name=found.customer_name, salesperson="吴敏", amount=100, due_on=clock.today(),
        entered_at=clock.now(), entered_by="x", created_at=clock.now(), changed_at=clock.now(),
    )  # fmt: skip
    assert "benefits" in refused(lambda: approve(case_id)).text


def test_nobody_decides_what_they_registered_or_put_forward(branch: Any, approve: Any, as_role: Any) -> None:
    limit("supervisor", 10**11)
    with as_role("supervisor"):
        registered = submitted()
    assert "registered" in refused(lambda: approve(registered, "supervisor")).text
    forward = proposed()
    with as_role("supervisor"):
        complaint_proposals.submit(forward, seen_version=version(forward))
    assert "put forward" in refused(lambda: approve(forward, "supervisor")).text
    with as_role("administrator"):
        settings.change(values={"complaint.self_approval": True})
    approve(registered, "supervisor")
    approve(forward, "supervisor")
    assert case(forward).approved_by == "周建国"


def test_an_approver_approves_less(approve: Any) -> None:
    case_id = submitted(100_000)
    limit("approver", 10**9)
    approve(case_id, amount=80_000)
    assert (case(case_id).approved_amount, ComplaintSettlement.get().amount) == (80_000, 80_000)
    assert ComplaintApproval.get().amount == 100_000


def test_with_several_lines_they_say_which_is_cut(approve: Any) -> None:
    case_id = proposed(lines=MANY)
    complaint_proposals.submit(case_id, seen_version=version(case_id))
    limit("approver", 10**9)
    first, second = (row.id for row in ComplaintSettlement.select().order_by(ComplaintSettlement.id))
    assert refused(lambda: approve(case_id, amount=90_000)).field == "cuts"
    assert refused(lambda: approve(case_id, amount=80_000, cuts={first: 50_000})).field == "cuts"
    assert refused(lambda: approve(case_id, cuts={first: 60_001})).field == "cuts"
    assert refused(lambda: approve(case_id, cuts={first: 0})).field == "cuts"
    assert refused(lambda: approve(case_id, cuts={first + 999: 5})).field == "cuts"
    assert [row.amount for row in ComplaintSettlement.select().order_by(ComplaintSettlement.id)] == [60_000, 40_000]
    approve(case_id, cuts={first: 50_000, second: 40_000})
    assert case(case_id).approved_amount == 90_000


@pytest.mark.parametrize("amount", [0, -1, 100_001, 10**12])
def test_more_than_was_proposed_or_nothing_is_not_approved(approve: Any, amount: int) -> None:
    case_id = submitted(100_000)
    limit("approver", 10**13)
    assert refused(lambda: approve(case_id, amount=amount)).field == "amount"


def test_a_loss_above_the_settlement_is_approved_as_it_stands(approve: Any) -> None:
    case_id = proposed(lines=(Planned("return", quantity=10, cause="nonconforming"),))
    complaint_losses.save(
        case_id, seen_version=version(case_id), lines=[loss.Line("return", "电源", 10, 50_000)]
    )  # fmt: skip
    complaint_proposals.submit(case_id, seen_version=version(case_id))
    limit("approver", 100_000)
    approve(case_id)
    assert case(case_id).approved_amount == 100_000


def test_sent_back_with_a_reason_and_proposed_again(branch: Any, approve: Any) -> None:
    case_id = submitted()
    limit("approver", 10**9)

    def send_back(reason: str) -> None:
        with sessions.acting_as(branch.sessions["approver"]):
            complaint_approvals.send_back(case_id, seen_version=version(case_id), reason=reason)

    assert refused(lambda: send_back(" ")).field == "reason"
    send_back("金额依据不足")
    assert (case(case_id).state, case(case_id).approval_state) == ("returned", "returned")
    (first,) = ComplaintSettlement.select()
    complaint_proposals.write(
        case_id, seen_version=version(case_id), lines=[Planned("compensation", id=first.id, amount=100)]
    )
    ready(case_id)
    complaint_proposals.submit(case_id, seen_version=version(case_id))
    approve(case_id)
    rows = ComplaintApproval.select().order_by(ComplaintApproval.id)
    assert [(row.decision, row.amount) for row in rows] == [("returned", 9_000_000), ("approved", 100)]


def test_a_decision_is_made_once(approve: Any) -> None:
    case_id = submitted()
    limit("approver", 10**9)
    seen = version(case_id)
    approve(case_id)
    assert refused(lambda: approve(case_id)).field == "approval"
    user = User.get(User.role == "approver")
    with (
        sessions.acting_as(sessions.Session(user.id, user.name, user.full_name, user.role)),
        pytest.raises(ChangedMeanwhile),
    ):
        complaint_approvals.approve(case_id, seen_version=seen)


def test_a_case_that_is_voided_waits_for_nobody(branch: Any, as_role: Any) -> None:
    case_id = submitted()
    with as_role("supervisor"):
        complaints.void(case_id, seen_version=version(case_id), reason="重复登记")
    assert (case(case_id).state, case(case_id).approval_state) == ("void", "")
    assert ComplaintApproval.get().decision == "withdrawn"


def test_the_ladder_marks_the_rung_and_says_why_not(branch: Any) -> None:
    case_id = submitted(12_000_000)
    limit("approver", 10_000_000)
    assert complaint_approvals.standing(case_id).refusal == ""  # the representative is not asked
    with sessions.acting_as(branch.sessions["approver"]):
        found = complaint_approvals.standing(case_id)
    assert [(rung.is_due, rung.words[:4]) for rung in found.ladder] == [
        (False, "业务部门"), (True, "副总经理"), (False, "总经理:"),
    ]  # fmt: skip
    assert "120,000.00" in found.refusal
    assert "100,000.00" in found.refusal


def test_the_ladder_of_others_is_not_for_technicians(branch: Any, as_role: Any) -> None:
    case_id = submitted()
    with as_role("technician"):
        with pytest.raises(NotPermitted):
            complaint_approvals.standing(case_id)
        with pytest.raises(NotPermitted):
            complaint_proposals.split_warning(case_id)


def test_a_closed_account_decides_no_more(branch: Any) -> None:
    """Who left cannot sign in; the case waits for another approver."""
    case_id = submitted()
    user = User.get(User.role == "approver")
    with sessions.acting_as(branch.sessions["administrator"]):
        users.deactivate(user_id=user.id, seen_version=user.row_version)
    with pytest.raises(UserError):
        users.sign_in(user.name, branch.password)
    assert case(case_id).state == "pending_approval"


def test_one_person_with_two_accounts_or_a_name_spelt_otherwise_does_not_decide(branch: Any, approve: Any) -> None:
    limit("approver", 10**11)
    other_account = submitted()
    Complaint.update(registered_by="吴 敏", registered_by_id=99).where(Complaint.id == other_account).execute()
    asked = submitted()
    ComplaintApproval.update(asked_by="吴敏", asked_by_id=99).where(ComplaintApproval.complaint == asked).execute()
    named = submitted(shares=(Share("业务部", 10_000, "吴\u3000敏"),))
    for case_id in (other_account, asked, named):
        assert refused(lambda case_id=case_id: approve(case_id)).field == "approval"
        assert case(case_id).state == "pending_approval"


def test_what_an_approver_read_is_what_they_decide(branch: Any) -> None:
    """Other lines of the same sum are another proposal: who read the first does not put the second forward."""
    case_id = proposed(lines=MANY)
    read = version(case_id)
    complaint_proposals.write(case_id, seen_version=read, lines=[Planned("compensation", amount=100_000)])
    with pytest.raises(ChangedMeanwhile):
        complaint_proposals.submit(case_id, seen_version=read)
    read = version(case_id)
    complaint_losses.save(case_id, seen_version=read, lines=[loss.Line("compensation", amount=40_000)])
    read = version(case_id)
    complaint_losses.save(case_id, seen_version=read, lines=[loss.Line("rework", labour=40_000)])
    with pytest.raises(ChangedMeanwhile):
        complaint_proposals.submit(case_id, seen_version=read)


def test_a_cut_leaves_the_goods_that_stand_with_their_loss(approve: Any) -> None:
    case_id = proposed(lines=(
        Planned("compensation", amount=90_000), Planned("return", quantity=9, cause="nonconforming"),
    ))  # fmt: skip
    complaint_losses.save(case_id, seen_version=version(case_id), lines=[loss.Line("return", "电源", 9, 50_000)])
    complaint_proposals.submit(case_id, seen_version=version(case_id))
    limit("approver", 10**9)
    money = ComplaintSettlement.get(ComplaintSettlement.kind == "compensation")
    approve(case_id, cuts={money.id: 50_000})
    assert (case(case_id).proposed_amount, case(case_id).approved_amount) == (180_000, 140_000)


def test_who_belongs_to_a_department_that_answers_without_a_name_does_not_decide(branch: Any, approve: Any) -> None:
    with sessions.acting_as(branch.sessions["administrator"]):
        office = departments.create(name="质管部").result
        head = staff.create(name="黄国平", department_id=office).result
        other = staff.create(name="周海", department_id=departments.create(name="采购部").result).result
    case_id = submitted(shares=(Share("质管部", 6000), Share("制造部", 4000, "李明")))
    limit("approver", 10**9)
    as_head = replaced(branch.sessions["approver"], staff_id=head)
    with sessions.acting_as(as_head):
        found = refused(lambda: complaint_approvals.approve(case_id, seen_version=version(case_id)))
    assert "质管部" in found.text
    with sessions.acting_as(replaced(as_head, staff_id=other)):
        complaint_approvals.approve(case_id, seen_version=version(case_id))
    assert case(case_id).approval_state == "approved"
