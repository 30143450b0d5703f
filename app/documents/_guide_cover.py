"""Cover, notes about the guide, contents, and the head of a chapter."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import app
from app.documents._guide_flow import Item
from app.documents._guide_items import sizes
from app.documents._guide_lines import ACCENT, INK, MUTED, Drawn, Line, Setting, Typesetter
from app.documents._guide_markdown import inline
from app.documents._guide_pictures import PlacedPicture
from app.documents._guide_source import Chapter
from app.documents._guide_words import BookWords, printable

_DARK = "0.071 0.196 0.231"
_LIGHT = "1 1 1"
_PALE = "0.78 0.88 0.90"
_EDGE = "0.62 0.68 0.71"
_COLUMN = 11.0


def cover(setter: Typesetter, words: BookWords, width: float, room: float, home: PlacedPicture | None) -> Item:
    """The first page, with Home as it looks in the morning."""
    aim = setter.lines(inline(words.aim), width - 24, Setting(11.5, 7, False))

    def draw(pen: Drawn, top: float) -> None:
        high = room * 0.55
        pen.panel(-60, -5, width + 120, top + high, _DARK)
        pen.panel(0, top + 26, 14, 1.6, ACCENT)
        pen.text(0, top + 42, words.program, 19, colour=_PALE)
        pen.text(0, top + 62, words.title, 44, heavy=True, colour=_LIGHT)
        for row, line in enumerate(aim):
            pen.line(line, 0, top + 84 + row * 7, Setting(11.5, 7, False, colour=_PALE))
        if home is not None:
            wide, at = width - 14, top + high - 26
            tall = wide * home.height / home.width
            pen.panel(13.7, at - 0.3, wide + 0.6, tall + 0.6, _EDGE, radius=0.6)
            pen.picture(home, 14, at, wide, tall)
        pen.text(0, top + room - 4, words.version.format(version=app.__version__), 12, colour=INK)

    return Item(room, draw)


def about(setter: Typesetter, words: BookWords, width: float) -> Iterator[Item]:
    """What the guide is, and how it writes things."""
    yield _title(words.about)
    setting = sizes(words).text
    for note in words.notes:
        lines = setter.lines(inline(printable(note, words), chinese=words.is_chinese), width, setting)

        def draw(pen: Drawn, top: float, lines: Sequence[Line] = tuple(lines)) -> None:
            for row, line in enumerate(lines):
                pen.line(line, 0, top + (row + 0.5) * setting.pitch, setting)

        yield Item(len(lines) * setting.pitch, draw, above=3.4)


def contents(setter: Typesetter, words: BookWords, outline: Sequence[tuple[str, Sequence[tuple[int, Chapter]]]],
             width: float) -> Iterator[Item]:  # fmt: skip
    """Parts and chapters with their pages."""
    yield _title(words.contents)
    for place, (title, chapters) in enumerate(outline, 1):
        yield _part(setter, title, f"part-{place}", width)
        for at, (number, chapter) in enumerate(chapters):
            yield _entry(setter, number, chapter, width, is_glued=at == 0 or at == len(chapters) - 2)


def _title(words: str) -> Item:
    def draw(pen: Drawn, top: float) -> None:
        pen.text(0, top + 6, words, 22, heavy=True)
        pen.panel(0, top + 14, 14, 1.2, ACCENT)

    return Item(20, draw, is_glued=True)


def _part(setter: Typesetter, title: str, key: str, width: float) -> Item:
    def draw(pen: Drawn, top: float) -> None:
        pen.text(0, top + 4, title, 10.5, heavy=True, colour=ACCENT)
        pen.page_number(key, width, top + 4, 10.5)

    return Item(8, draw, above=3.0, is_glued=True)


def _entry(setter: Typesetter, number: int, chapter: Chapter, width: float, *, is_glued: bool) -> Item:
    def draw(pen: Drawn, top: float) -> None:
        middle = top + 3.1
        pen.text(_COLUMN - 4, middle, str(number), 10, colour=MUTED, align="r")
        pen.text(_COLUMN, middle, chapter.title, 10)
        begin = _COLUMN + setter.width(chapter.title, 10) + 2
        pen.leader(begin, middle + 1.1, width - 9)
        pen.page_number(chapter.name, width, middle, 10)
        pen.links.append((0, top, width, 6.2, chapter.name))

    return Item(6.2, draw, is_glued=is_glued)


def opening(setter: Typesetter, width: float, part: str, number: str, title: str) -> Item:
    """The head of a chapter."""
    setting = Setting(22, 11, False, heavy=True)
    lines = setter.lines(inline(title), width, setting)
    height = 15 + len(lines) * setting.pitch + 9

    def draw(pen: Drawn, top: float) -> None:
        pen.text(0, top + 2, part, 8.5, colour=MUTED)
        pen.text(0, top + 10, number, 11, heavy=True, colour=ACCENT)
        for row, line in enumerate(lines):
            pen.line(line, 0, top + 14 + (row + 0.5) * setting.pitch, setting)
        pen.panel(0, top + height - 7.5, 14, 1.2, ACCENT)

    return Item(height, draw, is_glued=True)
