"""What goes when a customer is erased (PIPL 47): names, numbers, places; what stays: paper numbers, days, sums."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Any

from app.domain.masking import without_numbers

GONE = "■"
"""Stands in a text for what was taken out."""

_BLANK = frozenset(
    {
        "phone", "phone_digits", "email", "address", "home_address", "contact_name", "reporter", "customer_initials",
        "other_contact", "birthday_key", "holiday_note", "interests", "work_unit", "consent_note", "signer_name",
        "signed_by", "out_signed_by", "in_signed_by", "lost_signed_by", "returned_signed_by", "person_reached",
        "invoice_title", "tax_number", "first_party", "charge_agreed_by", "agreed_by", "spoken_to", "birth_year",
        "phones", "telephone", "customer_address", "signer",
    }
)  # fmt: skip
_BLANK_OF: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        "customer": frozenset({"notes", "area", "region", "classification"}),
        "contact": frozenset({"name", "position", "notes"}),
        "address": frozenset({"label", "region", "area"}),
        "relationship_card": frozenset({"name", "position", "notes"}),
        "care_activity": frozenset({"person"}),
        "renewal_contact": frozenset({"person"}),
    }
)
_NAMED = frozenset({"customer_name", "customer"})
_SHORTEST_NAME, _SHORTEST_NUMBER, _SHORTEST_PLACE, _UNMISTAKABLE = 2, 5, 4, 4


def name_of_erased(number: str) -> str:
    """What stands for the customer's name everywhere: the number of the file stays."""
    return f"已删除客户 {number}"


def is_blanked(kind: str, field: str) -> bool:
    """Whether a field of this kind of record is about a person and nothing else."""
    return field in _BLANK or field in _BLANK_OF.get(kind, ())


def is_name(kind: str, field: str) -> bool:
    """Whether a field holds the customer's name."""
    return field == "customer_name" or (kind, field) == ("customer", "name")


class Eraser:
    """Takes one customer out of values: their names, numbers and places, wherever they stand."""

    def __init__(self, number: str, *, names: Iterable[str], numbers: Iterable[str], places: Iterable[str]) -> None:
        self.placeholder = name_of_erased(number)
        self._numbers = {one for one in numbers if len(one) >= _SHORTEST_NUMBER}
        known = {one for one in names if len(one) >= _SHORTEST_NAME} - {self.placeholder}
        self._names = known
        parts = self._numbers | known | {one for one in places if len(one) >= _SHORTEST_PLACE}
        self._parts = sorted(parts, key=len, reverse=True)

    @property
    def unmistakable(self) -> tuple[str, ...]:
        """What can belong to nobody else: numbers, and names that are long enough."""
        return tuple(sorted(self._numbers | {one for one in self._names if len(one) >= _UNMISTAKABLE}))

    def words(self, text: str) -> str:
        """A text without the customer, and without any telephone or identity card number."""
        for part in self._parts:
            if part in text:
                text = text.replace(part, GONE)
        return without_numbers(text, GONE)

    def field(self, kind: str, name: str, stored: Any) -> Any:
        """What a field of a record holds afterwards."""
        if stored in (None, "", 0, False):
            return stored
        if is_blanked(kind, name):
            return None if isinstance(stored, int) else ""
        if is_name(kind, name):
            return self.placeholder
        return self.text(kind, stored) if isinstance(stored, str) else stored

    def text(self, kind: str, stored: str) -> str:
        """A text, or JSON in which every field of the same meaning goes."""
        if stored[:1] not in "{[":
            return self.words(stored)
        try:
            content = json.loads(stored)
        except ValueError:
            return self.words(stored)
        after = self.content(kind, content)
        return stored if after == content else json.dumps(after, ensure_ascii=False)

    def content(self, kind: str, value: Any, name: str = "") -> Any:
        """Plain values as JSON holds them, however deep."""
        if isinstance(value, dict):
            return {key: self.content(kind, one, str(key)) for key, one in value.items()}
        if isinstance(value, list):
            return [self.content(kind, one, name) for one in value]
        if isinstance(value, str) and value:
            if is_blanked(kind, name):
                return GONE
            return self.placeholder if name in _NAMED or is_name(kind, name) else self.words(value)
        return GONE if is_blanked(kind, name) and value not in (None, "", False) else value
