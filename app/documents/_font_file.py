"""A TrueType file mapped into memory: glyph numbers, widths, and a smaller file with some of its glyphs.

Reads what papers need of a font (OpenType 1.9: cmap formats 4, 12 and 14, glyf, hmtx) and nothing else. Text is set
character by character, so nothing is shaped. A packed file (`.xz`) is unpacked when it is first asked.
"""

from __future__ import annotations

import mmap
import struct
from array import array
from bisect import bisect_left
from functools import cached_property
from pathlib import Path
from typing import Any

from app.documents import _font_parts

_NO_EMBEDDING = 0x0002
_NO_SUBSET = 0x0300
_UNICODE = ((3, 10), (0, 6), (0, 4), (3, 1), (0, 3), (0, 2), (0, 1), (0, 0))
"""The tables of characters (platform, encoding), the richest first."""


class UnsuitableFont(ValueError):
    """The file is no font that may or can be embedded as a subset of TrueType outlines."""


class FontFace:
    """One font file: glyph numbers and widths on demand. Widths are in thousandths of the size.

    Raises UnsuitableFont for variable fonts, other outlines than TrueType, and fonts whose licence bits forbid
    embedding; of a packed one, which is always our own, when it is first asked.
    """

    def __init__(self, path: Path, index: int = 0) -> None:
        self._path, self._index = path, index
        if path.suffix != ".xz":
            _ = self._opened

    @cached_property
    def _opened(self) -> _Opened:
        try:
            return _Opened(_content(self._path), self._index)
        except UnsuitableFont as refused:
            raise UnsuitableFont(f"{self._path}: {refused}") from None
        except (OSError, ValueError, IndexError, ZeroDivisionError, struct.error) as error:
            raise UnsuitableFont(f"{self._path}: no font that can be read ({error})") from error

    @property
    def name(self) -> str:
        """Its PostScript name."""
        return self._opened.name or self._path.stem.partition(".")[0]

    @property
    def bold(self) -> bool:
        """Whether it calls itself at least half bold."""
        return self._opened.bold

    def glyph(self, character: str) -> int | None:
        """The glyph number of one character, None when the font has none."""
        return self._opened.characters.get(ord(character))

    def variation(self, character: str, selector: str) -> int | None:
        """The glyph of a character with a variation selector, None when the font does not distinguish it."""
        usual, own = self._opened.variations.get(ord(selector), ((), {}))
        code = ord(character)
        if any(start <= code <= end for start, end in usual):
            return self.glyph(character)
        return own.get(code)

    def advance(self, glyph: int) -> int:
        """The width of a glyph."""
        return round(self._opened.metric(glyph)[0] * self._opened.scale)

    def metrics(self) -> dict[str, Any]:
        """Ascent, descent, capital height and bounding box for the font descriptor."""
        opened = self._opened
        head, hhea, os2 = opened.table("head"), opened.table("hhea"), opened.table("OS/2")
        ascent, descent = struct.unpack(">hh", hhea[4:8])
        capitals = struct.unpack(">h", os2[88:90])[0] if len(os2) >= 90 else ascent
        scaled = [
            round(value * opened.scale) for value in (ascent, descent, capitals, *struct.unpack(">hhhh", head[36:44]))
        ]
        return {"ascent": scaled[0], "descent": scaled[1], "capitals": scaled[2], "box": scaled[3:]}

    def subset(self, glyphs: list[int]) -> tuple[bytes, dict[int, int]]:
        """A font file with these glyphs only and what they are put together of, and the new number of each.

        Without instructions for the screen and without tables that a PDF does not ask for.
        """
        opened = self._opened
        wanted = _font_parts.with_components(glyphs, opened.outline)
        renumbered = {glyph: number for number, glyph in enumerate(sorted(wanted))}
        outlines = [_font_parts.renumbered(wanted[glyph], renumbered) for glyph in renumbered]
        metrics = [opened.metric(glyph) for glyph in renumbered]
        tables = {name: opened.table(name) for name in ("head", "hhea", "maxp")}
        return _font_parts.font_file(tables, outlines, metrics), renumbered


class _Opened:
    """A font's tables. Raises UnsuitableFont, or what reading beyond an end raises."""

    def __init__(self, content: bytes | mmap.mmap, index: int) -> None:
        self._content = content
        begin = 0
        if content[:4] == b"ttcf":
            begin = struct.unpack(">L", content[12 + 4 * index : 16 + 4 * index])[0]
        count = struct.unpack(">H", content[begin + 4 : begin + 6])[0]
        self._places: dict[str, tuple[int, int]] = {}
        for at in range(begin + 12, begin + 12 + 16 * count, 16):
            tag, _sum, start, length = struct.unpack(">4sLLL", content[at : at + 16])
            self._places[tag.decode("latin-1")] = start, length
        self._check()
        head, maxp = self.table("head"), self.table("maxp")
        self.scale = 1000 / struct.unpack(">H", head[18:20])[0]
        self._long = struct.unpack(">h", head[50:52])[0] == 1
        self.count = struct.unpack(">H", maxp[4:6])[0]
        self._wide = struct.unpack(">H", self.table("hhea")[34:36])[0]
        if not self._wide:
            raise UnsuitableFont("no glyph has a width")
        self.bold = struct.unpack(">H", self.table("OS/2")[4:6])[0] >= 600
        self.name = self._own_name()
        self.characters, self.variations = self._characters()

    def _check(self) -> None:
        needed = {"glyf", "loca", "cmap", "OS/2", "head", "hhea", "hmtx", "maxp"}
        if not needed <= set(self._places) or "fvar" in self._places:
            raise UnsuitableFont("static TrueType outlines are needed")
        rights = struct.unpack(">H", self.table("OS/2")[8:10])[0]
        if rights & _NO_SUBSET or rights & 0x000F == _NO_EMBEDDING:
            raise UnsuitableFont("its licence does not allow embedding a part of it")

    def table(self, tag: str) -> bytes:
        """A table's bytes; none when there is no such table."""
        start, length = self._places.get(tag, (0, 0))
        return self._content[start : start + length]

    def metric(self, glyph: int) -> tuple[int, int]:
        """Width and left bearing of a glyph in the font's units."""
        start, length = self._places["hmtx"]
        if glyph >= self.count:
            return 0, 0
        at = start + 4 * min(glyph, self._wide - 1)
        width, left = struct.unpack(">Hh", self._content[at : at + 4])
        if glyph >= self._wide:
            at = start + 4 * self._wide + 2 * (glyph - self._wide)
            left = struct.unpack(">h", self._content[at : at + 2])[0] if at + 2 <= start + length else 0
        return width, left

    def outline(self, glyph: int) -> bytes:
        """The outline of a glyph as it stands in the file; nothing for a space, and for what is no glyph."""
        if glyph >= self.count:
            return b""
        loca, glyf = self._places["loca"][0], self._places["glyf"][0]
        if self._long:
            start, end = struct.unpack(">LL", self._content[loca + 4 * glyph : loca + 4 * glyph + 8])
        else:
            start, end = (2 * one for one in struct.unpack(">HH", self._content[loca + 2 * glyph :][:4]))
        return self._content[glyf + start : glyf + end]

    def _own_name(self) -> str:
        table = self.table("name")
        if not table:
            return ""
        count, strings = struct.unpack(">HH", table[2:6])
        for at in range(6, 6 + 12 * count, 12):
            platform, _code, _language, kind, length, start = struct.unpack(">6H", table[at : at + 12])
            if kind == 6:
                written = table[strings + start : strings + start + length]
                return written.decode("latin-1" if platform == 1 else "utf-16-be")
        return ""

    def _characters(self) -> tuple[_Characters, dict[int, _Variation]]:
        table = self.table("cmap")
        found: dict[tuple[int, int], int] = {}
        for at in range(4, 4 + 8 * struct.unpack(">H", table[2:4])[0], 8):
            platform, encoding, start = struct.unpack(">HHL", table[at : at + 8])
            found.setdefault((platform, encoding), start)
        for kind in _UNICODE:
            if kind in found and (known := _characters_of(table, found[kind])):
                return known, _variations(table, found[0, 5]) if (0, 5) in found else {}
        raise UnsuitableFont("it does not say which characters it has")


_Variation = tuple[tuple[tuple[int, int], ...], dict[int, int]]
"""Of a selector: the characters that it leaves as they are, from and to; the glyphs of the others."""


class _Characters:
    """Ranges of characters in their order, each with what makes a glyph of a character."""

    def __init__(self, ends: array[int], starts: array[int], glyphs: list[int | bytes]) -> None:
        self._ends, self._starts, self._glyphs = ends, starts, glyphs

    def get(self, code: int) -> int | None:
        """The glyph of a character; none when it is the missing one."""
        place = bisect_left(self._ends, code)
        if place == len(self._ends) or code < self._starts[place]:
            return None
        glyphs, beyond = self._glyphs[place], code - self._starts[place]
        if isinstance(glyphs, int):
            return (glyphs + beyond) & 0xFFFF or None
        return int.from_bytes(glyphs[2 * beyond : 2 * beyond + 2]) or None


def _characters_of(table: bytes, start: int) -> _Characters | None:
    kind = struct.unpack(">H", table[start : start + 2])[0]
    if kind == 12:
        count = struct.unpack(">L", table[start + 12 : start + 16])[0]
        numbers = struct.unpack(f">{3 * count}L", table[start + 16 : start + 16 + 12 * count])
        return _Characters(array("L", numbers[1::3]), array("L", numbers[::3]), [*numbers[2::3]])
    if kind != 4:
        return None
    count = struct.unpack(">H", table[start + 6 : start + 8])[0] // 2
    at = start + 14
    ends = struct.unpack(f">{count}H", table[at : at + 2 * count])
    at += 2 * count + 2
    starts = struct.unpack(f">{count}H", table[at : at + 2 * count])
    deltas = struct.unpack(f">{count}H", table[at + 2 * count : at + 4 * count])
    offsets = at + 4 * count
    glyphs: list[int | bytes] = []
    for number in range(count):
        offset = struct.unpack(">H", table[offsets + 2 * number : offsets + 2 * number + 2])[0]
        if not offset:
            glyphs.append(starts[number] + deltas[number])
            continue
        begin, length = offsets + 2 * number + offset, ends[number] - starts[number] + 1
        listed = struct.unpack(f">{length}H", table[begin : begin + 2 * length].ljust(2 * length, b"\0"))
        own = [(one + deltas[number]) & 0xFFFF if one else 0 for one in listed]
        glyphs.append(struct.pack(f">{length}H", *own))
    return _Characters(array("L", ends), array("L", starts), glyphs)


def _variations(table: bytes, start: int) -> dict[int, _Variation]:
    known: dict[int, _Variation] = {}
    for at in range(start + 10, start + 10 + 11 * struct.unpack(">L", table[start + 6 : start + 10])[0], 11):
        selector = int.from_bytes(table[at : at + 3])
        usual_at, own_at = struct.unpack(">LL", table[at + 3 : at + 11])
        usual: tuple[tuple[int, int], ...] = ()
        own: dict[int, int] = {}
        if usual_at:
            begin = start + usual_at + 4
            rows = range(begin, begin + 4 * struct.unpack(">L", table[begin - 4 : begin])[0], 4)
            firsts = ((int.from_bytes(table[row : row + 3]), table[row + 3]) for row in rows)
            usual = tuple((first, first + more) for first, more in firsts)
        if own_at:
            begin = start + own_at + 4
            for row in range(begin, begin + 5 * struct.unpack(">L", table[begin - 4 : begin])[0], 5):
                own[int.from_bytes(table[row : row + 3])] = int.from_bytes(table[row + 3 : row + 5])
        known[selector] = usual, own
    return known


def _content(path: Path) -> bytes | mmap.mmap:
    if path.suffix == ".xz":
        import lzma

        return lzma.decompress(path.read_bytes())
    with path.open("rb") as file:
        return mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
