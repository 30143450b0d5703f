"""A report on paper: its chart and its table from the same rows as on the screen (F08)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from app.documents._drawn_chart import ChartBlock, ChartPart, draw_chart
from app.documents._fit import in_box
from app.documents._form import Form, Letterhead, Rendered, issued_by, paper_of
from app.documents._ruled import RuledTable, Track
from app.documents._samples import ISSUED_AT, LETTERHEAD
from app.documents._sheet import Sheet
from app.domain.charts import ChartKind

PAPERS = ("A4", "A4-landscape")
TITLE = "统计报表"
_CHART_HEIGHT = 74.0


@dataclass(frozen=True)
class ReportData:
    """A finished report. `chart_kind` is a `ChartKind`; without parts there is no chart."""

    letterhead: Letterhead
    title: str
    notes: tuple[str, ...] = ()
    chart_kind: str = ChartKind.PIE.value
    chart_parts: tuple[ChartPart, ...] = ()
    headings: tuple[str, ...] = ()
    widths: tuple[int, ...] = ()  # in characters, by column
    right: tuple[bool, ...] = ()  # numbers stand at the right
    rows: tuple[tuple[str, ...], ...] = ()
    total: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()
    operator: str = ""
    printed_at: datetime | None = None


def render(data: ReportData, *, paper: str = PAPERS[0]) -> Rendered:
    """The report as a PDF: parameters in words, chart, table, total."""
    chosen = paper_of(paper, PAPERS)
    sheet = Sheet(
        letterhead=data.letterhead,
        title=TITLE,
        blocks=(),
        facts=(f"共 {len(data.rows)} 行",),
        foot=("", issued_by(data.operator, data.printed_at)),
    )
    columns = zip(data.headings, data.widths, data.right, strict=True)
    tracks = tuple(Track(words, width, "r" if right else "l") for words, width, right in columns)
    ruled = RuledTable(sheet, chosen, tracks, head_height=19, size=9)
    fit = in_box(data.title, ruled.width, 8, 12, ruled.ink.chain(heavy=True))
    ruled.ink.value(ruled.left, ruled.y + 2, fit.lines[0], fit.size, heavy=True)
    ruled.skip(7)
    for note in data.notes:
        ruled.note(note)
    if any(part.value for part in data.chart_parts):
        chart = ChartBlock(data.title, data.chart_kind, data.chart_parts)
        draw_chart(ruled.ink, chart.chart, ruled.left, ruled.y + 2, ruled.width, _CHART_HEIGHT)
        ruled.skip(_CHART_HEIGHT + 6)
    for row in data.rows:
        ruled.row(row)
    if data.total:
        ruled.row(data.total)
    ruled.closing(data.remarks)
    return ruled.finish()


def sample() -> ReportData:
    """Customers by region."""
    counts = (("西湖区", 128, "41.4 %"), ("余杭区", 96, "31.1 %"), ("滨江区", 61, "19.7 %"), ("未填写", 24, "7.8 %"))
    return ReportData(
        letterhead=LETTERHEAD,
        title="客户构成分析 · 地区构成",
        notes=("按地区统计在册客户",),
        chart_parts=tuple(ChartPart(*one) for one in counts),
        headings=("地区", "客户数", "占比"),
        widths=(24, 10, 10),
        right=(False, True, True),
        rows=tuple((name, str(count), share) for name, count, share in counts),
        total=("合计", "309", "100.0 %"),
        remarks=("占比按最大余数法取一位小数，合计恰为 100.0 %。",),
        operator="王芳",
        printed_at=ISSUED_AT,
    )


FORM = Form("report_sheet", TITLE, PAPERS, ReportData, sample, render, issued=False)
