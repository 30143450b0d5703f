"""Papers made side by side, and what may stand in a head."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from typing import Any

import pytest

from app.documents import service_voucher
from app.documents._layout import copy_labels
from app.documents._papers import PAPERS
from app.documents.service_voucher import render, sample

FIRST = ("第一联 客户联",)


def test_papers_made_on_several_threads_are_the_same() -> None:
    alone = [render(sample(), paper=paper).pdf for paper in service_voucher.PAPERS] * 4
    with ThreadPoolExecutor(4) as pool:
        together = list(pool.map(lambda paper: render(sample(), paper=paper).pdf, service_voucher.PAPERS * 4))
    assert together == alone


@pytest.mark.parametrize("paper", service_voucher.PAPERS)
def test_a_crowded_head_keeps_its_columns(paper: str, opened: Callable[[bytes], Any]) -> None:
    letterhead = replace(
        sample().letterhead,
        company="浙江省杭州市余杭区云栖小镇视讯与多媒体通信技术服务及设备维修保障有限责任公司（集团）",
        branch="杭州分公司 · 客户服务部 · 余杭驻点服务站（24 小时）",
        complaint_phone="400-820-0571 转 8 或 0571-88888888",
        document_number="QR-KF-012-2026-补充修订稿",
    )
    data = replace(
        sample(),
        letterhead=letterhead,
        operator="客户服务中心夜班代班组长",
        version=3,
        replaces="FW-HZ01-2611-0039-R12",
    )
    pdf = opened(render(data, paper=paper, copies=FIRST, reprint=12).pdf)
    boxes = [box for _, box in pdf.glyphs(0)]
    for number, (left, top, right, bottom) in enumerate(boxes):
        for other in boxes[number + 1 :]:
            apart = (
                other[0] >= right - 0.05
                or other[2] <= left + 0.05
                or other[1] >= bottom - 0.05
                or other[3] <= top + 0.05
            )
            assert apart, f"characters at {left:.1f}, {top:.1f} mm lie on one another"
    assert {text for _, text in pdf.codes(0, 200)} == {data.number}


@pytest.mark.parametrize("number", ["FW-HANGZHOU-YUHANG-01-2611-REPAIR-X-0042", "收据第 1 号"])
def test_a_number_that_no_bars_can_hold_keeps_its_square(number: str, opened: Callable[[bytes], Any]) -> None:
    found = opened(render(replace(sample(), number=number), copies=FIRST).pdf).codes(0, 300)
    assert found == {("QR Code", number)}


def test_copies_are_counted_in_words() -> None:
    assert copy_labels(("甲", "乙", "丙"), together=True) == ["一式三联：甲 ・ 乙 ・ 丙"]
    assert copy_labels(("甲", "乙"), together=False) == ["甲", "乙"]
    assert copy_labels(("甲",), together=True) == ["甲"]
    assert copy_labels((), together=True) == [""]


def test_every_paper_keeps_free_margins_of_four_millimetres() -> None:
    for paper in PAPERS.values():
        assert min(paper.margins) >= 4
