"""A report on paper: the chart shows the numbers of the table."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from PIL import ImageStat

from app.documents.report_sheet import ChartPart, render, sample
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
    assert _share(page, PALETTE[0]) > 0.005


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
