"""What a ledger package says about itself: `manifest.json`, written last, signed by the branch's key.

The digest of a package is the SHA-256 of the bytes of this file, which holds the digest of every other one.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Callable
from dataclasses import asdict, dataclass
from datetime import UTC, date, datetime
from pathlib import PurePosixPath
from typing import Any

from app.core import clock
from app.core.errors import UserError
from app.core.i18n import translate

FORMAT = "aftercare-package/1"
MANIFEST = "manifest.json"
SIGNATURE = "manifest.sig"
COVER = "cover.pdf"
UNFINISHED = ".part"
"""What the name of a package ends with as long as it is not whole."""

LARGEST_MANIFEST = 64 * 1024 * 1024
_HEX_KEY, _HEX_DIGEST, _HEX_PACKAGE = re.compile("[0-9a-f]{64}"), re.compile("[0-9a-f]{64}"), re.compile("[0-9a-f]{32}")
_NAME = re.compile(r"Aftercare_(?P<code>[^_]+)_(?P<number>\d{6,})_(?P<day>\d{8})")
_RESERVED = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?", re.IGNORECASE)
_LONGEST_PATH = 200
_LARGEST_COUNT = 2**63 - 1
"""What a database can hold."""


@dataclass(frozen=True)
class FileEntry:
    """A file of the package: path with forward slashes, size in bytes, SHA-256 in hexadecimal."""

    path: str
    size: int
    sha256: str


@dataclass(frozen=True)
class LedgerEntry:
    """A ledger of the package: how many rows, in which of the files; title in the language it was made in."""

    name: str
    title: str
    rows: int
    files: tuple[str, ...]


@dataclass(frozen=True)
class Origin:
    """The branch a package comes from."""

    code: str
    name: str
    company: str


@dataclass(frozen=True)
class Previous:
    """The last verified package of the branch before this one."""

    number: int
    digest: str


@dataclass(frozen=True)
class AuditHead:
    """The last line of the branch's history when the package was begun."""

    line: int
    digest: str


@dataclass(frozen=True)
class Manifest:
    """A package's contents. `program` is the version that made it, `schema` the last migration of its database.

    `package` is its own identity (32 hexadecimal digits), `number` counts the branch's packages from 1. `period` is
    the first and last day, None for everything; `masked` whether telephone numbers are hidden; `public_key` is the
    branch's Ed25519 key in hexadecimal.
    """

    program: str
    schema: str
    package: str
    branch: Origin
    number: int
    previous: Previous | None
    made_at: datetime
    made_by: str
    purpose: str
    period: tuple[date, date] | None
    masked: bool
    ledgers: tuple[LedgerEntry, ...]
    audit_head: AuditHead
    public_key: str
    files: tuple[FileEntry, ...]

    @property
    def name(self) -> str:
        """The name of the folder, or of the zip without its ending."""
        return package_name(self.branch.code, self.number, clock.local(self.made_at).date())

    def to_bytes(self) -> bytes:
        """The file's content: keys sorted, UTF-8."""
        told: dict[str, Any] = {**asdict(self), "format": FORMAT, "made_at": _moment_text(self.made_at)}
        if self.period is not None:
            told["period"] = {"first": self.period[0].isoformat(), "last": self.period[1].isoformat()}
        return (json.dumps(told, ensure_ascii=False, sort_keys=True, indent=1) + "\n").encode()


def package_name(code: str, number: int, day: date) -> str:
    """What a package is called: nothing in it that any file system refuses."""
    plain = re.sub(r"[^0-9A-Za-z-]", "-", code) or "branch"
    return f"Aftercare_{plain}_{number:06d}_{day:%Y%m%d}"


def is_package_name(name: str) -> bool:
    """Whether a folder or zip is called as a finished package is."""
    return _NAME.fullmatch(name.removesuffix(".zip")) is not None


def digest(content: bytes) -> str:
    """The package's digest: of the bytes of its manifest."""
    return hashlib.sha256(content).hexdigest()


def from_bytes(content: bytes) -> Manifest:
    """Read a manifest. Raises UserError when it is none, damaged, or of a newer program.

    Its signature is not looked at here.
    """
    try:
        told = json.loads(content.decode("utf-8"))
        kind = str(told["format"])
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise _damaged() from error
    if kind != FORMAT:
        if kind.startswith("aftercare-package/"):
            text = translate("packages", "This package was made by a newer program. Update this one first.")
            raise UserError(text, "package")
        raise _damaged()
    try:
        return _manifest(told)
    except (ValueError, KeyError, TypeError, AttributeError, OverflowError) as error:
        raise _damaged() from error


def _manifest(told: dict[str, Any]) -> Manifest:
    branch, before, period, head = told["branch"], told["previous"], told["period"], told["audit_head"]
    made_at = datetime.fromisoformat(_text(told["made_at"]))
    if made_at.tzinfo is None or not isinstance(told["masked"], bool):
        raise ValueError("made_at or masked")
    files = tuple(
        FileEntry(_path(one["path"]), _count(one["size"]), _matching(_HEX_DIGEST, one["sha256"]))
        for one in told["files"]
    )
    names = [file.path.casefold() for file in files]
    if len(set(names)) != len(names):
        raise ValueError("a path stands twice")
    return Manifest(
        program=_text(told["program"]),
        schema=_text(told["schema"]),
        package=_matching(_HEX_PACKAGE, told["package"]),
        branch=Origin(_text(branch["code"]), _text(branch["name"]), _text(branch["company"])),
        number=_count(told["number"], least=1),
        previous=Previous(_count(before["number"], least=1), _matching(_HEX_DIGEST, before["digest"]))
        if before is not None
        else None,
        made_at=made_at,
        made_by=_text(told["made_by"]),
        purpose=_text(told["purpose"]),
        period=(date.fromisoformat(period["first"]), date.fromisoformat(period["last"])) if period else None,
        masked=told["masked"],
        ledgers=tuple(_several(told["ledgers"], _ledger)),
        audit_head=AuditHead(_count(head["line"]), _text(head["digest"])),
        public_key=_matching(_HEX_KEY, told["public_key"]),
        files=files,
    )


def _ledger(told: dict[str, Any]) -> LedgerEntry:
    files = tuple(_path(path) for path in told["files"])
    return LedgerEntry(_text(told["name"]), _text(told["title"]), _count(told["rows"]), files)


def _several(told: list[Any], read: Callable[[Any], Any]) -> list[Any]:
    return [read(one) for one in told]


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError("text expected")
    value.encode()  # half a character, as JSON can spell it, is none
    if "\0" in value:  # nor is this one of a text, for any database but SQLite
        raise ValueError("U+0000")
    return value


def _count(value: Any, least: int = 0) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or not least <= value <= _LARGEST_COUNT:
        raise ValueError("count expected")
    return value


def _matching(pattern: re.Pattern[str], value: Any) -> str:
    if not pattern.fullmatch(_text(value)):
        raise ValueError("hexadecimal digits expected")
    return value


def _path(value: Any) -> str:
    """A path that stays inside the package and that every file system can hold."""
    if not is_safe_path(text := _text(value)) or text.casefold() in (MANIFEST, SIGNATURE):
        raise ValueError("not a path inside a package")
    return text


def is_safe_path(path: str) -> bool:
    """Whether a path is relative, plain and short enough for FAT32, exFAT and Windows."""
    parts = PurePosixPath(path).parts
    return bool(
        parts
        and str(PurePosixPath(path)) == path
        and len(path) <= _LONGEST_PATH
        and not set('\\:*?"<>|').intersection(path)
        and path.isprintable()
        and all(
            part not in (".", "..", "/") and part[-1] not in ". " and not _RESERVED.fullmatch(part) for part in parts
        )
    )


def _moment_text(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _damaged() -> UserError:
    return UserError(translate("packages", "manifest.json is damaged, or this is not a ledger package."), "package")
