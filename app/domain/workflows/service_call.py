"""The life of a service call (domain.md 3.1): from the telephone to the archive.

    logged ─ solve_by_phone → phone_resolved ───────────────┐
      ├ promise_reply → awaiting_reply ┐                    │
      └ appoint ───────────────────────┴→ scheduled         │
                                            └ dispatch → dispatched ─ arrive → on_site ─ complete → completed
                                                                                 └ take_back → taken_back
    logged | awaiting_reply | scheduled ─ bring_in ─────────────────────────────────────────→ taken_back
                                                                   completed ← hand_back ─ repaired ← repair ┘
    completed | phone_resolved ─ strike_off → struck_off ─ follow_up → followed_up ─ close → closed
    followed_up ─ reopen → logged;   any open ─ cancel → cancelled

Beyond the regulation, because the desk cannot work without (+): `withdraw` takes a dispatched call back when its
voucher is void, `postpone` keeps it with the technician for another visit, `appoint` and `promise_reply` may be
repeated. Who goes may be decided after the appointment, at dispatch. `repair_again` follows a thing that failed its
check, `undo_take_back` a receipt that was issued by mistake.

What the customer carries or mails to the branch (送修) is taken back at the counter, without a technician's visit:
`bring_in`; `undo_bring_in` takes such a receipt back. R048 asks a *visited* call for its signed voucher; a call that
was carried in was not visited, so the receipt of R051 stands for it: recovered with the customer's signature, or its
loss noted. No voucher is issued for it; paid work is announced, charged and collected as on every call.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from types import MappingProxyType
from typing import Any

from app.core.errors import UserError
from app.core.i18n import QT_TRANSLATE_NOOP, translate
from app.domain import codes
from app.domain.deadlines import EventKind
from app.domain.permissions import Role
from app.domain.workflows._machine import Guard, Machine, Transition


class State(StrEnum):
    """Where a call stands."""

    LOGGED = "logged"
    AWAITING_REPLY = "awaiting_reply"
    SCHEDULED = "scheduled"
    DISPATCHED = "dispatched"
    ON_SITE = "on_site"
    TAKEN_BACK = "taken_back"
    REPAIRED = "repaired"
    COMPLETED = "completed"
    PHONE_RESOLVED = "phone_resolved"
    STRUCK_OFF = "struck_off"
    FOLLOWED_UP = "followed_up"
    CLOSED = "closed"
    CANCELLED = "cancelled"


STATE_LABELS: Mapping[State, str] = MappingProxyType({State(code): label for code, label in codes.CALL_STATES.items()})

STATE_ORDER: tuple[State, ...] = tuple(State)
"""The order of a call's life, for sorting and for lists of choices."""

WORKING_STATES = frozenset(STATE_ORDER[: STATE_ORDER.index(State.COMPLETED)])
"""There is still work to do for the customer."""

OPEN_STATES = WORKING_STATES | {State.COMPLETED, State.PHONE_RESOLVED}
"""The register entry is not struck off."""

NOT_SENT_STATES = frozenset({State.LOGGED, State.AWAITING_REPLY, State.SCHEDULED})
"""Nobody went to the customer yet."""

TERMINAL_STATES = frozenset({State.CLOSED, State.CANCELLED})
"""Nothing happens any more."""


@dataclass(frozen=True)
class CallFacts:
    """What the guards ask for; an event needs only its own. What is not given counts as not there."""

    solution: str = ""
    contact: str = ""
    promised_reply_at: datetime | None = None
    interface_person: str = ""
    appointed_at: datetime | None = None
    technician: int | str | None = None
    voucher_number: str = ""
    unticked_items: int = 0
    """Tools, spares and documents of the checklist that are not ticked."""
    signer_name: str = ""
    signed_on: date | None = None
    service_class: str = ""
    charge_announced_at: datetime | None = None
    charge_agreed_by: str = ""
    receipt_number: str = ""
    test_result: str = ""
    carried_in: bool = False
    """The device came to the branch by itself; nobody went there."""
    receipt_recovered: bool = False
    receipt_lost_note: str = ""
    loaner_settled: bool = True
    """No loaner is out, or it is back, or it is flagged."""
    voucher_returned: bool = False
    """The signed voucher is in the office."""
    satisfaction: int | None = None
    unreachable: bool = False
    """The return visit was given up after the last attempt."""
    visit_waived: bool = False
    """A supervisor said that the call need not wait for a visit."""
    papers_filed: bool = False
    level: int | None = None
    reason: str = ""


def _need(fact: object, text: str, field: str) -> UserError | None:
    return None if fact else UserError(text, field)


def _solved(facts: CallFacts) -> UserError | None:
    return _need(facts.solution, translate("service_call", "Write how it was solved."), "solution")


def _promised(facts: CallFacts) -> UserError | None:
    return (
        _need(facts.contact, translate("service_call", "Write whom to call back."), "contact")
        or _need(
            facts.promised_reply_at, translate("service_call", "Give the promised reply time."), "promised_reply_at"
        )
        or _need(facts.interface_person, translate("service_call", "Name the interface person."), "interface_person")
    )


def _appointed(facts: CallFacts) -> UserError | None:
    return _need(facts.appointed_at, translate("service_call", "Give the agreed visit time."), "appointed_at")


def _dispatched(facts: CallFacts) -> UserError | None:
    if facts.unticked_items:
        text = translate("service_call", "{count} items of the checklist are not ticked.")
        return UserError(text.format(count=facts.unticked_items), "checklist")
    return _need(facts.technician, translate("service_call", "Choose the technician who goes."), "technician") or _need(
        facts.voucher_number, translate("service_call", "Print the service voucher first."), "voucher_number"
    )


def _signed(facts: CallFacts) -> UserError | None:
    """R019: signed means a name and a date."""
    return _need(
        facts.signer_name, translate("service_call", "Write who signed for the customer."), "signer_name"
    ) or _need(facts.signed_on, translate("service_call", "Give the date of the signature."), "signed_on")


def _completed(facts: CallFacts) -> UserError | None:
    """R058: paid work was announced and agreed before."""
    if facts.service_class == "A":
        refusal = _need(
            facts.charge_announced_at,
            translate("service_call", "Paid work: enter when the charge was announced."),
            "charge_announced_at",
        ) or _need(
            facts.charge_agreed_by,
            translate("service_call", "Paid work: enter who agreed to the charge."),
            "charge_agreed_by",
        )
        if refusal:
            return refusal
    return _signed(facts)


def _taken_back(facts: CallFacts) -> UserError | None:
    return _need(
        facts.receipt_number, translate("service_call", "Issue the take-back receipt first."), "receipt_number"
    )


def _repaired(facts: CallFacts) -> UserError | None:
    return _need(facts.test_result, translate("service_call", "Write the result of the test."), "test_result")


def _handed_back(facts: CallFacts) -> UserError | None:
    """R051: the receipt comes back, or its loss is noted."""
    return (
        _need(
            facts.receipt_recovered or facts.receipt_lost_note,
            translate("service_call", "Take the receipt back, or note that it is lost."),
            "receipt_recovered",
        )
        or _need(facts.loaner_settled, translate("service_call", "The loaner is still out."), "loaner")
        or _completed(facts)
    )


def _voucher_back(facts: CallFacts) -> UserError | None:
    """R048: a visited call is struck off only with its signed voucher, one that was carried in with its receipt."""
    if facts.carried_in:
        return _need(
            facts.receipt_recovered or facts.receipt_lost_note,
            translate("service_call", "The signed receipt is not back yet."),
            "receipt_recovered",
        )
    return _need(
        facts.voucher_number and facts.voucher_returned,
        translate("service_call", "The signed voucher is not back yet."),
        "voucher_number",
    )


def _visited(facts: CallFacts) -> UserError | None:
    return _need(
        facts.satisfaction or facts.unreachable or facts.visit_waived,
        translate("service_call", "Enter the customer's satisfaction first."),
        "satisfaction",
    )


def _archived(facts: CallFacts) -> UserError | None:
    return _need(facts.papers_filed, translate("service_call", "Not all papers are filed."), "papers_filed")


def _explained(facts: CallFacts) -> UserError | None:
    return _need(facts.reason, translate("service_call", "Give a reason."), "reason")


def _visit_undone(facts: CallFacts) -> UserError | None:
    return _need(not facts.carried_in, translate("service_call", "Nobody was there."), "state") or _explained(facts)


def _arrival_undone(facts: CallFacts) -> UserError | None:
    return _need(facts.carried_in, translate("service_call", "It was not brought in."), "carried_in") or _explained(
        facts
    )


def _reassigned(facts: CallFacts) -> UserError | None:
    return _need(facts.technician, translate("service_call", "Choose the technician who goes."), "technician")


def _postponed(facts: CallFacts) -> UserError | None:
    return _explained(facts) or _appointed(facts)


_DESK = frozenset({Role.REPRESENTATIVE, Role.SUPERVISOR})


def _to(
    event: str,
    sources: frozenset[State] | set[State],
    target: State | None,
    label: str,
    guard: Guard[CallFacts] | None = None,
    only: frozenset[Role] = frozenset(Role),
    action: str = "",
) -> Transition[CallFacts]:
    return Transition(event, frozenset(sources), target, label, action or f"service_call.{event}", guard, only)


_HERE = frozenset({State.TAKEN_BACK, State.REPAIRED})
_BROUGHT = QT_TRANSLATE_NOOP("service_call", "Brought in")
_NOT_BROUGHT = QT_TRANSLATE_NOOP("service_call", "Nothing was brought in")
_AGAIN = QT_TRANSLATE_NOOP("service_call", "Repair again")
_SOLVE = QT_TRANSLATE_NOOP("service_call", "Solved by phone")

MACHINE: Machine[CallFacts] = Machine(
    "service_call",
    STATE_LABELS,
    CallFacts,
    (
        _to("solve_by_phone", {State.LOGGED}, State.PHONE_RESOLVED, _SOLVE, _solved, _DESK),
        _to("solve_by_phone", {State.AWAITING_REPLY}, State.PHONE_RESOLVED, _SOLVE, _solved),
        _to(
            "promise_reply",
            {State.LOGGED, State.AWAITING_REPLY},
            State.AWAITING_REPLY,
            QT_TRANSLATE_NOOP("service_call", "Promise a reply"),
            _promised,
        ),
        _to(
            "appoint",
            {State.LOGGED, State.AWAITING_REPLY, State.SCHEDULED},
            State.SCHEDULED,
            QT_TRANSLATE_NOOP("service_call", "Appoint a visit"),
            _appointed,
        ),
        _to(
            "dispatch",
            {State.SCHEDULED},
            State.DISPATCHED,
            QT_TRANSLATE_NOOP("service_call", "Dispatch"),
            _dispatched,
        ),
        _to(
            "withdraw",
            {State.DISPATCHED},
            State.SCHEDULED,
            QT_TRANSLATE_NOOP("service_call", "Withdraw from dispatch"),
            _explained,
        ),
        _to("arrive", {State.DISPATCHED}, State.ON_SITE, QT_TRANSLATE_NOOP("service_call", "Arrived")),
        _to("complete", {State.ON_SITE}, State.COMPLETED, QT_TRANSLATE_NOOP("service_call", "Completed"), _completed),
        _to(
            "postpone",
            {State.DISPATCHED, State.ON_SITE},
            State.DISPATCHED,
            QT_TRANSLATE_NOOP("service_call", "Another visit is needed"),
            _postponed,
        ),
        _to(
            "take_back", {State.ON_SITE}, State.TAKEN_BACK, QT_TRANSLATE_NOOP("service_call", "Take back"), _taken_back
        ),
        _to("bring_in", NOT_SENT_STATES, State.TAKEN_BACK, _BROUGHT, _taken_back, _DESK, "service_call.take_back"),
        _to("repair", {State.TAKEN_BACK}, State.REPAIRED, QT_TRANSLATE_NOOP("service_call", "Repaired"), _repaired),
        _to("repair_again", {State.REPAIRED}, State.TAKEN_BACK, _AGAIN, action="returned_part.change"),
        Transition(
            "undo_take_back",
            _HERE,
            State.ON_SITE,
            QT_TRANSLATE_NOOP("service_call", "Nothing was taken back"),
            "take_back_receipt.void",
            _visit_undone,
        ),
        _to("undo_bring_in", _HERE, State.LOGGED, _NOT_BROUGHT, _arrival_undone, action="take_back_receipt.void"),
        _to(
            "hand_back", {State.REPAIRED}, State.COMPLETED, QT_TRANSLATE_NOOP("service_call", "Hand back"), _handed_back
        ),
        _to(
            "strike_off",
            {State.COMPLETED},
            State.STRUCK_OFF,
            QT_TRANSLATE_NOOP("service_call", "Strike off"),
            _voucher_back,
        ),
        _to("strike_off", {State.PHONE_RESOLVED}, State.STRUCK_OFF, QT_TRANSLATE_NOOP("service_call", "Strike off")),
        _to(
            "follow_up", {State.STRUCK_OFF}, State.FOLLOWED_UP, QT_TRANSLATE_NOOP("service_call", "Follow up"), _visited
        ),
        _to("close", {State.FOLLOWED_UP}, State.CLOSED, QT_TRANSLATE_NOOP("service_call", "Archive"), _archived),
        _to("reopen", {State.FOLLOWED_UP}, State.LOGGED, QT_TRANSLATE_NOOP("service_call", "Reopen"), _explained),
        _to("cancel", OPEN_STATES, State.CANCELLED, QT_TRANSLATE_NOOP("service_call", "Cancel the call"), _explained),
        # What leaves the state alone.
        _to("respond", WORKING_STATES, None, QT_TRANSLATE_NOOP("service_call", "Responded")),
        _to(
            "report", WORKING_STATES, None, QT_TRANSLATE_NOOP("service_call", "Reported to the supervisor"), _explained
        ),
        _to("reassign", WORKING_STATES, None, QT_TRANSLATE_NOOP("service_call", "Reassign"), _reassigned),
        _to("pause", WORKING_STATES, None, QT_TRANSLATE_NOOP("service_call", "Hold the clocks"), _explained),
        _to("resume", WORKING_STATES, None, QT_TRANSLATE_NOOP("service_call", "Go on")),
        _to(
            "change_level",
            WORKING_STATES,
            None,
            QT_TRANSLATE_NOOP("service_call", "Change the fault level"),
            _explained,
        ),
        _to(
            "change_class", OPEN_STATES, None, QT_TRANSLATE_NOOP("service_call", "Change the service class"), _explained
        ),
    ),
)

CLOCK_EVENTS: Mapping[str, EventKind] = MappingProxyType(
    {
        "register": EventKind.RECEIVED,
        "respond": EventKind.RESPONDED,
        "solve_by_phone": EventKind.PHONE_RESOLVED,
        "promise_reply": EventKind.RESPONDED,
        "appoint": EventKind.APPOINTED,
        "arrive": EventKind.ARRIVED,
        "bring_in": EventKind.BROUGHT_IN,
        "complete": EventKind.COMPLETED,
        "hand_back": EventKind.COMPLETED,
        "pause": EventKind.PAUSED,
        "resume": EventKind.RESUMED,
        "change_level": EventKind.LEVEL_CHANGED,
        "cancel": EventKind.CANCELLED,
        "reopen": EventKind.REOPENED,
        "report": EventKind.REPORTED,
    }
)
"""What an event of a call means to its clocks; events that are not here mean nothing to them."""


def after(state: str, event: str, facts: CallFacts | Mapping[str, Any] | None = None, role: str | None = None) -> State:
    """The state after an event; see `Machine.fire`."""
    return State(MACHINE.fire(state, event, facts, role))


def permitted(state: str, role: str) -> tuple[Transition[CallFacts], ...]:
    """What a role may do with a call in a state."""
    return MACHINE.permitted(state, role)


def state_label(state: str) -> str:
    """A state in the language of the program."""
    return MACHINE.label(state)


def is_open(state: str) -> bool:
    """Whether the register entry is not struck off yet."""
    return state in OPEN_STATES
