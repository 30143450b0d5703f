"""Who the people of a backup are, asked of the copy itself: at the door no branch is open that could tell."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from app.models import _upgrade
from app.models._file import DRIVER_ERRORS, connect_file


@dataclass(frozen=True)
class Person:
    """An account as it was in the backup."""

    name: str
    full_name: str
    role: str
    password_hash: str = field(repr=False)


def person(database: Path, key: str, name: str) -> Person | None:
    """The open account of this sign-in name (as it is compared) in a copy of a branch; None where there is none.

    The copy is only read. Raises EnvironmentFault("not_ours" | "too_new" | "damaged" | "encrypted" | "keys_missing").
    """
    from app.models import database as databases

    try:
        _upgrade.refuse_foreign_file(database, key)
        conn = _reading(database, key)
        try:
            sql = "SELECT name, full_name, role, password_hash FROM app_user WHERE name = ? AND is_active"
            row = conn.execute(sql, (name,)).fetchone()
        finally:
            conn.close()
    except (OSError, *DRIVER_ERRORS) as error:
        raise databases.plain_fault(error) from error
    return Person(*row) if row else None


def has_people(database: Path, key: str) -> bool:
    """Whether anybody has an account in a branch's file, or it has a history: whatever else holds nothing to lose.

    Raises EnvironmentFault where it cannot be read.
    """
    from app.models import database as databases

    try:
        _upgrade.refuse_foreign_file(database, key)
        conn = _reading(database, key)
        try:
            there = {name for (name,) in conn.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
            tables = there & {"app_user", "audit_entry", "customer"}
            return any(conn.execute(f"SELECT 1 FROM {table} LIMIT 1").fetchone() for table in tables)
        finally:
            conn.close()
    except (OSError, *DRIVER_ERRORS) as error:
        raise databases.plain_fault(error) from error


def _reading(database: Path, key: str) -> Any:
    logged = _upgrade.has_content(database.with_name(f"{database.name}-wal"))
    return connect_file(str(database), key, mode="ro" if logged else "ro&immutable=1")  # a stick may be write-protected
