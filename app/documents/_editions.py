"""The two editions of complaint papers (C6): one for the customer, one that stays in the house and says so."""

from __future__ import annotations

from collections.abc import Sequence

SECRECY = "内部资料　不得外传"
"""Stands on whatever is not to be handed out."""


def copies_of(asked: Sequence[str] | None, of_data: Sequence[str], usual: Sequence[str] = ()) -> tuple[str, ...]:
    """The copies that are printed: those asked for, else those of the scheme, else the form's usual ones."""
    return tuple(asked if asked is not None else of_data or usual)
