"""A PDF's pages as pictures: the same dots whole or in parts, and nothing after it was closed."""

from __future__ import annotations

import gc
import subprocess
import sys
import weakref
from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QImage

from app.core.errors import Bug
from app.documents import calibration_page, service_voucher
from app.ui.pdf_pages import PdfPages


@pytest.fixture(scope="module")
def voucher() -> bytes:
    """Two pages of A4."""
    return service_voucher.render(service_voucher.sample()).pdf


def dots(image: QImage) -> bytes:
    grey = image.convertToFormat(QImage.Format.Format_Grayscale8)
    return b"".join(bytes(grey.constScanLine(row))[: grey.width()] for row in range(grey.height()))


_LEFT_OPEN = """
import pathlib, sys, weakref
weakref.finalize(pathlib, int)  # Python ends these after the engine when one was there before the engine
from PySide6.QtCore import QSize
from app.ui.pdf_pages import PdfPages
pages = PdfPages(pathlib.Path(sys.argv[1]).read_bytes())
assert not pages.picture(0, QSize(60, 84)).isNull()
"""


def test_a_program_that_ends_with_a_paper_open_just_ends(voucher: bytes, tmp_path: Path) -> None:
    (tmp_path / "open.pdf").write_bytes(voucher)
    subprocess.run([sys.executable, "-c", _LEFT_OPEN, str(tmp_path / "open.pdf")], check=True, timeout=60)


def test_sizes_are_those_of_the_paper(voucher: bytes) -> None:
    pages = PdfPages(voucher)
    assert pages.count == 2
    assert (round(pages.points(1).width()), round(pages.points(1).height())) == (595, 842)
    assert pages.whole(0, 144) == QSize(1191, 1684)


def test_a_page_is_what_another_reader_of_the_engine_draws(voucher: bytes) -> None:
    drawn = PdfPages(voucher).picture(0, QSize(596, 842)).convertToFormat(QImage.Format.Format_RGB888)
    document = pypdfium2.PdfDocument(voucher)
    wanted = document[0].render(scale=1).to_pil().convert("RGB")
    document.close()
    assert wanted.size == (drawn.width(), drawn.height())
    assert b"".join(bytes(drawn.constScanLine(row))[: 3 * 596] for row in range(842)) == wanted.tobytes()


@pytest.mark.parametrize("grey", [False, True], ids=["colours", "grey"])
def test_parts_are_pieces_of_the_whole(grey: bool) -> None:
    pages, whole = PdfPages(calibration_page.render(calibration_page.sample()).pdf), QSize(620, 877)
    full = pages.picture(0, whole, grey=grey)
    for part in (QRect(0, 0, 100, 100), QRect(517, 411, 103, 466), QRect(37, 800, 64, 77)):
        assert dots(pages.picture(0, whole, part, grey=grey)) == dots(full.copy(part))


def test_hard_edges_are_black_or_white() -> None:
    pages = PdfPages(calibration_page.render(calibration_page.sample()).pdf)
    soft, hard = (pages.picture(0, QSize(620, 877), grey=True, hard_edges=edges) for edges in (False, True))
    assert len(set(dots(soft))) > len(set(dots(hard)))


def test_colours_stay() -> None:
    """Red is not blue: the order of the bytes is the screen's."""
    document = pypdfium2.PdfDocument.new()
    page = document.new_page(40, 40)
    red = pypdfium2.raw.FPDFPageObj_CreateNewRect(0, 0, 40, 40)
    pypdfium2.raw.FPDFPageObj_SetFillColor(red, 255, 0, 0, 255)
    pypdfium2.raw.FPDFPath_SetDrawMode(red, 1, False)
    pypdfium2.raw.FPDFPage_InsertObject(page, red)
    page.gen_content()
    page.close()
    from io import BytesIO

    out = BytesIO()
    document.save(out)
    document.close()
    assert PdfPages(out.getvalue()).picture(0, QSize(40, 40)).pixelColor(20, 20).getRgb() == (255, 0, 0, 255)


def test_words_and_keywords_come_back() -> None:
    data = replace(service_voucher.sample(), customer="张𠮷𡌶")
    pages = PdfPages(service_voucher.render(data).pdf)
    assert service_voucher.sample().number in pages.text(0)
    assert "𠮷" in pages.text(0), "a letter beyond the first plane takes two places"
    assert pages.text(7) == ""
    assert pages.keywords() == ""
    lacking = PdfPages(service_voucher.render(replace(data, customer="王😀")).pdf)
    assert lacking.keywords().split() == ["〓", "😀"]


@pytest.mark.parametrize("content", [b"", b"nothing", b"%PDF-1.7\nbroken"])
def test_what_is_no_pdf_is_told(content: bytes) -> None:
    with pytest.raises(Bug, match="not a PDF"):
        PdfPages(content)


def test_nothing_is_drawn_after_closing(voucher: bytes) -> None:
    pages = PdfPages(voucher)
    pages.close()
    pages.close()
    assert pages.picture(0, QSize(60, 84)).isNull()
    assert pages.text(0) == ""
    assert pages.keywords() == ""


def test_it_closes_itself_when_nobody_holds_it(voucher: bytes) -> None:
    pages = PdfPages(voucher)
    inner, gone = pages._pages, weakref.ref(pages)
    pages.picture(0, QSize(60, 84))
    del pages
    gc.collect()
    assert gone() is None
    assert inner.document is None
