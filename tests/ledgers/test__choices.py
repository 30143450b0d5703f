"""Choices that are the branch's own."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from app.core import clock
from app.ledgers import _choices
from app.ledgers._catalogue import all_ledgers
from app.ledgers._declaration import Condition, Operator
from app.ledgers._source import LedgerState, open_source
from app.models import audit, database
from app.models.organisation import User

HISTORY = all_ledgers()["history"]


def _line(who: str) -> None:
    with database.transaction():
        audit.append(
            at=clock.now(), user_name=who, role="representative", action="customer.change", kind="customer", row_id=1,
            row_number="KH-1",
        )  # fmt: skip


def _shown(state: LedgerState) -> list[str]:
    return [str(row[2]) for row in open_source(HISTORY, state).table().rows]


def test_people_stand_in_the_history_by_name(branch: Any, frozen_clock: Any, as_role: Any) -> None:
    for who in ("desk", "gone", "", "boss"):
        _line(who)
        frozen_clock(timedelta(minutes=1))
    with as_role("supervisor"):
        assert _shown(LedgerState()) == ["周建国", "", "gone", "林晓梅"], "the sign-in name only where nobody is known"
        assert _shown(LedgerState(search="晓梅")) == ["林晓梅"], "found by the name that is shown"
        assert _shown(LedgerState(search="desk")) == ["林晓梅"]
        assert _shown(LedgerState(view="mine")) == ["周建国"]
        for who, found in (("desk", ["林晓梅"]), ("gone", ["gone"])):
            assert who in _choices.people()
            one = Condition("user_name", Operator.EQ, who)
            assert _shown(LedgerState(conditions=(one,))) == found


def test_two_people_of_one_name_are_told_apart(branch: Any) -> None:
    User.update(full_name="林晓梅").where(User.name == "tech").execute()
    User.update(full_name="").where(User.name == "boss").execute()
    people = _choices.people()
    assert (people["desk"], people["tech"]) == ("林晓梅 (desk)", "林晓梅 (tech)")
    assert people["boss"] == "boss"
    assert list(people.values()) == sorted(people.values())
