"""PDFium works for several threads, one after the other."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor

from app.core import pdfium


def _paper(pages: int) -> bytes:
    from io import BytesIO

    document, out = pdfium.engine().PdfDocument.new(), BytesIO()
    for _ in range(pages):
        document.new_page(200, 100).close()
    document.save(out)
    document.close()
    return out.getvalue()


def test_a_call_waits_for_its_turn() -> None:
    paper, counts = _paper(2), list[int]()

    def count() -> None:
        document = pdfium.engine().PdfDocument(paper)
        counts.append(len(document))
        document.close()

    other = threading.Thread(target=count)
    with pdfium.TURN:
        other.start()
        other.join(0.2)
        assert not counts, "it waits while somebody else has the turn"
    other.join(10)
    assert counts == [2]


def test_every_call_is_one_of_those_that_wait() -> None:
    raw = pdfium.engine().raw
    for name in (
        "FPDF_LoadPage",
        "FPDF_RenderPageBitmap",
        "FPDF_CloseDocument",
        "FPDFBitmap_Destroy",
        "FORM_OnAfterLoadPage",
    ):
        assert hasattr(getattr(raw, name), "__wrapped__"), name
    assert pdfium.engine() is pdfium.engine()


def test_many_threads_at_once() -> None:
    paper = _paper(3)

    def draw(_: int) -> list[int]:
        document = pdfium.engine().PdfDocument(paper)
        widths = [page.render(scale=1).to_pil().width for page in document]
        document.close()
        return widths

    with ThreadPoolExecutor(4) as several:
        assert list(several.map(draw, range(24))) == [[200, 200, 200]] * 24
