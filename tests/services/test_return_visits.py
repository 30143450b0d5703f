"""Return visits (F30): due by rule, entered, tried again, given up, withdrawn."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from app.core import clock
from app.core.errors import ChangedMeanwhile, NotPermitted, UserError
from app.services import customers, return_visits, service_call_file, service_calls, settings
from app.services import session as sessions
from app.services.service_calls import SolvedByPhone
from app.services.session import Session


def _solved(work: Any) -> tuple[int, int]:
    call_id = work.register(outcome=SolvedByPhone("重新登录后正常"))
    return call_id, service_call_file.file(call_id).visits[0].id


def test_it_is_due_some_days_after_the_call_was_solved(work: Any, as_role: Callable[[str], Any]) -> None:
    _, visit_id = _solved(work)
    file = return_visits.file(visit_id)
    assert (file.state, file.due_on) == ("due", clock.today() + timedelta(days=3))
    assert (file.customer_id, file.phone, file.solution_text) == (work.customer_id, "13812345678", "重新登录后正常")
    with as_role("administrator"):
        settings.change(values={"visit.after_call_days": 7})
    _, later = _solved(work)
    assert return_visits.file(later).due_on == clock.today() + timedelta(days=7)


def test_the_customer_judges(work: Any) -> None:
    _, visit_id = _solved(work)
    return_visits.enter_result(
        visit_id, seen_version=1, satisfaction=2, comment=" 还有异响\n", person_reached="王建国", method="chat"
    )
    file = return_visits.file(visit_id)
    assert (file.state, file.satisfaction, file.comment, file.method) == ("done", 2, "还有异响", "chat")
    assert (file.person_reached, file.attempts, file.done_at) == ("王建国", 1, clock.now())
    assert file.visitor
    assert file.is_dissatisfied


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"satisfaction": 6}, "satisfaction"),
        ({"satisfaction": 0}, "satisfaction"),
        ({"method": "telepathy"}, "method"),
        ({"done_at": timedelta(hours=1)}, "done_at"),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_is_kept(work: Any, wrong: dict[str, Any], field: str) -> None:
    _, visit_id = _solved(work)
    given = {"satisfaction": 4, **wrong}
    if "done_at" in given:
        given["done_at"] = clock.now() + given["done_at"]
    with pytest.raises(UserError) as refusal:
        return_visits.enter_result(visit_id, seen_version=1, **given)
    assert refusal.value.field == field
    assert (return_visits.file(visit_id).state, return_visits.file(visit_id).attempts) == ("due", 0)


def test_nobody_answers_until_the_last_attempt(work: Any, frozen_clock: Callable[[timedelta], None]) -> None:
    _, visit_id = _solved(work)
    frozen_clock(timedelta(days=3))
    told = []
    for _ in range(3):
        return_visits.not_reached(visit_id, seen_version=return_visits.file(visit_id).row_version)
        file = return_visits.file(visit_id)
        told.append((file.state, file.attempts, (file.due_on - clock.today()).days))
    assert told == [("due", 1, 0), ("due", 2, 0), ("unreachable", 3, 0)]
    with pytest.raises(UserError):
        return_visits.not_reached(visit_id, seen_version=return_visits.file(visit_id).row_version)
    late = return_visits.file(visit_id).row_version
    return_visits.enter_result(visit_id, seen_version=late, satisfaction=5)
    assert return_visits.file(visit_id).state == "done"


def test_two_people_do_not_enter_the_same_visit(work: Any) -> None:
    _, visit_id = _solved(work)
    return_visits.not_reached(visit_id, seen_version=1)
    with pytest.raises(ChangedMeanwhile):
        return_visits.enter_result(visit_id, seen_version=1, satisfaction=5)


def test_a_cancelled_call_takes_its_visit_back(work: Any, as_role: Callable[[str], Any]) -> None:
    call_id, visit_id = _solved(work)
    with as_role("supervisor"):
        service_calls.cancel(call_id, seen_version=work.version(call_id), reason="重复登记")
    file = return_visits.file(visit_id)
    assert file.state == "withdrawn"
    with pytest.raises(UserError):
        return_visits.enter_result(visit_id, seen_version=file.row_version, satisfaction=5)


def test_refusing_to_judge_is_an_answer(work: Any) -> None:
    _, visit_id = _solved(work)
    return_visits.refuse(visit_id, seen_version=1, comment="不方便", person_reached="王建国")
    file = return_visits.file(visit_id)
    assert (file.state, file.answer, file.satisfaction, file.done_at) == ("done", "refused", None, clock.now())
    assert [(one.outcome, one.note) for one in file.tries] == [("refused", "不方便")]
    assert not file.is_dissatisfied


def test_every_try_is_on_record_with_who_asked_and_who_typed(work: Any, branch: Any) -> None:
    _, visit_id = _solved(work)
    return_visits.not_reached(visit_id, seen_version=1, comment="占线", visitor="吴敏")
    later = clock.now() + timedelta(hours=3)
    version = return_visits.file(visit_id).row_version
    return_visits.call_back(visit_id, seen_version=version, call_back_at=later, comment="三点后")
    file = return_visits.file(visit_id)
    assert (file.state, file.call_back_at, file.due_on, file.attempts) == (
        "due", later, clock.today() + timedelta(days=3), 1
    )  # fmt: skip
    return_visits.enter_result(visit_id, seen_version=file.row_version, satisfaction=5, visitor="吴敏")
    file = return_visits.file(visit_id)
    me = branch.sessions["representative"].full_name
    assert [(one.outcome, one.visitor, one.entered_by) for one in file.tries] == [
        ("not_reached", "吴敏", me), ("call_back", me, me), ("reached", "吴敏", me),
    ]  # fmt: skip
    assert (file.visitor, file.entered_by, file.call_back_at, file.answer) == ("吴敏", me, None, "rated")


@pytest.mark.parametrize("ahead", [None, timedelta(0), timedelta(minutes=-5), timedelta(days=91)])
def test_a_time_to_call_back_lies_ahead_and_not_too_far(work: Any, ahead: timedelta | None) -> None:
    _, visit_id = _solved(work)
    at = None if ahead is None else clock.now() + ahead
    with pytest.raises(UserError) as refusal:
        return_visits.call_back(visit_id, seen_version=1, call_back_at=at)
    assert refusal.value.field == "call_back_at"
    assert return_visits.file(visit_id).tries == ()


def test_call_backs_do_not_use_up_the_attempts(work: Any) -> None:
    _, visit_id = _solved(work)
    for hours in range(1, 6):
        version = return_visits.file(visit_id).row_version
        return_visits.call_back(visit_id, seen_version=version, call_back_at=clock.now() + timedelta(hours=hours))
    assert (return_visits.file(visit_id).state, return_visits.file(visit_id).attempts) == ("due", 0)


def _finished(work: Any, frozen_clock: Callable[[timedelta], None]) -> int:
    call_id, voucher_id = work.dispatched()
    frozen_clock(timedelta(hours=4))
    work.hand_in(voucher_id)
    return service_call_file.file(call_id).visits[0].id


_ENTRIES: tuple[Callable[..., Any], ...] = (
    lambda visit_id, **more: return_visits.enter_result(visit_id, seen_version=1, satisfaction=5, **more),
    lambda visit_id, **more: return_visits.refuse(visit_id, seen_version=1, **more),
    lambda visit_id, **more: return_visits.not_reached(visit_id, seen_version=1, **more),
    lambda visit_id, **more: return_visits.call_back(
        visit_id, seen_version=1, call_back_at=clock.now() + timedelta(hours=1), **more
    ),
)


@pytest.mark.parametrize("enter", _ENTRIES)
def test_nobody_asks_for_a_score_of_their_own(
    work: Any, branch: Any, frozen_clock: Callable[[timedelta], None], enter: Callable[..., Any]
) -> None:
    visit_id = _finished(work, frozen_clock)
    technician = branch.sessions["technician"]
    under_another_account = Session(990, "zq", "Chen Zhiqiang", "representative", work.technician_id)
    of_the_same_name = Session(991, "zq2", technician.full_name, "supervisor")
    for who in (under_another_account, of_the_same_name):
        with sessions.acting_as(who), pytest.raises(UserError) as refusal:
            enter(visit_id)
        assert refusal.value.field == "visitor"
    with pytest.raises(UserError) as refusal:
        enter(visit_id, visitor=technician.full_name)
    assert refusal.value.field == "visitor"
    with sessions.acting_as(technician), pytest.raises(NotPermitted):
        enter(visit_id)
    file = return_visits.file(visit_id)
    assert (file.state, file.tries, file.is_own) == ("due", (), False)
    with sessions.acting_as(under_another_account):
        assert return_visits.file(visit_id).is_own
    enter(visit_id, visitor="吴敏")
    assert len(return_visits.file(visit_id).tries) == 1


def test_it_cannot_have_been_asked_before_the_work_was_done(
    work: Any, frozen_clock: Callable[[timedelta], None]
) -> None:
    visit_id = _finished(work, frozen_clock)
    before = clock.now() - timedelta(minutes=1)
    frozen_clock(timedelta(hours=2))
    with pytest.raises(UserError) as refusal:
        return_visits.enter_result(visit_id, seen_version=1, satisfaction=5, done_at=before)
    assert refusal.value.field == "done_at"


def test_a_dissatisfied_visit_leads_to_a_call(work: Any) -> None:
    _, visit_id = _solved(work)
    return_visits.enter_result(visit_id, seen_version=1, satisfaction=1, comment="又坏了")
    next_id = work.register(fault_text="又坏了")
    return_visits.lead_to_call(visit_id, call_id=next_id)
    file = return_visits.file(visit_id)
    assert (file.next_call_id, file.next_call_number) == (next_id, service_call_file.file(next_id).number)
    with pytest.raises(UserError):
        return_visits.lead_to_call(visit_id, call_id=work.register())
    stranger = customers.create(name="别家公司").result
    other = service_calls.register(customer_id=stranger, fault_text="不亮").result
    with pytest.raises(UserError):
        return_visits.lead_to_call(_solved(work)[1], call_id=other)
