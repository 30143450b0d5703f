"""How much of something limited is used: a word, the two numbers, and a bar."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.ui.theme import Tone, announcer, tokens, tone_colour

_BAR = 5
_NEARLY = 0.75


class Meter(QWidget):
    """Used of included. Without a limit only what was used is said; the bar's colour goes with the words."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = self._value = ""
        self._share: float | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        announcer.changed.connect(self.update)

    def show_use(self, title: str, value: str, share: float | None) -> None:
        """Show the words and the share used (1 and more: used up, None: no limit)."""
        self._title, self._value, self._share = title, value, share
        self.setAccessibleName(f"{title}: {value}")
        self.setToolTip(f"{title}: {value}")
        self.updateGeometry()
        self.update()

    def text(self) -> str:
        """What it says, for tests."""
        return f"{self._title}: {self._value}"

    def sizeHint(self) -> QSize:
        """Two lines and the bar."""
        advance = self.fontMetrics().horizontalAdvance
        width = max(advance(self._title), advance(self._value)) + 8
        return QSize(max(96, width), 2 * self.fontMetrics().height() + _BAR + 6)

    def minimumSizeHint(self) -> QSize:
        """Never narrower than its words."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Title in muted letters, the numbers, the bar."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        line = self.fontMetrics().height()
        painter.setPen(QColor(tokens().muted))
        painter.drawText(QRectF(0, 0, self.width(), line), int(Qt.AlignmentFlag.AlignLeft), self._title)
        painter.setPen(QColor(tokens().text))
        painter.drawText(QRectF(0, line, self.width(), line), int(Qt.AlignmentFlag.AlignLeft), self._value)
        if self._share is None:
            return
        track = QRectF(0, 2 * line + 3, self.width() - 6, _BAR)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tokens().line))
        painter.drawRoundedRect(track, 2.5, 2.5)
        tone = Tone.LATE if self._share >= 1 else Tone.DUE if self._share >= _NEARLY else Tone.DONE
        painter.setBrush(tone_colour(tone))
        track.setWidth(track.width() * min(1.0, self._share))
        painter.drawRoundedRect(track, 2.5, 2.5)
