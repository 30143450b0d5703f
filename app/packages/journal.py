"""What is on the drive already of a package that is being made: kept here, not on the drive, so that nobody alters it.

Names, sizes and digests only, sealed where the branch is. With it an interrupted package is resumed; a finished one
needs it no more.
"""

from __future__ import annotations

import contextlib
import json
import shutil
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from pathlib import Path

from app.core import paths
from app.core.errors import EnvironmentFault
from app.core.i18n import translate
from app.core.scratch import Scratch
from app.models import package_scratch
from app.packages.manifest import MANIFEST, FileEntry

_NAME = "journal.json"


@contextlib.contextmanager
def local_disk() -> Iterator[None]:
    """Trouble with this computer's own disk, in words for people. Raises EnvironmentFault("local")."""
    try:
        yield
    except OSError as error:
        text = translate("packages", "This computer's own disk fails ({reason}). Make room on it, then resume.")
        raise EnvironmentFault(text.format(reason=error.strerror or type(error).__name__), "local") from error


@dataclass
class Journal:
    """The files written so far, by path, and the rows of those that belong to a ledger."""

    folder: Path
    files: dict[str, FileEntry] = field(default_factory=dict)
    rows: dict[str, int] = field(default_factory=dict)

    def scratch(self) -> Scratch:
        """Where a file is made before it goes to the drive."""
        with local_disk():
            return Scratch(self.folder)

    @property
    def archive(self) -> Path:
        """Where a package under a password is made before it goes to the drive."""
        return self.folder / "package.zip"

    def add(self, entry: FileEntry, rows: int = 0) -> None:
        """A file is on the drive and was read back."""
        self.files[entry.path] = entry
        self.rows[entry.path] = rows
        told = {"files": [asdict(one) for one in self.files.values()], "rows": self.rows}
        with local_disk():
            package_scratch.keep(self.folder / _NAME, json.dumps(told).encode())

    def manifest(self) -> bytes | None:
        """The manifest of a package under a password that was whole; None when there was none, or it cannot be read."""
        with contextlib.suppress(OSError, ValueError):
            return package_scratch.kept(self.folder / MANIFEST)
        return None

    def keep_manifest(self, content: bytes) -> None:
        """A package under a password is whole, this is its manifest."""
        with local_disk():
            package_scratch.keep(self.folder / MANIFEST, content)

    def discard(self) -> None:
        """Forget all of it."""
        shutil.rmtree(self.folder, ignore_errors=True)


def journal_of(package: str) -> Journal:
    """The journal of a package by its identity: what is there of it, else a new one."""
    journal = Journal(paths.private_folder(package_scratch.folder() / package))
    with contextlib.suppress(OSError, ValueError, KeyError, TypeError):
        told = json.loads(package_scratch.kept(journal.folder / _NAME))
        journal.files = {one["path"]: FileEntry(**one) for one in told["files"]}
        journal.rows = dict(told["rows"])
    return journal


def is_kept(package: str) -> bool:
    """Whether there is a journal of this package."""
    return (package_scratch.folder() / package / _NAME).exists()


def sweep(but: str = "") -> None:
    """Forget every package that was given up."""
    place = package_scratch.folder()
    for one in place.iterdir() if place.is_dir() else ():
        if one.name != but:
            shutil.rmtree(one, ignore_errors=True)
