"""Demonstration branches, each made once in a run of the tests, by whichever worker asks for it first."""

from __future__ import annotations

import os
import shutil
import time
from datetime import UTC, datetime
from pathlib import Path

from app import demo
from app.core import clock
from app.models import database

MORNING = datetime(2026, 11, 20, 1, 0, tzinfo=UTC)
SUNDAY_NIGHT = datetime(2026, 11, 22, 16, 5, tzinfo=UTC)
"""After midnight at the branch, and no working day."""
FIRST_OF_A_MONTH = datetime(2027, 3, 1, 8, 0, tzinfo=UTC)

_MOST_SECONDS = 200


class Demonstrations:
    """Copies of demonstration branches. To share them, tests ask for the few that are named here."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        folder.mkdir(exist_ok=True)

    def everyday(self, target: Path) -> Path:
        """400 calls, on a Friday morning; `target` is the file to be made. Closed, as all of them."""
        return self.copy(400, 7, MORNING, target)

    def busy(self, target: Path, moment: datetime = MORNING) -> Path:
        """600 calls and what is told of complaints; of a morning, a Sunday after midnight or the first of a month."""
        return self.copy(600, 3, moment, target)

    def large(self, target: Path) -> Path:
        """1,500 calls, on a Friday morning."""
        return self.copy(1_500, 7, MORNING, target)

    def copy(self, size: int, seed: int, moment: datetime, target: Path) -> Path:
        """A copy of any branch; one that nobody else asks for is better built where it is used."""
        made = self._folder / f"{size}-{seed}-{moment:%Y%m%d%H%M}.aftercare"
        if not made.exists():
            self._make(size, seed, moment, made)
        shutil.copy(made, target)
        return target

    def _make(self, size: int, seed: int, moment: datetime, made: Path) -> None:
        turn = made.with_suffix(".turn")
        try:
            turn.mkdir()
        except FileExistsError:
            self._wait_for(made, turn)
            return
        try:
            part = made.with_suffix(".part")
            with clock.set_to(moment):
                demo.build(size, seed, part)
            database.close_database()
            os.replace(part, made)
        finally:
            turn.rmdir()

    def _wait_for(self, made: Path, turn: Path) -> None:
        until = time.monotonic() + _MOST_SECONDS
        while turn.exists() and time.monotonic() < until:
            time.sleep(0.05)
        assert made.exists(), f"another worker could not make {made.name}"
