"""The questionnaire: every kind of question with what is typed for it, a sheet for each customer, many pages."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from app.documents import survey_questionnaire as form
from app.documents.survey_questionnaire import Addressee, PrintedQuestion


def test_every_kind_of_question_with_its_keys(opened: Callable[[bytes], Any]) -> None:
    text = opened(form.render(form.sample()).pdf).text()
    for words in (
        "客户满意度调查问卷", "DC-HZ01-26-0002-007", "杭州西溪湿地国际会议中心有限公司", "2026年度客户满意度调查",
        "2026年12月15日", "5很满意", "1很不满意", "4偏高", "6回访与沟通", "1是", "2否", "填数字", "7.",
        "400-820-0571",
    ):  # fmt: skip
        assert words in text, words
    assert "空白问卷" not in text


def test_a_blank_one(opened: Callable[[bytes], Any]) -> None:
    paper = opened(form.render(replace(form.sample(), sheets=())).pdf)
    assert "空白问卷" in paper.text()
    assert len(paper) == 1


def test_a_sheet_for_each_customer(opened: Callable[[bytes], Any]) -> None:
    sheets = tuple(Addressee(f"DC-{place:03}", f"客户{place:03}") for place in range(30))
    paper = opened(form.render(replace(form.sample(), sheets=sheets)).pdf)
    assert len(paper) == 30
    assert all(f"DC-{place:03}" in paper.page_text(place) for place in range(30))
    assert "第1/1页" in paper.page_text(7)


def test_forty_questions_go_over_pages_and_none_is_torn(opened: Callable[[bytes], Any]) -> None:
    questions = tuple(
        PrintedQuestion("single", f"第{place}个问题，" + "问得很长" * 30, tuple(f"答案{place}之{n}" for n in range(20)))
        for place in range(40)
    )
    paper = opened(form.render(replace(form.sample(), questions=questions)).pdf)
    assert len(paper) > 8
    for page in range(len(paper)):
        text = paper.page_text(page)
        for place in range(40):
            assert (f"第{place}个问题" in text) == (f"答案{place}之19" in text), (page, place)
    assert f"第1/{len(paper)}页" in paper.page_text(0)


def test_a_long_choice_is_broken_not_cut(opened: Callable[[bytes], Any]) -> None:
    choice = "因为" + "服务人员上门时间与约定不符" * 4
    one = PrintedQuestion("single", "为什么？", (choice, "其他"))
    assert choice in opened(form.render(replace(form.sample(), questions=(one,))).pdf).text()
