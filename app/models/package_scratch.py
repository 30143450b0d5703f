"""Where a ledger package in the making keeps what it needs to go on after a crash."""

from __future__ import annotations

import contextlib
import os
from pathlib import Path

from app.core.scratch import PREFIX
from app.models import attachment_store, database

FOLDER = "packages"


def folder() -> Path:
    """One folder a package, beside the database."""
    return database.folder() / FOLDER


def keep(file: Path, content: bytes) -> None:
    """Write a small file whole or not at all, sealed where the branch is. Raises OSError."""
    beside = file.with_name(f"{file.name}.part")
    with beside.open("wb") as out:
        attachment_store.write_as_kept([content], out, database.key())
        out.flush()
        os.fsync(out.fileno())
    beside.replace(file)


def kept(file: Path) -> bytes:
    """What was kept. Raises OSError, ValueError when it is another key's or damaged."""
    with file.open("rb") as found:
        return b"".join(attachment_store.read_as_kept(found, database.key()))


def sweep() -> int:
    """Remove the sealed files that a power cut leaves on Windows; what an interrupted package needs to go on stays."""
    left = list(folder().glob(f"*/{PREFIX}*")) if folder().is_dir() else []
    for file in left:
        with contextlib.suppress(OSError):
            file.unlink(missing_ok=True)
    return len(left)
