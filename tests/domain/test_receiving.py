"""Where a package stands in its branch's chain, and what a row of it does."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.receiving import (
    Held,
    Incoming,
    Link,
    Place,
    Verdict,
    changes_many,
    decide,
    differences,
    package_name,
    place,
)

ONE, TWO, THREE = Link(1, "a" * 64), Link(2, "b" * 64), Link(3, "c" * 64)
OTHER = "f" * 64


def row(version: int = 1, changed_at: str = "2026-11-20T01:00:00Z", **values: Any) -> Incoming:
    return Incoming("repairs", "u1", "GZ01-1", version, changed_at, values)


def held(version: int = 1, changed_at: str = "2026-11-20T01:00:00Z", **values: Any) -> Held:
    return Held(version, changed_at, values)


@pytest.mark.parametrize(
    ("number", "digest", "previous", "here", "expected"),
    [
        (1, "a" * 64, None, [], Place.FIRST),
        (5, OTHER, Link(4, "d" * 64), [], Place.MISSING),
        (2, "b" * 64, ONE, [ONE], Place.NEXT),
        (4, OTHER, TWO, [TWO, ONE], Place.NEXT),  # number 3 failed at the branch and was skipped
        (2, "b" * 64, ONE, [ONE, TWO], Place.HERE),
        (1, "a" * 64, None, [THREE, TWO, ONE], Place.HERE),
        (3, "c" * 64, TWO, [ONE], Place.MISSING),
        (2, OTHER, ONE, [ONE, TWO], Place.FORK),
        (3, "c" * 64, ONE, [ONE, TWO], Place.FORK),
        (3, "c" * 64, Link(2, OTHER), [ONE, TWO], Place.FORK),
        (3, "c" * 64, None, [ONE, TWO], Place.FORK),
        (1, OTHER, None, [TWO], Place.EARLIER),
    ],
)
def test_where_a_package_stands(
    number: int, digest: str, previous: Link | None, here: list[Link], expected: Place
) -> None:
    assert place(number, digest, previous, here) is expected


@given(st.integers(1, 12), st.permutations(range(1, 13)), st.integers(0, 11))
def test_a_chain_goes_in_in_its_order_only(length: int, order: list[int], skipped: int) -> None:
    """Brought in any order, again and again, the chain ends as if it had come in order, and nothing is taken twice."""
    numbers = [number for number in range(1, length + 1) if number == 1 or number != skipped]
    chain = [Link(number, f"{number:064x}") for number in numbers]
    before = dict(zip([one.number for one in chain], [None, *chain], strict=False))
    taken: list[Link] = []
    for _ in range(length):
        for number in order:
            link = next((one for one in chain if one.number == number), None)
            if link is None:
                continue
            where = place(link.number, link.digest, before[link.number], taken)
            assert where in (Place.FIRST, Place.NEXT, Place.HERE, Place.MISSING)
            if where in (Place.FIRST, Place.NEXT):
                taken.append(link)
    assert taken == chain


@pytest.mark.parametrize(
    ("here", "comes", "verdict"),
    [
        (None, row(a=1), Verdict.ADD),
        (held(a=1), row(a=1), Verdict.UNCHANGED),
        (held(a=1), row(2, "2026-11-21T01:00:00Z", a=2), Verdict.CHANGE),
        (held(a=1), row(2, "2026-11-21T01:00:00Z", a=1), Verdict.UNCHANGED),
        (held(a=1), row(a=2), Verdict.CHANGE),  # what stands beside the record changed
        (held(2, a=1), row(1, a=1), Verdict.CONFLICT),
        (held(2, a=1), row(2, "2026-11-21T01:00:00Z", a=1), Verdict.CONFLICT),
    ],
)
def test_what_a_row_does(here: Held | None, comes: Incoming, verdict: Verdict) -> None:
    decision = decide(here, comes)
    assert decision.verdict is verdict
    assert bool(decision.reason) is (verdict is Verdict.CONFLICT)


def test_columns_that_a_package_leaves_out_stay() -> None:
    assert decide(held(a=1, b=2), row(2, a=3)).values == {"a": 3, "b": 2}


@pytest.mark.parametrize(
    ("masked", "full", "left"),
    [
        ("138****5678", "13812345678", "13812345678"),
        ("z***@example.cn", "zhang@example.cn", "zhang@example.cn"),
        ("139****5678", "13812345678", "139****5678"),
        ("13812345678", "138****5678", "13812345678"),
        (None, "13812345678", None),
    ],
)
def test_a_mask_never_covers_what_it_hides(masked: Any, full: str, left: Any) -> None:
    assert decide(held(phone=full), row(phone=masked), is_masked=True).values["phone"] == left


def test_asterisks_mean_themselves_in_a_package_with_whole_numbers() -> None:
    assert decide(held(note="5x7"), row(note="5*7")).values["note"] == "5*7"


VALUES = st.dictionaries(st.sampled_from("abc"), st.one_of(st.none(), st.integers(0, 3), st.text("x*", max_size=3)))
ROWS = st.builds(
    lambda version, day, values: Incoming("repairs", "u", "", version, f"2026-11-{day:02}T01:00:00Z", values),
    st.integers(1, 4), st.integers(1, 4), VALUES,
)  # fmt: skip


@given(st.lists(ROWS, max_size=8), st.booleans())
def test_a_row_taken_in_again_brings_nothing_new_and_no_history_goes_back(rows: list[Incoming], masked: bool) -> None:
    here: Held | None = None
    for one in rows:
        decision = decide(here, one, is_masked=masked)
        if decision.verdict is Verdict.CONFLICT:
            assert here is not None
            assert (one.version, one.changed_at) != (here.version, here.changed_at)
            assert one.version <= here.version
            continue
        assert here is None or one.version >= here.version
        here = Held(one.version, one.changed_at, decision.values)
        assert decide(here, one, is_masked=masked).verdict is Verdict.UNCHANGED


def test_differences_name_every_column_of_either_side() -> None:
    assert differences({"a": 1, "b": 2, "c": 3}, {"a": 1, "b": 4, "d": 5}) == (
        ("b", 2, 4), ("c", 3, None), ("d", None, 5),
    )  # fmt: skip


@pytest.mark.parametrize(("changed", "here", "asks"), [(0, 0, False), (20, 100, False), (21, 100, True), (1, 0, True)])
def test_more_than_a_fifth_is_for_a_human(changed: int, here: int, asks: bool) -> None:
    assert changes_many(changed, here) is asks


def test_a_package_is_called_as_its_cover_calls_it() -> None:
    assert package_name("GZ01", 12) == "GZ01-000012"
