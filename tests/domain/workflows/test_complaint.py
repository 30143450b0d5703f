"""The life of a complaint: what leads where in each scheme, what each guard asks for, what can never happen."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.errors import Bug, UserError
from app.domain.complaint import STATES
from app.domain.complaint_scheme import Scheme, parse
from app.domain.workflows import complaint as workflow
from app.domain.workflows.complaint import CaseFacts, State
from app.services.complaint_schemes import shipped_folder

SCHEMES = {path.stem: parse(path.read_text("utf-8")) for path in sorted(shipped_folder().glob("*.json"))}
FACTORY, FOUR_STEPS, SERVICE = SCHEMES["factory_chain"], SCHEMES["four_steps"], SCHEMES["service_complaint"]
GOOD = CaseFacts(
    reason="x", category="quality", cause="x", severity="minor", shares=(6000, 4000), evidence=True,
    departments_told=True, receivable_note="x", promise_told=True, settlements=1, needs_approval=True,
    customer_signed=True, result_told=True, satisfaction=4,
)  # fmt: skip
STEPS = {
    ("registered", "verify"): "verifying",
    **{(state, "attribute"): "attributed" for state in ("verifying", "attributed", "returned")},
    **{(state, "find_not_ours"): "not_ours" for state in ("verifying", "attributed", "returned")},
    **{(state, "find_unfounded"): "unfounded" for state in ("verifying", "attributed", "returned")},
    ("attributed", "propose"): "proposing", ("returned", "propose"): "proposing",
    ("proposing", "submit"): "pending_approval", ("pending_approval", "approve"): "approved",
    ("pending_approval", "send_back"): "returned", ("approved", "negotiate"): "negotiating",
    ("negotiating", "accept"): "executing", ("negotiating", "refuse"): "refused",
    ("executing", "execute"): "executed",
    **{(state, "visit"): "visited" for state in ("executed", "filed_minor", "not_ours", "unfounded")},
    ("visited", "archive"): "archived", ("corrected", "archive"): "archived",
    ("visited", "correct"): "corrected",
}  # fmt: skip
"""What leads on in the factory chain, once everything is there; what stays or ends is beside."""


def facts(event: str, **values: Any) -> CaseFacts:
    """Everything an event could ask for."""
    good = replace(GOOD, needs_approval=False) if event == "negotiate_at_once" else GOOD
    return replace(good, **{"exempt_reason": "x", **values})


def test_states_are_those_of_the_vocabulary_in_its_order() -> None:
    assert tuple(State) == STATES
    assert set(workflow.STATE_LABELS) == set(State)


@pytest.mark.parametrize("state", State)
@pytest.mark.parametrize("event", sorted(workflow.machine(FACTORY).events))
def test_every_event_in_every_state(state: State, event: str) -> None:
    wanted = STEPS.get((state, event))
    if event == "hand_on" and state in workflow.OPEN_STATES:
        wanted = state
    if event == "void" and state in workflow.OPEN_STATES:
        wanted = State.VOID
    if event == "negotiate_at_once" and state == State.PROPOSING:
        wanted = State.NEGOTIATING
    if wanted:
        assert workflow.after(FACTORY, state, event, facts(event)) == wanted
        return
    with pytest.raises(UserError, match="does not fit here"):
        workflow.after(FACTORY, state, event, facts(event))


@pytest.mark.parametrize(
    ("state", "event", "lacking", "field"),
    [
        ("verifying", "attribute", {"category": ""}, "category"),
        ("verifying", "attribute", {"cause": ""}, "cause"),
        ("verifying", "attribute", {"shares": ()}, "shares"),
        ("verifying", "attribute", {"shares": (9999,)}, "shares"),
        ("verifying", "attribute", {"shares": (6000, 4001)}, "shares"),
        ("verifying", "attribute", {"open_stages": ("制造部",)}, "stage"),
        ("verifying", "find_not_ours", {"cause": ""}, "cause"),
        ("verifying", "find_not_ours", {"evidence": False}, "evidence"),
        ("verifying", "find_not_ours", {"open_stages": ("制造部",)}, "stage"),
        ("verifying", "find_unfounded", {"cause": ""}, "cause"),
        ("verifying", "find_unfounded", {"receivable_note": ""}, "receivable_note"),
        ("registered", "verify", {"open_stages": ("接待",)}, "stage"),
        ("attributed", "propose", {"open_stages": ("责任部门",)}, "stage"),
        ("proposing", "submit", {"settlements": 0}, "settlements"),
        ("proposing", "submit", {"missing_opinions": ("质管部",)}, "opinions"),
        ("proposing", "submit", {"measure_unverified": True}, "opinions"),
        ("proposing", "submit", {"report_missing": True}, "reports"),
        ("proposing", "submit", {"open_stages": ("总经理室",)}, "stage"),
        ("proposing", "submit", {"needs_approval": False}, "settlements"),
        ("proposing", "negotiate_at_once", {"needs_approval": True}, "approval"),
        ("pending_approval", "send_back", {"reason": ""}, "reason"),
        ("pending_approval", "approve", {"open_stages": ("副总",)}, "stage"),
        ("approved", "negotiate", {"open_stages": ("业务部",)}, "stage"),
        ("negotiating", "refuse", {"reason": ""}, "reason"),
        ("negotiating", "accept", {"open_stages": ("业务部",)}, "stage"),
        ("executing", "execute", {"settlements_to_do": 1}, "settlements"),
        ("executing", "execute", {"papers_open": ("TH-1",)}, "papers"),
        ("executing", "execute", {"result_told": False}, "contacts"),
        ("executed", "visit", {"satisfaction": None}, "satisfaction"),
        ("visited", "correct", {"actions_open": 1}, "actions"),
        ("visited", "correct", {"exempt_reason": ""}, "actions"),
        ("visited", "archive", {"actions_open": 1}, "actions"),
        ("visited", "archive", {"tracks_improvement": True, "exempt_reason": ""}, "actions"),
        ("executing", "void", {"reason": ""}, "reason"),
    ],
)
def test_what_each_step_asks_for(state: str, event: str, lacking: dict[str, Any], field: str) -> None:
    workflow.after(FACTORY, state, event, facts(event))
    with pytest.raises(UserError) as refused:
        workflow.after(FACTORY, state, event, facts(event, **lacking))
    assert refused.value.field == field


def test_only_who_is_never_reached_is_passed_over_and_with_a_reason() -> None:
    nobody = facts("visit", satisfaction=None, unreachable=True, reason="三次无人接听")
    assert workflow.after(FACTORY, "executed", "visit", nobody) == "visited"
    for lacking, field in (({"unreachable": False}, "satisfaction"), ({"reason": ""}, "reason")):
        with pytest.raises(UserError) as refused:
            workflow.after(FACTORY, "executed", "visit", replace(nobody, **lacking))
        assert refused.value.field == field


def test_the_share_that_is_missing_is_said() -> None:
    with pytest.raises(UserError, match=r"99\.99 %"):
        workflow.after(FACTORY, "verifying", "attribute", facts("attribute", shares=(9999,)))


def test_minor_cases_are_filed_only_where_the_scheme_does() -> None:
    assert workflow.after(FOUR_STEPS, "attributed", "file_minor", facts("file_minor")) == "filed_minor"
    with pytest.raises(UserError) as refused:
        workflow.after(FOUR_STEPS, "attributed", "file_minor", facts("file_minor", severity="serious"))
    assert refused.value.field == "severity"
    with pytest.raises(UserError, match="no such step"):
        workflow.after(FACTORY, "attributed", "file_minor", facts("file_minor"))


@pytest.mark.parametrize("code", sorted(SCHEMES))
def test_a_promise_comes_before_the_proposal_goes_on(code: str) -> None:
    """R117 holds in every scheme that is shipped."""
    told = facts("submit")
    assert workflow.after(SCHEMES[code], "proposing", "submit", told) == "pending_approval"
    with pytest.raises(UserError) as refused:
        workflow.after(SCHEMES[code], "proposing", "submit", replace(told, promise_told=False))
    assert refused.value.field == "promised_on"


def test_the_customer_signs_where_the_scheme_wants_it() -> None:
    unsigned = facts("execute", customer_signed=False)
    assert workflow.after(FACTORY, "executing", "execute", unsigned) == "executed"
    with pytest.raises(UserError) as refused:
        workflow.after(SCHEMES["service_department"], "executing", "execute", unsigned)
    assert refused.value.field == "signed_by"


def test_corrective_action_and_case_study_of_the_service_complaint() -> None:
    """R107, 002E: every case has corrective action, or an exemption; and is written up."""
    for lacking, field in (({"exempt_reason": ""}, "actions"), ({"case_study_missing": True}, "reports")):
        with pytest.raises(UserError) as refused:
            workflow.after(SERVICE, "visited", "archive", facts("archive", **lacking))
        assert refused.value.field == field
    assert workflow.after(SERVICE, "visited", "archive", facts("archive", exempt_reason="", actions=1)) == "archived"


def test_approval_by_scheme() -> None:
    assert "negotiate_at_once" not in workflow.machine(FOUR_STEPS).events
    assert {"submit", "negotiate_at_once"} <= workflow.machine(FACTORY).events
    with pytest.raises(UserError, match="no such step"):
        workflow.after(FOUR_STEPS, "proposing", "negotiate_at_once", facts("negotiate_at_once"))
    with pytest.raises(Bug):
        workflow.after(FOUR_STEPS, "proposing", "dance", facts("submit"))


@pytest.mark.parametrize("scheme", SCHEMES.values(), ids=list(SCHEMES))
def test_every_state_can_be_left_and_leads_to_an_end(scheme: Scheme) -> None:
    """Nobody is stuck: from every state that can be reached an ending can be reached."""
    asks = workflow.machine(scheme)
    leads = {state: {one.target_from(state) for one in asks.transitions if state in one.sources} for state in State}
    reached, todo = {"registered"}, ["registered"]
    while todo:
        for state in leads[State(todo.pop())] - reached:
            reached.add(state)
            todo.append(state)
    ends = {"archived", "refused", "void"}
    assert ends <= reached
    for state in reached - ends:
        seen, front = {state}, {state}
        while front:
            front = set().union(*(leads[State(one)] for one in front)) - seen
            seen |= front
        assert "archived" in seen, state


EVENTS = sorted(set().union(*(workflow.machine(scheme).events for scheme in SCHEMES.values())))


@given(st.sampled_from(sorted(SCHEMES)), st.lists(st.tuples(st.sampled_from(EVENTS), st.booleans()), max_size=40))
def test_no_way_round(code: str, tries: list[tuple[str, bool]]) -> None:
    """However it is pushed: no archive without attribution and visit, no talks without the approval that was due."""
    scheme = SCHEMES[code]
    state, passed = State.REGISTERED, []
    for event, due in tries:
        try:
            after = workflow.after(scheme, state, event, replace(facts(event), needs_approval=due))
        except UserError:
            continue
        assert state in workflow.OPEN_STATES, "it had ended"
        passed.append(event)
        state = after
        if event in ("negotiate", "negotiate_at_once"):
            assert "approve" in passed or (not due and scheme.approval != "always")
    if state == State.ARCHIVED:
        assert {"attribute", "find_not_ours", "find_unfounded"} & set(passed)
        assert "visit" in passed
    if state in (State.EXECUTING, State.EXECUTED):
        assert {"approve", "negotiate_at_once"} & set(passed)


def test_who_may() -> None:
    """A technician registers and no more; the approver decides and no more."""
    for state in State:
        assert not workflow.permitted(FACTORY, state, "technician")
        assert not workflow.permitted(FACTORY, state, "administrator")
        approver = {one.event for one in workflow.permitted(FACTORY, state, "approver")}
        assert approver == ({"approve", "send_back"} if state == State.PENDING_APPROVAL else set())
    desk = {one.event for one in workflow.permitted(FACTORY, "pending_approval", "representative")}
    assert not desk & {"approve", "send_back", "void"}
