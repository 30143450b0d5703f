"""A figure of the day that opens exactly its rows."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QWidget

from app.ui.icons import icon
from app.ui.theme import SPACE, Tone, announcer, mark, tone_icon

_MOST_BESIDE = 3
"""Digits beside which there is room for words where eight tiles share 1366 pixels."""


class _Figure(QFrame):
    """Something clicked by mouse, Enter or Space that opens the rows of a figure."""

    clicked = Signal()

    def __init__(self, title: str, look: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", look)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(title)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click opens the rows."""
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.clicked.emit()
        super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and Space open the rows."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.clicked.emit()
        else:
            super().keyPressEvent(event)


class FigureTile(_Figure):
    """A number, what it counts beside it and one line of detail; clicked by mouse, Enter or Space. A zero is quiet.

    What a long number counts stands below it: there is no room beside.
    """

    def __init__(self, title: str, meaning: str = "", parent: QWidget | None = None) -> None:
        super().__init__(title, "tile", parent)
        self._meaning, self._tone = meaning, Tone.NORMAL
        self._mark, self._number, self._title, self._detail = QLabel(), QLabel("–"), QLabel(title), QLabel()
        self._number.setProperty("role", "display")
        self._detail.setProperty("role", "muted")
        self._title.setWordWrap(True)
        grid = QGridLayout(self)
        grid.setContentsMargins(SPACE + 2, SPACE // 2, SPACE, SPACE // 2)
        grid.setHorizontalSpacing(SPACE)
        grid.setVerticalSpacing(0)
        grid.setColumnStretch(1, 1)
        grid.addWidget(self._number, 0, 0)
        grid.addWidget(self._mark, 0, 2)
        grid.addWidget(self._detail, 2, 0, 1, 3)
        self._grid = grid
        self._place_title()
        self._detail.hide()
        announcer.changed.connect(self._draw_mark)
        self._draw_mark()

    def set_figure(self, number: int | str, tone: Tone = Tone.NORMAL, detail: str = "") -> None:
        """Show a figure; the tone speaks only when there is something to count."""
        self._tone = tone if number not in (0, "0", "") else Tone.NORMAL
        self._number.setText(f"{number:,}" if isinstance(number, int) else number)
        self._place_title()
        mark(self._number, tone=self._tone.value)
        mark(self, tone=self._tone.value)
        self._detail.setText(detail)
        self._detail.setVisible(bool(detail))
        self.setAccessibleDescription(f"{number} {detail}".strip())
        self._draw_mark()

    def figure(self) -> str:
        """The number as shown."""
        return self._number.text()

    def _place_title(self) -> None:
        self._grid.removeWidget(self._title)
        if len(self._number.text()) > _MOST_BESIDE:
            self._grid.addWidget(self._title, 1, 0, 1, 3)
        else:
            self._grid.addWidget(self._title, 0, 1)

    def _draw_mark(self) -> None:
        meaning = tone_icon(self._tone) or self._meaning
        if meaning:
            self._mark.setPixmap(icon(meaning, self._tone).pixmap(QSize(20, 20)))


class FigureLink(_Figure):
    """A figure in a line of others: its words, then its number. A zero is quiet."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(title, "figure", parent)
        self._number = QLabel("–")
        row = QHBoxLayout(self)
        row.setContentsMargins(SPACE // 2, 1, SPACE // 2, 1)
        row.setSpacing(SPACE // 2)
        row.addWidget(QLabel(title))
        row.addWidget(self._number)

    def set_figure(self, number: int | str, tone: Tone = Tone.NORMAL) -> None:
        """Show a figure; the tone speaks only when there is something to count."""
        shown = tone if number not in (0, "0", "") else Tone.NORMAL
        self._number.setText(f"{number:,}" if isinstance(number, int) else number)
        for one in (self._number, self):
            mark(one, tone=shown.value)
        self.setAccessibleDescription(self._number.text())

    def figure(self) -> str:
        """The number as shown."""
        return self._number.text()


class IndicatorTile(_Figure):
    """An indicator in a strip: what it is, its value, and how it changed; the tone speaks of the change alone."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(title, "tile", parent)
        self._value, self._change, words = QLabel("–"), QLabel(), QLabel(title)
        self._value.setProperty("role", "amount")
        words.setProperty("role", "muted")
        grid = QGridLayout(self)
        grid.setContentsMargins(SPACE, SPACE // 2, SPACE, SPACE // 2)
        grid.setVerticalSpacing(0)
        grid.setColumnStretch(1, 1)
        grid.addWidget(words, 0, 0, 1, 2)
        grid.addWidget(self._value, 1, 0)
        grid.addWidget(self._change, 1, 1, Qt.AlignmentFlag.AlignRight)

    def set_figure(self, value: str, change: str, tone: Tone = Tone.NORMAL) -> None:
        """Show a value and its change."""
        self._value.setText(value)
        self._change.setText(change)
        mark(self._change, tone=tone.value)
        self.setAccessibleDescription(f"{value} {change}".strip())

    def figure(self) -> str:
        """The value as shown."""
        return self._value.text()
