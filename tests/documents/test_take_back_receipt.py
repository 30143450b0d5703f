"""The take-back receipt: two parts named, every thing on it, whatever the paper and however long the words."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from app.documents import take_back_receipt as form

MODEL = "TE50-1080P60-MODEL-NAME-WITHOUT-SPACES-AND-VERY-LONG"


def things(count: int) -> tuple[form.ReceiptItem, ...]:
    return tuple(
        form.ReceiptItem(
            f"𠮷㐂话筒{place}", f"FX-HZ01-2611-{place:04d}", "DCS-1021D" if place % 4 else MODEL, f"DC{place:04d}",
            "线", "完好", "无声" if place % 5 else "开机后画面卡顿，声音断续，重启后暂时恢复，" * 3,
        )
        for place in range(1, count + 1)
    )  # fmt: skip


@pytest.mark.parametrize("paper", form.PAPERS)
@pytest.mark.parametrize("count", [1, 12, 60])
def test_both_parts_name_every_thing(opened: Callable[[bytes], Any], paper: str, count: int) -> None:
    data = replace(form.sample(), items=things(count))
    read = opened(form.render(data, paper=paper).pdf)
    text = read.text()
    copies = 1 if paper == "241x139.7" else 2
    for one in data.items:
        assert text.count(one.number) == copies, one.number  # in one piece
    assert all(part.replace(" ", "") in text for part in form.PARTS)
    assert f"共{count}件" in text
    for page in range(len(read)):
        assert ("QR Code", data.number) in read.codes(page, 200)


@pytest.mark.parametrize("paper", form.PAPERS)
def test_what_did_not_fit_follows_in_the_order_of_the_things(opened: Callable[[bytes], Any], paper: str) -> None:
    data = replace(form.sample(), items=things(60))
    text = opened(form.render(data, paper=paper, copies=form.PARTS[:1]).pdf).text()
    places = [int(place) for place in re.findall(r"物品清单(\d+)·", text)]
    assert places
    assert places == sorted(places)


def test_what_became_of_it_is_marked(opened: Callable[[bytes], Any]) -> None:
    assert "补打第2次" in opened(form.render(form.sample(), reprint=2).pdf).text()
    whole, void = (form.render(form.sample(), void=on).pdf for on in (False, True))
    assert whole != void
    assert "替代SJ-1" in opened(form.render(replace(form.sample(), replaces="SJ-1")).pdf).text()


def test_an_emoji_is_named_as_missing() -> None:
    data = replace(form.sample(), customer="会议中心😀𠮷")
    assert form.render(data).missing == ("😀",)


@pytest.mark.parametrize("paper", form.PAPERS)
def test_what_was_brought_in_names_who_took_it(opened: Callable[[bytes], Any], paper: str) -> None:
    text = opened(form.render(replace(form.sample(), technician="", taken_by="王芳"), paper=paper).pdf).text()
    for words in ("收取人", "王芳", "经办人签字（收取）", "收取时间", "由我公司收取检修"):
        assert words in text.replace(" ", ""), words
    assert "技术人员" not in text


@pytest.mark.parametrize("paper", form.PAPERS)
def test_the_return_asks_whether_the_accessories_are_all_back(opened: Callable[[bytes], Any], paper: str) -> None:
    text = opened(form.render(form.sample(), paper=paper).pdf).text()
    assert "附件齐全缺少" in text, "the boxes are drawn"
