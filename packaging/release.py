"""New versions for the branches' sticks: `python packaging/release.py make build/windows/dist/Aftercare --key FILE`.

    key    [--to FILE]                          a new key pair: the secret half into FILE, the public half on stdout
    make   FOLDER --key FILE [--to DIR] [--zip] a package of a frozen program, signed (--version, --minimum)
    verify PACKAGE                              is a package whole and signed by a key that this checkout accepts?

The public half goes into `resources/release_key.txt`, which every program carries; the secret half belongs on a
computer of head office without a network, never into a repository. The key that lies in this repository is one for
development: before the first delivery head office makes its own and puts it in its place. While one key is being
replaced by another both stand in the file for a while.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import re
import stat
import sys
import zipfile
from datetime import UTC, datetime
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

import app  # noqa: E402 - after the path is known
from app.core import ciphers  # noqa: E402
from app.core.errors import AftercareError  # noqa: E402
from app.core.progress import Silent  # noqa: E402
from app.packages import update_package, updating  # noqa: E402
from app.packages.update_package import (  # noqa: E402
    INSIDE,
    MANIFEST,
    PAYLOAD,
    PREFIX,
    SIGNATURE,
    SIGNED_AS,
    ProgramFile,
    Release,
)  # fmt: skip

LEAST = "0.1"
"""The least version that a new one can be put in over, unless something else is said."""

_CHUNK = 1 << 20
_DOS_BEGINNING = 315532800


def main(arguments: list[str] | None = None) -> int:
    """Carry out; returns the exit code."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parts = parser.add_subparsers(dest="door", required=True)
    key = parts.add_parser("key")
    key.add_argument("--to", type=Path, default=ROOT / "build" / "release" / "release_secret.txt")
    make_ = parts.add_parser("make")
    make_.add_argument("folder", type=Path)
    make_.add_argument("--key", type=Path, required=True)
    make_.add_argument("--to", type=Path, default=ROOT / "build" / "release")
    make_.add_argument("--version", default=app.__version__)
    make_.add_argument("--minimum", default=LEAST)
    make_.add_argument("--zip", action="store_true", help="one file instead of a folder")
    check = parts.add_parser("verify")
    check.add_argument("package", type=Path)
    given = parser.parse_args(arguments)
    try:
        if given.door == "key":
            print(new_key(given.to))
        elif given.door == "make":
            secret = bytes.fromhex(given.key.read_text(encoding="utf-8").strip())
            print(make(given.folder, secret, given.to, given.version, minimum=given.minimum, as_zip=given.zip))
        else:
            package = update_package.open_package(given.package)
            updating.verify(package, Silent())
            release = package.release
            print(f"{release.version} for {release.system}, {len(release.files)} files, {release.size:,} bytes: whole")
    except (AftercareError, OSError) as refusal:
        print(refusal, file=sys.stderr)
        return 1
    return 0


def new_key(target: Path) -> str:
    """Draw a key pair; the secret half goes to a file for its owner alone, which must not be there yet."""
    secret = ciphers.new_secret()
    target.parent.mkdir(parents=True, exist_ok=True)
    with os.fdopen(os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as out:
        out.write(secret.hex() + "\n")
    return ciphers.signing_public(secret).hex()


def make(
    folder: Path, secret: bytes, to: Path, version: str, *, minimum: str = LEAST, as_zip: bool = False, level: int = 9
) -> Path:
    """Pack and sign a frozen program; returns the package. The same folder, version and key give the same bytes, for
    its moment is that of SOURCE_DATE_EPOCH or of its newest file.
    """
    files = _files_of(folder)
    at = int(os.environ.get("SOURCE_DATE_EPOCH", "0")) or max(int(path.stat().st_mtime) for path, _ in files)
    listed = tuple(_listed(path, name) for path, name in files)
    system = "windows" if any(one.path.lower() == "aftercare.exe" for one in listed) else "linux"
    release = Release(version, _schema_of(folder), minimum, system, datetime.fromtimestamp(at, UTC), listed)
    manifest = release.to_bytes()
    signature = ciphers.signature(secret, SIGNED_AS + manifest).hex().encode() + b"\n"
    to.mkdir(parents=True, exist_ok=True)
    target = to / f"{PREFIX}{version}{'.zip' if as_zip else ''}"
    part = target.with_name(f"{target.name}.part")
    if as_zip:
        with zipfile.ZipFile(part, "w") as archive:
            for name, content in ((MANIFEST, manifest), (SIGNATURE, signature)):
                archive.writestr(_entry(name, at), content, zipfile.ZIP_DEFLATED)
            _pack(archive, files, INSIDE, at, level)
    else:
        part.mkdir()
        with zipfile.ZipFile(part / PAYLOAD, "w") as archive:
            _pack(archive, files, "", at, level)
        (part / SIGNATURE).write_bytes(signature)
        (part / MANIFEST).write_bytes(manifest)
    part.rename(target)
    return target


def _files_of(folder: Path) -> list[tuple[Path, str]]:
    """Every file with its name in the package, in order; what an update or a portable folder has beside is left out."""
    left_out = {"versions", "data", "portable.txt", "current.txt"}
    found = [(path, path.relative_to(folder).as_posix()) for path in folder.rglob("*") if path.is_file()]
    return sorted((one for one in found if one[1].split("/")[0] not in left_out), key=lambda one: one[1])


def _listed(path: Path, name: str) -> ProgramFile:
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while chunk := file.read(_CHUNK):
            digest.update(chunk)
    return ProgramFile(name, path.stat().st_size, digest.hexdigest(), bool(path.stat().st_mode & stat.S_IXUSR))


def _schema_of(folder: Path) -> str:
    """The last step of the tables that the frozen program knows: its files lie in it as they are."""
    steps = [path.stem for path in folder.rglob("migrations/*.py") if re.match(r"\d{4}_", path.name)]
    if not steps:
        sys.exit(f"{folder} is no frozen program: it has no migrations")
    return max(steps)


def _pack(archive: zipfile.ZipFile, files: list[tuple[Path, str]], before: str, at: int, level: int) -> None:
    for path, name in files:
        archive.writestr(_entry(f"{before}{name}", at), path.read_bytes(), zipfile.ZIP_DEFLATED, level)


def _entry(name: str, at: int) -> zipfile.ZipInfo:
    return zipfile.ZipInfo(name, datetime.fromtimestamp(max(at, _DOS_BEGINNING), UTC).timetuple()[:6])


if __name__ == "__main__":
    sys.exit(main())
