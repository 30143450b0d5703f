"""The request for return or exchange on paper: every line once, both copies, decided or to be decided by hand."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from typing import Any

import pytest

from app.documents import exchange_request as form

Opened = Callable[[bytes], Any]
Squeezed = Callable[[str], str]


def many(count: int) -> form.RequestData:
    first = form.sample().lines[0]
    lines = tuple(
        dataclasses.replace(first, number=f"SL-HZ01-2611-{place:04}", goods=f"货品{place:03}号")
        for place in range(1, count + 1)
    )
    return dataclasses.replace(form.sample(), lines=lines)


@pytest.mark.parametrize("paper", form.PAPERS)
@pytest.mark.parametrize("count", [0, 1, 6, 7, 12, 60])
def test_no_line_is_lost(paper: str, count: int, opened: Opened, squeezed: Squeezed) -> None:
    text = opened(form.render(many(count), paper=paper, copies=form.COPIES[:1]).pdf).text()
    for place in range(1, count + 1):
        assert text.count(squeezed(f"货品{place:03}号")) == 1
        assert squeezed(f"SL-HZ01-2611-{place:04}") in text
    assert ("附页" in text) == (count > form._MOST[paper != "A4"])


@pytest.mark.parametrize("paper", ["A4", "A5"])
def test_a_copy_for_each_side(paper: str, opened: Opened, squeezed: Squeezed) -> None:
    pdf = opened(form.render(form.sample(), paper=paper).pdf)
    assert [squeezed(name) in pdf.page_text(page) for page, name in enumerate(form.COPIES)] == [True, True]
    assert len(pdf) == 2


def test_rare_characters_void_and_what_is_decided(opened: Opened, squeezed: Squeezed) -> None:
    data = dataclasses.replace(form.sample(), asker="𠮷林堃喆餐饮", decision_reason="𫖯仰之间", is_void=True)
    made = form.render(data, paper="A5")
    text = opened(made.pdf).page_text(0)
    assert made.missing == ()
    for words in ("作废", "𠮷林堃喆餐饮", "𫖯仰之间", "☑同意", "☐不同意", "☑客户", "2026年11月22日"):
        assert squeezed(words) in text


def test_a_further_version_says_so(opened: Opened, squeezed: Squeezed) -> None:
    for paper in form.PAPERS:
        for version in (1, 2):
            data = dataclasses.replace(form.sample(), version=version)
            text = opened(form.render(data, paper=paper).pdf).page_text(0)
            assert (squeezed("第 2 版　含前版签发后的登记，前版照存") in text) == (version == 2)
            assert squeezed("内容摘要 7be2049c1fd3") in text


def test_what_is_not_decided_is_left_to_the_pen(opened: Opened, squeezed: Squeezed) -> None:
    data = dataclasses.replace(
        form.sample(), decision="", decision_reason="", decided_by="", decided_at=None, is_office=True
    )
    text = opened(form.render(data, paper="A4").pdf).page_text(0)
    for words in ("☐同意", "☐不同意", "☐撤回", "☑分公司（办事处）"):
        assert squeezed(words) in text
