"""Charts on paper, from the geometry that the screen draws from too (`domain.charts`)."""

from __future__ import annotations

from dataclasses import dataclass
from math import cos, pi, radians, sin, tan

from app.documents._fit import in_box
from app.documents._papers import POINTS
from app.documents._press import Ink
from app.domain.charts import PALETTE, Box, Chart, ChartKind, Part, Slice, lay_out

LINE = 4.6
"""Height of a line of text in millimetres."""
_SIZE = 8.0
_HOLE = 0.5
"""The hole of the ring, of its radius."""
_MARK = 7.0
"""Points of the number on a piece of a ring and in its legend: it tells the pieces apart where no colour is printed."""
_MARKED = 3.4
"""Millimetres a piece has along its middle at least to bear its number."""


@dataclass(frozen=True)
class ChartPart:
    """One value of a chart."""

    label: str
    value: int
    shown: str


@dataclass(frozen=True)
class ChartBlock:
    """A chart as a form's content holds it; `kind` is a `ChartKind`."""

    title: str
    kind: str
    parts: tuple[ChartPart, ...]

    @property
    def chart(self) -> Chart:
        """As it is laid out."""
        slices = tuple(Slice(part.label, part.value, part.shown) for part in self.parts)
        return Chart(self.title, ChartKind(self.kind), slices)


def draw_chart(ink: Ink, chart: Chart, x: float, y: float, width: float, height: float) -> None:
    """Draw a chart in a rectangle of millimetres; every part with its name and value, so that no colour is needed."""
    names = max((ink.measure(one.label, _SIZE) for one in chart.slices), default=0.0)
    layout = lay_out(chart, width, height, LINE, names)
    for part in layout.parts:
        colour = _colour(part.colour)
        if part.span > 0:
            radius = layout.disc.width / 2
            centre = x + layout.disc.x + radius, y + layout.disc.y + radius
            ink.live.append(f"q {colour} rg 1 G 0.8 w {_ring(ink, centre, radius, part)} B Q")
            middle, half = radius * (1 + _HOLE) / 2, radians(part.start + part.span / 2)
            if middle * radians(part.span) >= _MARKED and radius * (1 - _HOLE) >= _MARKED:
                _number(ink, part, *_on(centre, middle, half))
        if part.bar.width > 0 and part.bar.height > 0:
            box = _rectangle(ink, x + part.bar.x, y + part.bar.y, part.bar.width, part.bar.height)
            ink.live.append(f"q {colour} rg {box} f Q")
        _name(ink, chart, part, x, y)


def _name(ink: Ink, chart: Chart, part: Part, x: float, y: float) -> None:
    one, box = chart.slices[part.index], part.legend
    middle = y + box.y + box.height / 2
    if chart.kind is ChartKind.PIE:
        side = min(3.0, box.height * 0.7)
        patch = _rectangle(ink, x + box.x, middle - side / 2, side, side)
        ink.live.append(f"q {_colour(part.colour)} rg {patch} f Q")
        if side >= _MARKED * 0.85:
            _number(ink, part, x + box.x + side / 2, middle)
        value = ink.measure(one.shown, _SIZE, heavy=True)
        _text(ink, one.label, Box(x + box.x + side + 1.5, middle, box.width - side - value - 4, 0))
        ink.value(x + box.x + box.width, middle, one.shown, _SIZE, align="r", heavy=True)
    elif chart.kind is ChartKind.BAR:
        _text(ink, one.label, Box(x + box.x, middle, box.width, 0))
        ink.value(x + part.bar.x + part.bar.width + 1.2, middle, one.shown, _SIZE, heavy=True)
    else:
        centre = x + box.x + box.width / 2
        fit = in_box(one.label, box.width - 0.5, LINE, _SIZE, ink.chain())
        ink.value(centre, middle, fit.lines[0] if fit.lines else "", fit.size, align="c")
        ink.value(centre, y + part.bar.y - 2, one.shown, _SIZE, align="c", heavy=True)


def _number(ink: Ink, part: Part, x: float, y: float) -> None:
    """The number of a part, white on its colour."""
    ink.live.append("q 1 g")
    ink.value(x, y, str(part.index + 1), _MARK, align="c", heavy=True)
    ink.live.append("Q")


def _text(ink: Ink, words: str, place: Box) -> None:
    fit = in_box(words, place.width, LINE, _SIZE, ink.chain())
    ink.value(place.x, place.y, fit.lines[0] if fit.lines else "", fit.size)


def _ring(ink: Ink, centre: tuple[float, float], radius: float, part: Part) -> str:
    """The path of a piece of the ring: outside clockwise, back inside; each quarter at most one curve."""
    start, end = radians(part.start), radians(part.start + min(part.span, 359.999))
    outer, inner = _arc(centre, radius, start, end), _arc(centre, radius * _HOLE, end, start)
    points = [_place(ink, *outer[0]), "m", *_curves(ink, outer), _place(ink, *inner[0]), "l", *_curves(ink, inner), "h"]
    return " ".join(points)


def _arc(centre: tuple[float, float], radius: float, start: float, end: float) -> list[tuple[float, float]]:
    """Points of an arc as cubic curves: the first point, then three for every curve."""
    count = max(1, int(abs(end - start) / (pi / 2)) + 1)
    step = (end - start) / count
    reach = radius * 4 / 3 * tan(step / 4)
    found = [_on(centre, radius, start)]
    for number in range(count):
        a, b = start + number * step, start + (number + 1) * step
        (ax, ay), (bx, by) = _on(centre, radius, a), _on(centre, radius, b)
        found += [(ax + reach * cos(a), ay + reach * sin(a)), (bx - reach * cos(b), by - reach * sin(b)), (bx, by)]
    return found


def _on(centre: tuple[float, float], radius: float, angle: float) -> tuple[float, float]:
    """A point of a circle; the angle clockwise from twelve o'clock."""
    return centre[0] + radius * sin(angle), centre[1] - radius * cos(angle)


def _curves(ink: Ink, points: list[tuple[float, float]]) -> list[str]:
    found = []
    for start in range(1, len(points), 3):
        found += [" ".join(_place(ink, *point) for point in points[start : start + 3]), "c"]
    return found


def _place(ink: Ink, x: float, y: float) -> str:
    return f"{x * POINTS:.2f} {(ink.press.paper.height - y) * POINTS:.2f}"


def _rectangle(ink: Ink, x: float, y: float, width: float, height: float) -> str:
    return f"{_place(ink, x, y + height)} {width * POINTS:.2f} {height * POINTS:.2f} re"


def _colour(number: int) -> str:
    code = PALETTE[number % len(PALETTE)].lstrip("#")
    return " ".join(f"{int(code[at : at + 2], 16) / 255:.3f}" for at in (0, 2, 4))
