"""The life of a take-back receipt (R051): recovered, or its loss signed for; void only while nothing was begun."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from app.core.errors import NotPermitted, UserError
from app.domain.permissions import Role
from app.domain.workflows.take_back_receipt import State, after, signed, state_label

TODAY = date(2026, 11, 22)


def test_it_is_recovered_or_lost_with_a_signature() -> None:
    assert after(State.ISSUED, "recover") is State.RECOVERED
    assert after(State.ISSUED, "lose", {"lost_note": "搬家", "lost_signed_by": "李"}) is State.LOST
    for lacking, field in (({"lost_signed_by": "李"}, "lost_note"), ({"lost_note": "搬家"}, "lost_signed_by")):
        with pytest.raises(UserError) as refused:
            after(State.ISSUED, "lose", lacking)
        assert refused.value.field == field


def test_only_a_supervisor_voids_one_that_nothing_was_done_about() -> None:
    assert after(State.ISSUED, "void", {"reason": "误开"}, Role.SUPERVISOR) is State.VOID
    with pytest.raises(UserError, match="2"):
        after(State.ISSUED, "void", {"reason": "误开", "moved": 2})
    with pytest.raises(UserError):
        after(State.ISSUED, "void")
    with pytest.raises(NotPermitted):
        after(State.ISSUED, "void", {"reason": "误开"}, Role.REPRESENTATIVE)


@pytest.mark.parametrize("state", [State.RECOVERED, State.LOST, State.VOID])
def test_an_end_is_an_end(state: State) -> None:
    for event in ("recover", "void", "sign"):
        with pytest.raises(UserError):
            after(state, event, {"reason": "x", "signed_by": "李", "signed_on": TODAY})
    assert state_label(state)


def test_a_signature_is_a_name_and_a_day_that_can_be() -> None:
    assert signed("李", TODAY, TODAY, TODAY) is None
    for by, on, field in (
        ("", TODAY, "signed_by"),
        ("李", None, "signed_on"),
        ("李", TODAY + timedelta(days=1), "signed_on"),
        ("李", TODAY - timedelta(days=1), "signed_on"),
    ):
        refused = signed(by, on, TODAY, TODAY)
        assert refused is not None
        assert refused.field == field
