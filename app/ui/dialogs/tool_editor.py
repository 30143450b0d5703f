"""The form of a tool: what it is, shared or personal, what it cost, where it belongs."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from app.core import clock
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


class ExchangeToolDialog(FormDialog):
    """Old for new: the tool is scrapped, a new one takes its place; `changes.result` is the new tool."""

    help_page = "tools"

    def __init__(self, desk: Desk, found: ToolFile, parent: QWidget | None = None) -> None:
        title = translate("tool", "{number}: old for new").format(number=found.entry.number)
        super().__init__(desk, title, translate("tool", "Exchange"), parent=parent)
        self._found = found
        entry = found.entry
        self.explain(" · ".join(part for part in (entry.name, entry.model, entry.serial, found.reason) if part))
        form = self.form
        form.add("serial", translate("tool", "Serial of the new one"), QLineEdit())
        form.add("value", translate("tool", "Price"), MoneyEdit())
        form.add("bought_on", translate("tool", "Bought on"), DateEdit())
        hint = translate("tool", "The old one is scrapped with it; the new one gets a number of its own.")
        form.add("reason", translate("tool", "Reason"), QLineEdit(), hint, required=True)
        form.set_values({"value": entry.value or None, "bought_on": clock.today()})
        self.setMinimumWidth(560)

    def save(self, values: dict[str, Any]) -> Changes | None:
        """Exchange it and show the new one."""
        entry, given = self._found.entry, {**values, "value": values["value"] or 0}
        changes = self.desk.bus.run(
            tools.exchange, entry.id, seen_version=entry.row_version, on_error=self.on_error, **given
        )
        if changes is not None:
            self.desk.open_record("tool", changes.result)
        return changes


def _choice(options: tuple[tuple[str, str], ...]) -> QComboBox:
    box = QComboBox()
    for words, code in options:
        box.addItem(words, code)
    return box
