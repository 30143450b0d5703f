"""How a user left a ledger: view, filters, order, columns, widths. Kept with their preferences."""

from __future__ import annotations

from typing import Any

from app.ledgers._declaration import Ledger
from app.ledgers._own_views import packed, unpacked
from app.ledgers._source import LedgerState
from app.ui.desk import UserPreferences


class LedgerLayout:
    """`columns` are the user's own choice by view (empty: as declared), `widths` pixels by column, `splitter` pixels
    by part.
    """

    def __init__(self, state: LedgerState) -> None:
        self.state = state
        self.columns: dict[str, tuple[str, ...]] = {}
        self.widths: dict[str, int] = {}
        self.splitter: list[int] = []
        self.pane_hidden = False


def load_layout(preferences: UserPreferences, ledger: Ledger) -> LedgerLayout:
    """As the user left it; as declared when nothing is kept or it does not fit any more."""
    kept = preferences.get(_key(ledger), None)
    layout = LedgerLayout(LedgerState(view=ledger.start_view))
    if not isinstance(kept, dict):
        return layout
    layout.state = unpacked(ledger, kept.get("state"))
    known = {column.name for column in ledger.columns if column.offered}
    for view, names in _dict(kept.get("columns")).items():
        chosen = tuple(name for name in names if name in known) if isinstance(names, list) else ()
        if chosen:
            layout.columns[view] = chosen
    layout.widths = {
        name: int(width)
        for name, width in _dict(kept.get("widths")).items()
        if isinstance(width, int) and 20 <= width <= 2000
    }
    splitter = kept.get("splitter")
    layout.splitter = [int(part) for part in splitter] if isinstance(splitter, list) and len(splitter) == 3 else []
    layout.pane_hidden = kept.get("pane_hidden") is True
    return layout


def save_layout(preferences: UserPreferences, ledger: Ledger, layout: LedgerLayout) -> None:
    """Remember it."""
    state = packed(layout.state) | {"search": ""}  # a search is for now, not for tomorrow
    preferences.put(
        _key(ledger),
        {
            "state": state,
            "columns": {view: list(names) for view, names in layout.columns.items()},
            "widths": layout.widths,
            "splitter": layout.splitter,
            "pane_hidden": layout.pane_hidden,
        },
    )


def _dict(value: Any) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}


def _key(ledger: Ledger) -> str:
    return f"ledger.{ledger.name}.layout"
