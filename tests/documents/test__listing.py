"""Ledgers on paper."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from typing import Any

import pytest

from app.core.errors import Cancelled
from app.core.progress import Silent
from app.core.tabular import Table, TableColumn, Value, ValueKind
from app.documents._listing import render_listing, wording
from app.documents._samples import ISSUED_AT, LETTERHEAD

COLUMNS = (
    TableColumn("number", "报修单号", ValueKind.TEXT, 18),
    TableColumn("received", "报修时间", ValueKind.MOMENT, 16),
    TableColumn("customer", "客户名称", ValueKind.TEXT, 24),
    TableColumn("fault", "故障描述", ValueKind.TEXT, 36),
    TableColumn("charge", "金额(元)", ValueKind.MONEY, 10),
    TableColumn("done", "完成", ValueKind.FLAG, 4),
)


def rows(count: int) -> Iterator[tuple[Value, ...]]:
    """Rows that can be read once only."""
    for number in range(count):
        fault = "开机后画面卡顿" if number % 9 else "多次发生，需要更换并连续测试，同时检查机房温度与供电。" * 3
        yield (f"JX-{number:05d}", ISSUED_AT, f"第{number}小学", fault, number * 1001, number % 2 == 0)


def table(count: int) -> Table:
    """A ledger of so many rows."""
    return Table("维修台帐", COLUMNS, rows(count), count, ("期间 2026 年", "状态 未完成"))


def test_every_row_is_printed_in_order_with_repeated_headings(opened: Callable[[bytes], Any]) -> None:
    made = render_listing(table(300), letterhead=LETTERHEAD, operator="王芳", printed_at=ISSUED_AT)
    pdf = opened(made.pdf)
    pages = [pdf.page_text(page) for page in range(len(pdf))]
    whole = "".join(pages)
    places = [whole.index(f"JX-{number:05d}") for number in range(300)]
    assert places == sorted(places)
    for number, page in enumerate(pages, 1):
        assert "报修单号报修时间客户名称" in page
        assert f"第{number}/{len(pages)}页" in page
        assert "共300行" in page
    assert "筛选条件：期间2026年状态未完成" in pages[0]
    assert "打印2026-11-2209:30" in pages[-1]
    assert pdf.size() == pytest.approx((297, 210), abs=0.05)


def test_no_text_runs_into_the_next_column(opened: Callable[[bytes], Any]) -> None:
    pdf = opened(render_listing(table(40), letterhead=LETTERHEAD).pdf)
    upright = [rule for rule in pdf.rules(0) if abs(rule[0] - rule[2]) < 0.01]
    assert len(upright) >= 5
    for character, (left, top, right, bottom) in pdf.glyphs(0):
        middle = (top + bottom) / 2
        hit = [
            rule
            for rule in upright
            if min(rule[1], rule[3]) < middle < max(rule[1], rule[3]) and left < rule[0] < right
        ]
        assert not hit, character


def test_an_empty_table_still_says_what_it_is(opened: Callable[[bytes], Any]) -> None:
    text = opened(render_listing(table(0), letterhead=LETTERHEAD).pdf).text()
    assert "维修台帐" in text
    assert "共0行" in text
    assert "报修单号" in text


def test_a_very_long_text_is_cut_with_a_word_where_the_rest_is(opened: Callable[[bytes], Any]) -> None:
    long = Table("台帐", COLUMNS[:4], [("JX-1", ISSUED_AT, "甲", "长文字。" * 2500)], 1)
    made = render_listing(long, letterhead=LETTERHEAD)
    assert made.pages == 1
    assert "…（全文见台帐）" in opened(made.pdf).text()


def test_many_columns_stay_on_the_page(opened: Callable[[bytes], Any]) -> None:
    columns = tuple(TableColumn(f"c{number}", f"第{number}列标题", ValueKind.TEXT, 14) for number in range(18))
    made = render_listing(
        Table("宽表", columns, [tuple(f"值{number}ABCDEF" for number in range(18))] * 3, 3), letterhead=LETTERHEAD
    )
    for _, (left, _, right, _) in opened(made.pdf).glyphs(0):
        assert left > 11
        assert right < 286


def test_it_can_be_stopped_and_tells_how_far_it_is() -> None:
    told: list[tuple[int, int]] = []

    class Recorder(Silent):
        def report(self, done: int, total: int, text: str = "") -> None:
            told.append((done, total))
            super().report(done, total, text)
            if done >= 200:
                self.cancel()

    with pytest.raises(Cancelled):
        render_listing(table(900), letterhead=LETTERHEAD, progress=Recorder())
    assert told == [(0, 900), (100, 900), (200, 900), (300, 900)]


@pytest.mark.parametrize(
    ("value", "kind", "words"),
    [
        (123450, ValueKind.MONEY, "1,234.50"),
        (-5, ValueKind.MONEY, "-0.05"),
        (datetime(2026, 11, 22, 1, 30, tzinfo=UTC), ValueKind.MOMENT, "2026-11-22 09:30"),
        (date(2026, 1, 2), ValueKind.DATE, "2026-01-02"),
        (True, ValueKind.FLAG, "是"),
        (False, ValueKind.FLAG, ""),
        (None, ValueKind.TEXT, ""),
        (12, ValueKind.NUMBER, "12"),
        ("a\tb\x00", ValueKind.TEXT, "a b"),
    ],
)
def test_values_are_worded_for_people(value: Value, kind: ValueKind, words: str) -> None:
    assert wording(value, kind) == words
