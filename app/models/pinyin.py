"""Pinyin of names, for sorting and finding.

The tables are loaded when first something is saved, before the right to write is taken.
"""

from __future__ import annotations

from functools import lru_cache

_FOREIGN = "\0"


@lru_cache(maxsize=65_536)
def _parts(name: str) -> tuple[str, ...]:
    """Syllables, and what is not Chinese as it stands (marked), all in lower case."""
    from app.models._readings import readings

    return tuple(part for word in readings().pieces(name) for part in _word(word))


@lru_cache(maxsize=65_536)
def _word(word: str) -> tuple[str, ...]:
    """As `_parts`, of one word of the tables or one character: names are made of the same few thousand."""
    from app.models._readings import readings

    syllables = readings().read(word)
    return tuple(_FOREIGN + other for other in word.lower().split()) if syllables is None else syllables


def get_ready() -> None:
    """Load the tables now rather than in the middle of a transaction, where everybody else waits for its end."""
    _parts("准备")


def pinyin_of(name: str) -> str:
    """The syllables of a name in lower case with single spaces: 重庆A座 is `chong qing a zuo`. Sorts by syllable."""
    if name.isascii():
        return " ".join(name.lower().split())
    return " ".join([part.removeprefix(_FOREIGN) for part in _parts(name)])


def initials_of(name: str) -> str:
    """The initials of a name in lower case: 重庆A座 is `cqaz`.

    Latin words and numbers in it stay whole; "" without Chinese.
    """
    if name.isascii():
        return ""
    return "".join([part[1:] if part[0] == _FOREIGN else part[0] for part in _parts(name) if part])
