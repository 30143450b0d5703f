"""Figures for a supervisor: the day with its indicators, open items, time limits, the basis of the appraisal."""

from __future__ import annotations

from app.core.i18n import translate
from app.ui.pages._home_page import HomePage
from app.ui.pages._reports_page import ReportsPage
from app.ui.tour._stage import Stage


def play(stage: Stage) -> None:
    """Look at the day and at some reports; the supervisor has signed in for the month's report."""
    home = stage.tab("home", HomePage)
    stage.wait(lambda: home.strip.found, "indicators")
    stage.settle()
    stage.picture(
        "supervisor-home",
        translate(
            "tour", "A supervisor's day: the month against the last, what is late, who is on duty, what is planned."
        ),
    )
    reports = stage.tab("reports", ReportsPage)
    for name, words in (
        ("open_items", translate("tour", "Open items: what waits of each sort, what is late, since when.")),
        ("sla", translate("tour", "Time limits kept, by level or technician; every figure opens its calls.")),
        ("service_money", translate("tour", "Money of the service: charged, collected, invoiced, still owed.")),
        ("appraisal", translate("tour", "Basis of the appraisal: each person's figures, each with its records.")),
    ):
        reports.result = None
        reports.show_report(name)
        stage.wait(lambda: reports.result is not None, name)
        stage.settle()
        stage.picture(name.replace("_", "-"), words)
