"""Ink and paper: what is drawn where, what is told of characters no font has, files that are the same each time."""

from __future__ import annotations

import io

import pypdfium2
import pytest
from pypdf import PdfReader

from app.documents._fonts import GETA
from app.documents._papers import PAPERS, POINTS, Paper
from app.documents._press import Ink, Press


@pytest.fixture
def press() -> Press:
    return Press("试印", paper())


def paper() -> Paper:
    return next(one for one in PAPERS.values() if one.width == 210)


def words(pdf: bytes) -> list[str]:
    document = pypdfium2.PdfDocument(pdf)
    try:
        return [page.get_textpage().get_text_bounded() for page in document]
    finally:
        document.close()


def page_of(press: Press, *lines: str) -> Ink:
    ink = Ink(press)
    for place, line in enumerate(lines):
        ink.value(20, 20 + place * 8, line, 10)
    ink.settle()
    press.page(ink.live)
    return ink


def test_one_file_holds_many_pages_and_says_how_many(press: Press) -> None:
    for number in range(3):
        page_of(press, f"第 {number + 1} 页")
    assert press.page_count == 3
    pdf = press.finish()
    assert ["".join(text.split()) for text in words(pdf)] == ["第1页", "第2页", "第3页"]


def test_the_same_ink_gives_the_same_bytes() -> None:
    def made() -> bytes:
        press = Press("试印", paper(), author="公司", subject="FW-GZ01-2611-0001")
        page_of(press, "服务派工单", "𠮷野")
        return press.finish()

    assert made() == made()


def test_a_reader_learns_title_language_and_true_scale(press: Press) -> None:
    page_of(press, "x")
    reader = PdfReader(io.BytesIO(press.finish()))
    assert reader.metadata is not None
    assert reader.metadata.title == "试印"
    catalogue = reader.trailer["/Root"]
    assert catalogue["/Lang"] == "zh-CN"  # pyright: ignore[reportIndexIssue]
    assert catalogue["/ViewerPreferences"]["/PrintScaling"] == "/None"  # pyright: ignore[reportIndexIssue]
    box = reader.pages[0].mediabox
    assert (round(float(box.width) / POINTS), round(float(box.height) / POINTS)) == (210, 297)


def test_what_no_font_has_is_replaced_and_told_once(press: Press) -> None:
    page_of(press, "甲\U0001f600乙\U0001f600丙")
    assert list(press.missing) == ["\U0001f600"]
    pdf = press.finish()
    assert "".join(words(pdf)[0].split()) == f"甲{GETA}乙{GETA}丙"
    keywords = str(PdfReader(io.BytesIO(pdf)).metadata["/Keywords"])  # pyright: ignore[reportOptionalSubscript]
    assert keywords.startswith(GETA)
    assert "\U0001f600" in keywords


@pytest.mark.parametrize("text", ["", "\n", "\x00\x07", "\u200b"])
def test_nothing_to_see_draws_nothing(press: Press, text: str) -> None:
    ink = Ink(press)
    ink.value(10, 10, text, 10)
    press.page(ink.live)
    assert words(press.finish())[0].strip() == ""
    assert not press.missing


def test_a_line_end_inside_a_value_becomes_a_space(press: Press) -> None:
    page_of(press, "一\n二\r\n三")
    assert words(press.finish())[0].split() == ["一", "二", "三"]


@pytest.mark.parametrize(("align", "shift"), [("l", 0.0), ("c", 0.5), ("r", 1.0)])
def test_x_is_the_left_the_middle_or_the_right(press: Press, align: str, shift: float) -> None:
    ink = Ink(press)
    ink.value(100, 50, "中文", 10, align=align)
    left = float(ink.live[0].split(" Td")[0].split()[-2])
    assert left == pytest.approx(100 * POINTS - ink.measure("中文", 10) * POINTS * shift, abs=0.02)


def test_measures_grow_with_size_and_are_nothing_for_nothing(press: Press) -> None:
    ink = Ink(press)
    assert ink.measure("", 10) == 0
    assert ink.measure("中", 20) == pytest.approx(2 * ink.measure("中", 10))
    assert ink.measure("中", 10) == pytest.approx(10 / POINTS)


def test_the_form_is_drawn_once_and_referred_to(press: Press) -> None:
    first = Ink(press, apart=True)
    first.box(10, 10, 50, 20)
    first.caption(12, 15, "客户", 9)
    first.value(30, 15, "远大", 9)
    first.settle()
    name = press.form("head", first.fixed)
    assert name
    assert press.form("head", ["never"]) == name
    assert press.form("other") is None
    press.page([name], first.live)
    second = Ink(press, known=True)
    second.caption(12, 15, "客户", 9)
    second.value(30, 15, "华盛", 9)
    second.box(10, 10, 50, 20)
    second.tint(0, 0, 5, 5)
    second.dotted(0, 5, 20)
    second.circle(50, 50, 20)
    second.settle()
    assert second.fixed == []
    press.page([name], second.live)
    assert ["".join(text.split()) for text in words(press.finish())] == ["客户远大", "客户华盛"]


def test_rules_of_one_weight_are_one_stroke(press: Press) -> None:
    ink = Ink(press)
    for place in range(5):
        ink.rule(10, 10 + place, 60, 10 + place)
    ink.rule(10, 40, 60, 40, 1.5)
    ink.settle()
    assert len(ink.fixed) == 2
    ink.settle()
    assert len(ink.fixed) == 2, "nothing is drawn twice"


def test_ticked_crossed_and_empty_boxes_are_drawn_not_written(press: Press) -> None:
    ink = Ink(press)
    ink.value(20, 20, "☑是☒否☐未知", 10)
    press.page(ink.live)
    assert "".join(ink.live).count(" re S") == 3
    assert "".join(words(press.finish())[0].split()) == "是否未知"


@pytest.mark.parametrize("text", ["FW-GZ01-2611-0001", "A", "x" * 40])
def test_codes_of_any_length_fit_their_place(press: Press, text: str) -> None:
    ink = Ink(press)
    ink.qr(10, 10, 20, text)
    ink.bars(10, 40, 10, text)
    ink.ghost("作废", 105, 148, 120)
    press.page(ink.live)
    assert press.finish().startswith(b"%PDF")
    assert len(ink.live) == 3


def test_a_file_without_a_page_is_still_a_file(press: Press) -> None:
    assert press.finish().startswith(b"%PDF")
