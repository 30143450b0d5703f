"""The A4 voucher as a program without layout would draw it: every position is known beforehand, the canvas does the
rest.

It is the yardstick of the speed floors. `positions` notes what the layout draws and where; `draw` repeats that through
reportlab's canvas with the same fonts, captions and rules in one form object where there are many vouchers.
"""

from __future__ import annotations

from io import BytesIO
from typing import Any

from app.documents import _codes, _layout, service_voucher
from app.documents._fonts import BOLD, BOXES, REGULAR, bold, regular
from app.documents._form import paper_of
from app.documents._papers import POINTS, Paper
from app.documents._press import Ink, Press
from app.documents.service_voucher import VoucherData

Call = tuple[Any, ...]


class _Noting(Ink):
    """Ink that notes what it draws: (is it part of the form itself, method, arguments)."""

    notes: list[tuple[bool, str, Call]] = []

    def value(self, x: float, y: float, text: str, size: float, *, align: str = "l", heavy: bool = False) -> None:
        _Noting.notes.append((self.live is self.fixed and self._captioning, "text", (x, y, text, size, align, heavy)))
        super().value(x, y, text, size, align=align, heavy=heavy)

    _captioning = False

    def caption(self, x: float, y: float, text: str, size: float, *, align: str = "l", heavy: bool = False) -> None:
        self._captioning = True
        super().caption(x, y, text, size, align=align, heavy=heavy)
        self._captioning = False

    def rule(self, x1: float, y1: float, x2: float, y2: float, weight: float = 0.4) -> None:
        _Noting.notes.append((True, "line", (x1, y1, x2, y2, weight)))
        super().rule(x1, y1, x2, y2, weight)

    def box(self, x: float, y: float, width: float, height: float, weight: float = 0.4) -> None:
        _Noting.notes.append((True, "rect", (x, y, width, height, weight)))
        super().box(x, y, width, height, weight)

    def tint(self, x: float, y: float, width: float, height: float, grey: float = 0.93) -> None:
        _Noting.notes.append((True, "fill", (x, y, width, height, grey)))
        super().tint(x, y, width, height, grey)

    def bars(self, x: float, y: float, height: float, text: str) -> None:
        _Noting.notes.append((False, "bars", (x, y, height, text)))
        super().bars(x, y, height, text)

    def qr(self, x: float, y: float, side: float, text: str) -> None:
        _Noting.notes.append((False, "qr", (x, y, side, text)))
        super().qr(x, y, side, text)


def positions(data: VoucherData, paper: str = "A4") -> list[tuple[bool, str, Call]]:
    """Everything on a single copy of a voucher, noted from the layout."""
    before = _layout.Ink
    _layout.Ink = _Noting
    _Noting.notes = []
    try:
        chosen = paper_of(paper, service_voucher.PAPERS)
        sheet = service_voucher.sheet(data, compact=chosen.look.compact, copies=("第一联 客户联",))
        _layout.add(Press("", chosen), sheet, _layout.Marks())
    finally:
        _layout.Ink = before
    return list(_Noting.notes)


class _Hand:
    def __init__(self, paper: Paper) -> None:
        from reportlab.pdfgen.canvas import Canvas

        regular(), bold()
        self.buffer = BytesIO()
        self.height = paper.height * POINTS
        size = (paper.width * POINTS, self.height)
        self.canvas: Any = Canvas(self.buffer, size, initialFontName=REGULAR, pageCompression=1, invariant=1)

    def draw(self, notes: list[Call], values: dict[str, str]) -> None:
        canvas, top = self.canvas, self.height
        for _, kind, call in notes:
            if kind == "text":
                x, y, text, size, align, heavy = call
                text = values.get(text, text)
                for box in BOXES:
                    text = text.replace(box, "")
                name = BOLD if heavy else REGULAR
                chain = bold() if heavy else regular()
                left = x * POINTS
                if align != "l":
                    width = chain.measure(text) * size / 1000
                    left -= width if align == "r" else width / 2
                canvas.setFont(name, size)
                canvas.drawString(left, top - y * POINTS - size * 0.38, text)
            elif kind == "line":
                x1, y1, x2, y2, weight = call
                canvas.setLineWidth(weight)
                canvas.line(x1 * POINTS, top - y1 * POINTS, x2 * POINTS, top - y2 * POINTS)
            elif kind in ("rect", "fill"):
                x, y, width, height, weight = call
                if kind == "fill":
                    canvas.setFillGray(weight)
                canvas.rect(
                    x * POINTS,
                    top - (y + height) * POINTS,
                    width * POINTS,
                    height * POINTS,
                    kind == "rect",
                    kind == "fill",
                )
                canvas.setFillGray(0)
            else:
                self._codes(kind, call, values)

    def _codes(self, kind: str, call: Call, values: dict[str, str]) -> None:
        x, y, side, text = call
        text = values.get(text, text)
        path = self.canvas.beginPath()
        low = self.height - (y + side) * POINTS
        if kind == "bars":
            for at, width in _codes.code128(text)[0]:
                path.rect((x + at * _codes.MODULE) * POINTS, low, width * _codes.MODULE * POINTS, side * POINTS)
        else:
            runs, modules = _codes.qr(text)
            unit = side / modules * POINTS
            for column, row, length in runs:
                path.rect(x * POINTS + column * unit, self.height - y * POINTS - (row + 1) * unit, length * unit, unit)
        self.canvas.drawPath(path, 0, 1)


def one(notes: list[tuple[bool, str, Call]], paper: str = "A4") -> bytes:
    """One voucher drawn by hand."""
    hand = _Hand(paper_of(paper, service_voucher.PAPERS))
    hand.draw(notes, {})
    hand.canvas.showPage()
    hand.canvas.save()
    return hand.buffer.getvalue()


def many(notes: list[tuple[bool, str, Call]], values: list[dict[str, str]], paper: str = "A4") -> bytes:
    """Many vouchers in one file: what is the form's own is drawn once; `values` replaces texts of the first voucher."""
    hand = _Hand(paper_of(paper, service_voucher.PAPERS))
    hand.canvas.beginForm("own")
    hand.draw([note for note in notes if note[0]], {})
    hand.canvas.endForm()
    live = [note for note in notes if not note[0]]
    for other in values:
        hand.canvas.doForm("own")
        hand.draw(live, other)
        hand.canvas.showPage()
    hand.canvas.save()
    return hand.buffer.getvalue()
