"""Breaking lines."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.documents._fit import CONTINUED, cut, in_box
from app.documents._fonts import clean, regular
from app.documents._text import broken, fitted, rest, units

CHAIN = regular()


def lines(text: str, characters: int) -> list[str]:
    """Broken at so many ideographs a line."""
    return broken(fitted(units(text, CHAIN), characters * 1000, CHAIN), characters * 1000).lines


@pytest.mark.parametrize(
    ("text", "width", "expected"),
    [
        ("更换主板，测试正常。", 4, ["更换主", "板，测试", "正常。"]),
        ("（甲）（乙）", 4, ["（甲）", "（乙）"]),
        ("见到《保修》条", 3, ["见到", "《保", "修》条"]),
        ("电话13800138000请回", 8, ["电话", "13800138000请", "回"]),
        ("型号YH2-001(1)备", 8, ["型号YH2-001(1)", "备"]),
        ("合计¥1,234.56元", 5, ["合计", "¥1,234.56", "元"]),
        ("室温约24℃以上", 4, ["室温约", "24℃以", "上"]),
        ("请写 a.b@example.com 谢", 9, ["请写", "a.b@example.com", "谢"]),
        ("更换(备用)板", 4, ["更换(备", "用)板"]),
        ("一行\n二行\n\n四行", 9, ["一行", "二行", "", "四行"]),
        ("ABCDEFGHIJKLMNOP", 3, ["ABCD", "EFGHI", "JKLM", "NOP"]),
    ],
)
def test_lines_break_where_a_reader_expects_it(text: str, width: int, expected: list[str]) -> None:
    assert lines(text, width) == expected


@settings(deadline=None)
@given(
    st.text(alphabet="中文字，。（）《》A1-.,¥ \n(x)℃🙂葛\U000e0100", max_size=80),
    st.integers(min_value=2, max_value=12),
)
def test_nothing_is_lost_and_nothing_too_wide(text: str, width: int) -> None:
    pieces = units(text, CHAIN)
    assert rest(pieces, 0) == clean(text)
    ready = fitted(pieces, width * 1000, CHAIN)
    assert rest(ready, 0) == clean(text)
    result = broken(ready, width * 1000)
    assert "".join(result.lines).replace(" ", "") == clean(text).replace("\n", "").replace(" ", "")
    for line in result.lines:
        assert CHAIN.measure(line) <= width * 1000
    assert result.ends == sorted(result.ends)
    if result.ends:
        assert result.ends[-1] == len(ready)


@settings(deadline=None)
@given(st.text(alphabet="中文字，。A1 -\n", min_size=1, max_size=200), st.integers(min_value=1, max_value=4))
def test_what_is_cut_and_what_is_left_make_the_whole(text: str, rows: int) -> None:
    pieces = units(text, CHAIN)
    fit = cut(pieces, 40, rows, 9, CHAIN)
    assert len(fit.lines) <= rows
    shown = "".join(fit.lines)
    if fit.left_over:
        assert shown.endswith(CONTINUED)
        shown = shown.removesuffix(CONTINUED) + fit.left_over
    assert "".join(shown.split()) == "".join(clean(text).split())


def test_a_box_shrinks_then_breaks_then_cuts() -> None:
    short = in_box("八个汉字正好放下", 40, 6, 9.5, CHAIN)
    assert (short.size, len(short.lines)) == (9.5, 1)
    tighter = in_box("这里有十三个汉字所以缩小", 37, 6, 9.5, CHAIN)
    assert 8 <= tighter.size < 9.5
    assert len(tighter.lines) == 1
    two = in_box("这里的汉字太多了一行无论如何也放不下所以分成两行", 37, 7, 9.5, CHAIN)
    assert len(two.lines) == 2
    over = in_box("长" * 400, 37, 7, 9.5, CHAIN)
    assert over.size == 5.5
    assert over.lines[-1].endswith(CONTINUED)
    assert len("".join(over.lines)) - len(CONTINUED) + len(over.left_over) == 400
    assert in_box(" \n ", 37, 7, 9.5, CHAIN).lines == ()
