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

from app.core.errors import AftercareError, ChangedMeanwhile, UserError
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
_OWN_WORDS = """
SELECT s.customer_name, s.reporter, s.address, s.fault_text, s.interface_person, c.notes FROM service_call s
JOIN customer c ON c.id = s.customer_id WHERE s.technician_id = ? AND s.is_open
"""
_FOR_WORK = """
SELECT phone FROM staff WHERE phone <> '' UNION SELECT phone FROM supplier WHERE phone <> ''
UNION SELECT phone FROM shift_duty WHERE phone <> ''
UNION SELECT value FROM branch_setting WHERE key = 'complaint_phone'
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
    return Masker((asked if asked_by is who else set[str]()) | _own_numbers(who) | _for_work(), hidden=hidden)


def _own_numbers(who: sessions.Session) -> set[str]:
    if not who.staff_id:
        return set()
    own = {one for row in database.query(_OWN, (who.staff_id, who.staff_id)) for one in row if one}
    told = (words for row in database.query(_OWN_WORDS, (who.staff_id,)) for words in row if words)
    return own.union(*map(masking.telephones, told))


def _for_work() -> set[str]:
    """Numbers of colleagues, suppliers and the branch itself, wherever they stand."""
    stored = {str(number).strip('"') for (number,) in database.query(_FOR_WORK)}
    return stored.union(*map(masking.telephones, stored))


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
    from app.domain import validation

    meant, before = dict(values), row.__data__ if row is not None else {}
    numbers = personal.NUMBERS & personal.columns_about_people(table)
    sources = _sources(table, row, values)
    words = "\n".join(value for one in sources for value in one.__data__.values() if isinstance(value, str))
    for name in told:
        stored = str(before.get(name) or "")
        meant[name] = behind(name, values[name], stored)
        if meant[name] != stored and name not in personal.NUMBERS:
            meant[name] = masking.restored(meant[name], words, in_order=False)
        elif meant[name] != stored:
            meant[name] = _number_of(sources, meant[name])
        if name == "phone" and "phone_digits" in values and meant[name] != values[name]:
            meant["phone_digits"] = validation.phone_digits(meant[name])
        if meant[name] == stored:
            continue
        if (name in numbers and masking.is_masked(meant[name])) or _is_left(table, name, meant[name], words):
            raise no_number(name)
    return meant


def _number_of(rows: list[Any], mask: str) -> str:
    """The one number in these records for which a mask stands; the mask when there is none, or several."""
    known = {str(one.__data__[name] or "") for one in rows for name in personal.NUMBERS & one.__data__.keys()}
    fits = [number for number in known if masking.mask_number(number) == mask.strip()]
    return fits[0] if len(fits) == 1 else mask


def behind(name: str, text: str, stored: str) -> str:
    """What a form means by the text in a field of this name that was shown `stored` with masks."""
    return stored if name in personal.NUMBERS and text == masking.mask_number(stored) else given(text, stored)


def _is_left(table: Any, name: str, text: str, known: str) -> bool:
    """Whether who sees masks gives one that stands for nothing."""
    if not personal.is_private(table.record_kind(), name) or not masking.left_masks(text, known):
        return False
    return sessions.is_signed_in() and sessions.current().role in _masked_roles()


def given(text: str, stored: str) -> str:
    """Words from a form that was shown `stored` with masks: each mask is the number behind it."""
    return masking.restored(text, stored) if masking.is_masked(text) else text


def _sources(table: Any, row: Any, values: dict[str, Any]) -> list[Any]:
    """A row and what it refers to, with a customer's people and places: forms begin with words of theirs."""
    rows = [row] if row is not None else []
    for field in table._meta.sorted_fields:
        key = values.get(field.name, values.get(field.column_name))
        above = getattr(field, "rel_model", None)
        if above is not None and key:
            rows.append(key if isinstance(key, above) else above.get_or_none(above.id == key))
    rows = [one for one in rows if one is not None]
    for one in [one for one in rows if one.record_kind() == "customer"]:
        rows += [*one.contacts, *one.addresses]
    return rows


def no_number(field: str) -> UserError:
    """What somebody is told who gives a mask for a number."""
    text = translate("personal", "This number is masked. Let the customer's file show it first, or type it anew.")
    return UserError(text, field)


def reword(fault: AftercareError) -> None:
    """What a use case says that stops was worded of whole numbers: put masks over them for the person acting."""
    hides = _masker()
    if hides is None:
        return
    fault.text = hides.text(fault.text)
    fault.args = (fault.text, *fault.args[1:])
    if isinstance(fault, ChangedMeanwhile):
        fault.differences = {
            name: (hides.value(name, wanted), hides.value(name, stored))
            for name, (wanted, stored) in fault.differences.items()
        }


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
    """Read masks inside the block whoever acts: an export without telephone numbers, but those for work."""
    token = _always.set(Masker(_for_work()))
    try:
        yield
    finally:
        _always.reset(token)


personal.tell(_masker)
