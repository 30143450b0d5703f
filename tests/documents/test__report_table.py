"""Tables of reports and their charts on paper."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from app.documents import month_report, opinion_card, survey_report
from app.documents._drawn_chart import ChartBlock, ChartPart
from app.documents._report_table import TableBlock


@pytest.mark.parametrize("rows", range(6, 30))
def test_a_heading_is_never_alone_at_the_foot(rows: int, opened: Callable[[bytes], Any]) -> None:
    parts = tuple(ChartPart(f"类别{place}", place + 1, f"{place + 1} 件") for place in range(9))
    lines = tuple((f"甲{place}", "1") for place in range(rows))
    first = TableBlock("前一张表", ("项目", "件数"), (10, 5), (False, True), lines)
    second = replace(first, title="后一张表", notes=("受理期间",), charts=(ChartBlock("分布", "bar", parts),))
    pdf = opened(month_report.render(replace(month_report.sample(), tables=(first, second))).pdf)
    pages = [page for page in range(2, len(pdf)) if "后一张表" in pdf.page_text(page)]
    assert len(pages) == 1
    said = pdf.page_text(pages[0]).split("后一张表")[1]
    assert "类别8" in said
    assert "甲0" in said


def test_numbers_of_documents_are_not_broken(opened: Callable[[bytes], Any]) -> None:
    words = "货品按实收入账，金额按证明单或核准金额计，另附证明"
    row = ("GZ-2609-002", "ZR-HZ01-2609-0001", *[words] * 6)
    table = TableBlock("清单", tuple("编单甲乙丙丁戊己"), (10,) * 8, (False,) * 8, (row,) * 3)
    pdf = opened(month_report.render(replace(month_report.sample(), tables=(table,))).pdf)
    page = next(page for page in range(2, len(pdf)) if "清单" in pdf.page_text(page))
    lines = {round(box[1], 1) for one, box in pdf.glyphs(page) if one == "R" and box[1] < 200}
    ends = {round(box[1], 1) for one, box in pdf.glyphs(page) if one == "Z"}
    assert "ZR-HZ01-2609-0001" in pdf.page_text(page)
    assert len(lines | ends) == 3


@pytest.mark.parametrize("count", range(4, 16))
def test_the_small_print_of_a_survey_stays_with_its_table(count: int, opened: Callable[[bytes], Any]) -> None:
    data = survey_report.sample()
    one = replace(data.questions[0], chart=None, wording="到场速度")
    pdf = opened(survey_report.render(replace(data, questions=(one,) * count, recipients=())).pdf)
    page = next(page for page in range(len(pdf)) if "表示该题不计分" in pdf.page_text(page))
    before = pdf.page_text(page).split("“–”表示该题")[0]
    assert "到场速度" in before.split("二、各题得分")[-1].split("题号")[-1]


def test_the_foot_of_a_card_stays_on_the_card(opened: Callable[[bytes], Any]) -> None:
    data = replace(opinion_card.sample(), operator="司马" * 40)
    for paper in opinion_card.PAPERS:
        glyphs = opened(opinion_card.render(data, paper=paper).pdf).glyphs(0)
        assert min(box[0] for _, box in glyphs) >= 8
