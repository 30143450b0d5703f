"""The form of a tool: what it is, shared or personal, what it cost, where it belongs."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from app.core.changes import Changes
from app.core.i18n import shown, translate
from app.domain.workflows.tool import KINDS
from app.services import tools
from app.services.tool_file import ToolFile
from app.ui.desk import Desk
from app.ui.dialogs.form_dialog import FormDialog
from app.ui.widgets.long_text import LongText
from app.ui.widgets.moment_edit import DateEdit
from app.ui.widgets.money_edit import MoneyEdit


class ToolDialog(FormDialog):
    """A new tool, or an existing one."""

    help_page = "tools"

    def __init__(self, desk: Desk, found: ToolFile | None = None, parent: QWidget | None = None) -> None:
        title = found.entry.number if found else translate("tool", "New tool")
        super().__init__(desk, title, translate("tool", "Save"), parent=parent, columns=2)
        self._found = found
        form = self.form
        form.add("name", translate("tool", "Name"), QLineEdit(), required=True)
        form.add("model", translate("tool", "Model"), QLineEdit())
        form.add("serial", translate("tool", "Serial"), QLineEdit())
        hint = translate("tool", "A personal tool stays with its colleague until they leave.")
        form.add("kind", translate("tool", "Kind"), _choice(tuple((shown(w), code) for code, w in KINDS.items())), hint)
        form.add("value", translate("tool", "Price"), MoneyEdit())
        form.add("bought_on", translate("tool", "Bought on"), DateEdit())
        form.add("place", translate("tool", "Store"), _choice(tuple((name, name) for name in tools.stores())))
        form.add("notes", translate("tool", "Notes"), LongText(2), wide=True)
        if found is not None:
            entry = found.entry
            form.set_values({
                "name": entry.name, "model": entry.model, "serial": entry.serial, "kind": entry.kind,
                "value": entry.value or None, "bought_on": entry.bought_on, "place": entry.place, "notes": found.notes,
            })  # fmt: skip
        self.setMinimumWidth(720)

    def save(self, values: dict[str, Any]) -> Changes | None:
        """Register or change it."""
        given = {**values, "value": values["value"] or 0}
        if self._found is None:
            return self.desk.bus.run(tools.register, on_error=self.on_error, **given)
        entry = self._found.entry
        return self.desk.bus.run(
            tools.change, entry.id, seen_version=entry.row_version, on_error=self.on_error, **given
        )  # fmt: skip


def _choice(options: tuple[tuple[str, str], ...]) -> QComboBox:
    box = QComboBox()
    for words, code in options:
        box.addItem(words, code)
    return box
