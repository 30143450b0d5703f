"""The printed forms as controlled documents (F89): number, revision, day of issue, printed on each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from PySide6.QtWidgets import QLineEdit

from app.core.changes import Changes
from app.core.i18n import translate
from app.services import document_control
from app.ui.dialogs._entry_list import EntryListDialog
from app.ui.dialogs.form_dialog import FormDialog
from app.ui.widgets.form_grid import FormGrid
from app.ui.widgets.moment_edit import DateEdit
from app.ui.widgets.section import Row

_NO_DOCUMENTS = ("calibration_page", "recovery_sheet")


@dataclass(frozen=True)
class ControlledForm:
    """A form in the list."""

    id: int
    name: str
    title: str
    number: str = ""
    revision: str = ""
    issued_on: date | None = None
    is_active: bool = True


class ControlledFormsDialog(EntryListDialog):
    """Every form with what its head and foot say of it."""

    help_page = "settings"

    permission = "settings.change"
    kind = "branch_setting"

    def __init__(self, desk: Any, parent: Any = None) -> None:
        super().__init__(desk, parent)
        self.with_old.hide()

    def words(self) -> tuple[str, ...]:
        """The title, then the headings."""
        return (
            translate("controlled_forms", "Controlled forms"),
            translate("controlled_forms", "Form"),
            translate("controlled_forms", "Document number"),
            translate("controlled_forms", "Revision"),
            translate("controlled_forms", "Issued on"),
        )

    def read(self, *, active_only: bool) -> Sequence[ControlledForm]:
        """Every form; those that are controlled first."""
        from app.documents._catalogue import all_forms

        known = document_control.entries()
        found = [
            ControlledForm(place, name, form.title, *_values(known.get(name)))
            for place, (name, form) in enumerate(sorted(all_forms().items()), 1)
            if name not in _NO_DOCUMENTS
        ]
        return sorted(found, key=lambda one: (not one.number, one.id))

    def row(self, entry: ControlledForm) -> Row:
        """A form in one line."""
        day = entry.issued_on.isoformat() if entry.issued_on else ""
        return Row(entry.id, (entry.title, entry.number, entry.revision, day))

    def fill(self, form: FormGrid, entry: ControlledForm | None) -> None:
        """Its three fields."""
        if entry is not None:
            form.section(entry.title)
        form.add("number", translate("controlled_forms", "Document number"), QLineEdit())
        form.add("revision", translate("controlled_forms", "Revision"), QLineEdit())
        form.add("issued_on", translate("controlled_forms", "Issued on"), DateEdit())
        if entry is not None:
            form.set_values({"number": entry.number, "revision": entry.revision, "issued_on": entry.issued_on})

    def save(self, entry: ControlledForm | None, values: dict[str, Any], dialog: FormDialog) -> Changes | None:
        """Keep them for the form."""
        if entry is None:
            return None
        return self.desk.bus.run(document_control.save, entry.name, on_error=dialog.on_error, **values)

    def _show_buttons(self) -> None:
        super()._show_buttons()
        self.add_button.hide()
        self.turn_button.hide()


def _values(known: document_control.Control | None) -> tuple[str, str, date | None]:
    return (known.number, known.revision, known.issued_on) if known else ("", "", None)
