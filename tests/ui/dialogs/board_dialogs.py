"""How the dialogs of boards, roster and routine log are opened (more of `every_dialog`)."""

from __future__ import annotations

from datetime import timedelta

from PySide6.QtWidgets import QDialog

from app.core import clock
from tests.ui.dialogs.every_dialog import Office, opens


@opens("BoardItemDialog")
def _item(office: Office) -> QDialog:
    from app.ui.dialogs.board_item import BoardItemDialog

    return BoardItemDialog(office.desk)


@opens("RoutineLogDialog")
def _log(office: Office) -> QDialog:
    from app.ui.dialogs.routine_log import RoutineLogDialog

    return RoutineLogDialog(office.desk)


@opens("MakeRosterDialog", "supervisor")
def _roster(office: Office) -> QDialog:
    from app.ui.dialogs.roster import MakeRosterDialog

    return MakeRosterDialog(office.desk, clock.today(), clock.today() + timedelta(days=20))


@opens("DutyDialog", "supervisor")
def _duty(office: Office) -> QDialog:
    from app.ui.dialogs.roster import DutyDialog

    return DutyDialog(office.desk, clock.today(), "白班")
