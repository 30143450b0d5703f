"""Who sees customers' numbers (R004, PIPL 51): which roles see them masked, and which numbers somebody may see yet.

Of a masked role, technicians see those of their own open jobs; everybody those that they asked for by one click, which
is on record (`personal_data.unmask`), until they sign out.
"""

from __future__ import annotations

import contextlib
import json
import time
from collections.abc import Iterable, Iterator
from contextvars import ContextVar
from typing import Any

from app.core.errors import UserError
from app.core.i18n import translate
from app.core.record import record
from app.domain import masking
from app.domain.masking import Masker
from app.models import database, personal
from app.services import session as sessions

MASKED_ROLES = "privacy.masked_roles"
_FRESH_SECONDS = 5.0
"""How long an answer is kept: another PC of the branch may change the setting, or send somebody to a job."""

_OWN = """
SELECT s.phone, c.phone FROM service_call s JOIN customer c ON c.id = s.customer_id
WHERE s.technician_id = ? AND s.is_open
UNION SELECT k.phone, k.email FROM service_call s JOIN contact k ON k.customer_id = s.customer_id AND k.is_active
WHERE s.technician_id = ? AND s.is_open
"""


@record
class _Answer:
    """What the last one who read was told; asked with every value."""

    who: sessions.Session | None
    stamp: tuple[int, int]
    until: float
    masker: Masker | None


_whole: ContextVar[bool] = ContextVar("whole", default=False)
_always: ContextVar[Masker | None] = ContextVar("always", default=None)
_asked: dict[int, tuple[sessions.Session, set[str]]] = {}
_changes = 0
_last = _Answer(None, (0, 0), 0.0, None)


def _masker() -> Masker | None:
    everywhere = _always.get()
    if everywhere is not None:
        return everywhere
    if _whole.get() or not sessions.is_signed_in() or not database.is_open():
        return None
    global _last  # noqa: PLW0603 - exchanged whole, so that threads see either the old or the new answer
    who, last = sessions.current(), _last
    stamp = (database.generation(), _changes)
    if last.who is who and last.stamp == stamp and time.monotonic() < last.until:
        return last.masker
    hidden = last.masker.hidden if last.masker is not None else 0
    masker = _of(who, hidden) if who.role in _masked_roles() else None
    _last = _Answer(who, stamp, time.monotonic() + _FRESH_SECONDS, masker)
    return masker


def _masked_roles() -> tuple[str, ...]:
    """The setting, read alone: all of them together would be too much before the first rows."""
    stored = database.scalar("SELECT value FROM branch_setting WHERE key = ?", (MASKED_ROLES,))
    return tuple(json.loads(stored)) if stored else masking.MASKED_ROLES


def _of(who: sessions.Session, hidden: int) -> Masker:
    asked_by, asked = _asked.get(who.user_id, (who, set[str]()))
    return Masker((asked if asked_by is who else set[str]()) | _own_numbers(who), hidden=hidden)


def _own_numbers(who: sessions.Session) -> set[str]:
    if not who.staff_id:
        return set()
    return {one for row in database.query(_OWN, (who.staff_id, who.staff_id)) for one in row if one}


def is_masked() -> bool:
    """Whether the person acting sees masks at all."""
    return _masker() is not None


def hidden() -> int:
    """How many values were masked so far for the person acting: more than before means that something was."""
    hides = _masker()
    return hides.hidden if hides is not None else 0


def show(who: sessions.Session, numbers: Iterable[str]) -> None:
    """Let this person see these numbers until they sign out."""
    asked_by, asked = _asked.get(who.user_id, (who, set[str]()))
    _asked[who.user_id] = (who, {*(asked if asked_by is who else ()), *(one for one in numbers if one)})
    changed()


def standing_for(table: Any, row: Any, values: dict[str, Any]) -> dict[str, Any]:
    """The values that a form means: a mask that it was shown stands for what is stored in `row` (None: a new row).

    Raises UserError for a mask of some other number: a mask must never be stored.
    """
    told = [name for name, value in values.items() if isinstance(value, str) and masking.is_masked(value)]
    if not told:
        return values
    meant, before = dict(values), row.__data__ if row is not None else {}
    for name in told:
        stored = str(before.get(name) or "")
        if values[name] in (masking.mask_number(stored), masking.mask_text(stored)):
            meant[name] = stored
            if name == "phone" and "phone_digits" in values:
                meant["phone_digits"] = before.get("phone_digits")
        elif name in personal.NUMBERS and name in personal.KINDS.get(table.record_kind(), ()):
            raise no_number(name)
    return meant


def no_number(field: str) -> UserError:
    """What somebody is told who gives a mask for a number."""
    text = translate("personal", "This number is masked. Let the customer's file show it first, or type it anew.")
    return UserError(text, field)


def changed() -> None:
    """Something was written: jobs may have changed hands."""
    global _changes  # noqa: PLW0603 - counts what was written, like the database's own stamp
    _changes += 1


@contextlib.contextmanager
def whole() -> Iterator[None]:
    """Read whole numbers inside the block: a use case copies them from record to record."""
    token = _whole.set(True)
    try:
        yield
    finally:
        _whole.reset(token)


@contextlib.contextmanager
def masked() -> Iterator[None]:
    """Read masks inside the block whoever acts: an export without telephone numbers."""
    token = _always.set(Masker())
    try:
        yield
    finally:
        _always.reset(token)


personal.tell(_masker)
