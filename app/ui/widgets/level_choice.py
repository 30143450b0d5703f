"""The four fault levels as a choice, each with its definition and the promise that goes with it (R041)."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QGridLayout, QLabel, QRadioButton, QVBoxLayout, QWidget

from app.core.i18n import QT_TRANSLATE_NOOP, shown
from app.ui.theme import tokens

LEVEL_NAMES = {
    1: QT_TRANSLATE_NOOP("level", "Level 1"),
    2: QT_TRANSLATE_NOOP("level", "Level 2"),
    3: QT_TRANSLATE_NOOP("level", "Level 3"),
    4: QT_TRANSLATE_NOOP("level", "Level 4"),
}
"""Names of the levels (001; domain.md 4.1)."""

LEVEL_MEANINGS = {
    1: QT_TRANSLATE_NOOP("level", "System down or service cut; basic functions lost or fully degraded."),
    2: QT_TRANSLATE_NOOP("level", "A fault that may lead to level 1."),
    3: QT_TRANSLATE_NOOP("level", "Directly affects service; part of the performance is lost."),
    4: QT_TRANSLATE_NOOP("level", "Intermittent, or affects service indirectly."),
}
"""Definitions of the levels as the desk reads them to the customer (001; domain.md 4.1)."""


class _LevelRow(QFrame):
    """One level: the button, what it means, what it promises. A click anywhere chooses it."""

    def __init__(self, level: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("levelRow")
        self.button = QRadioButton(f"{shown(LEVEL_NAMES[level])} ({level})", self)
        self.button.setAccessibleDescription(shown(LEVEL_MEANINGS[level]))
        meaning = QLabel(shown(LEVEL_MEANINGS[level]), self)
        meaning.setWordWrap(True)
        meaning.setProperty("role", "muted")
        self.promise = QLabel(self)
        self.promise.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        grid = QGridLayout(self)
        grid.setContentsMargins(6, 2, 6, 2)
        grid.setHorizontalSpacing(10)
        grid.addWidget(self.button, 0, 0)
        grid.addWidget(meaning, 0, 1)
        grid.addWidget(self.promise, 0, 2)
        grid.setColumnStretch(1, 1)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The chosen level stands on a faint ground."""
        if self.button.isChecked():
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(tokens().accent_wash))
            painter.drawRoundedRect(self.rect(), 4, 4)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose this level."""
        self.button.setFocus(Qt.FocusReason.MouseFocusReason)
        self.button.setChecked(True)
        super().mousePressEvent(event)


class LevelChoice(QWidget):
    """Four rows of which one is chosen: arrow keys move, the digits 1 to 4 choose."""

    changed = Signal(int)
    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(QCoreApplication.translate("level", "Fault level"))
        self._group = QButtonGroup(self)
        self._rows: dict[int, _LevelRow] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for level in LEVEL_NAMES:
            row = _LevelRow(level, self)
            self._rows[level] = row
            self._group.addButton(row.button, level)
            column.addWidget(row)
            row.button.installEventFilter(self)
        self._group.idToggled.connect(self._on_toggled)
        self.set_value(3)

    def value(self) -> int:
        """The chosen level, 1 to 4."""
        return self._group.checkedId()

    def set_value(self, level: int) -> None:
        """Choose a level."""
        row = self._rows.get(level)
        if row is None:
            return
        row.button.setChecked(True)
        self.setFocusProxy(row.button)

    def set_promises(self, promises: dict[int, str]) -> None:
        """Show beside each level what choosing it promises, such as "answer by 10:20 · there by 14:00"."""
        for level, row in self._rows.items():
            row.promise.setText(promises.get(level, ""))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Digits choose."""
        if event.text() in {"1", "2", "3", "4"}:
            self._choose(int(event.text()))
            return
        super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The focus belongs to the chosen row."""
        super().focusInEvent(event)
        self._rows[self.value()].button.setFocus(event.reason())

    def _choose(self, level: int) -> None:
        self._rows[level].button.setChecked(True)
        self._rows[level].button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_toggled(self, level: int, on: bool) -> None:
        row = self._rows[level]
        row.update()
        if on:
            self.setFocusProxy(row.button)
            self.changed.emit(level)
            self.edited.emit()
