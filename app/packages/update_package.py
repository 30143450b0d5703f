"""A new version of the program as it lies on a stick: what it says of itself, whether head office signed it.

    aftercare-update-<version>/manifest.json   version, schema, least version, every file with size and SHA-256
                               manifest.sig    Ed25519 over the manifest by the release key, hexadecimal
                               program.zip     the files
or all of it in one aftercare-update-<version>.zip, the files below `program/`. Nothing in the zip is believed: what is
unpacked is what the signed manifest lists, each file by its digest.
"""

from __future__ import annotations

import contextlib
import json
import re
import stat
import sys
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import IO, Any

from app.core import paths
from app.core.errors import AftercareError, EnvironmentFault, UserError
from app.core.i18n import translate
from app.domain import versions
from app.packages.manifest import is_safe_path
from app.packages.opened import CHUNK
from app.packages.verifying import signature_fits

FORMAT, PREFIX = "aftercare-update/1", "aftercare-update-"
MANIFEST, SIGNATURE, PAYLOAD, INSIDE = "manifest.json", "manifest.sig", "program.zip", "program/"
SIGNED_AS = b"aftercare-update\n"
"""Goes before the manifest in what is signed: no signature made for something else fits it."""

LARGEST = 1_500_000_000
"""Bytes of all files of a program together, and far beyond any that was ever made."""

SYSTEM = {"win32": "windows"}.get(sys.platform, sys.platform)

_MOST_FILES, _LARGEST_MANIFEST = 20_000, 8 << 20
_NAME = re.compile(rf"{PREFIX}[0-9.]+(\.zip)?")
_DIGEST, _STEP = re.compile("[0-9a-f]{64}"), re.compile(r"\d{4}_\w{1,80}")
_SIGNATURE = re.compile("[0-9a-f]{128}")
_PACKED = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
"""How head office packs: what else a zip may be is not even tried."""
_DAMAGE = (zipfile.BadZipFile, zlib.error, EOFError, KeyError, RuntimeError, ValueError)
"""What reading a zip raises that is not as it should be."""


@dataclass(frozen=True)
class ProgramFile:
    """A file of the program: path with forward slashes, size in bytes, SHA-256 in hexadecimal, whether it is run."""

    path: str
    size: int
    sha256: str
    runs: bool = False


@dataclass(frozen=True)
class Release:
    """What a manifest says. `schema` is the last step of the tables it knows, `minimum` the least version that it can
    be put in over, `system` what it runs on (`SYSTEM`).
    """

    version: str
    schema: str
    minimum: str
    system: str
    made_at: datetime
    files: tuple[ProgramFile, ...]

    @property
    def size(self) -> int:
        """Bytes on the disk."""
        return sum(one.size for one in self.files)

    def to_bytes(self) -> bytes:
        """The manifest: keys sorted, UTF-8."""
        told = {
            "format": FORMAT,
            "version": self.version,
            "schema": self.schema,
            "minimum": self.minimum,
            "system": self.system,
            "made_at": self.made_at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
            "size": self.size,
            "files": [[one.path, one.size, one.sha256, one.runs] for one in self.files],
        }
        return (json.dumps(told, ensure_ascii=False, sort_keys=True, indent=1) + "\n").encode()


@dataclass(frozen=True)
class UpdatePackage:
    """A package whose manifest was signed by head office. Its files are looked at by `verify` and when unpacked."""

    path: Path
    release: Release


@dataclass(frozen=True)
class Found:
    """What lies on a stick: a package, or why the one that is there must not be put in."""

    path: Path
    package: UpdatePackage | None = None
    trouble: str = ""


def release_keys() -> tuple[str, ...]:
    """The public keys that head office signs with, in hexadecimal; several while one is being replaced by another."""
    lines = (paths.resources() / "release_key.txt").read_text(encoding="utf-8").splitlines()
    return tuple(line.strip() for line in lines if _DIGEST.fullmatch(line.strip()))


def packages_in(place: Path) -> tuple[Path, ...]:
    """The package at a place: itself, or those that lie in the folder, the latest last by its name."""
    try:
        if (place / MANIFEST).is_file() or place.is_file():
            return (place,)
        return tuple(sorted((one for one in place.iterdir() if _NAME.fullmatch(one.name)), key=_by_version))
    except OSError:  # a stick that has just been pulled, or one that is locked
        return ()


def _by_version(path: Path) -> tuple[int, ...]:
    version = path.name.removesuffix(".zip").removeprefix(PREFIX)
    return versions.key(version) if versions.is_version(version) else ()


def look(places: Iterable[Path], present: str) -> tuple[Found, ...]:
    """Packages of a version newer than `present` in these places, the latest first. Those that are older or for
    another system are passed over; those that are not what they should be say why.
    """
    found: list[Found] = []
    for path in (one for place in places for one in packages_in(place)):
        version = path.name.removesuffix(".zip").removeprefix(PREFIX)
        if versions.is_version(version) and versions.standing(version, present) != versions.NEWER:
            continue
        try:
            package = open_package(path)
        except AftercareError as refusal:
            found.append(Found(path, None, refusal.text))
            continue
        if package.release.system == SYSTEM and versions.standing(package.release.version, present) != versions.OLDER:
            found.append(Found(path, package))
    return tuple(sorted(found, key=_latest, reverse=True))


def _latest(one: Found) -> tuple[bool, tuple[int, ...]]:
    return one.package is not None, versions.key(one.package.release.version) if one.package else ()


def open_package(path: Path) -> UpdatePackage:
    """A package by its path. Raises UserError when it is none, damaged, not signed by head office, or of a format that
    only a later program knows; EnvironmentFault("gone") when it cannot be read.
    """
    told, signature = _head(path)
    release = _read(told, path.name)
    fits = any(signature_fits(SIGNED_AS + told, signature, key) for key in release_keys())
    if not fits:
        text = translate(
            "update",
            "{name} was not signed by head office, or somebody has changed it. Do not use it, and tell head office "
            "where the stick came from.",
        )
        raise UserError(text.format(name=path.name), "update")
    return UpdatePackage(path, release)


def require_fitting(package: UpdatePackage, present: str, schema: str) -> None:
    """Refuse what cannot be put in here: `present` is the version that runs, `schema` its last step of the tables.

    Raises UserError.
    """
    release = package.release
    words = {"version": release.version, "present": present, "minimum": release.minimum}
    if release.system != SYSTEM:
        raise UserError(translate("update", "This package is for another kind of computer."), "update")
    standing = versions.standing(release.version, present, release.minimum)
    if standing == versions.SAME:
        text = translate("update", "Version {version} is running already.")
    elif standing == versions.OLDER:
        text = translate("update", "Version {version} is older than {present}, which is running. Nothing was changed.")
    elif standing == versions.TOO_FAR:
        text = translate(
            "update", "Version {version} needs at least {minimum}; {present} is running. Put that in first."
        )
    elif release.schema < schema:
        text = translate("update", "Version {version} does not know all tables that {present} has. Tell head office.")
    else:
        return
    raise UserError(text.format(**words), "update")


# -- reading ---------------------------------------------------------------------------------------------------------


def _head(path: Path) -> tuple[bytes, str]:
    """The manifest's bytes and the signature."""
    try:
        if path.is_dir():
            content, signature = _few(path / MANIFEST, _LARGEST_MANIFEST), _few(path / SIGNATURE, 200)
        elif path.is_file():
            with zipfile.ZipFile(path) as archive:
                content, signature = (
                    _of_member(archive, name, most) for name, most in ((MANIFEST, _LARGEST_MANIFEST), (SIGNATURE, 200))
                )
        else:
            raise UserError(translate("update", "There is no update at {path}.").format(path=path), "update")
        text = signature.decode("ascii").strip()
    except FileNotFoundError as error:
        raise _none(path.name) from error
    except (OSError, *_DAMAGE) as error:
        if isinstance(error, OSError) and not path.exists():
            raise _gone() from error
        raise _none(path.name) from error
    return content, text if _SIGNATURE.fullmatch(text) else ""


def _few(path: Path, most: int) -> bytes:
    if not stat.S_ISREG(path.lstat().st_mode):  # a link, or what is read without an end
        raise FileNotFoundError(path)
    with path.open("rb") as file:
        return file.read(most)


def _of_member(archive: zipfile.ZipFile, name: str, most: int) -> bytes:
    with _opened(archive, name) as member:
        return member.read(most)


def _opened(archive: zipfile.ZipFile, name: str) -> IO[bytes]:
    member = archive.getinfo(name)
    if member.compress_type not in _PACKED:
        raise zipfile.BadZipFile(name)
    return archive.open(member)


def _read(content: bytes, name: str) -> Release:
    try:
        told = json.loads(content.decode("utf-8"))
        kind = str(told["format"])
        if kind != FORMAT:
            if kind.startswith(FORMAT.partition("/")[0] + "/"):
                text = translate("update", "{name} is of a kind that only a later version of the program can put in.")
                raise UserError(text.format(name=name), "update")
            raise ValueError(kind)
        release = Release(
            _fitting(told["version"], versions.is_version),
            _fitting(told["schema"], lambda text: bool(_STEP.fullmatch(text))),
            _fitting(told["minimum"], versions.is_version),
            _fitting(told["system"], str.isidentifier),
            datetime.fromisoformat(_fitting(told["made_at"], bool)).astimezone(UTC),
            tuple(_file(*one) for one in told["files"]),
        )
        names = {one.path.casefold() for one in release.files}
        if len(names) != len(release.files) or not names or told["size"] != release.size:
            raise ValueError("files")
    except (ValueError, KeyError, TypeError, AttributeError, OverflowError, RecursionError) as error:
        raise _none(name) from error
    if release.size > LARGEST or len(release.files) > _MOST_FILES:
        text = translate("update", "{name} is larger than any version of this program. It is not from head office.")
        raise UserError(text.format(name=name), "update")
    return release


def _fitting(value: Any, fits: Any) -> str:
    if not isinstance(value, str) or not fits(value):
        raise ValueError(value)
    return value


def _file(path: Any, size: Any, sha256: Any, runs: Any) -> ProgramFile:
    if not isinstance(path, str) or not is_safe_path(path) or path.casefold() == "files.txt":
        raise ValueError("path")
    if not isinstance(size, int) or isinstance(size, bool) or size < 0 or not isinstance(runs, bool):
        raise ValueError("size")
    return ProgramFile(path, size, _fitting(sha256, lambda text: bool(_DIGEST.fullmatch(text))), runs)


def _none(name: str) -> UserError:
    return UserError(
        translate("update", "{name} is no update of this program, or it is damaged.").format(name=name), "update"
    )


def _gone() -> EnvironmentFault:
    return EnvironmentFault(
        translate("update", "The stick cannot be read any more. Put it back in, then try again."), "gone"
    )


@contextlib.contextmanager
def members(package: UpdatePackage) -> Iterator[Members]:
    """The files of a package, for reading. Raises as `Members.chunks`; trouble of whoever reads passes as it is."""
    inside = "" if package.path.is_dir() else INSIDE
    at = package.path / PAYLOAD if package.path.is_dir() else package.path
    with _as_refusal(package):
        archive = zipfile.ZipFile(at)
    with archive:
        yield Members(package, archive, inside)


class Members:
    """The files of a package that is open."""

    def __init__(self, package: UpdatePackage, archive: zipfile.ZipFile, inside: str) -> None:
        self._package, self._archive, self._inside = package, archive, inside

    def chunks(self, file: ProgramFile) -> Iterator[bytes]:
        """A file piece by piece, never more than its size; whoever reads compares the digest.

        Raises UserError when the zip is damaged there, EnvironmentFault("gone") when the stick is.
        """
        left = file.size
        with _as_refusal(self._package), _opened(self._archive, f"{self._inside}{file.path}") as member:
            while left and (chunk := member.read(min(CHUNK, left))):
                left -= len(chunk)
                yield chunk


@contextlib.contextmanager
def _as_refusal(package: UpdatePackage) -> Iterator[None]:
    try:
        yield
    except _DAMAGE as error:
        raise damaged(package, "") from error
    except OSError as error:
        if not package.path.exists():
            raise _gone() from error
        raise damaged(package, "") from error


def damaged(package: UpdatePackage, path: str) -> UserError:
    """What is said when a file of a package is not what the signed manifest says; `path` where it is known."""
    text = translate("update", "The update is damaged ({file}). Copy it to the stick again; nothing was changed.")
    return UserError(text.format(file=path or package.path.name), "update")
