"""An own item of the boards (F87, F88): what, from when to when, whose."""

from __future__ import annotations

from datetime import date
from typing import Any

from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from app.core import clock
from app.core.changes import Changes
from app.core.i18n import translate
from app.services import board_items, board_names
from app.services.board_items import ItemFile
from app.ui.desk import Desk
from app.ui.dialogs.form_dialog import FormDialog
from app.ui.widgets.long_text import LongText
from app.ui.widgets.moment_edit import DateEdit


class BoardItemDialog(FormDialog):
    """A new item (on `day`), or an existing one (`item`)."""

    help_page = "boards"

    def __init__(
        self, desk: Desk, item: ItemFile | None = None, parent: QWidget | None = None, *, day: date | None = None
    ) -> None:
        title = translate("board", "Board item") if item else translate("board", "New board item")
        super().__init__(desk, title, translate("board", "Save"), parent=parent, columns=2)
        self._item = item
        form = self.form
        form.add("subject", translate("board", "What"), QLineEdit(), required=True, wide=True)
        form.add("starts_on", translate("board", "From"), DateEdit(), required=True)
        form.add("due_on", translate("board", "Until"), DateEdit(), translate("board", "Empty: one day."))
        form.add("owner", translate("board", "Owner"), names_box(desk.session.full_name), required=True)
        form.add("note", translate("board", "Note"), LongText(2), wide=True)
        if item is not None:
            form.set_values({name: getattr(item, name) for name in form.fields()})
        else:
            form.set_values({"starts_on": day or clock.today(), "owner": desk.session.full_name})
        self.setMinimumWidth(620)

    def save(self, values: dict[str, Any]) -> Changes | None:
        """Enter or change it."""
        item = self._item
        if item is None:
            return self.desk.bus.run(board_items.add, on_error=self.on_error, **values)
        return self.desk.bus.run(
            board_items.change, item_id=item.id, seen_version=item.row_version, on_error=self.on_error, **values
        )


def names_box(name: str = "") -> QComboBox:
    """Everybody who works here, to type or to choose."""
    box = QComboBox()
    box.setEditable(True)
    box.addItems(board_names.names())
    box.setCurrentText(name)
    return box


def drop_item(desk: Desk, item: ItemFile) -> None:
    """Drop an item, asking why."""
    reason = desk.prompts.ask_text(translate("board", "Why is “{subject}” dropped?").format(subject=item.subject))
    if reason:
        desk.bus.run(board_items.drop, item_id=item.id, seen_version=item.row_version, reason=reason)
