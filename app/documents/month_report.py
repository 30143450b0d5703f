"""月报 – the month's report: cover, contents, sentences, figures, charts, tables, adjustments of closed months.

Drawn from what was gathered and kept, so that a closed month prints again with the same figures. Charts are laid out by
`domain.charts`, as on the screen.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from app.core.i18n import QT_TRANSLATE_NOOP
from app.documents import _month_pages as pages
from app.documents._drawn_chart import ChartBlock, ChartPart
from app.documents._form import Form, Letterhead, Rendered, issued_by, paper_of
from app.documents._month_pages import AdjustmentLine, FigureLine
from app.documents._report_table import TableBlock
from app.documents._ruled import RuledTable
from app.documents._samples import ISSUED_AT, LETTERHEAD
from app.documents._sheet import Sheet

PAPERS = ("A4",)
TITLE = "月报"
_LAID_OUT_AGAIN = 3
"""How often at most the report is laid out again until its contents name the pages on which the parts stand."""


@dataclass(frozen=True)
class MonthReportData:
    """A month's report; without `fingerprint` it is a draft."""

    letterhead: Letterhead
    month: str
    first: date | None = None
    last: date | None = None
    gathered_at: datetime | None = None
    closed_by: str = ""
    closed_at: datetime | None = None
    fingerprint: str = ""
    sentences: tuple[str, ...] = ()
    figures: tuple[FigureLine, ...] = ()
    charts: tuple[ChartBlock, ...] = ()
    tables: tuple[TableBlock, ...] = ()
    adjustments: tuple[AdjustmentLine, ...] = ()
    operator: str = ""
    printed_at: datetime | None = None


def render(data: MonthReportData, *, paper: str = PAPERS[0]) -> Rendered:
    """The report as a PDF. The contents name pages, so it is laid out until they are known."""
    drawn, parts = _drawn(data, paper, ())
    for _again in range(_LAID_OUT_AGAIN):
        before = parts
        drawn, parts = _drawn(data, paper, before)
        if parts == before:
            break
    return drawn


def _drawn(data: MonthReportData, paper: str, known: Sequence[pages.Entry]) -> tuple[Rendered, tuple[pages.Entry, ...]]:
    """The whole report with these contents, and the contents as they came out."""
    sheet = Sheet(
        letterhead=data.letterhead,
        title=TITLE,
        blocks=(),
        facts=(pages.month_words(data.month), f"指纹 {data.fingerprint}" if data.fingerprint else "草稿 未月结"),
        foot=("", issued_by(data.operator, data.printed_at)),
    )
    table = RuledTable(sheet, paper_of(paper, PAPERS), pages.CONTENTS, head_height=19, size=8)
    table.press.canvas.setTitle(f"{TITLE} {data.month}")
    pages.cover(table, pages.Cover(data.month, data.first, data.last, data.gathered_at, data.closed_by, data.closed_at,
                                   data.fingerprint, data.sentences))  # fmt: skip
    table.turn()
    pages.contents(table, known)
    found: list[pages.Entry] = []
    pages.figures(table, data.figures, found)
    pages.charts(table, data.charts, found)
    pages.tables(table, data.tables, found)
    pages.adjustments(table, data.adjustments, found)
    return table.finish(), tuple(found)


_LEVELS = (ChartPart("一级单", 12, "6.0 %"), ChartPart("二级单", 188, "94.0 %"))


def sample() -> MonthReportData:
    """A month with every part."""
    trend = tuple(
        ChartPart(f"2026-{month:02d}", value, f"{value // 100}.{value % 100:02d} %")
        for month, value in zip(range(5, 11), (8812, 9034, 8967, 9210, 9155, 9433), strict=True)
    )
    return MonthReportData(
        letterhead=LETTERHEAD,
        month="2026-10",
        first=date(2026, 10, 1),
        last=date(2026, 10, 31),
        gathered_at=ISSUED_AT,
        closed_by="周建国",
        closed_at=ISSUED_AT,
        fingerprint="3F2A-91BC-07D4-E85A",
        sentences=(
            "客户回访率好转：由 91.55 % 升至 94.33 %（+2.78 百分点）。",
            "客户投诉率变差：由 0.41 % 升至 0.66 %（+0.25 百分点）。",
            "维修次数保持 412。",
        ),
        figures=(
            FigureLine("K1", "客户投诉率", "0.66 %", "3 / 452", "0.41 %", "+0.25 百分点", "0.72 %", "-0.06 百分点"),
            FigureLine("K3", "客户回访率", "94.33 %", "416 / 441", "91.55 %", "+2.78 百分点", "–", "–"),
            FigureLine("", "维修次数", "412", "", "412", "±0.0 %", "389", "+5.9 %"),
        ),
        charts=(ChartBlock("客户回访率走势", "column", trend),),
        tables=(
            TableBlock(
                title="按级别的及时率 · 十月",
                notes=("当月受理的服务单",),
                headings=("级别", "服务单", "及时"),
                widths=(14, 8, 10),
                right=(False, True, True),
                rows=(("一级", "12", "91.67 %"), ("二级", "188", "95.74 %")),
                total=("全部级别", "200", "95.50 %"),
                charts=(ChartBlock("级别分布", "pie", _LEVELS),),
                remarks=("按受理日期统计。",),
            ),
        ),
        adjustments=(AdjustmentLine("2026-09", "销售额", "¥12,300.00", "¥12,500.00", "补录一笔收费"),),
        operator="王芳",
        printed_at=ISSUED_AT,
    )


FORM = Form(
    "month_report",
    TITLE,
    PAPERS,
    MonthReportData,
    sample,
    render,
    issued=False,
    label=QT_TRANSLATE_NOOP("papers", "Month's report"),
)
