"""The life of a test before goods go into stock (domain.md 3.10, F85): delivered → testing → passed → stocked | failed.

What failed goes back to its supplier, is exchanged or put right, and is tested again under a number of its own; where
some pieces went back only, the others are tested again by themselves, and those at the supplier are waited for still.
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
from app.domain.workflows._dates import check_day
from app.domain.workflows._machine import Guard, Machine, Transition


class State(StrEnum):
    """How far a delivery is."""

    DELIVERED = "delivered"
    TESTING = "testing"
    PASSED = "passed"
    STOCKED = "stocked"
    FAILED = "failed"
    RETURNED = "returned"
    EXCHANGED = "exchanged"
    RETESTED = "retested"
    VOID = "void"


STATE_LABELS: Mapping[State, str] = MappingProxyType(
    {
        State.DELIVERED: QT_TRANSLATE_NOOP("stock_in_test", "Delivered"),  # 到货
        State.TESTING: QT_TRANSLATE_NOOP("stock_in_test", "Being tested"),  # 检测中
        State.PASSED: QT_TRANSLATE_NOOP("stock_in_test", "Passed"),  # 合格
        State.STOCKED: QT_TRANSLATE_NOOP("stock_in_test", "In stock"),  # 已入库
        State.FAILED: QT_TRANSLATE_NOOP("stock_in_test", "Failed"),  # 不合格
        State.RETURNED: QT_TRANSLATE_NOOP("stock_in_test", "Back at the supplier"),  # 已退供方
        State.EXCHANGED: QT_TRANSLATE_NOOP("stock_in_test", "Exchanged"),  # 已换货
        State.RETESTED: QT_TRANSLATE_NOOP("stock_in_test", "Tested again"),  # 已复检
        State.VOID: QT_TRANSLATE_NOOP("stock_in_test", "Void"),  # 已作废
    }
)

RESULTS: Mapping[str, str] = MappingProxyType(
    {
        "": QT_TRANSLATE_NOOP("stock_in_test", "not yet"),
        "good": QT_TRANSLATE_NOOP("stock_in_test", "good"),
        "faulty": QT_TRANSLATE_NOOP("stock_in_test", "faulty"),
        "not_tested": QT_TRANSLATE_NOOP("stock_in_test", "does not apply"),
    }
)
"""What came of an item on the sample."""

VERDICTS: Mapping[str, str] = MappingProxyType(
    {
        "": QT_TRANSLATE_NOOP("stock_in_test", "not yet"),
        "passed": QT_TRANSLATE_NOOP("stock_in_test", "Passed"),
        "failed": QT_TRANSLATE_NOOP("stock_in_test", "Failed"),
    }
)

TO_TEST = frozenset({State.DELIVERED, State.TESTING})
"""Nobody has decided yet."""


@dataclass(frozen=True)
class TestFacts:
    """What the guards ask for: the sample's size and defective pieces, items without a result, items found faulty."""

    __test__ = False

    sample_size: int = 1
    defective: int = 0
    accept_most: int = 0
    untested: int = 0
    faulty: int = 0
    reason: str = ""
    paper: str = ""
    day: date | None = None
    not_before: date = date.min
    today: date = date.max
    quantity: int = 1
    delivered: int = 1
    retested: bool = False


def _counted(facts: TestFacts) -> UserError | None:
    if facts.untested:
        text = translate("stock_in_test", "{count} items have no result yet.")
        return UserError(text.format(count=facts.untested), "lines")
    if facts.defective > facts.sample_size:
        return UserError(translate("stock_in_test", "More are defective than were tested."), "defective")
    return _dated(facts)


def _passes(facts: TestFacts) -> UserError | None:
    if facts.defective > facts.accept_most:
        text = translate("stock_in_test", "{count} of the sample are defective, at most {most} may be: it failed.")
        return UserError(text.format(count=facts.defective, most=facts.accept_most), "verdict")
    if facts.faulty and not facts.defective:
        text = translate("stock_in_test", "An item is faulty: say how many pieces are defective.")
        return UserError(text, "defective")
    return _counted(facts)


def _fails(facts: TestFacts) -> UserError | None:
    if not facts.reason:
        return UserError(translate("stock_in_test", "Write why it failed."), "reason")
    return _counted(facts)


def _sent(facts: TestFacts) -> UserError | None:
    if not 1 <= facts.quantity <= facts.delivered:
        text = translate("stock_in_test", "At least one and at most {count} pieces go back.")
        return UserError(text.format(count=facts.delivered), "quantity")
    return _dated(facts)


def _rest(facts: TestFacts) -> UserError | None:
    if facts.retested:
        text = translate("stock_in_test", "What stayed is tested again already: enter first what came in exchange.")
        return UserError(text)
    if facts.quantity < facts.delivered:
        return None
    return UserError(translate("stock_in_test", "All of it went back: enter first what came in exchange."))


def _dated(facts: TestFacts) -> UserError | None:
    return check_day(facts.day, facts.not_before, facts.today)


def _explained(facts: TestFacts) -> UserError | None:
    return None if facts.reason else UserError(translate("stock_in_test", "Write the reason."), "reason")


def _to(
    event: str,
    sources: set[State] | frozenset[State],
    target: State | None,
    label: str,
    guard: Guard[TestFacts] | None = None,
    action: str = "stock_in_test.record",
) -> Transition[TestFacts]:
    return Transition(event, frozenset(sources), target, label, action, guard)


MACHINE: Machine[TestFacts] = Machine(
    "stock_in_test",
    STATE_LABELS,
    TestFacts,
    (
        _to("enter", TO_TEST, State.TESTING, QT_TRANSLATE_NOOP("stock_in_test", "Enter results")),
        _to("pass", TO_TEST, State.PASSED, QT_TRANSLATE_NOOP("stock_in_test", "Passed"), _passes),
        _to("fail", TO_TEST, State.FAILED, QT_TRANSLATE_NOOP("stock_in_test", "Failed"), _fails),
        _to("book_in", {State.PASSED}, State.STOCKED, QT_TRANSLATE_NOOP("stock_in_test", "Book in")),
        _to("send_back", {State.FAILED}, State.RETURNED, QT_TRANSLATE_NOOP("stock_in_test", "Back to the supplier"),
            _sent),
        _to("exchange", {State.RETURNED}, State.EXCHANGED, QT_TRANSLATE_NOOP("stock_in_test", "Exchanged"), _dated),
        _to("retest", {State.FAILED, State.EXCHANGED}, State.RETESTED,
            QT_TRANSLATE_NOOP("stock_in_test", "Test again")),
        _to("retest", {State.RETURNED}, None, QT_TRANSLATE_NOOP("stock_in_test", "Test again"), _rest),
        _to("void", TO_TEST, State.VOID, QT_TRANSLATE_NOOP("stock_in_test", "Void"), _explained,
            "stock_in_test.write_off"),
    ),
)  # fmt: skip


def left_to_test(state: str, delivered: int, returned: int, *, retested: bool = False) -> int:
    """How many pieces of a delivery that failed are here to be tested again: all but those that are at the supplier.

    `retested`: those that stayed when some went back are tested again already.
    """
    if state == State.RETURNED:
        return 0 if retested else delivered - returned
    return returned if retested and state == State.EXCHANGED else delivered


def after(state: str, event: str, facts: TestFacts | Mapping[str, Any] | None = None) -> State:
    """The state after an event; see `Machine.fire`."""
    return State(MACHINE.fire(state, event, facts))


def permitted(state: str, role: str) -> tuple[Transition[TestFacts], ...]:
    """What a role may do with a test in a state."""
    return MACHINE.permitted(state, role)


def state_label(state: str) -> str:
    """A state in the language of the program."""
    return MACHINE.label(state)
