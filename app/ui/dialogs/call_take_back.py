"""The steps of a call whose things were taken along: taken back, everything repaired, handed back."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QWidget

from app.core.changes import Changes
from app.core.i18n import translate
from app.services import service_call_take_back
from app.services.service_call_file import CallFile
from app.ui.desk import Desk
from app.ui.dialogs.form_dialog import FormDialog
from app.ui.dialogs.hand_back import CallReturnDialog
from app.ui.dialogs.take_back import TakeBackDialog
from app.ui.widgets.long_text import LongText

STEPS = ("take_back", "bring_in", "another_receipt", "repair", "hand_back")


class CallRepairedDialog(FormDialog):
    """Everything taken back is ready; a remark goes with the results of the ledger."""

    help_page = "returned_parts#take_along"

    def __init__(self, desk: Desk, call: CallFile, parent: QWidget | None = None) -> None:
        title = translate("take_back", "{number} · repaired").format(number=call.number)
        super().__init__(desk, title, translate("take_back", "Repaired"), parent=parent)
        self._call = call
        self.explain(translate("take_back", "The results of the returned-part ledger go with it."))
        self.form.add("test_result", translate("take_back", "Remark"), LongText(3))

    def save(self, values: dict[str, Any]) -> Changes | None:
        """Take the step."""
        seen = self._call.row_version
        return self.desk.bus.run(
            service_call_take_back.repaired, self._call.id, seen_version=seen, on_error=self.on_error, **values
        )


def take_step(desk: Desk, name: str, call: CallFile, parent: QWidget | None = None) -> None:
    """Begin one of `STEPS`."""
    dialogs = {"repair": CallRepairedDialog, "hand_back": CallReturnDialog}
    dialogs.get(name, TakeBackDialog)(desk, call, parent).open()
