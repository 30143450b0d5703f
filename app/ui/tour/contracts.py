"""Contracts under a supervisor: the ledger, a contract with its terms and its form, a device and its swap."""

from __future__ import annotations

from PySide6.QtCore import Qt

from app.core.i18n import translate
from app.ui.dialogs.contract_editor import ContractEditor
from app.ui.dialogs.swap_device import SwapDialog
from app.ui.ledger.page import LedgerPage
from app.ui.record_window import RecordWindow
from app.ui.records.contract import TERMS, ContractPane
from app.ui.records.device import DevicePane
from app.ui.tour._stage import Stage


def play(stage: Stage) -> None:
    """Look at contracts, open one, its form, then a device of its customer and what replaces it."""
    page = stage.tab("contracts", LedgerPage)
    page.show_rows("within_90")
    stage.settle()
    stage.key("Down", page.table)
    page.table.go_to(0)
    stage.wait(page.side.isVisible, "contract")
    stage.picture(
        "contracts", translate("tour", "Contracts that end soon, with days left, cover over time and what was used.")
    )
    stage.key("Return", page.table)
    window = stage.opened(RecordWindow)
    pane = window.pane
    assert isinstance(pane, ContractPane)
    pane.tabs.setCurrentIndex(TERMS)
    stage.picture("contract-terms", translate("tour", "A contract's terms, suspensions and instalments."))
    pane.edit()
    editor = stage.opened(ContractEditor)
    stage.picture("contract-form", translate("tour", "The form of a contract: what it covers, promises and limits."))
    stage.key("Escape", editor)
    stage.gone(editor)
    first = next(row_id for row_id in pane.covered.ids() if row_id)
    stage.key("Ctrl+W", window)
    stage.gone(window)
    stage.desk.open_record("device", first)
    window = stage.opened(RecordWindow)
    device = window.pane
    assert isinstance(device, DevicePane)
    stage.picture("device-cover", translate("tour", "A device: who pays today, why, and its cover drawn over time."))
    stage.click(device.swap_button)
    swap = stage.opened(SwapDialog)
    box = swap.form.editor("rule")
    stage.wait(box.count, "rules")
    box.setFocus(Qt.FocusReason.TabFocusReason)
    stage.picture("swap", translate("tour", "A unit is replaced: each rule is shown with the day it leads to."))
    stage.key("Escape", swap)
    stage.gone(swap)
    stage.key("Ctrl+W", window)
    stage.gone(window)
