"""Which customers were erased is kept in every backup place (PIPL 47): a backup older than an erasure tells whom it
brings back, on a new computer too. The list holds identities without a word about the people.
"""

from __future__ import annotations

from pathlib import Path

from app.models import backup_folder
from app.models._places import keep_from_others
from app.models.backup_folder import Found


def beside(database_file: Path) -> Path:
    """The list beside a branch's file."""
    return database_file.with_name(f"{database_file.name}.erased")


def in_place(place: Path, code: str) -> Path:
    """The list of a branch in a backup place."""
    return place / f"Aftercare_{code or 'branch'}_erased.jsonl"


def carry(database_file: Path, place: Path, code: str) -> None:
    """Add what the branch's list says to the list of a place. Raises OSError."""
    _unite(beside(database_file), in_place(place, code))


def carry_on(source: Path, target: Path, code: str) -> None:
    """Add what the list of one place says to that of another. Raises OSError."""
    _unite(in_place(source, code), in_place(target, code))


def bring(found: Found, database_file: Path) -> None:
    """Add what the place of a backup says to the list of the branch that it becomes. Raises OSError."""
    if found.manifest is not None:
        _unite(in_place(found.folder.parent, found.manifest.code), beside(database_file))
        keep_from_others(database_file)


def _unite(source: Path, target: Path) -> None:
    """Nothing that either says is lost; what both say stands once."""
    told, known = _lines(source), _lines(target)
    new = [line for line in told if line not in known]
    if new:
        backup_folder.write_durably(target, "".join(f"{line}\n" for line in (*known, *new)).encode())


def _lines(path: Path) -> dict[str, None]:
    """The lines in their order, each once."""
    if not path.is_file():
        return {}
    text = path.read_text(encoding="utf-8", errors="replace")  # a damaged line is no reason to make no backup
    return dict.fromkeys(line for line in text.splitlines() if line)
