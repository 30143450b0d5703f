"""The tab “Complaints”: what the tab bar knows of it. The page itself is loaded when it is first shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.core.i18n import QT_TRANSLATE_NOOP
from app.ui.pages import Page

if TYPE_CHECKING:
    from app.ui.desk import Desk
    from app.ui.pages._complaints_page import ComplaintsPage


def _build(desk: Desk) -> ComplaintsPage:
    from app.ui.pages._complaints_page import ComplaintsPage

    return ComplaintsPage(desk)


PAGE = Page(
    name="complaints",
    title=QT_TRANSLATE_NOOP("pages", "Complaints"),
    icon="complaints",
    position=65,
    build=_build,
    permission="complaint.view",
    ledgers=(
        "complaints",
        "case_register",
        "complaint_slips",
        "anomaly_notices",
        "return_slips",
        "sales_certificates",
        "receivable_exclusions",
        "corrective_actions",
        "penalties",
        "archive_bundles",
    ),
    help_page="complaints",
)  # fmt: skip
