"""Versions: what they are ordered by, and which may follow which."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain import versions

NUMBERS = st.lists(st.integers(0, 99_999), min_size=2, max_size=4)


@pytest.mark.parametrize(
    ("version", "present", "minimum", "standing"),
    [
        ("0.2.0", "0.1.0", "0.0", versions.NEWER),
        ("0.10", "0.9.9", "0.0", versions.NEWER),
        ("1.0", "1.0.0", "0.0", versions.SAME),
        ("1.0.0.1", "1.0", "0.0", versions.NEWER),
        ("0.9", "0.10", "0.0", versions.OLDER),
        ("2.0", "1.0", "1.5", versions.TOO_FAR),
        ("2.0", "1.5", "1.5", versions.NEWER),
        ("0.9", "1.0", "1.5", versions.OLDER),
    ],
)
def test_what_may_follow(version: str, present: str, minimum: str, standing: str) -> None:
    assert versions.standing(version, present, minimum) == standing


@pytest.mark.parametrize(
    "text", ["", "1", "1.", ".1", "1.2.3.4.5", "1.2rc1", "../1.2", "1..2", "１.２", "1.2\n", "-1.2"]
)
def test_what_is_no_version(text: str) -> None:
    assert not versions.is_version(text)
    with pytest.raises(ValueError, match="no version"):
        versions.key(text)


@given(NUMBERS, NUMBERS)
def test_ordered_as_their_numbers_are(first: list[int], second: list[int]) -> None:
    words = [".".join(map(str, numbers)) for numbers in (first, second)]
    padded = [numbers + [0] * (4 - len(numbers)) for numbers in (first, second)]
    assert (versions.key(words[0]) < versions.key(words[1])) == (padded[0] < padded[1])
