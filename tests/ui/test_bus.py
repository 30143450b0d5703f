from __future__ import annotations

from typing import Any

import pytest

from app.core.changes import Changes
from app.core.errors import Bug, ChangedMeanwhile, EnvironmentFault, UserError
from app.ui.bus import Bus
from app.ui.theme import Tone
from tests.ui.conftest import RecordingPrompts

SAVED = Changes({"customer": frozenset({7})}, result=7)


@pytest.fixture
def bus(prompts: RecordingPrompts) -> Bus:
    return Bus(prompts)


@pytest.fixture
def heard(bus: Bus) -> list[Changes]:
    told: list[Changes] = []
    bus.changed.connect(told.append)
    return told


def _raising(error: Exception) -> Any:
    def use_case(**_: object) -> Changes:
        raise error

    return use_case


def test_changes_are_announced_and_returned(bus: Bus, heard: list[Changes], prompts: RecordingPrompts) -> None:
    assert bus.run(lambda: SAVED, said="Saved.") == SAVED
    assert heard == [SAVED]
    assert prompts.texts == ["Saved."]


def test_a_refusal_goes_beside_its_field(bus: Bus, heard: list[Changes], prompts: RecordingPrompts) -> None:
    errors: list[UserError] = []
    error = UserError("Too short.", "name")
    assert bus.run(_raising(error), on_error=errors.append) is None
    assert errors == [error]
    assert not heard
    assert not prompts.messages


@pytest.mark.parametrize("on_error", [None, lambda _: False])
def test_a_refusal_nobody_takes_goes_to_the_strip(bus: Bus, prompts: RecordingPrompts, on_error: Any) -> None:
    assert bus.run(_raising(UserError("Not now.")), on_error=on_error) is None
    assert prompts.texts == ["Not now."]
    assert prompts.messages[0].tone is Tone.DUE


def test_a_fault_of_the_world_stays_and_can_be_tried_again(
    bus: Bus, heard: list[Changes], prompts: RecordingPrompts
) -> None:
    answers: list[Any] = [EnvironmentFault("The disk is full. Free some space.", "disk_full"), SAVED]

    def use_case() -> Changes:
        answer = answers.pop(0)
        if isinstance(answer, Exception):
            raise answer
        return answer

    assert bus.run(use_case) is None
    message = prompts.messages[0]
    assert message.stays
    assert message.action is not None
    message.action()
    assert heard == [SAVED]


def test_our_own_mistakes_are_not_swallowed(bus: Bus) -> None:
    with pytest.raises(Bug):
        bus.run(_raising(Bug("impossible")))


class _Record:
    """A record somebody else has saved: version 2 is stored."""

    action = "customer.change"

    def __init__(self) -> None:
        self.calls: list[int | None] = []

    def __call__(self, *, seen_version: int | None) -> Changes:
        self.calls.append(seen_version)
        if seen_version not in (None, 2):
            raise ChangedMeanwhile("Somebody else changed this.", {"name": ("mine", "theirs")})
        return SAVED


def test_keeping_mine_saves_over_theirs(bus: Bus, heard: list[Changes], prompts: RecordingPrompts) -> None:
    record = _Record()
    prompts.next_answer(True)
    assert bus.run(record, seen_version=1) == SAVED
    assert record.calls == [1, None]
    assert heard == [SAVED]


def test_taking_theirs_reads_the_record_anew(bus: Bus, heard: list[Changes], prompts: RecordingPrompts) -> None:
    errors: list[UserError] = []
    prompts.next_answer(False)
    assert bus.run(_Record(), seen_version=1, on_error=errors.append) is None
    assert isinstance(errors[0], ChangedMeanwhile)
    assert heard[0].touches("customer")


def test_undo_is_offered_in_the_strip(bus: Bus, prompts: RecordingPrompts) -> None:
    undone: list[Changes] = []
    bus.offer_undo = lambda changes: ("Name changed.", lambda: undone.append(changes))
    bus.run(lambda: SAVED)
    message = prompts.messages[0]
    assert message.text == "Name changed."
    assert message.action is not None
    message.action()
    assert undone == [SAVED]
