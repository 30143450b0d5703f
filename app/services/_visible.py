"""Which calls, papers and visits the person signed in may look at: all, those they are sent to, none (domain.md 1.3).

Use cases are guarded by `_use_case`; this guards the queries, whose answers hold names, telephones and addresses.
"""

from __future__ import annotations

from typing import Any, TypeVar

from app.core.errors import NotPermitted
from app.core.i18n import translate
from app.domain import permissions
from app.services import session as sessions
from app.services._use_case import require

Query = TypeVar("Query")


def is_own(technician_id: int | None) -> bool:
    """Whether what is assigned to this technician is the person's own."""
    return technician_id is not None and technician_id == sessions.current().staff_id != 0


def refuse_others(action: str, technician_id: int | None) -> None:
    """Raise NotPermitted unless the role may do this with what is assigned to this technician (None: to nobody)."""
    require(action)
    if not permissions.allowed(sessions.current().role, action, own=is_own(technician_id)):
        raise NotPermitted(translate("use_case", "This is assigned to somebody else."))


def visible(query: Query, technician: Any, action: str) -> Query:
    """The rows of a query that the role may see; `technician` is the column that says whose they are."""
    who = sessions.current()
    restricted: Any = query
    match permissions.scope(who.role, action):
        case permissions.Scope.ALL:
            return query
        case permissions.Scope.OWN:
            return restricted.where(technician == who.staff_id)
    return restricted.where(technician.in_([]))
