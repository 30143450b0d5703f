"""The people of the office: technicians, representatives, interface persons."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit

from app.core.changes import Changes
from app.core.errors import UserError
from app.core.i18n import translate
from app.services import departments, staff
from app.services.staff import StaffEntry
from app.ui.dialogs._entry_list import EntryListDialog
from app.ui.dialogs.form_dialog import FormDialog
from app.ui.theme import Tone
from app.ui.widgets.form_grid import FormGrid
from app.ui.widgets.section import Row


class StaffDialog(EntryListDialog):
    """The staff list."""

    help_page = "settings"

    permission = "staff.change"
    kind = "staff"

    def words(self) -> tuple[str, ...]:
        """The title, then the headings."""
        return (
            translate("staff", "Staff"), translate("staff", "Name"), translate("staff", "Number"),
            translate("staff", "Telephone"), translate("staff", "Department"), translate("staff", "Technician"),
        )  # fmt: skip

    def read(self, *, active_only: bool) -> Sequence[StaffEntry]:
        """The people."""
        return staff.listing(active_only=active_only)

    def row(self, entry: StaffEntry) -> Row:
        """A person in one line."""
        tick = "✓" if entry.is_technician else ""
        tones = () if entry.is_active else (Tone.PAUSED,) * 5
        return Row(entry.id, (entry.name, entry.number, entry.phone, entry.department, tick), tones)

    def fill(self, form: FormGrid, entry: StaffEntry | None) -> None:
        """The fields of a person."""
        form.add("name", translate("staff", "Name"), QLineEdit(), required=True)
        form.add("phone", translate("staff", "Telephone"), QLineEdit())
        box = QComboBox()
        box.addItem("–", 0)
        for one in departments.listing():
            box.addItem(one.name, one.id)
        if entry is not None and entry.department_id and box.findData(entry.department_id) < 0:
            box.addItem(entry.department, entry.department_id)  # out of use, and still theirs
        form.add("department_id", translate("staff", "Department"), box)
        form.add("is_technician", "", QCheckBox(translate("staff", "Goes to customers (technician)")))
        if entry is not None:
            form.set_values({name: getattr(entry, name) for name in form.fields()})

    def save(self, entry: StaffEntry | None, values: dict[str, Any], dialog: FormDialog) -> Changes | None:
        """Create or change."""
        run = self.desk.bus.run
        if entry is None:
            return run(staff.create, on_error=dialog.on_error, **values)
        return run(
            staff.change, staff_id=entry.id, seen_version=entry.row_version, user_id=entry.user_id,
            on_error=dialog.on_error, **values,
        )  # fmt: skip

    def turn(self, entry: StaffEntry) -> Changes | None:
        """Out of use, or into use."""
        step = staff.deactivate if entry.is_active else staff.reactivate
        return self.desk.bus.run(
            step, staff_id=entry.id, seen_version=entry.row_version, on_error=lambda error: self._refused(entry, error)
        )

    def _refused(self, entry: StaffEntry, error: UserError) -> bool:
        """Somebody leaves with things in hand: tell all of them, and take the list along to whoever takes them in."""
        if not isinstance(error, staff.StillHeld):
            return False
        words = "\n".join((entry.name, *error.sorts))
        self.desk.prompts.warn(
            error.text, translate("staff", "Copy the list"), lambda: QGuiApplication.clipboard().setText(words)
        )
        return True
