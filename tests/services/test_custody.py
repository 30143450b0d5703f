"""Objects pass from hand to hand, one holder at a time."""

from __future__ import annotations

from typing import Any

import pytest

from app.core.errors import UserError
from app.domain.custody import Holder, HolderKind, ObjectKind
from app.models.custody import CustodyObject
from app.services import custody
from app.services._use_case import UnitOfWork, use_case

STORE, BENCH = custody.place("Store"), custody.place("Workshop")
ZHANG = Holder(HolderKind.STAFF, 7, "Zhang")
LI = Holder(HolderKind.STAFF, 8, "Li")


@use_case("tool.record")
def begin(unit: UnitOfWork, number: int = 1) -> CustodyObject:
    return custody.begin(unit, kind=ObjectKind.TOOL, object_id=number, number=f"GJ-{number}", name="Pump", holder=STORE)


@use_case("tool.record")
def give(unit: UnitOfWork, taker: Holder, **more: Any) -> None:
    custody.hand_over(unit, kind=ObjectKind.TOOL, object_id=1, taker=taker, **more)


@pytest.mark.usefixtures("work")
def test_where_is_it_and_who_owes_it() -> None:
    begin()
    assert custody.whereabouts("tool", 1).is_home
    give(ZHANG, condition="as new", receipt_number="LY-1")
    now = custody.whereabouts("tool", 1)
    assert (now.holder, now.is_home, now.receipt_number) == (ZHANG, False, "LY-1")
    assert [one.number for one in custody.held_by("staff", 7)] == ["GJ-1"]
    give(STORE)
    assert custody.held_by("staff", 7) == []
    assert [(one.giver.name, one.taker.name) for one in custody.trail("tool", 1)] == [
        ("Store", "Zhang"),
        ("Zhang", "Store"),
    ]


@pytest.mark.usefixtures("work")
def test_it_passes_only_from_who_has_it() -> None:
    begin()
    give(ZHANG)
    with pytest.raises(UserError, match="is with Zhang, not with Li"):
        give(BENCH, giver=LI)
    with pytest.raises(UserError, match="is with Zhang already"):
        give(ZHANG)
    give(custody.gone("Scrapped"))
    with pytest.raises(UserError, match="gone for good"):
        give(STORE)
