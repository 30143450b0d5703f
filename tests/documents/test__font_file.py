"""What is read from a font file is what HarfBuzz reads from it, and a part of it draws the same."""

from __future__ import annotations

import random
import struct
from pathlib import Path
from typing import Any

import pytest
import reportlab
import uharfbuzz as hb

from app.core.paths import resources
from app.documents._font_file import FontFace, UnsuitableFont

FONTS = sorted((resources() / "fonts").glob("*.ttf*"))
WITH_INSTRUCTIONS = Path(reportlab.__file__).parent / "fonts" / "Vera.ttf"
"""A font as computers have them: characters in ranges of sixteen bits, instructions, letters put together of others."""


def harfbuzz(content: bytes) -> tuple[Any, Any]:
    face = hb.Face(content)
    return face, hb.Font(face)


def content_of(file: Path) -> bytes:
    import lzma

    return lzma.decompress(file.read_bytes()) if file.suffix == ".xz" else file.read_bytes()


def lines(font: Any, glyph: int) -> list[Any]:
    """What a glyph draws."""
    drawn: list[Any] = []
    pen = hb.DrawFuncs()
    pen.set_move_to_func(lambda *given: drawn.append(("m", *given[:2])))
    pen.set_line_to_func(lambda *given: drawn.append(("l", *given[:2])))
    pen.set_quadratic_to_func(lambda *given: drawn.append(("q", *given[:4])))
    pen.set_cubic_to_func(lambda *given: drawn.append(("c", *given[:6])))
    pen.set_close_path_func(lambda *_given: drawn.append(("z",)))
    font.draw_glyph(glyph, pen)
    return drawn


@pytest.mark.parametrize("file", [*FONTS, WITH_INSTRUCTIONS], ids=lambda file: file.name)
def test_characters_and_widths_are_those_that_harfbuzz_reads(file: Path) -> None:
    ours, (face, font) = FontFace(file), harfbuzz(content_of(file))
    scale = 1000 / face.upem
    for code in sorted({*face.unicodes, *range(0x20, 0x3100), *range(0x4E00, 0x20000, 13), 0xFFFF, 0x10FFFF}):
        glyph = font.get_nominal_glyph(code) or None
        assert ours.glyph(chr(code)) == glyph, hex(code)
        if glyph:
            assert ours.advance(glyph) == round(font.get_glyph_h_advance(glyph) * scale)
    assert ours.name == face.get_name(6)


@pytest.mark.parametrize("file", FONTS, ids=lambda file: file.name)
def test_variations_are_those_that_harfbuzz_reads(file: Path) -> None:
    ours, (face, font) = FontFace(file), harfbuzz(content_of(file))
    for selector in (*face.variation_selectors, 0xFE0F, 0xE01EF):
        for code in (*face.variation_unicodes(selector), 0x41, 0x845B):
            wanted = font.get_variation_glyph(code, selector) or None
            assert ours.variation(chr(code), chr(selector)) == wanted, (hex(code), hex(selector))


@pytest.mark.parametrize("file", [*FONTS, WITH_INSTRUCTIONS], ids=lambda file: file.name)
def test_a_part_draws_the_same(file: Path) -> None:
    ours, (face, font) = FontFace(file), harfbuzz(content_of(file))
    glyphs = [0, 1, face.glyph_count - 1, *random.Random(8).sample(range(face.glyph_count), 150)]
    glyphs += [ours.glyph(letter) or 0 for letter in "Äéïôüç½"]
    content, renumbered = ours.subset(glyphs)
    part, in_part = harfbuzz(content)
    assert part.glyph_count == len(renumbered) >= len(set(glyphs))
    assert content == ours.subset([*reversed(glyphs)])[0]
    assert sum(struct.unpack(f">{len(content) // 4}L", content)) & 0xFFFFFFFF == 0xB1B0AFBA
    assert any(lines(font, glyph) for glyph in glyphs)
    for glyph in glyphs:
        assert lines(in_part, renumbered[glyph]) == lines(font, glyph), glyph
        assert in_part.get_glyph_h_advance(renumbered[glyph]) == font.get_glyph_h_advance(glyph)


def test_a_part_carries_no_instructions() -> None:
    ours = FontFace(WITH_INSTRUCTIONS)
    cut, _numbers = ours.subset(list(range(268)))
    face, _font = harfbuzz(cut)
    assert set(face.table_tags) == {"glyf", "head", "hhea", "hmtx", "loca", "maxp"}
    assert len(cut) < WITH_INSTRUCTIONS.stat().st_size * 0.7


def test_a_font_within_a_collection(tmp_path: Path) -> None:
    single = WITH_INSTRUCTIONS.read_bytes()
    count, before = struct.unpack(">H", single[4:6])[0], 20
    moved = bytearray(single)
    for at in range(12, 12 + 16 * count, 16):
        moved[at + 8 : at + 12] = struct.pack(">L", struct.unpack(">L", single[at + 8 : at + 12])[0] + before)
    file = tmp_path / "two.ttc"
    file.write_bytes(struct.pack(">4sLLLL", b"ttcf", 0x00010000, 2, before, before) + moved)
    for index in (0, 1):
        assert FontFace(file, index).glyph("A") == FontFace(WITH_INSTRUCTIONS).glyph("A")
    with pytest.raises(UnsuitableFont, match="two"):
        FontFace(file, 7)


def test_a_file_that_ends_early_is_refused_or_draws_less(tmp_path: Path) -> None:
    whole, file = WITH_INSTRUCTIONS.read_bytes(), tmp_path / "short.ttf"
    for length in (3, 11, 200, 2_000, 20_000):
        file.write_bytes(whole[:length])
        with pytest.raises(UnsuitableFont, match="short"):
            FontFace(file)


def test_a_font_without_a_size_is_refused(tmp_path: Path) -> None:
    content, file = bytearray(WITH_INSTRUCTIONS.read_bytes()), tmp_path / "nothing.ttf"
    head = struct.unpack(">L", content[(at := content.index(b"head") + 8) : at + 4])[0]
    content[head + 18 : head + 20] = b"\0\0"
    file.write_bytes(content)
    with pytest.raises(UnsuitableFont, match="nothing"):
        FontFace(file)
