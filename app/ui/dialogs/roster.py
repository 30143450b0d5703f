"""The forms of the shift roster (F90): made for a span by turns, and one turn by hand."""

from __future__ import annotations

from datetime import date
from typing import Any

from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget

from app.core import clock
from app.core.changes import Changes
from app.core.i18n import QT_TRANSLATE_NOOP, translate
from app.services import board_names, shift_roster
from app.services.shift_roster import Duty
from app.ui.desk import Desk
from app.ui.dialogs.board_item import names_box
from app.ui.dialogs.call_actions import choice
from app.ui.dialogs.form_dialog import FormDialog
from app.ui.widgets.moment_edit import DateEdit
from app.ui.widgets.tick_choice import TickChoice

_TURNS = {
    1: QT_TRANSLATE_NOOP("roster", "Every day"),
    7: QT_TRANSLATE_NOOP("roster", "Every week"),
}


class MakeRosterDialog(FormDialog):
    """The roster of a span, by turns of the people ticked."""

    help_page = "boards#roster"

    def __init__(self, desk: Desk, first: date, last: date, parent: QWidget | None = None) -> None:
        super().__init__(
            desk, translate("roster", "Make the roster"), translate("roster", "Make it"), parent=parent, columns=2
        )
        words = "、".join(f"{one.name} {one.words()}" for one in shift_roster.shifts())
        self.explain(translate("roster", "Shifts: {shifts} (set in the preferences).").format(shifts=words))
        form = self.form
        form.add("first", translate("roster", "From"), DateEdit(), required=True)
        form.add("last", translate("roster", "Until"), DateEdit(), required=True)
        names = {name: name for name in board_names.names()}
        form.add("people", translate("roster", "Who takes turns"), TickChoice(names), required=True, wide=True)
        form.add("turn_days", translate("roster", "People change"), choice(_TURNS))
        again = form.add("replace", "", QCheckBox(translate("roster", "Make anew what has not begun yet")))
        again.toggled.connect(lambda on: form.set_visible("reason", on))
        form.add("reason", translate("roster", "Why"), QLineEdit(), wide=True)
        form.set_visible("reason", False)
        used = [one.person for day in shift_roster.span(first, last).days for one in day.duties]
        form.set_values({"first": max(first, clock.today()), "last": last, "people": tuple(dict.fromkeys(used))})
        self.setMinimumWidth(640)

    def save(self, values: dict[str, Any]) -> Changes | None:
        """Make it, and say how many turns that gave."""
        changes = self.desk.bus.run(shift_roster.make, on_error=self.on_error, **values)
        if changes is not None:
            made = len(changes.touched.get("shift_duty", ()))
            self.desk.prompts.say(translate("roster", "Turns on the roster: {count}.").format(count=made))
        return changes


class DutyDialog(FormDialog):
    """Somebody for a shift of a day, or somebody else for a turn (`duty`)."""

    help_page = "boards#roster"

    def __init__(
        self, desk: Desk, day: date, shift: str, duty: Duty | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(desk, f"{day.isoformat()} {shift}", translate("roster", "Save"), parent=parent)
        self._day, self._shift, self._duty = day, shift, duty
        form = self.form
        form.add("person", translate("roster", "Who"), names_box(), required=True)
        form.add("phone", translate("roster", "Reached at"), QLineEdit(), translate("roster", "Empty: as on file."))
        form.add("note", translate("roster", "Note"), QLineEdit())
        if duty is not None:
            form.set_values({"person": duty.person, "phone": duty.phone, "note": duty.note})

    def save(self, values: dict[str, Any]) -> Changes | None:
        """Put it on the roster."""
        duty, run = self._duty, self.desk.bus.run
        if duty is None:
            return run(shift_roster.assign, day=self._day, shift=self._shift, on_error=self.on_error, **values)
        changed = values["person"] != duty.person
        if changed and values["phone"] == duty.phone:
            values = {**values, "phone": ""}
        return run(
            shift_roster.change, duty_id=duty.id, seen_version=duty.row_version, on_error=self.on_error, **values
        )
