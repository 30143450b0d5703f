"""The small forms of losing and winning back a customer (R034)."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QLineEdit, QWidget

from app.core.changes import Changes
from app.core.i18n import translate
from app.domain.care import LOSS_REASONS
from app.services import win_back
from app.ui.desk import Desk
from app.ui.dialogs.call_actions import choice
from app.ui.dialogs.form_dialog import FormDialog
from app.ui.dialogs.relationship_card import people_box
from app.ui.widgets.long_text import LongText
from app.ui.widgets.moment_edit import DateEdit


class LoseDialog(FormDialog):
    """Why and when a customer was lost."""

    help_page = "relationship#lost"

    def __init__(self, desk: Desk, customer_id: int, name: str, version: int, parent: QWidget | None = None) -> None:
        super().__init__(desk, name, translate("win_back", "Mark as lost"), parent=parent)
        self._customer_id, self._version = customer_id, version
        self.explain(translate("win_back", "Key customers are counted as lost in the month of this day."))
        self.form.add("reason", translate("win_back", "Reason"), choice(LOSS_REASONS), required=True)
        hint = translate("win_back", "Empty means today.")
        self.form.add("lost_on", translate("win_back", "Lost on"), DateEdit(), hint)
        self.form.add("note", translate("win_back", "Note"), LongText(3))

    def save(self, values: dict[str, Any]) -> Changes | None:
        """Mark the customer."""
        return self.desk.bus.run(
            win_back.lose,
            customer_id=self._customer_id,
            seen_version=self._version,
            on_error=self.on_error,
            **values,
        )


class WinBackNoteDialog(FormDialog):
    """What was tried, and what comes next."""

    help_page = "relationship#lost"

    def __init__(self, desk: Desk, customer_id: int, name: str, parent: QWidget | None = None) -> None:
        super().__init__(desk, name, translate("win_back", "Write down"), parent=parent)
        self._customer_id = customer_id
        self.form.add("tried", translate("win_back", "What was tried"), LongText(3), required=True)
        self.form.add("next_step", translate("win_back", "Next step"), QLineEdit())
        self.form.add("next_step_on", translate("win_back", "Next step on"), DateEdit())
        hint = translate("win_back", "Empty means today.")
        self.form.add("noted_on", translate("win_back", "Day"), DateEdit(), hint)
        self.form.add("by", translate("win_back", "By"), people_box(desk.session.full_name))

    def save(self, values: dict[str, Any]) -> Changes | None:
        """Keep the note."""
        return self.desk.bus.run(win_back.add_note, customer_id=self._customer_id, on_error=self.on_error, **values)


class WonBackDialog(FormDialog):
    """The customer is back."""

    help_page = "relationship#lost"

    def __init__(self, desk: Desk, customer_id: int, name: str, version: int, parent: QWidget | None = None) -> None:
        super().__init__(desk, name, translate("win_back", "Won back"), parent=parent)
        self._customer_id, self._version = customer_id, version
        hint = translate("win_back", "Empty means today.")
        self.form.add("won_back_on", translate("win_back", "Won back on"), DateEdit(), hint)
        self.form.add("note", translate("win_back", "How"), LongText(3))

    def save(self, values: dict[str, Any]) -> Changes | None:
        """Take the mark away; the loss stays in the history."""
        return self.desk.bus.run(
            win_back.won_back,
            customer_id=self._customer_id,
            seen_version=self._version,
            on_error=self.on_error,
            **values,
        )
