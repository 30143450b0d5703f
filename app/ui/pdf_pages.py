"""A PDF in memory, drawn page by page as pictures: what the preview shows, the printer gets and the tour keeps."""

from __future__ import annotations

import ctypes
import weakref
from collections import OrderedDict
from typing import Any

from PySide6.QtCore import QRect, QSize, QSizeF
from PySide6.QtGui import QImage

from app.core import pdfium
from app.core.errors import Bug

_PAGES_KEPT = 3
"""Read once and drawn in many parts; each costs memory."""


class PdfPages:
    """The pages of a PDF; any thread may ask for them.

    Raises Bug when it is no PDF that can be opened without a password.
    """

    def __init__(self, pdf: bytes) -> None:
        self._raw = pdfium.engine().raw
        with pdfium.TURN:
            document = self._raw.FPDF_LoadMemDocument64(pdf, len(pdf), None)
            if not document:
                raise Bug(f"not a PDF: {self._raw.FPDF_GetLastError()}")
            self._pages = _OpenPages(self._raw, document, pdf)
            self._sizes = [self._size(page) for page in range(self._raw.FPDF_GetPageCount(document))]
        self.count = len(self._sizes)
        self.close = weakref.finalize(self, self._pages.close)
        """Let go of the document; from then on its pages are empty pictures."""
        self.close.atexit = False  # the engine is gone by then: what ends with a paper on the screen would crash

    def points(self, page: int) -> QSizeF:
        """The size of a page in points, as it lies before the reader."""
        return self._sizes[page]

    def whole(self, page: int, dots_per_inch: float) -> QSize:
        """The size of a page in dots."""
        points = self.points(page)
        return QSize(*(max(1, round(side * dots_per_inch / 72)) for side in (points.width(), points.height())))

    def picture(
        self, page: int, whole: QSize, part: QRect | None = None, *, grey: bool = False, hard_edges: bool = False
    ) -> QImage:
        """A part of a page (all of it when None) on white, the page being `whole` dots large.

        `hard_edges` leaves out the greys between black and white. Empty once the document is closed.
        """
        part = part or QRect(0, 0, whole.width(), whole.height())
        image = QImage(part.size(), QImage.Format.Format_RGB32)
        image.fill(0xFFFFFFFF)
        raw = self._raw
        flags = raw.FPDF_ANNOT
        if hard_edges:
            flags |= raw.FPDF_RENDER_NO_SMOOTHTEXT | raw.FPDF_RENDER_NO_SMOOTHPATH | raw.FPDF_RENDER_NO_SMOOTHIMAGE
        dots = (ctypes.c_ubyte * image.sizeInBytes()).from_buffer(image.bits())
        with pdfium.TURN:
            opened = self._pages.opened(page)
            if opened is None:
                return QImage()
            canvas = raw.FPDFBitmap_CreateEx(
                part.width(), part.height(), raw.FPDFBitmap_BGRx, dots, image.bytesPerLine()
            )
            raw.FPDF_RenderPageBitmap(
                canvas, opened, -part.left(), -part.top(), whole.width(), whole.height(), 0, flags
            )  # fmt: skip
            raw.FPDFBitmap_Destroy(canvas)
        # drawn in grey at once, the engine would move each letter to the next whole dot
        return image.convertToFormat(QImage.Format.Format_Grayscale8) if grey else image

    def _size(self, page: int) -> QSizeF:
        size = self._raw.FS_SIZEF()
        is_known = self._raw.FPDF_GetPageSizeByIndexF(self._pages.document, page, size)
        return QSizeF(size.width, size.height) if is_known else QSizeF()

    def text(self, page: int) -> str:
        """Everything that is written on a page."""
        raw = self._raw
        with pdfium.TURN:
            opened = self._pages.opened(page)
            if opened is None:
                return ""
            words = raw.FPDFText_LoadPage(opened)
            count = raw.FPDFText_CountChars(words)
            letters = (ctypes.c_ushort * (2 * count + 1))()
            written = raw.FPDFText_GetText(words, 0, count, letters)
            raw.FPDFText_ClosePage(words)
        return bytes(letters)[: 2 * max(0, written - 1)].decode("utf-16-le", "replace")

    def keywords(self) -> str:
        """The keywords that the document tells of itself."""
        with pdfium.TURN:
            if self._pages.document is None:
                return ""
            length = self._raw.FPDF_GetMetaText(self._pages.document, b"Keywords", None, 0)
            kept = ctypes.create_string_buffer(length)
            self._raw.FPDF_GetMetaText(self._pages.document, b"Keywords", kept, length)
        return kept.raw[:-2].decode("utf-16-le", "replace")


class _OpenPages:
    """The document of a `PdfPages`, and the pages of it that were last used."""

    def __init__(self, raw: Any, document: Any, pdf: bytes) -> None:
        self.raw, self.document, self._bytes = raw, document, pdf
        self._open = OrderedDict[int, Any]()

    def opened(self, number: int) -> Any:
        """A page, read when it is not at hand; none when there is none."""
        if self.document is None:
            return None
        page = self._open.pop(number, None) or self.raw.FPDF_LoadPage(self.document, number)
        if not page:
            return None
        self._open[number] = page
        if len(self._open) > _PAGES_KEPT:
            self.raw.FPDF_ClosePage(self._open.popitem(last=False)[1])
        return page

    def close(self) -> None:
        """Close all of it."""
        with pdfium.TURN:
            while self._open:
                self.raw.FPDF_ClosePage(self._open.popitem()[1])
            if self.document is not None:
                self.raw.FPDF_CloseDocument(self.document)
            self.document = None
            self._bytes = b""
