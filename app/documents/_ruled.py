"""Long tables over many pages: the heading repeated on each, rows as high as their text, page x/y at the end.

Made for thousands of rows: a cell that fits costs one measuring and one line of drawing.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from app.documents._fit import CUT, Fit, in_box, pitch
from app.documents._form import Rendered
from app.documents._grid import put
from app.documents._layout import copy_labels
from app.documents._papers import POINTS, Paper
from app.documents._press import FRAME, Ink, Press
from app.documents._sheet import Marks, Sheet, foot, ghost, head, label
from app.documents._sheet import head_height as sheet_head_height
from app.documents._text import broken, fitted, rest, units

MOST_LINES = 12
_PAD = 1.0
_FIRST = Marks()


@dataclass(frozen=True)
class Track:
    """One column: heading, share of the width, alignment l, c or r."""

    heading: str
    share: float
    align: str = "l"
    heavy: bool = False


class RuledTable:
    """A table in the making. Add rows and titles, then `finish`."""

    def __init__(
        self, sheet: Sheet, paper: Paper, tracks: Sequence[Track], *, head_height: float = 22, size: float = 8.5
    ) -> None:
        least = sheet_head_height(sheet.letterhead, paper, head_height)
        self.paper = replace(paper, look=replace(paper.look, head=least))
        self.sheet = sheet
        self.press = Press(sheet.title, paper, author=sheet.letterhead.company)
        self.size = size
        self.left, self.top, self.width, height = self.paper.frame
        self.bottom = self.top + height - paper.look.foot
        self.columns = self._shared(tracks)
        self.least = pitch(size, 1.75)
        self._pages: list[list[str]] = []
        self._gaps: list[tuple[float, float]] = []
        self._ended = False
        self._chain = self.press.regular.chain
        self._begin()

    def _begin(self) -> None:
        self.ink = Ink(self.press)
        head(self.ink, self.sheet, self.paper)
        self.y = self.top + self.paper.look.head
        self.start = self.y
        self._headed = False
        self._gaps.clear()

    def _heading(self) -> None:
        height, x = self.least + 1, self.left
        if self.paper.look.tint:
            self.ink.tint(self.left, self.y, self.width, height, 0.9)
        self.start = self.y
        for track, width in self.columns:
            fit = in_box(track.heading, width - 1, height - 0.2, self.size, self.ink.chain(heavy=True))
            for number, line in enumerate(fit.lines):
                middle = self.y + height / 2 + (number - (len(fit.lines) - 1) / 2) * fit.pitch
                self.ink.value(x + width / 2, middle, line, fit.size, align="c", heavy=True)
            x += width
        self.y += height
        self.ink.rule(self.left, self.y, self.left + self.width, self.y)
        self._headed = True

    def _with_heading(self, height: float) -> None:
        """The heading, on the next page where the row below it would not fit on this one."""
        is_fresh = self.y <= self.top + self.paper.look.head
        if not is_fresh and self.y + self.least + 1 + height > self.bottom:
            self._turn()
        self._heading()

    def _turn(self) -> None:
        self._close()
        self._begin()

    def _frame(self) -> None:
        x = self.left
        for _, width in self.columns[:-1]:
            x += width
            self._verticals(x)
        self.ink.box(self.left, self.start, self.width, self.y - self.start, FRAME)

    def _close(self) -> None:
        if self._headed:
            self._frame()
        self.ink.settle()
        self._pages.append(self.ink.live)

    def _verticals(self, x: float) -> None:
        at = self.start
        for begin, end in self._gaps:
            self.ink.rule(x, at, x, begin)
            at = end
        self.ink.rule(x, at, x, self.y)

    def room(self, height: float) -> None:
        """Turn the page when less than `height` is left."""
        if self.y + height > self.bottom:
            self._turn()

    def note(self, words: str) -> None:
        """Words over the table, such as the filters; as many lines as they need, at most four."""
        fit = in_box(words, self.width, 4 * pitch(self.size), self.size, self._chain)
        for line in fit.lines:
            self.ink.value(self.left, self.y + fit.pitch / 2, line, fit.size)
            self.y += fit.pitch
        self.y += 1.2

    def skip(self, height: float) -> None:
        """Leave room above the table for something drawn by the caller."""
        self.y += height

    def begin(self, tracks: Sequence[Track]) -> None:
        """Go on with another table of other columns, below what stands on the page."""
        if self._headed:
            self._frame()
            self._headed = False
        self._gaps.clear()
        self.columns = self._shared(tracks)

    def _shared(self, tracks: Sequence[Track]) -> list[tuple[Track, float]]:
        unit = self.width / (sum(track.share for track in tracks) or 1)
        return [(track, unit * track.share) for track in tracks]

    def turn(self) -> int:
        """Begin a new page; returns its number."""
        self._turn()
        return self.page

    @property
    def page(self) -> int:
        """The number of the page in hand, from 1."""
        return len(self._pages) + 1

    def title(self, words: str) -> None:
        """A line across the table, such as the name of a group; never left alone at the foot of a page."""
        height = self.least + 0.6
        self.room(height + 2 * self.least + (0 if self._headed else self.least))
        if not self._headed:
            self._heading()
        if self.paper.look.tint:
            self.ink.tint(self.left, self.y, self.width, height, 0.95)
        fit = in_box(words, self.width - 2.6, height - 0.3, self.size, self.ink.chain(heavy=True))
        put(self.ink, (self.left, self.y, self.width, height), fit, heavy=True)
        self._gaps.append((self.y, self.y + height))
        self.y += height
        self.ink.rule(self.left, self.y, self.left + self.width, self.y)

    def row(self, values: Sequence[str]) -> None:
        """One row; higher when a text needs more lines."""
        fits: list[Fit | None] = []
        lines = 1
        for (track, width), value in zip(self.columns, values, strict=True):
            fit = self._fit(value, width - 2 * _PAD, heavy=track.heavy) if value else None
            if fit and len(fit.lines) > lines:
                lines = len(fit.lines)
            fits.append(fit)
        height = self.least if lines == 1 else lines * pitch(self.size) + 1.6
        if not self._headed:
            self._with_heading(height)
        if self.y + height > self.bottom:
            self._turn()
            self._heading()
        x = self.left
        for (track, width), fit in zip(self.columns, fits, strict=True):
            if fit:
                at = x + (_PAD if track.align == "l" else width / 2 if track.align == "c" else width - _PAD)
                middle = self.y + height / 2 - (len(fit.lines) - 1) * fit.pitch / 2
                for number, line in enumerate(fit.lines):
                    self.ink.value(
                        at, middle + number * fit.pitch, line, fit.size, align=track.align, heavy=track.heavy
                    )
            x += width
        self.y += height
        self.ink.rule(self.left, self.y, self.left + self.width, self.y)

    def _fit(self, value: str, width: float, *, heavy: bool) -> Fit:
        chain = self.ink.chain(heavy=heavy)
        room = width * POINTS * 1000 / self.size
        if "\n" not in value and chain.measure(value) <= room:
            return Fit(self.size, (value,), pitch(self.size))
        pieces = fitted(units(value.strip(), chain), int(room), chain)
        lines = broken(pieces, int(room))
        if len(lines.lines) <= MOST_LINES:
            return Fit(self.size, tuple(lines.lines), pitch(self.size))
        start, end = lines.ends[MOST_LINES - 2], lines.ends[MOST_LINES - 1]
        mark = CUT if chain.measure(CUT) < room / 2 else "…"
        while end > start and sum(step for _, step in pieces[start:end]) + chain.measure(mark) > room:
            end -= 1
        return Fit(
            self.size, (*lines.lines[: MOST_LINES - 1], rest(pieces[:end], start).strip() + mark), pitch(self.size)
        )

    def closing(self, remarks: Sequence[str]) -> None:
        """Small print under the table, whole."""
        self._under()
        for remark in remarks:
            fit = in_box(remark, self.width, 40, self.size - 1, self._chain)
            self.room(len(fit.lines) * fit.pitch)
            for line in fit.lines:
                self.ink.value(self.left, self.y + fit.pitch / 2, line, fit.size)
                self.y += fit.pitch + 0.4

    def signatures(self, places: Sequence[str]) -> None:
        """Names with a line to sign on under the table, on one page with each other."""
        self._under()
        self.room(12)
        each = self.width / len(places)
        for number, place in enumerate(places):
            x = self.left + number * each
            self.ink.caption(x, self.y + 6, f"{place}：", self.size)
            self.ink.dotted(x + self.ink.measure(f"{place}：", self.size) + 1, self.y + 8, x + each - 6)
        self.y += 12

    def _under(self) -> None:
        """End the ruled part; what follows on the page has no rules."""
        if self._headed:
            self._frame()
            self._headed = False
        self._ended = True
        self.y += 2

    def finish(self, marks: Marks = _FIRST) -> Rendered:
        """Close the last page, number all of them; every copy of the sheet has all pages, with its name."""
        if not self._headed and not self._ended:
            self._heading()
        self._close()
        for words in copy_labels(self.sheet.copies, together=self.paper.carbonless):
            for number, page in enumerate(self._pages, 1):
                feet = Ink(self.press)
                foot(feet, self.sheet, self.paper, number, len(self._pages))
                named = label(self.press, self.paper, self.sheet.number, words, marks)
                self.press.page(ghost(self.press, self.paper, marks), page, feet.live, named)
        return Rendered(self.press.finish(), self.press.page_count, tuple(self.press.missing))
