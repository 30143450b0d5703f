"""Fields under one another: label, editor, and what is wrong with it right beside it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QComboBox,
    QDoubleSpinBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QSizePolicy,
    QSpinBox,
    QWidget,
)

from app.core.errors import UserError
from app.ui.theme import SPACE, mark
from app.ui.widgets.low_screen import bring_into_sight

LABEL_WIDTH = 96
"""The least width of the labels' column, so that forms on top of one another line up."""

_REQUIRED = " *"


@dataclass
class _Line:
    label: QLabel
    editor: QWidget
    hint: QLabel
    hint_text: str


class FormGrid(QWidget):
    """A grid of fields, `columns` pairs side by side. `edited` tells that the user changed something.

    Own editors take part by having `value()`, `set_value(value)` and a signal `edited`; `value()` may raise UserError.
    """

    edited = Signal()

    def __init__(self, columns: int = 1, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._columns = columns
        self._lines: dict[str, _Line] = {}
        self._row = self._column = 0
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(SPACE)
        self._grid.setVerticalSpacing(2)
        for pair in range(columns):
            self._grid.setColumnMinimumWidth(pair * 3, LABEL_WIDTH)
            self._grid.setColumnStretch(pair * 3 + 1, 1)
            if pair:
                self._grid.setColumnMinimumWidth(pair * 3 - 1, SPACE * 2)

    def add(
        self, field: str, label: str, editor: QWidget, hint: str = "", *, required: bool = False, wide: bool = False
    ) -> Any:
        """Add a field named as the use case spells its parameter, and return its editor.

        `wide` takes the whole line.
        """
        if wide and self._column:
            self._row, self._column = self._row + 2, 0
        caption = QLabel(label, self)
        caption.setProperty("role", "muted")
        caption.setBuddy(editor)
        tall = isinstance(editor, QPlainTextEdit)
        caption.setAlignment(
            Qt.AlignmentFlag.AlignRight | (Qt.AlignmentFlag.AlignTop if tall else Qt.AlignmentFlag.AlignVCenter)
        )
        if tall:
            caption.setContentsMargins(0, 5, 0, 0)
            editor.setTabChangesFocus(True)
        elif isinstance(editor, QAbstractSpinBox):
            editor.lineEdit().setTextMargins(5, 0, 0, 0)
        if not tall and not isinstance(editor, QAbstractButton):
            editor.setSizePolicy(QSizePolicy.Policy.Expanding, editor.sizePolicy().verticalPolicy())
        said = QLabel(hint, self)
        said.setProperty("role", "muted")
        said.setWordWrap(True)
        said.setVisible(bool(hint))
        said.setContentsMargins(1, 0, 0, 4)
        editor.setAccessibleName(label)
        if not editor.objectName():
            editor.setObjectName(field)
        first, span = self._column * 3, (self._columns * 3 - 2 if wide else 1)
        self._grid.addWidget(caption, self._row, first)
        self._grid.addWidget(editor, self._row, first + 1, 1, span)
        self._grid.addWidget(said, self._row + 1, first + 1, 1, span)
        self._grid.setRowMinimumHeight(self._row + 1, 4)
        self._lines[field] = _Line(caption, editor, said, hint)
        self.set_required(field, required)
        self._column = 0 if wide else (self._column + 1) % self._columns
        if not self._column:
            self._row += 2
        _listen(editor, lambda *_: self._touched(field))
        return editor

    def section(self, title: str) -> QLabel:
        """Begin a part with a heading of its own."""
        if self._column:
            self._row, self._column = self._row + 2, 0
        heading = QLabel(title, self)
        heading.setProperty("role", "caption")
        heading.setContentsMargins(0, SPACE if self._row else 0, 0, 2)
        self._grid.addWidget(heading, self._row, 0, 1, self._columns * 3 - 1)
        self._row += 1
        return heading

    def editor(self, field: str) -> Any:
        """The editor of a field."""
        return self._lines[field].editor

    def fields(self) -> tuple[str, ...]:
        """The fields in the order in which they were added."""
        return tuple(self._lines)

    def set_visible(self, field: str, visible: bool) -> None:
        """Show or hide a field with its label."""
        line = self._lines[field]
        line.label.setVisible(visible)
        line.editor.setVisible(visible)
        line.hint.setVisible(visible and bool(line.hint.text()))

    def set_required(self, field: str, required: bool) -> None:
        """Put the mark of what must be filled in behind the label, or take it away."""
        label = self._lines[field].label
        plain = label.text().removesuffix(_REQUIRED)
        label.setText(plain + _REQUIRED if required and plain else plain)

    def set_label(self, field: str, text: str) -> None:
        """What the field is called, where that depends on another."""
        line = self._lines[field]
        is_required = line.label.text().endswith(_REQUIRED)
        line.label.setText(text)
        line.editor.setAccessibleName(text)
        self.set_required(field, is_required)

    def set_hint(self, field: str, text: str) -> None:
        """What stands under the field while nothing is wrong with it."""
        self._lines[field].hint_text = text
        self.set_error(field, "")

    # -- what is typed
    # ------------------------------------------------------------------------------------------------------

    def values(self) -> dict[str, Any] | None:
        """What is typed, by field; None when a field cannot be understood, and then it says so beside it."""
        self.clear_errors()
        found: dict[str, Any] = {}
        wrong = ""
        for field, line in self._lines.items():
            try:
                found[field] = read_editor(line.editor)
            except UserError as error:
                self.set_error(field, error.text)
                wrong = wrong or field
        if wrong:
            self._go_to(wrong)
            return None
        return found

    def set_values(self, values: dict[str, Any]) -> None:
        """Fill in the fields; others stay. Tells nobody that something was edited."""
        blocked = self.blockSignals(True)
        try:
            for field, value in values.items():
                if field in self._lines:
                    write_editor(self._lines[field].editor, value)
        finally:
            self.blockSignals(blocked)
        self.clear_errors()

    # -- what is wrong
    # ------------------------------------------------------------------------------------------------------

    def show_error(self, error: UserError) -> bool:
        """Put an error beside its field and go there; False when this form has no such field."""
        if not error.field or error.field not in self._lines:
            return False
        self.set_error(error.field, error.text)
        self._go_to(error.field)
        return True

    def set_error(self, field: str, text: str) -> None:
        """Say what is wrong with a field; an empty text takes it back."""
        line = self._lines[field]
        line.hint.setText(text or line.hint_text)
        line.hint.setVisible(bool(line.hint.text()) and not line.editor.isHidden())
        if bool(line.editor.property("wrong")) != bool(text):
            mark(line.hint, role="error" if text else "muted")
            mark(line.editor, wrong=bool(text))
            line.editor.setAccessibleDescription(text)

    def error(self, field: str) -> str:
        """What is said to be wrong with a field, or nothing."""
        line = self._lines[field]
        return line.hint.text() if line.editor.property("wrong") else ""

    def clear_errors(self) -> None:
        """Take back every error."""
        for field in self._lines:
            self.set_error(field, "")

    def _go_to(self, field: str) -> None:
        line = self._lines[field]
        line.editor.setFocus()
        bring_into_sight(line.hint)
        bring_into_sight(line.editor)

    def _touched(self, field: str) -> None:
        self.set_error(field, "")
        self.edited.emit()


class _Caption(QLabel):
    """As wide as the labels of forms on top of one another, and wider for large letters."""

    def sizeHint(self) -> QSize:
        return super().sizeHint().expandedTo(QSize(LABEL_WIDTH, 0))

    def minimumSizeHint(self) -> QSize:
        return super().minimumSizeHint().expandedTo(QSize(LABEL_WIDTH, 0))


def labelled_row(text: str, widget: QWidget) -> QHBoxLayout:
    """A widget with a label as those of a form."""
    label = _Caption(text)
    label.setProperty("role", "muted")
    label.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
    label.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
    label.setContentsMargins(0, 5, 0, 0)
    row = QHBoxLayout()
    row.setSpacing(SPACE)
    row.addWidget(label)
    row.addWidget(widget, 1)
    return row


def read_editor(editor: QWidget) -> Any:
    """What an editor holds: text, number, choice (its data), flag, or what its own `value()` says."""
    if isinstance(editor, QLineEdit) and not hasattr(editor, "edited"):
        return editor.text()
    if isinstance(editor, QPlainTextEdit):
        return editor.toPlainText()
    if isinstance(editor, QComboBox):
        return editor.currentText() if editor.isEditable() else editor.currentData()
    if isinstance(editor, QAbstractButton):
        return editor.isChecked()
    return editor.value()


def write_editor(editor: QWidget, value: Any) -> None:
    """Put a value into an editor."""
    if isinstance(editor, QLineEdit) and not hasattr(editor, "edited"):
        editor.setText(value or "")
    elif isinstance(editor, QPlainTextEdit):
        editor.setPlainText(value or "")
    elif isinstance(editor, QComboBox):
        if editor.isEditable():
            editor.setCurrentText(value or "")
        else:
            editor.setCurrentIndex(editor.findData(value))
    elif isinstance(editor, QAbstractButton):
        editor.setChecked(bool(value))
    elif isinstance(editor, QSpinBox | QDoubleSpinBox):
        editor.setValue(value or 0)
    else:
        editor.set_value(value)


def _listen(editor: QWidget, told: Any) -> None:
    if hasattr(editor, "edited"):
        editor.edited.connect(told)
    elif isinstance(editor, QLineEdit | QPlainTextEdit):
        editor.textChanged.connect(told)
    elif isinstance(editor, QComboBox):
        editor.currentTextChanged.connect(told)
    elif isinstance(editor, QAbstractButton):
        editor.toggled.connect(told)
    elif isinstance(editor, QAbstractSpinBox):
        editor.valueChanged.connect(told)
