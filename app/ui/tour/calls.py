"""A call comes in: found, registered and appointed without the mouse; then its record."""

from __future__ import annotations

from app.core.i18n import translate
from app.ui.dialogs.charge_line import ChargeLineDialog
from app.ui.dialogs.register_call import RegisterCallDialog
from app.ui.record_window import RecordWindow
from app.ui.records.service_call import ServiceCallPane
from app.ui.tour._stage import Stage
from app.ui.widgets.clock_explained import ExplanationDialog

FAULT = "开机后报警，面板按键没有反应，重启两次仍然如此，生产线停着等。"
VISIT = "15:00"


def play(stage: Stage) -> None:
    """Ctrl+N, initials, Enter; the fault; level 2; a visit this afternoon; Ctrl+Enter."""
    stage.key("Ctrl+N", stage.window)
    dialog = stage.opened(RegisterCallDialog)
    finder = dialog.caller.finder
    stage.type("byhg", finder)
    stage.wait(finder.is_list_open, "hits")
    stage.picture(
        "call-found",
        translate("tour", "Ctrl+N registers a call: the caller is found by pinyin initials, name, phone or serial."),
    )
    stage.key("Return", finder)
    stage.wait(lambda: dialog.caller.customer_id, "customer")
    stage.settle()
    stage.key("Down", dialog.caller.device)
    stage.picture(
        "call-cover",
        translate("tour", "Who is calling: cover verdict with its proof, open calls and the last five calls."),
    )
    stage.type(FAULT, dialog.fault)
    category = dialog.form.editor("category")
    category.setFocus()
    stage.key("Down", category)
    level = dialog.level.focusProxy() or dialog.level
    dialog.level.setFocus()
    stage.key("2", level)
    stage.wait(lambda: dialog.level.value() == 2, "level")
    stage.key("Alt+4", dialog)
    stage.wait(lambda: dialog.outcome.chosen() == "appointed", "outcome")
    visit = dialog.outcome.forms["appointed"]
    stage.type(VISIT, visit.editor("appointed_at"))
    stage.key("Return", visit.editor("appointed_at"))
    stage.picture(
        "call-filled",
        translate(
            "tour", "The call filled in: fault, category, level with its definition and promise, visit appointed."
        ),
    )
    stage.key("Ctrl+Return", dialog)
    stage.gone(dialog)
    window = stage.opened(RecordWindow)
    pane = window.pane
    assert isinstance(pane, ServiceCallPane)
    call = pane.call
    assert call is not None
    stage.found["call"], stage.found["number"] = call.id, call.number
    stage.picture(
        "call-record",
        translate("tour", "The registered call: where it stands, its clocks, the next steps, its history."),
    )
    pane.clocks.explain()
    explained = stage.opened(ExplanationDialog)
    stage.picture("clocks-explained", translate("tour", "How the clocks were computed, line by line in plain words."))
    stage.key("Escape", explained)
    stage.gone(explained)
    _charge(stage, pane)
    stage.key("Ctrl+W", window)
    stage.gone(window)


def _charge(stage: Stage, pane: ServiceCallPane) -> None:
    """A line that cover does not pay for: from the price list, agreed by the caller."""
    pane.tabs.setCurrentIndex(1)
    pane.charges.add_line_button.click()
    dialog = stage.opened(ChargeLineDialog)
    pick = dialog.form.editor("pick")
    pick.setFocus()
    stage.key("End", pick)
    if "exclusion" in dialog.form.fields():
        reason = dialog.form.editor("exclusion")
        reason.setCurrentIndex(reason.findData("outside_contract"))
    stage.type(pane.call.reporter if pane.call else "", dialog.form.editor("agreed_by"))
    stage.picture(
        "charge-line",
        translate(
            "tour", "A line of the price list: why it is charged although cover pays the service, and who agreed."
        ),
    )
    stage.key("Ctrl+Return", dialog)
    stage.gone(dialog)
    stage.wait(lambda: pane.call is not None and pane.call.charges, "charge")
    stage.picture("call-charges", translate("tour", "The call's charges: sum, who agreed, how it is paid."))
