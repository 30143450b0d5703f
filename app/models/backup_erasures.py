"""Which customers were erased is kept in every backup place (PIPL 47): a backup older than an erasure tells whom it
brings back, on a new computer too.

The list holds random identities and days, not a word about the people. Each line is sealed (HMAC-SHA256) with a key
that lies in the branch's database: a list on a stranger's stick erases nobody.
"""

from __future__ import annotations

import hmac
import json
from pathlib import Path
from typing import Any

from app.core import paths
from app.core.errors import EnvironmentFault
from app.core.i18n import translate
from app.models import backup_folder, database
from app.models._faults import sentence
from app.models.backup_folder import Found

UNREADABLE = "unreadable"
"""What stands in the place of a list that could not be read: it is told with the lines that are refused."""

_MOST_BYTES = 8 << 20
"""Of a list on a stick no more is read: forty thousand erasures."""


def beside(database_file: Path) -> Path:
    """The list beside a branch's file."""
    return database_file.with_name(f"{database_file.name}.erased")


def refused(of: Path) -> Path:
    """Where the lines of a list are put that this branch has not sealed."""
    return of.with_name(f"{of.name}-refused")


def in_place(place: Path, code: str) -> Path:
    """The list of a branch in a backup place."""
    return place / f"Aftercare_{code or 'branch'}_erased.jsonl"


# -- lines


def sealed(key: bytes, told: dict[str, Any]) -> str:
    """A line of the list; only the branch whose `key` it is believes it."""
    return json.dumps({**told, "seal": _seal(key, told)}, sort_keys=True)


def unsealed(key: bytes, line: str) -> dict[str, Any] | None:
    """What a line says; None unless it was sealed with this key."""
    try:
        told = json.loads(line)
        seal = told.pop("seal")
        is_ours = bool(key) and hmac.compare_digest(_seal(key, told).encode(), str(seal).encode())
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return None
    return told if is_ours else None


def claimed(line: str) -> str:
    """Whom a line speaks of that nobody vouches for; empty where it is none."""
    try:
        uid = json.loads(line)["uid"]
    except (ValueError, KeyError, TypeError, RecursionError):
        return ""
    return uid if isinstance(uid, str) and uid.isalnum() and uid.isascii() else ""


def _seal(key: bytes, told: dict[str, Any]) -> str:
    return hmac.digest(key, json.dumps(told, sort_keys=True).encode(), "sha256").hex()


# -- lists


def read(file: Path) -> tuple[str, ...]:
    """The lines of a list in their order, each once; none where there is no list. Raises EnvironmentFault."""
    try:
        return tuple(_lines(file))
    except OSError as error:
        raise _fault(file, error) from error


def write(file: Path, lines: tuple[str, ...]) -> None:
    """Make these the lines of a list, for its owner's eyes. Raises EnvironmentFault; then it is as it was."""
    try:
        paths.private_folder(file.parent)
        backup_folder.write_durably(file, "".join(f"{line}\n" for line in lines).encode())
        paths.close_to_others(file)
    except OSError as error:
        raise _fault(file, error) from error


def carry(database_file: Path, place: Path, code: str) -> None:
    """Add what the branch's list says to the list of a place. Raises EnvironmentFault."""
    _unite(read(beside(database_file)), in_place(place, code))


def carry_on(source: Path, target: Path, code: str) -> None:
    """Add what the list of one place says to that of another. Raises EnvironmentFault."""
    _unite(read(in_place(source, code)), in_place(target, code))


def bring(found: Found, database_file: Path) -> None:
    """Add what the place of a backup says to the list of the branch that it becomes.

    Whether to believe it can only be told when that branch is open. A list that cannot be read keeps nobody from
    restoring. Raises EnvironmentFault when the branch's own list cannot be written.
    """
    if found.manifest is not None:
        _take_over(in_place(found.folder.parent, found.manifest.code), beside(database_file))


def pass_on(database_file: Path, other: Path) -> None:
    """Add what the list beside one file says to that of a file made of it, as `bring` does. Raises EnvironmentFault."""
    _take_over(beside(database_file), beside(other))


def _take_over(source: Path, target: Path) -> None:
    try:
        told = tuple(_lines(source, _MOST_BYTES))
    except OSError:
        told = (json.dumps({UNREADABLE: source.name}),)
    _unite(told, target)


def _unite(told: tuple[str, ...], target: Path) -> None:
    """Nothing that either says is lost; what both say stands once."""
    known = read(target)
    new = [line for line in told if line not in set(known)]
    if new:
        write(target, (*known, *new))


def _lines(path: Path, most: int = -1) -> dict[str, None]:
    if not path.is_file():
        return {}
    with path.open("rb") as file:
        text = file.read(most).decode("utf-8", "replace")  # a damaged line is no reason to make no backup
    return dict.fromkeys(line for line in text.splitlines() if line)


def _fault(file: Path, error: OSError) -> EnvironmentFault:
    plain = database.plain_fault(error)
    if not isinstance(plain, EnvironmentFault):
        plain = EnvironmentFault(sentence("io"), "io")
    text = translate("erasure", "The list of who was erased ({file}) cannot be read or written. {reason}")
    return EnvironmentFault(text.format(file=file.name, reason=plain.text), plain.kind)
