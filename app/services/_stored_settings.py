"""The branch's settings as they are in force.

Defaults of `domain.settings` under what is stored, read once and kept for a moment.
"""

from __future__ import annotations

import json
import time
from dataclasses import dataclass, field
from typing import Any

from app.core.errors import Bug, UserError
from app.core.log import logger
from app.domain import settings as declarations
from app.domain.numbering import NumberKind
from app.domain.setting_kinds import Value
from app.models import database

FRESH_SECONDS = 5.0
"""How long values are kept: another PC of the branch may change them. Changes by this program are in force at once."""

_log = logger("settings")


@dataclass
class _Kept:
    generation: int = 0
    until: float = 0.0
    values: dict[str, Value] = field(default_factory=dict)
    derived: dict[str, Any] = field(default_factory=dict)


_kept = _Kept()


def value(key: str) -> Value:
    """A setting's value. Raises Bug for a key that is not declared."""
    declarations.declared(key)
    return all_values()[key]


def text(key: str) -> str:
    """A setting that is a text. Raises Bug when it is none."""
    found = value(key)
    if not isinstance(found, str):
        raise Bug(f"setting {key!r} is no text")
    return found


def integer(key: str) -> int:
    """A setting that is a whole number (amounts in fen). Raises Bug when it is none."""
    found = value(key)
    if not isinstance(found, int) or isinstance(found, bool):
        raise Bug(f"setting {key!r} is no whole number")
    return found


def number(key: str) -> float | None:
    """A setting that is a number; None where an optional one is empty. Raises Bug when it is none."""
    found = value(key)
    if found is None:
        return None
    if not isinstance(found, int | float) or isinstance(found, bool):
        raise Bug(f"setting {key!r} is no number")
    return float(found)


def flag(key: str) -> bool:
    """A setting that is yes or no. Raises Bug when it is none."""
    found = value(key)
    if not isinstance(found, bool):
        raise Bug(f"setting {key!r} is not yes or no")
    return found


def words(key: str) -> tuple[str, ...]:
    """A setting that is a list of words. Raises Bug when it is none."""
    found = value(key)
    if not isinstance(found, list):
        raise Bug(f"setting {key!r} is no list")
    return tuple(found)


def number_formats() -> dict[NumberKind, str]:
    """The number formats of the branch."""
    return {kind: text(f"number.{kind}.format") for kind in NumberKind}


def all_values() -> dict[str, Value]:
    """Every setting in force, by key; not to be changed."""
    return _fresh().values


def derived() -> dict[str, Any]:
    """A place for what is worked out from the settings and the calendar; emptied whenever they are read anew."""
    return _fresh().derived


def forget() -> None:
    """Read everything anew at the next question."""
    _kept.until = 0.0


def _fresh() -> _Kept:
    global _kept  # noqa: PLW0603 - exchanged whole, so that threads see either the old or the new values
    now, generation = time.monotonic(), database.generation()
    if _kept.generation != generation or now >= _kept.until:
        _kept = _Kept(generation, now + FRESH_SECONDS, _read())
    return _kept


def _read() -> dict[str, Value]:
    values = {key: declarations.default(key) for key in declarations.SETTINGS}
    for key, stored in database.query("SELECT key, value FROM branch_setting"):
        if key not in values:
            continue
        try:
            values[key] = declarations.check(key, json.loads(stored))
        except (UserError, ValueError):
            _log.warning("setting %s cannot be read; its default is used", key)
    return values
