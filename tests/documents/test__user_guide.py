"""The user guide: one source in two languages, set by the rules of Chinese print, every page reachable."""

from __future__ import annotations

import re
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any

import pypdf
import pypdfium2
import pytest

import app
from app.core.errors import Cancelled
from app.documents import _user_guide
from app.documents._fonts import missing_characters
from app.documents._form import Rendered
from app.documents._guide_lines import Setting, Typesetter
from app.documents._guide_markdown import inline, plain
from app.documents._guide_pictures import COLOURS, reduced
from app.documents._guide_source import LANGUAGES, Chapter, chapters, parts
from app.documents._papers import A4
from app.documents._press import Ink, Press

CLOSING = "、。，．！？：；）］｝」』】〉》〕”’…"
OPENING = "（［｛「『【〈《〔“‘"


def picture() -> bytes:
    """A small picture of a window: a pale ground, dark letters, one red word."""
    from PIL import Image

    drawn = Image.new("RGB", (320, 180), "#f3f5f6")
    for x in range(20, 300, 3):
        drawn.putpixel((x, 40), (20, 30 + x % 40, 40))
    for x in range(30, 60):
        drawn.putpixel((x, 90), (185, 28, 28))
    written = BytesIO()
    drawn.save(written, "PNG")
    return written.getvalue()


@dataclass(frozen=True)
class Printed:
    """The whole guide of a language: the text of each page, and the bookmarks with their pages, the first is 1."""

    language: str
    rendered: Rendered
    reader: pypdf.PdfReader
    pages: list[str]
    bookmarks: list[tuple[str, int]]

    def title(self, chapter: Chapter) -> str:
        """A chapter's title as it is printed."""
        return straight(chapter.title, self.language)


def straight(words: str, language: str) -> str:
    """English words as our fonts print them."""
    return words if language == "zh_CN" else words.translate(str.maketrans("“”‘’", "\"\"''")).replace("…", "...")


@pytest.fixture(scope="module", params=LANGUAGES)
def printed(request: pytest.FixtureRequest) -> Printed:
    """The guide with the same small picture everywhere."""
    small = reduced(picture())
    rendered = _user_guide.render(request.param, lambda _name: small)
    reader = pypdf.PdfReader(BytesIO(rendered.pdf))
    with closing(pypdfium2.PdfDocument(rendered.pdf)) as document:
        pages = [page.get_textpage().get_text_range() for page in document]
    bookmarks: list[tuple[str, int]] = []

    def walk(entries: Sequence[Any]) -> None:
        for entry in entries:
            if isinstance(entry, list):
                walk(entry)
            else:
                bookmarks.append((str(entry.title), (reader.get_destination_page_number(entry) or 0) + 1))

    walk(reader.outline)
    return Printed(request.param, rendered, reader, pages, bookmarks)


def test_every_chapter_begins_on_the_page_that_the_contents_name(printed: Printed) -> None:
    assert printed.rendered.missing == ()
    assert printed.rendered.pages == len(printed.pages) > len(chapters(printed.language))
    pages = dict(printed.bookmarks)
    contents = "\n".join(printed.pages[2:5])
    for number, chapter in enumerate(chapters(printed.language), 1):
        title = printed.title(chapter)
        page = pages[f"{number}  {title}"]
        assert title.split(":")[0][:12] in printed.pages[page - 1]
        assert re.search(rf"(?<!\d){number}\s+{re.escape(title)}\s+{page}(?!\d)", contents), title


def test_bookmarks_lead_through_parts_chapters_and_sections(printed: Printed) -> None:
    expected: list[str] = []
    number = 0
    for place, part in enumerate(parts(printed.language), 1):
        digits = "零一二三四五六七八九十"
        above = f"第{digits[place]}部分" if printed.language == "zh_CN" else f"Part {place}"
        expected.append(f"{above}　{part.title}")
        for chapter in part.chapters:
            number += 1
            expected += [f"{number}  {printed.title(chapter)}"]
            expected += [straight(words, printed.language) for words in chapter.headings]
    assert [title for title, _ in printed.bookmarks] == expected


def test_running_heads_and_page_numbers(printed: Printed) -> None:
    for number, text in enumerate(printed.pages[5:], 6):
        assert app.__version__ in text
        foot = "\n".join(text.splitlines()[-3:])
        assert re.search(rf"(?<![\d.]){number}(?![\d.])", foot), number
    metadata = printed.reader.metadata
    assert metadata is not None
    assert "Aftercare" in str(metadata.title)
    assert printed.reader.trailer["/Root"]["/Lang"] == ("zh-CN" if printed.language == "zh_CN" else "en")


def test_no_page_ends_with_a_heading(printed: Printed) -> None:
    headings = {straight(words, printed.language) for one in chapters(printed.language) for words in one.headings}
    for number, text in enumerate(printed.pages[5:], 6):
        lines = [line.strip() for line in text.splitlines() if line.strip()]
        body = [
            line
            for line in lines
            if app.__version__ not in line and line != str(number) and not _is_head(line, printed)
        ]
        assert body, number
        assert body[-1] not in headings, f"page {number} ends with {body[-1]}"


def _is_head(line: str, printed: Printed) -> bool:
    numbered = {f"{at} {printed.title(one)}" for at, one in enumerate(chapters(printed.language), 1)}
    return re.sub(r"\s+", " ", line) in numbered or line.startswith("Aftercare")


def test_no_line_begins_with_a_closing_mark_nor_ends_with_an_opening_one() -> None:
    room, setting = A4.width - 44, Setting(10, 6, True)
    setter = Typesetter(Ink(Press("", A4)))
    lines = 0
    for chapter in chapters("zh_CN"):
        for text in chapter.text.splitlines():
            spans = inline(text, chinese=True)
            for wide in (room, room * 0.3):
                broken = [
                    plain(tuple(piece.span for piece in one.pieces)) for one in setter.lines(spans, wide, setting)
                ]
                assert all(words[:1] not in CLOSING for words in broken[1:] if words), broken
                assert all(words[-1:] not in OPENING for words in broken[:-1] if words), broken
                lines += len(broken)
    assert lines > 3000


def test_lines_fill_the_width_and_never_pass_it() -> None:
    setter = Typesetter(Ink(Press("", A4)))
    setting = Setting(10, 6, True)
    words = "电话铃响，按 **Ctrl+N**，输入尾号；**没有**这个客户的，*直接*填写（`E:\\` 也行）。" * 9
    lines = setter.lines(inline(words, chinese=True), 100, setting)
    assert len(lines) > 8
    for line in lines[:-1]:
        width = sum(piece.room for piece in line.pieces)
        half = setting.size / 2 / 72 * 25.4
        assert width <= 100 + half + 0.02, "a closing mark hangs by its empty half, nothing else"
        if line.slack:
            ends = line.pieces[-1].span.text[-1] in "、。，；：）”"
            assert width + line.slack == pytest.approx(100 + (half if ends else 0), abs=0.05)
    assert lines[-1].slack == 0


def test_keys_are_keys_and_the_rest_is_not() -> None:
    def keys(text: str, *, chinese: bool = False) -> list[str]:
        return [span.text for span in inline(text, chinese=chinese) if span.key]

    assert keys("**Ctrl+N**, then **↑ ↓**; F1, Ctrl+, and **Ctrl+PgUp / PgDn**; Enter the test") == [
        "Ctrl+N", "↑", "↓", "F1", "Ctrl+,", "Ctrl+PgUp", "PgDn",
    ]  # fmt: skip
    assert keys("F70, **A4**, **Home**, **Replace…**") == []
    assert keys("按 Enter、Tab 或 **B**，**空格**", chinese=True) == ["Enter", "Tab", "B", "空格"]


def test_a_chapter_by_itself_has_the_numbers_of_the_book() -> None:
    small = reduced(picture())
    rendered = _user_guide.render_chapter("en", "vouchers", lambda _name: small)
    text = "".join(page.extract_text() for page in pypdf.PdfReader(BytesIO(rendered.pdf)).pages)
    number = [chapter.name for chapter in chapters("en")].index("vouchers") + 1
    assert f"Chapter {number}" in text
    assert f"Figure {number}.1" in text
    assert "page 0" not in text
    assert "(page" not in text, "other chapters are not in this print"
    with pytest.raises(KeyError):
        _user_guide.render_chapter("en", "nothing", lambda _name: None)


def test_without_pictures_their_captions_are_left_out() -> None:
    rendered = _user_guide.render_chapter("zh_CN", "vouchers", lambda _name: None)
    text = "".join(page.extract_text() for page in pypdf.PdfReader(BytesIO(rendered.pdf)).pages)
    assert "服务凭证与打印" in text
    assert "图 " not in text


def test_it_can_be_stopped() -> None:
    class Impatient:
        def report(self, done: int, total: int, text: str = "") -> None:
            if done > 3:
                raise Cancelled("")

    with pytest.raises(Cancelled):
        _user_guide.render("en", lambda _name: None, Impatient())


def test_a_picture_keeps_its_ground_and_its_red_word() -> None:
    from PIL import Image

    with Image.open(BytesIO(reduced(picture()))) as few:
        assert few.mode == "P"
        assert len(few.getcolors() or ()) <= COLOURS
        whole = few.convert("RGB")
        assert whole.getpixel((5, 5)) == (0xF3, 0xF5, 0xF6)
        red = whole.getpixel((40, 90))
        assert isinstance(red, tuple)
        assert red[0] > 150
        assert red[1] < 70


def test_our_fonts_have_every_sign() -> None:
    root = Path(app.__file__).parents[1] / "resources"
    texts = [file.read_text("utf-8") for place in ("help", "guide") for file in (root / place).rglob("*.md")]
    assert missing_characters(texts) == ()
