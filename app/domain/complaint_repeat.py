"""Second complaints (二次投诉, 002D, R112): which earlier cases of a customer are about the same matter, and why."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from app.core.i18n import QT_TRANSLATE_NOOP

LIKE = 0.4
"""From this likeness on two texts count as one matter; texts of one fault told twice reach 0.5 and more."""

WHY: Mapping[str, str] = MappingProxyType(
    {
        "device": QT_TRANSLATE_NOOP("complaint", "same device"),
        "order": QT_TRANSLATE_NOOP("complaint", "same order"),
        "call": QT_TRANSLATE_NOOP("complaint", "same call"),
        "matter": QT_TRANSLATE_NOOP("complaint", "similar words"),
    }
)
"""Why an earlier case is taken for the same matter."""


@dataclass(frozen=True)
class Matter:
    """What a case is about; `orders` are the values of the product fields that name an order."""

    content: str
    device_id: int = 0
    serial_key: str = ""
    call_id: int = 0
    orders: frozenset[str] = field(default_factory=frozenset)


def why(new: Matter, earlier: Matter) -> tuple[str, ...]:
    """Why the earlier case is about the same matter as the new one; empty when nothing says so."""
    same_device = bool(new.device_id) and new.device_id == earlier.device_id
    same_serial = bool(new.serial_key) and new.serial_key == earlier.serial_key
    found = {
        "device": same_device or same_serial,
        "order": bool(new.orders & earlier.orders),
        "call": bool(new.call_id) and new.call_id == earlier.call_id,
        "matter": likeness(new.content, earlier.content) >= LIKE,
    }
    return tuple(name for name in WHY if found[name])


def orders_of(product_fields: Mapping[str, str]) -> frozenset[str]:
    """The order numbers among the product fields of a case, spelt alike."""
    return frozenset(
        _plain(value).replace(" ", "") for code, value in product_fields.items() if "order_n" in code and value.strip()
    )


def likeness(one: str, other: str) -> float:
    """How alike two texts are: 0 nothing in common, 1 the same (Dice's measure of neighbouring characters)."""
    left, right = _pairs(one), _pairs(other)
    if not left or not right:
        return 0.0
    return 2 * len(left & right) / (len(left) + len(right))


def _pairs(text: str) -> frozenset[str]:
    plain = re.sub(r"[\W_]+", "", _plain(text))
    return frozenset(plain[place : place + 2] for place in range(len(plain) - 1))


def _plain(text: str) -> str:
    return unicodedata.normalize("NFKC", text).casefold()
