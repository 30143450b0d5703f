"""Printing at true scale."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, cast

import pypdfium2
import pytest
from PySide6.QtCore import QPoint, QSize, QSizeF
from PySide6.QtGui import QImage, QPageLayout, QPageSize
from PySide6.QtPrintSupport import QPrinter
from pytestqt.qtbot import QtBot

from app.core.errors import Bug, Cancelled, EnvironmentFault
from app.documents import calibration_page, service_voucher
from app.ui import printing
from app.ui.pdf_pages import PdfPages
from app.ui.printing import PrinterProfile, Printers, PrintJob, page_layout, print_pdf

PAPERS = calibration_page.PAPERS
DPI = 600
PER_MM = DPI / 25.4


class Memory(dict[str, Any]):
    """What printers remember, in memory."""

    def put(self, key: str, value: Any) -> None:
        self[key] = value


def to_file(path: Path, resolution: int = 0) -> QPrinter:
    """A printer that writes a PDF; its own resolution is 1200 dpi, of which 600 are used."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    if resolution:
        printer.setResolution(resolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(path))
    return printer


def ticks(pdf: bytes) -> tuple[list[float], list[float]]:
    """Where the marks of the two rulers of a calibration page are, in millimetres: across, down."""
    document = pypdfium2.PdfDocument(pdf)
    picture = document[0].render(scale=DPI / 72, grayscale=True).to_pil()
    document.close()
    width, height = picture.size
    row = round(25.5 * PER_MM)
    across = picture.crop((0, row, width, row + 1)).tobytes()
    middle = picture.crop((0, height // 2, width, height // 2 + 1)).tobytes()
    column = next(x for x in range(round(15 * PER_MM), width) if middle[x] < 128) + round(1.2 * PER_MM)
    return marks(across), marks(picture.crop((column, 0, column + 1, height)).tobytes())


def marks(line: bytes) -> list[float]:
    """The middles of the dark runs in a line of pixels, in millimetres."""
    found, begin = [], -1
    for at, value in enumerate(line):
        if value < 128 and begin < 0:
            begin = at
        elif value >= 128 and begin >= 0:
            found.append((begin + at) / 2 / PER_MM)
            begin = -1
    return found


@pytest.fixture
def page() -> Callable[[str], bytes]:
    """The calibration page for a paper."""
    return lambda paper: calibration_page.render(calibration_page.sample(), paper=paper).pdf


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("black_only", [False, True], ids=["grey", "black"])
@pytest.mark.parametrize("paper", PAPERS)
def test_a_millimetre_stays_a_millimetre(
    paper: str, black_only: bool, tmp_path: Path, page: Callable[[str], bytes]
) -> None:
    out = tmp_path / "out.pdf"
    assert print_pdf(page(paper), to_file(out), black_only=black_only) == 1
    for wanted, printed in zip(ticks(page(paper)), ticks(out.read_bytes()), strict=True):
        assert len(wanted) == len(printed) > 80
        assert max(abs(a - b) for a, b in zip(wanted, printed, strict=True)) <= 0.1


@pytest.mark.usefixtures("qapp")
def test_the_offset_moves_the_page_by_millimetres(tmp_path: Path, page: Callable[[str], bytes]) -> None:
    out = tmp_path / "out.pdf"
    print_pdf(page("A4"), to_file(out), offset_mm=(1.5, 0.3))
    for before, after, moved in zip(ticks(page("A4")), ticks(out.read_bytes()), (1.5, 0.3), strict=True):
        assert after[50] - before[50] == pytest.approx(moved, abs=0.1)


@pytest.mark.usefixtures("qapp")
def test_bands_join_without_a_seam(page: Callable[[str], bytes], monkeypatch: pytest.MonkeyPatch) -> None:
    document = PdfPages(page("A4"))
    whole = QSize(1240, 1754)
    tall = printing._band(document, 0, whole, (0, 1754), black_only=True)
    joined = [
        printing._band(document, 0, whole, (top, min(100, 1754 - top)), black_only=True) for top in range(0, 1754, 100)
    ]
    dark = [_dark_rows(tall)]
    dark.append([top * 100 + row for top, band in enumerate(joined) for row in _dark_rows(band)])
    assert dark[0] == dark[1]


def _dark_rows(image: QImage) -> list[int]:
    middle = image.convertToFormat(QImage.Format.Format_Grayscale8)
    return [row for row in range(middle.height()) if middle.pixelColor(QPoint(160, row)).value() < 128]


@pytest.mark.usefixtures("qapp")
def test_codes_are_read_from_what_was_printed(tmp_path: Path) -> None:
    import zxingcpp

    out = tmp_path / "out.pdf"
    print_pdf(service_voucher.render(service_voucher.sample(), paper="241x139.7").pdf, to_file(out), black_only=True)
    document = pypdfium2.PdfDocument(str(out))
    picture = document[0].render(scale=180 / 72, grayscale=True).to_pil()
    document.close()
    assert {found.text for found in zxingcpp.read_barcodes(picture)} == {service_voucher.sample().number}


@pytest.mark.usefixtures("qapp")
def test_copies_and_pages_come_out_in_order(tmp_path: Path) -> None:
    out = tmp_path / "out.pdf"
    told: list[tuple[int, int]] = []
    pdf = service_voucher.render(service_voucher.sample()).pdf
    assert print_pdf(pdf, to_file(out, 100), copies=2, on_page=lambda done, total: told.append((done, total))) == 4
    document = pypdfium2.PdfDocument(str(out))
    sheets = len(document)
    document.close()
    assert sheets in (2, 4), "either the pages twice, or the driver was told to copy them"
    assert told[-1][0] == told[-1][1]


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize(
    ("size", "expected", "orientation"),
    [
        ((210, 297), QPageSize.PageSizeId.A4, QPageLayout.Orientation.Portrait),
        ((210, 148), QPageSize.PageSizeId.A5, QPageLayout.Orientation.Landscape),
        ((297, 210), QPageSize.PageSizeId.A4, QPageLayout.Orientation.Landscape),
        ((241, 139.7), QPageSize.PageSizeId.Custom, QPageLayout.Orientation.Portrait),
    ],
)
def test_the_paper_follows_the_page(
    size: tuple[float, float], expected: QPageSize.PageSizeId, orientation: QPageLayout.Orientation, tmp_path: Path
) -> None:
    layout = page_layout(QSizeF(size[0] * 72 / 25.4, size[1] * 72 / 25.4), to_file(tmp_path / "x.pdf"))
    assert layout.pageSize().id() == expected
    assert layout.orientation() == orientation
    full = layout.fullRect(QPageLayout.Unit.Millimeter)
    assert (full.width(), full.height()) == pytest.approx(size, abs=0.5)


class _DotMatrix:
    """What Qt tells of a printer with a form of its own."""

    sizes: list[QPageSize] = []
    takes_any = False

    @staticmethod
    def printerInfo(name: str) -> type[_DotMatrix]:
        assert name == "LQ-630K"
        return _DotMatrix

    @staticmethod
    def supportedPageSizes() -> list[QPageSize]:
        return _DotMatrix.sizes

    @staticmethod
    def supportsCustomPageSizes() -> bool:
        return _DotMatrix.takes_any

    @staticmethod
    def printerName() -> str:
        return "LQ-630K"


@pytest.mark.usefixtures("qapp")
def test_the_form_of_a_dot_matrix_printer_is_found_or_missed_aloud(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(printing, "QPrinterInfo", _DotMatrix)
    points = QSizeF(241 * 72 / 25.4, 139.7 * 72 / 25.4)
    with pytest.raises(EnvironmentFault, match=r"241.0 × 139.7 mm.*print server") as caught:
        page_layout(points, cast(QPrinter, _DotMatrix))
    assert caught.value.kind == "paper"
    form = QPageSize(QSizeF(139.8, 241.3), QPageSize.Unit.Millimeter, "Half", QPageSize.SizeMatchPolicy.ExactMatch)
    monkeypatch.setattr(_DotMatrix, "sizes", [QPageSize(QPageSize.PageSizeId.A4), form])
    layout = page_layout(points, cast(QPrinter, _DotMatrix))
    assert layout.pageSize().name() == "Half"
    assert layout.orientation() == QPageLayout.Orientation.Landscape
    monkeypatch.setattr(_DotMatrix, "sizes", [])
    monkeypatch.setattr(_DotMatrix, "takes_any", True)
    assert page_layout(points, cast(QPrinter, _DotMatrix)).pageSize().id() == QPageSize.PageSizeId.Custom


@pytest.mark.usefixtures("qapp")
def test_a_printer_that_is_gone_says_what_to_do() -> None:
    with pytest.raises(EnvironmentFault, match="Old printer") as caught:
        Printers().open("Old printer")
    assert caught.value.kind == "gone"
    assert "choose another" in caught.value.text


@pytest.mark.usefixtures("qapp")
def test_a_printer_that_takes_nothing_is_a_fault(tmp_path: Path, page: Callable[[str], bytes], qtlog: Any) -> None:
    with qtlog.disabled(), pytest.raises(EnvironmentFault, match="did not take the paper"):
        print_pdf(page("A4"), to_file(tmp_path / "no such folder" / "out.pdf"))


@pytest.mark.usefixtures("qapp")
def test_what_is_no_pdf_is_our_mistake() -> None:
    with pytest.raises(Bug):
        PdfPages(b"nothing")


@pytest.mark.usefixtures("qapp")
def test_printing_can_be_stopped(tmp_path: Path, page: Callable[[str], bytes]) -> None:
    def stop(done: int, total: int) -> None:
        raise Cancelled("stop")

    with pytest.raises(Cancelled):
        print_pdf(page("A4"), to_file(tmp_path / "out.pdf"), on_page=stop)


def test_a_profile_is_kept_for_each_printer() -> None:
    memory = Memory()
    PrinterProfile("A5", (0.4, -1.2), True).keep(memory, "LQ-630")
    assert PrinterProfile.of(memory, "LQ-630") == PrinterProfile("A5", (0.4, -1.2), True)
    assert PrinterProfile.of(memory, "other") == PrinterProfile()


@pytest.mark.parametrize("kept", ["text", {"offset_mm": "far"}, {"offset_mm": [1]}, {"offset_mm": [None, 2]}, None, 7])
def test_a_damaged_profile_is_taken_as_never_set(kept: Any) -> None:
    assert PrinterProfile.of(Memory({"printer/p": kept}), "p").offset_mm == (0.0, 0.0)


def test_an_absurd_offset_is_held_within_limits() -> None:
    assert PrinterProfile.of(Memory({"printer/p": {"offset_mm": [500, -500]}}), "p").offset_mm == (20.0, -20.0)


def test_a_job_prints_without_the_window_waiting(qtbot: QtBot, tmp_path: Path, page: Callable[[str], bytes]) -> None:
    out = tmp_path / "out.pdf"
    job = PrintJob(page("A5"), to_file(out, 150), PrinterProfile(), 1)
    with qtbot.waitSignals([job.printed, job.finished], timeout=20_000):
        job.start()
    assert out.read_bytes().startswith(b"%PDF")


def test_a_job_that_fails_says_so(qtbot: QtBot, tmp_path: Path, page: Callable[[str], bytes], qtlog: Any) -> None:
    job = PrintJob(page("A5"), to_file(tmp_path / "gone" / "out.pdf"), PrinterProfile(), 1)
    with qtlog.disabled(), qtbot.waitSignal(job.failed, timeout=20_000) as caught:
        job.start()
    job.wait()
    assert isinstance(caught.args[0], EnvironmentFault)
