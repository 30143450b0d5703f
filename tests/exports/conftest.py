"""A table with everything that spoils files."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from app.core.tabular import Table, TableColumn, ValueKind

COLUMNS = (
    TableColumn("number", "单号", ValueKind.TEXT, 15),
    TableColumn("text", "内容", ValueKind.TEXT, 30),
    TableColumn("charge", "费用", ValueKind.MONEY, 10),
    TableColumn("count", "次数", ValueKind.NUMBER, 6),
    TableColumn("day", "日期", ValueKind.DATE, 12),
    TableColumn("at", "时刻", ValueKind.MOMENT, 16),
    TableColumn("is_open", "未结", ValueKind.FLAG, 6),
    TableColumn("state", "状态", ValueKind.CODE, 8),
)
TEXTS = (
    "平常",
    "",
    "=SUM(A1:A9)",
    "+86 20 8333",
    "-1",
    "@cmd",
    "\t=1",
    "＝1",
    " =1+1",
    "007",
    "1e5",
    "2026-11-20",
    "a,b;c",
    'say "hi"',
    "<a&b>\"' ]]>",
    "第一行\n第二行",
    "\r\n",
    "𠮷野家 😀",
    "http://example.org/" + "x" * 300,
    "bell\x07null\x00",
    "\ud800",
    "  outer spaces  ",
    "x" * 40_000,
    "_x0041_",
    "'quoted",
    "{=1}",
    "https://a b",
    "mailto:x@y",
)


def hostile_table(rows: int = 0) -> Table:
    """One row for each hostile text, then as many plain rows as wanted."""
    found = [
        (
            f"JX{number:05}",
            text,
            number * 1001 - 5000,
            number,
            date(2026, 1, 1 + number % 28),
            datetime(2026, 1, 1, 16, number % 60, tzinfo=UTC),
            number % 2 == 0,
            "已登记",
        )
        for number, text in enumerate(TEXTS)
    ]
    found.append(("JX99999", "空", None, None, None, None, None, ""))
    found.append(("JX88888", "古", 1, 1, date(1899, 5, 1), datetime(1850, 1, 1, tzinfo=UTC), True, ""))
    found += [(f"P{number:06}", "row", number, number, None, None, False, "") for number in range(rows)]
    return Table("维修台帐: [测试]/全部*", COLUMNS, iter(found), len(found), ("筛选",))


@pytest.fixture
def table() -> Table:
    return hostile_table()


@pytest.fixture
def long_table() -> Table:
    return hostile_table(3_000)
