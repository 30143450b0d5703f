"""A morning of visits: the sheet, a result by two keys, a call that follows, a time to call back, the record."""

from __future__ import annotations

from datetime import timedelta

from app.core import clock
from app.core.i18n import translate
from app.ui.dialogs.call_from_visit import FollowUpCallDialog
from app.ui.pages._visits_page import MorningSheet, VisitsPage
from app.ui.record_window import RecordWindow
from app.ui.records.return_visit import ReturnVisitPane
from app.ui.tour._case import close_preview
from app.ui.tour._stage import Stage


def play(stage: Stage) -> None:
    """Ring the first customers of the next morning."""
    now = clock.local(clock.now())
    stage.advance((now + timedelta(days=1)).replace(hour=9, minute=10) - now)
    page = stage.tab("visits", VisitsPage)
    page.tabs.setCurrentIndex(0)
    sheet = page.sheet
    assert sheet is not None
    stage.wait(sheet.table.rowCount, "visits")
    first = next((line.id for line in sheet.lines() if line.call_number and not line.complaint_id), 0)
    sheet.table.choose(first)
    sheet.table.setFocus()
    stage.settle()
    stage.picture("visits", translate("tour", "A morning of visits: whom to ring, why, what was done, what to ask."))
    _print(stage, sheet)
    stage.key("2", sheet.table)
    stage.type("声音比修前还大，希望再来看看。", sheet.entry.comment)
    stage.picture(
        "visit-result", translate("tour", "A key judges, the words follow, Enter goes on to the next customer.")
    )
    stage.key("Return", sheet.entry.comment)
    stage.wait(lambda: sheet.entry.waits_for_key, "what follows")
    stage.picture(
        "visit-dissatisfied", translate("tour", "Dissatisfied: one key more opens a call that is tied to the visit.")
    )
    stage.key("B", sheet.entry.again)
    form = stage.opened(FollowUpCallDialog)
    stage.picture("visit-call", translate("tour", "The new call begins with what the customer said."))
    form.submit()
    stage.gone(form)
    call = stage.opened(RecordWindow)
    stage.key("Ctrl+W", call)
    stage.gone(call)
    _call_back(stage, sheet)
    _record(stage, first)


def _print(stage: Stage, sheet: MorningSheet) -> None:
    stage.click(sheet.paper)
    stage.picture("visit-sheet", translate("tour", "The morning sheet on paper."))
    close_preview(stage)
    sheet.table.setFocus()


def _call_back(stage: Stage, sheet: MorningSheet) -> None:
    stage.window.activateWindow()
    sheet.table.setFocus()
    stage.settle()
    stage.key("C", sheet.table)
    later = clock.local(clock.now()).replace(hour=15, minute=30)
    stage.type(later.strftime("%Y-%m-%d %H:%M"), sheet.entry.when)
    stage.key("Return", sheet.entry.when)
    stage.wait(lambda: any(line.call_back_at == later for line in sheet.lines()), "15:30")
    stage.picture(
        "visit-call-back", translate("tour", "A customer who asks for another time is rung then, first on the sheet.")
    )


def _record(stage: Stage, visit_id: int) -> None:
    stage.desk.open_record("return_visit", visit_id)
    window = stage.opened(RecordWindow)
    assert isinstance(window.pane, ReturnVisitPane)
    stage.picture(
        "visit-record", translate("tour", "The record of a return visit: every try, who asked and who typed.")
    )
    stage.key("Ctrl+W", window)
    stage.gone(window)
