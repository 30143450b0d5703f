"""Sections of rows stacked into framed blocks, and how the height of a page is shared among them.

Order of rescue when text is long: growing rows take the free height; then their type shrinks from the paper's size
to 6.5 points; where that is not enough it shrinks only a little, rows are cut fairly and the rest goes to the annex
page. Places to sign keep their height whatever happens.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from app.documents._fonts import FontChain
from app.documents._grid import Leftover, Row
from app.documents._papers import Look
from app.documents._press import FRAME, Ink

SEAL = 45.0
"""Side of the place for a seal in millimetres: enterprise seals are at most 45 mm wide."""
SMALLEST_GROWING = 6.5
_SMALLER = 1.5
"""Points below the paper's size where the rest goes to an annex."""
_GAP = 1.2


@dataclass(frozen=True)
class Section:
    """Rows under one title, which stands upright in a strip on the left; an empty title has no strip."""

    title: str
    rows: tuple[Row, ...]


@dataclass(frozen=True)
class Block:
    """Sections in one frame; with `seal` a square place for a seal takes the right side."""

    sections: tuple[Section, ...]
    seal: bool = False

    def rows(self) -> list[Row]:
        """All rows from top to bottom."""
        return [row for section in self.sections for row in section.rows]

    def row_width(self, width: float, section: Section, look: Look) -> float:
        """What is left for rows beside strip and seal."""
        return width - (SEAL if self.seal else 0) - (look.strip if section.title else 0)


@dataclass(frozen=True)
class Plan:
    """The height of every row, block by block, and the size of growing text."""

    heights: tuple[tuple[float, ...], ...]
    size: float


def _wanted(blocks: Sequence[Block], width: float, size: float, look: Look, chain: FontChain) -> list[list[float]]:
    return [
        [
            row.wanted(block.row_width(width, section, look), size, look, chain)
            for section in block.sections
            for row in section.rows
        ]
        for block in blocks
    ]


def _raise_to_seal(block: Block, heights: list[float]) -> None:
    lacking = SEAL - sum(heights) if block.seal else 0
    if lacking <= 0:
        return
    rows = block.rows()
    weights = [row.weight for row in rows]
    if not any(weights):
        weights = [1.0] * len(rows)
    for number, weight in enumerate(weights):
        heights[number] += lacking * weight / sum(weights)


def _raised(blocks: Sequence[Block], width: float, size: float, look: Look, chain: FontChain) -> list[list[float]]:
    """What the rows want, blocks with a seal at least as high as it."""
    heights = _wanted(blocks, width, size, look, chain)
    for block, own in zip(blocks, heights, strict=True):
        _raise_to_seal(block, own)
    return heights


def plan(blocks: Sequence[Block], width: float, height: float, look: Look, chain: FontChain) -> Plan:
    """Share `height` millimetres among the rows of all blocks."""
    height -= _GAP * (len(blocks) - 1)
    size = look.value
    while True:
        heights = _raised(blocks, width, size, look, chain)
        free = height - sum(map(sum, heights))
        if free >= -1e-6 or size - 0.5 < SMALLEST_GROWING:
            break
        size -= 0.5
    if free < -1e-6:  # an annex is needed whatever the size: then the paper itself stays easy to read
        size = max(SMALLEST_GROWING, look.value - _SMALLER)
        heights = _raised(blocks, width, size, look, chain)
        free = height - sum(map(sum, heights))
    rows = [
        (block, number, row) for block_number, block in enumerate(blocks) for number, row in enumerate(block.rows())
    ]
    owners = [heights[block_number] for block_number, block in enumerate(blocks) for _ in block.rows()]
    if free >= 0:
        weights = sum(row.weight for _, _, row in rows)
        for (_, number, row), own in zip(rows, owners, strict=True):
            if row.weight:
                own[number] += free * row.weight / weights
    else:
        _cut_fairly(
            [(own, number, row.least(look)) for (_, number, row), own in zip(rows, owners, strict=True) if row.weight],
            -free,
        )
        for block, own in zip(blocks, heights, strict=True):
            _raise_to_seal(block, own)
    return Plan(tuple(map(tuple, heights)), size)


def _cut_fairly(growing: list[tuple[list[float], int, float]], excess: float) -> None:
    """Lower the highest rows to one level, none below its least height, until `excess` is saved."""
    low, high = 0.0, max(own[number] for own, number, _ in growing)
    for _ in range(40):
        level = (low + high) / 2
        saved = sum(max(0.0, own[number] - max(least, level)) for own, number, least in growing)
        low, high = (level, high) if saved > excess else (low, level)
    for own, number, least in growing:
        own[number] = min(own[number], max(least, low))


def shape(blocks: Sequence[Block]) -> tuple[object, ...]:
    """What rules and captions of the blocks depend on besides heights."""
    return tuple(
        (block.seal, tuple((section.title, tuple(row.shape() for row in section.rows)) for section in block.sections))
        for block in blocks
    )


def draw(
    ink: Ink, blocks: Sequence[Block], planned: Plan, at: tuple[float, float, float], look: Look
) -> list[Leftover]:
    """Draw the blocks from (x, y) on in a width; give back what did not fit."""
    x, y, width = at
    over: list[Leftover] = []
    for block, heights in zip(blocks, planned.heights, strict=True):
        top, index = y, 0
        for section in block.sections:
            inner = block.row_width(width, section, look)
            left = x + (look.strip if section.title else 0)
            begin = y
            if section.title:  # before its rows: readers put what follows a line at the same height into that line
                height = sum(heights[index : index + len(section.rows)])
                _strip(ink, x, begin, height, section.title, look)
            for row in section.rows:
                if y > top:
                    ink.rule(left if y > begin else x, y, left + inner, y)
                over += row.draw(ink, (left, y, inner, heights[index]), planned.size, look)
                y += heights[index]
                index += 1
        if block.seal:
            _seal(ink, x + width - SEAL, top, y - top, look)
        ink.box(x, top, width, y - top, FRAME)
        y += _GAP
    return over


def _strip(ink: Ink, x: float, y: float, height: float, title: str, look: Look) -> None:
    if ink.known:
        return
    if look.tint:
        ink.tint(x, y, look.strip, height, 0.86)
    ink.rule(x + look.strip, y, x + look.strip, y + height)
    size = look.caption
    step = min(size * 1.35 / 2.835, (height - 1) / len(title))
    size = min(size, step * 2.835)
    first = y + height / 2 - (len(title) - 1) * step / 2
    for number, character in enumerate(title):
        ink.caption(x + look.strip / 2, first + number * step, character, size, align="c", heavy=True)


def _seal(ink: Ink, x: float, y: float, height: float, look: Look) -> None:
    ink.rule(x, y, x, y + height)
    ink.circle(x + SEAL / 2, y + height / 2, 21)
    ink.caption(x + SEAL / 2, y + height / 2, "（盖章处）", look.caption, align="c")
