"""A service voucher as PDF, against a reportlab canvas tuned by hand: every text and rule at a known place."""

from __future__ import annotations

import statistics
from collections.abc import Callable, Iterator
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any

from app.documents import _codes, service_voucher
from app.documents._fonts import BOLD, BOXES, REGULAR, bold, regular
from app.documents._form import COPIES
from app.documents._papers import PAPERS, POINTS
from app.documents._press import Ink
from benchmarks.measuring import Finding, by_turns, cpu

ROUNDS = 15
MANY = 1_000
Stroke = tuple[Any, ...]


def measure(branch: Path) -> Iterator[Finding]:
    """One voucher with its two copies on A4, and a thousand in one file."""
    data = service_voucher.sample()
    strokes = _recorded(data)

    def ours() -> object:
        return service_voucher.render(data)

    def theirs() -> object:
        return by_hand(strokes, [data.number])

    ours()
    theirs()
    yield Finding("one voucher", *by_turns([ours] * ROUNDS, [theirs] * ROUNDS), 2.0)
    numbers = [f"FW-HZ01-2611-{number:04}" for number in range(1, MANY + 1)]
    many = [replace(data, number=number) for number in numbers]
    batch = statistics.median(cpu(lambda: service_voucher.render_batch(many)) for _ in range(2))
    tuned = statistics.median(cpu(lambda: by_hand(strokes, numbers, data.number)) for _ in range(2))
    yield Finding("a thousand vouchers in one file", batch, tuned, 1.5)


def _recorded(data: service_voucher.VoucherData) -> list[Stroke]:
    """What is drawn for the first copy, as numbers and texts: (kind, is fixed, …) in points from the lower left."""
    found: list[Stroke] = []
    height = PAPERS["A4"].height
    kept = {name: getattr(Ink, name) for name in ("value", "caption", "rule", "box", "qr", "bars")}

    def text(fixed: bool) -> Callable[..., None]:
        def draw(
            ink: Ink, x: float, y: float, words: str, size: float, *, align: str = "l", heavy: bool = False
        ) -> None:
            width = ink.measure(words, size, heavy=heavy)
            left = x - {"l": 0, "c": width / 2, "r": width}[align]
            base = (height - y) * POINTS - 0.38 * size
            run = ""
            for character in words + "\n":
                if character in BOXES or character == "\n":
                    if run.strip():
                        found.append(("text", fixed, BOLD if heavy else REGULAR, size, left * POINTS, base, run))
                    left += ink.measure(run, size, heavy=heavy)
                    if character in BOXES:
                        found.append(("box", fixed, left * POINTS, base, size * 0.8, size * 0.8, 0.4))
                        left += size / POINTS
                    run = ""
                else:
                    run += character

        return draw

    def rule(ink: Ink, x1: float, y1: float, x2: float, y2: float, weight: float = 0.4) -> None:
        found.append(("rule", True, x1 * POINTS, (height - y1) * POINTS, x2 * POINTS, (height - y2) * POINTS, weight))

    def box(ink: Ink, x: float, y: float, width: float, tall: float, weight: float = 0.4) -> None:
        low = (height - y - tall) * POINTS
        found.append(("box", True, x * POINTS, low, width * POINTS, tall * POINTS, weight))

    def qr(ink: Ink, x: float, y: float, side: float, words: str) -> None:
        found.append(("qr", False, x * POINTS, (height - y) * POINTS, side * POINTS, words))

    def bars(ink: Ink, x: float, y: float, tall: float, words: str) -> None:
        found.append(("bars", False, x * POINTS, (height - y - tall) * POINTS, tall * POINTS, words))

    patches = {
        "value": text(False),
        "caption": text(True),
        "rule": rule,
        "box": box,
        "qr": qr,
        "bars": bars,
    }
    for name, patch in patches.items():
        setattr(Ink, name, patch)
    try:
        service_voucher.render(data, copies=COPIES[:1])
    finally:
        for name, method in kept.items():
            setattr(Ink, name, method)
    return [stroke for stroke in found if COPIES[0] not in stroke]  # each copy's name is drawn on its page


def by_hand(strokes: list[Stroke], numbers: list[str], known: str = "") -> bytes:
    """The PDF of these vouchers, two copies each, drawn stroke by stroke. What is the same on all is drawn once."""
    from reportlab import rl_config
    from reportlab.pdfgen.canvas import Canvas

    rl_config.useA85 = 0
    regular(), bold()
    buffer = BytesIO()
    paper = PAPERS["A4"]
    canvas: Any = Canvas(buffer, (paper.width * POINTS, paper.height * POINTS), pageCompression=1, invariant=1)
    fixed, live = [one for one in strokes if one[1]], [one for one in strokes if not one[1]]
    if len(numbers) > 1:
        canvas.beginForm("fixed")
        _draw(canvas, fixed)
        canvas.endForm()
    for place, number in enumerate(numbers):
        name = f"voucher{place}"
        canvas.beginForm(name)
        if len(numbers) > 1:
            canvas.doForm("fixed")
        else:
            _draw(canvas, fixed)
        _draw(canvas, live, known, number)
        canvas.endForm()
        for copy in COPIES:
            canvas.doForm(name)
            canvas.setFont(BOLD, 8)
            canvas.drawCentredString(paper.width / 2 * POINTS, (paper.height - 25) * POINTS, copy)
            canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def _draw(canvas: Any, strokes: list[Stroke], known: str = "", number: str = "") -> None:
    for kind, _, *rest in strokes:
        if kind == "text":
            font, size, x, y, words = rest
            canvas.setFont(font, size)
            canvas.drawString(x, y, words.replace(known, number) if known else words)
        elif kind == "rule":
            *ends, weight = rest
            canvas.setLineWidth(weight)
            canvas.line(*ends)
        elif kind == "box":
            *sides, weight = rest
            canvas.setLineWidth(weight)
            canvas.rect(*sides)
        else:
            _code(canvas, kind, rest, number)


def _code(canvas: Any, kind: str, rest: list[Any], number: str) -> None:
    words = number or rest[-1]
    path = canvas.beginPath()
    if kind == "bars":
        x, y, tall, _ = rest
        for start, width in _codes.code128(words)[0]:
            path.rect(x + start * _codes.MODULE * POINTS, y, width * _codes.MODULE * POINTS, tall)
    else:
        x, top, side, _ = rest
        runs, modules = _codes.qr(words)
        step = side / modules
        for column, row, length in runs:
            path.rect(x + column * step, top - (row + 1) * step, length * step, step)
    canvas.drawPath(path, stroke=0, fill=1)
