"""Text into a box: shrunk a little, then broken, then shrunk to the least legible size, then cut."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from app.documents._fonts import FontChain, clean
from app.documents._papers import POINTS
from app.documents._text import Unit, broken, fitted, rest, units

LEADING = 1.28
SMALLEST = 5.5
CONTINUED = "…(续见附页)"
CUT = "…（全文见台帐）"
"""For papers that have no annex."""
_TIGHT_LEADING = 1.16
_SHRINK = 0.84  # a single line may shrink so far before it is broken


@dataclass(frozen=True, slots=True)
class Fit:
    """How a text is set: its size in points, its lines, the distance of lines in millimetres, and what did not fit."""

    size: float
    lines: tuple[str, ...]
    pitch: float
    left_over: str = ""


def pitch(size: float, leading: float = LEADING) -> float:
    """Distance of lines in millimetres."""
    return size * leading / POINTS


def in_box(text: str, width: float, height: float, size: float, chain: FontChain, mark: str = CONTINUED) -> Fit:
    """Set `text` in `width` × `height` millimetres at most at `size` points; what is cut ends with `mark`."""
    text = clean(text).strip("\n")
    if not text.strip():
        return Fit(size, (), pitch(size))
    room = width * POINTS * 1000
    if "\n" not in text:
        natural = chain.measure(text)
        if natural * size <= room:
            return Fit(size, (text,), pitch(size))
        for single in _steps(size, size * _SHRINK, 0.25):
            if natural * single <= room:
                return Fit(single, (text,), pitch(single))
    pieces = units(text, chain)
    for smaller in _steps(size, SMALLEST, 0.5):
        step = pitch(smaller, _TIGHT_LEADING)
        rows = int((height + 0.05) / step)
        if rows:
            ready = fitted(pieces, int(room / smaller), chain)
            lines = broken(ready, int(room / smaller))
            if len(lines.lines) <= rows:
                return Fit(smaller, tuple(lines.lines), step)
    rows = max(1, int((height + 0.05) / pitch(SMALLEST, _TIGHT_LEADING)))
    return cut(pieces, width, rows, SMALLEST, chain, _TIGHT_LEADING, mark)


def _steps(start: float, stop: float, step: float) -> list[float]:
    sizes = [start]
    while sizes[-1] - step >= stop - 1e-6:
        sizes.append(sizes[-1] - step)
    return sizes


def cut(
    pieces: Sequence[Unit],
    width: float,
    rows: int,
    size: float,
    chain: FontChain,
    leading: float = LEADING,
    mark: str = CONTINUED,
) -> Fit:
    """Set at most `rows` lines; when more is there, the last line says so by its `mark` and the rest is handed over."""
    room = int(width * POINTS * 1000 / size)
    ready = fitted(pieces, room, chain)
    lines = broken(ready, room)
    step = pitch(size, leading)
    if len(lines.lines) <= rows:
        return Fit(size, tuple(lines.lines), step)
    start = lines.ends[rows - 2] if rows > 1 else 0
    end = lines.ends[rows - 1]
    tail = chain.measure(mark)
    while end > start and sum(step_ for _, step_ in ready[start:end]) + tail > room:
        end -= 1
    last = rest(ready[:end], start).strip("\n") + mark
    if chain.measure(last) > room:  # a box too narrow even for the mark
        last = "…"
    return Fit(size, (*lines.lines[: rows - 1], last), step, rest(ready, end))
