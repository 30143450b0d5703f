"""Where the files of a package in the making go: a folder on the drive, or a zip that is copied to it when it is whole.

Both are called by their name and an ending until they are whole; giving the name is the last step, and not theirs.
"""

from __future__ import annotations

import contextlib
import hashlib
from typing import Any, Protocol

from app.core import clock
from app.core.errors import EnvironmentFault, UserError
from app.core.progress import Progress
from app.packages.drive import Drive, as_fault
from app.packages.journal import Journal, local_disk
from app.packages.manifest import MANIFEST, SIGNATURE, UNFINISHED, FileEntry, Manifest, from_bytes
from app.packages.verifying import verify
from app.packages.writing import Content, chunks, is_there, put, size_of, unproven


class Place(Protocol):
    """Where the files go; `final` is the name that the package gets on the drive."""

    final: str

    def named(self, told: Progress) -> bytes | None:
        """The manifest of the package that has its name already, if it is ours and whole."""
        ...

    def ready(self, told: Progress) -> bytes | None:
        """The manifest of what was made before it was interrupted and only waits for its name."""
        ...

    def has(self, known: FileEntry, told: Progress) -> bool:
        """Whether this file is there already as it should be."""
        ...

    def put(self, path: str, content: Content, told: Progress) -> FileEntry:
        """Add a file."""
        ...

    def finish(self, manifest: Manifest, content: bytes, told: Progress) -> None:
        """Add the manifest, then prove the whole from the drive. Raises EnvironmentFault("unproven")."""
        ...


def entry_of(path: str, content: bytes) -> FileEntry:
    """A small file as a manifest lists it."""
    return FileEntry(path, len(content), hashlib.sha256(content).hexdigest())


class OnDrive:
    """A folder on the drive."""

    def __init__(self, drive: Drive, name: str, kept: Journal) -> None:
        self.final = name
        self._drive, self._kept = drive, kept
        self._folder = name + UNFINISHED

    def named(self, told: Progress) -> bytes | None:
        """The manifest of the package that has its name already, if it is ours and whole."""
        with as_fault():
            if self.final not in self._drive.names() or self._drive.size(f"{self.final}/{MANIFEST}") < 0:
                return None
            content = b"".join(self._drive.read(f"{self.final}/{MANIFEST}"))
        manifest = from_bytes(content)
        self._prove(self.final, manifest, content, told)
        return content

    def ready(self, told: Progress) -> bytes | None:
        """A folder is proven as a whole each time."""
        return None

    def has(self, known: FileEntry, told: Progress) -> bool:
        """Whether this file is there already as it should be."""
        with as_fault():
            return is_there(self._drive, f"{self._folder}/{known.path}", known, told)

    def put(self, path: str, content: Content, told: Progress) -> FileEntry:
        """Write a file and prove it."""
        return put(self._drive, f"{self._folder}/{path}", content, told, listed=path)

    def finish(self, manifest: Manifest, content: bytes, told: Progress) -> None:
        """Write the manifest last, remove what an interrupted attempt left, prove everything from the drive."""
        self.put(MANIFEST, content, told)
        ours = {MANIFEST, SIGNATURE, *(entry.path for entry in manifest.files)}
        with as_fault():
            for path in self._drive.listing(self._folder):
                if path not in ours:
                    self._drive.remove(f"{self._folder}/{path}")
        self._prove(self._folder, manifest, content, told)

    def _prove(self, folder: str, manifest: Manifest, content: bytes, told: Progress) -> None:
        for entry in (*manifest.files, entry_of(MANIFEST, content)):
            with as_fault():
                if not is_there(self._drive, f"{folder}/{entry.path}", entry, told):
                    raise unproven(entry.path)


class InZip:
    """A zip under a password, made beside the database and copied to the drive when it is whole and proven."""

    def __init__(self, drive: Drive, name: str, kept: Journal, password: str) -> None:
        self.final = f"{name}.zip"
        self._drive, self._kept, self._password = drive, kept, password
        self._archive: Any = None

    def named(self, told: Progress) -> bytes | None:
        """The manifest of the package that has its name already, if it is ours and whole."""
        known, content = self._kept.files.get(self.final), self._kept.manifest()
        if known is None or content is None:
            return None
        with as_fault():
            found = self.final in self._drive.names() and is_there(self._drive, self.final, known, told)
        return content if found else None

    def ready(self, told: Progress) -> bytes | None:
        """The manifest of a zip that was whole before the drive failed: it is copied once more."""
        content = self._kept.manifest()
        if self.final not in self._kept.files or content is None or not self._kept.archive.exists():
            return None
        self._copy(told)
        return content

    def has(self, known: FileEntry, told: Progress) -> bool:
        """A zip is written in one go."""
        return False

    def put(self, path: str, content: Content, told: Progress) -> FileEntry:
        """Add a file to the zip."""
        found, size, archive = hashlib.sha256(), 0, self._open()
        info = archive.zipinfo_cls(path, date_time=clock.local(clock.now()).timetuple()[:6])
        info.compress_type = archive.compression
        with local_disk(), archive.open(info, "w", force_zip64=True) as member:
            total = size_of(content)
            for chunk in chunks(content):
                told.report(size, 2 * total)
                member.write(chunk)
                found.update(chunk)
                size += len(chunk)
        return FileEntry(path, size, found.hexdigest())

    def finish(self, manifest: Manifest, content: bytes, told: Progress) -> None:
        """Close the zip, open it with its password and verify it, copy it to the drive and read it back."""
        self.put(MANIFEST, content, told)
        with local_disk():
            self._open().close()
        self._archive = None
        try:
            whole = verify(self._kept.archive, self._password, told).is_whole
        except (UserError, EnvironmentFault) as error:
            raise unproven(self.final) from error
        if not whole:
            raise unproven(self.final)
        with local_disk(), self._kept.archive.open("rb") as made:
            size, sha256 = self._kept.archive.stat().st_size, hashlib.file_digest(made, "sha256").hexdigest()
        self._kept.add(FileEntry(self.final, size, sha256))
        self._kept.keep_manifest(content)
        self._copy(told)

    def _copy(self, told: Progress) -> None:
        put(self._drive, self.final + UNFINISHED, self._kept.archive, told)

    def _open(self) -> Any:
        if self._archive is None:
            import pyzipper

            self._archive = pyzipper.AESZipFile(
                self._kept.archive, "w", compression=pyzipper.ZIP_DEFLATED, encryption=pyzipper.WZ_AES
            )
            self._archive.setpassword(self._password.encode())
        return self._archive

    def close(self) -> None:
        """Let go of a zip that will not be finished."""
        if self._archive is not None:
            with contextlib.suppress(Exception):
                self._archive.close()
            self._archive = None
