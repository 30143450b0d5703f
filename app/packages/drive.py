"""The drive that a package is written to, as an object: a folder of the system, or what a test puts in its place.

Every operation may fail, for a stick may be pulled at any moment; whoever writes uses nothing but these.
"""

from __future__ import annotations

import contextlib
import errno
import os
import shutil
import stat
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path, PureWindowsPath
from typing import IO, Protocol

from app.core import paths
from app.core.errors import EnvironmentFault
from app.core.i18n import translate
from app.packages.ejecting import Ejection, eject
from app.packages.mounts import file_system_of
from app.packages.opened import CHUNK

FAT_LARGEST = (1 << 32) - 1
"""The most bytes that a file on FAT32 can have."""

_FAT = frozenset({"vfat", "msdos", "fat", "fat16", "fat32"})
_PAUSES = (0.05, 0.1, 0.2, 0.4, 0.8)
_WRITE_PROTECTED, _NOT_READY, _DISK_FULL, _NO_ROOM = 19, 21, 112, 39
_HELD = frozenset({32, 33})
"""Windows: another program has the file, or a part of it."""


@dataclass(frozen=True)
class Limits:
    """What the file system can hold: its name as the system gives it, the largest file in bytes (0: no limit)."""

    file_system: str
    largest_file: int


class Drive(Protocol):
    """A drive. Paths are relative to its root, with forward slashes. Everything may raise OSError."""

    @property
    def name(self) -> str:
        """What people call it."""
        ...

    def free(self) -> int:
        """Bytes that are free."""
        ...

    def limits(self) -> Limits:
        """What its file system can hold."""
        ...

    def names(self) -> tuple[str, ...]:
        """What lies at its root, files and folders."""
        ...

    def create(self, path: str) -> IO[bytes]:
        """A new file, or an old one emptied; its folders are made."""
        ...

    def write(self, file: IO[bytes], chunk: bytes) -> None:
        """Add to a file."""
        ...

    def close(self, file: IO[bytes]) -> None:
        """Flush a file to the drive itself, and close it."""
        ...

    def read(self, path: str) -> Iterator[bytes]:
        """A file's content from the drive itself, not from the computer's memory of it."""
        ...

    def size(self, path: str) -> int:
        """A file's bytes; -1 when it is not there."""
        ...

    def rename(self, old: str, new: str) -> None:
        """Give a file or a folder another name in the same folder, and make that lasting."""
        ...

    def remove(self, path: str) -> None:
        """Remove a file, or a folder with what is in it, when it is there."""
        ...

    def listing(self, path: str) -> tuple[str, ...]:
        """The files below a folder, relative to it, in order; none when it is not there."""
        ...

    def eject(self) -> Ejection:
        """Make it safe to pull."""
        ...


class FolderDrive:
    """A drive as the system shows it, or a folder of it."""

    def __init__(self, root: Path) -> None:
        self.root = root

    @property
    def name(self) -> str:
        """Its path."""
        return str(self.root)

    def free(self) -> int:
        """Bytes that are free for this user."""
        return shutil.disk_usage(self.root).free

    def limits(self) -> Limits:
        """By the file system that the folder lies on."""
        kind = file_system_of(self.root)
        return Limits(kind, FAT_LARGEST if kind.lower() in _FAT else 0)

    def names(self) -> tuple[str, ...]:
        """What lies at its root."""
        return tuple(sorted(one.name for one in self.root.iterdir()))

    def create(self, path: str) -> IO[bytes]:
        """A new file; the root must be there, for a stick that is gone leaves its mount point behind."""
        if not self.root.is_dir():
            raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), str(self.root))
        target = self.root / path
        for folder in reversed(target.parents):
            if folder == self.root or not folder.is_relative_to(self.root):
                continue
            _unlink_link(folder)
            if not folder.exists():
                folder.mkdir(exist_ok=True)
                _sync_folder(folder.parent)
        _unlink_link(target)
        return target.open("wb")

    def write(self, file: IO[bytes], chunk: bytes) -> None:
        """Add to a file."""
        file.write(chunk)

    def close(self, file: IO[bytes]) -> None:
        """Flush, sync, forget what memory keeps of it, close."""
        with file:
            file.flush()
            os.fsync(file.fileno())
            _forget(file.fileno())

    def read(self, path: str) -> Iterator[bytes]:
        """The content; on Linux the memory's copy was thrown away before, so that the drive itself is read."""
        with (self.root / path).open("rb") as file:
            _forget(file.fileno())
            while chunk := file.read(CHUNK):
                yield chunk

    def size(self, path: str) -> int:
        """A file's bytes; -1 when it is not there."""
        try:
            return (self.root / path).stat().st_size
        except FileNotFoundError:
            return -1

    def rename(self, old: str, new: str) -> None:
        """Rename; antivirus programs that hold a new file on Windows let go of it after a moment."""
        source, target = self.root / old, self.root / new
        for pause in _PAUSES:
            try:
                source.replace(target)
                break
            except PermissionError:
                if sys.platform != "win32":
                    raise
                time.sleep(pause)
        else:
            source.replace(target)
        _sync_folder(target.parent)

    def remove(self, path: str) -> None:
        """Remove a file or a folder."""
        target = self.root / path
        if target.is_dir() and not paths.leads_elsewhere(target):
            shutil.rmtree(target)
        else:
            target.unlink(missing_ok=True)

    def listing(self, path: str) -> tuple[str, ...]:
        """The files below a folder."""
        base = self.root / path
        if not base.is_dir():
            return ()
        return tuple(sorted(one.relative_to(base).as_posix() for one in base.rglob("*") if not one.is_dir()))

    def eject(self) -> Ejection:
        """Unmount the drive that the folder lies on, when it is one that can be pulled."""
        return eject(self.root)


@contextlib.contextmanager
def as_fault() -> Iterator[None]:
    """Trouble with the drive, in words for people. Raises EnvironmentFault("disk_full" | "read_only" | "gone" | …)."""
    try:
        yield
    except OSError as error:
        raise drive_fault(error) from error


def drive_fault(error: OSError) -> EnvironmentFault:
    """What an error of the drive means, and what to do."""
    windows = getattr(error, "winerror", None)
    if error.errno in (errno.ENOSPC, getattr(errno, "EDQUOT", -1)) or windows in (_DISK_FULL, _NO_ROOM):
        return EnvironmentFault(
            translate("packages", "The drive is full. Make room on it or take another, then resume."), "disk_full"
        )
    if error.errno == errno.EFBIG:
        return EnvironmentFault(
            translate("packages", "A file is too large for this drive. Choose a shorter period, or an exFAT drive."),
            "too_large",
        )
    if windows in _HELD:
        return EnvironmentFault(
            translate(
                "packages",
                "“{name}” on the drive is open in another program. Close it there, then resume: what is on the drive "
                "already is kept.",
            ).format(name=PureWindowsPath(error.filename or "?").name),
            "in_use",
        )
    if error.errno in (errno.EROFS, errno.EACCES, errno.EPERM) or windows == _WRITE_PROTECTED:
        return EnvironmentFault(
            translate("packages", "The drive cannot be written. Is it write-protected?"), "read_only"
        )
    if error.errno in (errno.ENOENT, errno.ENODEV, errno.ENXIO, errno.ENOTDIR) or windows == _NOT_READY:
        return EnvironmentFault(
            translate("packages", "The drive is gone. Put it back in, then resume: what is on it already is kept."),
            "gone",
        )
    return EnvironmentFault(
        translate("packages", "The drive reports an error ({reason}). Resume, or take another drive.").format(
            reason=error.strerror or type(error).__name__
        ),
        "io",
    )


_advise: Callable[[int, int, int, int], None] | None = getattr(os, "posix_fadvise", None)


def _forget(handle: int) -> None:
    if _advise is not None:
        with contextlib.suppress(OSError):
            _advise(handle, 0, 0, getattr(os, "POSIX_FADV_DONTNEED", 4))


def _unlink_link(path: Path) -> None:
    """Remove what lies in our way and leads elsewhere: a stranger's stick must not have us write on this computer."""
    with contextlib.suppress(FileNotFoundError):
        mode = path.lstat().st_mode
        if not (stat.S_ISREG(mode) or stat.S_ISDIR(mode)) or paths.leads_elsewhere(path):
            path.unlink()


def _sync_folder(folder: Path) -> None:
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
