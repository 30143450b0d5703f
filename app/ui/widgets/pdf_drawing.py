"""Draws parts of pages beside the window, so that a scan of many megabytes never holds it up."""

from __future__ import annotations

import atexit
import threading
from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass, field

from PySide6.QtCore import QObject, QRect, QSize, Signal
from PySide6.QtGui import QImage

from app.ui import garbage
from app.ui.pdf_pages import PdfPages


@dataclass(eq=False)
class Order:
    """A part of a page that is to be drawn, and its picture as soon as it was."""

    pages: PdfPages
    page: int
    whole: QSize
    part: QRect
    is_wanted: bool = True
    picture: QImage | None = field(default=None, repr=False)


class Drawing(QObject):
    """One thread for all views; lives on the window's thread and tells there what was drawn."""

    drawn = Signal(object)
    """An order that was carried out, once for each."""

    def __init__(self) -> None:
        super().__init__()
        garbage.keep_to_this_thread()
        self._orders = deque[Order]()
        self._changed = threading.Condition()
        self._is_over = False
        self._thread = threading.Thread(target=self._work, name="aftercare-pages", daemon=True)
        self._thread.start()
        atexit.register(self._end)  # before the engine is let go of, which registered earlier

    def ask(self, orders: Iterable[Order]) -> None:
        """Draw these, before what was asked for earlier."""
        with self._changed:
            self._orders.extendleft(reversed(list(orders)))
            self._changed.notify_all()

    def wait(self, orders: Iterable[Order], seconds: float) -> None:
        """Hold the caller up until these are drawn, but no longer than so many seconds."""
        wanted = list(orders)
        with self._changed:
            self._changed.wait_for(lambda: all(order.picture is not None for order in wanted), seconds)

    def _work(self) -> None:
        while True:
            with self._changed:
                self._changed.wait_for(lambda: self._orders or self._is_over)
                if self._is_over:
                    return
                order = self._orders.popleft()
            if order.is_wanted:
                picture = order.pages.picture(order.page, order.whole, order.part)
                with self._changed:
                    order.picture = picture
                    self._changed.notify_all()
                self.drawn.emit(order)
            del order

    def _end(self) -> None:
        with self._changed:
            self._is_over = True
            self._changed.notify_all()
        self._thread.join(2)


_one: list[Drawing] = []


def drawing() -> Drawing:
    """The program's own; begun when first asked for, on the window's thread."""
    if not _one:
        _one.append(Drawing())
    return _one[0]
