"""Telephone numbers, identity card numbers and e-mail addresses as somebody sees them who does not need them (PIPL 51).

A mask keeps so much that a number is recognised, not dialled: `138****5678`.
"""

from __future__ import annotations

import contextlib
import json
import re
from collections.abc import Collection
from functools import cache
from typing import Any

STAR = "*"
MASKED_ROLES = ("technician", "administrator")
"""Who sees masks unless the branch decides otherwise (`privacy.masked_roles`)."""

KEPT_WHOLE = frozenset(
    {
        "uid", "number", "serial", "serials", "serial_key", "replacement_serial", "unit_serial", "tool_serial",
        "digest", "previous_digest", "sha256", "content_sha256", "pdf_sha256", "fingerprint",
    }
)  # fmt: skip
"""What names a record, a machine or a content: whoever works must tell one from another."""

_SPELLED = frozenset({"pinyin", "initials", "customer_initials", "similarity_key"})
"""Names made for finding: their digits stand close to letters."""

_AREA = r"0\d{2,3}-"
_LEAST_DIGITS = 5
"""Fewer digits are an extension or a floor, not a telephone."""
_LONG = 10
_IDENTITY = (
    r"(?<![0-9A-Za-z])[1-9]\d{5}(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[0-9Xx](?![0-9A-Za-z])"
)
_MOBILE = r"(?<![0-9A-Za-z])(?:\+?86[- ]?)?1[3-9]\d[- ]?\d{4}[- ]?\d{4}(?![0-9A-Za-z])"
_LANDLINE = r"(?<![0-9A-Za-z-])0\d{2,3}-\d{7,8}(?![0-9A-Za-z])"
_EMAIL = r"[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+"
_PERSONAL = f"{_IDENTITY}|{_MOBILE}|{_LANDLINE}|{_EMAIL}"
_HIDDEN = r"\*{2}|\*[ -]\*"
_MASKS = r"\d{1,4}[- ]?\*(?:[- ]?\*){2,}[- ]?\d{3,4}|[A-Za-z0-9._%+-]\*{3}@[A-Za-z0-9-]+"
_DIGITS = r"\d{7,}"
_WHOLE = r"\d{5}"
"""As many digits in a row are nowhere left in a mask of a telephone number."""

SHORTEST = 11
"""Shorter words hold no telephone or identity card number, unless the field is one for numbers."""

NUMBERS = frozenset({"phone", "phone_digits", "email"})
"""Fields that hold a number and nothing else."""

_compiled = cache(re.compile)
"""Not before the first text is masked: the start of the program waits for none of them."""


def mask_number(text: str) -> str:
    """A field that holds a telephone number or an e-mail address, masked; what holds hardly a digit stays."""
    if is_masked(text) and not _compiled(_WHOLE).search(text):
        return text
    if "@" in text:
        name, _, house = text.partition("@")
        return f"{name[:1]}{STAR * 3}@{house}"
    places = [at for at, sign in enumerate(text) if sign.isdigit()]
    if len(places) < _LEAST_DIGITS:
        return text
    first, last = (3, 4) if len(places) >= _LONG else (0, 3)
    area = _compiled(_AREA).match(text)
    if area:  # an area code says where, not who
        first = sum(sign.isdigit() for sign in area[0])
    hidden = set(places[first : len(places) - last])
    return "".join(STAR if at in hidden else sign for at, sign in enumerate(text))


def mask_text(text: str) -> str:
    """A text with every telephone, identity card number and e-mail address in it masked."""
    return _compiled(_PERSONAL).sub(lambda found: mask_number(found[0]), text)


def telephones(text: str) -> set[str]:
    """The telephones and e-mail addresses in a text, as they are written there; no identity card numbers."""
    return {found for found in _compiled(_PERSONAL).findall(text) if not _compiled(_IDENTITY).fullmatch(found)}


def restored(text: str, stored: str, *, in_order: bool = True) -> str:
    """A text that somebody gives back who was shown `stored` with masks: each mask is the number that it stood for.

    Numbers that share a mask are told apart by their order, if the text has as many; what cannot be told stays a mask,
    and so does what was stored as one.
    """
    behind: dict[str, list[str]] = {}
    for number in _compiled(_PERSONAL).findall(stored):
        behind.setdefault(mask_number(number), []).append(number)
    for mask, numbers in behind.items():
        if mask in stored or mask not in text:
            continue
        hidden = [number for number in numbers if number not in text]
        parts = text.split(mask)
        if len(set(numbers)) == 1:
            text = numbers[0].join(parts)
        elif in_order and len(parts) == len(hidden) + 1:
            text = "".join(map(str.__add__, parts, [*hidden, ""]))
    return text


def left_masks(text: str, *known: str) -> list[str]:
    """The masks of numbers in a text that stand in none of the `known` texts."""
    return [mask for mask in _compiled(_MASKS).findall(text) if not any(mask in one for one in known)]


def without_numbers(text: str, instead: str) -> str:
    """A text in which something else stands for every such number."""
    return _compiled(_PERSONAL).sub(instead, text)


def is_masked(text: str) -> bool:
    """Whether a text shows a mask instead of a number: it must never be stored."""
    return bool(_compiled(_HIDDEN).search(text))


class Masker:
    """Masks for one person, who sees the numbers in `known`; `hidden` counts the telephones that were masked: those may
    be asked for, identity card numbers not.
    """

    def __init__(self, known: Collection[str] = (), *, hidden: int = 0) -> None:
        self.known = frozenset(known)
        self.hidden = hidden

    def number(self, text: str) -> str:
        """A field that holds a number."""
        masked = text if text in self.known else mask_number(text)
        self.hidden += masked != text
        return masked

    def text(self, text: str) -> str:
        """A field in which numbers may stand; of a JSON text the words in it, so that it stays one."""
        if text[:1] in ("{", "[") and _compiled(_PERSONAL).search(text):
            with contextlib.suppress(ValueError):  # it only begins like one
                return json.dumps(self.content(json.loads(text)), ensure_ascii=False)
        return _compiled(_PERSONAL).sub(self._mask, text)

    def value(self, column: str, value: Any) -> Any:
        """A stored value of this column; what is no text as it is."""
        if not isinstance(value, str) or not value or column in KEPT_WHOLE:
            return value
        if column in _SPELLED:
            return _compiled(_DIGITS).sub(lambda found: mask_number(found[0]), value)
        return self.number(value) if column in NUMBERS else self.text(value)

    def content(self, value: Any, name: str = "") -> Any:
        """What a paper or a line of the history holds: every text in it, at any depth; `name` is its key."""
        if isinstance(value, dict):
            return {key: self.content(one, str(key)) for key, one in value.items()}
        if isinstance(value, list | tuple):
            return [self.content(one, name) for one in value]
        return self.value(name, value)

    def _mask(self, found: re.Match[str]) -> str:
        number = found[0]
        if number in self.known:
            return number
        self.hidden += not _compiled(_IDENTITY).fullmatch(number)
        return mask_number(number)
