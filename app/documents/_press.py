"""One PDF in the making, and the ink that draws on its pages in millimetres from the top left corner."""

from __future__ import annotations

import math
from io import BytesIO
from typing import Any, cast

from app.documents import _codes
from app.documents._fonts import GETA, REGULAR, FontChain, Typeface, bold, clean, regular
from app.documents._papers import POINTS, Paper
from app.documents._pictures import picture

THIN, FRAME = 0.4, 0.9
_PICTURE = "%picture"
_BASELINE = 0.38  # of the size: from the middle of an ideograph down to its baseline


class Press:
    """A PDF file of one or many papers: same input, same bytes. Fonts are shared by all its pages."""

    def __init__(
        self, title: str, paper: Paper, *, author: str = "", subject: str = "", language: str = "zh-CN"
    ) -> None:
        from reportlab import rl_config
        from reportlab.pdfgen.canvas import Canvas

        rl_config.useA85 = 0
        chain, heading = regular(), bold()
        self.paper = paper
        self.missing: dict[str, None] = {}
        self.page_count = 0
        self._buffer = BytesIO()
        self._forms: dict[Any, str] = {}
        self.canvas: Any = Canvas(
            self._buffer,
            pagesize=(paper.width * POINTS, paper.height * POINTS),
            initialFontName=cast(Any, REGULAR),
            pageCompression=1,
            invariant=1,
            lang=language,
        )
        self.canvas.setTitle(title)
        self.canvas.setAuthor(author)
        self.canvas.setSubject(subject)
        self.canvas.setCreator("Aftercare")
        self.canvas.setProducer("Aftercare")
        self.canvas.setViewerPreference("PrintScaling", "None")
        self.regular = Typeface(chain, self.canvas._doc, self.missing)
        self.bold = Typeface(heading, self.canvas._doc, self.missing)

    def form(self, key: Any, code: list[str] | None = None) -> str | None:
        """The name of the drawing kept under `key`, kept now when `code` is given; None when there is none."""
        if code is not None and key not in self._forms:
            name = f"part{len(self._forms)}"
            self.canvas.beginForm(name)
            self._use(code)
            self.canvas.endForm()
            self._forms[key] = name
        return self._forms.get(key)

    def page(self, *codes: list[str]) -> None:
        """One page made of pieces of drawing; a piece ["part…"] made by `form` is referred to."""
        for code in codes:
            self._use(code)
        self.canvas.showPage()
        self.page_count += 1

    def _use(self, code: list[str]) -> None:
        for line in code:
            if line.startswith("part"):
                self.canvas.doForm(line)
            elif line.startswith(_PICTURE):
                self._place(*line.split()[1:])
            else:
                self.canvas._code.append(line)

    def _place(self, x: str, y: str, width: str, height: str, sha256: str) -> None:
        """Draw a picture; the file holds it once, however often it is drawn."""
        found = picture(sha256)
        if found is not None:
            self.canvas.drawImage(found, float(x), float(y), float(width), float(height))

    def finish(self) -> bytes:
        """The file. What could not be printed stands in its keywords after a 〓, so that a preview can warn of it."""
        if self.missing:
            words = " ".join((GETA, *self.missing))
            self.canvas.setKeywords(words.encode("utf-8", "replace").decode("utf-8"))
        self.canvas.save()
        return self._buffer.getvalue()


class Ink:
    """Draws on one page. Rules and captions go to `fixed`, values to `live`; both are one list unless kept apart.

    With `known` the fixed part has been drawn before and is left out.
    """

    def __init__(self, press: Press, *, apart: bool = False, known: bool = False) -> None:
        self.press = press
        self.known = known
        self.live: list[str] = []
        self.fixed: list[str] = [] if apart or known else self.live
        self._height = press.paper.height * POINTS
        self._rules: dict[float, list[str]] = {}

    def measure(self, text: str, size: float, *, heavy: bool = False) -> float:
        """Width in millimetres."""
        face = self.press.bold if heavy else self.press.regular
        return face.chain.measure(text) * size / 1000 / POINTS

    def chain(self, *, heavy: bool = False) -> FontChain:
        """The fonts that text is drawn with."""
        return (self.press.bold if heavy else self.press.regular).chain

    def value(self, x: float, y: float, text: str, size: float, *, align: str = "l", heavy: bool = False) -> None:
        """A line of text whose ideographs are centred on height `y`; `align` l, c or r says what `x` is."""
        text = clean(text).replace("\n", " ")
        if not text:
            return
        face = self.press.bold if heavy else self.press.regular
        left = x * POINTS
        if align != "l":
            width = face.chain.measure(text) * size / 1000
            left -= width if align == "r" else width / 2
        base = self._height - y * POINTS - size * _BASELINE
        runs = face.runs(text)
        if len(runs) == 1 and runs[0][0]:
            self.live.append(f"BT /{runs[0][0]} {size:g} Tf {left:.2f} {base:.2f} Td <{runs[0][1]}> Tj ET")
            return
        for resource, codes, width in runs:
            if resource:
                self.live.append(f"BT /{resource} {size:g} Tf {left:.2f} {base:.2f} Td <{codes}> Tj ET")
            else:
                self._tick_box(codes, left, base, size)
            left += width * size / 1000

    def caption(self, x: float, y: float, text: str, size: float, *, align: str = "l", heavy: bool = False) -> None:
        """Like `value`, for the words of the form itself."""
        if not self.known:
            kept, self.live = self.live, self.fixed
            self.value(x, y, text, size, align=align, heavy=heavy)
            self.live = kept

    def _tick_box(self, kind: str, left: float, base: float, size: float) -> None:
        side = size * 0.78
        x, y = left + size * 0.11, base - size * 0.01
        code = f"q 0.6 w {x:.2f} {y:.2f} {side:.2f} {side:.2f} re S"
        if kind == "☑":
            points = ((0.18, 0.5), (0.42, 0.22), (0.86, 0.84))
            path = " ".join(
                f"{x + side * a:.2f} {y + side * b:.2f} {'l' if i else 'm'}" for i, (a, b) in enumerate(points)
            )
            code += f" 1.1 w {path} S"
        elif kind == "☒":
            low, high = side * 0.2, side * 0.8
            code += f" 1 w {x + low:.2f} {y + low:.2f} m {x + high:.2f} {y + high:.2f} l"
            code += f" {x + low:.2f} {y + high:.2f} m {x + high:.2f} {y + low:.2f} l S"
        self.live.append(code + " Q")

    def rule(self, x1: float, y1: float, x2: float, y2: float, weight: float = THIN) -> None:
        """A straight line, drawn together with the others of its weight by `settle`."""
        if not self.known:
            top = self._height
            begin = f"{x1 * POINTS:.2f} {top - y1 * POINTS:.2f} m"
            self._rules.setdefault(weight, []).append(f"{begin} {x2 * POINTS:.2f} {top - y2 * POINTS:.2f} l")

    def box(self, x: float, y: float, width: float, height: float, weight: float = THIN) -> None:
        """A rectangle's outline."""
        if not self.known:
            self._rules.setdefault(weight, []).append(self._rectangle(x, y, width, height))

    def settle(self) -> None:
        """Draw the rules collected so far."""
        for weight, paths in sorted(self._rules.items()):
            self.fixed.append(f"{weight:g} w " + "\n".join(paths) + " S")
        self._rules.clear()

    def tint(self, x: float, y: float, width: float, height: float, grey: float = 0.93) -> None:
        """A light grey ground, under what is drawn later."""
        if not self.known:
            self.fixed.append(f"{grey:g} g {self._rectangle(x, y, width, height)} f 0 g")

    def dotted(self, x1: float, y: float, x2: float) -> None:
        """A line to write on."""
        if not self.known:
            level = self._height - y * POINTS
            self.fixed.append(
                f"q 0.5 G 0.4 w [0.8 1.6] 0 d {x1 * POINTS:.2f} {level:.2f} m {x2 * POINTS:.2f} {level:.2f} l S Q"
            )

    def picture(self, x: float, y: float, width: float, height: float, sha256: str) -> None:
        """A picture that is kept, by its digest."""
        if not self.known:
            low = self._height - (y + height) * POINTS
            box = f"{x * POINTS:.2f} {low:.2f} {width * POINTS:.2f} {height * POINTS:.2f}"
            self.fixed.append(f"{_PICTURE} {box} {sha256}")

    def _rectangle(self, x: float, y: float, width: float, height: float) -> str:
        bottom = self._height - (y + height) * POINTS
        return f"{x * POINTS:.2f} {bottom:.2f} {width * POINTS:.2f} {height * POINTS:.2f} re"

    def circle(self, x: float, y: float, radius: float) -> None:
        """A dashed grey circle around a middle: the place for a seal."""
        if self.known:
            return
        cx, cy, r = x * POINTS, self._height - y * POINTS, radius * POINTS
        k = r * 4 / 3 * (math.sqrt(2) - 1)
        curves = (
            (r, k, k, r, 0, r),
            (-k, r, -r, k, -r, 0),
            (-r, -k, -k, -r, 0, -r),
            (k, -r, r, -k, r, 0),
        )
        path = "\n".join(
            " ".join(f"{v + (cy if i % 2 else cx):.2f}" for i, v in enumerate(curve)) + " c" for curve in curves
        )
        self.fixed.append(f"q 0.6 G 0.5 w [3 2.5] 0 d {cx + r:.2f} {cy:.2f} m {path} S Q")

    def bars(self, x: float, y: float, height: float, text: str) -> None:
        """Code 128 from `x` on, without its quiet zone."""
        left, low, high = x * POINTS, self._height - (y + height) * POINTS, height * POINTS
        unit = _codes.MODULE * POINTS
        bars = "\n".join(
            f"{left + at * unit:.3f} {low:.2f} {width * unit:.3f} {high:.2f} re"
            for at, width in _codes.code128(text)[0]
        )
        self.live.append(bars + " f")

    def qr(self, x: float, y: float, side: float, text: str) -> None:
        """QR code without its quiet zone."""
        runs, modules = _codes.qr(text)
        unit = side / modules * POINTS
        left, top = x * POINTS, self._height - y * POINTS
        squares = "\n".join(
            f"{left + column * unit:.3f} {top - (row + 1) * unit:.3f} {length * unit:.3f} {unit:.3f} re"
            for column, row, length in runs
        )
        self.live.append(squares + " f")

    def ghost(self, text: str, x: float, y: float, size: float, grey: float = 0.86) -> None:
        """A large word in plain grey, turned a little, to lie under the text (not transparent: dot-matrix printers)."""
        face = self.press.bold
        runs = face.runs(text)
        width = face.chain.measure(text) * size / 1000
        cos, sin = math.cos(math.radians(24)), math.sin(math.radians(24))
        cx, cy = x * POINTS, self._height - y * POINTS
        left = cx - width / 2 * cos + size * _BASELINE * sin
        low = cy - width / 2 * sin - size * _BASELINE * cos
        turned = f"{cos:.4f} {sin:.4f} {-sin:.4f} {cos:.4f} {left:.2f} {low:.2f} Tm"
        self.live.append(f"q {grey:g} g BT /{runs[0][0]} {size:g} Tf {turned} <{runs[0][1]}> Tj ET Q")
