"""Waiting after failed sign-ins: counted and stored, so neither a restart nor a changed clock ends it early or never.

Names that do not exist are counted too, under a digest, so that nobody learns from the wait which names there are.
"""

from __future__ import annotations

import hashlib
import json
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import NoReturn

from app.core import clock
from app.core.errors import UserError
from app.core.i18n import translate
from app.models import database
from app.models.base import parse_moment
from app.models.organisation import BranchSetting, User
from app.services import _stored_settings as settings
from app.services._use_case import UnitOfWork, transact
from app.services.session import Session

steady: Callable[[], float] = time.monotonic
"""Seconds that no clock setting can move; replaceable in tests."""

_STRANGERS = "sign_in.strangers"
_MOST_STRANGERS = 200
_held: dict[tuple[str, str], float] = {}
"""(database, name) → when the wait ends by `steady`, for the life of the program."""


@dataclass(frozen=True)
class _Failures:
    count: int = 0
    locked_until: datetime | None = None


def wait_after(count: int) -> timedelta:
    """How long to wait after so many failures in a row."""
    free = settings.integer("sign_in.free_attempts")
    if count < free:
        return timedelta(0)
    first = settings.integer("sign_in.first_delay_seconds")
    longest = settings.integer("sign_in.longest_delay_minutes") * 60
    return timedelta(seconds=min(first * 2 ** min(count - free, 16), longest))


def is_waiting(user: User) -> bool:
    """Whether this account has to wait now."""
    return bool(_remaining(user.name, _Failures(user.failed_count, user.locked_until)))


def refuse_while_waiting(name: str) -> None:
    """Raise UserError while the name has to wait."""
    failures = _failures(name)
    remaining = _remaining(name, failures)
    if not remaining:
        return
    if remaining > wait_after(failures.count):
        # The clock was set back: wait once more from now, not until a far day.
        _store(name, _Failures(failures.count, clock.now() + wait_after(failures.count)))
        remaining = wait_after(failures.count)
    minutes = -(-int(remaining.total_seconds()) // 60)
    raise UserError(
        translate("users", "Too many failed sign-ins. Try again in {minutes} min.").format(minutes=max(minutes, 1)),
        "password",
    )


def failed(name: str) -> NoReturn:
    """Count a failure, audit it, and say the one sentence there is for every kind of failure. Raises UserError."""
    user = User.get_or_none(User.name == name)
    unit = UnitOfWork("user.sign_in_failed", Session(0, user.name if user else "", "", user.role if user else ""))

    def count() -> None:
        failures = _failures(name)
        wait = wait_after(failures.count + 1)
        _write(name, _Failures(failures.count + 1, unit.now + wait if wait else None))
        if wait:
            _held[database.location(), name] = steady() + wait.total_seconds()
        # The name of a stranger is not kept: people type their password into the wrong box.
        unit.note(User.record_kind(), user.id if user else 0, user.name if user else "", {})

    transact(unit, count)
    raise UserError(translate("users", "The name or the password is wrong."), "password")


def forget(user: User) -> None:
    """No failures any more; inside the transaction of the caller."""
    _write(user.name, _Failures())
    _held.pop((database.location(), user.name), None)


def _remaining(name: str, failures: _Failures) -> timedelta:
    by_clock = (failures.locked_until - clock.now()).total_seconds() if failures.locked_until else 0.0
    by_steady = _held.get((database.location(), name), 0.0) - steady() if failures.locked_until else 0.0
    return timedelta(seconds=max(by_clock, by_steady, 0.0))


def _failures(name: str) -> _Failures:
    user = User.get_or_none(User.name == name)
    if user is not None:
        return _Failures(user.failed_count, user.locked_until)
    count, until = _strangers().get(_digest(name), (0, None))
    return _Failures(count, parse_moment(until))


def _store(name: str, failures: _Failures) -> None:
    unit = UnitOfWork("user.sign_in_failed", Session(0, "", "", ""))
    transact(unit, lambda: _write(name, failures))


def _write(name: str, failures: _Failures) -> None:
    columns = {User.failed_count: failures.count, User.locked_until: failures.locked_until}
    known = User.update(columns).where(User.name == name).execute()
    if known or not failures.count:
        return
    strangers = _strangers()
    strangers.pop(_digest(name), None)
    until = failures.locked_until.strftime("%Y-%m-%dT%H:%M:%SZ") if failures.locked_until else None
    strangers[_digest(name)] = (failures.count, until)
    value = json.dumps(dict(list(strangers.items())[-_MOST_STRANGERS:]))
    BranchSetting.insert(key=_STRANGERS, value=value).on_conflict(
        conflict_target=[BranchSetting.key], update={BranchSetting.value: value}
    ).execute()


def _strangers() -> dict[str, tuple[int, str | None]]:
    row = BranchSetting.get_or_none(BranchSetting.key == _STRANGERS)
    return {key: (int(count), until) for key, (count, until) in json.loads(row.value).items()} if row else {}


def _digest(name: str) -> str:
    return hashlib.sha256(f"sign-in name {name}".encode()).hexdigest()[:24]
