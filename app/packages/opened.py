"""A package opened for reading: a folder and a zip under a password look the same from here on."""

from __future__ import annotations

import contextlib
import stat
import zlib
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import IO, Any, Protocol

from app.core import paths
from app.core.errors import EnvironmentFault, UserError
from app.core.i18n import translate
from app.packages.manifest import LARGEST_MANIFEST, MANIFEST, UNFINISHED, Manifest, from_bytes, is_package_name

CHUNK = 1 << 20
_MOST_MEMBERS = 1_000_000
_ENCRYPTED = 1


class DamagedFile(Exception):
    """A file of the package cannot be read to its end as it was written."""


class OpenedPackage(Protocol):
    """A package's files by their paths (forward slashes).

    Reading raises DamagedFile when bytes were altered, EnvironmentFault when the drive is gone.
    """

    def paths(self) -> tuple[str, ...]:
        """Every file that is there, in order."""
        ...

    def size(self, path: str) -> int:
        """Its bytes. Raises KeyError when it is not there."""
        ...

    def chunks(self, path: str) -> Iterator[bytes]:
        """Its content piece by piece. Raises KeyError when it is not there."""
        ...

    def read(self, path: str, most: int = LARGEST_MANIFEST) -> bytes:
        """Its content, as far as `most` bytes and one more. Raises KeyError when it is not there."""
        ...


def _head(chunks: Iterator[bytes], most: int) -> bytes:
    found, size = list[bytes](), 0
    for chunk in chunks:
        found.append(chunk)
        size += len(chunk)
        if size > most:
            break
    return b"".join(found)[: most + 1]


class _Folder:
    """A package as a folder. Links are not followed: a stick must not make us read elsewhere."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        try:
            self._sizes = dict(sorted(_files_below(folder, "")))
        except OSError as error:
            raise _gone() from error

    def paths(self) -> tuple[str, ...]:
        return tuple(self._sizes)

    def size(self, path: str) -> int:
        return self._sizes[path]

    def chunks(self, path: str) -> Iterator[bytes]:
        if path not in self._sizes:
            raise KeyError(path)
        try:
            if not stat.S_ISREG((self._folder / path).lstat().st_mode):  # a link, or what is read without an end
                raise DamagedFile(path)
            with (self._folder / path).open("rb") as file:
                while chunk := file.read(CHUNK):
                    yield chunk
        except OSError as error:
            if not self._folder.is_dir():
                raise _gone() from error
            raise DamagedFile(path) from error

    def read(self, path: str, most: int = LARGEST_MANIFEST) -> bytes:
        return _head(self.chunks(path), most)


def _files_below(folder: Path, before: str) -> Iterator[tuple[str, int]]:
    for one in folder.iterdir():
        path = f"{before}{one.name}"
        if one.is_dir() and not paths.leads_elsewhere(one):
            yield from _files_below(one, f"{path}/")
        else:
            yield path, one.lstat().st_size


class _Zip:
    """A package as an AES-256 zip; the names in it can be seen without the password, the contents cannot."""

    def __init__(self, archive: Any) -> None:
        self._archive = archive
        infos = [info for info in archive.infolist() if not info.is_dir()]
        self._infos = {info.filename: info for info in infos}
        if len(infos) > _MOST_MEMBERS or len(self._infos) != len(infos):
            raise DamagedFile("")

    def needs_password(self) -> bool:
        return any(info.flag_bits & _ENCRYPTED for info in self._infos.values())

    def paths(self) -> tuple[str, ...]:
        return tuple(sorted(self._infos))

    def size(self, path: str) -> int:
        return self._infos[path].file_size

    def chunks(self, path: str) -> Iterator[bytes]:
        info = self._infos[path]
        with _as_damage(path), self._archive.open(info) as member:
            while chunk := member.read(CHUNK):
                yield chunk

    def read(self, path: str, most: int = LARGEST_MANIFEST) -> bytes:
        return _head(self.chunks(path), most)


@contextlib.contextmanager
def _as_damage(path: str) -> Iterator[None]:
    import struct
    import zipfile

    from pyzipper import BadZipFile

    try:
        yield
    except (BadZipFile, zipfile.BadZipFile, zlib.error, EOFError, struct.error) as error:
        raise DamagedFile(path) from error
    except (RuntimeError, ValueError, OSError) as error:  # what a password does not open, or the file no longer gives
        raise DamagedFile(path) from error


@contextlib.contextmanager
def opened(path: Path, password: str = "") -> Iterator[OpenedPackage]:
    """A package, a folder or a zip, for reading.

    Raises UserError when there is none or the password is wrong, EnvironmentFault("gone" | "damaged") when the drive
    cannot be read or the zip is damaged so that nothing in it is found.
    """
    if not path.exists():
        raise UserError(translate("packages", "There is no package at {path}.").format(path=path), "package")
    if path.name.endswith(UNFINISHED):
        raise UserError(
            translate("packages", "{name} was not finished. Make it again, or resume it.").format(name=path.name),
            "package",
        )
    if path.is_dir():
        yield _Folder(path)
        return
    try:
        file = path.open("rb")
    except OSError as error:
        raise _gone() from error
    with file:
        yield _unlocked(file, path, password)


def _unlocked(file: IO[bytes], path: Path, password: str) -> _Zip:
    from pyzipper import AESZipFile

    try:
        with _as_damage(path.name):
            package = _Zip(AESZipFile(file))
            package._archive.setpassword(password.encode() or None)
    except DamagedFile as error:
        text = translate("packages", "{name} is damaged: its list of contents cannot be read.").format(name=path.name)
        raise EnvironmentFault(text, "damaged") from error
    if package.needs_password() and not password:
        raise UserError(translate("packages", "This package needs its password."), "password")
    if package.needs_password() and not _opens(package):
        raise UserError(translate("packages", "This password does not open the package."), "password")
    return package


def _opens(package: _Zip) -> bool:
    """Whether the password fits: AES zips keep two bytes of it at every file, so that damage at one does not decide."""
    for path in package.paths()[:20]:
        try:
            with package._archive.open(package._infos[path]):
                return True
        except RuntimeError:
            continue
        except Exception:
            continue
    return False


def read_manifest(package: OpenedPackage | Path, password: str = "") -> Manifest:
    """The manifest of a package, opened or by its path; its signature is not looked at here.

    Raises UserError when it is missing, damaged or newer than this program, EnvironmentFault when it cannot be read.
    """
    if isinstance(package, Path):
        with opened(package, password) as found:
            return read_manifest(found)
    try:
        return from_bytes(package.read(MANIFEST))
    except KeyError:
        raise UserError(
            translate("packages", "This is not a ledger package: it has no manifest.json."), "package"
        ) from None
    except DamagedFile:
        text = translate("packages", "manifest.json is damaged, or this is not a ledger package.")
        raise UserError(text, "package") from None


def packages_in(place: Path) -> tuple[Path, ...]:
    """The package at a place: itself, or those that lie in the folder, the earliest first."""
    if not place.is_dir() or (place / MANIFEST).exists() or is_package_name(place.name):
        return (place,)
    try:
        found = [one for one in place.iterdir() if is_package_name(one.name)]
    except OSError as error:
        raise _gone() from error
    return tuple(sorted(found, key=lambda one: PurePosixPath(one.name).name))


def _gone() -> EnvironmentFault:
    return EnvironmentFault(
        translate("packages", "The drive cannot be read any more. Put it back in, then try again."), "gone"
    )
