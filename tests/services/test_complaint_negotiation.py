"""Talks with the customer about what was approved; a refusal that goes on as a new linked form."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from app.core import clock
from app.core.errors import UserError
from app.models.complaint import Complaint, ComplaintContact, ComplaintOpinion, ComplaintScheme, ComplaintStage
from app.models.complaint_decision import ComplaintReport
from app.services import complaint_approvals, complaint_file, complaint_negotiation, complaint_proposals
from app.services import session as sessions
from app.services.complaint_proposals import Planned
from app.services.complaint_schemes import shipped_folder
from tests.services.complaint_cases import case, version
from tests.services.decided_cases import (
    approved,
    compensated,
    limit,
    person,
    proposed,
    ready,
    submitted,
    talking,
    through_stages,
)

pytestmark = pytest.mark.usefixtures("frozen_clock")


def refused(act: Callable[[], object]) -> UserError:
    with pytest.raises(UserError) as found:
        act()
    return found.value


def refuse(case_id: int, **more: Any) -> int:
    given = {"reason": "嫌补偿太少", "seen_version": version(case_id), **more}
    return complaint_negotiation.refuse(case_id, **given).result


def test_talks_are_locked_until_the_proposal_is_approved(branch: Any) -> None:
    for case_id in (proposed(), submitted()):
        found = refused(lambda case_id=case_id: complaint_negotiation.negotiate(case_id, seen_version=version(case_id)))
        assert found.text
        assert case(case_id).state in ("proposing", "pending_approval")
    locked = refused(lambda: complaint_negotiation.negotiate(case_id := proposed(), seen_version=version(case_id)))
    assert (locked.field, "approved" in locked.text) == ("approval", True)


def test_what_needs_no_approval_is_talked_about_at_once(branch: Any) -> None:
    case_id = proposed(lines=(Planned("apology"),))
    complaint_negotiation.negotiate(case_id, seen_version=version(case_id))
    assert case(case_id).state == "negotiating"
    assert not ComplaintContact.select().where(ComplaintContact.kind == "negotiation").exists()


def test_the_customer_accepts(branch: Any) -> None:
    case_id = talking()
    complaint_negotiation.accept(
        case_id, seen_version=version(case_id), words="同意方案", spoken_to="王建国", channel="visit"
    )  # fmt: skip
    found = case(case_id)
    assert (found.state, found.customer_answer, found.answered_on) == ("executing", "accepted", clock.today())
    talks = ComplaintContact.select().where(ComplaintContact.kind == "negotiation").order_by(ComplaintContact.id)
    assert [(row.words, row.channel, row.spoken_to) for row in talks] == [
        ("已电话告知方案", "phone", "王建国"), ("同意方案", "visit", "王建国"),
    ]  # fmt: skip


@pytest.mark.parametrize("step", [-1, 1])
def test_an_answer_is_not_of_tomorrow_nor_from_before_the_complaint(branch: Any, step: int) -> None:
    case_id = talking()
    day = clock.today() + timedelta(days=step)
    found = refused(
        lambda: complaint_negotiation.accept(case_id, seen_version=version(case_id), answered_on=day)
    )  # fmt: skip
    assert found.field == "answered_on"
    found = refused(
        lambda: complaint_negotiation.accept(case_id, seen_version=version(case_id), words="x", channel="moon")
    )
    assert found.field == "channel"
    assert case(case_id).state == "negotiating"


def test_a_refusal_needs_its_reason(branch: Any) -> None:
    case_id = talking()
    assert refused(lambda: refuse(case_id, reason=" ")).field == "reason"
    assert Complaint.select().count() == 1


def test_a_refused_settlement_goes_on_as_a_new_form_with_the_old_attached(branch: Any) -> None:
    case_id = talking(scheme="factory_chain")
    old = case(case_id)
    new = case(refuse(case_id, demand="全额退款"))
    old = case(old.id)
    assert (old.state, old.is_open, old.customer_answer) == ("refused", False, "refused")
    assert (new.number, new.round, new.previous_id, new.first_id) == (f"{old.number}-1", 2, old.id, old.id)
    assert (new.state, new.demand, new.content) == ("attributed", "全额退款", old.content)
    assert (new.scheme_id, new.first_contact, new.registered_by_id) == (
        old.scheme_id, old.first_contact, old.registered_by_id,
    )  # fmt: skip
    assert (new.cause, new.responsible, new.finding) == (old.cause, old.responsible, "ours")
    assert new.close_due_at is not None
    assert (new.received_at, new.replied_at) == (old.received_at, clock.now())
    assert (new.proposed_amount, new.approval_state, new.settlement_kinds, new.loss_amount) == (None, "", "", 0)
    found = complaint_file.file(new.id)
    assert [(one.unit, one.person, one.share) for one in found.units] == [
        ("质管部", "", 6000), ("制造部", "李明", 4000)
    ]  # fmt: skip
    assert [one.block for one in found.opinions] == ["quality"]
    assert [(one.kind, one.state) for one in found.reports] == [("investigation", "done")]
    assert found.settlements == ()
    assert [(link.number, link.how) for link in found.links] == [(old.number, "previous")]
    assert (new.stage, new.stage_unit) == ("sales_opinion", "业务部")
    assert ComplaintStage.select().where(ComplaintStage.complaint == new.id).count() == 1


def test_the_new_form_goes_its_way_to_the_end_of_the_talks_and_again(branch: Any) -> None:
    case_id = talking()
    first = case(case_id)
    for place in (1, 2):
        case_id = refuse(case_id)
        assert case(case_id).number == f"{first.number}-{place}"
        assert case(case_id).first_id == first.id
        complaint_proposals.write(case_id, seen_version=version(case_id), lines=compensated(100 * place))
        ready(case_id)
        complaint_proposals.submit(case_id, seen_version=version(case_id))
        with sessions.acting_as(branch.sessions["approver"]):
            complaint_approvals.approve(case_id, seen_version=version(case_id))
        through_stages(case_id)
        complaint_negotiation.negotiate(case_id, seen_version=version(case_id))
    complaint_negotiation.accept(case_id, seen_version=version(case_id))
    assert case(case_id).state == "executing"
    assert [row.state for row in Complaint.select().order_by(Complaint.id)] == ["refused", "refused", "executing"]


def test_earlier_rounds_are_no_split(branch: Any, work: Any) -> None:
    case_id = talking(9_000_000, customer_id=work.customer_id, device_id=work.device_id)
    again = refuse(case_id)
    complaint_proposals.write(again, seen_version=version(again), lines=compensated(9_500_000))
    assert complaint_proposals.split_warning(again) == ""


def test_what_was_approved_is_seen_when_it_is_talked_about(branch: Any) -> None:
    found = complaint_file.file(approved(123_400))
    assert (found.approved_amount, found.approved_by) == (123_400, "吴敏")
    assert "negotiate" in found.actions
    assert ComplaintOpinion.select().exists()
    assert not ComplaintReport.select().exists()


def test_the_first_word_of_the_talks_answers_the_customer(branch: Any, frozen_clock: Any) -> None:
    case_id = approved()
    assert case(case_id).replied_at is None
    frozen_clock(timedelta(hours=2))
    complaint_negotiation.negotiate(case_id, seen_version=version(case_id))
    assert case(case_id).replied_at is None
    complaint_negotiation.accept(case_id, seen_version=version(case_id), words="同意")
    assert case(case_id).replied_at == clock.now()


def test_a_scheme_deleted_meanwhile_carries_the_new_form_too(branch: Any, as_role: Any) -> None:
    case_id = talking()
    scheme = ComplaintScheme.get()
    ComplaintScheme.update(is_retired=True).where(ComplaintScheme.id == scheme.id).execute()
    new = case(refuse(case_id))
    assert new.scheme_id == scheme.id
    complaint_proposals.write(new.id, seen_version=version(new.id), lines=compensated(100))
    assert case(new.id).state == "proposing"


@pytest.mark.parametrize("code", [path.stem for path in sorted(shipped_folder().glob("*.json"))])
def test_every_scheme_comes_from_the_finding_to_the_acceptance(branch: Any, code: str) -> None:
    case_id = talking(scheme=code)
    assert case(case_id).approved_amount == 9_000_000
    complaint_negotiation.accept(case_id, seen_version=version(case_id))
    assert case(case_id).state == "executing"
    assert case(refuse(talking(scheme=code))).state == "attributed"


def test_an_answer_from_before_the_talks_is_none(branch: Any, frozen_clock: Any) -> None:
    """Nothing was promised before the approval, so nobody can have accepted before (R098)."""
    case_id = submitted()
    frozen_clock(timedelta(days=3))
    with sessions.acting_as(person("approver")):
        limit("approver", 10**9)
        complaint_approvals.approve(case_id, seen_version=version(case_id))
    through_stages(case_id)
    complaint_negotiation.negotiate(case_id, seen_version=version(case_id), words="已告知")
    early = clock.today() - timedelta(days=1)
    found = refused(lambda: complaint_negotiation.accept(case_id, seen_version=version(case_id), answered_on=early))
    assert found.field == "answered_on"
    assert refused(lambda: refuse(case_id, answered_on=early)).field == "answered_on"
    complaint_negotiation.accept(case_id, seen_version=version(case_id), answered_on=clock.today())
    assert case(case_id).state == "executing"
