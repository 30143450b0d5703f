"""A report on paper: its chart and its table from the same rows as on the screen (F08)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from app.documents._drawn_chart import ChartBlock, ChartPart
from app.documents._fit import in_box
from app.documents._form import Form, Letterhead, Rendered, issued_by, paper_of
from app.documents._papers import Paper
from app.documents._report_table import TableBlock, draw_charts, tracks_of
from app.documents._ruled import RuledTable
from app.documents._samples import ISSUED_AT, LETTERHEAD
from app.documents._sheet import Sheet
from app.domain.charts import ChartKind

PAPERS = ("A4", "A4-landscape")
TITLE = "统计报表"
SIGNERS = ("编制", "审核")
_SIZES = (9.0, 8.5, 8.0, 7.5, 7.0, 6.5)
"""Points of the text: the first in which no number is broken."""
_WIDE = 85
"""Characters of the columns from which on a table is meant for a page on its side."""


@dataclass(frozen=True)
class ReportData:
    """A finished report. `chart_kind` is a `ChartKind`, `chart_title` says what it shows; without parts no chart."""

    letterhead: Letterhead
    title: str
    notes: tuple[str, ...] = ()
    chart_kind: str = ChartKind.PIE.value
    chart_parts: tuple[ChartPart, ...] = ()
    chart_title: str = ""
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
    return drawn(data, paper)


def drawn(data: ReportData, paper: str, *, title: str = TITLE, signers: tuple[str, ...] = SIGNERS) -> Rendered:
    """A table on paper under another title, for others to sign."""
    chosen = paper_of(paper, PAPERS)
    sheet = Sheet(
        letterhead=data.letterhead,
        title=title,
        blocks=(),
        facts=(f"共 {len(data.rows)} 行",),
        foot=("", issued_by(data.operator, data.printed_at)),
    )
    ruled, block = _laid_out(sheet, chosen, data)
    fit = in_box(data.title, ruled.width, 8, 12, ruled.ink.chain(heavy=True))
    ruled.ink.value(ruled.left, ruled.y + 2, fit.lines[0], fit.size, heavy=True)
    ruled.skip(7)
    for note in data.notes:
        ruled.note(note)
    draw_charts(ruled, block.charts)
    for row in data.rows:
        ruled.row(row)
    if data.total:
        ruled.row(data.total)
    ruled.closing(data.remarks)
    ruled.signatures(signers)
    return ruled.finish()


def paper_for(widths: Sequence[int]) -> str:
    """The paper a table of columns of so many characters is meant for."""
    return PAPERS[sum(widths) > _WIDE]


def _laid_out(sheet: Sheet, paper: Paper, data: ReportData) -> tuple[RuledTable, TableBlock]:
    """The empty table, its text as large as its numbers allow."""
    drawn = any(part.value for part in data.chart_parts)
    chart = ChartBlock(data.chart_title, data.chart_kind, data.chart_parts)
    block = TableBlock(
        data.title, data.headings, data.widths, data.right, data.rows, data.total, charts=(chart,) if drawn else ()
    )
    for size in _SIZES[:-1]:
        table = _begun(sheet, paper, block, size)
        if sum(track.share for track, _ in table.columns) <= table.width + 0.1:
            return table, block
    return _begun(sheet, paper, block, _SIZES[-1]), block


def _begun(sheet: Sheet, paper: Paper, block: TableBlock, size: float) -> RuledTable:
    table = RuledTable(sheet, paper, (), head_height=19, size=size)
    table.begin(tracks_of(table, block))
    return table


def sample() -> ReportData:
    """Customers by region."""
    counts = (("西湖区", 128, "41.4 %"), ("余杭区", 96, "31.1 %"), ("滨江区", 61, "19.7 %"), ("未填写", 24, "7.8 %"))
    return ReportData(
        letterhead=LETTERHEAD,
        title="客户构成分析 · 地区构成",
        notes=("按地区统计在册客户",),
        chart_parts=tuple(ChartPart(*one) for one in counts),
        chart_title="各地区客户占比",
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
