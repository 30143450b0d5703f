"""Encryption at rest: unlock a branch, encrypt one, change its key, and keep everybody's key slot right."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from app.core.errors import EnvironmentFault, NotPermitted, UserError
from app.core.i18n import translate
from app.core.long_paths import reachable
from app.core.progress import Progress
from app.models import database, key_slots, rekeying
from app.models.organisation import User
from app.models.rekeying import KeyChange
from app.services import _door_tries as door
from app.services import _key_people as key_people
from app.services import _lockout as lockout
from app.services import _passwords as passwords
from app.services import branch, users
from app.services import session as sessions
from app.services._use_case import UnitOfWork, require, transact
from app.services.session import Session

CANNOT_OPEN = frozenset({"encrypted", "keys_missing"})
"""The kinds of EnvironmentFault by which opening asks for somebody who can unlock the branch."""


@dataclass(frozen=True)
class State:
    """Whether the branch can be and is encrypted, the mark of its key, and who (full names) has no slot yet."""

    is_possible: bool
    is_encrypted: bool
    mark: str
    without_slot: tuple[str, ...]


def state() -> State:
    """How it stands with the open branch. Raises NotPermitted."""
    require("encryption.change")
    ready = {one.name for one in key_people.people()} if database.engine() == "sqlite" else set()
    lacking = tuple(u.full_name for u in User.select().where(User.is_active).order_by(User.name) if u.name not in ready)
    possible = database.engine() == "sqlite" and not branch.demonstration_people()
    key = database.key()
    return State(possible, bool(key), key_slots.mark_of(key) if key else "", lacking)


def is_encrypted() -> bool:
    """Whether the open branch is encrypted."""
    return bool(database.key())


# -- the door


def unlock(target: str, name: str, password: str) -> tuple[str, ...]:
    """The keys with which this person may open the branch at `target`, usually one: the first that opens it counts.

    Waiting after failures is as at every door, and a name that does not exist takes as long. Raises UserError,
    EnvironmentFault("keys_missing" | "keys_damaged").
    """
    path = reachable(Path(target).absolute())
    door.refuse_while_waiting(path, name)
    keys = key_slots.unlock(path, name, password)
    if not keys:
        raise door.failed(path, name)
    return keys


def key_of_sheet(target: str, typed: str) -> str:
    """The key of a recovery sheet for the branch at `target`.

    Raises UserError when it is mistyped or belongs to another key of this or another branch, as far as can be told.
    """
    key, marks = key_slots.key_of_secret(typed), ()
    try:
        marks = key_slots.marks(reachable(Path(target).absolute()))
    except EnvironmentFault:  # that is what the sheet is for
        return key
    if key_slots.mark_of(key) not in marks:
        text = translate("encryption", "This sheet is of key {mark}; the branch needs the one of key {wanted}.")
        raise UserError(text.format(mark=key_slots.mark_of(key), wanted=" / ".join(marks)), "secret")
    return key


def enter(
    target: str, name: str, password: str, opened: Callable[[str], object], closed: Callable[[], object]
) -> Session:
    """Unlock, open by `opened(key)` and sign in; whoever the branch refuses has it closed before them again.

    Raises UserError, EnvironmentFault, and what `opened` raises.
    """
    trouble: EnvironmentFault | None = None
    for key in unlock(target, name, password):
        try:
            opened(key)
        except EnvironmentFault as fault:
            if fault.kind != "not_ours":
                raise
            trouble = fault  # the key is being changed: the other one then
            continue
        try:
            person = users.sign_in(name, password)
            settle(person)
        except BaseException as refusal:
            closed()
            if isinstance(refusal, UserError):
                door.failed(reachable(Path(target).absolute()), name)
            raise
        return person
    assert trouble is not None
    raise trouble


def settle(person: Session) -> None:
    """After somebody has signed in to an encrypted branch: put right what a crash may have left, note a new key."""
    key = database.key()
    if not key:
        return
    path = Path(database.location())
    key_people.refresh()
    if tried := door.passed(path, person.name):
        unit = UnitOfWork("user.sign_in_failed", person)
        changes = {"failed_count": [tried, 0]}
        transact(unit, partial(unit.note, User.record_kind(), person.user_id, person.name, changes))
    is_new = key_slots.mark_of(key) != key_people.kept_mark()
    if is_new or rekeying.is_left_over(path):
        try:
            rekeying.sweep(path, key)
        except OSError as error:
            raise database.plain_fault(error) from error
    if is_new:
        unit = UnitOfWork("encryption.change", person)
        transact(unit, partial(_note_key, unit, key_slots.mark_of(key)))


def _note_key(unit: UnitOfWork, new: str) -> None:
    unit.note("encryption", 0, new, {"mark": [key_people.kept_mark(), new]})
    key_people.keep_mark(new)


# -- encrypting, another key


def prepare(password: str) -> KeyChange:
    """A new key for the open branch, encrypted or not, proven by the password of the person signed in.

    Nothing is changed yet: the sheet is printed first (`secret`), the branch closed, then `carry_out`.
    Raises UserError, NotPermitted.
    """
    require("encryption.change")
    if not state().is_possible:
        text = translate("encryption", "Only a branch in a file of its own can be encrypted, and no demonstration.")
        raise UserError(text)
    users.confirm_password(password)
    return KeyChange(
        Path(database.location()),
        database.key(),
        key_slots.new_key(),
        key_people.kdf(),
        tuple(sorted(key_people.people(), key=lambda one: one.name)),
    )


def secret(key: str) -> tuple[str, ...]:
    """What the recovery sheet prints: 14 groups of four characters."""
    return key_slots.secret_of(key)


def mark(key: str) -> str:
    """What this key is called."""
    return key_slots.mark_of(key)


def carry_out(change: KeyChange, progress: Progress) -> None:
    """Encrypt the closed branch, or give it the new key. Raises EnvironmentFault, Cancelled; it is then as it was."""
    rekeying.change_key(change, progress)


# -- the recovery sheet


def administrators() -> tuple[tuple[str, str], ...]:
    """(sign-in name, full name) of those who administer the branch that a recovery sheet has opened."""
    rows = User.select().where(User.is_active & (User.role == "administrator")).order_by(User.name)
    return tuple((user.name, user.full_name) for user in rows)


def recover(name: str, password: str) -> None:
    """Give an administrator a new password: whoever holds the sheet of the branch has unlocked it. Audited.

    For the door only: raises NotPermitted while anybody is signed in, UserError.
    """
    if sessions.is_signed_in():
        raise NotPermitted(translate("encryption", "Sign out first: the recovery sheet is for the door."))
    user = User.get_or_none((User.name == key_slots.plain_name(name)) & User.is_active)
    if user is None or user.role != "administrator" or not database.key():
        raise UserError(translate("encryption", "Choose an administrator."), "name")
    unit = UnitOfWork("encryption.recover", Session(user.id, user.name, user.full_name, user.role))
    passwords.check_new(password, user.role, (user.name, user.full_name))

    def act() -> None:
        lockout.forget(user)
        unit.update(user, password_hash=passwords.keep(password))
        key_people.password_set(unit, user.name, password)

    transact(unit, act)
