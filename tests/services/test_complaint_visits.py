"""The return visit of a complaint: due with the settlement, entered by a supervisor, withdrawn with the case."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import timedelta
from typing import Any

import pytest

from app.core import clock
from app.core.errors import ChangedMeanwhile, NotPermitted, UserError
from app.models.complaint import ComplaintEvent
from app.models.service_call import ReturnVisit
from app.services import (
    _complaint_content,
    archive_bundles,
    complaint_file,
    complaint_visits,
    complaints,
    return_visits,
)
from tests.services.complaint_cases import a_case, case, version
from tests.services.settled_cases import carried_out, not_ours, visited

AsRole = Callable[[str], AbstractContextManager[None]]


def visit_of(case_id: int) -> ReturnVisit:
    return ReturnVisit.get(ReturnVisit.complaint_id == case_id)


@pytest.fixture(autouse=True)
def _clock(frozen_clock: Any, branch: Any) -> None:
    """Every test has a branch whose clock stands still."""


def test_a_settled_case_is_due_a_visit_within_its_days(branch: Any) -> None:
    for case_id in (not_ours(), carried_out()):
        row = visit_of(case_id)
        assert (row.source, row.state, row.customer_name) == ("complaint", "due", case(case_id).customer_name)
        assert row.due_on == clock.today() + timedelta(days=7) == case(case_id).visit_due_on
        assert row.call_id is None


def test_only_a_supervisor_enters_it_and_the_case_is_visited(branch: Any, as_role: AsRole) -> None:
    case_id = not_ours()
    row = visit_of(case_id)
    with pytest.raises(NotPermitted):
        complaint_visits.enter(case_id, seen_version=version(case_id), satisfaction=4)
    with pytest.raises(UserError, match="with its complaint"):
        return_visits.enter_result(row.id, seen_version=row.row_version, satisfaction=4)
    with as_role("supervisor"):
        complaint_visits.enter(
            case_id, seen_version=version(case_id), satisfaction=4, comment="基本满意", person_reached="王建国",
            method="on_site",
        )  # fmt: skip
    found = case(case_id)
    assert (found.state, found.satisfaction, found.visited_by, found.visited_at) == (
        "visited", 4, "周建国", clock.now(),
    )  # fmt: skip
    row = visit_of(case_id)
    assert (row.state, row.method, row.person_reached, row.attempts, row.comment) == (
        "done", "on_site", "王建国", 1, "基本满意",
    )  # fmt: skip
    shown = complaint_visits.of_case(case_id)
    assert [(one.number, one.is_dissatisfied) for one in shown] == [(row.number, False)]


@pytest.mark.parametrize(
    ("more", "field"),
    [
        ({"satisfaction": 0}, "satisfaction"),
        ({"satisfaction": 6}, "satisfaction"),
        ({"method": "pigeon"}, "method"),
        ({"done_at": "future"}, "done_at"),
        ({"done_at": "before"}, "done_at"),
        ({"done_at": "registered"}, "done_at"),
        ({"comment": "x" * 20_001}, "comment"),
    ],
)
def test_what_cannot_be_entered(
    branch: Any, frozen_clock: Callable[[timedelta], None], as_role: AsRole, more: dict[str, Any], field: str
) -> None:
    case_id = not_ours()
    frozen_clock(timedelta(hours=2))
    moments = {
        "future": clock.now() + timedelta(days=1),
        "before": clock.now() - timedelta(days=3),
        "registered": clock.now() - timedelta(hours=2, minutes=1),
    }
    given = {"satisfaction": 5, **more}
    if "done_at" in given:
        given["done_at"] = moments[given["done_at"]]
    with as_role("supervisor"), pytest.raises(UserError) as refused:
        complaint_visits.enter(case_id, seen_version=version(case_id), **given)
    assert refused.value.field == field
    assert case(case_id).state == "not_ours"
    assert visit_of(case_id).state == "due"


def test_no_visit_before_the_settlement_and_no_second_one(branch: Any, as_role: AsRole) -> None:
    case_id = a_case()
    with as_role("supervisor"), pytest.raises(UserError):
        complaint_visits.enter(case_id, seen_version=version(case_id), satisfaction=5)
    done = visited(branch, not_ours())
    with as_role("supervisor"), pytest.raises(UserError):
        complaint_visits.enter(done, seen_version=version(done), satisfaction=5)
    assert ReturnVisit.select().where(ReturnVisit.complaint_id == done).count() == 1


def test_two_supervisors_at_once(branch: Any, as_role: AsRole) -> None:
    case_id = not_ours()
    seen = version(case_id)
    visited(branch, case_id)
    with as_role("supervisor"), pytest.raises(ChangedMeanwhile):
        complaint_visits.enter(case_id, seen_version=seen, satisfaction=1)
    assert case(case_id).satisfaction == 5


def test_the_visit_of_a_void_case_is_withdrawn(branch: Any, as_role: AsRole) -> None:
    case_id = not_ours()
    with as_role("supervisor"):
        complaints.void(case_id, seen_version=version(case_id), reason="重复登记")
    assert visit_of(case_id).state == "withdrawn"


def test_nobody_reached_then_reached_after_all(
    branch: Any, frozen_clock: Callable[[timedelta], None], as_role: AsRole
) -> None:
    case_id = not_ours()
    due = visit_of(case_id).due_on
    for _ in range(3):
        row = visit_of(case_id)
        with as_role("supervisor"):
            return_visits.not_reached(row.id, seen_version=row.row_version, comment="无人接听")
        assert visit_of(case_id).due_on == due
        frozen_clock(timedelta(days=1))
    assert visit_of(case_id).state == "unreachable"
    assert case(case_id).state == "not_ours"
    visited(branch, case_id)
    row = visit_of(case_id)
    assert (row.state, row.attempts) == ("done", 4)


def test_who_is_never_reached_is_closed_with_a_reason(
    branch: Any, frozen_clock: Callable[[timedelta], None], as_role: AsRole
) -> None:
    case_id = not_ours()
    for left in (3, 2, 1, 0):
        if left:
            with as_role("supervisor"), pytest.raises(UserError) as refused:
                complaint_visits.close_unreached(case_id, seen_version=version(case_id), reason="无人接听")
            assert refused.value.field == "reason"
            row = visit_of(case_id)
            with as_role("supervisor"):
                return_visits.not_reached(row.id, seen_version=row.row_version)
            frozen_clock(timedelta(days=1))
    with pytest.raises(NotPermitted):
        complaint_visits.close_unreached(case_id, seen_version=version(case_id), reason="号码已停用")
    with as_role("supervisor"), pytest.raises(UserError) as refused:
        complaint_visits.close_unreached(case_id, seen_version=version(case_id), reason="  ")
    assert (refused.value.field, case(case_id).state) == ("reason", "not_ours")
    with as_role("supervisor"):
        complaint_visits.close_unreached(case_id, seen_version=version(case_id), reason="号码已停用")
        archive_bundles.archive(case_id, seen_version=version(case_id))
    found = case(case_id)
    assert (found.state, found.satisfaction, found.visited_by) == ("archived", None, "周建国")
    assert (visit_of(case_id).state, visit_of(case_id).comment) == ("unreachable", "号码已停用")
    known = complaint_file.file(case_id)
    assert known.unreached == "号码已停用"
    assert _complaint_content.of_case(known, internal=False)["visited_by"] == "周建国　未联系上：号码已停用"


def test_a_technician_reads_nothing_of_a_case_that_somebody_else_registered(branch: Any, as_role: AsRole) -> None:
    case_id = not_ours()
    with as_role("technician"), pytest.raises(NotPermitted):
        complaint_visits.about(visit_of(case_id).id)


def test_what_a_visit_is_about(branch: Any, work: Any) -> None:
    case_id = not_ours()
    found = complaint_visits.about(visit_of(case_id).id)
    assert found is not None
    assert (found.id, found.number, found.outcome) == (case_id, case(case_id).number, "Not our fault")
    other = ReturnVisit.create(
        number="X1", customer=work.customer_id, customer_name="X", due_on=clock.today(), created_at=clock.now(),
        changed_at=clock.now(),
    )  # fmt: skip
    assert complaint_visits.about(other.id) is None


def test_what_a_dissatisfied_customer_says_is_a_second_complaint(branch: Any) -> None:
    case_id = visited(branch, not_ours(), 2)
    visit = visit_of(case_id)
    again = a_case(visit_id=visit.id, content="完全另一件事", device_id=0, serial="", customer_id=visit.customer_id)
    found = case(again)
    assert (found.visit_id, found.repeat_of_id, found.is_repeat) == (visit.id, case_id, True)


def test_a_complainant_who_will_not_judge_was_visited_all_the_same(branch: Any, as_role: AsRole) -> None:
    case_id = not_ours()
    with as_role("supervisor"):
        complaint_visits.refuse(case_id, seen_version=version(case_id), comment="不愿再谈", person_reached="王建国")
    found, row = case(case_id), visit_of(case_id)
    assert (found.state, found.satisfaction, found.visited_by) == ("visited", None, "周建国")
    assert (row.state, row.answer, row.satisfaction, row.comment) == ("done", "refused", None, "不愿再谈")
    assert [one.outcome for one in row.tries] == ["refused"]


def test_refusing_without_words_stores_no_words_of_a_language(branch: Any, as_role: AsRole) -> None:
    case_id = not_ours()
    with as_role("supervisor"):
        complaint_visits.refuse(case_id, seen_version=version(case_id))
    event = ComplaintEvent.select().where(ComplaintEvent.complaint == case_id).order_by(ComplaintEvent.id.desc()).get()
    assert (event.event, event.after, event.note) == ("visit", "visited", "")


def test_nobody_asks_the_complainant_about_their_own_work(branch: Any, as_role: AsRole) -> None:
    case_id = not_ours()
    ReturnVisit.update(technician_name="周建国").where(ReturnVisit.complaint_id == case_id).execute()
    with as_role("supervisor"), pytest.raises(UserError) as refusal:
        complaint_visits.enter(case_id, seen_version=version(case_id), satisfaction=5)
    assert refusal.value.field == "visitor"
    assert (case(case_id).state, visit_of(case_id).state) != ("visited", "done")
