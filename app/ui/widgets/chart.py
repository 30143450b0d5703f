"""A chart on the screen, from the geometry that paper draws from too (`domain.charts`)."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QToolTip, QWidget

from app.core.i18n import translate
from app.domain.charts import PALETTE, Box, Chart, ChartKind, Layout, Part, lay_out, part_at
from app.ui import theme

_HOLE = 0.5
_FULL_TURN = 5760  # sixteenths of a degree
_MARGIN = 8.0


class ChartView(QWidget):
    """Draws a chart. `opened` tells the index of a part that was clicked, or chosen with the arrows and Enter."""

    opened = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.chart: Chart | None = None
        self.current = -1
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setMinimumSize(QSize(320, 180))
        theme.announcer.changed.connect(self.update)

    def show_chart(self, chart: Chart | None) -> None:
        """Show another chart, or none."""
        self.chart, self.current = chart, -1
        self.setAccessibleName(chart.title if chart else "")
        words = [f"{one.label}: {one.shown}" for one in chart.slices] if chart else []
        self.setAccessibleDescription("; ".join(words))
        self.update()

    def layout_now(self) -> Layout | None:
        """Where the parts lie now, None without a chart."""
        if self.chart is None:
            return None
        measure = QFontMetricsF(self.font()).horizontalAdvance
        names = max((measure(one.label) for one in self.chart.slices), default=0.0)
        width, height = self.width() - 2 * _MARGIN, self.height() - 2 * _MARGIN
        return lay_out(self.chart, width, height, self._line(), names)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the parts with their names and values."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), QColor(theme.tokens().surface))
        layout = self.layout_now()
        if layout is not None and self.chart is not None:
            painter.translate(_MARGIN, _MARGIN)
            if not any(one.value for one in self.chart.slices):
                painter.setPen(QColor(theme.tokens().muted))
                painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, translate("chart", "Nothing to show."))
            else:
                for part in layout.parts:
                    self._paint_part(painter, layout, part)
                self._paint_hole(painter, layout)
        painter.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows walk along the parts, Enter opens one."""
        count = len(self.chart.slices) if self.chart else 0
        if count and event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Left):
            step = 1 if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Right) else -1
            self.current = (self.current + step) % count if self.current >= 0 else 0
            self.update()
        elif self.current >= 0 and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit(self.current)
        else:
            super().keyPressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """A part that can be opened looks like it."""
        over = self._at(event.position()) >= 0
        self.setCursor(Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Open the part."""
        place = self._at(event.position())
        if place >= 0:
            self.current = place
            self.update()
            self.opened.emit(place)

    def event(self, event: QEvent) -> bool:
        """Tell the part under the mouse."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            place = self._at(QPointF(event.pos()))
            words = ""
            if place >= 0 and self.chart is not None:
                words = f"{self.chart.slices[place].label}: {self.chart.slices[place].shown}"
            QToolTip.showText(event.globalPos(), words, self)
            return True
        return super().event(event)

    def _at(self, point: QPointF) -> int:
        layout = self.layout_now()
        return part_at(layout, point.x() - _MARGIN, point.y() - _MARGIN) if layout else -1

    def _line(self) -> float:
        return QFontMetricsF(self.font()).height() * 1.1

    def _paint_part(self, painter: QPainter, layout: Layout, part: Part) -> None:
        chart = self.chart
        assert chart is not None
        colour = QColor(PALETTE[part.colour % len(PALETTE)])
        chosen = part.index == self.current
        painter.setPen(QPen(QColor(theme.tokens().text if chosen else theme.tokens().surface), 2 if chosen else 1))
        painter.setBrush(colour)
        if part.span > 0:
            start, span = round((90 - part.start) * 16), -round(part.span * 16)
            disc = _rect(layout.disc)
            if part.span >= 359.99:
                painter.drawEllipse(disc)
            else:
                painter.drawPie(disc, start % _FULL_TURN, span)
        if part.bar.width > 0 and part.bar.height > 0:
            painter.drawRect(_rect(part.bar))
        self._write(painter, chart, part, colour)

    def _paint_hole(self, painter: QPainter, layout: Layout) -> None:
        if layout.disc.width > 0:
            inset = layout.disc.width * (1 - _HOLE) / 2
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(theme.tokens().surface))
            painter.drawEllipse(_rect(layout.disc).adjusted(inset, inset, -inset, -inset))

    def _write(self, painter: QPainter, chart: Chart, part: Part, colour: QColor) -> None:
        one, box, metrics = chart.slices[part.index], _rect(part.legend), self.fontMetrics()
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.setPen(QColor(theme.tokens().text))
        if chart.kind is ChartKind.PIE:
            side = min(11.0, box.height() * 0.7)
            patch = QRectF(box.left(), box.center().y() - side / 2, side, side)
            painter.fillRect(patch, colour)
            value = metrics.horizontalAdvance(one.shown)
            name = box.adjusted(side + 7, 0, -value - 12, 0)
            painter.drawText(
                name, middle, metrics.elidedText(one.label, Qt.TextElideMode.ElideRight, int(name.width()))
            )
            painter.drawText(box, middle | Qt.AlignmentFlag.AlignRight, one.shown)
        elif chart.kind is ChartKind.BAR:
            name = metrics.elidedText(one.label, Qt.TextElideMode.ElideRight, int(box.width()))
            painter.drawText(box, middle, name)
            bar = _rect(part.bar)
            room = QRectF(bar.right() + 6, box.top(), metrics.horizontalAdvance(one.shown) + 8, box.height())
            painter.drawText(room, middle, one.shown)
        else:
            name = metrics.elidedText(one.label, Qt.TextElideMode.ElideRight, int(box.width()) - 4)
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, name)
            bar = _rect(part.bar)
            height = metrics.height()
            room = QRectF(box.left(), bar.top() - height - 1, box.width(), height)
            painter.drawText(room, Qt.AlignmentFlag.AlignCenter, one.shown)


def _rect(box: Box) -> QRectF:
    return QRectF(box.x, box.y, box.width, box.height)
