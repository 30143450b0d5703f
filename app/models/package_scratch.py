"""Where the files of a ledger package are made before they go to the drive, and what a crash leaves of them."""

from __future__ import annotations

import contextlib
from pathlib import Path

from app.models import database

SCRATCH = "scratch"
"""What the one file is called that is being made: readable, so it must not stay behind."""


def folder() -> Path:
    """One folder a package, beside the database."""
    return database.folder() / "packages"


def sweep() -> int:
    """Remove the readable files that a crash left; what an interrupted package needs to go on stays."""
    left = list(folder().glob(f"*/{SCRATCH}*")) if folder().is_dir() else []
    for file in left:
        with contextlib.suppress(OSError):
            file.unlink(missing_ok=True)
    return len(left)
