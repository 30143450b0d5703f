"""The rules of the chain of custody, by every sequence of hand-overs: one holder always, never past the end."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.errors import UserError
from app.domain.custody import Holder, HolderKind, Owner, check_handover, check_quantity, is_home, is_same

HOLDERS = (
    Holder(HolderKind.BRANCH, 0, "Store"),
    Holder(HolderKind.BRANCH, 0, "Workshop"),
    Holder(HolderKind.STAFF, 7, "Zhang"),
    Holder(HolderKind.STAFF, 8, "Zhang"),
    Holder(HolderKind.CUSTOMER, 7, "Zhang"),
    Holder(HolderKind.SUPPLIER, 3, "Maker"),
    Holder(HolderKind.NOBODY, 0, "Scrapped"),
)
holders = st.sampled_from(HOLDERS)


@given(st.lists(st.tuples(holders, holders), max_size=30))
def test_an_object_passes_only_from_its_one_holder(steps: list[tuple[Holder, Holder]]) -> None:
    now = HOLDERS[0]
    for giver, taker in steps:
        allowed = now.kind != HolderKind.NOBODY and is_same(giver, now) and not is_same(taker, now)
        try:
            check_handover("Pump", now, giver, taker)
        except UserError:
            assert not allowed
        else:
            assert allowed
            now = taker


@given(holders, holders)
def test_the_same_is_a_matter_of_who_not_of_what_they_are_called(one: Holder, other: Holder) -> None:
    assert is_same(one, other) == (one == other)


def test_a_person_may_change_their_name() -> None:
    assert is_same(Holder(HolderKind.STAFF, 7, "Zhang"), Holder(HolderKind.STAFF, 7, "Zhang Wei"))


@given(holders)
def test_home_is_where_it_belongs(holder: Holder) -> None:
    assert is_home(Owner.CUSTOMER, holder) == (holder.kind == HolderKind.CUSTOMER)
    assert is_home(Owner.BRANCH, holder) == (holder.kind == HolderKind.BRANCH)


@given(st.integers(-3, 20), st.integers(-3, 20))
def test_nobody_gives_more_than_they_have(available: int, wanted: int) -> None:
    if 1 <= wanted <= available:
        check_quantity("Fuse", available, wanted, HOLDERS[0])
        return
    with pytest.raises(UserError, match="one or more" if wanted < 1 else "not"):
        check_quantity("Fuse", available, wanted, HOLDERS[0])
