"""A backup as it lies on a disk: a folder with the database, its key slots, the list of attachments and `backup.json`.

The content of attachments lies once for all backups of a branch in a store beside them, each under the SHA-256 of its
bytes: scans never change, and forty copies of them would fill any disk. A folder gets its name when everything in it
was written, flushed and proven; until then it is called `….part`.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import secrets
import shutil
import time
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from app.core import clock, paths
from app.core.errors import EnvironmentFault
from app.core.i18n import translate
from app.models.backup import Facts

FORMAT = "aftercare-backup/1"
DATABASE, KEYS, LIST, MANIFEST = "branch.aftercare", "branch.aftercare.keys", "attachments.tsv", "backup.json"
_CHUNK = 4 << 20
_STALE_SECONDS = 24 * 3600
_PAUSES = (0.05, 0.1, 0.2, 0.4, 0.8)
"""An antivirus program that holds a new file on Windows lets go of it within these."""

_NEVER = datetime.min.replace(tzinfo=UTC)

Tell = Callable[[int], object]
"""Hears the bytes that were read or written, and may raise Cancelled."""


@dataclass(frozen=True)
class Manifest:
    """What `backup.json` says. `files` are SHA-256 and size by name; `attachments` are how many and how many bytes.

    `code` is the branch's; `proven_at` (UTC) is when the copy was restored to a scratch folder and held `facts` there.
    """

    code: str
    made_at: datetime
    reason: str
    program: str
    encrypted: bool
    files: dict[str, tuple[str, int]]
    attachments: tuple[int, int]
    facts: Facts = field(default_factory=Facts)
    proven_at: datetime | None = None


@dataclass(frozen=True)
class Found:
    """A backup found on a disk. One without a manifest is a bare file: a copy made before an upgrade or a restore."""

    folder: Path
    database: Path
    manifest: Manifest | None

    @property
    def store(self) -> Path | None:
        """Where the attachments lie."""
        return store_of(self.folder.parent, self.manifest.code) if self.manifest else None


def store_of(place: Path, code: str) -> Path:
    """The store of a branch's attachments in a place."""
    return place / f"Aftercare_{code or 'branch'}_attachments"


def folder_name(code: str, made_at: datetime, reason: str) -> str:
    """The name of a backup's folder; `made_at` is local time."""
    return f"Aftercare_{code or 'branch'}_{made_at:%Y%m%d-%H%M%S}_{reason}"


@contextlib.contextmanager
def unfinished(place: Path, name: str) -> Iterator[Path]:
    """A folder to be filled, of this user only; whatever is left of it at the end is removed."""
    part = paths.private_folder(place / f".{name}.{secrets.token_hex(4)}.part")
    try:
        yield part
    finally:
        shutil.rmtree(part, ignore_errors=True)


def finish(part: Path, target: Path) -> None:
    """Give a filled folder its name, for good."""
    sync_folder(part)
    rename(part, target)
    sync_folder(target.parent)


def sweep(place: Path) -> None:
    """Remove what a crash left unfinished, once nobody can be working on it any more."""
    for part in place.glob(".Aftercare_*.part"):
        if clock.now().timestamp() - part.stat().st_mtime > _STALE_SECONDS:
            shutil.rmtree(part, ignore_errors=True)


def write_manifest(folder: Path, manifest: Manifest) -> None:
    """Write `backup.json`, the last file of a backup."""
    told = asdict(manifest)
    told["made_at"] = stamp(manifest.made_at)
    told["proven_at"] = stamp(manifest.proven_at) if manifest.proven_at else None
    content = json.dumps({"format": FORMAT, **told}, ensure_ascii=False, sort_keys=True, indent=1)
    write_durably(folder / MANIFEST, content.encode())


def stamp(moment: datetime) -> str:
    """A moment as it is written."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def read_manifest(folder: Path) -> Manifest:
    """What a backup says of itself. Raises EnvironmentFault("not_ours" | "too_new")."""
    try:
        told: dict[str, Any] = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
        written = told.pop("format")
        if str(written).partition("/")[0] == FORMAT.partition("/")[0] and written != FORMAT:
            raise EnvironmentFault(
                translate("backup", "The backup was made by a newer version of the program. Install that version."),
                "too_new",
            )
        if written != FORMAT:
            raise ValueError(written)
        if not {DATABASE, LIST} <= set(told["files"]) <= {DATABASE, KEYS, LIST}:
            raise ValueError("files")
        proven = told.pop("proven_at")
        return Manifest(
            **{
                **told,
                "made_at": datetime.fromisoformat(told["made_at"]),
                "proven_at": datetime.fromisoformat(proven) if proven else None,
                "files": {name: (str(digest), int(size)) for name, (digest, size) in told["files"].items()},
                "attachments": tuple(told["attachments"]),
                "facts": Facts(**told["facts"]),
            }
        )
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise EnvironmentFault(
            translate("backup", "{folder} is not a backup of this program. Choose another folder.").format(
                folder=folder.name
            ),
            "not_ours",
        ) from error


def open_backup(path: Path) -> Found:
    """The backup at this path: a folder, its `backup.json`, or a bare copy of a database.

    Raises EnvironmentFault("not_ours" | "too_new" | "gone").
    """
    if path.is_file() and path.name != MANIFEST:
        return Found(path.parent, path, None)
    folder = path.parent if path.is_file() else path
    if not folder.is_dir():
        raise EnvironmentFault(
            translate("backup", "{folder} cannot be reached. Is the drive connected?").format(folder=path), "gone"
        )
    return Found(folder, folder / DATABASE, read_manifest(folder))


def in_place(place: Path) -> list[Found]:
    """The backups that lie in a place, the newest first; a broken one is left out."""
    found: list[Found] = []
    for folder in place.glob("Aftercare_*"):
        if (folder / MANIFEST).is_file():
            with contextlib.suppress(EnvironmentFault):
                found.append(open_backup(folder))
    return sorted(found, key=lambda one: (one.manifest.made_at if one.manifest else _NEVER, one.folder), reverse=True)


def remove(found: Found) -> None:
    """Remove a backup: the manifest first, so that half of it never looks like one."""
    (found.folder / MANIFEST).unlink(missing_ok=True)
    shutil.rmtree(found.folder, ignore_errors=True)


# -- files


def copy_file(source: Path, target: Path, tell: Tell, *, read_back: bool = True) -> tuple[str, int]:
    """Copy a file and flush it; returns its SHA-256 and size. Where asked, what was written is read again.

    Raises EnvironmentFault("damaged") when the disk gives back something else.
    """
    digest, size = hashlib.sha256(), 0
    with source.open("rb") as reading, target.open("xb") as writing:
        while chunk := reading.read(_CHUNK):
            digest.update(chunk)
            size += writing.write(chunk)
            tell(len(chunk))
        writing.flush()
        os.fsync(writing.fileno())
    if read_back and digest_of(target, tell)[0] != digest.hexdigest():
        raise EnvironmentFault(
            translate("backup", "{folder} gives back other bytes than were written. Use another disk.").format(
                folder=target.parent.parent
            ),
            "damaged",
        )
    return digest.hexdigest(), size


def digest_of(path: Path, tell: Tell) -> tuple[str, int]:
    """The SHA-256 and size of a file as it is on the disk, not in the system's memory where that can be asked for."""
    digest, size = hashlib.sha256(), 0
    forget_cached(path)
    with path.open("rb") as reading:
        while chunk := reading.read(_CHUNK):
            digest.update(chunk)
            size += len(chunk)
            tell(len(chunk))
    return digest.hexdigest(), size


def forget_cached(path: Path) -> None:
    """What was written and flushed is read from the disk next time, where the system takes such a wish."""
    if hasattr(os, "posix_fadvise"):
        with path.open("rb") as reading:
            os.posix_fadvise(reading.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)


def write_durably(path: Path, content: bytes) -> None:
    """Write a small file beside, flush it, give it its name: it is whole or not there."""
    beside = path.with_name(f"{path.name}.part")
    with beside.open("wb") as out:
        out.write(content)
        out.flush()
        os.fsync(out.fileno())
    rename(beside, path)
    sync_folder(path.parent)


def rename(source: Path, target: Path) -> None:
    """Rename, waiting for an antivirus program to let go."""
    for pause in _PAUSES:
        try:
            source.replace(target)
            return
        except PermissionError:
            time.sleep(pause)
    source.replace(target)


def sync_folder(folder: Path) -> None:
    """Make new names survive a power cut, where the system can (Windows cannot open folders)."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        with contextlib.suppress(OSError):  # some file systems of sticks cannot
            os.fsync(handle)
    finally:
        os.close(handle)


def need_room(folder: Path, size: int) -> None:
    """Refuse before anything is written. Raises EnvironmentFault("disk_full")."""
    free = shutil.disk_usage(folder).free
    if free < size + (16 << 20):
        raise EnvironmentFault(
            translate(
                "backup", "{folder} has {free} MB free, {need} MB are needed. Free some space or keep fewer backups."
            ).format(folder=folder, free=free >> 20, need=(size >> 20) + 17),
            "disk_full",
        )
