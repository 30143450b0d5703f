"""The relationship assessment on paper."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from app.documents.relationship_assessment import AssessedLine, render, sample


@pytest.mark.parametrize("result", ["improve", "keep", "end", None])
def test_three_boxes_one_ticked(result: str | None, opened: Callable[[bytes], Any]) -> None:
    """Boxes and ticks are paths: a box is a rectangle drawn at 0.6, a tick a line drawn at 1.1."""
    from io import BytesIO

    import pikepdf

    made = render(replace(sample(), result=result, receivers=()))
    with pikepdf.open(BytesIO(made.pdf)) as pdf:
        code = b"".join(bytes(part.read_bytes()) for part in _contents(pdf.pages[0]))
    assert code.count(b"q 0.6 w ") == 3
    assert code.count(b" 1.1 w ") == (1 if result else 0)
    text = opened(made.pdf).text()
    assert all(words in text for words in ("改进关系", "维持关系", "终止关系"))


def _contents(page: Any) -> list[Any]:
    import pikepdf

    found = page.obj.Contents
    return list(found) if isinstance(found, pikepdf.Array) else [found]


def test_the_distribution_list_is_a_page_of_its_own(opened: Callable[[bytes], Any]) -> None:
    pdf = opened(render(sample()).pdf)
    assert len(pdf) == 2
    assert "客户关系评估分发表" in pdf.page_text(1)
    assert all(name in pdf.page_text(1) for name in ("营销总监", "市场营销部经理", "技术部", "客户服务部"))
    assert len(opened(render(replace(sample(), receivers=())).pdf)) == 1


def test_as_many_indicators_as_an_assessment_can_have_stay_on_one_page(opened: Callable[[bytes], Any]) -> None:
    lines = tuple(AssessedLine(f"指标{number}号", "5 %", "80", "A", "依据") for number in range(1, 21))
    pdf = opened(render(replace(sample(), lines=lines, receivers=())).pdf)
    assert len(pdf) == 1
    assert all(f"指标{number}号" in pdf.text() for number in range(1, 21))
    assert "合计" in pdf.text()


def test_a_void_one_says_why(opened: Callable[[bytes], Any]) -> None:
    text = opened(render(replace(sample(), is_void=True, void_reason="打分有误")).pdf).page_text(0)
    assert "本表作废：打分有误" in text
    assert "作废" in text.replace("本表作废", "")
