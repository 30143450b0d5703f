"""Corrective action (R107): opened or changed; done; its effect checked, and what is done instead when it failed."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from PySide6.QtWidgets import QComboBox, QCompleter, QLineEdit, QWidget

from app.core import clock
from app.core.changes import Changes
from app.core.i18n import translate
from app.domain.workflows import corrective_action as workflow
from app.services import corrective_actions, departments, staff
from app.services.corrective_action_file import ActionFile
from app.ui.desk import Desk
from app.ui.dialogs.call_actions import choice
from app.ui.dialogs.form_dialog import FormDialog
from app.ui.widgets.long_text import LongText
from app.ui.widgets.moment_edit import DateEdit

DUE_DAYS = 14
"""Offered for a new action; the day may be any other."""


class CorrectiveActionDialog(FormDialog):
    """A new action of a case, or one that is not done yet."""

    help_page = "complaints#corrective"

    def __init__(
        self, desk: Desk, case_id: int, about: str = "", found: ActionFile | None = None, parent: QWidget | None = None
    ) -> None:
        title = found.number if found else translate("corrective_action", "New corrective action")
        super().__init__(desk, title, translate("corrective_action", "Save"), parent=parent, columns=2)
        self._case_id, self._found = case_id, found
        self.explain(about)
        form = self.form
        form.add("kind", translate("corrective_action", "Kind"), choice(workflow.KINDS))
        form.add("due_on", translate("corrective_action", "To be done by"), DateEdit(), required=True)
        form.add("action", translate("corrective_action", "What is done"), LongText(3), required=True, wide=True)
        form.add("staff_id", translate("corrective_action", "Person"), people(found.staff_id if found else 0))
        office = form.add("unit_name", translate("corrective_action", "Unit"), QLineEdit())
        office.setCompleter(QCompleter([one.name for one in departments.listing()], office))
        form.set_hint("unit_name", translate("corrective_action", "Empty: the person's department."))
        if found is None:
            form.set_values({"due_on": clock.today() + timedelta(days=DUE_DAYS)})
        else:
            form.set_values({
                "kind": found.kind, "due_on": found.due_on, "action": found.action, "staff_id": found.staff_id,
                "unit_name": found.unit,
            })  # fmt: skip
        self.setMinimumWidth(720)

    def save(self, values: dict[str, Any]) -> Changes | None:
        """Open it, or change it."""
        run, found = self.desk.bus.run, self._found
        values["staff_id"] = values["staff_id"] or 0
        if found is None:
            return run(corrective_actions.open_action, self._case_id, on_error=self.on_error, **values)
        change = corrective_actions.change
        return run(change, found.id, seen_version=found.row_version, on_error=self.on_error, **values)


class FinishActionDialog(FormDialog):
    """What was done, when, and by when its effect is checked."""

    help_page = "complaints#corrective"

    def __init__(self, desk: Desk, found: ActionFile, parent: QWidget | None = None) -> None:
        title = translate("corrective_action", "{number} is done").format(number=found.number)
        super().__init__(desk, title, translate("corrective_action", "Done"), parent=parent)
        self._found = found
        self.explain(found.action)
        form = self.form
        form.add("result", translate("corrective_action", "What was done"), LongText(3), required=True)
        day = form.add("day", translate("corrective_action", "Done on"), DateEdit(), required=True)
        form.add("check_due_on", translate("corrective_action", "Effect to be checked by"), DateEdit(), required=True)
        form.set_values({"day": clock.today()})
        day.edited.connect(self._offer_check)
        self._offer_check()
        self.setMinimumWidth(560)

    def save(self, values: dict[str, Any]) -> Changes | None:
        """Enter it."""
        found = self._found
        return self.desk.bus.run(
            corrective_actions.finish, found.id, seen_version=found.row_version, on_error=self.on_error, **values
        )

    def _offer_check(self) -> None:
        values = self.form.values() or {}
        if values.get("day"):
            after = values["day"] + timedelta(days=corrective_actions.CHECK_AFTER_DAYS)
            self.form.set_values({"check_due_on": after})


class CheckActionDialog(FormDialog):
    """Whether it was effective, and what shows it; if not, what is done instead, as a new action."""

    help_page = "complaints#corrective"

    def __init__(self, desk: Desk, found: ActionFile, parent: QWidget | None = None) -> None:
        title = translate("corrective_action", "Check the effect of {number}").format(number=found.number)
        super().__init__(desk, title, translate("corrective_action", "Enter the check"), parent=parent)
        self._found = found
        self.explain(f"{found.action}\n{found.result}")
        form = self.form
        box: QComboBox = form.add("is_effective", translate("corrective_action", "It was"), QComboBox())
        box.addItem(translate("corrective_action", "effective"), True)
        box.addItem(translate("corrective_action", "not effective"), False)
        form.add("words", translate("corrective_action", "What shows it"), LongText(2), required=True)
        form.add("day", translate("corrective_action", "Checked on"), DateEdit(), required=True)
        form.add("follow_up", translate("corrective_action", "Done instead"), LongText(2), required=True)
        form.add("follow_up_due_on", translate("corrective_action", "Instead, by"), DateEdit(), required=True)
        today = clock.today()
        form.set_values({"day": today, "follow_up_due_on": today + timedelta(days=DUE_DAYS)})
        box.currentIndexChanged.connect(lambda _place: self._show_follow_up())
        self._show_follow_up()
        self.setMinimumWidth(560)

    def save(self, values: dict[str, Any]) -> Changes | None:
        """Enter it."""
        found = self._found
        return self.desk.bus.run(
            corrective_actions.check, found.id, seen_version=found.row_version, on_error=self.on_error, **values
        )

    def _show_follow_up(self) -> None:
        failed = self.form.editor("is_effective").currentData() is False
        for field in ("follow_up", "follow_up_due_on"):
            self.form.set_visible(field, failed)
        self.adjustSize()


def people(chosen: int = 0) -> QComboBox:
    """Who works here; `chosen` also when they have left."""
    box = QComboBox()
    box.addItem("–", 0)
    for one in staff.listing(active_only=False):
        if one.is_active or one.id == chosen:
            box.addItem(" · ".join(part for part in (one.name, one.department) if part), one.id)
    box.setCurrentIndex(max(0, box.findData(chosen)))
    return box
