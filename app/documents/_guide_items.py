"""The blocks of a chapter as items of a height: text, lists, tables, notes, code, pictures with their captions."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import pairwise

from app.documents._guide_flow import Item, Mark
from app.documents._guide_lines import INK, MUTED, Drawn, Line, Setting, Typesetter
from app.documents._guide_markdown import Block, Code, Heading, Paragraph, Picture, Span, Spans, Table
from app.documents._guide_markdown import Item as Entry
from app.documents._guide_pictures import PlacedPicture
from app.documents._papers import POINTS

KEYS = "keys"
"""The chapter that stands for the window's table of keys."""
_ENDLESS = 9999.0
_INDENT = 5.6
_BAR = "0.043 0.412 0.482"
_NOTE = "0.918 0.957 0.965"
_HEAD = "0.906 0.929 0.941"
_PROMPT = "0.949 0.955 0.961"
_EDGE = "0.70 0.74 0.77"
_PAD = 1.6
_PICTURE_HIGH = 108.0
_PICTURE_SCALES = (0.94, 0.84, 0.74, 0.64)
"""Of the text's width: the usual one, and those that a nearly full page may choose."""


@dataclass(frozen=True)
class Words:
    """What the guide says in a language by itself."""

    is_chinese: bool
    figure: str  # with {chapter} and {number}
    page: str  # with {page}, behind the words of a link


@dataclass(frozen=True)
class Sizes:
    """Sizes of type of a language: points, and millimetres between lines."""

    text: Setting
    small: Setting
    cell: Setting
    code: Setting
    section: Setting
    subsection: Setting
    caption: Setting


def sizes(words: Words) -> Sizes:
    """Chinese needs more air between lines, and is evened out."""
    even = words.is_chinese
    text = Setting(10, 6.0 if even else 5.2, even)
    return Sizes(
        text=text,
        small=replace(text, size=9, pitch=5.2 if even else 4.7),
        cell=Setting(9, 4.9 if even else 4.5, False),
        code=Setting(7.4, 4.2, False),
        section=Setting(13, 7.0, False, heavy=True),
        subsection=Setting(11, 6.0, False, heavy=True),
        caption=Setting(8.6, 4.7, False, colour=MUTED),
    )


class ItemMaker:
    """Makes the items of one chapter after the other.

    `numbers` are the chapters' numbers; a link to one of them names its page, one to nowhere in this print is plain
    text. `pictures` are those that the print has: others are left out together with their captions.
    """

    def __init__(self, setter: Typesetter, words: Words, width: float, numbers: Mapping[str, int],
                 pictures: Mapping[str, PlacedPicture], linked: frozenset[str]) -> None:  # fmt: skip
        self._setter, self._words, self._width = setter, words, width
        self._numbers, self._pictures, self._linked = numbers, pictures, linked
        self.sizes = sizes(words)

    def items(self, name: str, blocks: Sequence[Block]) -> Iterator[Item]:
        """The items of a chapter behind its title, which is the first block."""
        figure, section = 0, 0
        for before, block in pairwise(blocks):
            if isinstance(block, Heading):
                section += 1
                yield self._heading(name, section, block)
            elif isinstance(block, Picture):
                if (picture := self._pictures.get(block.name)) is not None:
                    figure += 1
                    yield self._picture(self._numbers[name], figure, picture, block)
            elif isinstance(block, Table):
                yield from self._table(block)
            elif isinstance(block, Code):
                yield from self._code(block)
            elif isinstance(block, Entry):
                yield from self._entry(block, above=1.0 if isinstance(before, Entry) else 1.8)
            elif isinstance(block, Paragraph):
                yield from self._note(block) if block.is_note else self._paragraph(block)

    def with_pages(self, spans: Spans) -> Spans:
        """The spans with the page behind each link that leads somewhere in this print."""
        found: list[Span] = []
        for span in spans:
            target = KEYS if span.target == "keys:" else span.target.removeprefix("topic:")
            if not span.target or target.partition("#")[0] not in self._linked:
                found.append(replace(span, target=""))
                continue
            found.append(replace(span, target=target))
            before, _, after = self._words.page.partition("{page}")
            found += [Span(before), Span("000", target=f"page:{target}"), Span(after)]
        return tuple(found)

    def _lines(self, spans: Spans, room: float, setting: Setting) -> list[Line]:
        return self._setter.lines(self.with_pages(spans), room, setting)

    def _heading(self, name: str, place: int, block: Heading) -> Item:
        setting = self.sizes.section if block.level == 2 else self.sizes.subsection
        lines = self._lines(block.spans, self._width, setting)
        keys = [f"{name}#{block.anchor}"] if block.anchor else []
        marks = tuple(Mark(key, block.words, block.level) for key in [*keys, f"{name}#{place}"][:1])
        height = len(lines) * setting.pitch + 0.8

        def draw(pen: Drawn, top: float) -> None:
            for row, line in enumerate(lines):
                pen.line(line, 0, top + (row + 0.5) * setting.pitch, setting)

        return Item(height, draw, above=6.0 if block.level == 2 else 4.0, is_glued=True, marks=marks)

    def _paragraph(self, block: Paragraph) -> Iterator[Item]:
        yield from self._run(self._lines(block.spans, self._width, self.sizes.text), self.sizes.text, 0, 2.2)

    def _run(self, lines: list[Line], setting: Setting, left: float, above: float, mark: str = "") -> Iterator[Item]:
        """Lines of a paragraph, of which neither the first nor the last stands alone."""
        last = len(lines) - 1
        for row, line in enumerate(lines):

            def draw(pen: Drawn, top: float, *, row: int = row, line: Line = line) -> None:
                if mark and row == 0:
                    at = left - self._setter.width(mark, setting.size) - 1.4 if mark != "•" else left - 3.4
                    if mark == "•":
                        pen.panel(at, top + setting.pitch / 2 - 0.55, 1.1, 1.1, _BAR, radius=0.55)
                    else:
                        pen.text(at, top + setting.pitch / 2, mark, setting.size, heavy=True, colour=_BAR)
                pen.line(line, left, top + setting.pitch / 2, setting)

            is_glued = row < last and (row in (0, last - 1))
            yield Item(setting.pitch, draw, above=above if row == 0 else 0, is_glued=is_glued)

    def _entry(self, block: Entry, above: float) -> Iterator[Item]:
        left = _INDENT * (block.depth + 1)
        lines = self._lines(block.spans, self._width - left, self.sizes.text)
        yield from self._run(lines, self.sizes.text, left, above, block.mark)

    def _note(self, block: Paragraph) -> Iterator[Item]:
        setting = self.sizes.text
        lines = self._lines(block.spans, self._width - 9, setting)
        height = len(lines) * setting.pitch + 4

        def draw(pen: Drawn, top: float) -> None:
            pen.panel(0, top, self._width, height, _NOTE, radius=1)
            pen.panel(0, top, 1.2, height, _BAR, radius=0.6)
            for row, line in enumerate(lines):
                pen.line(line, 5, top + 2 + (row + 0.5) * setting.pitch, setting)

        yield Item(height, draw, above=3.0)

    def _code(self, block: Code) -> Iterator[Item]:
        setting, pad = self.sizes.code, 1.2
        rows = [line for text in block.lines for line in self._typed(text, setting)]
        for place, line in enumerate(rows):
            is_first, is_last = place == 0, place == len(rows) - 1
            height = setting.pitch + (pad if is_first else 0) + (pad if is_last else 0)

            def draw(pen: Drawn, top: float, *, line: Line = line, down: float = pad if is_first else 0,
                     height: float = height) -> None:  # fmt: skip
                pen.panel(0, top - 0.05, self._width, height + 0.1, _PROMPT)
                pen.line(line, 2.5, top + down + setting.pitch / 2, setting)

            yield Item(height, draw, above=2.6 if is_first else 0, is_glued=is_first or place == len(rows) - 2)

    def _typed(self, text: str, setting: Setting) -> list[Line]:
        """A line at a prompt: what explains it begins where the others' explanations begin, if there is room."""
        command, gap, words = text.partition("  ")
        if not gap or not words.strip():
            return self._setter.lines((Span(text or " "),), self._width - 5, setting)
        column = self._width * 0.46
        given = self._setter.width(command, setting.size)
        blank = self._setter.width("\xa0", setting.size)
        count = max(2, round((column - given) / blank))
        spans = (Span(command), Span("\xa0" * count), Span(words.strip(), name=True))
        if given + count * blank + self._setter.width(words.strip(), setting.size) <= self._width - 5:
            return self._setter.lines(spans, self._width - 5, setting)
        first = self._setter.lines((Span(command),), self._width - 5, setting)
        return first + self._setter.lines((Span("\xa0" * 8), Span(words.strip(), name=True)), self._width - 5, setting)

    def _picture(self, chapter: int, number: int, picture: PlacedPicture, block: Picture) -> Item:
        usual, *smaller = (self._sized(scale, chapter, number, picture, block) for scale in _PICTURE_SCALES)
        return replace(usual, smaller=tuple(smaller))

    def _sized(self, scale: float, chapter: int, number: int, picture: PlacedPicture, block: Picture) -> Item:
        width = self._width * scale
        high = width * picture.height / picture.width
        if high > _PICTURE_HIGH:
            width, high = width * _PICTURE_HIGH / high, _PICTURE_HIGH
        left = (self._width - width) / 2
        setting = self.sizes.caption
        label = Span(self._words.figure.format(chapter=chapter, number=number), bold=True)
        lines = self._setter.lines((label, *self.with_pages(block.caption)), self._width, setting)

        def draw(pen: Drawn, top: float) -> None:
            pen.panel(left - 0.2, top - 0.2, width + 0.4, high + 0.4, _EDGE, radius=0.4)
            pen.picture(picture, left, top, width, high)
            for row, line in enumerate(lines):
                at = (self._width - sum(piece.room for piece in line.pieces)) / 2 if len(lines) == 1 else 0
                pen.line(line, at, top + high + 3.4 + row * setting.pitch, setting)

        return Item(high + 2 + len(lines) * setting.pitch, draw, above=4.0, floats=True)

    def _table(self, block: Table) -> Iterator[Item]:
        widths = self._columns(block)
        head = self._row(block.head, widths, is_head=True) if any(block.head) else None
        if head is not None:
            yield replace(head, above=3.0, is_glued=True)
        for place, row in enumerate(block.rows):
            above = 3.0 if head is None and place == 0 else 0.0
            yield replace(self._row(row, widths, is_head=False), head=head, above=above)

    def _columns(self, block: Table) -> list[float]:
        """Widths by what stands in the columns: what is short keeps its width, the rest share what is left."""
        rows = [block.head, *block.rows]
        count = len(block.head)
        natural = [max(self._natural(row[at]) for row in rows if at < len(row)) for at in range(count)]
        room, widths = self._width, [0.0] * count
        left = set(range(count))
        while left:
            share = room / len(left)
            short = [at for at in left if natural[at] <= share]
            if not short:
                total = sum(natural[at] ** 0.6 for at in left)
                for at in left:
                    widths[at] = room * natural[at] ** 0.6 / total
                break
            for at in short:
                widths[at] = natural[at]
                room -= natural[at]
                left.discard(at)
        spare = self._width - sum(widths)
        widths[-1] += max(0.0, spare)
        return widths

    def _natural(self, cell: Spans) -> float:
        """The width of a cell that is not broken."""
        lines = self._lines(cell, _ENDLESS, replace(self.sizes.cell, heavy=True))
        return sum(piece.room for line in lines for piece in line.pieces) + 2 * _PAD + 1.5

    def _row(self, cells: Sequence[Spans], widths: Sequence[float], *, is_head: bool) -> Item:
        setting = replace(self.sizes.cell, heavy=is_head)
        columns = [self._lines(cell, width - 2 * _PAD, setting) for cell, width in zip(cells, widths, strict=False)]
        height = max(len(lines) for lines in columns) * setting.pitch + 2 * _PAD - 0.6

        def draw(pen: Drawn, top: float) -> None:
            if is_head:
                pen.panel(0, top, self._width, height, _HEAD)
            x = 0.0
            for lines, width in zip(columns, widths, strict=False):
                for row, line in enumerate(lines):
                    pen.line(line, x + _PAD, top + _PAD - 0.3 + (row + 0.5) * setting.pitch, setting)
                x += width
            pen.rule(0, top + height, self._width, weight=0.8 if is_head else 0.4)

        return Item(height, draw)


def label(setter: Typesetter, words: str, size: float, *, heavy: bool = False, colour: str = INK) -> Item:
    """A single line by itself."""
    pitch = size * 1.5 / POINTS
    return Item(pitch, partial(_single, words, size, pitch, heavy, colour))


def _single(words: str, size: float, pitch: float, heavy: bool, colour: str, pen: Drawn, top: float) -> None:
    pen.text(0, top + pitch / 2, words, size, heavy=heavy, colour=colour)
