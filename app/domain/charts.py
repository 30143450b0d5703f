"""Charts as plain numbers: what is drawn, and where each part of it lies.

Screen and paper both draw from this geometry, so that they cannot show different things. Lengths are in the drawer's
own unit, y grows downwards, angles are degrees clockwise from twelve o'clock.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum


class ChartKind(StrEnum):
    """How a series is drawn: parts of a whole, amounts of unlike things, amounts over time."""

    PIE = "pie"
    BAR = "bar"
    COLUMN = "column"


@dataclass(frozen=True)
class Slice:
    """One value of a chart. `row` is the row of the report's table that it stands for, -1 when for several."""

    label: str
    value: int
    shown: str
    row: int = -1


@dataclass(frozen=True)
class Chart:
    """A chart: its title and its values in order."""

    title: str
    kind: ChartKind
    slices: tuple[Slice, ...]


@dataclass(frozen=True)
class Box:
    """A rectangle."""

    x: float
    y: float
    width: float
    height: float

    def holds(self, x: float, y: float) -> bool:
        """Whether a point lies in it."""
        return self.x <= x < self.x + self.width and self.y <= y < self.y + self.height


@dataclass(frozen=True)
class Part:
    """Where a slice lies: `start` and `span` in degrees for a pie, `bar` otherwise; `legend` is where it is named.

    `colour` counts the palette from 0.
    """

    index: int
    colour: int
    legend: Box
    bar: Box
    start: float = 0.0
    span: float = 0.0


@dataclass(frozen=True)
class Layout:
    """A laid-out chart. `disc` is the square around a pie, empty for bars; `base` the line that bars stand on."""

    disc: Box
    base: Box
    parts: tuple[Part, ...]


PALETTE = ("#2f6fb2", "#e08a2e", "#4a9a5b", "#b5524f", "#7a63a8", "#3d9aa6", "#c2a23a", "#8a8f98", "#c7709f", "#5b7f3a")
"""Colours that stay apart in greyscale and for colour-blind eyes as far as ten can; every part is also named."""

_NOWHERE = Box(0, 0, 0, 0)
_MOST_ON_A_LINE = 12
_LEGEND = 20  # widest legend, in heights of a line
_NAMES, _VALUES = 0.42, 0.15  # parts of the width that the names of bars have at most, and their values


def lay_out(chart: Chart, width: float, height: float, line: float, names: float | None = None) -> Layout:
    """Lay a chart out in a rectangle; `line` is the height of a line of text, `names` the width of the widest name
    beside its bar (without it, the most there is room for).

    A chart without any value above 0 has parts without extent: it is named, and nothing is drawn.
    """
    if chart.kind is ChartKind.PIE:
        return _pie(chart, width, height, line)
    if chart.kind is ChartKind.BAR:
        return _bars(chart, width, height, line, names)
    return _columns(chart, width, height, line)


def part_at(layout: Layout, x: float, y: float) -> int:
    """The index of the slice at a point, -1 where there is none."""
    from math import atan2, degrees, hypot

    for part in layout.parts:
        if part.legend.holds(x, y) or part.bar.holds(x, y):
            return part.index
    radius = layout.disc.width / 2
    if radius:
        dx, dy = x - layout.disc.x - radius, y - layout.disc.y - radius
        if hypot(dx, dy) <= radius:
            angle = degrees(atan2(dx, -dy)) % 360
            for part in layout.parts:
                if part.start <= angle < part.start + part.span:
                    return part.index
    return -1


def gathered(labels: Sequence[tuple[str, int, str]], most: int, others: str) -> tuple[Slice, ...]:
    """Slices of (label, value, value as shown); beyond `most` the rest is one slice called `others`.

    Its value is the exact sum of what it gathers, its shown text that sum.
    """
    if len(labels) <= most:
        return tuple(Slice(label, value, shown, row) for row, (label, value, shown) in enumerate(labels))
    kept = [Slice(label, value, shown, row) for row, (label, value, shown) in enumerate(labels[: most - 1])]
    rest = sum(value for _label, value, _shown in labels[most - 1 :])
    return (*kept, Slice(others, rest, str(rest)))


def _pie(chart: Chart, width: float, height: float, line: float) -> Layout:
    side = max(0.0, min(height, width * 0.45))
    disc = Box(0, (height - side) / 2, side, side)
    whole = sum(one.value for one in chart.slices)
    step = min(line * 1.5, height / max(1, len(chart.slices)))
    top = max(0.0, (height - step * len(chart.slices)) / 2)
    left = side + line
    parts, start = [], 0.0
    for index, one in enumerate(chart.slices):
        span = one.value * 360 / whole if whole else 0.0
        legend = Box(left, top + index * step, max(0.0, min(width - left, line * _LEGEND)), step)
        parts.append(Part(index, index % len(PALETTE), legend, _NOWHERE, start, span))
        start += span
    return Layout(disc if whole else _NOWHERE, _NOWHERE, tuple(parts))


def _bars(chart: Chart, width: float, height: float, line: float, names: float | None) -> Layout:
    step = min(line * 2.2, height / max(1, len(chart.slices)))
    most_left = width * _NAMES
    left = most_left if names is None else min(most_left, names + line)
    room = width * (1 - _VALUES) - left
    most = max((one.value for one in chart.slices), default=0)
    parts = []
    for index, one in enumerate(chart.slices):
        length = room * one.value / most if most else 0.0
        bar = Box(left, index * step + step * 0.15, length, step * 0.7)
        parts.append(Part(index, 0, Box(0, index * step, left - line / 2, step), bar))
    return Layout(_NOWHERE, Box(left, 0, 0, step * len(chart.slices)), tuple(parts))


def _columns(chart: Chart, width: float, height: float, line: float) -> Layout:
    count = max(1, len(chart.slices))
    step = width / max(count, _MOST_ON_A_LINE // 2)
    room = max(0.0, height - line * 3)
    most = max((one.value for one in chart.slices), default=0)
    parts = []
    for index, one in enumerate(chart.slices):
        tall = room * one.value / most if most else 0.0
        bar = Box(index * step + step * 0.2, line * 1.5 + room - tall, step * 0.6, tall)
        parts.append(Part(index, 0, Box(index * step, height - line * 1.4, step, line * 1.4), bar))
    return Layout(_NOWHERE, Box(0, line * 1.5 + room, width, 0), tuple(parts))
