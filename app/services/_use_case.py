"""What every use case shares: permission, one transaction, row version, audit entry, Changes.

What only writing needs (tables, audit, search index, wording) is imported by the first write: the first rows are
shown without.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import UTC, date, datetime
from functools import wraps
from typing import TYPE_CHECKING, Any, Concatenate, ParamSpec, TypeVar

from app.core import clock
from app.core.changes import Changes
from app.core.errors import AftercareError, ChangedMeanwhile, NotPermitted, UserError
from app.core.i18n import translate
from app.core.log import logger
from app.core.record import record
from app.domain import permissions
from app.models import database
from app.services import _masking
from app.services import session as sessions

if TYPE_CHECKING:
    from app.models.base import Record, Table

P = ParamSpec("P")
R = TypeVar("R", bound="Record")
Row = TypeVar("Row", bound="Table")
T = TypeVar("T")
_log = logger("use_case")

_KEPT_BY_THE_HOUSE = frozenset({"uid", "row_version", "created_at", "changed_at"})
_NEVER_IN_THE_AUDIT = frozenset({"password_hash"})


@record
class Done:
    """What a use case did: its action, its lines in the audit trail, its Changes."""

    action: str
    lines: tuple[int, ...]
    changes: Changes


_done: dict[int, Done] = {}
"""What each person did last in this program, by user id."""


def last_done(user_id: int) -> Done | None:
    """What a person did last since the program started: only that can be taken back."""
    return _done.get(user_id)


class UnitOfWork:
    """One transaction of one use case.

    Every row goes in and changes through here, so that audit, search and Changes are never forgotten. `now` is the
    moment of entry, the same for everything the use case writes; `lines` are its lines in the audit trail.
    """

    def __init__(self, action: str, session: sessions.Session) -> None:
        self.action = action
        self.session = session
        self.now = clock.now()
        self._touched: dict[str, set[int]] = {}
        self.lines: list[int] = []
        self._when_over: list[Callable[[], None]] = []

    def insert(self, table: type[R], **values: Any) -> R:
        """Add a record and write it to the audit trail and the search index."""
        from app.models import search, single_rows

        values = _masking.standing_for(table, None, values)
        row = single_rows.add(table, **values, created_at=self.now, changed_at=self.now)
        fields = table._meta.combined
        stored = {(name := fields[given].name): _stored(row, name) for given in values}
        self._record(row, {name: [None, plain(value)] for name, value in stored.items() if value not in (None, "")}, "")
        search.put(row)
        return row

    def update(
        self,
        row: R,
        seen_version: int | None = None,
        reason: str = "",
        also: Any = None,
        **values: Any,
    ) -> R:
        """Change fields of a record; fields that keep their value are not written.

        `seen_version` is the version the user had read; `also` holds fields that are named as a parameter is. Raises
        ChangedMeanwhile, with what the user wants and what is stored now, when the row moved on since.
        """
        from app.models import search

        given = _masking.standing_for(type(row), row, {**values, **(also or {})})
        wanted = {field_of(type(row), name): _key(value) for name, value in given.items()}
        if seen_version is not None and seen_version != row.row_version:
            raise _changed_meanwhile(row, wanted)
        changed = {name: value for name, value in wanted.items() if _stored(row, name) != value}
        if not changed:
            return row
        before = {name: plain(_stored(row, name)) for name in changed}
        forget = search.tokens_of(row)
        self._write(type(row), row, changed)
        for name, value in changed.items():
            setattr(row, name, value)
        self._record(row, {name: [before[name], plain(_stored(row, name))] for name in changed}, reason)
        search.put(row, forget)
        return row

    def bump(self, row: Record) -> None:
        """Give a record a new version because what belongs to it changed, so that two editors notice each other."""
        self._write(type(row), row, {})
        self.touch(row)

    def _write(self, table: type[Record], row: Record, changed: dict[str, Any]) -> None:
        """Write the fields if nobody else did between reading and now."""
        version = row.row_version
        written = (
            table.update({**changed, "row_version": version + 1, "changed_at": self.now})
            .where((table.id == row.id) & (table.row_version == version))
            .execute()
        )
        if not written:
            raise _changed_meanwhile(get(table, row.id), changed)
        row.row_version = version + 1
        row.changed_at = self.now

    def _record(self, row: Record, changes: dict[str, list[Any]], reason: str) -> None:
        secret = {name: [None, None] for name in _NEVER_IN_THE_AUDIT & changes.keys()}
        changes = {name: pair for name, pair in changes.items() if name not in _KEPT_BY_THE_HOUSE} | secret
        self.touch(row)
        self.note(row.record_kind(), row.id, str(getattr(row, "number", "") or ""), changes, reason)

    def note(self, kind: str, row_id: int, number: str, changes: dict[str, Any], reason: str = "") -> None:
        """Write an audit line by hand, for what is not a Record (settings, sign-in, printing)."""
        import json

        from app.models import audit

        seq = audit.append(
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
        self.lines.append(seq)

    def touch(self, row: Table | str, row_id: int = 0) -> None:
        """Announce a row, or a kind and id, as touched."""
        kind, found = (row, row_id) if isinstance(row, str) else (row.record_kind(), row.id)
        self._touched.setdefault(kind, set()).add(found)

    def touch_all(self, kind: str, ids: Iterable[int]) -> None:
        """Announce many rows of a kind as touched."""
        self._touched.setdefault(kind, set()).update(ids)

    def number(self, series: str) -> str:
        """Draw the next number of a series inside this transaction (R008)."""
        from app.services._numbers import draw_number

        return draw_number(series, clock.local(self.now).date())

    def when_over(self, act: Callable[[], None]) -> None:
        """Call `act` when the transaction is over, kept or rolled back: for what is cached outside the database."""
        self._when_over.append(act)

    def over(self) -> None:
        """The transaction has ended (called by the decorator)."""
        for act in self._when_over:
            act()

    def ended(self, result: Table | None) -> Changes:
        """The Changes of a use case that came to its end; one that only wrote events or papers leaves a line, too."""
        changes = self.changes(result)
        if not self.lines:
            for kind, ids in changes.touched.items():
                for row_id in sorted(ids):
                    self.note(kind, row_id, changes.number if row_id == changes.result else "", {})
            self.lines.clear()  # nothing that could be taken back
        return changes

    def changes(self, result: Table | None = None) -> Changes:
        """What was touched so far; `result` is the record the use case was about."""
        return Changes(
            {kind: frozenset(ids) for kind, ids in self._touched.items()},
            result=result.id if result is not None else 0,
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
            from app.models import pinyin

            who = sessions.current()
            require(action, who)
            pinyin.get_ready()
            unit = UnitOfWork(action, who)
            changes = transact(unit, lambda: unit.ended(function(unit, *args, **kwargs)))
            if unit.lines:
                _done[who.user_id] = Done(unit.action, tuple(unit.lines), changes)
            return changes

        run.action = action
        return run

    return decorate


def transact(unit: UnitOfWork, act: Callable[[], T]) -> T:
    """Run `act` as one transaction of `unit`, to which no number is masked; database errors become EnvironmentFault or
    Bug.
    """
    try:
        with _masking.whole(), database.transaction():
            return act()
    except AftercareError as fault:
        _masking.reword(fault)
        raise
    finally:
        _masking.changed()
        unit.over()


def require(action: str, who: sessions.Session | None = None) -> None:
    """Raise NotPermitted unless the role may do this; the denial is logged and audited.

    Queries with secrets call it directly.
    """
    who = who or sessions.current()
    if permissions.allowed(who.role, action):
        return
    _log.warning("denied: role %s, action %s", who.role, action)
    unit = UnitOfWork(action, who)
    try:
        transact(unit, lambda: unit.note("denial", 0, "", {}))
    except AftercareError as fault:
        _log.warning("the denial is not in the audit trail: %s", type(fault).__name__)
    raise NotPermitted(translate("use_case", "Your role does not allow this. Ask a supervisor."))


def get(table: type[Row], row_id: int) -> Row:
    """The record with this id. Raises UserError when it is not there (a stale list, a mistyped number)."""
    from app.models import single_rows

    row = single_rows.find(table, row_id)
    if row is None:
        raise UserError(translate("use_case", "This record is not there any more. Refresh the list."))
    return row


def tuples(query: Any) -> list[tuple[Any, ...]]:
    """The rows of a query as plain tuples of its columns."""
    return list(query.tuples())


def plain(value: Any) -> Any:
    """A stored value as the audit trail keeps it: JSON types only."""
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat()
    if isinstance(value, date):
        return value.isoformat()
    return _key(value)


def field_of(table: type[Table], name: str) -> str:
    """A field's own name: `customer` for `customer_id`."""
    return table._meta.combined[name].name


def _key(value: Any) -> Any:
    """A row's id; any other value as it is."""
    from app.models.base import Table

    return value.id if isinstance(value, Table) else value


def _stored(row: Table, name: str) -> Any:
    """A field's value without loading a related row."""
    return _key(row.__data__.get(name))


def _changed_meanwhile(row: Record, wanted: dict[str, Any]) -> ChangedMeanwhile:
    from app.services import _wording as wording
    from app.services._field_labels import KEPT_IN_STEP

    kind = row.record_kind()
    return ChangedMeanwhile(
        translate("use_case", "Somebody else changed this record meanwhile. Compare both, then save again."),
        {
            name: (wording.value(kind, name, plain(value)), wording.value(kind, name, plain(_stored(row, name))))
            for name, value in wanted.items()
            if value != _stored(row, name) and name not in KEPT_IN_STEP
        },
        {name: wording.field(kind, name) for name in wanted},
    )
