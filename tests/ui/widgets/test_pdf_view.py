"""The view of a PDF: what stands where, how large, and that a heavy page holds nobody up."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from io import BytesIO

import pypdfium2
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QImage, QWheelEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.ui.pdf_pages import PdfPages
from app.ui.widgets import pdf_drawing
from app.ui.widgets.pdf_view import PdfView, Zoom

COLOURS = ((255, 0, 0), (0, 160, 0), (0, 0, 255), (200, 200, 0))


def paper(*sizes: tuple[int, int]) -> PdfPages:
    """Pages of these sizes in points, each of one colour."""
    raw, document = pypdfium2.raw, pypdfium2.PdfDocument.new()
    for (width, height), colour in zip(sizes, COLOURS, strict=False):
        page = document.new_page(width, height)
        filled = raw.FPDFPageObj_CreateNewRect(0, 0, width, height)
        raw.FPDFPageObj_SetFillColor(filled, *colour, 255)
        raw.FPDFPath_SetDrawMode(filled, 1, False)
        raw.FPDFPage_InsertObject(page, filled)
        page.gen_content()
        page.close()
    out = BytesIO()
    document.save(out)
    document.close()
    return PdfPages(out.getvalue())


A4 = (595, 842)
WIDE = (842, 300)


@pytest.fixture
def view(qtbot: QtBot) -> Callable[..., PdfView]:
    """`view(size, size, …)` shows such pages in a window of 500 × 400."""

    def build(*sizes: tuple[int, int]) -> PdfView:
        made = PdfView()
        qtbot.addWidget(made)
        made.resize(500, 400)
        made.show_pages(paper(*sizes))
        made.show()
        QApplication.processEvents()
        return made

    return build


def colour_at(view: PdfView, x: int, y: int) -> tuple[int, ...]:
    """What is seen there when all was drawn that is asked for."""
    view.viewport().grab()
    until = time.monotonic() + 20
    while view._orders and time.monotonic() < until:
        pdf_drawing.drawing().wait(view._orders.values(), 1)
        QApplication.processEvents()
    return seen_at(view, x, y)


def seen_at(view: PdfView, x: int, y: int) -> tuple[int, ...]:
    grabbed: QImage = view.viewport().grab().toImage()
    return QColor(grabbed.pixel(QPoint(x, y))).getRgb()[:3]


def middle(view: PdfView) -> tuple[int, ...]:
    return colour_at(view, view.viewport().width() // 2, view.viewport().height() // 2)


def test_a_whole_page_fits(view: Callable[..., PdfView]) -> None:
    shown = view(A4)
    assert shown.zoom is Zoom.PAGE
    assert middle(shown) == COLOURS[0]
    place = shown._places[0]
    assert shown.viewport().rect().contains(place)
    assert place.height() >= shown.viewport().height() - 8
    assert shown.verticalScrollBar().maximum() == 0, "one page has nothing to scroll"
    assert colour_at(shown, place.left() - 2, 50) != COLOURS[0]
    assert colour_at(shown, place.left() + 1, 50) == COLOURS[0]


def test_pages_of_other_sizes_each_fit(view: Callable[..., PdfView]) -> None:
    shown = view(A4, WIDE, A4)
    seen = list[int]()
    shown.page_changed.connect(seen.append)
    for page in (1, 2):
        shown.jump(page)
        assert shown.page == page
        assert colour_at(shown, shown.viewport().width() // 2, 40) == COLOURS[page]
    shown.jump(99)
    assert shown.page == 2
    shown.jump(-1)
    assert shown.page == 0
    assert seen[-1] == 0
    assert sorted(set(seen)) == [0, 1, 2]


def test_scrolling_tells_the_page(view: Callable[..., PdfView], qtbot: QtBot) -> None:
    shown = view(A4, A4, A4)
    shown.fit(Zoom.WIDTH)
    with qtbot.waitSignal(shown.page_changed) as told:
        shown.verticalScrollBar().setValue(shown.verticalScrollBar().maximum())
    assert told.args == [2]
    assert middle(shown) == COLOURS[2]
    qtbot.keyClick(shown, Qt.Key.Key_Home)
    assert (shown.page, middle(shown)) == (0, COLOURS[0])
    qtbot.keyClick(shown, Qt.Key.Key_End)
    assert shown.page == 2
    qtbot.keyClick(shown, Qt.Key.Key_PageUp)
    assert shown.verticalScrollBar().value() < shown._places[2].top()


def test_width_fits_the_window_and_follows_it(view: Callable[..., PdfView]) -> None:
    shown = view(A4, WIDE)
    shown.fit(Zoom.WIDTH)
    for width in (500, 700, 333):
        shown.resize(width, 400)
        QApplication.processEvents()
        assert {place.width() for place in shown._places} <= set(
            range(shown.viewport().width() - 13, shown.viewport().width() - 10)
        )
        assert shown.horizontalScrollBar().maximum() == 0


def test_the_middle_stays_when_it_grows(view: Callable[..., PdfView], qtbot: QtBot) -> None:
    shown = view(A4, A4)
    shown.jump(1)
    shown.set_factor(shown.factor)
    shown.jump(1)
    before = shown.factor
    for key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
        qtbot.keyClick(shown, key, Qt.KeyboardModifier.ControlModifier)
    assert shown.factor == pytest.approx(before * 1.25**2)
    assert (shown.page, middle(shown)) == (1, COLOURS[1])
    qtbot.keyClick(shown, Qt.Key.Key_Minus, Qt.KeyboardModifier.ControlModifier)
    assert shown.factor == pytest.approx(before * 1.25)
    for key, zoom in ((Qt.Key.Key_1, Zoom.WIDTH), (Qt.Key.Key_0, Zoom.PAGE)):
        qtbot.keyClick(shown, key, Qt.KeyboardModifier.ControlModifier)
        assert shown.zoom is zoom
        assert shown.page == 1


def test_the_wheel_with_control_zooms(view: Callable[..., PdfView]) -> None:
    shown = view(A4)
    before = shown.factor
    for turn, factor in ((120, 1.25), (-120, 1.0)):
        event = QWheelEvent(
            QPointF(50, 50), QPointF(50, 50), QPoint(), QPoint(0, turn), Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.ControlModifier, Qt.ScrollPhase.NoScrollPhase, False,
        )  # fmt: skip
        QApplication.sendEvent(shown.viewport(), event)
        assert shown.factor == pytest.approx(before * factor)


def test_eight_times_its_size_takes_little_memory(view: Callable[..., PdfView]) -> None:
    shown = view(A4, A4)
    shown.set_factor(50)
    assert shown.factor == 8
    for at in range(0, shown.verticalScrollBar().maximum(), 1500):
        shown.verticalScrollBar().setValue(at)
        assert middle(shown) in COLOURS[:2]
    assert sum(picture.sizeInBytes() for picture in shown._pictures.values()) <= 64 << 20
    shown.set_factor(0)
    assert shown.factor == pytest.approx(0.1)


def test_twice_as_many_dots_on_a_finer_screen(view: Callable[..., PdfView], monkeypatch: pytest.MonkeyPatch) -> None:
    shown = view(A4)
    width = shown._places[0].width()
    monkeypatch.setattr(shown, "devicePixelRatioF", lambda: 2.0)
    tiles = list(shown._tiles(2.0))
    assert abs(tiles[0][0][1] - 2 * width) <= 2
    assert sum(part.height() for _, part, _ in tiles) == tiles[0][0][2], "all of the page"


def test_another_document_takes_its_place(view: Callable[..., PdfView]) -> None:
    shown = view(A4, A4)
    shown.jump(1)
    old, new = shown._pages, paper(WIDE)
    shown.show_pages(new)
    assert old is not None
    old.close()
    assert shown.page == 0
    assert colour_at(shown, 250, 40) == COLOURS[0]


def test_a_heavy_page_holds_nobody_up(
    view: Callable[..., PdfView], qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The window paints white and goes on; the page comes when it is drawn, and what is no longer seen never is."""
    go, drawn = threading.Event(), list[int]()
    real = PdfPages.picture

    def slow(self: PdfPages, page: int, *more: object) -> QImage:
        drawn.append(page)
        assert go.wait(20)
        return real(self, page, *more)  # pyright: ignore[reportArgumentType]

    monkeypatch.setattr(PdfPages, "picture", slow)
    monkeypatch.setattr("app.ui.widgets.pdf_view._PATIENCE", 0.01)
    shown = view(A4, A4, A4)
    began = time.perf_counter()
    assert seen_at(shown, 200, 200) == (255, 255, 255)
    shown.jump(1)
    assert seen_at(shown, 200, 200) == (255, 255, 255)
    shown.jump(2)
    assert seen_at(shown, 200, 200) == (255, 255, 255)
    assert time.perf_counter() - began < 5, "nobody waited for the drawing"
    go.set()
    qtbot.waitUntil(lambda: middle(shown) == COLOURS[2])
    assert 1 not in drawn, "it was out of sight before its turn came"
    assert not shown._orders


def test_a_view_may_go_while_its_page_is_drawn(view: Callable[..., PdfView], qtbot: QtBot) -> None:
    shown = view(A4)
    shown.set_factor(3)
    shown.viewport().repaint()
    shown.set_factor(5)
    orders = [pdf_drawing.Order(paper(A4), 0, shown.size(), shown.rect())]
    pdf_drawing.drawing().ask(orders)
    shown.close()
    shown.deleteLater()
    QApplication.processEvents()
    pdf_drawing.drawing().wait(orders, 20)
    assert orders[0].picture is not None
    QApplication.processEvents()
