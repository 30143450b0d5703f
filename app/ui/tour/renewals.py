"""The renewal desk and the inspections that contracts ask for: the forms, the printed notice and sheet."""

from __future__ import annotations

from app.core.i18n import translate
from app.ui.dialogs.print_preview import PrintPreview
from app.ui.dialogs.renewal import RenewDialog
from app.ui.ledger.page import LedgerPage
from app.ui.record_window import RecordWindow
from app.ui.records.contract import RENEWAL, ContractPane
from app.ui.records.inspection import InspectionPane
from app.ui.tour._stage import Stage


def play(stage: Stage) -> None:
    """Look at what ends soon, renew one, print its notice, then look at an inspection and its sheet."""
    page = stage.tab("contracts", LedgerPage)
    page.show_rows("within_90")
    stage.settle()
    stage.key("Down", page.table)
    page.table.go_to(0)
    stage.key("Return", page.table)
    window = stage.opened(RecordWindow)
    pane = window.pane
    assert isinstance(pane, ContractPane)
    pane.tabs.setCurrentIndex(RENEWAL)
    stage.picture(
        "renewal",
        translate("tour", "The renewal desk: how far a renewal is, last year's use beside the offer, what was said."),
    )
    stage.click(pane.renewal.renew)
    dialog = stage.opened(RenewDialog)
    stage.picture("renew", translate("tour", "A renewal lists what changes before it is done."))
    stage.key("Escape", dialog)
    stage.gone(dialog)
    stage.click(pane.renewal.notice)
    preview = stage.opened(PrintPreview)
    stage.picture("expiry-notice", translate("tour", "The expiry notice with its offer and its reply slip."))
    _close(stage, preview)
    stage.key("Ctrl+W", window)
    stage.gone(window)
    page = stage.tab("inspections", LedgerPage)
    stage.settle()
    stage.key("Down", page.table)
    page.table.go_to(0)
    stage.picture("inspections", translate("tour", "Inspections that contracts ask for: to plan, overdue, done."))
    stage.key("Return", page.table)
    window = stage.opened(RecordWindow)
    sheet = window.pane
    assert isinstance(sheet, InspectionPane)
    stage.click(sheet.sheet)
    preview = stage.opened(PrintPreview)
    stage.picture("inspection-sheet", translate("tour", "The sheet of an inspection to tick, sign and score."))
    _close(stage, preview)
    stage.key("Ctrl+W", window)
    stage.gone(window)


def _close(stage: Stage, preview: PrintPreview) -> None:
    stage.key("Escape", preview)
    stage.gone(preview)
