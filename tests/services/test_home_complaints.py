"""What the page of the day counts and reminds of complaints."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from app.core import clock
from app.ledgers import _catalogue
from app.ledgers._source import LedgerState, open_source
from app.models.complaint import Complaint
from app.models.penalty import CorrectiveAction
from app.services import home, reminders
from app.services import session as sessions
from tests.services.complaint_cases import a_case

COMPLAINTS = {
    "complaint_late", "complaint_stage_late", "complaint_replies", "complaint_promise_late",
    "complaint_promised_today", "complaint_to_approve", "complaint_visits", "complaint_opinions",
}  # fmt: skip
Advance = Callable[[timedelta], None]


def put(case_id: int, **values: Any) -> None:
    """Make a case what a test wants; the use cases have tests of their own."""
    Complaint.update(**values).where(Complaint.id == case_id).execute()


def figures() -> dict[str, home.Figure]:
    return {figure.key: figure for figure in home.figures()}


def count(key: str) -> int:
    return figures()[key].count


def opened(figure: home.Figure) -> int:
    source = open_source(_catalogue.all_ledgers()[figure.ledger], LedgerState(view=figure.view))
    if not source.is_fast:
        source.load()
    return source.count()


def test_figures_follow_the_clocks_of_a_case(branch: Any, frozen_clock: Advance) -> None:
    a_case("service_department")
    frozen_clock(timedelta(minutes=1))
    assert (count("complaint_replies"), figures()["complaint_replies"].tone) == (1, "due")
    assert count("complaint_late") == count("complaint_stage_late") == 0
    frozen_clock(timedelta(hours=48, minutes=1))
    assert (count("complaint_replies"), figures()["complaint_replies"].tone) == (1, "late")
    frozen_clock(timedelta(days=1))
    assert (count("complaint_stage_late"), count("complaint_late")) == (1, 0)
    frozen_clock(timedelta(days=11))
    assert count("complaint_late") == 1


def test_each_figure_opens_exactly_its_rows(branch: Any, frozen_clock: Advance) -> None:
    today = clock.today()
    cases = [a_case("store") for _ in range(8)]
    frozen_clock(timedelta(minutes=1))
    put(cases[1], promised_on=today)
    put(cases[2], promised_on=today - timedelta(days=1), replied_at=clock.now())
    put(cases[3], state="pending_approval")
    put(cases[4], visit_due_on=today - timedelta(days=1), settled_at=clock.now(), state="executed")
    put(cases[5], visit_due_on=today + timedelta(days=3), settled_at=clock.now(), state="executed")
    put(cases[5], opinion_due_at=clock.now() - timedelta(hours=1))
    put(cases[4], opinion_due_at=clock.now(), opinion_given_at=clock.now())
    put(cases[6], is_open=False, promised_on=today, visit_due_on=today, state="archived")
    put(cases[7], stage_due_at=clock.now() - timedelta(minutes=1), close_due_at=clock.now() - timedelta(minutes=1))
    CorrectiveAction.create(
        number="JC1", complaint=cases[0], state="open", due_on=today - timedelta(days=1), opened_at=clock.now(),
        created_at=clock.now(), changed_at=clock.now(),
    )  # fmt: skip
    CorrectiveAction.create(
        number="JC2", complaint=cases[0], state="done", check_due_on=today - timedelta(days=2), opened_at=clock.now(),
        created_at=clock.now(), changed_at=clock.now(),
    )  # fmt: skip
    found = figures()
    expected = {
        "complaint_late": 1, "complaint_stage_late": 1, "complaint_replies": 6, "complaint_promise_late": 1,
        "complaint_promised_today": 1, "complaint_to_approve": 1, "complaint_visits": 2, "complaint_opinions": 1,
        "actions_late": 1, "checks_late": 1,
    }  # fmt: skip
    assert {key: found[key].count for key in expected} == expected
    assert {key: opened(found[key]) for key in expected} == expected
    assert found["complaint_visits"].tone == "late"


def test_a_technician_sees_what_they_registered(branch: Any, frozen_clock: Advance) -> None:
    a_case("store")
    with sessions.acting_as(branch.sessions["technician"]):
        assert COMPLAINTS & set(figures()) == {
            "complaint_replies", "complaint_promise_late", "complaint_promised_today",
        }  # fmt: skip
        assert count("complaint_replies") == 0
        a_case("store")
        frozen_clock(timedelta(minutes=1))
        own = figures()["complaint_replies"]
        assert (own.count, opened(own)) == (1, 1)
        assert "actions_late" not in figures()
        frozen_clock(timedelta(days=3))
        mine = [one for one in reminders.waiting()[0] if one.kind == "complaint"]
        assert len(mine) == 1
    with sessions.acting_as(branch.sessions["administrator"]):
        assert not COMPLAINTS & set(figures())


@pytest.mark.parametrize("role", ["representative", "supervisor", "approver"])
def test_who_handles_complaints_sees_all_of_it(branch: Any, role: str) -> None:
    with sessions.acting_as(branch.sessions[role]):
        assert set(figures()) >= COMPLAINTS | {"actions_late", "checks_late"}


def test_a_late_case_reminds_once_with_what_is_longest_overdue(branch: Any, frozen_clock: Advance) -> None:
    case_id = a_case("service_department")
    assert not [one for one in reminders.waiting()[0] if one.kind == "complaint"]
    frozen_clock(timedelta(days=20))
    (found,) = [one for one in reminders.waiting()[0] if one.kind == "complaint"]
    assert (found.row_id, found.tone, found.meaning) == (case_id, "late", "complaint")
    assert "first reply" in found.text
    put(case_id, replied_at=clock.now())
    (found,) = [one for one in reminders.waiting()[0] if one.kind == "complaint"]
    assert "客户服务部" in found.text
    put(case_id, stage="", stage_due_at=None)
    (found,) = [one for one in reminders.waiting()[0] if one.kind == "complaint"]
    assert "not settled" in found.text
    put(case_id, close_due_at=None, promised_on=clock.today())
    (found,) = [one for one in reminders.waiting()[0] if one.kind == "complaint"]
    assert (found.tone, "promised for" in found.text) == ("due", True)


def test_an_overdue_corrective_action_reminds(branch: Any, frozen_clock: Advance) -> None:
    case_id = a_case("store")
    CorrectiveAction.create(
        number="JC1", complaint=case_id, unit="质管部", customer_name="华盛", state="open",
        due_on=clock.today() - timedelta(days=1), opened_at=clock.now(), created_at=clock.now(),
        changed_at=clock.now(),
    )  # fmt: skip
    (found,) = [one for one in reminders.waiting()[0] if one.kind == "corrective_action"]
    assert found.text == "质管部: corrective action overdue, 华盛"
