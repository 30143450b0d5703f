"""For whom an encrypted branch has key slots: kept in the branch itself, so that the slots' file follows from it.

Who gets in is decided by the accounts; the slots only have to be there for them. So a slot is added before the change
is saved and taken away after it: whatever moment the program dies at, nobody whom the branch would let in lacks a slot,
and one too many opens nothing that the branch does not refuse. The next sign-in puts the file right.

A branch that is not encrypted (yet) keeps the same for everybody who signs in, so that encrypting it asks nobody else
for a password.
"""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import Any

from app.core.log import logger
from app.models import database, key_slots
from app.models.organisation import BranchSetting, User
from app.services import _passwords as passwords
from app.services._use_case import UnitOfWork, tuples

_KEPT = "encryption"
_log = logger("encryption")


def password_set(unit: UnitOfWork, name: str, password: str) -> None:
    """Somebody got a password, inside the transaction that gives it. Raises EnvironmentFault when it cannot be kept."""
    if database.engine() != "sqlite":
        return
    if not database.key():
        _forget(name)  # until they sign in with it
        return
    one = key_slots.person(_kdf(), name, password)
    before = people()
    _keep_person(one)
    _write(before | {one})
    unit.when_over(refresh)


def signed_in(unit: UnitOfWork, name: str, password: str) -> None:
    """Somebody proved their password: whoever has no key of their own yet gets one, inside this transaction."""
    if database.engine() != "sqlite" or key_slots.plain_name(name) in _read().get("people", {}):
        return
    _keep_person(key_slots.person(_kdf(), name, password))
    if database.key():
        unit.when_over(refresh)


def left(unit: UnitOfWork, name: str) -> None:
    """An account was closed, inside the transaction that closes it."""
    if database.engine() != "sqlite":
        return
    _forget(name)
    if database.key():
        unit.when_over(refresh)


def people() -> set[key_slots.Person]:
    """Everybody with an open account who has a key of their own."""
    active = {name for (name,) in tuples(User.select(User.name).where(User.is_active))}
    return {key_slots.Person(name, public) for name, public in _read().get("people", {}).items() if name in active}


def kdf() -> key_slots.Kdf:
    """How this branch makes keys of passwords; decided with the first."""
    return _kdf()


def kept_mark() -> str:
    """The mark of the key that the branch knows itself under; empty before it was encrypted."""
    return str(_read().get("mark", ""))


def keep_mark(mark: str) -> None:
    """Remember the mark of the key, inside a transaction."""
    _store({**_read(), "mark": mark})


def refresh() -> None:
    """Make the slots' file of the open, encrypted branch what the branch says; trouble is left to the next sign-in."""
    path, key = Path(database.location()), database.key()
    try:
        who = people()
        if not key_slots.matches(path, key, who):
            _write(who)
    except Exception as trouble:  # the change itself is saved or undone; that must not be said otherwise
        _log.warning("the key slots could not be brought up to date: %s", type(trouble).__name__)


def _write(who: set[key_slots.Person]) -> None:
    try:
        key_slots.write(Path(database.location()), _kdf(), {database.key(): who})
    except OSError as error:
        raise database.plain_fault(error) from error


def _kdf() -> key_slots.Kdf:
    kept = _read()
    if "kdf" in kept:
        return key_slots.Kdf(**kept["kdf"])
    force = passwords.hashing
    made = key_slots.new_kdf(force.passes, force.memory_kib, force.lanes)
    _store({**kept, "kdf": asdict(made)})
    return made


def _keep_person(one: key_slots.Person) -> None:
    kept = _read()
    _store({**kept, "people": {**kept.get("people", {}), one.name: one.public}})


def _forget(name: str) -> None:
    kept = _read()
    if kept.get("people", {}).pop(key_slots.plain_name(name), None) is not None:
        _store(kept)


def _read() -> dict[str, Any]:
    row = BranchSetting.get_or_none(BranchSetting.key == _KEPT)
    return json.loads(row.value) if row else {}


def _store(kept: dict[str, Any]) -> None:
    value = json.dumps(kept, ensure_ascii=False, sort_keys=True)
    BranchSetting.insert(key=_KEPT, value=value).on_conflict(
        conflict_target=[BranchSetting.key], update={BranchSetting.value: value}
    ).execute()
