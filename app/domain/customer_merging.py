"""Which value two duplicate customer files keep: a suggestion for every field, and who owns what follows.

Nothing is lost: what is not taken stays readable in the merged file, and notes can keep both.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

KEPT, MERGED, BOTH = "kept", "merged", "both"

FIELDS = (
    "name",
    "kind",
    "status",
    "classification",
    "grade",
    "region",
    "is_key_customer",
    "contact",
    "address",
    "notes",
    "consent_note",
)
"""What a person decides about, in the order of the form; `contact` is the main contact with its telephone."""

JOINABLE = frozenset({"notes", "consent_note"})
"""Fields whose two texts can stand one below the other."""

_STATUS_ORDER = ("active", "prospect", "inactive")
_GRADES = ("A", "B", "C", "")


def choices_of(field: str) -> tuple[str, ...]:
    """The answers that a field allows."""
    return (KEPT, MERGED, BOTH) if field in JOINABLE else (KEPT, MERGED)


def suggestion(field: str, kept: Any, merged: Any) -> str:
    """The answer that loses least: what one file has and the other lacks, both notes, the better grade, in use, key."""
    if kept == merged or merged in ("", None, False):
        return KEPT
    if kept in ("", None, False):
        return MERGED
    if field in JOINABLE:
        return BOTH
    for name, order in (("status", _STATUS_ORDER), ("grade", _GRADES)):
        if field == name and merged in order and kept in order:
            return MERGED if order.index(merged) < order.index(kept) else KEPT
    return KEPT


def outcome(field: str, kept: Any, merged: Any, answer: str) -> Any:
    """The value after merging. Raises KeyError for an answer that the field does not allow."""
    if answer not in choices_of(field):
        raise KeyError(answer)
    if answer == BOTH:
        return "\n".join(dict.fromkeys(part for part in (kept, merged) if part))
    return merged if answer == MERGED else kept


def outcomes(kept: Mapping[str, Any], merged: Mapping[str, Any], answers: Mapping[str, str]) -> dict[str, Any]:
    """The value of every field after merging; a field without an answer keeps its own. Raises KeyError as `outcome`."""
    unknown = set(answers) - set(FIELDS)
    if unknown:
        raise KeyError(min(unknown))
    return {name: outcome(name, kept[name], merged[name], answers.get(name, KEPT)) for name in FIELDS}
