"""The month's report as a workbook: what was gathered comes out as texts, numbers and days, sheet by sheet."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from app.core.errors import Cancelled
from app.core.progress import Silent
from app.reports import _month_workbook

NONE = {"top": None, "bottom": None, "value": None}


def figure(name: str, unit: str, value: int | None, words: str, **more: Any) -> dict[str, Any]:
    return {
        "code": "K3", "name": name, "title": name, "formula": "a ÷ b", "unit": unit, "top": value, "bottom": None,
        "value": value, "words": words, "before": NONE, "change": "–", "year_before": NONE, "year_change": "–", **more,
    }  # fmt: skip


CONTENT: dict[str, Any] = {
    "month": "2026-10",
    "gathered_at": "2026-11-20T01:00:00+00:00",
    "figures": [
        figure("Calls", "count", 412, "412", before={**NONE, "value": 400}),
        figure("Visit rate", "share", 9_433, "94.33 %", top=416, bottom=441),
        figure("Nothing", "share", None, "–"),
    ],
    "tables": [
        {
            "report": "sla", "title": "Sla / 十月", "headings": ["级别", "件数", "金额", "日期"],
            "widths": [8, 8, 8, 8],
            "kinds": ["text", "number", "money", "date"],
            "values": [["=一级", 12, 1_234, "2026-10-05"], ["合计", 12, 1_234, ""]],
        }
    ],
    "adjustments": [
        {"month": "2026-09", "title": "Calls", "before_words": "390", "after_words": "391", "reason": "补录"}
    ],
}  # fmt: skip


def sheets(path: Path) -> list[list[tuple[Any, ...]]]:
    return [list(sheet.iter_rows(values_only=True)) for sheet in openpyxl.load_workbook(path)]


def test_a_sheet_each(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    _month_workbook.write(CONTENT, ("一句。", "两句。"), path, "3F2A-91BC-07D4-E85A")
    front, figures, table, adjustments = sheets(path)
    assert ("Fingerprint", "3F2A-91BC-07D4-E85A") in front
    assert ("State", "closed") in front
    assert ("Gathered", "2026-11-20 09:00") in front, "on the branch's clock"
    assert [row[1] for row in front[-2:]] == ["一句。", "两句。"]
    assert figures[1][:4] == ("K3", "Calls", "412", 412)
    assert figures[1][6] == 400
    assert figures[2][2:6] == ("94.33 %", 94.33, 416, 441)
    assert figures[3][2:5] == ("–", None, None), "no 0 where nothing can be said"
    assert table[1] == ("=一级", 12, 12.34, datetime(2026, 10, 5))
    assert table[2][:3] == ("合计", 12, 12.34)
    assert adjustments[1] == ("2026-09", "Calls", "390", "391", "补录")


def test_without_a_fingerprint_it_is_a_draft(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    _month_workbook.write(CONTENT, ("一句。",), path)
    assert ("State", "draft") in sheets(path)[0]


def test_stopped_nothing_is_left(tmp_path: Path) -> None:
    told = Silent()
    told.cancel()
    with pytest.raises(Cancelled):
        _month_workbook.write(CONTENT, ("一句。",), tmp_path / "a.xlsx", progress=told)
    assert not list(tmp_path.iterdir())
