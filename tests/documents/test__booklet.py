"""A bound booklet: cover, contents whose page numbers are true, every paper, each sheet with its page (R122)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from app.core.errors import Cancelled
from app.documents import _booklet
from app.documents._catalogue import all_forms
from app.documents._plain import to_content
from app.documents.archive_booklet import FORM, BookletData, render
from app.services.archive_booklets import Booklet, BoundPaper

SAMPLE = FORM.sample()


def booklet(cases: int = 3) -> Booklet:
    """Cases with a record, a slip of the case before and a notice each."""
    cover = {**to_content(SAMPLE), "cases": []}
    papers = []
    for case in range(1, cases + 1):
        number = f"HZ01-2611-{case:03}"
        cover["cases"].append({"number": number, "customer": "杭州西溪湿地国际会议中心有限公司", "category": "质量"})
        for form, own, earlier in (
            ("complaint_record", "", ""),
            ("complaint_handling_slip", "", "HZ01-2610-009"),
            ("penalty_notice", f"JF-{case}", ""),
        ):
            content = {**to_content(all_forms()[form].sample()), "number": own or number, "copies": ["存档"]}
            papers.append(BoundPaper(case, form, content, own, earlier))
    return Booklet(cover, tuple(range(1, cases + 1)), tuple(papers))


def test_the_contents_say_on_which_page_each_paper_begins(opened: Callable[[bytes], Any]) -> None:
    made = _booklet.bind(booklet())
    paper = opened(made.pdf)
    assert made.pages == len(paper)
    contents = paper.page_text(1)
    assert "卷内目录" in contents
    titles = {name: all_forms()[name].title for name in ("complaint_record", "complaint_handling_slip")}
    for page in range(2, len(paper)):
        text = paper.page_text(page)
        assert f"第{page + 1}/{len(paper)}页" in text
        assert any(title in text for title in (*titles.values(), "奖罚通知单"))
    first = 3
    for case in range(1, 4):
        for title in (titles["complaint_record"], titles["complaint_handling_slip"], "奖罚通知单"):
            assert title in paper.page_text(first - 1)
            first += 1
        assert f"奖罚通知单JF-{case}{first - 1}" in contents
    assert f"{titles['complaint_handling_slip']}（前案HZ01-2610-009）4" in contents


def test_the_cover_counts_cases_papers_and_pages(opened: Callable[[bytes], Any]) -> None:
    made = _booklet.bind(booklet(2))
    cover = opened(made.pdf).page_text(0)
    for words in ("投诉档案", SAMPLE.number, "2件", "6份", f"{made.pages}页", "按月装订2026-11", "档案室3柜2层"):
        assert words in cover, words


def test_contents_of_many_pages_still_count_right(opened: Callable[[bytes], Any]) -> None:
    """More cases than a page of contents holds: the papers begin further back, and the contents know."""
    made = _booklet.bind(booklet(25))
    paper = opened(made.pdf)
    front = len(paper) - 75
    assert front >= 4
    last = "".join(paper.page_text(page) for page in range(1, front))
    assert f"奖罚通知单JF-25{len(paper)}" in last
    assert "JF-25" in paper.page_text(len(paper) - 1)
    assert "客户投诉记录单" in paper.page_text(front)


def test_an_empty_booklet_is_a_cover_with_empty_contents(opened: Callable[[bytes], Any]) -> None:
    made = _booklet.bind(booklet(0))
    assert made.pages == 2
    assert "None" not in opened(made.pdf).text()


def test_it_stops_when_it_is_told_to() -> None:
    class Stopped:
        def report(self, done: int, total: int, text: str = "") -> None:
            raise Cancelled("")

    with pytest.raises(Cancelled):
        _booklet.bind(booklet(1), Stopped())


def test_a_void_booklet_says_so() -> None:
    data = BookletData(letterhead=SAMPLE.letterhead, number="GD-1", is_void=True)
    assert render(data).pdf != render(BookletData(letterhead=SAMPLE.letterhead, number="GD-1")).pdf
