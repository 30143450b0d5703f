"""One file on a drive: written beside, flushed, read back, renamed. What is under its own name is whole."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from pathlib import Path

from app.core.errors import EnvironmentFault
from app.core.i18n import translate
from app.core.progress import Progress
from app.core.scratch import Scratch
from app.packages.drive import Drive, as_fault
from app.packages.manifest import UNFINISHED, FileEntry
from app.packages.opened import CHUNK

SPARE = 256 * 1024
"""Bytes that stay free on the drive beside a file: folders and the file system's own lists grow, too."""


Content = Path | Scratch | bytes
"""What is put on a drive: a file, one that is still open, or these bytes."""


def put(drive: Drive, path: str, content: Content, told: Progress, listed: str = "") -> FileEntry:
    """Write a file and prove it; it is called `listed` in the manifest (its path when empty).

    Raises EnvironmentFault("disk_full" | "too_large" before a byte is written; "gone", "io", "read_only", and
    "unproven" when what is read back is not what was written), Cancelled.
    """
    size = size_of(content)
    with as_fault():
        _refuse_too_large(drive, path, size)
        beside = path + UNFINISHED
        found = hashlib.sha256()
        file = drive.create(beside)
        try:
            done = 0
            for chunk in chunks(content):
                told.report(done, 2 * size)
                drive.write(file, chunk)
                found.update(chunk)
                done += len(chunk)
            drive.close(file)
        except BaseException:
            _let_go(file)
            raise
        entry = FileEntry(listed or path, size, found.hexdigest())
        if not is_there(drive, beside, entry, told):
            raise unproven(path)
        drive.rename(beside, path)
    return entry


def is_there(drive: Drive, path: str, entry: FileEntry, told: Progress) -> bool:
    """Whether a file on the drive, read from the drive, is as the entry says. Raises OSError, Cancelled."""
    found, size = hashlib.sha256(), 0
    if drive.size(path) != entry.size:
        return False
    for chunk in drive.read(path):
        told.report(entry.size + size, 2 * entry.size)
        size += len(chunk)
        found.update(chunk)
    return size == entry.size and found.hexdigest() == entry.sha256


def unproven(path: str) -> EnvironmentFault:
    """The drive gave back something else than it was given."""
    text = translate("packages", "The drive does not give back what was written ({path}). Take another drive.")
    return EnvironmentFault(text.format(path=path), "unproven")


def refuse_too_little(drive: Drive, size: int) -> None:
    """Raise EnvironmentFault("disk_full") when so many bytes do not fit on the drive; nothing was written then."""
    with as_fault():
        free = drive.free()
    if free < size + SPARE:
        text = translate("packages", "The drive has {free} MB free; the package needs about {size} MB.")
        raise EnvironmentFault(text.format(free=free // 1_000_000, size=size // 1_000_000 + 1), "disk_full")


def _refuse_too_large(drive: Drive, path: str, size: int) -> None:
    largest = drive.limits().largest_file
    if largest and size > largest:
        text = translate(
            "packages",
            "{path} is larger than 4 GB, which FAT32 cannot hold. Choose a shorter period or an exFAT drive.",
        )
        raise EnvironmentFault(text.format(path=path), "too_large")
    refuse_too_little(drive, size)


def size_of(content: Content) -> int:
    """Its bytes."""
    if isinstance(content, bytes):
        return len(content)
    return content.size if isinstance(content, Scratch) else content.stat().st_size


def chunks(content: Content) -> Iterator[bytes]:
    """All of it, piece by piece."""
    if isinstance(content, bytes):
        yield from (content[at : at + CHUNK] for at in range(0, len(content), CHUNK))
        return
    if isinstance(content, Scratch):
        yield from content.chunks()
        return
    with content.open("rb") as source:
        while chunk := source.read(CHUNK):
            yield chunk


def _let_go(file: object) -> None:
    """Close a file on a drive that may be gone."""
    close = getattr(file, "close", None)
    try:
        if close is not None:
            close()
    except OSError:
        return


def whole(entries: Iterable[FileEntry]) -> int:
    """The bytes of all of them."""
    return sum(entry.size for entry in entries)
