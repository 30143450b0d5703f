"""Why a ledger shows no rows, and what to do about it."""

from __future__ import annotations

from app.core.i18n import shown, translate
from app.ledgers._source import LedgerSource


def why_empty(source: LedgerSource) -> tuple[str, str, str]:
    """A sentence, a hint and the word for a button that shows all rows; the latter two may be empty."""
    everything = translate("ledgers", "Show all")
    if source.search or source.state.conditions:
        return (
            translate("ledgers", "Nothing matches."),
            translate("ledgers", "Try fewer filters or another word."),
            everything,
        )
    if source.view is source.ledger.views[0]:
        return shown(source.ledger.empty) or translate("ledgers", "Nothing here yet."), "", ""
    title = shown(source.view.title)
    return translate("ledgers", "Nothing in “{view}”.").format(view=title), "", everything
