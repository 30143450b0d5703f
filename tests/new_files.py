"""A new branch file gets its tables from one that was made step by step once: half a second a file otherwise.

Where the steps themselves are what a test is about, they are taken (`STEP_BY_STEP`); so they are in every process that
a test starts, in every encrypted file and on the server.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from app.models import _upgrade
from app.models._file import OpenFile

STEP_BY_STEP = (
    "tests/models/test_migrations.py",
    "tests/models/test_database.py",
    "tests/test_bootstrap.py",
    "tests/faults",
)

_steps = _upgrade.bring_up_to_date


class NewFiles:
    """Stands in for `app.models._upgrade.bring_up_to_date`; `model` is where the file made by steps is kept."""

    def __init__(self, model: Path) -> None:
        self._model, self.is_on = model, True
        self.copied = 0

    def __call__(self, database: Any, path: Path | None, progress: Any = None) -> None:
        """Bring up to date: a new plain file at once, anything else as the program does."""
        if self.is_on and path is not None and not database.file.key and _is_new(database):
            if not self._model.exists():
                self._make(database)
            model = OpenFile(str(self._model), "")
            try:
                model.connection().backup(database.file.connection())
            finally:
                model.close_every_connection()
            self.copied += 1
        _steps(database, path, progress)

    def _make(self, database: Any) -> None:
        made = OpenFile(str(self._model), "")
        try:
            _steps(type(database)(made), self._model, None)
        finally:
            made.close_every_connection()


def _is_new(database: Any) -> bool:
    return not database.file.connection().execute("SELECT EXISTS (SELECT 1 FROM sqlite_master)").fetchone()[0]
