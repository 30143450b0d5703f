"""Which indicators there are: one file each."""

from __future__ import annotations

from functools import cache

import app.indicators
from app.core.catalogue import discover
from app.indicators._declaration import Indicator


@cache
def all_indicators() -> dict[str, Indicator]:
    """Every indicator by its name, in the order of `place`, K1 … K12 first."""
    found = discover(app.indicators, "INDICATOR", Indicator).values()
    return {one.name: one for one in sorted(found, key=lambda one: (one.place, one.name))}


def used() -> tuple[Indicator, ...]:
    """Those that the branch has a use for."""
    return tuple(one for one in all_indicators().values() if one.is_used is None or one.is_used())
