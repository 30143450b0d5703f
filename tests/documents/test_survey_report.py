"""The report of a survey: draft and final, copies for the departments, charts and texts over pages."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from app.documents import survey_report as form
from app.documents.survey_report import QuestionBlock, SurveyReportData


def test_a_copy_for_each_department(opened: Callable[[bytes], Any]) -> None:
    paper = opened(form.render(form.sample()).pdf)
    text = paper.text()
    for words in (
        "客户调查报告", "4.21分", "84.0%", "很满意(21)50.0%", "各题平均得分", "4.29", "最小2，最大210",
        "希望周末也能及时上门",
        "安全库存", "存档联", "送技术部", "送销售部", "报送：技术部、销售部", "改进措施",
    ):  # fmt: skip
        assert words in text, words
    assert len(paper) % 3 == 0
    assert "草稿" not in text


def test_a_draft_has_no_copies(opened: Callable[[bytes], Any]) -> None:
    data = replace(form.sample(), is_draft=True, reported_at=None, findings="", proposals="", actions=(), recipients=())
    text = opened(form.render(data).pdf).text()
    assert "草稿" in text
    assert "尚未填写" in text
    assert "存档联" not in text
    assert "改进措施" not in text


def test_void_is_marked(opened: Callable[[bytes], Any]) -> None:
    assert "作废" in opened(form.render(replace(form.sample(), is_void=True)).pdf).text()


def test_long_texts_and_many_answers_stand_whole(opened: Callable[[bytes], Any]) -> None:
    texts = tuple(f"意见{place:03}：" + "希望改进" * 12 for place in range(60))
    many = QuestionBlock("其他意见", 60, 0, texts=texts, more_texts=5)
    findings = "\n".join(f"发现{place:03}。" + "原因与数据见附表" * 20 for place in range(60))
    data = replace(form.sample(), questions=(*form.sample().questions, many), findings=findings, recipients=())
    paper = opened(form.render(data).pdf)
    text = paper.text()
    assert all(f"意见{place:03}" in text and f"发现{place:03}" in text for place in range(60))
    assert "另有5条" in text


def test_nothing_answered(opened: Callable[[bytes], Any]) -> None:
    data = SurveyReportData(form.sample().letterhead, "DC-1", "空", questions=(QuestionBlock("好吗？", 0, 0),))
    assert "好吗" in opened(form.render(data).pdf).text()
