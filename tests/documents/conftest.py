"""Fixtures of the form tests: how a finished PDF is read back by other people's tools."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from io import BytesIO

import pypdf
import pypdfium2
import pytest
import zxingcpp
from PIL import Image

SPACE = re.compile(r"\s+")
Line = tuple[float, float, float, float]


class Paper:
    """A PDF as a reader sees it. Lengths are millimetres from the top left corner."""

    def __init__(self, pdf: bytes) -> None:
        self.pdf = pdf
        self.document = pypdfium2.PdfDocument(pdf)

    def __len__(self) -> int:
        return len(self.document)

    def close(self) -> None:
        """Let go of the document."""
        self.document.close()

    def page_text(self, page: int) -> str:
        """The text of one page by pdfium, without white space."""
        return SPACE.sub("", self.document[page].get_textpage().get_text_range())

    def text(self) -> str:
        """The text of all pages by pdfium, without white space."""
        return "".join(self.page_text(page) for page in range(len(self)))

    def other_text(self) -> str:
        """The same by pypdf."""
        return SPACE.sub("", "".join(page.extract_text() for page in pypdf.PdfReader(BytesIO(self.pdf)).pages))

    def size(self, page: int = 0) -> tuple[float, float]:
        """Width and height of a page."""
        width, height = self.document[page].get_size()
        return width * 25.4 / 72, height * 25.4 / 72

    def picture(self, page: int, dpi: int) -> Image.Image:
        """A page in greys."""
        return self.document[page].render(scale=dpi / 72, grayscale=True).to_pil()

    def codes(self, page: int, dpi: int) -> set[tuple[str, str]]:
        """What a scanner reads from a page printed in pure black and white: (format, text)."""
        black = self.picture(page, dpi).point(lambda value: 255 if value >= 128 else 0)
        return {(str(found.format), found.text) for found in zxingcpp.read_barcodes(black)}

    def glyphs(self, page: int) -> list[tuple[str, Line]]:
        """Every drawn character with the box of its outline (left, top, right, bottom)."""
        text = self.document[page].get_textpage()
        height = self.document[page].get_height()
        found = []
        for index in range(text.count_chars()):
            character = text.get_text_range(index, 1)
            if not character.strip():
                continue
            left, low, right, high = (value * 25.4 / 72 for value in text.get_charbox(index))
            if right > left and high > low:
                top = height * 25.4 / 72
                found.append((character, (left, top - high, right, top - low)))
        return found

    def rules(self, page: int) -> list[Line]:
        """The straight rules of a page that is not made of parts (a single copy)."""
        content = pypdf.PdfReader(BytesIO(self.pdf)).pages[page].get_contents()
        assert content is not None
        code = content.get_data().decode("latin-1")
        height = self.size(page)[1]
        scale = 25.4 / 72
        number = r"(-?[\d.]+)"
        found = []
        for x1, y1, x2, y2 in re.findall(
            rf"^(?:[\d.]+ w )?{number} {number} m {number} {number} l", code, re.MULTILINE
        ):
            found.append((float(x1) * scale, height - float(y1) * scale, float(x2) * scale, height - float(y2) * scale))
        for x, y, w, h in re.findall(
            rf"^(?:[\d.]+ w )?{number} {number} {number} {number} re(?: S)?$", code, re.MULTILINE
        ):
            left, low, right = float(x) * scale, height - float(y) * scale, (float(x) + float(w)) * scale
            high = height - (float(y) + float(h)) * scale
            if (right - left) > 20 and (low - high) > 10:
                found += [
                    (left, high, right, high),
                    (left, low, right, low),
                    (left, high, left, low),
                    (right, high, right, low),
                ]
        return found


@pytest.fixture
def opened() -> Iterator[Callable[[bytes], Paper]]:
    """`opened(pdf)` gives a `Paper`; closed at the end of the test."""
    papers: list[Paper] = []

    def read(pdf: bytes) -> Paper:
        papers.append(Paper(pdf))
        return papers[-1]

    yield read
    for paper in papers:
        paper.close()


def compact(text: str) -> str:
    """Text without white space and without the boxes that are drawn as paths."""
    return re.sub(r"[\s☐☑☒]+", "", text)


@pytest.fixture
def squeezed() -> Callable[[str], str]:
    """`squeezed(text)`: without white space and tick boxes, as the readers give it back."""
    return compact
