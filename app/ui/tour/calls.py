"""A call comes in: found, registered and appointed without the mouse; then its record."""

from __future__ import annotations

from app.core.i18n import translate
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
    dialog.caller.device.setCurrentIndex(0)
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
    stage.key("Ctrl+W", window)
    stage.gone(window)
