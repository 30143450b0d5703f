"""The departments of the branch, for people, assignments and signature lines (R018)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtWidgets import QLineEdit

from app.core.changes import Changes
from app.core.i18n import translate
from app.services import departments
from app.services.departments import DepartmentEntry
from app.ui.dialogs._entry_list import EntryListDialog
from app.ui.dialogs.form_dialog import FormDialog
from app.ui.theme import Tone
from app.ui.widgets.form_grid import FormGrid
from app.ui.widgets.section import Row


class DepartmentsDialog(EntryListDialog):
    """The list of departments."""

    help_page = "settings"

    permission = "staff.change"
    kind = "department"

    def words(self) -> tuple[str, ...]:
        """The title, then the heading."""
        return translate("departments", "Departments"), translate("departments", "Name")

    def read(self, *, active_only: bool) -> Sequence[DepartmentEntry]:
        """The departments."""
        return departments.listing(active_only=active_only)

    def row(self, entry: DepartmentEntry) -> Row:
        """A department in one line."""
        return Row(entry.id, (entry.name,), () if entry.is_active else (Tone.PAUSED,))

    def fill(self, form: FormGrid, entry: DepartmentEntry | None) -> None:
        """Its name."""
        form.add("name", translate("departments", "Name"), QLineEdit(), required=True)
        if entry is not None:
            form.set_values({"name": entry.name})

    def save(self, entry: DepartmentEntry | None, values: dict[str, Any], dialog: FormDialog) -> Changes | None:
        """Create or rename."""
        run = self.desk.bus.run
        if entry is None:
            return run(departments.create, on_error=dialog.on_error, **values)
        return run(
            departments.change,
            department_id=entry.id,
            seen_version=entry.row_version,
            on_error=dialog.on_error,
            **values,
        )

    def turn(self, entry: DepartmentEntry) -> Changes | None:
        """Out of use, or into use."""
        step = departments.deactivate if entry.is_active else departments.reactivate
        return self.desk.bus.run(step, department_id=entry.id, seen_version=entry.row_version)
