"""How the dialog of a lost stick is opened (more of `every_dialog`)."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog

from app.services import package_runs
from tests.ui.dialogs.every_dialog import Office, opens


@opens("LostStickDialog", "supervisor")
def _lost(office: Office) -> QDialog:
    from app.ui.dialogs.lost_stick import LostStickDialog

    run = package_runs.begin(purpose="月末上报", ledgers=("customers",), formats=("xlsx",), target="KINGSTON").result
    package_runs.verified(run_id=run, digest="ab" * 32, rows=5, files=3, size=100)
    return LostStickDialog(office.desk, package_runs.entry(run), office.window)
