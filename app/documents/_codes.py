"""The printed number as Code 128 and as QR code, so that a scanner types exactly what stands beside them."""

from __future__ import annotations

import re
from functools import lru_cache

MODULE = 0.282
"""Width of the narrowest bar in millimetres: two dots at 180 dpi."""
QUIET = 10
"""Modules kept clear on both sides of the bars."""

_BARS = [
    "212222",
    "222122",
    "222221",
    "121223",
    "121322",
    "131222",
    "122213",
    "122312",
    "132212",
    "221213",
    "221312",
    "231212",
    "112232",
    "122132",
    "122231",
    "113222",
    "123122",
    "123221",
    "223211",
    "221132",
    "221231",
    "213212",
    "223112",
    "312131",
    "311222",
    "321122",
    "321221",
    "312212",
    "322112",
    "322211",
    "212123",
    "212321",
    "232121",
    "111323",
    "131123",
    "131321",
    "112313",
    "132113",
    "132311",
    "211313",
    "231113",
    "231311",
    "112133",
    "112331",
    "132131",
    "113123",
    "113321",
    "133121",
    "313121",
    "211331",
    "231131",
    "213113",
    "213311",
    "213131",
    "311123",
    "311321",
    "331121",
    "312113",
    "312311",
    "332111",
    "314111",
    "221411",
    "431111",
    "111224",
    "111422",
    "121124",
    "121421",
    "141122",
    "141221",
    "112214",
    "112412",
    "122114",
    "122411",
    "142112",
    "142211",
    "241211",
    "221114",
    "413111",
    "241112",
    "134111",
    "111242",
    "121142",
    "121241",
    "114212",
    "124112",
    "124211",
    "411212",
    "421112",
    "421211",
    "212141",
    "214121",
    "412121",
    "111143",
    "111341",
    "131141",
    "114113",
    "114311",
    "411113",
    "411311",
    "113141",
    "114131",
    "311141",
    "411131",
    "211412",
    "211214",
    "211232",
    "2331112",
]
_START_B, _START_C, _TO_B, _TO_C, _STOP = 104, 105, 100, 99, 106
_PAIRS = re.compile(r"^(?:\d\d){2,}|(?:\d\d){3,}|(?:\d\d){2,}$")


def _symbols(text: str) -> list[int]:
    symbols: list[int] = []
    digits = False
    position = 0
    while position < len(text):
        found = _PAIRS.search(text, position)
        plain_end = found.start() if found else len(text)
        if plain_end > position:
            if digits or not symbols:
                symbols.append(_TO_B if symbols else _START_B)
            symbols += [ord(character) - 32 for character in text[position:plain_end]]
            digits = False
        if found:
            if not digits:
                symbols.append(_TO_C if symbols else _START_C)
            symbols += [int(found.group()[at : at + 2]) for at in range(0, len(found.group()), 2)]
            digits = True
            plain_end = found.end()
        position = plain_end
    return symbols


@lru_cache(maxsize=64)
def code128(text: str) -> tuple[tuple[tuple[int, int], ...], int]:
    """Bars of printable ASCII text as (offset, width) in modules, and the whole width without quiet zones.

    Raises ValueError for text that Code 128 cannot hold.
    """
    if not text or not text.isascii() or not text.isprintable():
        raise ValueError(f"not a text for Code 128: {text!r}")
    symbols = _symbols(text)
    check = (symbols[0] + sum(place * symbol for place, symbol in enumerate(symbols[1:], 1))) % 103
    bars: list[tuple[int, int]] = []
    at = 0
    for symbol in (*symbols, check, _STOP):
        for index, width in enumerate(map(int, _BARS[symbol])):
            if index % 2 == 0:
                bars.append((at, width))
            at += width
    return tuple(bars), at


@lru_cache(maxsize=64)
def qr(text: str) -> tuple[tuple[tuple[int, int, int], ...], int]:
    """Dark runs of a QR code as (column, row, length), and its side in modules without the quiet zone."""
    import segno

    # A fixed mask: choosing among the eight is ten times the work and no scanner needs it at this size.
    matrix = segno.make_qr(text, error="m", mask=3, boost_error=False).matrix
    runs: list[tuple[int, int, int]] = []
    for row, modules in enumerate(matrix):
        line = bytes(modules)
        column = line.find(1)
        while column >= 0:
            end = line.find(0, column)
            end = len(line) if end < 0 else end
            runs.append((column, row, end - column))
            column = line.find(1, end)
    return tuple(runs), len(matrix)
