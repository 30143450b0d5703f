"""Shares add to 100.0 %."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from app.domain.shares import WHOLE, share_text, shares


def test_thirds():
    assert shares([1, 1, 1]) == (334, 333, 333)
    assert [share_text(share) for share in shares([1, 1, 1])] == ["33.4 %", "33.3 %", "33.3 %"]


def test_nothing_has_no_shares():
    assert shares([]) == ()
    assert shares([0, 0]) == (0, 0)


@given(st.lists(st.integers(0, 10**9), min_size=1, max_size=40))
def test_they_add_up_and_are_never_off_by_a_tenth(counts):
    found, whole = shares(counts), sum(counts)
    assert sum(found) == (WHOLE if whole else 0)
    assert all(abs(share - count * WHOLE / (whole or 1)) < 1.0001 for share, count in zip(found, counts, strict=True))
    assert all(share == 0 for share, count in zip(found, counts, strict=True) if count == 0)
