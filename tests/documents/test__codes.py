"""Bars and squares that scanners read."""

from __future__ import annotations

import pytest
import zxingcpp
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageDraw

from app.documents._codes import code128, qr

PRINTABLE = st.text(alphabet=[chr(code) for code in range(32, 127)], min_size=1, max_size=30)


def scanned(text: str) -> str:
    """The text that a reader finds in the bars, drawn three dots a module."""
    bars, modules = code128(text)
    picture = Image.new("L", ((modules + 20) * 3, 90), 255)
    draw = ImageDraw.Draw(picture)
    for at, width in bars:
        draw.rectangle(((at + 10) * 3, 10, (at + 10 + width) * 3 - 1, 80), fill=0)
    found = zxingcpp.read_barcodes(picture, formats=zxingcpp.BarcodeFormat.Code128)
    return found[0].text if found else ""


@pytest.mark.parametrize(
    "text", ["FW-HZ01-2611-0042", "1234", "12345", "A1234567B", "00", "7", "x123456", "123456x", "~ !"]
)
def test_bars_are_read(text: str) -> None:
    assert scanned(text) == text


@settings(max_examples=60, deadline=None)
@given(PRINTABLE.filter(lambda text: text.strip() == text))
def test_any_printable_text_is_read(text: str) -> None:
    assert scanned(text) == text


def test_pairs_of_digits_take_half_the_room() -> None:
    assert code128("12345678")[1] < code128("ABCDEFGH")[1] * 0.7


@pytest.mark.parametrize("text", ["", "编号", "a\tb"])
def test_what_bars_cannot_hold_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="Code 128"):
        code128(text)


def test_the_square_is_read() -> None:
    runs, side = qr("FW-HZ01-2611-0042")
    picture = Image.new("L", ((side + 8) * 4, (side + 8) * 4), 255)
    draw = ImageDraw.Draw(picture)
    for column, row, length in runs:
        draw.rectangle(((column + 4) * 4, (row + 4) * 4, (column + 4 + length) * 4 - 1, (row + 5) * 4 - 1), fill=0)
    assert [found.text for found in zxingcpp.read_barcodes(picture)] == ["FW-HZ01-2611-0042"]
