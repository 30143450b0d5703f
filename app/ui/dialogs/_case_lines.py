"""Lines of a case (loss, settlement) in one dialog: a table, and a small form for the line that is added or chosen."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import Any, Generic, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from app.core.changes import Changes
from app.core.errors import Bug, UserError
from app.core.i18n import translate
from app.services.complaint_file import CaseFile
from app.ui.desk import Desk
from app.ui.dialogs.form_dialog import FormDialog
from app.ui.icons import icon
from app.ui.widgets.section import Row, SmallTable

Line = TypeVar("Line")


class LineDialog(FormDialog, Generic[Line]):
    """One line; `kept` is handed it when it is sound."""

    def __init__(self, desk: Desk, title: str, kept: Callable[[Line], object], parent: QWidget | None = None) -> None:
        super().__init__(desk, title, translate("complaint", "Take over"), parent=parent, columns=2)
        self._kept = kept

    def line(self, values: dict[str, Any]) -> Line:
        """The line that is typed. Raises UserError naming the field."""
        raise Bug(f"{type(self).__name__} does not say this")

    def submit(self) -> None:
        """Hand the line over; stay open when something is wrong with it."""
        self.trouble.hide()
        values = self.form.values()
        if values is None:
            return
        try:
            line = self.line(values)
        except UserError as error:
            self.on_error(error)
            return
        self._kept(line)
        self.accept()


class LinesDialog(FormDialog, Generic[Line]):
    """The lines of a case in a table. Subclasses say what a line is and how all of them are kept."""

    LINE: type[Line]

    def __init__(self, desk: Desk, case: CaseFile, title: str, headings: tuple[str, ...], stretch: int,
                 parent: QWidget | None = None) -> None:  # fmt: skip
        super().__init__(desk, title, translate("complaint", "Save"), parent=parent)
        self.case = case
        self.lines: list[Line] = []
        self.table = SmallTable(headings, stretch=stretch, most=8)
        self.table.setAccessibleName(title)
        self.table.setMinimumHeight(150)
        self.table.opened.connect(lambda place: self.edit(place - 1))
        self.total = QLabel(self)
        self.total.setWordWrap(True)
        self.line_buttons: dict[str, QPushButton] = {}
        row = QHBoxLayout()
        for name, meaning, text, act in (
            ("add", "add", translate("complaint", "Add a line…"), self.add),
            ("edit", "edit", translate("complaint", "Edit…"), lambda: self.edit(self.table.current_id() - 1)),
            ("remove", "delete", translate("complaint", "Take out"), self.remove),
        ):
            button = QPushButton(icon(meaning), text, self)
            button.setObjectName(f"line_{name}")
            button.setAutoDefault(False)
            button.clicked.connect(partial(self._press, act))
            row.addWidget(button)
            self.line_buttons[name] = button
        row.addStretch(1)
        self.body.insertWidget(1, self.table)
        self.body.insertLayout(2, row)
        self.body.insertWidget(3, self.total)
        for key, act in ((Qt.Key.Key_Insert, self.add), (Qt.Key.Key_Delete, self.remove)):
            QShortcut(QKeySequence(key), self.table, act, context=Qt.ShortcutContext.WidgetShortcut)
        self.setMinimumWidth(820)

    # -- what a line is -----------------------------------------------------------------------------------------------

    def row(self, line: Line) -> tuple[str, ...]:
        """A line as texts under the headings."""
        raise Bug(f"{type(self).__name__} does not say this")

    def line_dialog(self, line: Line | None, kept: Callable[[Line], object]) -> LineDialog[Line]:
        """The form of a line, new for None."""
        raise Bug(f"{type(self).__name__} does not say this")

    def sum_words(self) -> str:
        """What the lines come to."""
        raise Bug(f"{type(self).__name__} does not say this")

    def keep(self) -> Changes | None:
        """Keep all lines."""
        raise Bug(f"{type(self).__name__} does not say this")

    # -- doing --------------------------------------------------------------------------------------------------------

    def add(self) -> None:
        """A new line."""
        self.line_dialog(None, self._added).open()

    def edit(self, place: int) -> None:
        """The line at a place."""
        if 0 <= place < len(self.lines):
            dialog = self.line_dialog(self.lines[place], partial(self._changed, place))
            dialog.record_id = place + 1
            dialog.open()

    def remove(self) -> None:
        """Take the chosen line out."""
        place = self.table.current_id() - 1
        if 0 <= place < len(self.lines):
            del self.lines[place]
            self.show_lines()

    def show_lines(self) -> None:
        """Show what there is now."""
        self.trouble.hide()
        self.table.put([Row(place, self.row(line)) for place, line in enumerate(self.lines, 1)])
        self.total.setText(self.sum_words())

    def typed(self) -> list[dict[str, Any]]:
        """The lines as JSON values."""
        return [{name: _plain(value) for name, value in vars(line).items()} for line in self.lines]

    def put_typed(self, kept: list[dict[str, Any]]) -> None:
        """Put back what `typed` took."""
        self.lines = [self.LINE(**{name: _meant(value) for name, value in line.items()}) for line in kept]
        self.show_lines()

    def showEvent(self, event: QShowEvent) -> None:
        """Begin at the lines, or where one is added."""
        super().showEvent(event)
        self.table.choose(1)
        (self.table if self.lines else self.line_buttons["add"]).setFocus()

    def save(self, values: dict[str, Any]) -> Changes | None:
        """Keep the lines."""
        return self.keep()

    def _press(self, act: Callable[[], object], _on: bool = False) -> None:
        act()

    def _added(self, line: Line) -> None:
        self.lines.append(line)
        self.show_lines()
        self.table.choose(len(self.lines))

    def _changed(self, place: int, line: Line) -> None:
        self.lines[place] = line
        self.show_lines()


def _plain(value: Any) -> Any:
    return {"day": value.isoformat()} if isinstance(value, date) else value


def _meant(value: Any) -> Any:
    return date.fromisoformat(value["day"]) if isinstance(value, dict) else value
