"""Words fetched late are the words; every declaration names some that are there."""

from __future__ import annotations

import pytest

from app.domain import care
from app.ledgers._catalogue import all_ledgers
from app.ledgers._words import Words


def test_they_are_the_words_of_the_domain() -> None:
    words = Words("care", "STATES")
    assert dict(words) == dict(care.STATES)
    assert len(words) == len(care.STATES)
    assert words["done"] == care.STATES["done"]
    with pytest.raises(KeyError):
        words["unknown"]


def test_every_declaration_finds_its_words() -> None:
    late = [column.choices for ledger in all_ledgers().values() for column in ledger.columns]
    assert [words for words in late if isinstance(words, Words)]
    assert all(words for words in late if isinstance(words, Words))
