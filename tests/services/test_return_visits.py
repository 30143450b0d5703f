"""Return visits (F30): due by rule, entered, tried again, given up, withdrawn."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from app.core import clock
from app.core.errors import ChangedMeanwhile, UserError
from app.services import return_visits, service_call_file, service_calls, settings
from app.services.service_calls import SolvedByPhone


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
    assert told == [("due", 1, 1), ("due", 2, 1), ("unreachable", 3, 1)]
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
