"""The week's board is one page whatever it holds (R078)."""

from __future__ import annotations

from dataclasses import replace

from app.documents._one_page import Listed, shares
from app.documents.week_board import BoardGroup, BoardLine, BoardPart, render, sample


def test_lines_give_way_evenly_and_headings_stay() -> None:
    assert shares([Listed(3, 0), Listed(12, 0)], 40) == [3, 12]
    assert shares([Listed(3, 0), Listed(12, 5)], 12) == [3, 6]
    assert shares([Listed(5, 0), Listed(5, 0)], 8) == [2, 2]


def test_a_full_board_stays_on_one_page_and_counts_what_is_left_out(opened) -> None:
    groups = tuple(
        BoardGroup(f"第{number}组", tuple(BoardLine(f"{number}-{line}") for line in range(12)), 30)
        for number in range(12)
    )
    made = render(replace(sample(), parts=(BoardPart("今天", groups, 504),)))
    assert made.pages == 1
    text = opened(made.pdf).page_text(0)
    assert all(f"第{number}组" in text.replace(" ", "") for number in range(12))
    assert "另有" in text


def test_an_empty_board_says_so(opened) -> None:
    made = render(replace(sample(), parts=(BoardPart("今天", ()),), notice="2026年尚未完成满意度调查"))
    text = opened(made.pdf).page_text(0)
    assert "无待办事项" in text
    assert "尚未完成满意度调查" in text
