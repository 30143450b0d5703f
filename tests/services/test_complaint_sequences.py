"""Complaints of every scheme in any order of steps, on the database: what can never happen, and that clocks are true.

Nothing is archived without attribution, visit and, where it is due, approval; no deadline moves when nothing happened;
a unit has its turn from when to when, one at a time.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import HealthCheck, note, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test

from app.core import clock
from app.core.errors import UserError
from app.domain import complaint_clock
from app.domain.workflows import complaint as workflow
from app.models.complaint import Complaint, ComplaintEvent, ComplaintStage
from app.services import _complaint_steps as steps
from app.services import complaint_progress, complaint_schemes, complaints
from app.services import session as sessions
from tests.services.complaint_cases import a_case, case, version
from tests.services.complaint_walk import ENDINGS, PARTS, archived, forward, own, schemes, take

SCHEMES = (*schemes(), "working")
ALL_EVENTS = (
    "verify", "attribute", "find_not_ours", "find_unfounded", "file_minor", "propose", "submit", "approve",
    "send_back", "negotiate", "negotiate_at_once", "accept", "refuse", "execute", "visit", "correct", "archive", "void",
)  # fmt: skip
few = settings(
    max_examples=8, stateful_step_count=22, deadline=None, print_blob=False,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
)  # fmt: skip

Clocks = tuple[Any, ...]


def clocks(row: Complaint) -> Clocks:
    """Every limit and every moment of a case."""
    turns = ComplaintStage.select().where(ComplaintStage.complaint == row.id).order_by(ComplaintStage.position)
    return (
        row.reply_due_at, row.close_due_at, row.stage_due_at, row.accepted_at, row.settled_at, row.visit_due_on,
        [(one.entered_at, one.due_at, one.left_at, one.was_late) for one in turns],
    )  # fmt: skip


def events_of(row: Complaint) -> list[ComplaintEvent]:
    return list(ComplaintEvent.select().where(ComplaintEvent.complaint == row.id).order_by(ComplaintEvent.id))


def turns_of(row: Complaint) -> list[ComplaintStage]:
    mine = ComplaintStage.complaint == row.id
    return list(ComplaintStage.select().where(mine).order_by(ComplaintStage.position))


class Walk(RuleBasedStateMachine):
    """One case of `scheme`, pushed about."""

    scheme = ""
    advance: Callable[[timedelta], None]

    def __init__(self) -> None:
        super().__init__()
        self.case_id = a_case(self.scheme, **_typed(self.scheme))
        self.before = clocks(case(self.case_id))

    @rule()
    def on(self) -> None:
        """The natural next step; goes through but for what ended."""
        if case(self.case_id).is_open:
            note(forward(self.case_id))
            self._moved()

    @rule(event=st.sampled_from(sorted(ENDINGS)))
    def aside(self, event: str) -> None:
        """A step off the way, with everything it asks for."""
        self._try(lambda: take(self.case_id, event))

    @rule(event=st.sampled_from(ALL_EVENTS), given=st.frozensets(st.sampled_from(sorted(PARTS))))
    def any_step(self, event: str, given: frozenset[str]) -> None:
        """Any step with some of what it asks for."""
        self._try(lambda: take(self.case_id, event, given))

    @rule(place=st.integers(0, 12), reason=st.sampled_from(("", "转交")))
    def any_stage(self, place: int, reason: str) -> None:
        """Handed to any stage of the scheme."""
        row = case(self.case_id)
        stages = complaint_schemes.scheme_of(row).stages
        to = stages[place % len(stages)].code
        self._try(lambda: complaint_progress.hand_on(self.case_id, seen_version=row.row_version, to=to, note=reason))

    @rule(minutes=st.integers(1, 5 * 24 * 60))
    def wait(self, minutes: int) -> None:
        """Time passes."""
        self.advance(timedelta(minutes=minutes))

    @rule(back=st.integers(1, 40 * 24 * 60))
    def backdated(self, back: int) -> None:
        """The natural step, said to have been earlier: refused before the last step, else as early as it says."""
        if case(self.case_id).is_open:
            at = clock.now() - timedelta(minutes=back)
            self._try(lambda: forward(self.case_id, happened_at=at))

    def _try(self, act: Callable[[], Any]) -> None:
        try:
            act()
        except UserError:
            return
        self._moved()

    def _moved(self) -> None:
        self.before = clocks(case(self.case_id))

    @invariant()
    def no_deadline_moves_when_nothing_happened(self) -> None:
        assert clocks(case(self.case_id)) == self.before

    @invariant()
    def one_turn_at_a_time(self) -> None:
        row = case(self.case_id)
        turns = turns_of(row)
        open_turns = [one for one in turns if one.is_open]
        assert [one.code for one in open_turns] == ([row.stage] if row.stage else [])
        assert [one.position for one in turns] == list(range(1, len(turns) + 1))
        for one in turns:
            assert (one.left_at is None) == one.is_open
            assert one.left_at is None or one.entered_at <= one.left_at
        for before, after in pairwise(turns):
            assert before.left_at is not None
            assert before.left_at <= after.entered_at
        over = workflow.SETTLED_STATES | {workflow.State.VISITED, workflow.State.CORRECTED}
        if not row.is_open or row.state in over:
            assert open_turns == [], "nobody has a turn with what is settled"
        if open_turns:
            assert (row.stage_entered_at, row.stage_due_at) == (open_turns[0].entered_at, open_turns[0].due_at)

    @invariant()
    def steps_follow_one_another(self) -> None:
        row = case(self.case_id)
        happened = events_of(row)
        assert happened[-1].after == row.state
        assert row.is_open == (workflow.State(row.state) in workflow.OPEN_STATES)
        for before, after in pairwise(happened):
            assert after.before == before.after
            assert before.happened_at <= after.happened_at

    @invariant()
    def nothing_is_promised_nor_archived_before_its_time(self) -> None:
        assert_lawful(case(self.case_id))

    def teardown(self) -> None:
        """Replay the clocks from what was written down."""
        assert_replayed(case(self.case_id))


def assert_lawful(row: Complaint) -> None:
    """No archive without attribution and visit; no talks over money before they were approved."""
    scheme = complaint_schemes.scheme_of(row)
    passed = [one.event for one in events_of(row)]
    if row.state == "archived":
        assert {"attribute", "find_not_ours", "find_unfounded"} & set(passed)
        assert "visit" in passed
        assert row.satisfaction is not None
        assert scheme.correction != "required" or row.exempt_reason
    talked = {"negotiate", "negotiate_at_once", "accept", "execute"} & set(passed)
    if talked and scheme.needs_approval(row.proposed_amount or 0, frozenset({"compensation"})):
        assert "approve" in passed
        assert passed.index("approve") < min(passed.index(event) for event in talked)


def assert_replayed(row: Complaint) -> None:
    """Every limit of a case follows from the moments of its steps."""
    scheme = complaint_schemes.scheme_of(row)
    calendar = steps.calendar_of(scheme)
    happened = events_of(row)
    accepted = next((one.happened_at for one in happened if one.event == "verify"), None)
    assert row.accepted_at == accepted
    begun = row.received_at if scheme.counts_from == "registered" else accepted
    days = scheme.market(row.market).close_days
    assert row.close_due_at == (complaint_clock.due(begun, days, calendar) if begun else None)
    settled = next((one.happened_at for one in happened if one.after in workflow.SETTLED_STATES), None)
    assert row.settled_at == settled
    assert row.visit_due_on == (settled and clock.local(settled).date() + timedelta(days=scheme.visit_days))
    for one in turns_of(row):
        stage = scheme.stage(one.code)
        days = stage.days.get(row.market) if stage is not None and not one.skipped_reason else None
        assert one.due_at == complaint_clock.due(one.entered_at, days, calendar)
        assert one.was_late == (one.left_at is not None and complaint_clock.is_late(one.due_at, one.left_at))
        assert one.settled_at == settled


def _code(scheme: str) -> str:
    return own("factory_chain", "working", clock="working") if scheme == "working" else scheme


def _typed(code: str) -> dict[str, Any]:
    """What a scheme of the branch asks for at the registration (`a_case` knows the shipped ones)."""
    return {"product_fields": {"order_number": "PO-1"}} if code.endswith("_working") else {}


@pytest.fixture
def supervisor(work: Any, branch: Any) -> Iterator[None]:
    with sessions.acting_as(branch.sessions["supervisor"]):
        yield


@pytest.mark.parametrize("scheme", SCHEMES)
def test_any_order(scheme: str, supervisor: None, frozen_clock: Any) -> None:
    class WalkOfScheme(Walk):
        """The scheme's."""

    WalkOfScheme.scheme = _code(scheme)
    WalkOfScheme.advance = staticmethod(frozen_clock)  # pyright: ignore[reportAttributeAccessIssue]
    run_state_machine_as_test(WalkOfScheme, settings=few)


@pytest.mark.parametrize("scheme", SCHEMES)
def test_all_the_way(scheme: str, supervisor: None) -> None:
    code = _code(scheme)
    row = case(archived(code, **_typed(code)))
    assert_lawful(row)
    assert_replayed(row)
    scheme_used = complaint_schemes.scheme_of(row)
    assert {one.code for one in turns_of(row)} >= {one.code for one in scheme_used.stages if not one.is_optional}


def test_moment_of_a_step(supervisor: None, frozen_clock: Any) -> None:
    """Typed to the minute; not in the future, not before the registration, not before the step before."""
    frozen_clock(timedelta(seconds=30))
    case_id = a_case("service_department")
    came = case(case_id).received_at
    for at in (came - timedelta(minutes=5), clock.now() + timedelta(minutes=5)):
        with pytest.raises(UserError) as refused:
            complaint_progress.verify(case_id, seen_version=version(case_id), happened_at=at)
        assert refused.value.field == "happened_at"
    same_minute = came.replace(second=0)
    complaint_progress.verify(case_id, seen_version=version(case_id), happened_at=same_minute)
    assert case(case_id).accepted_at == came
    frozen_clock(timedelta(hours=2))
    take(case_id, "attribute", happened_at=came + timedelta(hours=1))
    with pytest.raises(UserError, match="came after it"):
        take(case_id, "propose", happened_at=came + timedelta(minutes=30))
    assert case(case_id).state == "attributed"


def test_a_talk_may_be_entered_after_later_steps(supervisor: None, frozen_clock: Any) -> None:
    """The first reply was given before the case was accepted, and typed in afterwards."""
    case_id = a_case("service_department")
    frozen_clock(timedelta(hours=5))
    take(case_id, "verify")
    came = case(case_id).received_at
    complaints.contact(case_id, kind="first_reply", words="已致电", happened_at=came + timedelta(hours=1))
    assert case(case_id).replied_at == came + timedelta(hours=1)
    for at in (came - timedelta(hours=1), came + timedelta(hours=6)):
        with pytest.raises(UserError) as refused:
            complaints.contact(case_id, words="已致电", happened_at=at)
        assert refused.value.field == "happened_at"


def test_a_computer_whose_clock_went_back(supervisor: None, frozen_clock: Any) -> None:
    case_id = a_case("service_department")
    frozen_clock(timedelta(hours=5))
    take(case_id, "verify")
    at: datetime | None = case(case_id).accepted_at
    frozen_clock(timedelta(hours=-3))
    take(case_id, "attribute")
    assert events_of(case(case_id))[-1].happened_at == at
