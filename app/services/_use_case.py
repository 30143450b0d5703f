"""What every use case shares: permission, one transaction, row version, audit entry, Changes."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date, datetime
from functools import wraps
from typing import Any, Concatenate, ParamSpec, TypeVar

import peewee as pw

from app.core import clock
from app.core.changes import Changes
from app.core.errors import ChangedMeanwhile, NotPermitted, UserError
from app.core.i18n import translate
from app.core.log import logger
from app.domain import permissions
from app.models import audit, database, search
from app.models.base import Record, Table
from app.services import session as sessions
from app.services._numbers import draw_number

P = ParamSpec("P")
R = TypeVar("R", bound=Record)
_log = logger("use_case")

_KEPT_BY_THE_HOUSE = frozenset({"uid", "row_version", "created_at", "changed_at"})


class UnitOfWork:
    """One transaction of one use case: every row goes in and changes through here, so that audit, search and Changes are never forgotten.

    `now` is the moment of entry, the same for everything the use case writes.
    """

    def __init__(self, action: str, session: sessions.Session) -> None:
        self.action = action
        self.session = session
        self.now = clock.now()
        self._touched: dict[str, set[int]] = {}

    def insert(self, table: type[R], **values: Any) -> R:
        """Add a record and write it to the audit trail and the search index."""
        row = table.create(**values, created_at=self.now, changed_at=self.now)
        written = {name: [None, plain(getattr(row, name))] for name in values if getattr(row, name) not in (None, "")}
        self._record(row, written, "")
        search.put(row)
        return row

    def update(self, row: R, seen_version: int | None = None, reason: str = "", **values: Any) -> R:
        """Change fields of a record; fields that keep their value are not written.

        `seen_version` is the version the user had read. Raises ChangedMeanwhile when the row moved on since.
        """
        if seen_version is not None and seen_version != row.row_version:
            raise ChangedMeanwhile(
                translate("use_case", "Somebody else changed this record meanwhile. Compare both, then save again."),
                {name: (str(plain(value)), str(plain(_stored(row, name)))) for name, value in values.items()
                 if value != _stored(row, name)},
            )
        changed = {name: value for name, value in values.items() if _stored(row, name) != value}
        if not changed:
            return row
        before = {name: plain(_stored(row, name)) for name in changed}
        forget = search.tokens_of(row)
        for name, value in changed.items():
            setattr(row, name, value)
        self._write(type(row), row, changed)
        self._record(row, {name: [before[name], plain(_stored(row, name))] for name in changed}, reason)
        search.put(row, forget)
        return row

    def _write(self, table: type[Record], row: Record, changed: dict[str, Any]) -> None:
        """Write the fields if nobody else did between reading and now."""
        version = row.row_version
        written = (
            table.update({**changed, "row_version": version + 1, "changed_at": self.now})
            .where((table.id == row.id) & (table.row_version == version))  # pyright: ignore[reportAttributeAccessIssue]
            .execute()
        )
        if not written:
            raise ChangedMeanwhile(
                translate("use_case", "Somebody else changed this record meanwhile. Compare both, then save again."), {}
            )
        row.row_version = version + 1  # pyright: ignore[reportAttributeAccessIssue]
        row.changed_at = self.now  # pyright: ignore[reportAttributeAccessIssue]

    def _record(self, row: Record, changes: dict[str, list[Any]], reason: str) -> None:
        changes = {name: pair for name, pair in changes.items() if name not in _KEPT_BY_THE_HOUSE}
        self.touch(row)
        self.note(row.kind(), row.id, str(getattr(row, "number", "") or ""), changes, reason)  # pyright: ignore[reportAttributeAccessIssue]

    def note(self, kind: str, row_id: int, number: str, changes: dict[str, Any], reason: str = "") -> None:
        """Write an audit line by hand, for what is not a Record (settings, sign-in, printing)."""
        audit.append(
            at=self.now,
            user_name=self.session.name,
            role=self.session.role,
            action=self.action,
            kind=kind,
            row_id=row_id,
            row_number=number,
            changes=json.dumps(changes, ensure_ascii=False),
            reason=reason,
        )

    def touch(self, row: Table | str, row_id: int = 0) -> None:
        """Announce a row, or a kind and id, as touched."""
        kind, found = (row, row_id) if isinstance(row, str) else (row.kind(), row.id)  # pyright: ignore[reportAttributeAccessIssue]
        self._touched.setdefault(kind, set()).add(found)

    def number(self, series: str) -> str:
        """Draw the next number of a series inside this transaction (R008)."""
        return draw_number(series, clock.local(self.now).date())

    def changes(self, result: Table | None = None) -> Changes:
        """What was touched so far; `result` is the record the use case was about."""
        return Changes(
            {kind: frozenset(ids) for kind, ids in self._touched.items()},
            result=result.id if result is not None else 0,  # pyright: ignore[reportAttributeAccessIssue]
            number=str(getattr(result, "number", "") or ""),
        )


def use_case(
    action: str,
) -> Callable[[Callable[Concatenate[UnitOfWork, P], Table | None]], Callable[P, Changes]]:
    """Make a function a use case: checks the permission, opens one transaction, audits, translates database errors.

    The function gets a UnitOfWork first and returns the record it was about (or None); callers get Changes.
    """
    if action not in permissions.ACTIONS:
        raise ValueError(f"unknown action {action!r}")

    def decorate(function: Callable[Concatenate[UnitOfWork, P], Table | None]) -> Callable[P, Changes]:
        @wraps(function)
        def run(*args: P.args, **kwargs: P.kwargs) -> Changes:
            who = sessions.current()
            require(action, who)
            try:
                with database.transaction():
                    unit = UnitOfWork(action, who)
                    return unit.changes(function(unit, *args, **kwargs))
            except pw.PeeweeException as error:
                raise database.plain_fault(error) from error

        run.action = action  # pyright: ignore[reportAttributeAccessIssue] - the matrix test reads it
        return run

    return decorate


def require(action: str, who: sessions.Session | None = None) -> None:
    """Raise NotPermitted (and log it) unless the role may do this. Queries with secrets call it directly."""
    who = who or sessions.current()
    if not permissions.allowed(who.role, action):
        _log.warning("denied: role %s, action %s", who.role, action)
        raise NotPermitted(translate("use_case", "Your role does not allow this. Ask a supervisor."))


def get(table: type[R], row_id: int) -> R:
    """The record with this id. Raises UserError when it is not there (a stale list, a mistyped number)."""
    row = table.get_or_none(table.id == row_id)  # pyright: ignore[reportAttributeAccessIssue]
    if row is None:
        raise UserError(translate("use_case", "This record is not there any more. Refresh the list."))
    return row


def plain(value: Any) -> Any:
    """A stored value as the audit trail keeps it: JSON types only."""
    if isinstance(value, datetime):
        return value.isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, pw.Model):
        return value.id  # pyright: ignore[reportAttributeAccessIssue]
    return value


def _stored(row: Record, name: str) -> Any:
    """A field's value without loading a related row."""
    field = type(row)._meta.fields[name]  # pyright: ignore[reportAttributeAccessIssue]
    return row.__data__.get(field.name)
