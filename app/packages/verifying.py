"""Is a package what its branch signed? Needs no database: it works on any machine, and names every damaged file."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from app.core import ciphers
from app.core.i18n import translate
from app.core.progress import Progress, Silent
from app.packages.manifest import LARGEST_MANIFEST, MANIFEST, SIGNATURE, FileEntry, Manifest, digest
from app.packages.opened import DamagedFile, OpenedPackage, opened, read_manifest

_SIGNATURE = re.compile(rb"[0-9a-f]{128}")
_LARGEST_SIGNATURE = 1000


@dataclass(frozen=True)
class Findings:
    """What verifying a package found, by the files' paths; `digest` is the package's (of `manifest.json`).

    `damaged` are those that are not what was written, in whatever way; `surplus` those that nobody signed.
    """

    manifest: Manifest
    digest: str
    damaged: tuple[str, ...]
    missing: tuple[str, ...]
    surplus: tuple[str, ...]
    is_signed: bool

    @property
    def is_whole(self) -> bool:
        """Whether the package is exactly what its branch's key signed."""
        return self.is_signed and not (self.damaged or self.missing or self.surplus)

    def in_words(self) -> tuple[str, ...]:
        """Each finding as a sentence; none for a whole package."""
        words = list[str]()
        if not self.is_signed and SIGNATURE not in self.missing:
            words.append(translate("packages", "manifest.json and manifest.sig do not fit together: one is damaged."))
        told = set() if self.is_signed else {MANIFEST, SIGNATURE}
        words += [
            translate("packages", "Damaged: {path}").format(path=path) for path in self.damaged if path not in told
        ]
        words += [translate("packages", "Missing: {path}").format(path=path) for path in self.missing]
        words += [translate("packages", "Not part of the package: {path}").format(path=path) for path in self.surplus]
        return tuple(words)


def verify(path: Path, password: str = "", progress: Progress | None = None) -> Findings:
    """Read every byte of a package, a folder or a zip, and compare.

    Raises UserError when there is no package, its manifest cannot be read at all or the password is wrong,
    EnvironmentFault when the drive cannot be read, Cancelled.
    """
    with opened(path, password) as package:
        return findings(package, progress)


def findings(package: OpenedPackage, progress: Progress | None = None) -> Findings:
    """Verify a package that is open already."""
    told = progress or Silent()
    manifest = read_manifest(package)
    content = package.read(MANIFEST)
    there = set(package.paths())
    listed = {entry.path for entry in manifest.files}
    total, done = sum(entry.size for entry in manifest.files), 0
    damaged, missing = list[str](), list[str]()
    for entry in manifest.files:
        told.report(done, total, entry.path)
        if entry.path not in there:
            missing.append(entry.path)
        elif not is_as_listed(package, entry, lambda size: told.report(done + size, total, entry.path)):  # noqa: B023
            damaged.append(entry.path)
        done += entry.size
    told.report(total, total)
    is_signed = False
    if SIGNATURE not in there:
        missing.append(SIGNATURE)
    else:
        is_signed = _fits(package, content, manifest.public_key)
        damaged += [] if is_signed else [MANIFEST, SIGNATURE]
    return Findings(
        manifest=manifest,
        digest=digest(content),
        damaged=tuple(sorted(damaged)),
        missing=tuple(sorted(missing)),
        surplus=tuple(sorted(there - listed - {MANIFEST, SIGNATURE})),
        is_signed=is_signed,
    )


def is_as_listed(package: OpenedPackage, entry: FileEntry, told: Callable[[int], None] = lambda _: None) -> bool:
    """Whether a file has the size and the digest that the manifest says; never reads on beyond that size.

    `told` is called with the bytes read so far, and stops it by raising.
    """
    found, size = hashlib.sha256(), 0
    try:
        for chunk in package.chunks(entry.path):
            size += len(chunk)
            told(size)
            if size > entry.size:
                return False
            found.update(chunk)
    except DamagedFile:
        return False
    return size == entry.size and found.hexdigest() == entry.sha256


def signature_fits(content: bytes, signature: str, public_key: str) -> bool:
    """Whether an Ed25519 signature (hexadecimal) over these bytes was made by this key (hexadecimal)."""
    try:
        return ciphers.is_signed(bytes.fromhex(public_key), content, bytes.fromhex(signature))
    except ValueError:
        return False


def _fits(package: OpenedPackage, content: bytes, public_key: str) -> bool:
    try:
        written = _SIGNATURE.fullmatch(package.read(SIGNATURE, _LARGEST_SIGNATURE))
    except DamagedFile:
        return False
    return (
        written is not None
        and len(content) <= LARGEST_MANIFEST
        and signature_fits(content, written[0].decode(), public_key)
    )
