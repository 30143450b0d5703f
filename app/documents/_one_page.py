"""A form that is one page whatever it holds: what has no room is counted, not carried on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from app.documents._fonts import clean
from app.documents._form import Rendered
from app.documents._papers import Paper
from app.documents._press import FRAME, Ink, Press
from app.documents._sheet import Sheet, foot, head, head_height

HEAD = 19.0
PITCHES = (5.2, 4.8, 4.4, 4.0, 3.7)
"""Millimetres of a line: the first in which all fits, else the last with lines left out."""


class OnePage:
    """The page in the making: draw into `left`, `top`, `width`, `height` with `ink`, then `finish`."""

    def __init__(self, sheet: Sheet, paper: Paper) -> None:
        self.sheet = sheet
        self.paper = replace(paper, look=replace(paper.look, head=head_height(sheet.letterhead, paper, HEAD)))
        self.press = Press(sheet.title, paper, author=sheet.letterhead.company)
        self.ink = Ink(self.press)
        head(self.ink, sheet, self.paper)
        left, top, width, height = self.paper.frame
        self.left, self.width = left, width
        self.top = top + self.paper.look.head
        self.height = height - self.paper.look.head - self.paper.look.foot

    def short(self, words: str, room: float, size: float, *, heavy: bool = False) -> str:
        """The beginning of a text that fits into `room` millimetres."""
        words = clean(words).replace("\n", " ")
        if self.ink.measure(words, size, heavy=heavy) <= room:
            return words
        low, high = 0, len(words)
        while low < high:
            middle = (low + high + 1) // 2
            fits = self.ink.measure(words[:middle] + "…", size, heavy=heavy) <= room
            low, high = (middle, high) if fits else (low, middle - 1)
        return words[:low] + "…"

    def band(self, x: float, y: float, width: float, height: float, words: str, size: float) -> None:
        """A heading on a grey ground."""
        self.ink.tint(x, y, width, height, 0.9)
        self.ink.caption(x + 1.5, y + height / 2, self.short(words, width - 3, size, heavy=True), size, heavy=True)
        self.ink.rule(x, y + height, x + width, y + height)

    def frame(self, x: float, y: float, width: float, height: float) -> None:
        """A heavy box around a part."""
        self.ink.box(x, y, width, height, FRAME)

    def finish(self) -> Rendered:
        """Close the page."""
        self.ink.settle()
        feet = Ink(self.press)
        foot(feet, self.sheet, self.paper, 1, 1)
        self.press.page(self.ink.live, feet.live)
        return Rendered(self.press.finish(), self.press.page_count, tuple(self.press.missing))


@dataclass(frozen=True)
class Listed:
    """A heading with so many lines under it, and how many more there are."""

    lines: int
    more: int


def shares(groups: Sequence[Listed], room: int) -> list[int]:
    """How many lines of each group are printed so that headings, lines and “… more” take at most `room` rows.

    The longest group gives way first; every group keeps a line as long as that is possible.
    """
    kept = [group.lines for group in groups]

    def rows() -> int:
        return sum(
            1 + count + (1 if group.more or count < group.lines else 0)
            for group, count in zip(groups, kept, strict=True)
        )

    while kept and rows() > room and max(kept) > 0:
        kept[kept.index(max(kept))] -= 1
    return kept
