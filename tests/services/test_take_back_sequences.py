"""Random lives of things taken back, through the use cases: receipts, holders and the call agree in whatever order."""

from __future__ import annotations

import contextlib
import itertools
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, example, given, settings
from hypothesis import strategies as st

from app.core import clock
from app.core.errors import UserError
from app.domain.custody import ObjectKind
from app.domain.workflows.returned_part import READY_STATES
from app.models.returned_part import ReturnedPart, TakeBackReceipt
from app.models.service_call import ServiceCall
from app.services import (
    custody,
    devices,
    issuing,
    returned_parts,
    service_call_take_back,
    take_back_receipts,
    take_back_swaps,
)
from app.services import session as sessions
from app.services.take_back_receipts import Item, Returned

_fresh = itertools.count(1)
STEPS = ("test", "no_fault", "begin_repair", "send_out", "come_back", "repair", "check", "repair_again", "give_up",
         "scrap", "replace", "as_is", "move", "back_some", "back_lost", "void", "another", "close",
         "call_back")  # fmt: skip
THINGS = 3


@pytest.fixture
def supervised(work: Any, branch: Any, renderer: Any, monkeypatch: pytest.MonkeyPatch) -> Any:
    """A supervisor's branch, whose receipts are drawn quickly."""
    monkeypatch.setitem(issuing.RENDERERS, "take_back_receipt", renderer)
    sessions.begin(branch.sessions["supervisor"])
    return work


@settings(
    max_examples=20,
    phases=(Phase.explicit, Phase.generate),
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(steps=st.lists(st.tuples(st.sampled_from(STEPS), st.integers(0, THINGS)), min_size=4, max_size=22))
@example(steps=[("as_is", 0), ("back_some", 0), ("void", 1)])
@example(steps=[("as_is", 0), ("as_is", 1), ("as_is", 2), ("back_lost", 0), ("another", 0), ("void", 3)])
@example(steps=[("test", 0), ("send_out", 0), ("come_back", 0), ("repair", 0), ("check", 0), ("back_some", 0)])
@example(steps=[("test", 0), ("give_up", 0), ("replace", 0), ("back_some", 0), ("another", 0), ("close", 0)])
def test_receipts_holders_and_the_call_agree(steps: list[tuple[str, int]], supervised: Any) -> None:
    call_id = supervised.dispatched(device_id=0)[0]
    made = [_device(supervised.customer_id) for _ in range(THINGS)]
    service_call_take_back.take_back(
        call_id, seen_version=supervised.version(call_id), items=[Item("", device_id=one) for one in made]
    )
    for step, place in steps:
        before = _seen(call_id)
        try:
            _try(step, place, call_id, supervised)
        except UserError:
            assert _seen(call_id) == before, "what is refused leaves nothing behind"
        _assert_they_agree(call_id)


def _device(customer_id: int) -> int:
    return devices.create(customer_id=customer_id, product_name="话筒", serial=f"HS-{next(_fresh)}").result


def _parts(call_id: int) -> list[ReturnedPart]:
    return list(ReturnedPart.select().where(ReturnedPart.call == call_id).order_by(ReturnedPart.id))


def _seen(call_id: int) -> list[tuple[Any, ...]]:
    """What stands there: the parts, their receipts, how many hand-overs, the call."""
    rows = [
        (one.id, one.state, one.receipt_number, one.receipt_state, one.holder_name, one.row_version,
         len(custody.trail(ObjectKind.RETURNED_PART, one.id)))
        for one in _parts(call_id)
    ]  # fmt: skip
    return [*rows, (ServiceCall.get_by_id(call_id).state,)]


def _try(step: str, place: int, call_id: int, work: Any) -> None:
    rows = _parts(call_id)
    part = rows[min(place, len(rows) - 1)]
    given: dict[str, Any] = {"seen_version": part.row_version}
    simple: dict[str, Any] = {
        "test": lambda: returned_parts.enter_test(part.id, symptom_reproduced="yes", verdict="faulty", **given),
        "no_fault": lambda: _no_fault(part),
        "begin_repair": lambda: returned_parts.begin_repair(part.id, **given),
        "send_out": lambda: returned_parts.send_out(
            part.id, route="supplier", supplier_name="视通科技", due_back_on=clock.today(), **given
        ),
        "come_back": lambda: returned_parts.come_back(part.id, cost=100, **given),
        "repair": lambda: returned_parts.repair(part.id, work="换件", repaired_by="陈志强", **given),
        "check": lambda: returned_parts.check(part.id, **given),
        "repair_again": lambda: returned_parts.repair_again(part.id, reason="又黑屏", **given),
        "give_up": lambda: returned_parts.give_up(part.id, reason="无备件", **given),
        "scrap": lambda: returned_parts.scrap(part.id, reason="客户同意", **given),
        "as_is": lambda: returned_parts.leave_as_is(part.id, reason="客户不修", **given),
        "replace": lambda: take_back_swaps.replace(
            part.id, reason="无法修复", new_device={"serial": f"NEW-{next(_fresh)}"}, **given
        ),
        "move": lambda: returned_parts.move(part.id, place=f"A-{next(_fresh)}", **given),
        "close": lambda: returned_parts.close(part_ids=[part.id]),
        "another": lambda: take_back_receipts.issue(
            call_id, seen_version=work.version(call_id), items=[Item("", device_id=part.device_id)]
        ),
        "call_back": lambda: service_call_take_back.hand_back(
            call_id, seen_version=work.version(call_id), returned=Returned("李", clock.today()), result=work.result()
        ),
    }
    if step in simple:
        simple[step]()
        return
    receipt = TakeBackReceipt.get_by_id(part.receipt_id)
    seen: dict[str, Any] = {"seen_version": receipt.row_version}
    if step == "void":
        take_back_receipts.void(receipt.id, reason="误开", **seen)
        return
    lost: dict[str, Any] = (
        {"recovered": False, "lost_note": "遗失", "lost_signed_by": "李"} if step == "back_lost" else {}
    )
    returned = Returned("李", clock.today(), **lost)
    take_back_receipts.hand_back(receipt.id, returned=returned, part_ids=[part.id], **seen)


def _no_fault(part: ReturnedPart) -> None:
    returned_parts.enter_test(part.id, seen_version=part.row_version, symptom_reproduced="no", verdict="no_fault")
    with contextlib.suppress(UserError):
        returned_parts.find_no_fault(part.id, seen_version=ReturnedPart.get_by_id(part.id).row_version)


def _assert_they_agree(call_id: int) -> None:
    rows = _parts(call_id)
    for one in rows:
        where = custody.whereabouts(ObjectKind.RETURNED_PART, one.id)
        assert (where.holder.name, where.receipt_number) == (one.holder_name, one.receipt_number)
        kinds = {"sent_out": {"supplier"}, "scrapped": {"nobody"}, "void": {"customer"}}
        if one.state in ("returned", "closed"):
            expected = {"scrapped": {"nobody"}, "replaced": {"branch"}}.get(one.outcome, {"customer"})
        else:
            expected = kinds.get(one.state, {"staff", "branch"})
        assert str(where.holder.kind) in expected, (one.state, one.outcome)
        assert where.is_ended == (where.holder.kind == "nobody")
        assert where.is_home == (not one.is_open and not where.is_ended)
        if where.is_home or where.is_ended:
            assert where.due_on is None
        elif one.state != "sent_out":
            assert where.due_on == one.expected_return_on
    for receipt in TakeBackReceipt.select().where(TakeBackReceipt.call == call_id):
        here = [one for one in rows if one.receipt_id == receipt.id]
        assert {one.receipt_state for one in here} <= {receipt.state}
        assert (receipt.state == "issued") == any(one.is_open for one in here), receipt.number
    serials = [one.serial_key for one in rows if one.is_open]
    assert len(serials) == len(set(serials)), "nothing is here twice"
    state = ServiceCall.get_by_id(call_id).state
    waiting = [one for one in rows if one.is_open and one.state not in READY_STATES]
    if state in ("taken_back", "repaired"):
        assert (state == "taken_back") == bool(waiting), state
    assert not (waiting and state in ("completed", "on_site"))
