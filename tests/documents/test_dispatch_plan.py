"""The daily dispatch plan."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

from app.documents.dispatch_plan import Job, render, sample


def test_leftovers_come_first_then_each_technician_by_time(opened: Callable[[bytes], Any]) -> None:
    text = opened(render(sample()).pdf).text()
    listing = text[text.index("昨日遗留") :]
    order = ["昨日遗留，优先处理（1单）", "0079", "周启明（2单）", "0085", "0087", "吴晓峰（1单）", "0088"]
    places = [listing.index(words) for words in order]
    assert places == sorted(places)
    assert "共4单，其中遗留1单" in text
    assert "2026年11月22日星期日" in text


def test_a_visit_left_over_shows_the_day_it_was_planned(opened: Callable[[bytes], Any]) -> None:
    data = sample()
    old = replace(data.jobs[0], planned_at=data.jobs[0].planned_at - timedelta(days=1))
    text = opened(render(replace(data, jobs=(old, *data.jobs[1:]))).pdf).text()
    assert "111-2109:30" in text, "number, day and hour"
    assert text.count("浙江省肿瘤医院信息科") == 1, "not on the hours of today"


def test_calls_without_technician_or_time_are_on_the_plan(opened: Callable[[bytes], Any]) -> None:
    lost = Job("", None, "JX-LOST", "无人客户")
    text = opened(render(replace(sample(), jobs=(*sample().jobs, lost))).pdf).text()
    assert "待派工（1单）" in text[: text.index("JX-LOST")]


def test_many_technicians_and_calls_take_more_pages(opened: Callable[[bytes], Any]) -> None:
    names = tuple(f"技术员{number}" for number in range(60))
    first = sample().jobs[1]
    jobs = tuple(replace(first, technician=name, call_number=f"JX-{number:04d}") for number, name in enumerate(names))
    pdf = opened(render(replace(sample(), technicians=names, jobs=jobs)).pdf)
    assert len(pdf) > 4
    text = pdf.text()
    assert all(f"JX-{number:04d}" in text for number in range(60))
    for page in range(len(pdf)):
        assert all(bottom < 294 for _, (_, _, _, bottom) in pdf.glyphs(page))


def test_an_empty_day_prints_too(opened: Callable[[bytes], Any]) -> None:
    text = opened(render(replace(sample(), jobs=())).pdf).text()
    assert "共0单" in text
    assert "周启明" in text
