"""A paper from its parts: main page, annex pages, copies, and many papers in one file."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from app.core.progress import Progress, Silent
from app.documents import _annex, _blocks
from app.documents._form import Rendered
from app.documents._papers import Paper
from app.documents._press import Ink, Press
from app.documents._sheet import Marks, Sheet, foot, ghost, head, label

_FIRST = Marks()
_COUNTS = {2: "两", 3: "三", 4: "四", 5: "五", 6: "六"}


def render(sheet: Sheet, paper: Paper, marks: Marks = _FIRST, *, carbonless: bool | None = None) -> Rendered:
    """One paper as a PDF: laser paper gets a page for each copy, carbonless paper one page that names them all."""
    press = Press(f"{sheet.title} {sheet.number}".strip(), paper, author=sheet.letterhead.company, subject=sheet.number)
    add(press, sheet, marks, carbonless=carbonless)
    return Rendered(press.finish(), press.page_count, tuple(press.missing))


def add(press: Press, sheet: Sheet, marks: Marks, *, carbonless: bool | None = None, batch: bool = False) -> None:
    """Add the pages of one paper to a PDF. In a batch rules and captions are drawn once for each set of row heights."""
    paper = press.paper
    together = paper.carbonless if carbonless is None else carbonless
    pages = _pages(press, sheet, batch=batch)
    labels = copy_labels(sheet.copies, together=together)
    marked = [ghost(press, paper, marks) for _ in pages]
    if len(labels) > 1:
        names: list[list[str]] = []
        for number, code in enumerate(pages):
            key = (sheet.number, press.page_count, number)
            names.append([str(press.form(key, [*marked[number], *code]))])
        pages, marked = names, [[] for _ in pages]
    for words in labels:
        for code, mark in zip(pages, marked, strict=True):
            press.page(mark, code, label(press, paper, sheet.number, words, marks))


def render_many(
    sheets: Iterable[Sheet],
    count: int,
    paper: Paper,
    title: str,
    *,
    carbonless: bool | None = None,
    progress: Progress | None = None,
) -> Rendered:
    """Many papers in one file; fonts, rules and captions are shared.

    Raises Cancelled when `progress` says so; nothing is left behind.
    """
    press = Press(title, paper)
    told = progress or Silent()
    for number, sheet in enumerate(sheets):
        told.report(number, count)
        add(press, sheet, _FIRST, carbonless=carbonless, batch=True)
    told.report(count, count)
    return Rendered(press.finish(), press.page_count, tuple(press.missing))


def copy_labels(copies: Sequence[str], *, together: bool) -> list[str]:
    """The name that each print of the pages bears; carbonless paper prints once and names all copies."""
    if not copies:
        return [""]
    if together and len(copies) > 1:
        return [f"一式{_COUNTS.get(len(copies), len(copies))}联：{' ・ '.join(copies)}"]
    return list(copies)


def _pages(press: Press, sheet: Sheet, *, batch: bool) -> list[list[str]]:
    paper, look = press.paper, press.paper.look
    left, top, width, height = paper.frame
    probe = Ink(press)
    body = height - look.head - look.foot
    planned = _blocks.plan(sheet.blocks, width, body, look, probe.chain())
    key: Any = None
    if batch:
        key = (
            paper.name,
            sheet.letterhead,
            sheet.title,
            bool(sheet.number),
            sheet.facts,
            planned,
            _blocks.shape(sheet.blocks),
        )
    name = press.form(key) if batch else None
    ink = Ink(press, apart=batch, known=name is not None)
    head(ink, sheet, paper)
    over = _blocks.draw(ink, sheet.blocks, planned, (left, top + look.head, width), look)
    ink.settle()
    code = ink.live
    if batch:
        code = [name or str(press.form(key, ink.fixed)), *ink.live]
    pages = [code, *_annex.pages(press, sheet, over)]
    for number, page in enumerate(pages, 1):
        feet = Ink(press)
        foot(feet, sheet, paper, number, len(pages))
        page.extend(feet.live)
    return pages
