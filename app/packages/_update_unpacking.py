"""A new version is unpacked beside the one that runs: each file written, flushed, read back, the folder named last."""

from __future__ import annotations

import contextlib
import hashlib
import os
import shutil
from collections.abc import Iterator
from pathlib import Path

from app.core import installed, paths
from app.core.errors import EnvironmentFault
from app.core.i18n import translate
from app.core.progress import Progress
from app.packages import update_package
from app.packages.drive import FolderDrive
from app.packages.update_package import Members, ProgramFile, UpdatePackage, damaged

SPARE = 64 << 20
"""Bytes that stay free on the disk beside a new version."""

_PART, _GONE = ".part", ".gone"


def require_room(package: UpdatePackage, folder: Path) -> None:
    """Refuse before anything is written where it would not fit, or the program's folder cannot be written.

    Raises EnvironmentFault("disk_full" | "read_only").
    """
    free, need = shutil.disk_usage(folder).free, package.release.size + SPARE
    if free < need:
        text = translate("update", "{folder} has {free} MB free; the update needs {need} MB. Free some space first.")
        words = text.format(folder=folder, free=free >> 20, need=(need >> 20) + 1)
        raise EnvironmentFault(words, "disk_full")
    try:
        (folder / paths.VERSIONS).mkdir(exist_ok=True)
        (folder / f"{installed.CURRENT}.try").write_bytes(b"")
        (folder / f"{installed.CURRENT}.try").unlink()
    except OSError as error:
        text = translate("update", "The program's folder {folder} cannot be written. Ask who installed the program.")
        raise EnvironmentFault(text.format(folder=folder), "read_only") from error


def verify(package: UpdatePackage, progress: Progress) -> None:
    """Read every file on the stick and compare it with the signed manifest.

    Raises UserError naming the file that is not what it should be, EnvironmentFault when the stick is gone, Cancelled.
    """
    told = _Told(progress, package, translate("update", "Reading the update from the stick, MB"))
    with update_package.members(package) as members:
        for file in package.release.files:
            _digest_compared(package, members, file, told)


def _digest_compared(package: UpdatePackage, members: Members, file: ProgramFile, told: _Told) -> None:
    found, size = hashlib.sha256(), 0
    for chunk in members.chunks(file):
        found.update(chunk)
        size += len(chunk)
        told(len(chunk))
    if size != file.size or found.hexdigest() != file.sha256:
        raise damaged(package, file.path)


def unpack(package: UpdatePackage, folder: Path, progress: Progress) -> Path:
    """The program of a package as `versions/<version>` of a program folder; returns that.

    It has its name when every byte of it was read back from the disk; until then it ends with `.part`, and nothing is
    left of that when it is stopped or refused. One that is there whole is read through and taken as it is. Raises
    UserError, EnvironmentFault, Cancelled.
    """
    release = package.release
    home = folder / paths.VERSIONS
    target = home / release.version
    told = _Told(progress, package, translate("update", "Unpacking the new version, MB"), times=2)
    if target.is_dir():
        if _is_as_listed(target, release.files, told):
            return target
        remove(target)
        told = _Told(progress, package, translate("update", "Unpacking the new version, MB"), times=2)
    part = f"{release.version}{_PART}"
    drive = FolderDrive(home)
    try:
        with _said_of_the_disk(home):
            home.mkdir(exist_ok=True)
            drive.remove(part)
            with update_package.members(package) as members:
                for file in release.files:
                    _put(package, members, drive, f"{part}/{file.path}", file, told)
            listed = "".join(f"{file.size}\t{file.path}\n" for file in release.files).encode()
            written = drive.create(f"{part}/{installed.FILES}")
            drive.write(written, listed)
            drive.close(written)
            _sync_folders(home / part)
            drive.rename(part, release.version)
    except BaseException:
        with contextlib.suppress(OSError):
            drive.remove(part)
        raise
    return target


def _put(
    package: UpdatePackage, members: Members, drive: FolderDrive, path: str, file: ProgramFile, told: _Told
) -> None:
    found = hashlib.sha256()
    written = drive.create(path)
    try:
        for chunk in members.chunks(file):
            drive.write(written, chunk)
            found.update(chunk)
            told(len(chunk))
        drive.close(written)
    finally:
        written.close()
    if drive.size(path) != file.size or found.hexdigest() != file.sha256:
        raise damaged(package, file.path)
    back = hashlib.sha256()
    for chunk in drive.read(path):
        back.update(chunk)
        told(len(chunk))
    if back.hexdigest() != file.sha256:
        text = translate("update", "The disk does not give back what was written ({file}). Have the disk looked at.")
        raise EnvironmentFault(text.format(file=file.path), "unproven")
    if file.runs and os.name == "posix":
        (drive.root / path).chmod(0o755)


def _is_as_listed(place: Path, files: tuple[ProgramFile, ...], told: _Told) -> bool:
    if not installed.is_whole(place):
        return False
    drive = FolderDrive(place)
    for file in files:
        found = hashlib.sha256()
        try:
            for chunk in drive.read(file.path):
                found.update(chunk)
                told(2 * len(chunk))
        except OSError:
            return False
        if found.hexdigest() != file.sha256:
            return False
    return True


def _sync_folders(folder: Path) -> None:
    if os.name != "posix":
        return
    for inner in (*(one for one in folder.rglob("*") if one.is_dir()), folder):
        handle = os.open(inner, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def remove_version(folder: Path, version: str) -> None:
    """Remove a version that was unpacked and is not to stay."""
    remove(folder / paths.VERSIONS / version)


def remove(version: Path) -> None:
    """Remove the folder of a version, which is no version any more from the first moment on; one that runs stays."""
    gone = version.with_name(f"{version.name}{_GONE}{_PART}")
    with contextlib.suppress(OSError):
        shutil.rmtree(gone, ignore_errors=True)
        version.rename(gone)
        shutil.rmtree(gone, ignore_errors=True)


def thin(folder: Path, running: str) -> list[str]:
    """Let old versions go: what runs, what is chosen and the one before it stay. Returns what went, in order."""
    choice = installed.read(folder)
    kept = {running, choice.version, choice.previous, choice.going.version if choice.going is not None else ""}
    gone = sorted(set(installed.versions(folder)) - kept)
    for version in gone:
        remove(folder / paths.VERSIONS / version)
    for part in (folder / paths.VERSIONS).glob(f"*{_PART}"):
        shutil.rmtree(part, ignore_errors=True)
    return gone


class _Told:
    """Tells a Progress the megabytes of all files, `times` over."""

    def __init__(self, progress: Progress, package: UpdatePackage, text: str, times: int = 1) -> None:
        self._progress, self._text = progress, text
        self._total, self._done = times * package.release.size, 0
        self(0)

    def __call__(self, size: int) -> None:
        self._done += size
        self._progress.report(min(self._done, self._total) >> 20, (self._total >> 20) + 1, self._text)


@contextlib.contextmanager
def _said_of_the_disk(home: Path) -> Iterator[None]:
    """Trouble with the disk that the program lies on, in words. Raises EnvironmentFault."""
    try:
        yield
    except OSError as error:
        text = translate("update", "The new version cannot be written to {folder}: {reason}. Nothing was changed.")
        words = text.format(folder=home, reason=error.strerror or type(error).__name__)
        raise EnvironmentFault(words, "disk") from error
