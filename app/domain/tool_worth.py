"""What a lost or broken tool is still worth: its price less a share for each month of use (F86, Appendix A16)."""

from __future__ import annotations

from datetime import date


def residual(value: int, bought_on: date | None, today: date, life_months: int, least_percent: int) -> int:
    """What is left of a tool's price in fen, in equal steps a month, never below `least_percent` of it.

    Half a fen is rounded up. Without the day it was bought nothing is taken off.
    """
    if bought_on is None or bought_on >= today:
        return value
    used = (today.year - bought_on.year) * 12 + today.month - bought_on.month - (today.day < bought_on.day)
    left = max(0, life_months - used)
    whole = (2 * value * left + life_months) // (2 * life_months)
    least = (2 * value * least_percent + 100) // 200
    return max(whole, least)
