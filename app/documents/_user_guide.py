"""The user guide as a printed book: cover, contents, chapters with numbered pictures, bookmarks, links, running heads.

One source for paper and window, see `_guide_source`. A4, both sides: numbers of pages stand outside.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import app
from app.core.progress import Progress, Silent
from app.documents import _guide_cover
from app.documents._form import Rendered
from app.documents._guide_flow import Item, Mark, Page, paginate, shortest
from app.documents._guide_items import ItemMaker
from app.documents._guide_lines import MUTED, Drawn, Typesetter
from app.documents._guide_markdown import Heading, parse
from app.documents._guide_pictures import PlacedPicture, put
from app.documents._guide_source import Chapter, Part, parts
from app.documents._guide_words import WORDS, BookWords, numbered, printable
from app.documents._papers import A4, POINTS
from app.documents._press import Ink, Press

INNER, OUTER, TOP, BOTTOM = 24.0, 20.0, 25.0, 21.0
"""Margins in millimetres."""
_WIDTH = A4.width - INNER - OUTER
_ROOM = A4.height - TOP - BOTTOM
_HEAD_AT, _FOOT_AT = 14.5, 285.5

Pictures = Callable[[str], bytes | None]
"""The PNG of a picture by its name in the tour; None when the program has none."""


@dataclass(frozen=True)
class _Leaf:
    """A page of the book, and what stands in its running head; no head on cover and contents."""

    page: Page
    part: str = ""
    chapter: str = ""


def render(language: str, pictures: Pictures, progress: Progress | None = None) -> Rendered:
    """The whole guide. Pictures that there are not are left out with their captions.

    Raises Cancelled when `progress` says so.
    """
    told = progress or Silent()
    book = _Book(language, parts(language), pictures)
    leaves: list[_Leaf] = [_Leaf(_alone(book.cover()))]
    leaves += [_Leaf(page) for page in paginate(_guide_cover.about(book.setter, book.words, _WIDTH), _ROOM)]
    known = book.chapters
    body: list[_Leaf] = []
    for done, chapter in enumerate(known):
        told.report(done, 2 * len(known))
        body += book.leaves(chapter)
    lines = _guide_cover.contents(book.setter, book.words, book.outline(), _WIDTH)
    leaves += [_Leaf(page) for page in paginate(lines, _ROOM)]
    leaves += body
    return book.finish(leaves, told)


def render_chapter(language: str, name: str, pictures: Pictures, progress: Progress | None = None) -> Rendered:
    """One chapter by itself, its pictures numbered as in the whole guide. Raises KeyError for one that is not there."""
    book = _Book(language, parts(language), pictures, only=name)
    chapter = next((one for one in book.chapters if one.name == name), None)
    if chapter is None:
        raise KeyError(name)
    return book.finish(book.leaves(chapter), progress or Silent())


def _alone(item: Item) -> Page:
    return paginate([item], _ROOM)[0]


class _Book:
    def __init__(self, language: str, source: Sequence[Part], pictures: Pictures, only: str = "") -> None:
        self.words: BookWords = WORDS.get(language, WORDS["en"])
        self._parts = [
            replace(part, chapters=tuple(replace(one, title=printable(one.title, self.words)) for one in part.chapters))
            for part in source
        ]
        self._press = Press(f"{self.words.program} {self.words.title}", A4, language=self.words.code)
        self.setter = Typesetter(Ink(self._press))
        self.chapters = [chapter for part in self._parts for chapter in part.chapters]
        self._numbers = {chapter.name: number for number, chapter in enumerate(self.chapters, 1)}
        shown = [chapter for chapter in self.chapters if only in ("", chapter.name)]
        self._linked = frozenset(chapter.name for chapter in shown)
        self._pictures = self._placed(shown, pictures)
        self._maker = ItemMaker(self.setter, self.words, _WIDTH, self._numbers, self._pictures, self._linked)

    def _placed(self, shown: Sequence[Chapter], pictures: Pictures) -> Mapping[str, PlacedPicture]:
        placed: dict[str, PlacedPicture] = {}
        for name in dict.fromkeys(name for chapter in shown for name in chapter.pictures):
            if (png := pictures(name)) is not None:
                placed[name] = put(self._press.canvas, f"picture{len(placed) + 1}", png)
        return placed

    def cover(self) -> Item:
        """The first page."""
        return _guide_cover.cover(self.setter, self.words, _WIDTH, _ROOM, self._pictures.get("home"))

    def outline(self) -> list[tuple[str, list[tuple[int, Chapter]]]]:
        """The parts with their headings, and their numbered chapters."""
        return [
            (
                f"{numbered(self.words, self.words.part, place)}　{part.title}",
                [(self._numbers[chapter.name], chapter) for chapter in part.chapters],
            )
            for place, part in enumerate(self._parts, 1)
        ]

    def leaves(self, chapter: Chapter) -> list[_Leaf]:
        """The pages of a chapter, which begins on a new one."""
        blocks = parse(printable(chapter.text, self.words), chinese=self.words.is_chinese)
        assert isinstance(blocks[0], Heading)
        place, part = next((at, one) for at, one in enumerate(self._parts, 1) if chapter in one.chapters)
        number = self._numbers[chapter.name]
        above = f"{numbered(self.words, self.words.part, place)}　{part.title}"
        opening = _guide_cover.opening(
            self.setter, _WIDTH, above, numbered(self.words, self.words.chapter, number), chapter.title
        )
        marks = [Mark(chapter.name, f"{number}  {chapter.title}", 1)]
        if chapter is part.chapters[0]:
            marks.insert(0, Mark(f"part-{place}", above, 0))
        first = replace(opening, marks=tuple(marks))
        pages = shortest([first, *self._maker.items(chapter.name, blocks)], _ROOM)
        return [_Leaf(page, part.title, f"{number}  {chapter.title}") for page in pages]

    def finish(self, leaves: Sequence[_Leaf], told: Progress) -> Rendered:
        """Draw all pages, now that every place has its page."""
        places = {
            mark.key: number
            for number, leaf in enumerate(leaves, 1)
            for placed in leaf.page
            for mark in placed.item.marks
        }
        canvas = self._press.canvas
        depth = -1
        for number, leaf in enumerate(leaves, 1):
            told.report(len(leaves) + number, 2 * len(leaves))
            ink = Ink(self._press)
            pen = Drawn(ink, self.setter, places)
            left = INNER if number % 2 else OUTER
            ink.live.append(f"q 1 0 0 1 {left * POINTS:.2f} 0 cm")
            for placed in leaf.page:
                placed.item.draw(pen, TOP + placed.top)
                for mark in placed.item.marks:
                    depth = self._bookmark(mark, TOP + placed.top, depth)
            self._running(pen, leaf, number)
            ink.live.append("Q")
            self._link(pen, places, left)
            canvas._formsinuse.extend(pen.pictures)
            self._press.page(ink.live)
        if not any(leaf.chapter == "" for leaf in leaves):
            return self._rendered()
        canvas.showOutline()
        return self._rendered()

    def _rendered(self) -> Rendered:
        return Rendered(self._press.finish(), self._press.page_count, tuple(self._press.missing))

    def _bookmark(self, mark: Mark, y: float, depth: int) -> int:
        canvas: Any = self._press.canvas
        canvas.bookmarkHorizontalAbsolute(mark.key, (A4.height - y + 4) * POINTS, 0)
        level = min(mark.level, depth + 1, 2)
        canvas.addOutlineEntry(mark.title, mark.key, level, level == 1)
        return level

    def _link(self, pen: Drawn, places: Mapping[str, int], left: float) -> None:
        canvas: Any = self._press.canvas
        for x, y, width, height, led in pen.links:
            target = led if led in places else led.partition("#")[0]
            if target in places:
                low, high = A4.height - y - height, A4.height - y
                box = ((left + x) * POINTS, low * POINTS, (left + x + width) * POINTS, high * POINTS)
                canvas.linkRect("", target, box, relative=0, thickness=0)

    def _running(self, pen: Drawn, leaf: _Leaf, number: int) -> None:
        if not leaf.chapter:
            return
        is_right = bool(number % 2)
        words = leaf.chapter if is_right else f"{self.words.program}　{leaf.part}"
        at, align = (_WIDTH, "r") if is_right else (0.0, "l")
        pen.text(at, _HEAD_AT, words, 8, colour=MUTED, align=align)
        pen.rule(0, _HEAD_AT + 3, _WIDTH)
        pen.text(at, _FOOT_AT, str(number), 9, heavy=True, colour=MUTED, align=align)
        other, edge = ("l", 0.0) if is_right else ("r", _WIDTH)
        pen.text(edge, _FOOT_AT, f"{self.words.title}　{app.__version__}", 7.5, colour=MUTED, align=other)
