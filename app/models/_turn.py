"""The right to write a file, waited for fairly (G7).

SQLite's own way of waiting pauses ever longer, a tenth of a second in the end: who has waited longest asks least often,
and on a busy machine the turn goes again and again to whoever comes just then. Here it is the other way round: the
longer somebody waits, the oftener they ask.
"""

from __future__ import annotations

import random
import time
from typing import Any

from app.core.progress import stop_if_asked
from app.models import _file

LONGEST_WAIT = 10.0
"""Seconds until a writer gives up."""

_FIRST_PAUSE, _LAST_PAUSE, _IMPATIENT_AFTER = 0.02, 0.001, 1.0
_WAITED_FOR = frozenset({5, 261, 773})
"""BUSY, and because of a recovery or a lock of the system; a snapshot that is too old (517) does not grow younger."""


def take_turn(conn: Any) -> None:
    """Begin a transaction that may write, when everybody else has done so.

    Raises the driver's own error after `LONGEST_WAIT`, Cancelled when the work of this thread is asked to stop while it
    waits; nothing has begun then.
    """
    begun = time.monotonic()
    conn.execute("PRAGMA busy_timeout = 0")
    try:
        while True:
            try:
                conn.execute("BEGIN IMMEDIATE")
                return
            except _file.DRIVER_ERRORS as error:
                waited = time.monotonic() - begun
                if getattr(error, "sqlite_errorcode", None) not in _WAITED_FOR or waited >= LONGEST_WAIT:
                    raise
            stop_if_asked()
            time.sleep(pause(waited) * random.uniform(0.5, 1.0))  # apart from others who began to wait with us
    finally:
        conn.execute(f"PRAGMA busy_timeout = {_file.BUSY_MILLISECONDS}")


def pause(waited: float) -> float:
    """Seconds until the next question of somebody who has waited so long."""
    return max(_LAST_PAUSE, _FIRST_PAUSE * (1 - waited / _IMPATIENT_AFTER))
