"""Loaner units: one is lent from the pool with its slip; then where everything is."""

from __future__ import annotations

from app.core.i18n import translate
from app.services import loan_file, service_call_file, voucher_file
from app.ui.dialogs.lend_unit import LendUnitDialog
from app.ui.dialogs.print_preview import PrintPreview
from app.ui.ledger.page import LedgerPage
from app.ui.pages._returned_parts_page import ReturnedPartsPage
from app.ui.record_window import RecordWindow
from app.ui.records.loaner_unit import LoanerUnitPane
from app.ui.tour._stage import Stage


def play(stage: Stage) -> None:
    """Lend a unit for a call that is under way, look at what is out, then at who has what."""
    page = stage.tab("returned_parts", ReturnedPartsPage)
    pool = page.open_ledger("loaner_units")
    _first(stage, pool, "in_stock")
    stage.picture("loaner-units", translate("tour", "The pool of loaner units: what is in, who has what is out."))
    _lend(stage, pool)
    _first(stage, page.open_ledger("loans"), "out")
    stage.picture("loans", translate("tour", "Loans: until when, signed or not, what came back damaged."))
    _first(stage, page.open_ledger("custody"), "out")
    stage.picture("where-is-it", translate("tour", "Where is it: every object has one holder, every hand-over a line."))


def _lend(stage: Stage, pool: LedgerPage) -> None:
    stage.key("Return", pool.table)
    window = stage.opened(RecordWindow)
    pane = window.pane
    assert isinstance(pane, LoanerUnitPane)
    stage.click(pane.lend)
    form = stage.opened(LendUnitDialog)
    stage.retype(_call_under_way(), form.form.editor("call_id"))
    stage.retype("外观完好，开机测试正常", form.form.editor("condition"))
    stage.picture("lend", translate("tour", "A unit is lent for a call: until when, by whom, in what condition."))
    stage.key("Ctrl+Return", form)
    preview = stage.opened(PrintPreview)
    stage.wait(preview.go.isEnabled, "printer")
    stage.picture("loan-slip", translate("tour", "The loan slip: signed when the unit comes and when it goes back."))
    stage.key("Escape", preview)
    stage.gone(preview)
    stage.key("Ctrl+W", window)
    stage.gone(window)


def _call_under_way() -> str:
    """The number of a call whose voucher is out, without a loaner where there is one."""
    out = [voucher.call_id for person in voucher_file.out_with_technicians() for voucher in person.vouchers]
    fresh = [call_id for call_id in out if not loan_file.out_of_call(call_id)]
    return service_call_file.file((fresh or out)[-1]).number


def _first(stage: Stage, page: LedgerPage, view: str) -> None:
    """Show a view and choose its first row."""
    page.show_rows(view)
    stage.wait(page.model.rowCount, view)
    page.table.setFocus()
    page.table.selectRow(0)
    stage.settle()
