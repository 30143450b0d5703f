"""Which ledgers there are: one file each."""

from __future__ import annotations

from functools import cache

import app.ledgers
from app.core.catalogue import discover
from app.ledgers._declaration import Ledger


@cache
def all_ledgers() -> dict[str, Ledger]:
    """Every ledger by its name."""
    return discover(app.ledgers, "LEDGER", Ledger)
