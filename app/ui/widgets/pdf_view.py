"""The pages of a PDF below one another, drawn when they come into sight, as sharp as the screen is."""

from __future__ import annotations

import math
from collections import OrderedDict
from collections.abc import Iterator
from enum import Enum
from typing import Any

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent, QPainter, QPaintEvent, QPalette, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from app.ui.pdf_pages import PdfPages
from app.ui.widgets.pdf_drawing import Order, drawing

ZOOM_STEP = 1.25
LEAST_ZOOM, MOST_ZOOM = 0.1, 8.0
_MARGIN, _BETWEEN = 6, 3
_TILE = 1024
"""Dots: at eight times its size a page would take a quarter of a gigabyte in one piece."""
_KEPT_BYTES = 64 << 20
_PATIENCE = 0.06
"""Seconds that showing may wait for drawing: our own papers never flash up white, and a heavy scan holds up nobody."""

_Key = tuple[int, int, int, int, int]


class Zoom(Enum):
    """How large the pages are."""

    OWN = "own"
    WIDTH = "width"
    PAGE = "page"


class PdfView(QAbstractScrollArea):
    """Shows a document; `page_changed` tells the page that is looked at, counted from 0."""

    page_changed = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pages: PdfPages | None = None
        self._zoom, self._factor = Zoom.PAGE, 1.0
        self._page = 0
        self._places: list[QRect] = []
        self._pictures = OrderedDict[_Key, QImage]()
        self._orders: dict[_Key, Order] = {}
        drawing().drawn.connect(self._drawn)
        self.verticalScrollBar().valueChanged.connect(self._scrolled)

    # -- what is shown ---------------------------------------------------------------------------------------------

    def show_pages(self, pages: PdfPages) -> None:
        """Show another document from its first page; the caller closes the one before."""
        self._pages = pages
        self._page = 0
        self._forget()
        self._lay_out()
        self.verticalScrollBar().setValue(0)

    @property
    def page(self) -> int:
        """The page that is looked at, counted from 0."""
        return self._page

    def jump(self, page: int) -> None:
        """Show the top of a page; the last ones may be looked at without standing at the top."""
        if self._places:
            page = max(0, min(page, len(self._places) - 1))
            self.verticalScrollBar().setValue(self._places[page].top() - _BETWEEN)
            self._look_at(page)

    # -- how large -------------------------------------------------------------------------------------------------

    @property
    def zoom(self) -> Zoom:
        """How the size of the pages is found."""
        return self._zoom

    @property
    def factor(self) -> float:
        """How large the page that is looked at is shown; 1 is its size on paper by the screen's own measure."""
        return self._factor_of(self._page)

    def fit(self, zoom: Zoom) -> None:
        """Make the pages as wide or as large as the window, and keep them so."""
        self._zoom = zoom
        self._resize()

    def set_factor(self, factor: float) -> None:
        """Show all pages so many times their own size, between a tenth and eight times."""
        self._zoom, self._factor = Zoom.OWN, max(LEAST_ZOOM, min(MOST_ZOOM, factor))
        self._resize()

    # -- places ----------------------------------------------------------------------------------------------------

    def _factor_of(self, page: int) -> float:
        if self._zoom is Zoom.OWN or self._pages is None:
            return self._factor
        points, dots = self._pages.points(page), self.logicalDpiX() / 72
        if not points.width() or not points.height():
            return 1.0
        room = self.viewport().size()
        across = max(1, room.width() - 2 * _MARGIN) / (points.width() * dots)
        if self._zoom is Zoom.WIDTH:
            return across
        return min(across, max(1, room.height() - 2 * _BETWEEN) / (points.height() * dots))

    def _lay_out(self) -> None:
        """Where each page lies, the window's width in the middle, and how far it can be scrolled."""
        self._settle_bars()
        edge = _BETWEEN if self._zoom is Zoom.PAGE else _MARGIN
        self._places, top, widest = [], edge, 0
        for page in range(self._pages.count if self._pages else 0):
            size = self._pages.whole(page, self.logicalDpiX() * self._factor_of(page)) if self._pages else QSize()
            self._places.append(QRect(QPoint(0, top), size))
            top += size.height() + _BETWEEN
            widest = max(widest, size.width())
        room = self.viewport().size()
        across = max(room.width(), widest + 2 * _MARGIN)
        for place in self._places:
            place.moveLeft((across - place.width()) // 2)
        for bar, length, shown in (
            (self.verticalScrollBar(), top - _BETWEEN + edge, room.height()),
            (self.horizontalScrollBar(), across, room.width()),
        ):
            bar.setRange(0, max(0, length - shown))
            bar.setPageStep(shown)
            bar.setSingleStep(max(1, shown // 20))
        self.viewport().update()

    def _settle_bars(self) -> None:
        """A bar that comes and goes with the size that the pages get from the room beside it would never rest."""
        always, never, needed = (
            Qt.ScrollBarPolicy.ScrollBarAlwaysOn,
            Qt.ScrollBarPolicy.ScrollBarAlwaysOff,
            Qt.ScrollBarPolicy.ScrollBarAsNeeded,
        )
        is_one_page = self._pages is None or self._pages.count <= 1
        upright = {Zoom.OWN: needed, Zoom.WIDTH: always, Zoom.PAGE: never if is_one_page else always}
        self.setVerticalScrollBarPolicy(upright[self._zoom])
        self.setHorizontalScrollBarPolicy(needed if self._zoom is Zoom.OWN else never)

    def _resize(self) -> None:
        """Lay out anew; what is in the middle of the window stays there."""
        middle = self.viewport().rect().center()
        page, held = self._page, None
        if self._places and not self._places[page].isEmpty():
            place = self._places[page]
            at = middle + self._scrolled_by() - place.topLeft()
            held = (at.x() / place.width(), at.y() / place.height())
        self._forget()
        self._lay_out()
        if held is None or page >= len(self._places):
            return
        place = self._places[page]
        if self._zoom is Zoom.PAGE:
            self.jump(page)
        else:
            self.verticalScrollBar().setValue(round(place.top() + held[1] * place.height()) - middle.y())
            self._look_at(page)
        self.horizontalScrollBar().setValue(round(place.left() + held[0] * place.width()) - middle.x())

    def _scrolled_by(self) -> QPoint:
        return QPoint(self.horizontalScrollBar().value(), self.verticalScrollBar().value())

    def _scrolled(self) -> None:
        """The page of which most is seen is the one that is looked at."""
        seen = self.viewport().rect().translated(self._scrolled_by())
        heights = [(seen & place).height() for place in self._places]
        if heights and heights[self._page] < max(heights):
            self._look_at(heights.index(max(heights)))

    def _look_at(self, page: int) -> None:
        if page != self._page:
            self._page = page
            self.page_changed.emit(page)

    # -- drawing ---------------------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint what is there; what is not is drawn meanwhile."""
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), self.palette().brush(QPalette.ColorRole.Dark))
        ratio = self.devicePixelRatioF()
        painter.scale(1 / ratio, 1 / ratio)
        tiles = list(self._tiles(ratio))
        if self._pages is not None:
            self._order(self._pages, [(key, part) for key, part, _ in tiles])
        seen = {key for key, _, _ in tiles}
        for key, order in list(self._orders.items()):
            if key not in seen:
                order.is_wanted = False
                del self._orders[key]
        for key, part, place in tiles:
            picture = self._pictures.get(key)
            if picture is None:
                painter.fillRect(QRect(place, part.size()), Qt.GlobalColor.white)
            else:
                self._pictures.move_to_end(key)
                painter.drawImage(place, picture)
        painter.end()
        self._keep_within_bounds(len(tiles))

    def _tiles(self, ratio: float) -> Iterator[tuple[_Key, QRect, QPoint]]:
        """The parts of pages in sight: what they are called, which part of the page, where in the window (dots)."""
        if self._pages is None:
            return
        moved = QPoint(*(round(way * ratio) for way in self._scrolled_by().toTuple()))
        window = QRect(QPoint(), QSize(*(math.ceil(side * ratio) for side in self.viewport().size().toTuple())))
        for page, place in enumerate(self._places):
            whole = self._pages.whole(page, self.logicalDpiX() * self._factor_of(page) * ratio)
            corner = QPoint(round(place.left() * ratio), round(place.top() * ratio)) - moved
            seen = QRect(corner, whole) & window
            if seen.isEmpty():
                continue
            seen.translate(-corner)
            for row in range(seen.top() // _TILE, seen.bottom() // _TILE + 1):
                for column in range(seen.left() // _TILE, seen.right() // _TILE + 1):
                    part = QRect(column * _TILE, row * _TILE, _TILE, _TILE) & QRect(QPoint(), whole)
                    yield (page, whole.width(), whole.height(), column, row), part, corner + part.topLeft()

    def _order(self, pages: PdfPages, tiles: list[tuple[_Key, QRect]]) -> None:
        """Have drawn what is missing, and wait a moment for it."""
        made = {
            key: Order(pages, key[0], QSize(key[1], key[2]), part)
            for key, part in tiles
            if key not in self._pictures and key not in self._orders
        }
        if made:
            self._orders |= made
            drawing().ask(made.values())
            drawing().wait(made.values(), _PATIENCE)
            for key, order in made.items():
                if order.picture is not None:
                    self._pictures[key] = order.picture

    def _drawn(self, order: Order) -> None:
        for key, waiting in list(self._orders.items()):
            if waiting is order:
                del self._orders[key]
                if key not in self._pictures and order.picture is not None:
                    self._pictures[key] = order.picture
                    self.viewport().update()

    def _keep_within_bounds(self, in_sight: int) -> None:
        kept = sum(picture.sizeInBytes() for picture in self._pictures.values())
        while kept > _KEPT_BYTES and len(self._pictures) > in_sight:
            kept -= self._pictures.popitem(last=False)[1].sizeInBytes()

    def _forget(self) -> None:
        for order in self._orders.values():
            order.is_wanted = False
        self._orders.clear()
        self._pictures.clear()

    # -- the window ------------------------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit anew."""
        super().resizeEvent(event)
        if self._zoom is Zoom.OWN:
            self._lay_out()
        else:
            self._resize()

    def changeEvent(self, event: Any) -> None:
        """A screen with other dots: drawn anew when painted, since every picture is called by its size."""
        super().changeEvent(event)
        if event.type() == event.Type.FontChange:
            self._lay_out()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """With Ctrl larger or smaller, else up and down."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier and event.angleDelta().y():
            self.set_factor(self.factor * (ZOOM_STEP if event.angleDelta().y() > 0 else 1 / ZOOM_STEP))
            event.accept()
        else:
            super().wheelEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Home and End, Ctrl with + − 0 1; the arrows and the page keys scroll."""
        with_control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        last = (self._pages.count if self._pages else 1) - 1
        doings = {
            (False, Qt.Key.Key_Home): lambda: self.jump(0),
            (False, Qt.Key.Key_End): lambda: self.jump(last),
            (True, Qt.Key.Key_Plus): lambda: self.set_factor(self.factor * ZOOM_STEP),
            (True, Qt.Key.Key_Equal): lambda: self.set_factor(self.factor * ZOOM_STEP),
            (True, Qt.Key.Key_Minus): lambda: self.set_factor(self.factor / ZOOM_STEP),
            (True, Qt.Key.Key_0): lambda: self.fit(Zoom.PAGE),
            (True, Qt.Key.Key_1): lambda: self.fit(Zoom.WIDTH),
        }
        doing = doings.get((with_control, Qt.Key(event.key())))
        if doing is None:
            super().keyPressEvent(event)
        else:
            doing()
