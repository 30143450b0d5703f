"""A booklet bound into one PDF: cover, contents with page numbers, every paper, each sheet with its page."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from typing import Any

from app.core import pdfium
from app.core.progress import Progress, Silent
from app.documents._catalogue import all_forms, render_content
from app.documents._form import Rendered
from app.documents._papers import A4, POINTS
from app.documents._plain import from_content
from app.documents._press import Ink, Press
from app.services import archive_booklets
from app.services.archive_booklets import Booklet, BoundPaper

_FROM_EDGE = 4.2
"""Millimetres from the lower edge to the page of the booklet: below the foot of every form."""


def bound(bundle_id: int, progress: Progress | None = None) -> Rendered:
    """The booklet of a bundle. Raises NotPermitted, UserError when it is not there, Cancelled when told to stop."""
    told = progress or Silent()
    return bind(archive_booklets.booklet(bundle_id, told), told)


def bind(found: Booklet, progress: Progress | None = None) -> Rendered:
    """Draw the papers, count their pages, draw the contents that name them, put all behind one another."""
    pypdfium2 = pdfium.engine()

    told = progress or Silent()
    drawn: list[bytes] = []
    counts: list[int] = []
    for place, paper in enumerate(found.papers):
        told.report(place, len(found.papers), paper.number or paper.form)
        drawn.append(render_content(paper.form, paper.content, _paper_of(paper.form)))
        counts.append(_pages(pypdfium2, drawn[-1]))
    before = _front(found, [0] * len(counts), 0).pages
    starts = [before + 1 + sum(counts[:place]) for place in range(len(counts))]
    pages = before + sum(counts)
    front = _front(found, starts, pages)
    number = found.cover["number"]
    whole = pypdfium2.PdfDocument(front.pdf)
    try:
        _stamp_all(pypdfium2, whole, number, 1, pages)
        for start, pdf in zip(starts, drawn, strict=True):
            part = pypdfium2.PdfDocument(pdf)
            try:
                _stamp_all(pypdfium2, part, number, start, pages)
                whole.import_pages(part)
            finally:
                part.close()
        out = BytesIO()
        whole.save(out)
        return Rendered(out.getvalue(), pages, front.missing)
    finally:
        whole.close()


def title_of(paper: BoundPaper) -> str:
    """What the contents call a paper."""
    title = all_forms()[paper.form].title
    earlier = f"（前案 {paper.of_case}）" if paper.of_case else ""
    return " ".join(part for part in (title, paper.number) if part) + earlier


def _paper_of(form: str) -> str:
    papers = all_forms()[form].papers
    return A4.name if A4.name in papers else papers[0]


def _pages(pypdfium2: Any, pdf: bytes) -> int:
    part = pypdfium2.PdfDocument(pdf)
    try:
        return len(part)
    finally:
        part.close()


def _front(found: Booklet, starts: list[int], pages: int) -> Rendered:
    titles = {place: (title_of(paper), starts[place]) for place, paper in enumerate(found.papers)}
    content = found.cover | {"cases": archive_booklets.contents(found, titles), "pages": pages}
    form = all_forms()[archive_booklets.FORM]
    return form.render(from_content(form.data, content))


def _stamp_all(pypdfium2: Any, part: Any, number: str, first: int, pages: int) -> None:
    """Write the page of the booklet under every sheet of a part but the cover, which is page 1.

    Before the part is bound: stamping a page of the whole would take as long as the whole has pages.
    """
    for place in range(1 if first == 1 else 0, len(part)):
        page = part[place]
        width, height = page.get_size()
        stamp = pypdfium2.PdfDocument(_stamp(width, height, f"{number}　第 {first + place} / {pages} 页"))
        placed = stamp.page_as_xobject(0, part)
        page.insert_obj(placed.as_pageobject())
        page.gen_content()
        placed.close()
        stamp.close()


def _stamp(width: float, height: float, words: str) -> bytes:
    paper = replace(A4, name="stamp", width=width / POINTS, height=height / POINTS)
    press = Press("", paper)
    ink = Ink(press)
    ink.value(paper.width / 2, paper.height - _FROM_EDGE, words, 7, align="c")
    press.page(ink.live)
    return press.finish()
