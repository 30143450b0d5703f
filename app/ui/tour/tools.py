"""Stores: a delivery that failed its test, tools and who has them."""

from __future__ import annotations

from app.core.i18n import translate
from app.ui.pages._stores_page import StoresPage
from app.ui.tour._stage import Stage


def play(stage: Stage) -> None:
    """Look at a failed delivery, then at the tools by colleague."""
    page = stage.tab("stores", StoresPage)
    for name, view, picture, words in (
        (
            "stock_in_tests", "ever_failed", "stock-in-test",
            translate("tour", "A delivery that failed its test: the sample, the items, why, and what became of it."),
        ),
        (
            "tool_loans", "out", "tool-loan",
            translate("tour", "A tool on loan: until when, signed or not, and what else this colleague has."),
        ),
    ):  # fmt: skip
        page.show_rows(view, ledger=name)
        ledger = page.built[name]
        stage.wait(ledger.model.rowCount, name)
        ledger.table.go_to(0)
        stage.settle()
        stage.picture(picture, words)
