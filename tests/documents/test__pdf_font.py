"""A font file in a PDF: what may be embedded, glyphs and widths of odd characters, text that can be copied again."""

from __future__ import annotations

import io
import shutil
import struct
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfgen.canvas import Canvas

from app.core.paths import resources
from app.documents._font_file import FontFace, UnsuitableFont
from app.documents._pdf_font import PdfFont, _to_unicode

FONTS = sorted((resources() / "fonts").glob("*.ttf*"))
ODD = ("中", "𠮷", "A", " ", "〓", "，", "①", "㎡", "é")


@pytest.fixture(scope="module")
def face() -> FontFace:
    return FontFace(next(file for file in FONTS if "SC-Regular" in file.name))


def test_every_bundled_font_may_be_embedded() -> None:
    assert FONTS
    for file in FONTS:
        assert FontFace(file).name


@pytest.mark.parametrize("content", [b"", b"not a font", b"\x00\x01\x00\x00" + b"\x00" * 200, b"%PDF-1.4"])
def test_what_is_no_font_is_refused_by_name(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "broken.ttf"
    file.write_bytes(content)
    with pytest.raises(UnsuitableFont, match="broken"):
        FontFace(file)


def test_a_font_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises((UnsuitableFont, OSError)):
        FontFace(tmp_path / "gone.ttf")


@pytest.mark.parametrize(("rights", "may"), [(0, True), (4, True), (8, True), (2, False), (0x0300, False)])
def test_the_licence_bits_of_the_file_are_heeded(tmp_path: Path, rights: int, may: bool) -> None:
    file = tmp_path / "licensed.ttf"
    shutil.copy(next(font for font in FONTS if "Bold" in font.name), file)
    content = bytearray(file.read_bytes())
    count = struct.unpack(">H", content[4:6])[0]
    for place in range(12, 12 + count * 16, 16):
        if content[place : place + 4] == b"OS/2":
            offset = struct.unpack(">L", content[place + 8 : place + 12])[0]
            content[offset + 8 : offset + 10] = struct.pack(">H", rights)
    file.write_bytes(bytes(content))
    if may:
        assert FontFace(file).name
    else:
        with pytest.raises(UnsuitableFont, match="licence"):
            FontFace(file)


def test_characters_without_a_glyph_are_none(face: FontFace) -> None:
    assert face.glyph("中")
    for missing in ("\ue000", "\U0001f600", "\x00", "\ud800", "\U0010ffff"):
        assert face.glyph(missing) is None, hex(ord(missing))


def test_ideographs_are_as_wide_as_high_and_letters_narrower(face: FontFace) -> None:
    wide, narrow = face.glyph("中"), face.glyph("i")
    assert wide
    assert narrow
    assert face.advance(wide) == 1000
    assert 100 < face.advance(narrow) < 500


def test_a_selector_that_changes_nothing_is_no_variation(face: FontFace) -> None:
    assert face.variation("A", "\ufe00") is None


def test_metrics_are_in_thousandths(face: FontFace) -> None:
    known = face.metrics()
    assert 600 < known["capitals"] < known["ascent"] < 1500
    assert -700 < known["descent"] < 0
    assert len(known["box"]) == 4


def test_a_part_holds_what_was_asked_for_and_little_else(face: FontFace) -> None:
    glyphs = [face.glyph(sign) or 0 for sign in "中文"]
    data, renumbered = face.subset([0, *glyphs])
    assert len(data) < 20_000
    assert set(glyphs) <= set(renumbered)
    assert face.subset([0, *glyphs])[0] == data, "the same part, the same bytes"


def test_a_part_of_nothing_is_still_a_font(face: FontFace) -> None:
    data, renumbered = face.subset([0])
    assert data[:4] in (b"\x00\x01\x00\x00", b"true")
    assert renumbered == {0: 0}


def drawn(face: FontFace, *texts: str) -> bytes:
    name = f"test-{face.name}"
    font: Any = PdfFont(name, face)
    pdfmetrics.registerFont(font)
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=(400, 200), invariant=1)
    canvas.setFont(name, 12)
    for place, text in enumerate(texts):
        canvas.drawString(20, 170 - place * 20, text)
    canvas.save()
    return buffer.getvalue()


def test_copied_text_is_the_text_that_was_drawn(face: FontFace) -> None:
    drawable = "".join(sign for sign in ODD if face.glyph(sign))
    document = pypdfium2.PdfDocument(drawn(face, drawable))
    text = document[0].get_textpage().get_text_bounded()
    document.close()
    assert "".join(text.split()) == "".join(drawable.split())


def test_the_same_drawing_gives_the_same_bytes(face: FontFace) -> None:
    assert drawn(face, "服务派工单", "A") == drawn(face, "服务派工单", "A")


def test_every_character_has_one_code_in_the_order_of_first_use(face: FontFace) -> None:
    font = PdfFont("order", face)

    class Doc:
        def __init__(self) -> None:
            self.fontMapping: dict[str, str] = {}
            self.delayedFonts: list[Any] = []

    one, two = Doc(), Doc()
    ((_, codes),) = font.splitString("中文中", one)
    assert codes == bytes([0, 1, 0, 2, 0, 1])
    assert font.splitString("文", two)[0][1] == bytes([0, 1]), "another file begins anew"
    assert font.splitString("", one) == [(0, b"")]
    assert font.splitString("\U0001f600", one)[0][1] == bytes([0, 3]), "what has no glyph keeps its place"
    assert (one.delayedFonts, one.fontMapping) == ([font], {"order": "/F1"})


@pytest.mark.parametrize(("text", "width"), [("", 0.0), ("中", 12.0), ("中中", 24.0)])
def test_widths_of_text(face: FontFace, text: str, width: float) -> None:
    assert PdfFont("w", face).stringWidth(text, 12) == pytest.approx(width)


def test_characters_beyond_the_first_plane_and_halves_of_them_are_written_down() -> None:
    table = _to_unicode(["", "𠮷", "\ud842", "葛\U000e0100"]).decode("ascii")
    assert "<0001> <D842DFB7>" in table
    assert "<0002> <D842>" in table
    assert "<0003> <845BDB40DD00>" in table
    assert "3 beginbfchar" in table
    many = _to_unicode([""] + [chr(0x4E00 + number) for number in range(250)]).decode("ascii")
    assert [line for line in many.splitlines() if "beginbfchar" in line] == [
        "100 beginbfchar", "100 beginbfchar", "50 beginbfchar",
    ]  # fmt: skip
