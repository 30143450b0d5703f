"""The report of a lost stick: on one page however much there is to say, and what it says of who can read it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from app.documents.stick_loss import FORM, render

SAMPLE = FORM.sample()
LONG = "杭州萧山国际机场第三航站楼出发层门口的出租车候车区第十二号候车位旁边的长椅上，与一把黑色雨伞一同遗忘。"


def test_the_signatures_stand_on_the_page_of_what_is_signed(opened: Callable[[bytes], Any]) -> None:
    full = replace(
        SAMPLE, where=LONG * 4, told=LONG * 4, note=LONG * 20, purpose=LONG * 4, target=LONG,
        ledgers=("客户台帐", "设备台帐", "维修台帐", "服务单台帐") * 5, was_received=LONG * 2, lost_by="欧阳" * 40,
    )  # fmt: skip
    paper = opened(render(full).pdf)
    assert len(paper) == 1
    assert "主管签字" in paper.page_text(0)


@pytest.mark.parametrize(
    ("is_masked", "has_password", "said", "unsaid"),
    [
        (True, False, "电话号码已打码", "个人信息泄露风险"),
        (False, False, "个人信息泄露风险", "没有口令打不开"),
        (False, True, "没有口令打不开", "个人信息泄露风险"),
    ],
)
def test_who_can_read_it(
    opened: Callable[[bytes], Any], squeezed: Callable[[str], str], *, is_masked: bool, has_password: bool, said: str,
    unsaid: str,
) -> None:  # fmt: skip
    data = replace(SAMPLE, is_masked=is_masked, has_scans=not is_masked, has_password=has_password)
    text = opened(render(data).pdf).text()
    assert squeezed(said) in text
    assert squeezed(unsaid) not in text
