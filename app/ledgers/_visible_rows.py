"""Which rows of a ledger the person signed in may see (domain.md 1.3)."""

from __future__ import annotations

from app.domain import permissions
from app.ledgers import _conditions as conditions
from app.ledgers._declaration import Condition, Ledger, Me, Operator
from app.services import session


def visible_rows(ledger: Ledger) -> list[conditions.Term]:
    """The filters of somebody who may see only their own rows. Raises NotPermitted for who may see none."""
    who = session.current()
    if ledger.permission and not permissions.allowed(who.role, ledger.permission):
        from app.services._use_case import require  # brings every table along, and the first rows need none

        require(ledger.permission)
    if not ledger.own or permissions.scope(who.role, ledger.permission) is permissions.Scope.ALL:
        return []
    if not ledger.own_through:
        return conditions.terms(ledger, (Condition(ledger.own, Operator.EQ, Me(ledger.own_by)),))
    table, _, column = ledger.own_through.partition(".")
    me = who.user_id if ledger.own_by == "user" else who.staff_id
    sql = f"{ledger.own} IN (SELECT id FROM {table} WHERE {column} = ?)"
    also = conditions.terms(ledger, ledger.own_also)
    if not also:
        return [conditions.Term(sql, (me,), frozenset({ledger.own}))]
    return [conditions.Term(
        f"({sql} OR ({' AND '.join(term.sql for term in also)}))",
        (me, *(value for term in also for value in term.params)),
        frozenset({ledger.own}).union(*(term.columns for term in also)),
    )]  # fmt: skip
