"""The life of a returned part (domain.md 3.4, F21, F25).

received → in_test → in_repair (→ sent_out → back) → repaired → returned → closed. One that cannot be repaired is
replaced, scrapped, or given back as it is: a supervisor decides. Late is what the dates say, not a state.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from types import MappingProxyType
from typing import Any

from app.core.errors import UserError
from app.core.i18n import QT_TRANSLATE_NOOP, translate
from app.domain.workflows import take_back_receipt
from app.domain.workflows._machine import Guard, Machine, Transition


class State(StrEnum):
    """Where a returned part stands."""

    RECEIVED = "received"
    IN_TEST = "in_test"
    IN_REPAIR = "in_repair"
    SENT_OUT = "sent_out"
    BACK = "back"
    REPAIRED = "repaired"
    UNREPAIRABLE = "unrepairable"
    REPLACED = "replaced"
    SCRAPPED = "scrapped"
    AS_IS = "as_is"
    RETURNED = "returned"
    CLOSED = "closed"
    VOID = "void"


STATE_LABELS: Mapping[State, str] = MappingProxyType(
    {
        State.RECEIVED: QT_TRANSLATE_NOOP("returned_part", "Received"),  # 已收
        State.IN_TEST: QT_TRANSLATE_NOOP("returned_part", "In test"),  # 检测中
        State.IN_REPAIR: QT_TRANSLATE_NOOP("returned_part", "In repair"),  # 维修中
        State.SENT_OUT: QT_TRANSLATE_NOOP("returned_part", "Sent out"),  # 送修
        State.BACK: QT_TRANSLATE_NOOP("returned_part", "Back from repair"),  # 送修返回
        State.REPAIRED: QT_TRANSLATE_NOOP("returned_part", "Repaired"),  # 已修复
        State.UNREPAIRABLE: QT_TRANSLATE_NOOP("returned_part", "Cannot be repaired"),  # 无法修复
        State.REPLACED: QT_TRANSLATE_NOOP("returned_part", "Replaced"),  # 已换机
        State.SCRAPPED: QT_TRANSLATE_NOOP("returned_part", "Scrapped"),  # 已报废
        State.AS_IS: QT_TRANSLATE_NOOP("returned_part", "Goes back as it is"),  # 原样待还
        State.RETURNED: QT_TRANSLATE_NOOP("returned_part", "Returned"),  # 已归还
        State.CLOSED: QT_TRANSLATE_NOOP("returned_part", "Closed"),  # 已结
        State.VOID: QT_TRANSLATE_NOOP("returned_part", "Entered by mistake"),  # 作废
    }
)

READY_STATES = frozenset({State.REPAIRED, State.REPLACED, State.SCRAPPED, State.AS_IS})
"""Nothing is to be done any more but to settle with the customer."""

ENDED_STATES = frozenset({State.RETURNED, State.CLOSED, State.VOID})
"""The customer has nothing to come any more."""

BENCH_STATES = frozenset({State.RECEIVED, State.IN_TEST, State.IN_REPAIR, State.BACK})
"""It lies here and waits for work."""

ROUTES: Mapping[str, str] = MappingProxyType(
    {
        "own": QT_TRANSLATE_NOOP("returned_part", "Own workshop"),  # 自修
        "manufacturer": QT_TRANSLATE_NOOP("returned_part", "Manufacturer"),  # 厂家
        "supplier": QT_TRANSLATE_NOOP("returned_part", "Supplier"),  # 供货商
    }
)

VERDICTS: Mapping[str, str] = MappingProxyType(
    {
        "faulty": QT_TRANSLATE_NOOP("returned_part", "Faulty"),  # 确认故障
        "no_fault": QT_TRANSLATE_NOOP("returned_part", "No fault found"),  # 未见故障
        "misuse": QT_TRANSLATE_NOOP("returned_part", "Damaged by the user"),  # 人为损坏
        "unrepairable": QT_TRANSLATE_NOOP("returned_part", "Cannot be repaired"),  # 无法修复
    }
)

REPRODUCED: Mapping[str, str] = MappingProxyType(
    {
        "yes": QT_TRANSLATE_NOOP("returned_part", "Reproduced"),  # 可复现
        "intermittent": QT_TRANSLATE_NOOP("returned_part", "Now and then"),  # 偶发
        "no": QT_TRANSLATE_NOOP("returned_part", "Not reproduced"),  # 未复现
    }
)

OUTCOMES: Mapping[str, str] = MappingProxyType(
    {
        "repaired": QT_TRANSLATE_NOOP("returned_part", "Repaired"),
        "no_fault": QT_TRANSLATE_NOOP("returned_part", "No fault found"),
        "replaced": QT_TRANSLATE_NOOP("returned_part", "Replaced"),
        "scrapped": QT_TRANSLATE_NOOP("returned_part", "Scrapped"),
        "as_is": QT_TRANSLATE_NOOP("returned_part", "Goes back as it is"),
    }
)
"""What became of it."""


@dataclass(frozen=True)
class PartFacts:
    """What the guards ask for; an event needs only its own."""

    symptom_reproduced: str = ""
    verdict: str = ""
    tested_by: str = ""
    route: str = ""
    supplier_name: str = ""
    sent_on: date | None = None
    due_back_on: date | None = None
    back_on: date | None = None
    work_text: str = ""
    repaired_by: str = ""
    checked_by: str = ""
    reason: str = ""
    replacement_serial: str = ""
    receipt_settled: bool = False
    """The original receipt is recovered, or a signed note says that it is lost (R051)."""
    unchecked: str = ""
    """Its number while it is repaired and the check is outstanding that the branch asks for (domain.md 3.4, step 5)."""
    signed_by: str = ""
    signed_on: date | None = None
    received_on: date = date.min
    today: date = date.max


def _need(fact: object, text: str, field: str) -> UserError | None:
    return None if fact else UserError(text, field)


def _tested(facts: PartFacts) -> UserError | None:
    """F25: whether the symptom showed, the verdict, the tester."""
    return (
        _need(
            facts.symptom_reproduced in REPRODUCED,
            translate("returned_part", "Choose whether the symptom was reproduced."),
            "symptom_reproduced",
        )
        or _need(facts.verdict in VERDICTS, translate("returned_part", "Choose the verdict of the test."), "verdict")
        or _need(facts.tested_by, translate("returned_part", "Enter who tested it."), "tested_by")
    )


def _judged(facts: PartFacts) -> UserError | None:
    return _need(facts.verdict, translate("returned_part", "Enter the result of the test first."), "verdict")


def _harmless(facts: PartFacts) -> UserError | None:
    text = translate("returned_part", "The test did not say that there is no fault.")
    return _need(facts.verdict == "no_fault", text, "verdict")


def _sent(facts: PartFacts) -> UserError | None:
    """R054: where it goes, since when, until when."""
    outside = facts.route in ("manufacturer", "supplier")
    refusal = (
        _judged(facts)
        or _need(outside, translate("returned_part", "Choose where it is sent."), "route")
        or _need(facts.supplier_name, translate("returned_part", "Name who repairs it."), "supplier_name")
        or _need(facts.sent_on, translate("returned_part", "Give the day on which it is sent."), "sent_on")
        or _need(facts.due_back_on, translate("returned_part", "Give the day on which it is due back."), "due_back_on")
    )
    if refusal or facts.sent_on is None or facts.due_back_on is None:
        return refusal
    if facts.sent_on > facts.today:
        return UserError(translate("returned_part", "This day lies in the future."), "sent_on")
    if facts.sent_on < facts.received_on:
        return UserError(translate("returned_part", "It had not been received then."), "sent_on")
    return _need(
        facts.due_back_on >= facts.sent_on,
        translate("returned_part", "It cannot be due back before it is sent."),
        "due_back_on",
    )


def _came_back(facts: PartFacts) -> UserError | None:
    if facts.back_on is None:
        return UserError(translate("returned_part", "Give the day on which it came back."), "back_on")
    if facts.back_on > facts.today:
        return UserError(translate("returned_part", "This day lies in the future."), "back_on")
    if facts.sent_on is not None and facts.back_on < facts.sent_on:
        return UserError(translate("returned_part", "It cannot have come back before it was sent."), "back_on")
    return None


def _repaired(facts: PartFacts) -> UserError | None:
    return (
        _judged(facts)
        or _need(facts.work_text, translate("returned_part", "Write what was done."), "work_text")
        or _need(facts.repaired_by, translate("returned_part", "Enter who repaired it."), "repaired_by")
    )


def _checked(facts: PartFacts) -> UserError | None:
    """F23: somebody else looks at it than who repaired it."""
    if not facts.checked_by:
        return UserError(translate("returned_part", "Enter who checked it."), "checked_by")
    if facts.checked_by == facts.repaired_by:
        text = translate("returned_part", "Somebody else checks it than {name}, who repaired it.")
        return UserError(text.format(name=facts.repaired_by), "checked_by")
    return None


def _explained(facts: PartFacts) -> UserError | None:
    return _need(facts.reason, translate("returned_part", "Give a reason."), "reason")


def _given_up(facts: PartFacts) -> UserError | None:
    """R055: nothing is given up that nobody tested."""
    return _judged(facts) or _explained(facts)


def _replaced(facts: PartFacts) -> UserError | None:
    return _explained(facts) or _need(
        facts.replacement_serial,
        translate("returned_part", "Enter the serial number of the replacement."),
        "replacement_serial",
    )


def _returned(facts: PartFacts) -> UserError | None:
    """Checked where the branch wants that; the receipt back or its loss signed for, the return signed (R051)."""
    if facts.unchecked:
        text = translate("returned_part", "Somebody checks the repair of {number} first, then it goes back.")
        return UserError(text.format(number=facts.unchecked), "parts")
    text = translate("returned_part", "Take the receipt back, or have its loss signed.")
    return _need(facts.receipt_settled, text, "recovered") or take_back_receipt.signed(
        facts.signed_by, facts.signed_on, facts.received_on, facts.today
    )


_WORK, _OFFICE, _DECIDE = "returned_part.change", "returned_part.create", "returned_part.write_off"


def _to(
    event: str,
    sources: frozenset[State] | set[State],
    target: State | None,
    label: str,
    action: str = _WORK,
    guard: Guard[PartFacts] | None = None,
) -> Transition[PartFacts]:
    return Transition(event, frozenset(sources), target, label, action, guard)


_HERE = frozenset({State.IN_TEST, State.IN_REPAIR, State.BACK})
_TEST_LABEL = QT_TRANSLATE_NOOP("returned_part", "Enter the test")

MACHINE: Machine[PartFacts] = Machine(
    "returned_part",
    STATE_LABELS,
    PartFacts,
    (
        _to("begin_test", {State.RECEIVED}, State.IN_TEST, QT_TRANSLATE_NOOP("returned_part", "Begin the test")),
        _to("enter_test", {State.RECEIVED}, State.IN_TEST, _TEST_LABEL, _WORK, _tested),
        _to("enter_test", _HERE, None, _TEST_LABEL, _WORK, _tested),
        _to("begin_repair", {State.IN_TEST, State.BACK}, State.IN_REPAIR,
            QT_TRANSLATE_NOOP("returned_part", "Begin the repair"), _WORK, _judged),
        _to("send_out", _HERE, State.SENT_OUT, QT_TRANSLATE_NOOP("returned_part", "Send out"), _WORK, _sent),
        _to("come_back", {State.SENT_OUT}, State.BACK, QT_TRANSLATE_NOOP("returned_part", "Came back"), _WORK,
            _came_back),
        _to("repair", {State.IN_REPAIR, State.BACK}, State.REPAIRED, QT_TRANSLATE_NOOP("returned_part", "Repaired"),
            _WORK, _repaired),
        _to("find_no_fault", {State.IN_TEST}, State.REPAIRED, QT_TRANSLATE_NOOP("returned_part", "Ready: no fault"),
            _WORK, _harmless),
        _to("check", {State.REPAIRED}, None, QT_TRANSLATE_NOOP("returned_part", "Checked"), _WORK, _checked),
        _to("repair_again", {State.REPAIRED}, State.IN_REPAIR, QT_TRANSLATE_NOOP("returned_part", "Repair again"),
            _WORK, _explained),
        _to("give_up", _HERE, State.UNREPAIRABLE, QT_TRANSLATE_NOOP("returned_part", "Cannot be repaired"), _WORK,
            _given_up),
        _to("replace", {State.UNREPAIRABLE}, State.REPLACED, QT_TRANSLATE_NOOP("returned_part", "Replace"), _DECIDE,
            _replaced),
        _to("scrap", {State.UNREPAIRABLE}, State.SCRAPPED, QT_TRANSLATE_NOOP("returned_part", "Scrap"), _DECIDE,
            _explained),
        _to("leave_as_is", {State.RECEIVED, State.UNREPAIRABLE} | _HERE, State.AS_IS,
            QT_TRANSLATE_NOOP("returned_part", "Give back as it is"), _DECIDE, _explained),
        _to("move", {*BENCH_STATES, State.UNREPAIRABLE, *READY_STATES}, None,
            QT_TRANSLATE_NOOP("returned_part", "Put elsewhere")),
        _to("hand_back", READY_STATES, State.RETURNED, QT_TRANSLATE_NOOP("returned_part", "Hand back"), _WORK,
            _returned),
        _to("close", {State.RETURNED}, State.CLOSED, QT_TRANSLATE_NOOP("returned_part", "Close"), _OFFICE),
        _to("void", {State.RECEIVED}, State.VOID, QT_TRANSLATE_NOOP("returned_part", "Void"),
            "take_back_receipt.void", _explained),
    ),
)  # fmt: skip


def after(state: str, event: str, facts: PartFacts | Mapping[str, Any] | None = None, role: str | None = None) -> State:
    """The state after an event; see `Machine.fire`."""
    return State(MACHINE.fire(state, event, facts, role))


def permitted(state: str, role: str) -> tuple[Transition[PartFacts], ...]:
    """What a role may do with a part in a state."""
    return MACHINE.permitted(state, role)


def state_label(state: str) -> str:
    """A state in the language of the program."""
    return MACHINE.label(state)


def is_open(state: str) -> bool:
    """Whether the customer has something to come."""
    return state not in ENDED_STATES


def awaits_check(state: str, outcome: str, checked_by: str) -> bool:
    """Whether it was repaired and nobody checked that yet; what has no fault was tested, which is enough."""
    return state == State.REPAIRED and outcome == "repaired" and not checked_by
