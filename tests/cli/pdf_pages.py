"""What a PDF holds, read with what the Windows tests have too."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from pathlib import Path

import pypdfium2


@contextlib.contextmanager
def _opened(file: Path) -> Iterator[pypdfium2.PdfDocument]:
    """Closed at the end: Windows lets nobody write over a file that somebody still reads."""
    document = pypdfium2.PdfDocument(file)
    try:
        yield document
    finally:
        document.close()


def text_of(file: Path) -> str:
    """The text of all its pages."""
    with _opened(file) as document:
        return "\n".join(page.get_textpage().get_text_range() for page in document)


def pages_of(file: Path) -> int:
    """How many pages it has."""
    with _opened(file) as document:
        return len(document)


def width_of(file: Path) -> int:
    """The width of its first page in millimetres."""
    with _opened(file) as document:
        return round(document[0].get_width() / 72 * 25.4)
