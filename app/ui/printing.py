"""Papers to the printer at true scale, straight from their PDF: what is printed is what is kept.

PDFium draws the page in bands at the printer's resolution, QPainter puts them on the QPrinter, one millimetre of the
PDF on one millimetre of paper. Paper, offset and kind of output are remembered for each printer.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Protocol

from PySide6.QtCore import QMarginsF, QObject, QRect, QSize, QSizeF, Qt, QThread, Signal, SignalInstance
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

from app.core.errors import Cancelled, EnvironmentFault
from app.core.i18n import translate
from app.ui import garbage
from app.ui.pdf_pages import PdfPages

_BAND_PIXELS = 4_000_000
_BEST_RESOLUTION = 600
_SAME_PAPER_MM = 1.0
_PAGES_LOOKED_AT = 60
_MM_PER_INCH = 25.4
LARGEST_OFFSET_MM = 20.0
OnPage = Callable[[int, int], object]
"""Told (pages done, pages in all) before each page; raises Cancelled to stop."""


class PrinterMemory(Protocol):
    """Where printers' settings are kept; JSON values."""

    def get(self, key: str, default: Any = None) -> Any:
        """The value remembered under `key`."""
        ...

    def put(self, key: str, value: Any) -> None:
        """Remember a value."""
        ...


@dataclass(frozen=True)
class PrinterProfile:
    """What is remembered for a printer.

    The paper last used, the correction in millimetres to the right and down, and whether it gets pure black and white
    (dot-matrix) instead of greys.
    """

    paper: str = ""
    offset_mm: tuple[float, float] = (0.0, 0.0)
    black_only: bool = False

    @classmethod
    def of(cls, memory: PrinterMemory, printer: str) -> PrinterProfile:
        """The profile of a printer; what cannot be read is taken as never set."""
        kept = memory.get(f"printer/{printer}")
        if not isinstance(kept, dict):
            return cls()
        try:
            x, y = (
                max(-LARGEST_OFFSET_MM, min(LARGEST_OFFSET_MM, float(value))) for value in kept.get("offset_mm", (0, 0))
            )
        except (TypeError, ValueError):
            x = y = 0.0
        return cls(str(kept.get("paper", "")), (x, y), bool(kept.get("black_only", False)))

    def keep(self, memory: PrinterMemory, printer: str) -> None:
        """Remember this profile for a printer."""
        memory.put(
            f"printer/{printer}",
            {"paper": self.paper, "offset_mm": list(self.offset_mm), "black_only": self.black_only},
        )


class Printers:
    """The printers of this computer."""

    def names(self) -> list[str]:
        """All printers, the default one first."""
        default = QPrinterInfo.defaultPrinterName()
        return sorted(QPrinterInfo.availablePrinterNames(), key=lambda name: (name != default, name))

    def open(self, name: str) -> QPrinter:
        """A printer ready for `print_pdf`.

        Raises EnvironmentFault when there is no such printer (any more).
        """
        info = QPrinterInfo.printerInfo(name)
        if info.isNull():
            text = translate(
                "printing", "The printer “{name}” is gone. Switch it on or connect it, or choose another printer."
            )
            raise EnvironmentFault(text.format(name=name), "gone")
        return QPrinter(info, QPrinter.PrinterMode.HighResolution)


def missing_characters(pages: PdfPages) -> tuple[str, ...]:
    """The characters that no font could print on one of our papers, as its keywords tell."""
    words = pages.keywords().split()
    return tuple(words[1:]) if words[:1] == ["〓"] else ()


def has_gaps(pages: PdfPages) -> bool:
    """Whether 〓 stands anywhere on the first pages: papers joined from several have lost their keywords."""
    return any("〓" in pages.text(page) for page in range(min(pages.count, _PAGES_LOOKED_AT)))


def how_far(sent: int, total: int, printer: str) -> str:
    """What is said of a job that was stopped."""
    some = translate("printing", "Printing was stopped: {sent} of {all} pages had gone to {printer}.")
    none = translate("printing", "Printing was stopped before a page went to {printer}.")
    return (some if sent else none).format(sent=sent, all=total, printer=printer)


def page_layout(points: QSizeF, printer: QPrinter) -> QPageLayout:
    """The paper for a page of this size in points: a named size, else one the printer knows, else the page's own.

    Raises EnvironmentFault when the printer neither knows the paper nor takes sizes of its own.
    """
    width, height = (side * _MM_PER_INCH / 72 for side in (points.width(), points.height()))
    upright = QSizeF(min(width, height), max(width, height))
    millimetre, fuzzy = QPageSize.Unit.Millimeter, QPageSize.SizeMatchPolicy.FuzzyMatch
    named = QPageSize(upright, millimetre, "", fuzzy)
    if named.id() != QPageSize.PageSizeId.Custom:
        way = QPageLayout.Orientation.Landscape if width > height else QPageLayout.Orientation.Portrait
        return QPageLayout(named, way, QMarginsF())
    if printer.printerName():
        info = QPrinterInfo.printerInfo(printer.printerName())
        for size in info.supportedPageSizes():
            known = size.size(millimetre)
            for way, across, down in (
                (QPageLayout.Orientation.Portrait, known.width(), known.height()),
                (QPageLayout.Orientation.Landscape, known.height(), known.width()),
            ):
                if abs(across - width) <= _SAME_PAPER_MM and abs(down - height) <= _SAME_PAPER_MM:
                    return QPageLayout(size, way, QMarginsF())
        if not info.supportsCustomPageSizes():
            raise _no_such_paper(printer.printerName(), width, height)
    name = f"{width:g} x {height:g} mm"
    own = QPageSize(QSizeF(width, height), millimetre, name, QPageSize.SizeMatchPolicy.ExactMatch)
    return QPageLayout(own, QPageLayout.Orientation.Portrait, QMarginsF())


def _no_such_paper(printer: str, width: float, height: float) -> EnvironmentFault:
    text = translate(
        "printing",
        "“{name}” has no paper of {width} × {height} mm. Add it in the print server's properties, then print.",
    )
    return EnvironmentFault(text.format(name=printer, width=f"{width:.1f}", height=f"{height:.1f}"), "paper")


def print_pdf(
    pdf: bytes,
    printer: QPrinter,
    *,
    offset_mm: tuple[float, float] = (0.0, 0.0),
    black_only: bool = False,
    copies: int = 1,
    on_page: OnPage | None = None,
) -> int:
    """Print every page at true scale, moved by `offset_mm`; returns the number of sheets sent.

    Safe on a worker thread. Raises EnvironmentFault when the printer does not take the job or gives up, Cancelled
    when `on_page` does.
    """
    pages = PdfPages(pdf)
    _prepare(printer, pages.points(0), copies)
    rounds = 1 if printer.supportsMultipleCopies() else copies
    painter = QPainter()
    if not painter.begin(printer):
        raise _refused(printer)
    painter.setRenderHint(QPainter.RenderHint.LosslessImageRendering)
    dots = printer.resolution() / _MM_PER_INCH
    try:
        for sheet in range(pages.count * rounds):
            if on_page:
                on_page(sheet, pages.count * rounds)
            if sheet and not printer.newPage():
                raise _refused(printer)
            painter.resetTransform()
            painter.translate(offset_mm[0] * dots, offset_mm[1] * dots)
            _paint(painter, pages, sheet % pages.count, printer.resolution(), black_only=black_only)
    except Cancelled:
        printer.abort()
        raise
    finally:
        painter.end()
        pages.close()
    if printer.printerState() in (QPrinter.PrinterState.Error, QPrinter.PrinterState.Aborted):
        raise _refused(printer)
    if on_page:
        on_page(pages.count * rounds, pages.count * rounds)
    return pages.count * copies


def _prepare(printer: QPrinter, points: QSizeF, copies: int) -> None:
    if printer.resolution() > _BEST_RESOLUTION:
        printer.setResolution(_BEST_RESOLUTION)
    printer.setFullPage(True)
    printer.setPageLayout(page_layout(points, printer))
    printer.setPageMargins(QMarginsF(), QPageLayout.Unit.Millimeter)
    if printer.supportsMultipleCopies():
        printer.setCopyCount(copies)
        printer.setCollateCopies(True)


def _paint(painter: QPainter, pages: PdfPages, page: int, resolution: int, *, black_only: bool) -> None:
    """One page in bands, so that 600 dpi do not take a hundred megabytes."""
    whole = pages.whole(page, resolution)
    step = max(64, _BAND_PIXELS // whole.width())
    for top in range(0, whole.height(), step):
        band = (top, min(step, whole.height() - top))
        painter.drawImage(0, top, _band(pages, page, whole, band, black_only=black_only))


def _band(pages: PdfPages, page: int, whole: QSize, band: tuple[int, int], *, black_only: bool) -> QImage:
    top, height = band
    part = QRect(0, top, whole.width(), height)
    image = pages.picture(page, whole, part, grey=True, hard_edges=black_only)
    if black_only:
        return image.convertToFormat(
            QImage.Format.Format_Mono, Qt.ImageConversionFlag.MonoOnly | Qt.ImageConversionFlag.OrderedDither
        )
    return image


def _refused(printer: QPrinter) -> EnvironmentFault:
    text = translate(
        "printing",
        "The printer “{name}” did not take the paper. See that it is on, has paper and shows no error; print again.",
    )
    return EnvironmentFault(text.format(name=printer.printerName() or printer.outputFileName()), "printer")


class PrintJob(QThread):
    """`print_pdf` on a thread of its own; the window stays alive.

    One of `printed`, `stopped` and `failed` comes last; `stopped` follows `cancel` and tells how many pages had gone to
    the printer, and of how many. A job whose last page has begun is `printed` all the same.
    """

    page_begun = Signal(int, int)
    printed = Signal(int)
    stopped = Signal(int, int)
    failed = Signal(object)

    def __init__(
        self, pdf: bytes, printer: QPrinter, profile: PrinterProfile, copies: int, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        garbage.keep_to_this_thread()
        self._work = (pdf, printer, profile, copies)
        self._stop = threading.Event()
        self._sent = (0, 0)
        self.is_over = False
        """Whether how it ended is said, though the thread may still be on its way out."""

    def cancel(self) -> None:
        """Stop before the next page."""
        self._stop.set()

    def _on_page(self, done: int, total: int) -> None:
        self._sent = (done, total)
        if self._stop.is_set() and done < total:
            raise Cancelled(translate("printing", "Printing was stopped."))
        self.page_begun.emit(done, total)

    def run(self) -> None:
        """The thread's work."""
        pdf, printer, profile, copies = self._work
        try:
            sheets = print_pdf(
                pdf,
                printer,
                offset_mm=profile.offset_mm,
                black_only=profile.black_only,
                copies=copies,
                on_page=self._on_page,
            )
        except Cancelled:
            self._end(self.stopped, *self._sent)
        except Exception as error:  # the window says what is the world's and raises what is ours
            self._end(self.failed, error)
        else:
            self._end(self.printed, sheets)

    def _end(self, how: SignalInstance, *told: object) -> None:
        self.is_over = True
        how.emit(*told)
