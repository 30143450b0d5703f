"""The month's report: worked out with progress, what changed, adjustments of closed months, and the month lock."""

from __future__ import annotations

from app.core.i18n import translate
from app.services.report_dates import MONTH_REPORT
from app.ui.dialogs.month_report import MonthReportDialog
from app.ui.dialogs.sign_in import SignInPanel
from app.ui.pages._reports_page import ReportsPage
from app.ui.tour._stage import Stage
from app.ui.tour.door import enter


def play(stage: Stage) -> None:
    """Work out last month, look at it, close it, compare it with today."""
    stage.shift.sign_out()
    enter(stage, stage.panel(SignInPanel), "boss")
    stage.tab("reports", ReportsPage).show_report(MONTH_REPORT)
    dialog = stage.opened(MonthReportDialog)
    month = dialog.month
    stage.click(stage.button(dialog, "gather"))
    stage.wait(lambda: dialog.draft, "month's report")
    stage.settle()
    stage.picture(
        "month-report",
        translate("tour", "The month's report in one go: what changed, in three sentences that can be edited."),
    )
    dialog.parts.tabs.setCurrentIndex(1)
    stage.settle()
    stage.picture(
        "month-figures",
        translate("tour", "Every figure beside the month before and last year; nothing to divide by is no 0 %."),
    )
    stage.desk.prompts.next_answer(True)
    stage.click(stage.button(dialog, "close"))
    stage.wait(lambda: dialog.closed is not None and dialog.closed.month == month, "closed month")
    stage.settle()
    stage.picture(
        "month-closed",
        translate(
            "tour", "Closed: its figures stay and print again as they were, with the fingerprint of all numbers."
        ),
    )
    stage.click(stage.button(dialog, "compare"))
    stage.settle()
    dialog.reject()
    stage.gone(dialog)
