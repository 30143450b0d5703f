"""The fonts of the printed papers, as chains that are asked character by character.

Noto Sans SC first (a bold line: its bold face, which `packaging/cut_font.py` cut down, then the regular one), then its
rare characters and a supplement of still rarer ones, both packed, then fonts of the computer that may be embedded. What
none of them has is drawn as 〓 and reported; `missing_characters` tells beforehand. Chains are built once per process,
at the first use.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

from app.core.paths import resources
from app.documents._font_file import FontFace, UnsuitableFont
from app.documents._pdf_font import PdfFont

REGULAR = "Aftercare"
BOLD = "Aftercare-Bold"
GETA = "〓"
BOXES = "☐☑☒"
"""Check boxes: drawn as paths, because none of the fonts has them."""

_SELECTORS = "\ufe00-\ufe0f\U000e0100-\U000e01ef"
_CLUSTER = re.compile(f".[{_SELECTORS}]*", re.DOTALL)
_SELECTED = re.compile(f"[{_SELECTORS}]")
_LINE_ENDS = re.compile("\r\n?|[\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
_INVISIBLE = re.compile(
    "[\x00-\x08\x0e-\x1b\x1f\x7f-\x84\x86-\x9f\xad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff]"
)
_SUSPECT = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\xad\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]")
_OTHER_CODE = "~"


def clean(text: str) -> str:
    """Text as it can be printed: line ends as \\n, tabs as a space, nothing invisible."""
    if not _SUSPECT.search(text):
        return text
    return _INVISIBLE.sub("", _LINE_ENDS.sub("\n", text).replace("\t", " "))


def clusters(text: str) -> Iterator[str]:
    """Characters, each with its variation selectors."""
    return iter(text) if not _SELECTED.search(text) else iter(_CLUSTER.findall(text))


class _Widths(dict[str, int]):
    """Width of a character in thousandths of the size, asked from the fonts once."""

    def __init__(self, chain: FontChain) -> None:
        super().__init__()
        self._chain = chain

    def __missing__(self, character: str) -> int:
        width = self._chain.width(character)
        self[character] = width
        return width


class FontChain:
    """Fonts in the order in which they are asked for a character."""

    def __init__(self, fonts: tuple[PdfFont, ...]) -> None:
        self.fonts = fonts
        self.widths = _Widths(self)
        self._places: dict[str, tuple[PdfFont, int] | None] = {}

    def place(self, cluster: str) -> tuple[PdfFont, int] | None:
        """The font and glyph for a character (with its selectors), None when no font has it."""
        try:
            return self._places[cluster]
        except KeyError:
            self._places[cluster] = found = self._find(cluster)
            return found

    def _find(self, cluster: str) -> tuple[PdfFont, int] | None:
        base, selectors = cluster[0], cluster[1:]
        if "\ud800" <= base <= "\udfff":
            return None
        for selector in selectors:
            for font in self.fonts:
                if glyph := font.face.variation(base, selector):
                    return font, glyph
        for font in self.fonts:
            if glyph := font.face.glyph(base):
                return font, glyph
        return None

    def width(self, cluster: str) -> int:
        """Width of a cluster; selectors by themselves have none, missing characters that of 〓."""
        if cluster in BOXES:
            return 1000
        if _SELECTED.match(cluster):
            return 0
        found = self.place(cluster)
        return found[0].face.advance(found[1]) if found else 1000

    def measure(self, text: str) -> int:
        """Width of a text in thousandths of the size."""
        return sum(map(self.widths.__getitem__, text))


class Typeface:
    """A chain writing into one PDF; collects what it could not draw."""

    def __init__(self, chain: FontChain, doc: Any, missing: dict[str, None]) -> None:
        self.chain = chain
        self.missing = missing
        self._doc = doc
        self._first = chain.fonts[0]
        self._used = self._first.used_in(doc)
        self._codes = _Codes(self)

    def own_code(self, character: str) -> str:
        """The code of a character of the first font in hexadecimal, a mark when it takes more than that."""
        found = None if character in BOXES or _SELECTED.match(character) else self.chain.place(character)
        if found is None or found[0] is not self._first:
            return _OTHER_CODE
        return f"{self._first.code(self._used, character, found[1]):04x}"

    def runs(self, text: str) -> list[tuple[str, str, int]]:
        """Pieces of a text: font resource, codes in hexadecimal, width.

        A check box is a piece without font, coded as itself.
        """
        codes = "".join(map(self._codes.__getitem__, text))
        if _OTHER_CODE not in codes:
            return [(self._used.resource, codes, 0)]
        pieces: list[tuple[str, str, int]] = []
        for cluster in clusters(text):
            pieces.append((*self._one(cluster), self.chain.widths[cluster[0]]))
        return _joined(pieces)

    def _one(self, cluster: str) -> tuple[str, str]:
        if cluster in BOXES:
            return "", cluster
        found = self.chain.place(cluster)
        if found is None:
            self.missing[cluster] = None
            found, cluster = self.chain.place(GETA), GETA
            assert found is not None
        font, glyph = found
        used = font.used_in(self._doc)
        return used.resource, f"{font.code(used, cluster, glyph):04x}"


class _Codes(dict[str, str]):
    def __init__(self, face: Typeface) -> None:
        super().__init__()
        self._face = face

    def __missing__(self, character: str) -> str:
        code = self[character] = self._face.own_code(character)
        return code


def _joined(pieces: list[tuple[str, str, int]]) -> list[tuple[str, str, int]]:
    joined: list[tuple[str, str, int]] = []
    for resource, code, width in pieces:
        if joined and resource and joined[-1][0] == resource:
            joined[-1] = (resource, joined[-1][1] + code, joined[-1][2] + width)
        else:
            joined.append((resource, code, width))
    return joined


def _system_fonts() -> Iterator[tuple[Path, int]]:
    """Fonts of a Windows computer that hold what is rarer still; only asked after our own."""
    windows = os.environ.get("SYSTEMROOT") or os.environ.get("WINDIR")
    if windows:
        for name in ("simsunb.ttf", "simsun.ttc", "msyh.ttc"):
            yield Path(windows) / "Fonts" / name, 0


def _registered(name: str, path: Path, index: int = 0) -> PdfFont:
    from reportlab.pdfbase import pdfmetrics

    font = PdfFont(name, FontFace(path, index))
    pdfmetrics.registerFont(font)
    return font


@cache
def _tail() -> tuple[PdfFont, ...]:
    packed = (("Aftercare-Beyond", "NotoSansSC-Rare.ttf.xz"), ("Aftercare-Rare", "AftercareRareHan-Regular.ttf.xz"))
    fonts = [_registered(name, resources() / "fonts" / file) for name, file in packed]
    for number, (path, index) in enumerate(_system_fonts(), 1):
        if path.is_file():
            try:
                fonts.append(_registered(f"Aftercare-System{number}", path, index))
            except UnsuitableFont:
                continue
    return tuple(fonts)


@cache
def regular() -> FontChain:
    """The chain of plain text."""
    return FontChain((_registered(REGULAR, resources() / "fonts" / "NotoSansSC-Regular.ttf"), *_tail()))


@cache
def bold() -> FontChain:
    """The chain of headings. What is hardly ever written has no bold face of its own and borrows the regular one."""
    return FontChain((_registered(BOLD, resources() / "fonts" / "NotoSansSC-Bold.ttf"), *regular().fonts))


def missing_characters(texts: Iterable[str]) -> tuple[str, ...]:
    """The characters that no font can print, in the order met: to be asked before anything is printed.

    Variation selectors stay with their character; invisible characters are not counted.
    """
    chain, missing = regular(), dict[str, None]()
    for text in texts:
        for cluster in clusters(clean(text)):
            if (
                cluster not in BOXES
                and cluster != "\n"
                and not _SELECTED.match(cluster)
                and chain.place(cluster) is None
            ):
                missing[cluster] = None
    return tuple(missing)
