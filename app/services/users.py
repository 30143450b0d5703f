"""People who sign in: accounts, roles, passwords, signing in and out (R003). Waiting after failures: `_lockout`."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from app.core.changes import Changes
from app.core.errors import UserError
from app.core.i18n import LANGUAGES, translate
from app.domain import permissions, validation
from app.models import key_slots
from app.models.organisation import Staff, User
from app.services import _key_people as key_people
from app.services import _lockout as lockout
from app.services import _passwords as passwords
from app.services import session as sessions
from app.services import settings
from app.services._use_case import UnitOfWork, get, require, transact, tuples, use_case
from app.services.session import Session

_INDISPENSABLE = ("administrator", "supervisor")


@dataclass(frozen=True)
class UserEntry:
    """An account as the list of users shows it. `approval_limit` in fen, None without a limit of their own."""

    id: int
    name: str
    full_name: str
    role: str
    is_active: bool
    is_waiting: bool
    last_sign_in_at: datetime | None
    approval_limit: int | None
    language: str
    staff_id: int
    row_version: int


def sign_in(name: str, password: str) -> Session:
    """Who this is, proven by the password; the caller then lets them act with `session.begin`.

    A name that does not exist gets the same sentence after the same time. After five failures the name has to wait, a
    minute at first, doubling to fifteen (reliability.md 7). Everything is audited. Raises UserError.
    """
    typed = key_slots.plain_name(name)
    lockout.refuse_while_waiting(typed)
    user = User.get_or_none(User.name == typed)
    fits = passwords.fits(password, user.password_hash if user and user.is_active else "")
    if user is None or not fits:
        lockout.failed(typed)
    session = Session(user.id, user.name, user.full_name, user.role, _staff_of(user.id), user.language)
    unit = UnitOfWork("user.sign_in", session)
    transact(unit, lambda: _welcome(unit, user, password))
    return session


def sign_out() -> None:
    """Nobody acts any more; audited."""
    unit = UnitOfWork("user.sign_out", sessions.current())
    transact(unit, lambda: unit.note(User.record_kind(), unit.session.user_id, unit.session.name, {}))
    sessions.begin(None)


def confirm_password(password: str) -> None:
    """Refuse unless this is the password of the person signed in (unlocking after a pause).

    Failures count as at the door.
    """
    session = sessions.current()
    lockout.refuse_while_waiting(session.name)
    user = get(User, session.user_id)
    if not passwords.fits(password, user.password_hash if user.is_active else ""):
        lockout.failed(session.name)
    unit = UnitOfWork("user.unlock", session)
    transact(unit, lambda: _welcome(unit, user, password))


@use_case("users.change")
def create(
    unit: UnitOfWork,
    *,
    name: str,
    full_name: str,
    role: str,
    password: str,
    approval_limit: int | None = None,
    language: str = "",
    staff_id: int = 0,
) -> User:
    """Open an account. `staff_id` joins it to a person of the staff list, whose own calls are then theirs."""
    return add(unit, name, full_name, role, password, approval_limit, language, staff_id)


@use_case("users.change")
def change(
    unit: UnitOfWork,
    *,
    user_id: int,
    seen_version: int,
    full_name: str,
    role: str,
    approval_limit: int | None = None,
    language: str = "",
    staff_id: int = 0,
) -> User:
    """Change an account. Nobody changes their own role, and the last administrator or supervisor keeps theirs."""
    user = get(User, user_id)
    _check_role(role)
    if role != user.role:
        _refuse_own(unit, user)
        _refuse_last(user)
    row = unit.update(
        user,
        seen_version,
        full_name=validation.required_line(full_name, "full_name", 60),
        role=role,
        approval_limit=_limit(approval_limit),
        language=_language(language),
    )
    _join_staff(unit, user, staff_id)
    return row


@use_case("users.change")
def deactivate(unit: UnitOfWork, *, user_id: int, seen_version: int, reason: str = "") -> User:
    """Close an account; its name stays in the records. Not one's own, nor the last administrator or supervisor."""
    user = get(User, user_id)
    _refuse_own(unit, user)
    _refuse_last(user)
    row = unit.update(user, seen_version, reason=validation.clean_line(reason, field="reason"), is_active=False)
    key_people.left(unit, user.name)
    return row


@use_case("users.change")
def reactivate(unit: UnitOfWork, *, user_id: int, seen_version: int) -> User:
    """Open a closed account again. In an encrypted branch they need a new password: their key slot went."""
    return unit.update(get(User, user_id), seen_version, is_active=True)


@use_case("users.change")
def unlock(unit: UnitOfWork, *, user_id: int) -> User:
    """End the wait after failed sign-ins."""
    user = get(User, user_id)
    lockout.forget(user)
    unit.touch(user)
    unit.note(User.record_kind(), user.id, user.name, {"failed_count": [user.failed_count, 0]})
    return user


@use_case("users.change")
def reset_password(unit: UnitOfWork, *, user_id: int, password: str) -> User:
    """Give somebody who forgot theirs a new password, and end the wait."""
    user = get(User, user_id)
    passwords.check_new(password, user.role, _known_words(user.name, user.full_name))
    lockout.forget(user)
    if user.is_active:
        key_people.password_set(unit, user.name, password)
    return unit.update(user, password_hash=passwords.keep(password))


def change_own_password(*, old_password: str, new_password: str) -> Changes:
    """Change one's own password, proven by the old one; wrong tries count as at the door."""
    require("password.change")
    try:
        confirm_password(old_password)
    except UserError as refusal:
        raise UserError(refusal.text, "old_password") from refusal
    return _set_own_password(new_password=new_password)


@use_case("password.change")
def _set_own_password(unit: UnitOfWork, *, new_password: str) -> User:
    user = get(User, unit.session.user_id)
    passwords.check_new(new_password, user.role, _known_words(user.name, user.full_name), "new_password")
    key_people.password_set(unit, user.name, new_password)
    return unit.update(user, password_hash=passwords.keep(new_password))


@use_case("preference.change")
def choose_language(unit: UnitOfWork, *, language: str) -> User:
    """The language in which the program greets this user."""
    return unit.update(get(User, unit.session.user_id), language=_language(language))


def listing() -> tuple[UserEntry, ...]:
    """All accounts, active ones first, by name. Raises NotPermitted."""
    require("users.view")
    staff = {user: person for user, person in tuples(Staff.select(Staff.user, Staff.id)) if user}
    rows = User.select().order_by(User.is_active.desc(), User.name)
    return tuple(
        UserEntry(
            user.id, user.name, user.full_name, user.role, user.is_active, lockout.is_waiting(user),
            user.last_sign_in_at, user.approval_limit, user.language, staff.get(user.id, 0), user.row_version,
        )
        for user in rows
    )  # fmt: skip


def add(
    unit: UnitOfWork,
    name: str,
    full_name: str,
    role: str,
    password: str,
    approval_limit: int | None = None,
    language: str = "",
    staff_id: int = 0,
) -> User:
    """Open an account inside another use case (the first administrator, demonstration data)."""
    typed = key_slots.plain_name(validation.required_line(name, "name", 40))
    if any(character.isspace() for character in typed):
        raise UserError(translate("users", "A sign-in name has no spaces."), "name")
    if User.get_or_none(User.name == typed):
        raise UserError(translate("users", "This sign-in name is taken."), "name")
    _check_role(role)
    person = validation.required_line(full_name, "full_name", 60)
    passwords.check_new(password, role, _known_words(typed, person))
    user = unit.insert(
        User,
        name=typed,
        full_name=person,
        role=role,
        password_hash=passwords.keep(password),
        approval_limit=_limit(approval_limit),
        language=_language(language),
    )
    _join_staff(unit, user, staff_id)
    key_people.password_set(unit, typed, password)
    return user


def _welcome(unit: UnitOfWork, user: User, password: str) -> None:
    lockout.refuse_while_waiting(user.name)
    lockout.forget(user)
    values: dict[str, object] = {"last_sign_in_at": unit.now}
    if passwords.is_outdated(user.password_hash):
        values["password_hash"] = passwords.keep(password)
    User.update(values).where(User.id == user.id).execute()
    key_people.signed_in(unit, user.name, password)
    unit.note(User.record_kind(), user.id, user.name, {})


def _join_staff(unit: UnitOfWork, user: User, staff_id: int) -> None:
    for other in Staff.select().where((Staff.user == user.id) & (Staff.id != staff_id)):
        unit.update(other, user=None)
    if staff_id:
        unit.update(get(Staff, staff_id), user=user.id)


def _staff_of(user_id: int) -> int:
    row = Staff.get_or_none((Staff.user == user_id) & Staff.is_active)
    return row.id if row else 0


def _refuse_own(unit: UnitOfWork, user: User) -> None:
    if user.id == unit.session.user_id:
        raise UserError(translate("users", "You cannot change your own role or close your own account."), "role")


def _refuse_last(user: User) -> None:
    if user.role not in _INDISPENSABLE or not user.is_active:
        return
    others = User.select().where((User.role == user.role) & User.is_active & (User.id != user.id)).count()
    if not others:
        raise UserError(translate("users", "The last active administrator or supervisor has to stay."), "role")


def _check_role(role: str) -> None:
    if role not in permissions.ROLES:
        raise UserError(translate("users", "There is no such role."), "role")


def _limit(fen: int | None) -> int | None:
    if fen is not None and fen < 0:
        raise UserError(translate("users", "The approval limit cannot be below zero."), "approval_limit")
    return fen


def _language(language: str) -> str:
    if language and language not in LANGUAGES:
        raise UserError(translate("users", "There is no such language."), "language")
    return language


def _known_words(*names: str) -> tuple[str, ...]:
    firm = (settings.text(key) for key in ("branch_code", "branch_name", "company_name", "complaint_phone"))
    return (*names, *firm)
