"""Telephone numbers, identity card numbers and e-mail addresses as somebody sees them who does not need them (PIPL 51).

A mask keeps so much that a number is recognised, not dialled: `138****5678`.
"""

from __future__ import annotations

import re
from collections.abc import Collection

STAR = "*"
MASKED_ROLES = ("technician", "administrator")
"""Who sees masks unless the branch decides otherwise (`privacy.masked_roles`)."""

_AREA = re.compile(r"0\d{2,3}-")
_LEAST_DIGITS = 5
"""Fewer digits are an extension or a floor, not a telephone."""
_LONG = 10
_IDENTITY = (
    r"(?<![0-9A-Za-z])[1-9]\d{5}(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[0-9Xx](?![0-9A-Za-z])"
)
_MOBILE = r"(?<![0-9A-Za-z])(?:\+?86[- ]?)?1[3-9]\d[- ]?\d{4}[- ]?\d{4}(?![0-9A-Za-z])"
_LANDLINE = r"(?<![0-9A-Za-z-])0\d{2,3}-\d{7,8}(?![0-9A-Za-z])"
_EMAIL = r"[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+"
_PERSONAL = re.compile(f"{_IDENTITY}|{_MOBILE}|{_LANDLINE}|{_EMAIL}")
_HIDDEN = re.compile(r"\*{2}|\*[ -]\*")


def mask_number(text: str) -> str:
    """A field that holds a telephone number or an e-mail address, masked; what holds hardly a digit stays."""
    if "@" in text:
        name, _, house = text.partition("@")
        return f"{name[:1]}{STAR * 3}@{house}"
    places = [at for at, sign in enumerate(text) if sign.isdigit()]
    if len(places) < _LEAST_DIGITS:
        return text
    first, last = (3, 4) if len(places) >= _LONG else (0, 3)
    area = _AREA.match(text)
    if area:  # an area code says where, not who
        first = sum(sign.isdigit() for sign in area[0])
    hidden = set(places[first : len(places) - last])
    return "".join(STAR if at in hidden else sign for at, sign in enumerate(text))


def mask_text(text: str, known: Collection[str] = ()) -> str:
    """A text with every telephone, identity card number and e-mail address in it masked, but those that are `known`."""
    return _PERSONAL.sub(lambda found: found[0] if found[0] in known else mask_number(found[0]), text)


def without_numbers(text: str, instead: str) -> str:
    """A text in which something else stands for every such number."""
    return _PERSONAL.sub(instead, text)


def is_masked(text: str) -> bool:
    """Whether a text shows a mask instead of a number: it must never be stored."""
    return bool(_HIDDEN.search(text))


class Masker:
    """Masks for one person, who sees the numbers in `known`; `hidden` counts what was masked."""

    def __init__(self, known: Collection[str] = (), *, hidden: int = 0) -> None:
        self.known = frozenset(known)
        self.hidden = hidden

    def number(self, text: str) -> str:
        """A field that holds a number."""
        if not text or text in self.known:
            return text
        masked = mask_number(text)
        if masked != text:
            self.hidden += 1
        return masked

    def text(self, text: str) -> str:
        """A field in which numbers may stand."""
        masked = mask_text(text, self.known) if text else text
        if masked != text:
            self.hidden += 1
        return masked
