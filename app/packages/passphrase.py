"""Passphrases for packages: drawn by the program, never chosen (a zip's own key derivation is weak)."""

from __future__ import annotations

import secrets

_LETTERS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"
"""Without 0 O 1 I, which are taken for one another when read from paper."""

_GROUPS, _GROUP = 4, 4


def drawn() -> str:
    """Sixteen characters in four groups: 80 bits."""
    return "-".join("".join(secrets.choice(_LETTERS) for _ in range(_GROUP)) for _ in range(_GROUPS))
