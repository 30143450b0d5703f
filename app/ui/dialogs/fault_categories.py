"""Fault categories: line, device, operation, and their subtypes (R065)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtWidgets import QComboBox, QLineEdit, QSpinBox

from app.core.changes import Changes
from app.core.i18n import translate
from app.services import fault_categories
from app.services.fault_categories import FaultCategoryEntry
from app.ui.dialogs._entry_list import EntryListDialog
from app.ui.dialogs.form_dialog import FormDialog
from app.ui.theme import Tone
from app.ui.widgets.form_grid import FormGrid
from app.ui.widgets.long_text import LongText
from app.ui.widgets.section import Row


class FaultCategoriesDialog(EntryListDialog):
    """The list of fault categories in the order in which they are offered."""

    help_page = "settings"

    permission = "fault_category.change"
    kind = "fault_category"
    stretch = 1

    def words(self) -> tuple[str, ...]:
        """The title, then the headings."""
        return (
            translate("categories", "Fault categories"), translate("categories", "Code"),
            translate("categories", "Category"), translate("categories", "Group"), translate("categories", "Place"),
        )  # fmt: skip

    def read(self, *, active_only: bool) -> Sequence[FaultCategoryEntry]:
        """The categories."""
        return fault_categories.listing(active_only=active_only)

    def row(self, entry: FaultCategoryEntry) -> Row:
        """A category in one line; subtypes stand under their group."""
        name = f"    {entry.name}" if entry.parent_code else entry.name
        tones = () if entry.is_active else (Tone.PAUSED,) * 4
        return Row(entry.id, (entry.code, name, entry.parent_code, str(entry.position)), tones)

    def fill(self, form: FormGrid, entry: FaultCategoryEntry | None) -> None:
        """The fields of a category."""
        if entry is None:
            form.add("code", translate("categories", "Code"), QLineEdit(), required=True)
        form.add("name", translate("categories", "Name"), QLineEdit(), required=True)
        group = QComboBox()
        group.addItem(translate("categories", "none: this is a group"), "")
        for one in fault_categories.listing():
            if not one.parent_code and (entry is None or one.code != entry.code):
                group.addItem(one.name, one.code)
        form.add("parent_code", translate("categories", "Group"), group)
        place = QSpinBox()
        place.setRange(0, 9999)
        form.add("position", translate("categories", "Place"), place)
        hint = translate("categories", "One a line, asked at a return visit. Empty: as its group, else as shipped.")
        form.add("visit_questions", translate("categories", "Questions"), LongText(3), hint)
        if entry is not None:
            form.set_values({name: getattr(entry, name) for name in form.fields()})

    def save(self, entry: FaultCategoryEntry | None, values: dict[str, Any], dialog: FormDialog) -> Changes | None:
        """Create or change."""
        run = self.desk.bus.run
        if entry is None:
            return run(fault_categories.create, on_error=dialog.on_error, **values)
        return run(
            fault_categories.change, category_id=entry.id, seen_version=entry.row_version, on_error=dialog.on_error,
            **values,
        )  # fmt: skip

    def turn(self, entry: FaultCategoryEntry) -> Changes | None:
        """Out of use, or into use."""
        step = fault_categories.deactivate if entry.is_active else fault_categories.reactivate
        return self.desk.bus.run(step, category_id=entry.id, seen_version=entry.row_version)
