"""A line of the routine log (R083): a round through the premises, or somebody who was received."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QLineEdit, QWidget

from app.core import clock
from app.core.changes import Changes
from app.core.i18n import translate
from app.domain.board import ROUTINE_KINDS
from app.services import routine_logs
from app.services.routine_logs import LogFile
from app.ui.desk import Desk
from app.ui.dialogs.board_item import names_box
from app.ui.dialogs.call_actions import choice
from app.ui.dialogs.form_dialog import FormDialog
from app.ui.widgets.long_text import LongText
from app.ui.widgets.moment_edit import DateEdit


class RoutineLogDialog(FormDialog):
    """A new line, or an existing one (`log`). Who came is a name; a customer on file is found by it."""

    help_page = "boards#log"

    def __init__(self, desk: Desk, log: LogFile | None = None, parent: QWidget | None = None) -> None:
        title = log.number if log else translate("board", "New line of the log")
        super().__init__(desk, title, translate("board", "Save"), parent=parent, columns=2)
        self._log = log
        form = self.form
        form.add("kind", translate("board", "Kind"), choice(ROUTINE_KINDS), required=True)
        form.add("happened_on", translate("board", "Day"), DateEdit(), required=True)
        what = translate("board", "What was looked at, or why they came")
        form.add("subject", what, QLineEdit(), required=True, wide=True)
        form.add("customer_name", translate("board", "Customer or visitor"), QLineEdit())
        form.add("person", translate("board", "By"), names_box(desk.session.full_name), required=True)
        form.add("result", translate("board", "Result"), LongText(3), wide=True)
        if log is not None:
            form.set_values({name: getattr(log, name) for name in form.fields()})
        else:
            form.set_values({"happened_on": clock.today()})
        self.setMinimumWidth(640)

    def save(self, values: dict[str, Any]) -> Changes | None:
        """Write it down or correct it."""
        log = self._log
        if log is None:
            return self.desk.bus.run(routine_logs.record, on_error=self.on_error, **values)
        return self.desk.bus.run(
            routine_logs.change, log_id=log.id, seen_version=log.row_version, on_error=self.on_error, **values
        )


def void_log(desk: Desk, log: LogFile) -> None:
    """Strike a line, asking why."""
    reason = desk.prompts.ask_text(translate("board", "Why is {number} void?").format(number=log.number))
    if reason:
        desk.bus.run(routine_logs.void, log_id=log.id, seen_version=log.row_version, reason=reason)
