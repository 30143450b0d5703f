"""Who somebody is: records keep the sign-in name, people read the full one."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from app.models.base import Table
from app.models.organisation import User
from app.services._use_case import tuples


def full_names() -> dict[str, str]:
    """The full name of every account by its sign-in name, those out of use too."""
    return dict(tuples(User.select(User.name, User.full_name)))


def in_full(row: Table, columns: Iterable[str], names: dict[str, str]) -> dict[str, Any]:
    """Columns of a row that hold a sign-in name, by the full name; who has no account any more stays as written."""
    kept = {column: getattr(row, column) for column in columns}
    return {column: names.get(name, name) for column, name in kept.items()}
