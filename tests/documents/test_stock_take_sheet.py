"""The sheet of a stock-take: blind while it is counted, with the differences afterwards, over many pages."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from app.core.errors import UserError
from app.documents import stock_take_sheet as form
from app.documents._catalogue import render_content
from app.documents._plain import to_content

BLIND = replace(
    form.sample(),
    state="盘点中",
    shows_books=False,
    counted_at=None,
    counted_by="",
    lines=tuple(replace(line, expected=None, counted=None, difference=None, reason="") for line in form.sample().lines),
)


def test_a_blind_sheet_does_not_tell_what_is_expected(opened: Callable[[bytes], Any]) -> None:
    text = opened(form.render(BLIND).pdf).text()
    for words in (
        "盘点表",
        "PD-HZ01-2611-0002",
        "配件库",
        "盘点中",
        "PJ-0012",
        "电源模块",
        "没有的填0",
        "监盘人",
    ):
        assert words in text, words
    for words in ("账面数", "差异", "已盘点"):
        assert words not in text.replace("不印账面数", ""), words


def test_a_counted_sheet_tells_what_differs(opened: Callable[[bytes], Any]) -> None:
    text = opened(form.render(form.sample()).pdf).text()
    for words in ("账面数", "实盘数", "-2", "+1", "两只已用未登记", "共4项", "有差异2项", "-32.00元", "2026-11-22"):
        assert words in text, words


def test_the_version_and_the_digest_stand_at_the_foot(opened: Callable[[bytes], Any]) -> None:
    assert "第3版内容摘要3f9ac21b07de" in opened(form.render(replace(form.sample(), version=3)).pdf).text()


def test_who_settled_it(opened: Callable[[bytes], Any]) -> None:
    data = replace(form.sample(), state="已处理", settled_at=form.sample().begun_at, settled_by="周建国")
    assert "周建国于2026-11-22" in opened(form.render(data).pdf).text()


@pytest.mark.parametrize("count", [1, 60, 400])
def test_every_line_stands_on_a_page_with_its_heading(opened: Callable[[bytes], Any], count: int) -> None:
    lines = tuple(replace(BLIND.lines[0], number=f"N{place:04d}", name="电源模块𠮷㐂") for place in range(count))
    paper = opened(form.render(replace(BLIND, lines=lines)).pdf)
    text = paper.text()
    assert all(f"N{place:04d}" in text for place in range(count))
    assert all("实盘数" in paper.page_text(page) for page in range(len(paper)) if "N0" in paper.page_text(page))
    assert text.count("监盘人") == 1
    assert text.count("电源模块𠮷㐂") == count


def test_what_was_given_up_is_marked_void() -> None:
    given_up = replace(form.sample(), state="已作废", is_void=True, note="点错了")
    assert form.render(given_up).pdf != form.render(replace(given_up, is_void=False)).pdf
    assert render_content("stock_take_sheet", to_content(given_up), "A4") == form.render(given_up, void=True).pdf


def test_tools_differ_by_their_price_and_parts_by_what_they_cost(opened: Callable[[bytes], Any]) -> None:
    assert "差异金额（按进价）" in opened(form.render(form.sample()).pdf).text()
    assert "差异金额（按价格）" in opened(form.render(replace(form.sample(), kind="工具")).pdf).text()


def test_a_paper_it_is_not_made_for() -> None:
    with pytest.raises((UserError, ValueError)):
        form.render(BLIND, paper="A6")


def test_a_note_too_long_for_its_field_points_to_no_annex(opened: Callable[[bytes], Any]) -> None:
    text = opened(form.render(replace(form.sample(), note="月末盘点，" * 60)).pdf).text()
    assert "附页" not in text
    assert "全文见台帐" in text
