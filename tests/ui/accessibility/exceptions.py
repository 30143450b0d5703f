"""What a suite of accessibility finds and is left as it is, each with its reason; what is found no more must go."""

from __future__ import annotations

KNOWN: dict[tuple[str, str], str] = {
    ("ImportWizard columns", "Tab misses QTableWidget"): (
        "the table goes on to the box in its first cell, which is what is chosen there; its rows are only looked at"
    ),
}
"""By the window and the beginning of what is found there."""


def without_known(name: str, found: list[str], met: set[tuple[str, str]]) -> list[str]:
    """What is found in a window and not known; what is known is added to `met`."""
    left = []
    for one in found:
        known = next((key for key in KNOWN if key[0] == name and one.startswith(key[1])), None)
        if known is None:
            left.append(one)
        else:
            met.add(known)
    return left
