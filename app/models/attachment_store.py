"""Scans and photos, each kept as one file under the SHA-256 of its content.

The file is whole on the disk before the row that names it is written: a crash between the two leaves a file nobody
names, never a row without its file. The same content is kept once. Beside an encrypted database the files are sealed,
and their names are derived with the key too (`_sealed`).
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import secrets
import time
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO

from app.core import paths
from app.core.errors import EnvironmentFault
from app.core.i18n import translate
from app.models import _sealed, database

FOLDER = "attachments"
_CHUNK = 1 << 20
_PAUSES = (0.05, 0.1, 0.2, 0.4, 0.8)
"""An antivirus program that holds a new file on Windows lets go of it within these."""


def store_folder() -> Path:
    """Where the files lie: `attachments` beside the database."""
    return database.folder() / FOLDER


def path_of(sha256: str) -> Path:
    """Where the content with this digest lies, or would."""
    return place_in(store_folder(), sha256, database.key())


def place_in(folder: Path, sha256: str, key: str) -> Path:
    """Where it lies in a store; `key` is the database's, empty for a plain one."""
    name = _sealed.name_under(key, sha256) if key else sha256
    return folder / name[:2] / name


def size_on_disk(size: int, key: str) -> int:
    """How many bytes a content of so many has in the store."""
    return _sealed.sealed_size(size) if key else size


def keep(content: bytes | Path) -> tuple[str, int]:
    """Keep a content or a copy of a file; returns its SHA-256 (hexadecimal) and its size in bytes.

    Raises EnvironmentFault (disk full, source gone, …); then nothing is left behind.
    """
    try:
        with _unfinished() as part:
            sha256, size = _write(content, part)
            target = path_of(sha256)
            if not is_whole(sha256, size):
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
    except OSError as error:  # while what was written still takes its room, by which a full disk is known
        raise database.plain_fault(error) from error
    finally:
        part.unlink(missing_ok=True)


def _write(content: bytes | Path, part: Path) -> tuple[str, int]:
    digest, size = hashlib.sha256(), 0

    def counted() -> Iterator[bytes]:
        nonlocal size
        for chunk in _chunks(content):
            digest.update(chunk)
            size += len(chunk)
            yield chunk

    with part.open("xb") as out:
        write_as_kept(counted(), out, database.key())
        out.flush()
        os.fsync(out.fileno())
    return digest.hexdigest(), size


def write_as_kept(chunks: Iterable[bytes], out: BinaryIO, key: str) -> None:
    """Write a content as the store of a database with this key has it: sealed, or as it is where there is no key."""
    if key:
        _sealed.seal(key, chunks, out)
        return
    for chunk in chunks:
        out.write(chunk)


def read_as_kept(file: BinaryIO, key: str) -> Iterator[bytes]:
    """The content of a file of such a store in chunks. Raises ValueError where the seal does not fit."""
    if key:
        yield from _sealed.unsealed(file, key)
        return
    while chunk := file.read(_CHUNK):
        yield chunk


def _chunks(content: bytes | Path) -> Iterator[bytes]:
    if isinstance(content, bytes):
        yield content
        return
    with content.open("rb") as source:
        yield from read_as_kept(source, "")


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
        with path_of(sha256).open("rb") as kept:
            content = b"".join(read_as_kept(kept, database.key()))
    except FileNotFoundError:
        raise EnvironmentFault(
            translate("database", "The file of this attachment is missing. Restore it from the last backup."), "gone"
        ) from None
    except OSError as error:
        raise database.plain_fault(error) from error
    except ValueError:
        content = b""
    if hashlib.sha256(content).hexdigest() != sha256:
        raise EnvironmentFault(
            translate("database", "The file of this attachment is damaged. Restore it from the last backup."), "damaged"
        )
    return content


def head_of(sha256: str, size: int = 512) -> bytes:
    """The first bytes of the content with this digest. Raises EnvironmentFault when it is missing or damaged."""
    try:
        with path_of(sha256).open("rb") as kept:
            return next(read_as_kept(kept, database.key()), b"")[:size]
    except (OSError, ValueError):
        return read(sha256)[:size]  # it says what is wrong


def is_whole(sha256: str, size: int, *, thorough: bool = False) -> bool:
    """Whether the file is there with its size; when `thorough`, also with its content."""
    path, key = path_of(sha256), database.key()
    if not path.is_file() or path.stat().st_size != size_on_disk(size, key):
        return False
    return not thorough or digest_of(path, key) == sha256


def digest_of(path: Path, key: str) -> str:
    """The SHA-256 of what a file of a store holds; empty when the key does not open it."""
    digest = hashlib.sha256()
    try:
        with path.open("rb") as kept:
            for chunk in read_as_kept(kept, key):
                digest.update(chunk)
    except ValueError:
        return ""
    return digest.hexdigest()


def sweep() -> int:
    """Remove unfinished files that a crash left behind; returns how many."""
    left = list(store_folder().glob("*.part")) if store_folder().is_dir() else []
    for part in left:
        part.unlink(missing_ok=True)
    return len(left)
