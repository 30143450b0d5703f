"""Shares of a whole that add to exactly 100.0 %, however they round."""

from __future__ import annotations

from collections.abc import Sequence

WHOLE = 1000
"""A hundred percent in tenths of a percent."""


def shares(counts: Sequence[int]) -> tuple[int, ...]:
    """The share of each count in tenths of a percent, together exactly 1000; all 0 when there is nothing to share.

    Largest remainder: each is rounded down, what is left goes to those that lost most (the earlier one where equal).
    """
    whole = sum(counts)
    if whole == 0:
        return tuple(0 for _ in counts)
    found = [count * WHOLE // whole for count in counts]
    lost = sorted(range(len(counts)), key=lambda at: (-(counts[at] * WHOLE % whole), at))
    for at in lost[: WHOLE - sum(found)]:
        found[at] += 1
    return tuple(found)


def share_text(tenths: int) -> str:
    """A share with one decimal: `33.3 %`."""
    return f"{tenths // 10}.{tenths % 10} %"
