"""A report on paper: the chart shows the numbers of the table."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from PIL import ImageStat

from app.documents.report_sheet import ChartPart, paper_for, render, sample
from app.domain.charts import PALETTE, ChartKind


def _share(image: Any, colour: str) -> float:
    """The part of a picture that has about this colour."""
    wanted = tuple(int(colour[at : at + 2], 16) for at in (1, 3, 5))
    near = [
        1 for pixel in image.get_flattened_data() if all(abs(a - b) < 12 for a, b in zip(pixel, wanted, strict=True))
    ]
    return len(near) / (image.width * image.height)


@pytest.mark.parametrize("kind", list(ChartKind))
def test_chart_and_table_stand_on_the_page(kind: ChartKind, opened: Callable[[bytes], Any]) -> None:
    pdf = opened(render(replace(sample(), chart_kind=kind.value)).pdf)
    text = pdf.text()
    assert text.count("西湖区") == 2
    assert text.count("41.4%") == 2
    assert "合计309100.0%" in text
    page = pdf.document[0].render(scale=1).to_pil().convert("RGB")
    assert ImageStat.Stat(page).mean != [255, 255, 255]
    assert _share(page, PALETTE[0]) > 0.003


def test_the_pieces_of_a_pie_are_as_large_as_their_values(opened: Callable[[bytes], Any]) -> None:
    parts = (ChartPart("甲", 3, "75.0 %"), ChartPart("乙", 1, "25.0 %"))
    page = opened(render(replace(sample(), chart_parts=parts)).pdf).document[0].render(scale=2).to_pil().convert("RGB")
    ratio = _share(page, PALETTE[0]) / _share(page, PALETTE[1])
    assert 2.7 < ratio < 3.2


def test_without_values_there_is_no_chart(opened: Callable[[bytes], Any]) -> None:
    parts = (ChartPart("甲", 0, "0.0 %"),)
    page = opened(render(replace(sample(), chart_parts=parts)).pdf)
    assert "甲" not in page.text()


def test_many_rows_go_on_more_pages_with_the_heading(opened: Callable[[bytes], Any]) -> None:
    rows = tuple((f"地区{number}", str(number), "1.0 %") for number in range(120))
    pdf = opened(render(replace(sample(), rows=rows)).pdf)
    assert len(pdf) > 2
    assert all("客户数" in pdf.page_text(page) for page in range(len(pdf)))
    assert "地区119" in pdf.text()


def test_the_chart_says_what_it_shows_and_somebody_signs(opened: Callable[[bytes], Any]) -> None:
    text = opened(render(sample()).pdf).text()
    assert "各地区客户占比" in text
    assert text.index("编制：") < text.index("审核：")


def test_pieces_of_a_ring_are_told_apart_without_colour(opened: Callable[[bytes], Any]) -> None:
    parts = tuple(ChartPart(name, value, "–") for name, value in (("甲", 600), ("乙", 390), ("丙", 10)))
    numbers = [
        one for one, _ in opened(render(replace(sample(), chart_parts=parts, rows=(), total=())).pdf).glyphs(0)
        if one in "123"
    ]  # fmt: skip
    assert [numbers.count(one) for one in "123"][:2] >= [2, 2]


def test_wide_tables_lie_on_their_side_and_numbers_are_never_broken(opened: Callable[[bytes], Any]) -> None:
    columns = 16
    data = replace(
        sample(), headings=tuple(f"到场及时率{place}" for place in range(columns)), widths=(9,) * columns,
        right=(False,) + (True,) * (columns - 1), rows=(("张三", *["1,234.56"] * (columns - 1)),), total=(),
    )  # fmt: skip
    assert (paper_for(data.widths), paper_for(sample().widths)) == ("A4-landscape", "A4")
    for paper in ("A4", "A4-landscape"):
        heights = {
            round(box[1], 1)
            for one, box in opened(render(data, paper=paper).pdf).glyphs(0)
            if one == "," and box[1] > 60
        }
        assert len(heights) == 1, "all numbers of the row stand on one line"
