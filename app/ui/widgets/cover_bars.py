"""Cover drawn as bars on a time axis: who pays from when to when, where it rests, where today stands.

Up and down choose a bar, Enter or a click asks to open its document. What a colour says, the words beside it and the
pattern say too: a bar that covers today is filled, one that is over or to come is pale, a rest is hatched.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from app.core import clock
from app.core.i18n import shown, translate
from app.domain.cover_bars import LAYER_LABELS, Bar, Piece
from app.ui.theme import Tone, announcer, tokens, tone_colour, tone_wash

_ROW, _AXIS, _PAD, _BAR = 26, 20, 8, 14
_MOST_LABEL_SHARE = 0.4
_LEAST_TICK = 46


class CoverBars(QWidget):
    """The bars of a device, of a contract or of a customer."""

    opened = Signal(str)
    """The number of the document whose bar was clicked or entered."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bars: tuple[Bar, ...] = ()
        self._documents = True
        self._today = clock.today()
        self._first = self._last = self._today
        self._chosen = 0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMouseTracking(True)
        self.setAccessibleName(translate("cover", "Cover over time"))
        announcer.changed.connect(self.update)

    def set_bars(self, bars: Sequence[Bar], *, documents: bool = True) -> None:
        """Show these bars, first on top; none takes no room. `documents` writes their numbers beside them."""
        self._bars, self._documents = tuple(bars), documents
        self._today = clock.today()
        self._chosen = min(self._chosen, max(0, len(self._bars) - 1))
        days = [self._today, *(bar.starts_on for bar in self._bars), *(bar.ends_on for bar in self._bars)]
        margin = timedelta(days=max(20, (max(days) - min(days)).days // 24))
        self._first, self._last = min(days) - margin, max(days) + margin
        self.setVisible(bool(self._bars))
        self.setAccessibleDescription(self.text())
        self.updateGeometry()
        self.update()

    def text(self) -> str:
        """What the bars say, a sentence a bar, for screen readers and tests."""
        return "\n".join(self._sentence(bar) for bar in self._bars)

    def sizeHint(self) -> QSize:
        """As high as the bars with the axis."""
        return QSize(360, len(self._bars) * _ROW + _AXIS)

    def minimumSizeHint(self) -> QSize:
        """Narrow enough for a pane beside a ledger."""
        return QSize(220, self.sizeHint().height())

    # -- looking and choosing
    # ------------------------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and down choose, Enter opens."""
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()), 0)
        if step and 0 <= self._chosen + step < len(self._bars):
            self._chosen += step
            self.setAccessibleDescription(self._sentence(self._bars[self._chosen]))
            self.update()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._bars:
            self.opened.emit(self._bars[self._chosen].document)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show which bar is chosen."""
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the mark away."""
        super().focusOutEvent(event)
        self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Open what was clicked."""
        row = int(event.position().y() // _ROW)
        if event.button() == Qt.MouseButton.LeftButton and 0 <= row < len(self._bars):
            self._chosen = row
            self.update()
            self.opened.emit(self._bars[row].document)

    def event(self, event: QEvent) -> bool:
        """Say under the mouse what a bar is about."""
        if isinstance(event, QHelpEvent):
            row = event.pos().y() // _ROW
            if 0 <= row < len(self._bars):
                QToolTip.showText(event.globalPos(), self._tip(self._bars[row], self._day_at(event.pos().x())), self)
            else:
                QToolTip.hideText()
            return True
        return super().event(event)

    # -- words
    # ------------------------------------------------------------------------------------------------------

    def _sentence(self, bar: Bar) -> str:
        text = translate("cover", "{layer} {document}: {start} – {end}, {state}")
        return text.format(
            layer=shown(LAYER_LABELS[bar.layer]),
            document=bar.document,
            start="…" if bar.is_open_start else bar.starts_on.isoformat(),
            end=bar.ends_on.isoformat(),
            state=self._state(bar),
        )

    def _state(self, bar: Bar) -> str:
        piece = bar.on(self._today)
        if piece and piece.rests:
            return translate("cover", "suspended today")
        if piece:
            return translate("cover", "covers today")
        if self._today > bar.ends_on:
            return translate("cover", "over")
        return translate("cover", "to come") if self._today < bar.starts_on else translate("cover", "gap today")

    def _tip(self, bar: Bar, day: date) -> str:
        lines = [self._sentence(bar)]
        piece = bar.on(day)
        if piece is not None and (piece.ordinal > 1 or piece.rests or len(bar.pieces) > 1):
            text = translate("cover", "Term {place}: {start} – {end}") if piece.ordinal else "{start} – {end}"
            span = text.format(place=piece.ordinal, start=piece.starts_on.isoformat(), end=piece.ends_on.isoformat())
            lines.append(f"{span}, {translate('cover', 'suspended')}" if piece.rests else span)
        return "\n".join(lines)

    # -- drawing
    # ------------------------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        """Labels, ticks, bars, today."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._draw_ticks(painter)
        for row, bar in enumerate(self._bars):
            self._draw_label(painter, row, bar)
            for piece in bar.pieces:
                self._draw_piece(painter, row, piece, bar)
        self._draw_today(painter)

    def _labels_width(self) -> float:
        advance = self.fontMetrics().horizontalAdvance
        widest = max((advance(self._label(bar)) for bar in self._bars), default=0)
        return min(widest + 2 * _PAD, self.width() * _MOST_LABEL_SHARE)

    def _label(self, bar: Bar) -> str:
        return f"{shown(LAYER_LABELS[bar.layer])} {bar.document if self._documents else ''}".strip()

    def _x(self, day: date) -> float:
        left = self._labels_width()
        share = (day - self._first).days / max(1, (self._last - self._first).days)
        return left + share * (self.width() - left - 2)

    def _day_at(self, x: float) -> date:
        left = self._labels_width()
        share = (x - left) / max(1.0, self.width() - left - 2)
        return self._first + timedelta(days=round(min(1.0, max(0.0, share)) * (self._last - self._first).days))

    def _draw_label(self, painter: QPainter, row: int, bar: Bar) -> None:
        area = QRectF(0, row * _ROW, self._labels_width() - _PAD, _ROW)
        if self.hasFocus() and row == self._chosen:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(tokens().accent_wash))
            painter.drawRoundedRect(QRectF(0, row * _ROW + 2, self.width() - 1, _ROW - 4), 4, 4)
        painter.setPen(QColor(tokens().text if bar.on(self._today) else tokens().muted))
        words = self.fontMetrics().elidedText(self._label(bar), Qt.TextElideMode.ElideMiddle, int(area.width()))
        painter.drawText(area, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), words)

    def _draw_piece(self, painter: QPainter, row: int, piece: Piece, bar: Bar) -> None:
        left, right = self._x(piece.starts_on), self._x(piece.ends_on + timedelta(days=1))
        area = QRectF(left, row * _ROW + (_ROW - _BAR) / 2, max(3.0, right - left - 1), _BAR)
        covers_today = bar.on(self._today) is not None and piece.ends_on >= self._today
        tone = Tone.PAUSED if piece.rests or not covers_today else Tone.DONE
        colour = tone_colour(tone)
        painter.setPen(QPen(colour, 1, Qt.PenStyle.DashLine if bar.is_open_start else Qt.PenStyle.SolidLine))
        painter.setBrush(colour if covers_today and not piece.rests else tone_wash(tone))
        if piece.starts_on > self._today:
            painter.setPen(QColor(tokens().accent))
            painter.setBrush(QColor(tokens().accent_wash))
        painter.drawRoundedRect(area, 3, 3)
        if piece.rests:
            painter.setBrush(Qt.BrushStyle.BDiagPattern)
            painter.setPen(QPen(colour, 1))
            painter.drawRoundedRect(area, 3, 3)

    def _draw_ticks(self, painter: QPainter) -> None:
        bottom = len(self._bars) * _ROW
        line, muted = QColor(tokens().line), QColor(tokens().muted)
        last_word, now = -1000.0, self._x(self._today)
        for year in range(self._first.year, self._last.year + 1):
            x = self._x(max(self._first, date(year, 1, 1)))
            if date(year, 1, 1) >= self._first:
                painter.setPen(QPen(line, 1))
                painter.drawLine(QPointF(x, 0), QPointF(x, bottom + 4))
            hidden = -_LEAST_TICK - 6 < x - now < 24  # today's word stands there
            if not hidden and x - last_word >= _LEAST_TICK and self.width() - x >= _LEAST_TICK - 8:
                painter.setPen(muted)
                painter.drawText(QPointF(x + 3, bottom + _AXIS - 6), str(year))
                last_word = x

    def _draw_today(self, painter: QPainter) -> None:
        x, bottom = self._x(self._today), len(self._bars) * _ROW
        painter.setPen(QPen(QColor(tokens().late), 1.5))
        painter.drawLine(QPointF(x, 0), QPointF(x, bottom + 4))
        word = translate("cover", "today")
        width = self.fontMetrics().horizontalAdvance(word) + 6
        area = QRectF(min(x - width / 2, self.width() - width), bottom + 3, width, _AXIS - 4)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tokens().surface))
        painter.drawRect(area)
        painter.setPen(QColor(tokens().late))
        painter.drawText(area, int(Qt.AlignmentFlag.AlignCenter), word)
