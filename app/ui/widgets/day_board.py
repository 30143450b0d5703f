"""A day drawn as technicians × time: visits as blocks, moved by dragging or by keyboard (R046).

Keys: arrows choose a visit; Space lifts it, then arrows move it (quarter hours, technicians), Enter or Space puts it
down, Esc puts it back; Enter on a visit at rest asks to edit it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QColor,
    QDragEnterEvent,
    QDragMoveEvent,
    QDropEvent,
    QFont,
    QFontMetrics,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QApplication, QSizePolicy, QToolTip, QWidget

from app.core import clock
from app.core.i18n import translate
from app.ui.theme import Tone, grown, tokens, tone_colour
from app.ui.widgets.board_plan import BoardBlock, BoardRow, conflicts, draw_block, draw_ghost, hours_text, lanes

CALL_MIME = "application/x-aftercare-call"
"""What a call dragged onto the board is carried as: its id in ASCII digits."""

_NAMES, _HEAD, _LANE, _STEP = 116, 26, 40, 15


class DayBoard(QWidget):
    """The drawn day. Announces wishes only; whoever listens carries them out and sets the day anew."""

    chosen = Signal(int)
    edit_wanted = Signal(int)
    move_wanted = Signal(int, int, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._day = clock.today()
        self._rows: tuple[BoardRow, ...] = ()
        self._blocks: tuple[BoardBlock, ...] = ()
        self._lanes: dict[int, int] = {}
        self._tops: list[int] = [grown(_HEAD)]
        self._clashing: set[int] = set()
        self._first, self._last = 8, 18
        self._current = 0
        self._lifted: BoardBlock | None = None
        self._grip = QPoint()
        self._pressed: QPoint | None = None
        self._ghost: tuple[int, datetime] | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAcceptDrops(True)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self.setAccessibleName(translate("board", "Day board: technicians and times"))

    def set_day(
        self, day: date, rows: Sequence[BoardRow], blocks: Sequence[BoardBlock], hours: tuple[int, int]
    ) -> None:
        """Draw a day. `hours` are the first and last hour to show; blocks outside widen it."""
        self._day, self._rows = day, tuple(rows)
        self._blocks = tuple(sorted(blocks, key=lambda one: (one.starts_at, one.call_id)))
        self._lifted = self._ghost = None
        first, last = hours
        for block in self._blocks:
            first = min(first, max(0, self._minute(block.starts_at) // 60))
            last = max(last, min(24, -(-self._minute(block.ends_at) // 60)))
        self._first, self._last = first, max(last, first + 4)
        self._clashing = conflicts(self._blocks)
        self._arrange()
        if self._block(self._current) is None:
            self._current = 0
        self.update()

    def current(self) -> int:
        """The chosen call, 0 when none."""
        return self._current

    def choose(self, call_id: int) -> None:
        """Choose a visit and say so."""
        self._current = call_id if self._block(call_id) else 0
        self.update()
        block = self._block(call_id)
        if block is not None:
            self.setAccessibleDescription(self._words(block))
            QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.DescriptionChanged))
            self.chosen.emit(call_id)

    def block_rect(self, call_id: int) -> QRect:
        """Where a visit is drawn (empty when it is not)."""
        block = self._block(call_id)
        return self._rect(block) if block else QRect()

    def place_of(self, technician_id: int, moment: datetime) -> QPoint:
        """The point on the board that stands for a technician and a time."""
        row = next(number for number, one in enumerate(self._rows) if one.technician_id == technician_id)
        return QPoint(self._x(self._minute(moment)), self._tops[row] + grown(_LANE) // 2)

    # -- keyboard ---------------------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose, lift, move, put down, edit."""
        key = event.key()
        steps = {
            Qt.Key.Key_Left: (-1, 0), Qt.Key.Key_Right: (1, 0), Qt.Key.Key_Up: (0, -1), Qt.Key.Key_Down: (0, 1),
        }  # fmt: skip
        if key in steps:
            if self._lifted is not None:
                self._shift(*steps[Qt.Key(key)])
            else:
                self._walk(*steps[Qt.Key(key)])
        elif key == Qt.Key.Key_Space:
            if self._lifted is not None:
                self._put_down()
            else:
                self._lift()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._current:
            if self._lifted is not None:
                self._put_down()
            else:
                self.edit_wanted.emit(self._current)
        elif key == Qt.Key.Key_Escape and self._lifted is not None:
            self._lifted = self._ghost = None
            self.update()
        else:
            super().keyPressEvent(event)

    def _lift(self) -> None:
        block = self._block(self._current)
        if block is not None and not block.fixed:
            self._lifted, self._ghost = block, (block.technician_id, block.starts_at)
            self.update()

    def _shift(self, quarters: int, rows: int) -> None:
        if self._lifted is None or self._ghost is None:
            return
        technician, start = self._ghost
        ids = [row.technician_id for row in self._rows]
        place = max(0, min(len(ids) - 1, ids.index(technician) + rows)) if technician in ids else 0
        start += timedelta(minutes=_STEP * quarters)
        if clock.local(start).date() == self._day:
            self._ghost = (ids[place], start)
        self.update()

    def _put_down(self) -> None:
        lifted, ghost = self._lifted, self._ghost
        self._lifted = self._ghost = None
        self.update()
        if lifted is not None and ghost is not None and ghost != (lifted.technician_id, lifted.starts_at):
            self.move_wanted.emit(lifted.call_id, *ghost)

    def _walk(self, sideways: int, rows: int) -> None:
        if not self._blocks:
            return
        order = [row.technician_id for row in self._rows]
        by_row = sorted(self._blocks, key=lambda one: (order.index(one.technician_id), one.starts_at, one.call_id))
        now = self._block(self._current)
        if now is None:
            self.choose(by_row[0].call_id)
            return
        if sideways:
            place = by_row.index(now) + sideways
            if 0 <= place < len(by_row):
                self.choose(by_row[place].call_id)
            return
        own = order.index(now.technician_id)
        beyond = [one for one in by_row if (order.index(one.technician_id) - own) * rows > 0]
        if beyond:
            nearest = min(abs(order.index(one.technician_id) - own) for one in beyond)
            near = [one for one in beyond if abs(order.index(one.technician_id) - own) == nearest]
            self.choose(min(near, key=lambda one: abs(one.starts_at - now.starts_at)).call_id)

    # -- mouse ------------------------------------------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose what lies under the pointer."""
        block = self._at(event.position().toPoint())
        if block is None or event.button() != Qt.MouseButton.LeftButton:
            super().mousePressEvent(event)
            return
        self.choose(block.call_id)
        self._pressed = event.position().toPoint()
        self._grip = self._pressed - self._rect(block).topLeft()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag."""
        point = event.position().toPoint()
        if self._pressed is None:
            self.setCursor(Qt.CursorShape.PointingHandCursor if self._at(point) else Qt.CursorShape.ArrowCursor)
            return
        if self._lifted is None:
            if (point - self._pressed).manhattanLength() < QApplication.startDragDistance():
                return
            self._lift()
        if self._lifted is not None:
            self._ghost = self._spot(point, self._grip.x())
            self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Drop."""
        self._pressed = None
        self._put_down()
        super().mouseReleaseEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Edit."""
        block = self._at(event.position().toPoint())
        if block is not None:
            self.edit_wanted.emit(block.call_id)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """A call from the list is welcome."""
        if event.mimeData().hasFormat(CALL_MIME):
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Show where it would land."""
        if event.mimeData().hasFormat(CALL_MIME):
            self._ghost = self._spot(event.position().toPoint(), 0)
            self.update()
            event.acceptProposedAction()

    def dragLeaveEvent(self, event: QEvent) -> None:  # pyright: ignore[reportIncompatibleMethodOverride]
        """It went elsewhere."""
        self._ghost = None
        self.update()

    def dropEvent(self, event: QDropEvent) -> None:
        """Ask to give the dropped call to this technician at this time."""
        ghost, self._ghost = self._ghost, None
        self.update()
        if ghost is not None and event.mimeData().hasFormat(CALL_MIME):
            event.acceptProposedAction()
            self.move_wanted.emit(int(bytes(event.mimeData().data(CALL_MIME).data()).decode("ascii")), *ghost)

    def event(self, event: QEvent) -> bool:
        """Say more about the block under the pointer."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            block = self._at(event.pos())
            QToolTip.showText(event.globalPos(), self._words(block) if block else "", self)
            return True
        return super().event(event)

    # -- geometry ---------------------------------------------------------------------------------------------------

    def sizeHint(self) -> QSize:
        """As high as its rows."""
        return QSize(700, self._tops[-1] + 2)

    def minimumSizeHint(self) -> QSize:
        """Narrow windows still show every row."""
        return QSize(480, self.sizeHint().height())

    def changeEvent(self, event: QEvent) -> None:
        """Larger letters, higher rows."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.ApplicationFontChange):
            self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stretch the hours."""
        super().resizeEvent(event)
        self.update()

    def _arrange(self) -> None:
        self._lanes = lanes(self._blocks)
        self._tops = [grown(_HEAD)]
        last: dict[int, int] = {}
        for block in self._blocks:
            last[block.technician_id] = max(last.get(block.technician_id, 0), self._lanes[block.call_id])
        for row in self._rows:
            self._tops.append(self._tops[-1] + grown(_LANE) * (last.get(row.technician_id, 0) + 1) + 6)
        self.updateGeometry()

    def _minute(self, moment: datetime) -> int:
        return int((moment - clock.local_midnight(self._day)).total_seconds() // 60)

    def _x(self, minute: int) -> int:
        span = (self._last - self._first) * 60
        return grown(_NAMES) + round((minute - self._first * 60) * (self.width() - grown(_NAMES) - 1) / span)

    def _rect(self, block: BoardBlock) -> QRect:
        row = next((number for number, one in enumerate(self._rows) if one.technician_id == block.technician_id), 0)
        left, right = self._x(self._minute(block.starts_at)), self._x(self._minute(block.ends_at))
        return QRect(left, self._top(block, row), max(24, right - left - 1), grown(_LANE) - 3)

    def _top(self, block: BoardBlock, row: int) -> int:
        return self._tops[row] + 3 + grown(_LANE) * self._lanes.get(block.call_id, 0)

    def _within(self, seen: QRect) -> Iterator[tuple[BoardBlock, QRect]]:
        """The visits that reach into this part, and where: a full day has a thousand, a window shows fifty."""
        rows = {row.technician_id: number for number, row in reversed([*enumerate(self._rows)])}
        for block in self._blocks:
            top = self._top(block, rows.get(block.technician_id, 0))
            if top <= seen.bottom() and top + grown(_LANE) > seen.top():
                place = self._rect(block)
                if place.intersects(seen):
                    yield block, place

    def _spot(self, point: QPoint, grip: int) -> tuple[int, datetime]:
        """The technician and time under a point, on a quarter hour."""
        row = sum(point.y() >= top for top in self._tops[1:-1]) if len(self._tops) > 1 else 0
        span = (self._last - self._first) * 60
        minute = self._first * 60 + (point.x() - grip - grown(_NAMES)) * span / max(1, self.width() - grown(_NAMES) - 1)
        minute = max(0, min(24 * 60 - _STEP, round(minute / _STEP) * _STEP))
        technician = self._rows[min(row, len(self._rows) - 1)].technician_id if self._rows else 0
        return technician, clock.local_midnight(self._day) + timedelta(minutes=minute)

    def _at(self, point: QPoint) -> BoardBlock | None:
        return next((block for block, _place in self._within(QRect(point, QSize(1, 1)))), None)

    def _block(self, call_id: int) -> BoardBlock | None:
        return next((one for one in self._blocks if one.call_id == call_id), None)

    def _words(self, block: BoardBlock) -> str:
        text = f"{hours_text(block)}  {block.title}\n{block.detail}"
        if block.hint:
            text += f"\n{block.hint}"
        if block.call_id in self._clashing:
            text += "\n" + translate("board", "Overlaps another visit of the same technician.")
        return text

    # -- drawing ----------------------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the grid, the names, the blocks, the one on the move, and the present moment."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), QColor(tokens().surface))
        self._draw_grid(painter)
        for block, place in self._within(event.rect().adjusted(-1, -1, 1, 1)):
            draw_block(
                painter, place, block, self.font(),
                chosen=block.call_id == self._current, clashes=block.call_id in self._clashing,
                faded=self._lifted is not None and block.call_id == self._lifted.call_id,
            )  # fmt: skip
        if self._ghost is not None and self._rows:
            technician, start = self._ghost
            model = self._lifted or BoardBlock(0, technician, start, 120, clock.local(start).strftime("%H:%M"))
            model = replace(model, technician_id=technician, starts_at=start)
            draw_ghost(painter, self._rect(model), model, self.font())
        minute = self._minute(clock.now())
        if clock.today() == self._day and self._first * 60 <= minute <= self._last * 60:
            painter.setPen(QPen(tone_colour(Tone.LATE), 1))
            painter.drawLine(self._x(minute), grown(_HEAD) - 6, self._x(minute), self._tops[-1])

    def _draw_grid(self, painter: QPainter) -> None:
        line, muted, text = QColor(tokens().line), QColor(tokens().muted), QColor(tokens().text)
        middle = Qt.AlignmentFlag.AlignVCenter
        small, bold = QFont(self.font()), QFont(self.font())
        small.setPointSizeF(max(7.5, small.pointSizeF() * 0.9))
        bold.setWeight(QFont.Weight.DemiBold)
        painter.setFont(small)
        for hour in range(self._first, self._last + 1):
            x = self._x(hour * 60)
            painter.setPen(line)
            painter.drawLine(x, grown(_HEAD), x, self._tops[-1])
            painter.setPen(muted)
            if hour < self._last:
                painter.drawText(QRect(x + 3, 0, grown(60), grown(_HEAD)), middle, f"{hour:02d}:00")
        for number, row in enumerate(self._rows):
            top, bottom = self._tops[number], self._tops[number + 1]
            painter.setPen(line)
            painter.drawLine(0, bottom, self.width(), bottom)
            painter.setFont(bold)
            painter.setPen(text if row.technician_id else muted)
            name = QFontMetrics(bold).elidedText(row.name, Qt.TextElideMode.ElideRight, grown(_NAMES) - 14)
            painter.drawText(QRect(8, top + grown(4), grown(_NAMES) - 12, grown(18)), middle, name)
            painter.setFont(small)
            painter.setPen(tone_colour(Tone.DUE) if row.is_overloaded else muted)
            painter.drawText(QRect(8, top + grown(21), grown(_NAMES) - 12, grown(16)), middle, row.load)
        painter.setPen(QColor(tokens().edge))
        painter.drawLine(0, grown(_HEAD), self.width(), grown(_HEAD))
