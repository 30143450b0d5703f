"""F1: the keys of the program on one sheet."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QDialog, QGridLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from app.core.i18n import QT_TRANSLATE_NOOP, shown
from app.ui.commands import UiCommand
from app.ui.theme import SPACE
from app.ui.widgets.screen_fit import is_cramped

_EVERYWHERE = (
    ("Ctrl+1 … 9", QT_TRANSLATE_NOOP("shortcuts", "Go to a tab")),
    ("Ctrl+0", QT_TRANSLATE_NOOP("shortcuts", "The tabs that have no room, when there are any")),
    ("Ctrl+F", QT_TRANSLATE_NOOP("shortcuts", "Search in this list")),
    ("Enter", QT_TRANSLATE_NOOP("shortcuts", "Open; press the button; in a form: next field")),
    ("Ctrl+Enter", QT_TRANSLATE_NOOP("shortcuts", "Save; press the main button")),
    ("Esc", QT_TRANSLATE_NOOP("shortcuts", "Back, without losing what was typed")),
    ("Ctrl+C", QT_TRANSLATE_NOOP("shortcuts", "Copy the marked rows as a table")),
    ("Insert", QT_TRANSLATE_NOOP("shortcuts", "Enter a new line of the ledger or board in front")),
    ("Ctrl+P", QT_TRANSLATE_NOOP("shortcuts", "Print")),
    ("Alt+↓", QT_TRANSLATE_NOOP("shortcuts", "Open the calendar of a date")),
    ("↑ ↓", QT_TRANSLATE_NOOP("shortcuts", "In a date: one day on or back")),
)


class ShortcutsDialog(QDialog):
    """Two columns of keys, or one."""

    help_page = "home"

    def __init__(self, commands: list[UiCommand], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Keys"))
        lines = [(_native(command.keys), command.title) for command in commands if command.keys]
        lines += [(keys, shown(text)) for keys, text in _EVERYWHERE]
        grid = QGridLayout()
        grid.setHorizontalSpacing(SPACE * 2)
        grid.setVerticalSpacing(SPACE)
        half = len(lines) if is_cramped(self) else -(-len(lines) // 2)
        for index, (keys, text) in enumerate(lines):
            row, column = index % half, index // half * 3
            key = QLabel(keys)
            key.setProperty("chip", True)
            grid.addWidget(key, row, column)
            grid.addWidget(QLabel(text), row, column + 1)
        grid.setColumnStretch(1, 1)
        if half < len(lines):
            grid.setColumnMinimumWidth(2, SPACE * 3)
            grid.setColumnStretch(4, 1)
        close = QPushButton(self.tr("Close"))
        close.setDefault(True)
        close.clicked.connect(self.accept)
        column_box = QVBoxLayout(self)
        column_box.setContentsMargins(SPACE * 3, SPACE * 3, SPACE * 3, SPACE * 2)
        column_box.setSpacing(SPACE * 3)
        column_box.addLayout(grid)
        column_box.addWidget(close, 0, Qt.AlignmentFlag.AlignRight)


def _native(keys: str) -> str:
    return QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)
