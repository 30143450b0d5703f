"""Two registers side by side."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from app.core.errors import UserError
from app.domain.register_matching import Entry, Verdict, match, read_register

DAY = date(2026, 11, 3)
HEAD = ("投诉编号", "客户", "受理时间", "投诉内容", "损失金额")
FIELDS = frozenset({"number", "customer", "received", "content", "loss"})


def ours(number: str, **values: Any) -> Entry:
    return Entry({"number": number, "customer": "华盛", "received": DAY, "content": "漏油", "loss": None} | values)


def sheet(*rows: tuple[Any, ...]) -> tuple[Entry, ...]:
    return read_register((("客户投诉台帐",), HEAD, *rows)).entries


def test_a_sheet_is_read_below_its_headings() -> None:
    register = read_register(
        (("二〇二六年十一月",), HEAD, ("GZ-1", "华盛", "2026.11.3", "漏油", "1,200元"), (), ("合计", "", "", "", 1200))
    )
    (one,) = register.entries
    assert register.fields == FIELDS
    assert one.values == {"number": "GZ-1", "customer": "华盛", "received": DAY, "content": "漏油", "loss": 120_000}
    assert one.line == 3


@pytest.mark.parametrize("rows", [(), (("甲", "乙"),), (("客户", "投诉内容"), ("华盛", "漏油"))])
def test_a_sheet_without_numbers_or_customers_and_days_is_refused(rows: tuple[tuple[str, ...], ...]) -> None:
    with pytest.raises(UserError) as refused:
        read_register(rows)
    assert "投诉编号" in refused.value.text


def test_every_case_has_one_verdict() -> None:
    theirs = sheet(
        ("gz-1 ", "华盛", DAY, "漏 油", ""),  # the same: case and spaces do not matter
        ("GZ-2", "华盛", DAY, "漏油", 300),
        ("GZ-3", "远大", DAY, "异响", ""),
        ("GZ-3", "远大", DAY, "异响", ""),
        ("SZ-9", "安泰", date(2026, 11, 5), "缺件", ""),
    )
    own = (
        ours("GZ-1"), ours("GZ-2", loss=25_000), ours("GZ-4", customer="天宇"),
        ours("GZ-5", customer="安泰", received=date(2026, 11, 5), content="缺件"),
    )  # fmt: skip
    found = match(own, theirs, FIELDS)
    assert [(line.verdict, line.theirs.text("number") if line.theirs else "", line.differences) for line in found] == [
        (Verdict.SAME, "gz-1", ()),
        (Verdict.DIFFERENT, "GZ-2", ("loss",)),
        (Verdict.MISSING_HERE, "GZ-3", ()),
        (Verdict.TWICE, "GZ-3", ()),
        (Verdict.OTHER_NUMBER, "SZ-9", ()),
        (Verdict.MISSING_THERE, "", ()),
    ]
    assert found[4].ours == own[3]
    assert found[5].ours == own[2]


def test_what_two_could_be_is_neither() -> None:
    theirs = sheet(("A1", "华盛", DAY, "漏油", ""))
    found = match((ours("B1"), ours("B2")), theirs, FIELDS)
    assert [line.verdict for line in found] == [
        Verdict.MISSING_HERE, Verdict.MISSING_THERE, Verdict.MISSING_THERE,
    ]  # fmt: skip


def test_only_what_the_sheet_has_is_compared() -> None:
    entries = read_register((("编号", "客户名称"), ("GZ-1", "华盛"))).entries
    (line,) = match((ours("GZ-1", loss=5),), entries, frozenset({"number", "customer"}))
    assert line.verdict is Verdict.SAME


def test_a_cell_that_cannot_be_read_differs_and_is_shown_as_it_stands() -> None:
    theirs = sheet(("GZ-1", "华盛", DAY, "漏油", "三百多"))
    (line,) = match((ours("GZ-1"),), theirs, FIELDS)
    assert (line.verdict, line.differences) == (Verdict.DIFFERENT, ("loss",))
    assert line.theirs is not None
    assert line.theirs.text("loss") == "三百多"
