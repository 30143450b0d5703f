"""The money of calls: open items with their days, a record with its way, the supervisor's day."""

from __future__ import annotations

from app.core.i18n import translate
from app.ui.pages._charges_page import ChargesPage
from app.ui.pages._reports_page import ReportsPage
from app.ui.tour._stage import Stage


def play(stage: Stage) -> None:
    """Look at what is open and at the day as a report."""
    page = stage.tab("charges", ChargesPage)
    page.show_rows("open")
    ledger = page.built["charges"]
    stage.wait(ledger.model.rowCount, "charges")
    ledger.table.go_to(0)
    stage.settle()
    stage.picture(
        "charges",
        translate("tour", "Charges: what is owed, collected, on its way to finance or waits for its invoice."),
    )
    reports = stage.tab("reports", ReportsPage)
    reports.show_report("supervisor_daily")
    stage.wait(lambda: reports.result is not None and reports.result.form == "supervisor_daily", "report")
    stage.settle()
    stage.picture(
        "supervisor-day",
        translate("tour", "The supervisor's day: jobs and hours by technician and class, what comes next."),
    )
