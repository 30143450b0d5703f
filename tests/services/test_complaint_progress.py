"""A complaint from unit to unit: accepted, handed on, passed over, sent back; who may, and two at once."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest

from app.core.errors import ChangedMeanwhile, NotPermitted, UserError
from app.models.complaint import ComplaintEvent, ComplaintStage
from app.services import _complaint_steps as steps
from app.services import (
    complaint_file,
    complaint_negotiation,
    complaint_progress,
    complaint_proposals,
    complaint_schemes,
    staff,
)
from app.services import session as sessions
from tests.services.complaint_cases import a_case, case, version
from tests.services.complaint_walk import forward, own, stages_of, take
from tests.services.decided_cases import compensated


@pytest.fixture
def supervisor(work: Any, branch: Any) -> Iterator[None]:
    with sessions.acting_as(branch.sessions["supervisor"]):
        yield


def turns(case_id: int) -> list[Any]:
    mine = ComplaintStage.complaint == case_id
    return list(ComplaintStage.select().where(mine).order_by(ComplaintStage.position))


def hand_on(case_id: int, to: str, note: str = "") -> None:
    complaint_progress.hand_on(case_id, seen_version=version(case_id), to=to, note=note)


def test_accepted_by_the_case_office(work: Any, branch: Any, frozen_clock: Any) -> None:
    """The 13 days run from here, and somebody looks after it."""
    case_id = a_case("factory_chain")
    assert case(case_id).close_due_at is None
    frozen_clock(timedelta(hours=4))
    complaint_progress.verify(case_id, seen_version=version(case_id), owner_id=branch.technician_id, note="受理")
    row = case(case_id)
    assert (row.state, row.stage, row.owner_id) == ("verifying", "quality", branch.technician_id)
    assert row.accepted_at == row.received_at + timedelta(hours=4)
    assert row.close_due_at == steps.closing(complaint_schemes.scheme_of(row), "domestic", row.accepted_at)
    first, second = turns(case_id)
    assert (first.code, first.left_at, first.was_late, first.is_open) == ("numbering", row.accepted_at, False, False)
    assert (second.code, second.unit, second.is_open) == ("quality", "质管部", True)
    assert second.received_at == row.received_at
    assert ComplaintEvent.select().where(ComplaintEvent.event == "verify").get().note == "受理"


def test_half_a_day_for_numbering_was_too_long(work: Any, frozen_clock: Any) -> None:
    case_id = a_case("factory_chain")
    frozen_clock(timedelta(hours=12))
    complaint_progress.verify(case_id, seen_version=version(case_id))
    assert turns(case_id)[0].was_late


def test_no_required_stage_is_skipped(work: Any) -> None:
    case_id = a_case("factory_chain")
    take(case_id, "verify")
    with pytest.raises(UserError, match=r"生产原因及对策.*its turn first") as refused:
        hand_on(case_id, "development", "急件")
    assert refused.value.field == "to"
    with pytest.raises(UserError, match=r"生产原因及对策.*No stage may be skipped"):
        take(case_id, "attribute")
    hand_on(case_id, "production")
    take(case_id, "attribute")
    assert [one.code for one in turns(case_id)] == ["numbering", "quality", "production"]


def test_stages_of_other_states_are_out_of_reach(work: Any) -> None:
    case_id = a_case("factory_chain")
    for to in ("quality", "sales_talks", "nowhere", ""):
        with pytest.raises(UserError) as refused:
            hand_on(case_id, to)
        assert refused.value.field == "to"
    take(case_id, "verify")
    with pytest.raises(UserError, match="already"):
        hand_on(case_id, "quality")
    assert complaint_progress.next_stages(case(a_case("factory_chain"))) == ()


def test_an_optional_stage_is_passed_over_with_a_reason(work: Any) -> None:
    """Only the reason lets it pass, and the register shows that it was passed over."""
    stages = [one | {"optional": one["code"] == "production"} for one in stages_of("factory_chain")]
    code = own("factory_chain", "lean", stages=stages)
    case_id = a_case(code, product_fields={"order_number": "PO-1"})
    take(case_id, "verify")
    offered = {one.code: len(one.passes_over) for one in complaint_progress.next_stages(case(case_id))}
    assert offered == {"production": 0, "development": 1}
    with pytest.raises(UserError, match="passed over") as refused:
        hand_on(case_id, "development")
    assert refused.value.field == "note"
    hand_on(case_id, "development", "非生产原因")
    skipped = turns(case_id)[2]
    assert (skipped.code, skipped.skipped_reason, skipped.is_open) == ("production", "非生产原因", False)
    assert skipped.entered_at == skipped.left_at
    assert case(case_id).stage == "development"


def test_back_to_an_earlier_stage_with_a_reason(work: Any) -> None:
    case_id = a_case("factory_chain")
    take(case_id, "verify")
    hand_on(case_id, "production")
    with pytest.raises(UserError, match="goes back") as refused:
        hand_on(case_id, "quality")
    assert refused.value.field == "note"
    hand_on(case_id, "quality", "补做化验")
    assert [one.code for one in turns(case_id)] == ["numbering", "quality", "production", "quality"]
    with pytest.raises(UserError, match="its turn first"):
        take(case_id, "attribute")


def test_what_an_approver_sends_back_is_the_proposers_turn_at_once(supervisor: None, frozen_clock: Any) -> None:
    case_id = a_case("factory_chain")
    while case(case_id).state != "pending_approval":
        forward(case_id)
    assert (case(case_id).stage, case(case_id).stage_unit) == ("approval", "副总经理")
    take(case_id, "send_back", note="金额过高")
    row = case(case_id)
    assert (row.state, row.stage) == ("returned", "sales_opinion")
    due = row.stage_due_at
    frozen_clock(timedelta(hours=30))
    complaint_proposals.write(case_id, seen_version=version(case_id), lines=compensated(9_000_000))
    assert (case(case_id).state, case(case_id).stage_due_at) == ("proposing", due)
    with pytest.raises(UserError, match="综合意见"):
        take(case_id, "submit")


def test_the_form_after_a_refusal_goes_on_from_the_proposers(supervisor: None) -> None:
    """Its one turn began with it, and is not begun again when the proposal is."""
    old = a_case("factory_chain")
    while case(old).state != "negotiating":
        forward(old)
    new = complaint_negotiation.refuse(old, seen_version=version(old), reason="金额太低").result
    assert (case(new).state, case(new).stage) == ("attributed", "sales_opinion")
    complaint_proposals.write(new, seen_version=version(new), lines=compensated(9_000_000))
    assert [one.code for one in turns(new)] == ["sales_opinion"]
    while case(new).state != "archived":
        forward(new)
    assert not any(one.is_open for one in turns(new) + turns(old))


def test_nobody_carries_a_turn_beyond_the_settlement(supervisor: None) -> None:
    case_id = a_case("factory_chain")
    take(case_id, "verify")
    hand_on(case_id, "production")
    take(case_id, "find_not_ours")
    row = case(case_id)
    assert (row.state, row.stage, row.stage_due_at) == ("not_ours", "", None)
    assert all(one.settled_at == row.settled_at for one in turns(case_id))
    assert not any(one.is_open for one in turns(case_id))


def test_two_writers_at_once(work: Any) -> None:
    case_id = a_case("factory_chain")
    seen = version(case_id)
    complaint_progress.verify(case_id, seen_version=seen)
    before = turns(case_id)
    with pytest.raises(ChangedMeanwhile) as refused:
        complaint_progress.verify(case_id, seen_version=seen)
    assert refused.value.differences
    assert [one.id for one in turns(case_id)] == [one.id for one in before]


def test_who_left_is_not_put_in_charge(work: Any, branch: Any) -> None:
    with sessions.acting_as(branch.sessions["administrator"]):
        gone = staff.create(name="赵离职").result
        staff.deactivate(staff_id=gone, seen_version=1)
    case_id = a_case()
    with pytest.raises(UserError) as refused:
        complaint_progress.verify(case_id, seen_version=version(case_id), owner_id=gone)
    assert refused.value.field == "owner_id"
    assert case(case_id).state == "registered"


def test_technicians_see_their_own_and_move_nothing(work: Any, as_role: Any) -> None:
    theirs = a_case()
    with as_role("technician"):
        mine = a_case(customer_id=work.customer_id)
        assert complaint_file.file(mine).actions == frozenset()
        with pytest.raises(NotPermitted):
            complaint_file.file(theirs)
        with pytest.raises(NotPermitted):
            complaint_progress.verify(mine, seen_version=version(mine))


def test_a_text_too_long_and_a_line_break_are_refused_or_cleaned(work: Any) -> None:
    case_id = a_case()
    with pytest.raises(UserError) as refused:
        complaint_progress.verify(case_id, seen_version=version(case_id), note="长" * 5000)
    assert refused.value.field == "note"
