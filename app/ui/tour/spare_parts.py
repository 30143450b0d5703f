"""Stores: parts that run short, old parts that are owed, a blind count."""

from __future__ import annotations

from app.core.i18n import translate
from app.ui.dialogs.stock_take import CountDialog
from app.ui.ledger.page import LedgerPage
from app.ui.pages._stores_page import StoresPage
from app.ui.records.stock_take import StockTakePane
from app.ui.tour._stage import Stage


def play(stage: Stage) -> None:
    """Look at what is short and who owes what, and type a count in."""
    page = stage.tab("stores", StoresPage)
    _first(stage, page, "spare_parts", "short")
    stage.picture(
        "spare-parts",
        translate(
            "tour", "Spare parts below their minimum: what lies where, in the store and in bags, and what moved."
        ),
    )
    _first(stage, page, "old_parts", "owed")
    stage.picture("old-parts", translate("tour", "Old parts: who still owes which, and since when."))
    ledger = _first(stage, page, "stock_takes", "open")
    pane = stage.wait(lambda: ledger.findChild(StockTakePane), "stock-take")
    stage.wait(lambda: pane.found, "stock-take")
    pane.open_count()
    dialog = stage.opened(CountDialog)
    stage.picture(
        "stock-take",
        translate("tour", "A count is typed in from its sheet, which does not tell what the books say."),
    )
    stage.key("Escape", dialog)
    stage.gone(dialog)


def _first(stage: Stage, page: StoresPage, name: str, view: str) -> LedgerPage:
    """The first row of a view of one of the ledgers."""
    page.show_rows(view, ledger=name)
    ledger = page.built[name]
    stage.wait(ledger.model.rowCount, name)
    ledger.table.setFocus()
    ledger.table.selectRow(0)
    stage.settle()
    return ledger
