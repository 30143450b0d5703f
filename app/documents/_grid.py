"""Rows of a form: captions and values in ruled cells, paragraphs that grow, tables, places to sign.

A row says how high it wants to be and draws itself into the height it is given; what does not fit it hands over as
leftovers for the annex page. `shape` names everything that its rules and captions depend on, so that batches draw
them once.
"""

from __future__ import annotations

import re
from abc import ABC, abstractmethod
from dataclasses import dataclass, field

from app.documents._fit import CONTINUED, LEADING, Fit, cut, in_box, pitch
from app.documents._fonts import FontChain
from app.documents._papers import POINTS, Look
from app.documents._press import Ink
from app.documents._text import broken, fitted, units

PAD = 1.3
_A_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_LONG_CAPTION = 6.6
"""Millimetres of height that a long caption may take: less than any row."""
_HALVES = {6: 4, 7: 5, 9: 4}
"""Where a caption of so many characters is broken: most of its words have two (部门经理 | 意见)."""


@dataclass(frozen=True, slots=True)
class Leftover:
    """What did not fit: a text, or rows of a table, under the caption it belongs to."""

    caption: str
    text: str = ""
    table: Columns | None = None


@dataclass(frozen=True, slots=True)
class Cell:
    """One caption and its value, `span` columns of the row wide. Without caption the value has the whole cell."""

    caption: str
    value: str = ""
    span: float = 1
    heavy: bool = False
    align: str = "l"


def spread(
    ink: Ink, x: float, width: float, y: float, text: str, size: float, chain: FontChain, height: float = 0
) -> None:
    """A caption centred in its cell; two and three characters are spread to the width of four.

    A long one is broken, at a bracket rather than in its middle; in a cell of little `height` it shrinks first.
    """
    natural = chain.measure(text) * size / 1000 / POINTS
    if len(text) in (2, 3) and not text.isascii():
        whole = min(4 * size / POINTS, width - 2 * PAD)
        gap = (whole - natural) / (len(text) - 1)
        at = x + (width - whole) / 2
        for character in text:
            ink.caption(at, y, character, size)
            at += size / POINTS + gap
        return
    if natural <= width - 3:
        ink.caption(x + width / 2, y, text, size, align="c")
        return
    if natural > 2 * (width - 2) or height:  # captions that a branch wrote itself may be long
        fit = in_box(text, width - 2, min(height or _LONG_CAPTION, _LONG_CAPTION) - 0.6, size, chain)
        for number, line in enumerate(fit.lines):
            at = y + (number - (len(fit.lines) - 1) / 2) * fit.pitch
            ink.caption(x + width / 2, at, line, fit.size, align="c")
        return
    bracket = text.find("（")
    half = bracket if bracket > 0 else _HALVES.get(len(text), (len(text) + 1) // 2)
    for number, part in enumerate((text[:half], text[half:])):
        ink.caption(x + width / 2, y + (number - 0.5) * pitch(size), part, size, align="c")


def put(
    ink: Ink,
    box: tuple[float, float, float, float],
    fit: Fit,
    *,
    align: str = "l",
    heavy: bool = False,
    top: float | None = None,
) -> None:
    """Draw set lines into a cell, centred in its height, or `top` below its upper edge."""
    x, y, width, height = box
    at = {"l": x + PAD, "c": x + width / 2, "r": x + width - PAD}[align]
    middle = y + height / 2 - (len(fit.lines) - 1) * fit.pitch / 2 if top is None else y + top + fit.pitch / 2
    for number, line in enumerate(fit.lines):
        ink.value(at, middle + number * fit.pitch, line, fit.size, align=align, heavy=heavy)


class Row(ABC):
    """A row of fixed height unless it grows."""

    @property
    def weight(self) -> float:
        """Its part of free height; 0 for rows that do not grow."""
        return 0

    def wanted(self, width: float, size: float, look: Look, chain: FontChain) -> float:
        """Height in millimetres at this size of type."""
        return look.row

    def least(self, look: Look) -> float:
        """The height below which a growing row may not be cut."""
        return look.row

    @abstractmethod
    def shape(self) -> tuple[object, ...]:
        """What the rules and captions depend on, besides place and height."""

    @abstractmethod
    def draw(self, ink: Ink, box: tuple[float, float, float, float], size: float, look: Look) -> list[Leftover]:
        """Draw into (x, y, width, height); give back what did not fit."""


@dataclass(frozen=True)
class Fields(Row):
    """Captions and values side by side; `lines` is the height in rows of the paper, `mark` ends what is cut."""

    cells: tuple[Cell, ...]
    lines: float = 1
    mark: str = CONTINUED

    def wanted(self, width: float, size: float, look: Look, chain: FontChain) -> float:
        """Always the same height: values shrink instead."""
        return look.row * self.lines

    def shape(self) -> tuple[object, ...]:
        """Captions and spans."""
        return tuple((cell.caption, cell.span) for cell in self.cells)

    def draw(self, ink: Ink, box: tuple[float, float, float, float], size: float, look: Look) -> list[Leftover]:
        """Values shrink, then break, then hand over."""
        x, y, width, height = box
        chain = ink.chain()
        unit = width / sum(cell.span for cell in self.cells)
        over: list[Leftover] = []
        for number, cell in enumerate(self.cells):
            if number:
                ink.rule(x, y, x, y + height)
            if cell.caption:
                if look.tint:
                    ink.tint(x, y, look.caption_width, height)
                if not ink.known:
                    spread(ink, x, look.caption_width, y + height / 2, cell.caption, look.caption, chain, height)
                x += look.caption_width
                ink.rule(x, y, x, y + height)
            room = unit * cell.span - (look.caption_width if cell.caption else 0)
            if cell.value:
                font = ink.chain(heavy=cell.heavy)
                fit = in_box(cell.value, room - 2 * PAD, height - 0.3, look.value, font, self.mark)
                put(ink, (x, y, room, height), fit, align=cell.align, heavy=cell.heavy)
                if fit.left_over:
                    over.append(Leftover(cell.caption, fit.left_over))
            x += room
        return over


@dataclass(frozen=True)
class Paragraph(Row):
    """A caption and a long text that may grow; empty ones get lines to write on when `ruled`."""

    caption: str
    text: str = ""
    lines: float = 2
    grow: float = 1
    ruled: bool = True
    note: str = ""  # printed small at the foot of the cell, such as tick boxes, or who signed
    note_align: str = "l"
    mark: str = CONTINUED  # ends what is cut

    @property
    def weight(self) -> float:
        """Its part of free height."""
        return self.grow

    def _inset(self, look: Look) -> float:
        return 0.8 if look.compact else 1.5

    def _foot(self, look: Look) -> float:
        return pitch(look.caption, 1.5) if self.note else 0.0

    def least(self, look: Look) -> float:
        """Room to write when empty; a text may be cut down to little more than one row."""
        return look.row * (min(self.lines, 1.4) if self.text.strip() else self.lines)

    def wanted(self, width: float, size: float, look: Look, chain: FontChain) -> float:
        """As many lines as the text has at this size."""
        room = int((width - look.caption_width - 2 * PAD) * POINTS * 1000 / size)
        count = len(broken(fitted(units(self.text.strip("\n"), chain), room, chain), room).lines) if self.text else 0
        return max(self.least(look), count * pitch(size) + 2 * self._inset(look) + self._foot(look))

    def shape(self) -> tuple[object, ...]:
        """Caption, and whether there are lines to write on."""
        return (self.caption, self.note, self.ruled and not self.text.strip())

    def draw(self, ink: Ink, box: tuple[float, float, float, float], size: float, look: Look) -> list[Leftover]:
        """From the top of the cell; the last line that fits says that the text goes on."""
        x, y, width, height = box
        if look.tint:
            ink.tint(x, y, look.caption_width, height)
        if not ink.known:
            spread(ink, x, look.caption_width, y + height / 2, self.caption, look.caption, ink.chain())
        x, width = x + look.caption_width, width - look.caption_width
        ink.rule(x, y, x, y + height)
        foot = self._foot(look)
        over = self._signed(ink, (x, y + height - foot - 0.2, width, foot), look) if self.note else []
        if not self.text.strip():
            if self.ruled:
                self._writing_lines(ink, x, y, width, height - foot)
            return over
        rows = max(1, int((height - foot - 2 * self._inset(look) + 0.05) / pitch(size)))
        pieces = units(self.text.strip("\n"), ink.chain())
        fit = cut(pieces, width - 2 * PAD, rows, size, ink.chain(), mark=self.mark)
        loose = height - foot > (len(fit.lines) + 0.9) * fit.pitch
        put(ink, (x, y, width, height - foot), fit, top=self._inset(look) if loose else None)
        return [Leftover(self.caption, fit.left_over), *over] if fit.left_over else over

    def _signed(self, ink: Ink, box: tuple[float, float, float, float], look: Look) -> list[Leftover]:
        x, y, width, height = box
        fit = in_box(self.note, width - 2 * PAD, height, look.caption, ink.chain())
        at = x + (PAD if self.note_align == "l" else width - PAD)
        for number, line in enumerate(fit.lines):
            middle = y + height / 2 + (number - (len(fit.lines) - 1) / 2) * fit.pitch
            ink.caption(at, middle, line, fit.size, align=self.note_align)
        return [Leftover(self.caption, fit.left_over)] if fit.left_over else []

    def _writing_lines(self, ink: Ink, x: float, y: float, width: float, height: float) -> None:
        count = max(1, int(height / 6.6))
        for number in range(1, count if self.note == "" else count + 1):
            ink.dotted(x + PAD, y + number * height / count, x + width - PAD)


@dataclass(frozen=True)
class Remark(Row):
    """A line of the form's own words over the whole width, such as what is agreed by ticking."""

    text: str
    lines: float = 1
    end: str = ""

    def wanted(self, width: float, size: float, look: Look, chain: FontChain) -> float:
        """A fixed height."""
        return look.row * self.lines

    def shape(self) -> tuple[object, ...]:
        """The words depend on the data (ticks), so they are values."""
        return ("remark", self.end)

    def draw(self, ink: Ink, box: tuple[float, float, float, float], size: float, look: Look) -> list[Leftover]:
        """Left the text, right the `end`."""
        x, y, width, height = box
        tail = ink.measure(self.end, look.caption) if self.end else 0
        fit = in_box(self.text, width - 2 * PAD - tail - 2, height - 0.3, look.caption + 0.5, ink.chain())
        put(ink, box, fit)
        ink.caption(x + width - PAD, y + height / 2, self.end, look.caption, align="r")
        return [Leftover("说明", fit.left_over)] if fit.left_over else []


@dataclass(frozen=True)
class Columns(Row):
    """A small table: headings with shares and alignment, rows, and blank rows up to `least_rows` to write in."""

    caption: str
    headings: tuple[tuple[str, float, str], ...]
    rows: tuple[tuple[str, ...], ...] = ()
    least_rows: int = 0
    most_rows: int = 1000
    row_height: float = 0.86  # of the paper's row
    grow: float = 0

    @property
    def weight(self) -> float:
        """Free height goes to more blank rows."""
        return self.grow

    def _count(self) -> int:
        return max(self.least_rows, min(len(self.rows), self.most_rows))

    def step(self, look: Look) -> float:
        """Height of one row."""
        return look.row * self.row_height

    def wanted(self, width: float, size: float, look: Look, chain: FontChain) -> float:
        """Heading and rows."""
        return (self._count() + 1) * self.step(look)

    def least(self, look: Look) -> float:
        """Never cut: rows beyond `most_rows` go to the annex beforehand."""
        return (self._count() + 1) * self.step(look)

    def shape(self) -> tuple[object, ...]:
        """Headings; the number of rows shows in the height."""
        return self.headings

    def draw(self, ink: Ink, box: tuple[float, float, float, float], size: float, look: Look) -> list[Leftover]:
        """Headings on grey; every cell shrinks, then breaks."""
        x, y, width, height = box
        count = max(self._count(), int((height + 0.01) / self.step(look)) - 1)
        step = height / (count + 1)
        unit = width / sum(share for _, share, _ in self.headings)
        if look.tint:
            ink.tint(x, y, width, step)
        at = x
        for number, (heading, share, _) in enumerate(self.headings):
            if number:
                ink.rule(at, y, at, y + height)
            ink.caption(at + unit * share / 2, y + step / 2, heading, look.caption, align="c")
            at += unit * share
        for number in range(1, count + 1):
            ink.rule(x, y + number * step, x + width, y + number * step)
        shown = self.rows if len(self.rows) <= count else self.rows[: count - 1]
        over: list[Leftover] = []
        for number, row in enumerate(shown, 1):
            over += self._row(ink, (x, y + number * step, unit, step), row, look)
        if len(shown) < len(self.rows):
            note = f"其余 {len(self.rows) - len(shown)} 项见附页"
            self._see_annex(ink, x, y + (len(shown) + 1) * step, unit, step, note, look)
            rows = self.rows[len(shown) :]
            over.insert(0, Leftover(self.caption, table=Columns(self.caption, self.headings, rows, row_height=1.05)))
        return over

    def _see_annex(self, ink: Ink, x: float, y: float, unit: float, step: float, note: str, look: Look) -> None:
        """In the widest column, where no rule crosses it."""
        shares = [share for _, share, _ in self.headings]
        widest = shares.index(max(shares))
        box = (x + unit * sum(shares[:widest]), y, unit * shares[widest], step)
        put(ink, box, in_box(note, box[2] - 1.6, step - 0.3, look.caption, ink.chain()))

    def _row(
        self, ink: Ink, box: tuple[float, float, float, float], row: tuple[str, ...], look: Look
    ) -> list[Leftover]:
        x, y, unit, height = box
        over: list[Leftover] = []
        for (heading, share, align), value in zip(self.headings, row, strict=True):
            width = unit * share
            if value:
                fit = in_box(value, width - 1.6, height - 0.7, look.value - 0.5, ink.chain())
                put(ink, (x, y, width, height), fit, align=align)
                if fit.left_over:
                    over.append(Leftover(f"{self.caption} {row[0]} · {heading}", fit.left_over))
            x += width
        return over


@dataclass(frozen=True)
class Signatures(Row):
    """Places to sign, each with a name and a date; the height is fixed and reserved first.

    Where the day is printed with the name nobody is asked to write one.
    """

    places: tuple[str, ...]
    lines: float = 2.6
    date: str = "年　 月　 日"
    filled: tuple[str, ...] = field(default=())

    def wanted(self, width: float, size: float, look: Look, chain: FontChain) -> float:
        """A fixed height."""
        return look.row * self.lines

    def shape(self) -> tuple[object, ...]:
        """The names of the places, and where a day is to be written."""
        return (*self.places, self.date, *(self._is_dated(place) for place in range(len(self.places))))

    def _is_dated(self, place: int) -> bool:
        return place < len(self.filled) and bool(_A_DAY.search(self.filled[place]))

    def draw(self, ink: Ink, box: tuple[float, float, float, float], size: float, look: Look) -> list[Leftover]:
        """Name at the top left, date at the bottom right."""
        x, y, width, height = box
        each = width / len(self.places)
        edge = pitch(look.caption, LEADING) / 2 + 0.7
        over: list[Leftover] = []
        for number, place in enumerate(self.places):
            if number:
                ink.rule(x, y, x, y + height)
            ink.caption(x + PAD, y + edge, place, look.caption)
            if not self._is_dated(number):
                ink.caption(x + each - PAD, y + height - edge, self.date, look.caption, align="r")
            if number < len(self.filled) and self.filled[number]:
                room = height - 2 * (edge + 1.2)
                fit = in_box(self.filled[number], each - 2 * PAD, max(room, 3.2), look.value, ink.chain())
                put(ink, (x, y, each, height), fit, align="c")
                over += [Leftover(place, fit.left_over)] if fit.left_over else []
            x += each
        return over
