"""A service clock as a line: name, due time, colour and words – and its arithmetic line by line (peers.md 5.1)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QLabel,
    QPlainTextEdit,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from app.core.i18n import translate
from app.ui.theme import SPACE, Tone, tokens, tone_colour
from app.ui.widgets.flow import FlowLayout
from app.ui.widgets.screen_fit import resize_within


@dataclass(frozen=True)
class ClockLine:
    """One clock worded for people.

    `used` is the share of the target already spent (0.0 to 1.0 and beyond), None when it does not run against a target;
    `explanation` is the arithmetic, one sentence a line.
    """

    name: str
    status: str
    due: str = ""
    used: float | None = None
    tone: Tone = Tone.NORMAL
    explanation: tuple[str, ...] = ()


class ClockBar(QWidget):
    """How much of the target is spent, as a thin bar in the clock's colour."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._share, self._tone = 0.0, Tone.NORMAL
        self.setFixedHeight(7)
        self.setMinimumWidth(48)

    def show_share(self, share: float, tone: Tone) -> None:
        """Fill to this share of the target."""
        self._share, self._tone = min(1.0, max(0.0, share)), tone
        self.update()

    def sizeHint(self) -> QSize:
        """A thin line."""
        return QSize(90, 7)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the groove and its filling."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        groove = QRectF(self.rect()).adjusted(0, 1.5, 0, -1.5)
        painter.setBrush(QColor(tokens().edge))
        painter.drawRoundedRect(groove, 2.5, 2.5)
        if self._share > 0:
            painter.setBrush(tone_colour(self._tone))
            groove.setWidth(groove.width() * self._share)
            painter.drawRoundedRect(groove, 2.5, 2.5)


class ClocksExplained(QWidget):
    """The clocks of a call, one line each over its bar, with a button that opens the arithmetic.

    Words that do not fit beside one another stand under one another.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(10)
        self._grid.setVerticalSpacing(2)
        self._grid.setColumnStretch(1, 1)
        self._clocks: tuple[ClockLine, ...] = ()
        self.setAccessibleName(translate("clocks", "Clocks"))

    def set_clocks(self, clocks: Sequence[ClockLine]) -> None:
        """Show these clocks."""
        while (item := self._grid.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self._clocks = tuple(clocks)
        for row, line in enumerate(self._clocks):
            self._add(row, line)

    def texts(self) -> list[str]:
        """Each clock in words, for screen readers and tests."""
        return [f"{line.name} · {line.status} · {line.due}".rstrip(" ·") for line in self._clocks]

    def explain(self) -> None:
        """Open the arithmetic of all clocks."""
        dialog = ExplanationDialog(self._clocks, self.window())
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def _add(self, row: int, line: ClockLine) -> None:
        name = QLabel(line.name, self)
        name.setProperty("role", "muted")
        bar = ClockBar(self)
        bar.setVisible(line.used is not None)
        bar.show_share(line.used or 0.0, line.tone)
        status = QLabel(line.status, self)
        status.setProperty("role", "value")
        if line.tone is not Tone.NORMAL:
            status.setProperty("tone", line.tone.value)
        due = QLabel(line.due, self)
        due.setProperty("role", "muted")
        words = QWidget(self)
        side_by_side = FlowLayout(SPACE, words)
        side_by_side.addWidget(status)
        side_by_side.addWidget(due)
        self._grid.addWidget(name, row * 2, 0, Qt.AlignmentFlag.AlignTop)
        self._grid.addWidget(words, row * 2, 1)
        self._grid.addWidget(bar, row * 2 + 1, 0, 1, 2)
        if row == 0 and any(clock.explanation for clock in self._clocks):
            button = QToolButton(self)
            button.setText(translate("clocks", "Explain"))
            button.setToolTip(translate("clocks", "Show how these times were computed, line by line"))
            button.setAutoRaise(True)
            button.clicked.connect(self.explain)
            self._grid.addWidget(button, 0, 2, 2 * len(self._clocks), 1, Qt.AlignmentFlag.AlignVCenter)


class ExplanationDialog(QDialog):
    """The arithmetic of the clocks as selectable text."""

    help_page = "clocks"

    def __init__(self, clocks: Sequence[ClockLine], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(translate("clocks", "How the times were computed"))
        self.text = QPlainTextEdit(self)
        self.text.setReadOnly(True)
        self.text.setPlainText(explanation_text(clocks))
        self.text.setAccessibleName(self.windowTitle())
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.addWidget(self.text)
        column.addWidget(buttons)
        resize_within(self, 620, 420)


def explanation_text(clocks: Sequence[ClockLine]) -> str:
    """All clocks with their arithmetic as one text."""
    parts: list[str] = []
    for line in clocks:
        head = f"{line.name}: {line.status}"
        head = f"{head} ({line.due})" if line.due else head
        parts.append("\n".join([head, *(f"    {text}" for text in line.explanation)]))
    return "\n\n".join(parts)
