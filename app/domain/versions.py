"""Versions of the program: reading and comparing them, and whether one may follow another (reliability.md T15).

A version is two to four numbers with dots between them, such as 1.4.2. Missing numbers count as nought: 1.4 is 1.4.0.
"""

from __future__ import annotations

import re

NEWER, SAME, OLDER, TOO_FAR = "newer", "same", "older", "too_far"
"""What a version is to the one that runs; `TOO_FAR`: newer, but one in between has to be put in first."""

_NUMBERS = 4
_VERSION = re.compile(r"\d{1,5}(\.\d{1,5}){1,3}")


def is_version(text: str) -> bool:
    """Whether this is spelled as a version; nothing else may become the name of a folder."""
    return _VERSION.fullmatch(text) is not None and text.isascii()


def key(version: str) -> tuple[int, ...]:
    """What versions are ordered by. Raises ValueError when this is none."""
    if not is_version(version):
        raise ValueError(f"{version!r} is no version")
    numbers = [int(part) for part in version.split(".")]
    return tuple(numbers + [0] * (_NUMBERS - len(numbers)))


def standing(version: str, present: str, minimum: str = "0.0") -> str:
    """What `version` is to the one that runs, `present`; it can be put in over `minimum` and later ones only.

    Raises ValueError where one of them is no version.
    """
    wanted, here = key(version), key(present)
    if wanted == here:
        return SAME
    if wanted < here:
        return OLDER
    return NEWER if here >= key(minimum) else TOO_FAR
