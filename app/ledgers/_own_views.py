"""Views that a user has saved, kept with their preferences."""

from __future__ import annotations

from typing import Any

from app.core.errors import UserError
from app.core.i18n import translate
from app.core.record import record
from app.ledgers._conditions import column_of, from_json, to_json
from app.ledgers._declaration import Condition, Ledger
from app.ledgers._source import LedgerState
from app.services import preferences

MOST = 50
"""So many own views a ledger; more would not be found again anyway."""


@record
class OwnView:
    """A state under a name of the user's own."""

    title: str
    state: LedgerState


def own_views(ledger: Ledger) -> list[OwnView]:
    """The views of the person signed in; one that does not fit this program any more is left out."""
    found = []
    for kept in preferences.get(_key(ledger), []):
        try:
            found.append(OwnView(str(kept["title"]), _state(ledger, kept)))
        except (KeyError, ValueError, TypeError, UserError):
            continue
    return found


def save(ledger: Ledger, title: str, state: LedgerState) -> None:
    """Keep a view; one with the same name is replaced. Raises UserError for an empty or used-up name."""
    title = " ".join(title.split())
    if not title:
        raise UserError(translate("ledgers", "A view needs a name."), "title")
    others = [view for view in own_views(ledger) if view.title != title]
    if len(others) >= MOST:
        raise UserError(translate("ledgers", "There are too many views. Delete one you do not need."), "title")
    _keep(ledger, [*others, OwnView(title[:60], state)])


def remove(ledger: Ledger, title: str) -> None:
    """Forget a view."""
    _keep(ledger, [view for view in own_views(ledger) if view.title != title])


def _keep(ledger: Ledger, views: list[OwnView]) -> None:
    preferences.put(_key(ledger), [{"title": view.title, **packed(view.state)} for view in views])


def packed(state: LedgerState) -> dict[str, Any]:
    """A state as JSON values."""
    return {
        "view": state.view,
        "search": state.search,
        "conditions": to_json(one for one in state.conditions if isinstance(one, Condition)),
        "sort": state.sort,
        "descending": state.descending,
        "columns": list(state.columns),
    }


def _state(ledger: Ledger, kept: dict[str, Any]) -> LedgerState:
    conditions = from_json(kept["conditions"])
    columns = tuple(kept["columns"])
    ledger.view(kept["view"])
    for name in (*columns, *(one.column for one in conditions), *([kept["sort"]] if kept["sort"] else [])):
        column_of(ledger, name)
    return LedgerState(kept["view"], str(kept["search"]), conditions, kept["sort"], kept["descending"], columns)


def unpacked(ledger: Ledger, kept: Any) -> LedgerState:
    """What `packed` made; the ledger's start when it does not fit this program any more."""
    try:
        return _state(ledger, kept)
    except (KeyError, ValueError, TypeError, UserError):
        return LedgerState(view=ledger.start_view)


def _key(ledger: Ledger) -> str:
    return f"ledger.{ledger.name}.views"
