"""Why a ledger shows no rows, and what to do about it."""

from __future__ import annotations

from app.core.i18n import QT_TRANSLATE_NOOP, shown, translate
from app.ledgers._source import LedgerSource

_HINTS = {
    "customers": QT_TRANSLATE_NOOP("ledgers", "Ctrl+Shift+N enters one; a call (Ctrl+N) enters its customer too."),
    "devices": QT_TRANSLATE_NOOP("ledgers", "Devices are entered in the record of their customer, or with a call."),
    "contracts": QT_TRANSLATE_NOOP("ledgers", "Contracts are entered in the record of their customer."),
    "repairs": QT_TRANSLATE_NOOP("ledgers", "Ctrl+N registers a call from anywhere."),
    "vouchers": QT_TRANSLATE_NOOP("ledgers", "A voucher is issued when a technician is dispatched."),
    "visits": QT_TRANSLATE_NOOP("ledgers", "A return visit falls due some days after a call is solved."),
}


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
        hint = shown(_HINTS.get(source.ledger.name, ""))
        return shown(source.ledger.empty) or translate("ledgers", "Nothing here yet."), hint, ""
    title = shown(source.view.title)
    return translate("ledgers", "Nothing in “{view}”.").format(view=title), "", everything
