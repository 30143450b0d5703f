"""Reminder slip and late-cause slip: the late unit, its stage, what is asked, room for the answer."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from app.documents import anomaly_notice, late_cause_slip, reminder_slip
from app.documents._editions import SECRECY

MARK = SECRECY.replace("　", "")


def test_the_reminder_names_case_unit_stage_and_delay(opened: Callable[[bytes], Any]) -> None:
    text = opened(reminder_slip.render(reminder_slip.sample()).pdf).text()
    for words in (
        "催办单", "HZ01-2611-004", "质管部", "品质原因分析", "已逾期9天", "2026年11月13日（含当日）", "尚未完成",
        "请于2026年11月24日前答复", "承办单位主管", MARK,
    ):  # fmt: skip
        assert words in text, words


def test_the_late_cause_slip_bears_reason_and_reply(opened: Callable[[bytes], Any]) -> None:
    text = opened(late_cause_slip.render(late_cause_slip.sample()).pdf).text()
    for words in (
        "洽办单",
        "已经结案",
        "逾期4天",
        "实际完成2026-10-27",
        "逾期原因",
        "改进答复",
        "陈立2026-11-21",
        MARK,
    ):
        assert words in text, words


@pytest.mark.parametrize("form", [reminder_slip, late_cause_slip, anomaly_notice])
def test_every_copy_has_its_page_and_reprints_are_marked(form: Any, opened: Callable[[bytes], Any]) -> None:
    data = replace(form.sample(), copies=("质管部", "总经理室"))
    read = opened(form.render(data, reprint=3).pdf)
    assert len(read) == 2
    assert "补打第3次" in read.page_text(1)
    assert form.render(data).pdf != form.render(data, void=True).pdf


def test_a_slip_without_an_answering_day_has_room_for_it(opened: Callable[[bytes], Any]) -> None:
    blank = replace(reminder_slip.sample(), answer_due_on=None, unit="", stage="")
    assert "请于＿＿＿＿年" in opened(reminder_slip.render(blank).pdf).text()


def test_an_anomaly_is_no_complaint_and_says_so(opened: Callable[[bytes], Any]) -> None:
    text = opened(anomaly_notice.render(anomaly_notice.sample()).pdf).text()
    for words in (
        "异常处理单",
        "异常情况",
        "查访人",
        "查访结果",
        "改善单位",
        "改善结果",
        "不列入客户投诉案件统计",
        MARK,
    ):
        assert words in text, words
