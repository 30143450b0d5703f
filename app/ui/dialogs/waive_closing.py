"""What a call need not wait for before it is closed: chosen from what is missing, with a reason that stays on it."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QWidget

from app.core.changes import Changes
from app.core.i18n import translate
from app.services import closing
from app.services.closing import Gate
from app.ui.desk import Desk
from app.ui.dialogs.form_dialog import FormDialog
from app.ui.widgets.long_text import LongText
from app.ui.widgets.tick_choice import TickChoice


class WaiveClosingDialog(FormDialog):
    """One thing is ticked at once; of several the supervisor chooses."""

    help_page = "closing"

    def __init__(self, desk: Desk, gate: Gate, number: str, parent: QWidget | None = None) -> None:
        title = translate("closing", "Close {number} without waiting").format(number=number)
        super().__init__(desk, title, translate("closing", "Do not wait"), parent=parent)
        self._gate = gate
        self._things = {f"{one.matter}:{one.object_id}": one for one in gate.missing}
        self.explain(
            translate(
                "closing",
                "Only the call stops waiting: what is owed stays owed, what is lent stays lent. A return visit that is "
                "not waited for is not made. Name and reason stay on the call.",
            )
        )
        choice = TickChoice({key: one.text for key, one in self._things.items()})
        self.form.add("items", translate("closing", "Not waited for"), choice, required=True, wide=True)
        self.form.add("reason", translate("closing", "Reason"), LongText(2), required=True, wide=True)
        if len(self._things) == 1:
            choice.set_value(self._things)
        self.setMinimumWidth(620)

    def save(self, values: dict[str, Any]) -> Changes | None:
        """Waive what is ticked."""
        chosen = [self._things[key] for key in values["items"]]
        return self.desk.bus.run(
            closing.waive,
            self._gate.call_id,
            seen_version=self._gate.row_version,
            items=[(one.matter, one.object_id) for one in chosen],
            reason=values["reason"],
            on_error=self.on_error,
        )
