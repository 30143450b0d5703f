"""The written sheets of a case: report, petition, case study; they stay in the house, however long."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from app.documents._case_report import ReportData
from app.documents._catalogue import all_forms
from app.documents._editions import SECRECY

NAMES = ("investigation_report", "petition", "case_study")
FORMS = [all_forms()[name] for name in NAMES]
MARK = SECRECY.replace("　", "")
CAPTIONS = {
    "investigation_report": ("查访人员", "调查经过及结果", "处理措施", "处理建议", "总经理批示", "提出期限"),
    "petition": ("主旨", "说明（理由）", "拟办", "核示", "☐准", "核决人"),
    "case_study": ("题目", "事件经过", "原因分析", "教训与改进", "讨论记录", "主持讨论"),
}


@pytest.mark.parametrize("form", FORMS, ids=NAMES)
def test_the_sheet_has_its_fields_and_says_that_it_is_internal(
    form: Any, opened: Callable[[bytes], Any], squeezed: Callable[[str], str]
) -> None:
    text = opened(form.render(form.sample()).pdf).text()
    assert MARK in text
    for words in CAPTIONS[form.name]:
        assert squeezed(words) in text, words


@pytest.mark.parametrize("form", FORMS, ids=NAMES)
def test_twenty_pages_go_on_on_the_annex(form: Any, opened: Callable[[bytes], Any]) -> None:
    sentences = [f"K{place:04d}现场查验编码板焊点并记录温度变化后再次开机测试。" for place in range(1, 2000)]
    made = form.render(replace(form.sample(), findings="".join(sentences)), copies=("一", "二"))
    read = opened(made.pdf)
    assert made.pages % 2 == 0
    assert made.pages >= 40
    half = "".join(read.page_text(page) for page in range(made.pages // 2))
    places = [half.find(f"K{place:04d}") for place in range(1, 2000)]
    assert -1 not in places
    assert places == sorted(places)
    assert all(MARK in read.page_text(page) for page in range(made.pages))


@pytest.mark.parametrize("form", FORMS, ids=NAMES)
def test_a_blank_sheet_has_room_to_write(form: Any, opened: Callable[[bytes], Any]) -> None:
    made = form.render(ReportData(letterhead=form.sample().letterhead, number="HZ01-2611-004"))
    assert made.pages == 1
    assert "None" not in opened(made.pdf).text()


def test_a_void_report_is_marked() -> None:
    form = all_forms()["petition"]
    assert form.render(form.sample()).pdf != form.render(replace(form.sample(), is_void=True)).pdf
