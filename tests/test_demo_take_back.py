"""What the demonstration branch took back: every state is there, one holder each, numbers that go on."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from app import _demo_take_back, demo
from app.core import clock
from app.domain.workflows import returned_part as workflow
from app.models import database, search
from app.models.custody import CustodyObject, Handover
from app.models.returned_part import ReturnedPart, ReturnedPartEvent, TakeBackReceipt
from tests.demonstrations import Demonstrations

MOMENT = datetime(2026, 11, 20, 1, 0, tzinfo=UTC)


@pytest.fixture(scope="module")
def file(demonstrations: Demonstrations, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A branch of 400 calls."""
    return demonstrations.everyday(tmp_path_factory.mktemp("demo") / "branch.aftercare")


@pytest.fixture
def opened(file: Path, frozen_clock: Callable[..., None]) -> Iterator[None]:
    """The branch, to be read."""
    database.open_database(file)
    yield
    database.close_database()


@pytest.mark.usefixtures("opened")
def test_every_state_a_visitor_looks_for_is_there() -> None:
    states = Counter(row.state for row in ReturnedPart.select())
    wanted = set(workflow.State) - {"scrapped", "void"}
    assert wanted <= set(states)
    assert states["closed"] > 40
    assert ReturnedPart.select().where(ReturnedPart.replacement_serial != "").count() == 1
    assert TakeBackReceipt.select().where(TakeBackReceipt.state == "lost").count() >= 1


@pytest.mark.usefixtures("opened")
def test_every_thing_has_one_holder_its_last_hand_over() -> None:
    held = {row.object_id: row for row in CustodyObject.select().where(CustodyObject.kind == "returned_part")}
    assert set(held) == {row.id for row in ReturnedPart.select()}
    last: dict[int, Handover] = {}
    for passing in Handover.select().where(Handover.kind == "returned_part").order_by(Handover.ordinal):
        before = last.get(passing.object_id)
        if before is not None:
            assert (passing.from_kind, passing.from_id) == (before.to_kind, before.to_id)
            assert passing.happened_at >= before.happened_at
        last[passing.object_id] = passing
    for part in ReturnedPart.select():
        assert part.holder_name == held[part.id].holder_name == last[part.id].to_name
        assert (held[part.id].holder_kind, held[part.id].held_since) == (
            last[part.id].to_kind,
            last[part.id].happened_at,
        )


@pytest.mark.usefixtures("opened")
def test_states_are_dated_and_found() -> None:
    for part in ReturnedPart.select():
        events = list(
            ReturnedPartEvent.select().where(ReturnedPartEvent.part == part.id).order_by(ReturnedPartEvent.id)
        )
        assert events[0].kind == "receive"
        assert events[-1].state == part.state
        assert all(one.happened_at <= other.happened_at for one, other in itertools.pairwise(events))
    part = ReturnedPart.get(ReturnedPart.state == "closed")
    assert part.id in search.find("returned_part", part.serial)


def test_a_very_small_branch_has_none(tmp_path: Path, frozen_clock: Callable[..., None]) -> None:
    demo.build(20, 1, tmp_path / "small")
    numbers = {row.call_number for row in ReturnedPart.select()}
    assert len(numbers) <= 20
    assert len(_demo_take_back.TALES) == 19


@pytest.mark.parametrize("moment", ["2026-11-22T10:06:00+00:00", "2026-11-22T16:05:00+00:00"])
def test_it_is_made_on_a_sunday_and_after_midnight_too(tmp_path: Path, moment: str) -> None:
    with clock.set_to(datetime.fromisoformat(moment)):
        demo.build(300, 5, tmp_path / "sunday.aftercare")
        latest = database.scalar("SELECT max(received_at) FROM returned_part")
        database.close_database()
    assert latest < moment.replace("+00:00", "Z")
