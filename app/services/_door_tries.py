"""Wrong passwords at the door of an encrypted branch, whose own count of them cannot be read before it is unlocked.

Counted in `<database file>.tries` and, by a clock nobody can set, in this program. Whoever copies the files guesses
without this door; what holds them up is Argon2id.
"""

from __future__ import annotations

import hashlib
import json
import os
import secrets
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path

from app.core import clock
from app.core.errors import UserError
from app.core.i18n import translate
from app.models import key_slots
from app.services import _lockout as lockout

FREE, FIRST_SECONDS, LONGEST_SECONDS = 5, 60, 15 * 60
"""What the branch's settings begin with (`sign_in.…`); its own cannot be read yet."""

_MOST_NAMES = 200
_held: dict[tuple[Path, str], tuple[int, float]] = {}
"""(file, name) → failures, and when the wait ends by `lockout.steady`: also when the file cannot be written."""


def refuse_while_waiting(database_path: Path, name: str) -> None:
    """Raise UserError while the name has to wait."""
    file, who = _file(database_path), _digest(name)
    count, until = _read(file).get(who, (0, 0.0))
    by_count, by_steady = _held.get((file, who), (0, 0.0))
    now = clock.now().timestamp()
    if until - now > _wait(count):  # the clock was set back: once more from now, not until a far day
        until = now + _wait(count)
        _write(file, {**_read(file), who: (count, until)})
    remaining = max(until - now, by_steady - lockout.steady() if by_count else 0.0)
    if remaining > 0:
        minutes = max(-(-int(remaining) // 60), 1)
        text = translate("users", "Too many failed sign-ins. Try again in {minutes} min.")
        raise UserError(text.format(minutes=minutes), "password")


def failed(database_path: Path, name: str) -> UserError:
    """Count a failure; returns what to raise, the one sentence there is for every kind of failure."""
    file, who = _file(database_path), _digest(name)
    count = max(_read(file).get(who, (0, 0.0))[0], _held.get((file, who), (0, 0.0))[0]) + 1
    wait = _wait(count)
    _held[file, who] = (count, lockout.steady() + wait)
    kept = _read(file)
    kept.pop(who, None)
    kept[who] = (count, (clock.now() + timedelta(seconds=wait)).timestamp() if wait else 0.0)
    _write(file, dict(list(kept.items())[-_MOST_NAMES:]))
    return UserError(translate("users", "The name or the password is wrong."), "password")


def passed(database_path: Path, name: str) -> int:
    """Forget this name's failures; returns how many there were."""
    file, who = _file(database_path), _digest(name)
    kept = _read(file)
    count = max(kept.pop(who, (0, 0.0))[0], _held.pop((file, who), (0, 0.0))[0])
    if count:
        _write(file, kept)
    return count


def _wait(count: int) -> float:
    return min(FIRST_SECONDS * 2 ** min(count - FREE, 16), LONGEST_SECONDS) if count >= FREE else 0.0


def _file(database_path: Path) -> Path:
    return database_path.with_name(f"{database_path.name}.tries")


def _digest(name: str) -> str:
    return hashlib.sha256(f"sign-in name {key_slots.plain_name(name)}".encode()).hexdigest()[:24]


def _read(file: Path) -> dict[str, tuple[int, float]]:
    try:
        content = json.loads(file.read_text(encoding="utf-8"))
        return {
            str(who): (int(count), datetime.fromisoformat(until).timestamp() if until else 0.0)
            for who, (count, until) in content.items()
        }
    except (OSError, ValueError, TypeError, AttributeError):
        return {}


def _write(file: Path, kept: dict[str, tuple[int, float]]) -> None:
    """A file that cannot be written is no reason to keep anybody out; this program still counts."""
    part = file.with_name(f"{file.name}.{secrets.token_hex(4)}.part")
    content = {
        who: (count, datetime.fromtimestamp(until, UTC).isoformat() if until else "")
        for who, (count, until) in kept.items()
    }
    with suppress(OSError):
        if not kept:
            file.unlink(missing_ok=True)
            return
        with os.fdopen(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as out:
            json.dump(content, out)
        part.replace(file)
    with suppress(OSError):
        part.unlink(missing_ok=True)
