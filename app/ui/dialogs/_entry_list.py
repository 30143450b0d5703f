"""A list of the branch (staff, prices, fault categories) with its small form: shared by three dialogs."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QDialog, QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from app.core.changes import Changes
from app.core.errors import Bug
from app.core.i18n import translate
from app.domain import permissions
from app.ui.desk import Desk
from app.ui.dialogs.form_dialog import FormDialog
from app.ui.theme import SPACE
from app.ui.widgets.form_grid import FormGrid
from app.ui.widgets.message_strip import MessageStrip
from app.ui.widgets.screen_fit import resize_within
from app.ui.widgets.search_box import offer_emptying
from app.ui.widgets.section import Row, SmallTable


class EntryListDialog(QDialog):
    """Search, table, new, edit, take out of use. Subclasses say what an entry is."""

    title = ""
    permission = ""
    headings: tuple[str, ...] = ()
    stretch = 0
    kind = ""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.desk = desk
        self.setWindowTitle(self.words()[0])
        self.entries: dict[int, Any] = {}
        self.strip = MessageStrip(self)
        desk.prompts.attach(self.strip)
        self.search = QLineEdit(self)
        offer_emptying(self.search)
        self.search.setPlaceholderText(translate("lists", "Find"))
        self.search.setAccessibleName(translate("lists", "Find"))
        self.search.textChanged.connect(lambda _text: self._show())
        self.with_old = QCheckBox(translate("lists", "Show what is out of use"), self)
        self.with_old.toggled.connect(lambda _on: self.refresh())
        self.table = SmallTable(self.words()[1:], stretch=self.stretch, most=18)
        self.table.setParent(self)  # before the buttons: Tab comes to it before them
        self.table.setAccessibleName(self.words()[0])
        self.table.setMinimumHeight(160)
        self.table.opened.connect(self.edit)
        self.table.chosen.connect(lambda _row: self._show_buttons())
        self.nothing = QLabel(self)
        self.nothing.setProperty("role", "muted")
        self.nothing.setWordWrap(True)
        self._lay_out()
        desk.bus.changed.connect(self._changed)
        self.refresh()
        resize_within(self, 720, 560)

    # -- what an entry is ---------------------------------------------------------------------------------------------

    def words(self) -> tuple[str, ...]:
        """The title, then the headings."""
        raise Bug(f"{type(self).__name__} does not say this")

    def read(self, *, active_only: bool) -> Sequence[Any]:
        """The entries."""
        raise Bug(f"{type(self).__name__} does not say this")

    def row(self, entry: Any) -> Row:
        """An entry as a row."""
        raise Bug(f"{type(self).__name__} does not say this")

    def fill(self, form: FormGrid, entry: Any | None) -> None:
        """Put the fields into the form, with the values of an entry."""
        raise Bug(f"{type(self).__name__} does not say this")

    def save(self, entry: Any | None, values: dict[str, Any], dialog: FormDialog) -> Changes | None:
        """Create or change."""
        raise Bug(f"{type(self).__name__} does not say this")

    def turn(self, entry: Any) -> Changes | None:
        """Take an entry out of use, or into use again."""
        raise Bug(f"{type(self).__name__} does not say this")

    # -- doing --------------------------------------------------------------------------------------------------------

    def refresh(self) -> None:
        """Read the entries."""
        self.entries = {entry.id: entry for entry in self.read(active_only=not self.with_old.isChecked())}
        self._show()

    def add(self) -> None:
        """The form of a new entry."""
        self._form(None)

    def edit(self, row_id: int = 0) -> None:
        """The form of an entry."""
        entry = self.entries.get(row_id or self.table.current_id())
        if entry is not None and self.add_button.isEnabled():
            self._form(entry)

    def turn_chosen(self) -> None:
        """Take the chosen entry out of use, or into use again."""
        entry = self.entries.get(self.table.current_id())
        if entry is not None:
            self.turn(entry)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter belongs to the table, not to a button."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            return
        super().keyPressEvent(event)

    def _form(self, entry: Any | None) -> None:
        title = self.words()[0]
        dialog = FormDialog(self.desk, title, translate("lists", "Save"), None, self)
        dialog.record_id = entry.id if entry is not None else 0
        self.fill(dialog.form, entry)
        dialog.save = lambda values: self.save(entry, values, dialog)
        dialog.open()

    def _show(self) -> None:
        wanted = self.search.text().strip().casefold()
        rows = [self.row(entry) for entry in self.entries.values()]
        found = [row for row in rows if not wanted or any(wanted in text.casefold() for text in row.texts)]
        self.table.put(found)
        self.nothing.setText(self._why_empty())
        self.nothing.setVisible(not found)
        self._show_buttons()

    def _why_empty(self) -> str:
        if self.entries:
            return translate("lists", "Nothing matches. Try another word.")
        if permissions.allowed(self.desk.session.role, self.permission):
            return translate("lists", "Nothing here yet. “New” enters the first.")
        return translate("lists", "Nothing here yet. An administrator enters it.")

    def _show_buttons(self) -> None:
        entry = self.entries.get(self.table.current_id())
        may = permissions.allowed(self.desk.session.role, self.permission)
        for button in (self.add_button, self.edit_button, self.turn_button):
            button.setVisible(may)
        self.add_button.setEnabled(may)
        self.edit_button.setEnabled(may and entry is not None)
        self.turn_button.setEnabled(may and entry is not None)
        old = entry is not None and not entry.is_active
        self.turn_button.setText(translate("lists", "Take into use") if old else translate("lists", "Take out of use"))

    def _changed(self, changes: Changes) -> None:
        if changes.touches(self.kind):
            self.refresh()

    def _lay_out(self) -> None:
        top = self.top = QHBoxLayout()
        top.addWidget(self.search, 1)
        top.addWidget(self.with_old)
        self.add_button = QPushButton(translate("lists", "New"), self)
        self.add_button.setProperty("role", "primary")
        self.edit_button = QPushButton(translate("lists", "Edit"), self)
        self.turn_button = QPushButton(translate("lists", "Take out of use"), self)
        self.close_button = QPushButton(translate("lists", "Close"), self)
        for button, step in (
            (self.add_button, self.add), (self.edit_button, self.edit), (self.turn_button, self.turn_chosen),
            (self.close_button, self.accept),
        ):  # fmt: skip
            button.setAutoDefault(False)
            button.clicked.connect(lambda _on, step=step: step())
        self.buttons = QHBoxLayout()
        for button in (self.add_button, self.edit_button, self.turn_button):
            self.buttons.addWidget(button)
        self.buttons.addStretch(1)
        self.buttons.addWidget(self.close_button)
        body = QVBoxLayout()
        body.setContentsMargins(SPACE * 2, SPACE, SPACE * 2, SPACE * 2)
        body.addLayout(top)
        body.addWidget(self.table, 1)
        body.addWidget(self.nothing)
        body.addLayout(self.buttons)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.strip)
        column.addLayout(body, 1)
