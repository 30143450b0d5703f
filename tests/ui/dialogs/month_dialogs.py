"""How the dialog of the month's report is opened (more of `every_dialog`)."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog

from tests.ui.dialogs.every_dialog import Office, opens


@opens("MonthReportDialog", "supervisor")
def _month(office: Office) -> QDialog:
    from app.ui.dialogs.month_report import MonthReportDialog

    return MonthReportDialog(office.desk)
