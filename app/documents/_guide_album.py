"""The guide's pictures of a language in one file: one palette for all, and a dozen of them packed together.

Pictures of one program are much alike, so that together they take half of what each would take alone. The file is a
line of JSON (the palette, and each pack's length and pictures), then the packs (xz). Whoever shows one gets a BMP file,
which Qt and Pillow both read without a plugin.
"""

from __future__ import annotations

import json
import struct
from functools import lru_cache
from pathlib import Path

from app.core import paths

_TOGETHER = 13
"""A picture is unpacked with these; more would take less, and longer: a tenth of a second for so many."""


class Album:
    """The pictures in a file. Raises OSError when there is none."""

    def __init__(self, file: Path) -> None:
        head, _, self._packs = file.read_bytes().partition(b"\n")
        said = json.loads(head)
        self._palette = b"".join(bytes((*bytes.fromhex(colour)[::-1], 0)) for colour in said["palette"])
        self._places: dict[str, tuple[int, int, int, int, int]] = {}
        begin = 0
        for pack in said["packs"]:
            at = 0
            for name, width, height in pack["pictures"]:
                self._places[name] = begin, pack["length"], at, width, height
                at += width * height
            begin += pack["length"]
        self._unpacked: tuple[int, bytes] = -1, b""

    def __contains__(self, name: str) -> bool:
        return name in self._places

    def picture(self, name: str) -> bytes | None:
        """A picture as a BMP file; None when there is none of this name."""
        if name not in self._places:
            return None
        begin, length, at, width, height = self._places[name]
        if self._unpacked[0] != begin:
            import lzma

            self._unpacked = begin, lzma.decompress(self._packs[begin : begin + length])
        return _bmp(width, height, self._palette, self._unpacked[1][at : at + width * height])


def album(language: str) -> Album | None:
    """The pictures that this program has of a language; a program that was not built has none."""
    file = paths.resources() / "guide" / "pictures" / f"{language}.album"
    try:
        return _album(file, file.stat().st_mtime_ns)
    except OSError:
        return None


@lru_cache(maxsize=2)
def _album(file: Path, _changed: int) -> Album:
    return Album(file)


def _bmp(width: int, height: int, palette: bytes, points: bytes) -> bytes:
    """A file of 8 bits a point, its rows from the top."""
    colours, row = len(palette) // 4, -(-width // 4) * 4
    if row != width:
        padding = bytes(row - width)
        points = b"".join(points[at : at + width] + padding for at in range(0, width * height, width))
    begin = 14 + 40 + len(palette)
    head = struct.pack("<2sLHHL", b"BM", begin + len(points), 0, 0, begin)
    about = struct.pack("<LllHHLLllLL", 40, width, -height, 1, 8, 0, len(points), 2835, 2835, colours, colours)
    return head + about + palette + points


def packed(pictures: dict[str, bytes], colours: int) -> bytes:
    """The file of an album: pictures by their names, in any form that Pillow reads, in at most so many colours."""
    import lzma
    from io import BytesIO

    from PIL import Image

    from app.documents._guide_pictures import shared_palette

    opened = {name: Image.open(BytesIO(content)).convert("RGB") for name, content in pictures.items()}
    palette = shared_palette([*opened.values()], colours)
    chosen = Image.new("P", (1, 1))
    chosen.putpalette([part for colour in palette for part in colour] + [*palette[0]] * (256 - len(palette)))
    names, packs, content = [*opened], [], b""
    how = {"id": lzma.FILTER_LZMA2, "preset": 6, "dict_size": 1 << 24, "lc": 0, "pb": 0, "nice_len": 273}
    for first in range(0, len(names), _TOGETHER):
        together = names[first : first + _TOGETHER]
        few = [opened[name].quantize(palette=chosen, dither=Image.Dither.NONE).tobytes() for name in together]
        pack = lzma.compress(b"".join(few), lzma.FORMAT_XZ, check=lzma.CHECK_CRC32, filters=[how])
        packs.append({"length": len(pack), "pictures": [(name, *opened[name].size) for name in together]})
        content += pack
    said = {"palette": [bytes(colour).hex() for colour in palette], "packs": packs}
    return json.dumps(said).encode("ascii") + b"\n" + content
