"""Opinion cards: one a call, four items in four grades, never entered by whom they rate; low grades are followed up."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from app.core import clock
from app.core.errors import NotPermitted, UserError
from app.core.record import replaced
from app.models.opinion import Opinion, OpinionCard
from app.models.service_call import ServiceCall
from app.services import opinion_cards, opinion_file
from app.services import session as sessions
from tests.services.complaint_cases import a_case

GOOD = {"attitude": 4, "skill": 4, "arrival": 3, "promises": 4}


def acting(branch: Any, role: str, staff_id: int) -> Any:
    return sessions.acting_as(replaced(branch.sessions[role], staff_id=staff_id))


def row(card_id: int) -> OpinionCard:
    return OpinionCard.get_by_id(card_id)


def record(card_id: int, **more: Any) -> None:
    given = {"returned_on": clock.today(), **GOOD, **more}
    opinion_cards.record(card_id, seen_version=row(card_id).row_version, **given)


@pytest.fixture
def call_id(work: Any) -> int:
    return work.scheduled()


@pytest.fixture
def card(call_id: int) -> int:
    return opinion_cards.issue(call_ids=[call_id]).result


def test_a_card_bears_its_calls_number(card: int, call_id: int) -> None:
    found = opinion_file.card(card)
    call = ServiceCall.get_by_id(call_id)
    assert (found.number, found.call_id, found.technician_name) == (call.number, call_id, call.technician_name)
    assert opinion_cards.issue(call_ids=[call_id]).result == card
    assert opinion_file.card_of_call(call_id) == (card, "issued")
    assert opinion_cards.of_calls([call_id]) == (call.number,)


def test_finished_calls_without_a_card_are_offered(work: Any, renderer: Any, frozen_clock: Any) -> None:
    call_id, voucher_id = work.dispatched()
    assert not opinion_cards.to_issue()
    frozen_clock(timedelta(hours=4))
    work.hand_in(voucher_id)
    assert [one.call_id for one in opinion_cards.to_issue()] == [call_id]
    opinion_cards.issue(call_ids=[call_id])
    assert not opinion_cards.to_issue()


def test_grades_and_mean(card: int) -> None:
    record(card)
    found = opinion_file.card(card)
    assert (found.state, found.total, found.is_low, found.follow_up) == ("returned", 375, False, "")
    assert found.grades == GOOD
    record(card, arrival=None, promises=None)
    assert row(card).total == 400


def test_a_suggestion_becomes_an_opinion_once(card: int) -> None:
    record(card, kind="suggestion", content="建议先电话预约")
    opinion = Opinion.get_by_id(row(card).opinion_id)
    assert (opinion.channel, opinion.kind, opinion.content) == ("opinion_card", "suggestion", "建议先电话预约")
    record(card, kind="suggestion", content="建议先电话预约再上门")
    assert Opinion.select().count() == 1


@pytest.mark.parametrize("more", [{"attitude": 1}, {"attitude": 2, "skill": 2, "arrival": 2, "promises": 3}])
def test_low_grades_are_to_be_followed_up(card: int, more: dict[str, int]) -> None:
    record(card, **more)
    assert (row(card).is_low, row(card).follow_up) == (True, "due")
    opinion_cards.spoken(card, seen_version=row(card).row_version, note="已道歉，客户接受")
    assert (row(card).follow_up, row(card).follow_up_note) == ("spoken", "已道歉，客户接受")
    with pytest.raises(UserError, match="nothing to follow up"):
        opinion_cards.spoken(card, seen_version=row(card).row_version, note="再次")


def test_a_complaint_on_the_card(card: int, work: Any) -> None:
    record(card, kind="complaint", content="多收了上门费")
    assert row(card).follow_up == "due"
    case = a_case(customer_id=work.customer_id, origin=("opinion_card", card))
    found = opinion_file.card(card)
    assert (found.follow_up, found.complaint_id) == ("complaint", case)
    record(card, kind="complaint", content="多收了上门费八十元")
    assert row(card).follow_up == "complaint"


@pytest.mark.parametrize(
    ("more", "field"),
    [
        ({"attitude": 5}, "attitude"),
        ({"promises": 0}, "promises"),
        ({"arrival": -1}, "arrival"),
        ({"kind": "suggestion"}, "content"),
        ({"content": "多收费"}, "kind"),
        ({"kind": "shout", "content": "多收费"}, "kind"),
        ({"attitude": None, "skill": None, "arrival": None, "promises": None}, "attitude"),
        ({"returned_on": None}, "returned_on"),
        ({"returned_on": timedelta(days=1)}, "returned_on"),
        ({"returned_on": timedelta(days=-1)}, "returned_on"),
    ],
)
def test_bad_input_says_where(card: int, more: dict[str, Any], field: str) -> None:
    if isinstance(more.get("returned_on"), timedelta):
        more = {"returned_on": clock.today() + more["returned_on"]}
    with pytest.raises(UserError) as refused:
        record(card, **more)
    assert refused.value.field == field
    assert row(card).state == "issued"


def test_a_call_to_which_nobody_was_sent_has_no_card(work: Any) -> None:
    with pytest.raises(UserError, match="no one to rate"):
        opinion_cards.issue(call_ids=[work.register()])


def test_void_and_issued_again(card: int, call_id: int, as_role: Any) -> None:
    with as_role("supervisor"):
        opinion_cards.void(card, seen_version=row(card).row_version, reason="寄丢")
        assert opinion_cards.of_calls([call_id]) == ()
        assert opinion_cards.issue(call_ids=[call_id]).result == card
    assert (row(card).state, row(card).void_reason) == ("issued", "")


def test_nobody_enters_the_card_about_their_own_work(card: int, work: Any, branch: Any) -> None:
    with acting(branch, "technician", work.technician_id):
        with pytest.raises(NotPermitted):
            record(card)
        assert opinion_file.card(card).actions == frozenset()
    with acting(branch, "supervisor", work.technician_id):
        with pytest.raises(UserError, match="own work"):
            record(card)
        assert opinion_file.card(card).is_own
    assert row(card).state == "issued"


def test_nobody_ends_the_follow_up_of_their_own_card(card: int, work: Any, branch: Any) -> None:
    record(card, attitude=1)
    with acting(branch, "representative", work.technician_id), pytest.raises(UserError, match="own work") as refused:
        opinion_cards.spoken(card, seen_version=row(card).row_version, note="已道歉")
    assert (refused.value.field, row(card).follow_up) == ("note", "due")


def test_a_technician_sees_the_cards_of_own_calls_only(card: int, work: Any, branch: Any) -> None:
    with acting(branch, "technician", work.technician_id):
        assert opinion_file.card(card).id == card
    with acting(branch, "technician", work.technician_id + 99), pytest.raises(NotPermitted):
        opinion_file.card(card)
