"""Lines of Chinese text: where they may break, how they are filled, what is left over.

A line never starts with a closing mark nor ends with an opening one; words, numbers, model names, ¥1,234.56, 24℃
and e-mail addresses stay whole unless they are longer than a line.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from app.documents._fonts import FontChain, clean, clusters

_OPENING = "(\\[{<（［｛「『【〈《〔“‘￥"
_CLOSING = "、。，．！？：；）］｝」』】〉》〕”’…～·％‰"
_CLOSING_ASCII = ",.!?:;)\\]}%"
_WORD = "!-~\xa0-\u024f\u0370-\u04ff℃℉№℡"
_SELECTORS = "\ufe00-\ufe0f\U000e0100-\U000e01ef"
_UNIT = re.compile(
    f"\n|[ \u3000]+|[{_OPENING}]*"
    f"(?:[{_WORD}]+(?<![(\\[{{<])|[^\\s\u3000][{_SELECTORS}]*[{_CLOSING_ASCII}]*)[{_CLOSING}]*|."
)

Unit = tuple[str, int]
"""A piece that no line end may divide, and its width in thousandths of the size."""


@lru_cache(maxsize=64)
def units(text: str, chain: FontChain) -> tuple[Unit, ...]:
    """The indivisible pieces of a text; joined they are the cleaned text."""
    measure = chain.measure
    return tuple((piece, 0 if piece == "\n" else measure(piece)) for piece in _UNIT.findall(clean(text)))


@dataclass(slots=True)
class Lines:
    """Broken text: the lines, and for each the number of units consumed at its end."""

    lines: list[str]
    ends: list[int]


def _split(piece: str, room: int, chain: FontChain) -> list[Unit]:
    """A piece longer than a line, cut into parts that fit."""
    parts: list[Unit] = []
    current, width = "", 0
    for cluster in clusters(piece):
        step = chain.widths[cluster[0]]
        if current and width + step > room:
            parts.append((current, width))
            current, width = "", 0
        current, width = current + cluster, width + step
    parts.append((current, width))
    return parts


def fitted(pieces: Sequence[Unit], room: int, chain: FontChain) -> Sequence[Unit]:
    """The same pieces with those longer than `room` cut."""
    if all(width <= room for _, width in pieces):
        return pieces
    result: list[Unit] = []
    for piece, width in pieces:
        result.extend([(piece, width)] if width <= room or piece.isspace() else _split(piece, room, chain))
    return result


def broken(pieces: Sequence[Unit], room: int) -> Lines:
    """Fill lines of `room` thousandths of the size with pieces that each fit (see `fitted`)."""
    lines: list[str] = []
    ends: list[int] = []
    current: list[str] = []
    width = 0
    for number, (piece, step) in enumerate(pieces):
        if piece == "\n":
            lines.append("".join(current).rstrip())
            ends.append(number + 1)
            current, width = [], 0
            continue
        if width + step > room and current and not piece.isspace():
            lines.append("".join(current).rstrip())
            ends.append(number)
            current, width = [], 0
        if not current and lines and piece.isspace() and pieces[number - 1][0] != "\n":
            continue
        current.append(piece)
        width += step
    if current:
        lines.append("".join(current).rstrip())
        ends.append(len(pieces))
    return Lines(lines, ends)


def rest(pieces: Sequence[Unit], start: int) -> str:
    """The text from a unit on."""
    return "".join(piece for piece, _ in pieces[start:])
