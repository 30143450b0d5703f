"""The life of a service call."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import UTC, date, datetime

import pytest
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from app.core.errors import NotPermitted, UserError
from app.domain.permissions import ACTIONS, ROLES, Role
from app.domain.workflows.service_call import (
    CLOCK_EVENTS,
    MACHINE,
    OPEN_STATES,
    STATE_ORDER,
    TERMINAL_STATES,
    WORKING_STATES,
    CallFacts,
    State,
    after,
    is_open,
    permitted,
    state_label,
)

NOW = datetime(2026, 11, 22, 2, tzinfo=UTC)
EVERYTHING = CallFacts(
    solution="restarted",
    contact="王先生 13812345678",
    promised_reply_at=NOW,
    interface_person="李工",
    appointed_at=NOW,
    technician=3,
    voucher_number="FW-BJ01-2611-0001",
    signer_name="王",
    signed_on=date(2026, 11, 22),
    service_class="A",
    charge_announced_at=NOW,
    charge_agreed_by="王",
    receipt_number="SJ-BJ01-2611-0001",
    test_result="ok",
    receipt_recovered=True,
    voucher_returned=True,
    satisfaction=5,
    papers_filed=True,
    level=2,
    reason="because",
)

# The table of domain.md 3.1: from, event, to, and what is missing when it is refused.
REGULATION = [
    (State.LOGGED, "solve_by_phone", State.PHONE_RESOLVED, ["solution"]),
    (State.LOGGED, "promise_reply", State.AWAITING_REPLY, ["contact", "promised_reply_at", "interface_person"]),
    (State.LOGGED, "appoint", State.SCHEDULED, ["appointed_at"]),
    (State.AWAITING_REPLY, "appoint", State.SCHEDULED, ["appointed_at"]),
    (State.SCHEDULED, "dispatch", State.DISPATCHED, ["voucher_number", "technician"]),
    (State.DISPATCHED, "arrive", State.ON_SITE, []),
    (
        State.ON_SITE,
        "complete",
        State.COMPLETED,
        ["signer_name", "signed_on", "charge_announced_at", "charge_agreed_by"],
    ),
    (State.ON_SITE, "take_back", State.TAKEN_BACK, ["receipt_number"]),
    (State.LOGGED, "bring_in", State.TAKEN_BACK, ["receipt_number"]),
    (State.AWAITING_REPLY, "bring_in", State.TAKEN_BACK, ["receipt_number"]),
    (State.SCHEDULED, "bring_in", State.TAKEN_BACK, ["receipt_number"]),
    (State.TAKEN_BACK, "undo_bring_in", State.LOGGED, ["carried_in", "reason"]),
    (State.REPAIRED, "undo_bring_in", State.LOGGED, ["carried_in", "reason"]),
    (State.TAKEN_BACK, "repair", State.REPAIRED, ["test_result"]),
    (State.REPAIRED, "hand_back", State.COMPLETED, ["receipt_recovered", "signer_name", "signed_on"]),
    (State.AWAITING_REPLY, "solve_by_phone", State.PHONE_RESOLVED, ["solution"]),
    (State.COMPLETED, "strike_off", State.STRUCK_OFF, ["voucher_number", "voucher_returned"]),
    (State.PHONE_RESOLVED, "strike_off", State.STRUCK_OFF, []),
    (State.STRUCK_OFF, "follow_up", State.FOLLOWED_UP, ["satisfaction"]),
    (State.FOLLOWED_UP, "close", State.CLOSED, ["papers_filed"]),
    (State.FOLLOWED_UP, "reopen", State.LOGGED, ["reason"]),
    *((state, "cancel", State.CANCELLED, ["reason"]) for state in sorted(OPEN_STATES)),
    # Our own (+).
    (State.DISPATCHED, "withdraw", State.SCHEDULED, ["reason"]),
    (State.REPAIRED, "repair_again", State.TAKEN_BACK, []),
    (State.TAKEN_BACK, "undo_take_back", State.ON_SITE, ["reason"]),
    (State.REPAIRED, "undo_take_back", State.ON_SITE, ["reason"]),
    (State.ON_SITE, "postpone", State.DISPATCHED, ["reason", "appointed_at"]),
    (State.DISPATCHED, "postpone", State.DISPATCHED, ["reason", "appointed_at"]),
    (State.SCHEDULED, "appoint", State.SCHEDULED, ["appointed_at"]),
    (State.AWAITING_REPLY, "promise_reply", State.AWAITING_REPLY, ["contact", "promised_reply_at", "interface_person"]),
]

_EMPTY = CallFacts()
_FLAGS = {"carried_in"}


@pytest.mark.parametrize(("state", "event", "target", "needed"), REGULATION)
def test_the_table_of_the_regulation(state: State, event: str, target: State, needed: list[str]) -> None:
    whole = replace(EVERYTHING, carried_in="carried_in" in needed)
    assert after(state, event, whole) is target
    for name in needed:
        lacking = replace(whole, **{name: getattr(_EMPTY, name)})
        with pytest.raises(UserError) as refusal:
            after(state, event, lacking)
        assert refusal.value.text
        assert refusal.value.field in needed
    if not needed:
        assert after(state, event) is target
    # Facts that are not asked for do not matter.
    only = replace(_EMPTY, **{name: getattr(whole, name) for name in needed})
    assert after(state, event, only) is target


def test_nothing_moves_a_call_but_the_table() -> None:
    moving = {(state, item.event, item.target) for item in MACHINE.transitions if item.target for state in item.sources}
    assert moving == {(state, event, target) for state, event, target, _ in REGULATION}


@pytest.mark.parametrize("letter", ["B", "C", "D", ""])
def test_only_paid_work_needs_an_announced_charge(letter: str) -> None:
    facts = replace(EVERYTHING, service_class=letter, charge_announced_at=None, charge_agreed_by="")
    assert after(State.ON_SITE, "complete", facts) is State.COMPLETED


def test_dispatch_waits_for_the_checklist() -> None:
    with pytest.raises(UserError, match="2"):
        after(State.SCHEDULED, "dispatch", replace(EVERYTHING, unticked_items=2))


def test_a_lost_receipt_is_noted_and_a_loaner_comes_home() -> None:
    lost = replace(EVERYTHING, receipt_recovered=False, receipt_lost_note="signed note of 22 November")
    assert after(State.REPAIRED, "hand_back", lost) is State.COMPLETED
    with pytest.raises(UserError) as refusal:
        after(State.REPAIRED, "hand_back", replace(EVERYTHING, loaner_settled=False))
    assert refusal.value.field == "loaner"


def test_a_call_that_was_carried_in_is_struck_off_with_its_receipt() -> None:
    carried = {"carried_in": True, "receipt_recovered": True}
    assert after(State.COMPLETED, "strike_off", carried) is State.STRUCK_OFF
    noted = {"carried_in": True, "receipt_lost_note": "signed note of 22 November"}
    assert after(State.COMPLETED, "strike_off", noted) is State.STRUCK_OFF
    for lacking in ({"carried_in": True}, {"carried_in": True, "voucher_number": "FW-1", "voucher_returned": True}):
        with pytest.raises(UserError) as refusal:
            after(State.COMPLETED, "strike_off", lacking)
        assert refusal.value.field == "receipt_recovered"
    with pytest.raises(UserError) as refusal:  # a visited call is not helped by a receipt
        after(State.COMPLETED, "strike_off", {"receipt_recovered": True})
    assert refusal.value.field == "voucher_number"


def test_each_way_of_taking_back_is_undone_by_its_own_step() -> None:
    brought = replace(EVERYTHING, carried_in=True)
    with pytest.raises(UserError, match="Nobody was there"):
        after(State.TAKEN_BACK, "undo_take_back", brought)
    with pytest.raises(UserError, match="not brought in"):
        after(State.TAKEN_BACK, "undo_bring_in", EVERYTHING)


def test_a_visit_given_up_also_follows_up() -> None:
    assert after(State.STRUCK_OFF, "follow_up", {"unreachable": True}) is State.FOLLOWED_UP


@pytest.mark.parametrize(
    ("state", "event", "roles"),
    [
        (State.LOGGED, "solve_by_phone", {Role.REPRESENTATIVE, Role.SUPERVISOR}),
        (State.AWAITING_REPLY, "solve_by_phone", {Role.REPRESENTATIVE, Role.TECHNICIAN, Role.SUPERVISOR}),
        (State.SCHEDULED, "dispatch", {Role.REPRESENTATIVE, Role.SUPERVISOR}),
        (State.DISPATCHED, "arrive", {Role.REPRESENTATIVE, Role.TECHNICIAN, Role.SUPERVISOR}),
        (State.ON_SITE, "complete", {Role.REPRESENTATIVE, Role.TECHNICIAN, Role.SUPERVISOR}),
        (State.COMPLETED, "strike_off", {Role.REPRESENTATIVE, Role.SUPERVISOR}),
        (State.LOGGED, "bring_in", {Role.REPRESENTATIVE, Role.SUPERVISOR}),
        (State.TAKEN_BACK, "undo_bring_in", {Role.SUPERVISOR}),
        (State.LOGGED, "cancel", {Role.SUPERVISOR}),
        (State.SCHEDULED, "reassign", {Role.SUPERVISOR}),
    ],
)
def test_who_may(state: State, event: str, roles: set[Role]) -> None:
    assert {role for role in ROLES if any(item.event == event for item in permitted(state, role))} == roles
    for role in set(ROLES) - roles:
        with pytest.raises(NotPermitted):
            after(state, event, EVERYTHING, role)


def test_events_are_actions_of_the_matrix() -> None:
    assert {item.action for item in MACHINE.transitions} <= ACTIONS


def test_the_sets_of_states() -> None:
    assert STATE_ORDER[0] is State.LOGGED
    assert set(STATE_ORDER) == set(State)
    assert WORKING_STATES < OPEN_STATES
    assert not OPEN_STATES & TERMINAL_STATES
    assert is_open("completed")
    assert not is_open("struck_off")
    assert all(state_label(state) for state in State)
    for state in TERMINAL_STATES:
        assert not any(permitted(state, role) for role in ROLES)
    for state in set(State) - TERMINAL_STATES:
        assert permitted(state, "supervisor")


def test_the_clocks_know_the_events() -> None:
    assert set(CLOCK_EVENTS) - {"register"} <= MACHINE.events


class AnyLife(RuleBasedStateMachine):
    """Random events with random facts: whatever happens, the promises of the regulation hold."""

    def __init__(self) -> None:
        super().__init__()
        self.state = State.LOGGED
        self.path: list[tuple[str, CallFacts]] = []

    @rule(
        data=st.data(),
        role=st.just(Role.SUPERVISOR) | st.sampled_from(ROLES),
        missing=st.just(set()) | st.sets(st.sampled_from([item.name for item in fields(CallFacts)]), max_size=4),
    )
    def something_happens(self, data: st.DataObject, role: Role, missing: set[str]) -> None:
        onward = {item.event for item in permitted(self.state, role) if item.target and item.event != "cancel"}
        fitting = sorted(onward - {"solve_by_phone"}) or sorted(MACHINE.events)
        event = data.draw(st.sampled_from(fitting) | st.sampled_from(sorted(MACHINE.events)))
        came = [name for name, _ in self.path if name in ("bring_in", "undo_bring_in", "take_back", "reopen")]
        facts = replace(
            EVERYTHING,
            carried_in=came[-1:] == ["bring_in"],
            **{name: getattr(_EMPTY, name) for name in missing - _FLAGS},
        )
        before = self.state
        refusal = MACHINE.refusal(before, event, facts, role)
        try:
            self.state = after(before, event, facts, role)
        except UserError as refused:
            if refused.text == refusal:
                return
            raise
        assert not refusal
        assert any(item.event == event for item in permitted(before, role))
        self.path.append((event, facts))
        self._check(before, facts, event)

    def _check(self, before: State, facts: CallFacts, event: str) -> None:
        if before is State.COMPLETED and self.state is State.STRUCK_OFF:
            if facts.carried_in:
                assert facts.receipt_recovered or facts.receipt_lost_note
            else:
                assert facts.voucher_returned
                assert facts.voucher_number
        if self.state is State.COMPLETED and before is not State.COMPLETED:
            assert facts.signer_name
            assert facts.signed_on
            assert facts.service_class != "A" or (facts.charge_announced_at and facts.charge_agreed_by)
        if self.state is State.CANCELLED:
            assert facts.reason
            assert is_open(before)
        if event == "arrive":
            assert any(name == "dispatch" for name, _ in self.path)
        if self.state is State.TAKEN_BACK and event in ("take_back", "bring_in"):
            assert facts.receipt_number

    @invariant()
    def a_visited_call_is_struck_off_only_after_its_voucher_came_back(self) -> None:
        if self.state not in (State.STRUCK_OFF, State.FOLLOWED_UP, State.CLOSED):
            return
        events = [name for name, _ in self.path]
        last = max(position for position, name in enumerate(events) if name == "strike_off")
        ending = [name for name in events[:last] if name in ("solve_by_phone", "complete", "hand_back")][-1]
        settled = self.path[last][1]
        assert ending == "solve_by_phone" or (
            (settled.receipt_recovered or settled.receipt_lost_note) if settled.carried_in else settled.voucher_returned
        )

    @invariant()
    def the_call_is_somewhere(self) -> None:
        assert self.state in STATE_ORDER


TestAnyLife = AnyLife.TestCase
TestAnyLife.settings = hypothesis_settings(max_examples=80, stateful_step_count=30, deadline=None)
