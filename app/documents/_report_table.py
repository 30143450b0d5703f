"""The table of a report and its charts on paper: what a sheet of its own and the month's report share."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from app.documents._drawn_chart import ChartBlock, draw_chart
from app.documents._fit import in_box
from app.documents._ruled import RuledTable, Track
from app.domain.charts import ChartKind

_CHART_HEIGHT, _OF_PAGE = 58.0, 0.26
"""Of columns in millimetres, at most this part of the page."""
_LEAST, _PIE_SMALL, _BAR_HIGH = 5.2, 36.0, 9.0
"""Millimetres a line of a legend or a bar takes at least, a pie, and a bar with its gap where there is room."""
_NARROWEST, _SHORT, _BESIDE, _SIGN, _LEAST_WORDS = 9.0, 24.0, 2.4, 2.0, 0.25
_LONGEST_NUMBER = 36.0
_WIDEST_HEADINGS = (16.0, 14.0, 12.0, 11.0)
"""Columns in millimetres: the narrowest, what counts as short, what is beside the text, a sign of words; the part of
the page that columns of words keep; the longest number of a document that is kept whole; what a heading of numbers may
ask for, less where there is no room.
"""
_GAP = 6.0
_MOST_OF_PAGE = 0.8
"""What is kept together is no more of a page than this."""


@dataclass(frozen=True)
class TableBlock:
    """A table of a report with its charts."""

    title: str
    headings: tuple[str, ...]
    widths: tuple[int, ...]
    right: tuple[bool, ...]
    rows: tuple[tuple[str, ...], ...]
    total: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    charts: tuple[ChartBlock, ...] = ()
    remarks: tuple[str, ...] = ()


def tracks_of(table: RuledTable, one: TableBlock) -> list[Track]:
    """Numbers, days and short words are never broken: their columns are as wide as the longest at least. Columns of
    long words have what they want where there is room, and share what is left where there is not; before that, headings
    of the others take more lines.
    """
    longest = [
        max(
            (table.ink.measure(line[place], table.size) + _BESIDE for line in [*one.rows, one.total] if line), default=0
        )
        for place in range(len(one.headings))
    ]
    whole = [right or length <= _SHORT for right, length in zip(one.right, longest, strict=True)]
    numbered = [
        kept or (length <= _LONGEST_NUMBER and _is_number(one, place))
        for place, (kept, length) in enumerate(zip(whole, longest, strict=True))
    ]
    least = _needed(table, one, longest, numbered, _WIDEST_HEADINGS[-1])
    if sum(width for width, kept in zip(least, numbered, strict=True) if kept) <= table.width * (1 - _LEAST_WORDS):
        whole = numbered
    tried = [_needed(table, one, longest, whole, limit) for limit in _WIDEST_HEADINGS]
    needed = next((widths for widths in tried if sum(widths) <= table.width), tried[-1])
    fixed = sum(width for width, kept in zip(needed, whole, strict=True) if kept)
    words = sum(needed) - fixed
    less = min(1.0, max(table.width - fixed, table.width * _LEAST_WORDS) / (words or 1))
    return [
        Track(heading, width if kept else width * less, "r" if right else "l")
        for heading, width, kept, right in zip(one.headings, needed, whole, one.right, strict=True)
    ]


def _is_number(one: TableBlock, place: int) -> bool:
    """Whether a column holds numbers of documents only, which are not to be broken."""
    return all(row[place].isascii() and " " not in row[place] for row in one.rows)


def _needed(
    table: RuledTable, one: TableBlock, longest: Sequence[float], whole: Sequence[bool], limit: float
) -> list[float]:
    """The widths of the columns, headings of those that stay whole on one line up to a limit."""
    found = []
    for heading, width, length, kept in zip(one.headings, one.widths, longest, whole, strict=True):
        title = min(table.ink.measure(heading, table.size, heavy=True) + _BESIDE, limit)
        found.append(max(_NARROWEST, title, length) if kept else max(width, 6) * _SIGN)
    return found


def draw_charts(table: RuledTable, blocks: Sequence[ChartBlock]) -> None:
    """Charts in two columns; one alone has the whole width."""
    each = table.width if len(blocks) == 1 else (table.width - _GAP) / 2
    for place in range(0, len(blocks), 2):
        row = blocks[place : place + 2]
        height = max(chart_height(one, table.bottom - table.top) for one in row)
        table.room(height + 14)
        for number, one in enumerate(row):
            x = table.left + number * (each + _GAP)
            title = in_box(one.title, each, 5, 9.5, table.ink.chain(heavy=True), "…")
            table.ink.value(x, table.y + 2, "".join(title.lines[:1]), title.size, heavy=True)
            draw_chart(table.ink, one.chart, x, table.y + 7, each, height)
        table.skip(height + 13)


def beginning(table: RuledTable, one: TableBlock) -> float:
    """The millimetres that stay together: heading, notes, the first charts and the first rows."""
    page = table.bottom - table.top
    charts = max((chart_height(chart, page) + 13 for chart in one.charts[:2]), default=0)
    lines = sum(len(in_box(note, table.width, 40, table.size, table.ink.chain()).lines) for note in one.notes)
    return min(8 + lines * 5 + charts + 4 * table.least, page * _MOST_OF_PAGE)


def chart_height(one: ChartBlock, page: float) -> float:
    """Charts of few parts need less room, those of many more; `page` is the height of the page."""
    if one.kind == ChartKind.COLUMN:
        return min(_CHART_HEIGHT, page * _OF_PAGE)
    if one.kind == ChartKind.BAR:
        count = max(len(one.parts), 1)
        return max(count * _LEAST, min(count * _BAR_HIGH, page * _OF_PAGE * 1.4))
    return min(max(len(one.parts) * _LEAST + 4, _PIE_SMALL), 80.0)
