"""The cover verdict in one glance: free, contract or chargeable, why, which paper says so, until when."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from app.core import clock
from app.core.i18n import translate
from app.services.service_call_cover import Verdict
from app.ui.contract_words import usage_text
from app.ui.theme import Tone, mark, tokens, tone_colour, tone_wash

_TONES = {"free": Tone.DONE, "contract": Tone.DONE, "chargeable": Tone.DUE}
_SOON = 30


class CoverBadge(QFrame):
    """Verdict, reason sentence, document and end. A click on it asks to open the document."""

    clicked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tone = Tone.NORMAL
        self._verdict = QLabel(self)
        self._verdict.setProperty("role", "heading")
        self._reason = QLabel(self)
        self._reason.setWordWrap(True)
        self._document = QLabel(self)
        self._document.setProperty("role", "muted")
        self._document.setWordWrap(True)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 6, 10, 6)
        row.setSpacing(14)
        row.addWidget(self._verdict)
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(self._reason)
        words.addWidget(self._document)
        row.addLayout(words, 1)
        self.clear()

    def clear(self) -> None:
        """Nothing is chosen yet."""
        self._show("", translate("cover", "Cover is shown when a customer and device are chosen."), "", Tone.NORMAL)

    def show_verdict(self, verdict: Verdict) -> None:
        """Show a verdict: its label, why and until when, the paper that proves it."""
        proof = translate("cover", "Proof: {document}").format(document=verdict.document) if verdict.document else ""
        used = usage_text(verdict.usage) if verdict.usage else ""
        tone = _TONES.get(verdict.kind, Tone.NORMAL)
        self._show(verdict.label, sentence(verdict.reason), " · ".join(part for part in (proof, used) if part), tone)

    def text(self) -> str:
        """What it says, for screen readers and tests."""
        return " · ".join(part for part in (self._verdict.text(), self._reason.text(), self._document.text()) if part)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Ask to open the document."""
        self.clicked.emit()
        super().mousePressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The tone as a faint ground with an edge on the left; the words carry the same meaning."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        quiet = self._tone is Tone.NORMAL
        painter.setBrush(QColor(tokens().raised) if quiet else tone_wash(self._tone))
        painter.drawRoundedRect(self.rect(), 5, 5)
        painter.setBrush(QColor(tokens().edge) if quiet else tone_colour(self._tone))
        painter.drawRoundedRect(QRect(0, 0, 4, self.height()), 2, 2)

    def _show(self, label: str, reason: str, document: str, tone: Tone) -> None:
        self._tone = tone
        self._verdict.setText(label)
        self._verdict.setVisible(bool(label))
        mark(self._verdict, tone=tone.value)
        self._reason.setText(reason)
        self._document.setText(document)
        self._document.setVisible(bool(document))
        self.setAccessibleName(translate("cover", "Cover"))
        self.setAccessibleDescription(self.text())
        self.update()


def sentence(text: str) -> str:
    """A phrase with a capital letter."""
    return text[:1].upper() + text[1:]


def ends_tone(ends_on: date | None) -> Tone:
    """The colour of an end of cover: late when over, due within a month."""
    today = clock.today()
    if ends_on is None or (ends_on - today).days > _SOON:
        return Tone.NORMAL
    return Tone.LATE if ends_on < today else Tone.DUE
