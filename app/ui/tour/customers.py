"""The customers' tab, a customer's file, and Ctrl+K."""

from __future__ import annotations

from app.core.i18n import translate
from app.services import finding
from app.ui.dialogs.command_palette import CommandPalette
from app.ui.ledger.page import LedgerPage
from app.ui.record_window import RecordWindow
from app.ui.records.customer import DEVICES, CustomerPane
from app.ui.tour._stage import Stage

NAMED = "博雅"
"""Part of the name of the demonstration's first customer, who has the longest history."""


def play(stage: Stage) -> None:
    """Search the ledger, open a file, look at its devices, then find the same by the tail of a telephone."""
    page = stage.tab("customers", LedgerPage)
    stage.key("Ctrl+F", page)
    stage.type(NAMED, page.bar.search)
    stage.wait(lambda: page.model.rowCount() and page.model.rowCount() < 100, "search")
    stage.settle()
    stage.key("Down", page.bar.search)
    row = next(at for at in range(page.model.rowCount()) if page.model.row_id(at) == 1)
    for _ in range(row):
        stage.key("Down", page.table)
    stage.wait(page.side.isVisible, "record")
    stage.picture(
        "customers", translate("tour", "Customers: searched while typing, with the file and its timeline beside them.")
    )
    stage.key("Return", page.table)
    window = stage.opened(RecordWindow)
    pane = window.pane
    assert isinstance(pane, CustomerPane)
    stage.picture(
        "customer-file", translate("tour", "The customer file: cover, devices, and everything that ever happened.")
    )
    pane.tabs.setCurrentIndex(DEVICES)
    stage.picture("customer-devices", translate("tour", "The customer's devices with what covers each of them."))
    assert pane.file is not None
    stage.found["customer"], stage.found["phone"] = pane.file.name, pane.file.phone
    stage.key("Ctrl+W", window)
    stage.gone(window)
    stage.key("Ctrl+K", stage.window)
    palette = stage.opened(CommandPalette)
    tail = "".join(sign for sign in stage.found["phone"] if sign.isdigit())[-4:]
    stage.type(tail, palette.line)
    stage.wait(lambda: any(one.title for one in finding.find_anything(tail)) and palette.entries.rowCount(), "found")
    stage.picture("find-anything", translate("tour", "Ctrl+K finds anything: here by the last digits of a telephone."))
    stage.key("Escape", palette.line)
    stage.gone(palette)
