"""Scans and photos, each kept as one file under the SHA-256 of its content.

The file is whole on the disk before the row that names it is written: a crash between the two leaves a file nobody
names, never a row without its file. The same content is kept once.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import secrets
import time
from collections.abc import Iterator
from pathlib import Path

from app.core import paths
from app.core.errors import EnvironmentFault
from app.core.i18n import translate
from app.models import database

_CHUNK = 1 << 20
_PAUSES = (0.05, 0.1, 0.2, 0.4, 0.8)
"""An antivirus program that holds a new file on Windows lets go of it within these."""


def store_folder() -> Path:
    """Where the files lie: `attachments` beside the database."""
    return database.folder() / "attachments"


def path_of(sha256: str) -> Path:
    """Where the content with this digest lies, or would."""
    return store_folder() / sha256[:2] / sha256


def keep(content: bytes | Path) -> tuple[str, int]:
    """Keep a content or a copy of a file; returns its SHA-256 (hexadecimal) and its size in bytes.

    Raises EnvironmentFault (disk full, source gone, …); then nothing is left behind.
    """
    try:
        with _unfinished() as part:
            sha256, size = _write(content, part)
            target = path_of(sha256)
            if not (target.exists() and target.stat().st_size == size):
                is_first = not target.parent.exists()
                paths.private_folder(target.parent)
                _rename(part, target)
                if is_first:  # the name of a new folder is lost in a power cut as that of a new file is
                    _sync_folder(store_folder())
            _sync_folder(target.parent)
        return sha256, size
    except OSError as error:
        raise database.plain_fault(error) from error


@contextlib.contextmanager
def _unfinished() -> Iterator[Path]:
    is_first = not store_folder().exists()
    part = paths.private_folder(store_folder()) / f"{secrets.token_hex(8)}.part"
    if is_first:
        _sync_folder(store_folder().parent)
    try:
        yield part
    finally:
        part.unlink(missing_ok=True)


def _write(content: bytes | Path, part: Path) -> tuple[str, int]:
    digest, size = hashlib.sha256(), 0
    with part.open("xb") as out:
        for chunk in _chunks(content):
            digest.update(chunk)
            size += out.write(chunk)
        out.flush()
        os.fsync(out.fileno())
    return digest.hexdigest(), size


def _chunks(content: bytes | Path) -> Iterator[bytes]:
    if isinstance(content, bytes):
        yield content
        return
    with content.open("rb") as source:
        while chunk := source.read(_CHUNK):
            yield chunk


def _rename(part: Path, target: Path) -> None:
    for pause in _PAUSES:
        try:
            part.replace(target)
            return
        except PermissionError:
            time.sleep(pause)
    part.replace(target)


def _sync_folder(folder: Path) -> None:
    """Make the new name survive a power cut, where the system can (Windows cannot open folders)."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def read(sha256: str) -> bytes:
    """The content with this digest.

    Raises EnvironmentFault("gone" | "damaged") when it is missing or is not what it was.
    """
    try:
        content = path_of(sha256).read_bytes()
    except FileNotFoundError:
        raise EnvironmentFault(
            translate("database", "The file of this attachment is missing. Restore it from the last backup."), "gone"
        ) from None
    except OSError as error:
        raise database.plain_fault(error) from error
    if hashlib.sha256(content).hexdigest() != sha256:
        raise EnvironmentFault(
            translate("database", "The file of this attachment is damaged. Restore it from the last backup."), "damaged"
        )
    return content


def is_whole(sha256: str, size: int, *, thorough: bool = False) -> bool:
    """Whether the file is there with its size; when `thorough`, also with its content."""
    path = path_of(sha256)
    if not path.is_file() or path.stat().st_size != size:
        return False
    if not thorough:
        return True
    with path.open("rb") as kept:
        return hashlib.file_digest(kept, "sha256").hexdigest() == sha256


def sweep() -> int:
    """Remove unfinished files that a crash left behind; returns how many."""
    left = list(store_folder().glob("*.part")) if store_folder().is_dir() else []
    for part in left:
        part.unlink(missing_ok=True)
    return len(left)
