"""The reward and penalty notice: its fields, its arithmetic, the recipient of each of its four sheets (F76, R138)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from app.documents._editions import SECRECY
from app.documents.penalty_notice import FORM, NoticeData, render
from app.domain.penalty import recipients

SAMPLE = FORM.sample()


def test_each_sheet_names_its_recipient_and_stays_in_the_house(opened: Callable[[bytes], Any]) -> None:
    paper = opened(render(SAMPLE).pdf)
    assert len(paper) == 4
    for page, words in enumerate(recipients("制造一部")):
        text = paper.page_text(page)
        assert words.replace(" ", "") in text
        assert SECRECY.replace("　", "") in text


def test_every_field_stands_on_it(opened: Callable[[bytes], Any], squeezed: Callable[[str], str]) -> None:
    text = opened(render(SAMPLE, copies=("正本",)).pdf).text()
    for words in (
        SAMPLE.number, SAMPLE.unit, SAMPLE.person, SAMPLE.case_number, SAMPLE.customer, SAMPLE.category, "¥10,000.00",
        "60.00%", "¥6,000.00", SAMPLE.trigger, SAMPLE.reason, "悔过书", "加扣点数200元", "¥500.00", "人民币伍佰元整",
        "算式：6,000.00元÷120点×10点＝500.00元", "王芳2026-11-20", "吴敏2026-11-22", "☑惩处", "申诉",
    ):  # fmt: skip
        assert squeezed(words) in text, words


def test_a_reward_has_neither_step_nor_appeal(opened: Callable[[bytes], Any]) -> None:
    text = opened(render(replace(SAMPLE, kind="reward"), copies=("正本",)).pdf).text()
    assert "奖励金额" in text
    assert "罚扣" not in text
    assert "申诉" not in text


def test_a_discipline_note_has_no_arithmetic(opened: Callable[[bytes], Any]) -> None:
    data = replace(SAMPLE, kind="discipline", step="记过", worth="", fine=None, trigger="违反首问责任制")
    text = opened(render(data, copies=("正本",)).pdf).text()
    assert "记过" in text
    assert "算式" not in text
    assert "损失总额" not in text


def test_the_superior_is_named_with_whom_they_answer_for(opened: Callable[[bytes], Any]) -> None:
    data = replace(SAMPLE, superior_of="李明（JF-HZ01-2611-0001）")
    assert "李明（JF-HZ01-2611-0001）的主管，降一级处分" in opened(render(data, copies=("正本",)).pdf).text()


def test_a_reason_of_twenty_pages_goes_on_on_the_annex(opened: Callable[[bytes], Any]) -> None:
    reason = "".join(f"P{place:04d}经查未按作业标准书执行并隐瞒不报。" for place in range(1, 2000))
    made = render(replace(SAMPLE, reason=reason), copies=("正本",))
    text = opened(made.pdf).text()
    places = [text.find(f"P{place:04d}") for place in range(1, 2000)]
    assert made.pages > 10
    assert -1 not in places


def test_an_empty_notice_is_to_be_filled_in_by_hand(opened: Callable[[bytes], Any]) -> None:
    made = render(NoticeData(letterhead=SAMPLE.letterhead, number="JF-HZ01-2611-0009"))
    assert made.pages == 1
    assert "None" not in opened(made.pdf).text()


def test_a_void_copy_and_a_reprint_are_marked(opened: Callable[[bytes], Any]) -> None:
    assert "补打第2次" in opened(render(SAMPLE, copies=("正本",), reprint=2).pdf).text()
    assert render(SAMPLE, void=True).pdf != render(SAMPLE).pdf
