"""A TrueType file of some glyphs of another: outlines without instructions, and what a PDF asks for beside them."""

from __future__ import annotations

import struct
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import accumulate

_WORDS, _MORE, _INSTRUCTED = 0x0001, 0x0020, 0x0100
"""Of a component's flags: its place in words, another follows, instructions follow."""
_SCALES = ((0x0008, 2), (0x0040, 4), (0x0080, 8))
"""Of a component's flags: the kinds of scale, and their bytes."""
_SUM = 0xB1B0AFBA
"""What the words of a whole file add up to, by the format's rule."""
_DEEPEST = 6
"""A glyph is put together of glyphs that are put together of others; a file that goes in circles ends here."""


def with_components(glyphs: Iterable[int], outline: Callable[[int], bytes]) -> dict[int, bytes]:
    """The outlines of glyphs, of the missing one, and of all that they are put together of."""
    found: dict[int, bytes] = {}
    wanted = {0, *glyphs}
    for _ in range(_DEEPEST):
        found.update((glyph, outline(glyph)) for glyph in wanted)
        wanted = {part for glyph in wanted for _at, _flags, part in _components(found[glyph])[0]} - found.keys()
    return found


def renumbered(outline: bytes, numbers: Mapping[int, int]) -> bytes:
    """An outline without instructions, whose components have their new numbers; its length is even."""
    if len(outline) < 10:
        return b""
    parts, end = _components(outline)
    if parts:
        plain = bytearray(outline[:end])
        for at, flags, part in parts:
            plain[at : at + 4] = struct.pack(">HH", flags & ~_INSTRUCTED, numbers.get(part, 0))
    else:
        at = 10 + 2 * struct.unpack(">h", outline[:2])[0]
        length = struct.unpack(">H", outline[at : at + 2])[0]
        plain = bytearray(outline[:at] + b"\0\0" + outline[at + 2 + length :])
    return bytes(plain) + b"\0" * (len(plain) % 2)


def _components(outline: bytes) -> tuple[list[tuple[int, int, int]], int]:
    """Where a glyph names each of its components, with its flags and its number, and where the last ends."""
    parts: list[tuple[int, int, int]] = []
    if len(outline) < 10 or outline[0] < 0x80:  # the number of its lines is below zero when it has components
        return parts, 0
    at, flags = 10, _MORE
    while flags & _MORE:
        flags, part = struct.unpack(">HH", outline[at : at + 4])
        parts.append((at, flags, part))
        at += 4 + (4 if flags & _WORDS else 2) + next((size for bit, size in _SCALES if flags & bit), 0)
    return parts, at


def font_file(tables: Mapping[str, bytes], outlines: Sequence[bytes], metrics: Sequence[tuple[int, int]]) -> bytes:
    """A file of these glyphs; `tables` are head, hhea and maxp of the font that they come from."""
    ends = [0, *accumulate(map(len, outlines))]
    is_long = ends[-1] > 0xFFFF * 2
    head, hhea, maxp = (bytearray(tables[name]) for name in ("head", "hhea", "maxp"))
    head[8:12] = bytes(4)
    head[50:52] = struct.pack(">h", is_long)
    hhea[34:36] = struct.pack(">H", len(metrics))
    maxp[4:6] = struct.pack(">H", len(outlines))
    maxp[14:28] = struct.pack(">7H", 1, 0, 0, 0, 0, 0, 0)  # no instructions: one zone, no storage, no functions
    made = {
        "glyf": b"".join(outlines),
        "head": bytes(head),
        "hhea": bytes(hhea),
        "hmtx": b"".join(struct.pack(">Hh", *one) for one in metrics),
        "loca": struct.pack(f">{len(ends)}{'L' if is_long else 'H'}", *(ends if is_long else [at // 2 for at in ends])),
        "maxp": bytes(maxp),
    }
    return _assembled(made)


def _assembled(tables: Mapping[str, bytes]) -> bytes:
    """The tables behind their list, each on a word of four bytes, with the sum that makes the whole add up."""
    exponent = len(tables).bit_length() - 1
    search = 16 << exponent
    listed = struct.pack(">LHHHH", 0x00010000, len(tables), search, exponent, 16 * len(tables) - search)
    at, body, head_at = len(listed) + 16 * len(tables), b"", 0
    for name, content in tables.items():
        padded = content + b"\0" * (-len(content) % 4)
        listed += struct.pack(">4sLLL", name.encode("ascii"), _sum(padded), at + len(body), len(content))
        if name == "head":
            head_at = at + len(body)
        body += padded
    whole = bytearray(listed + body)
    whole[head_at + 8 : head_at + 12] = struct.pack(">L", (_SUM - _sum(whole)) & 0xFFFFFFFF)
    return bytes(whole)


def _sum(words: bytes | bytearray) -> int:
    return sum(struct.unpack(f">{len(words) // 4}L", words)) & 0xFFFFFFFF
