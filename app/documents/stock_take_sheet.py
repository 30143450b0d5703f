"""盘点表 – sheet of a stock-take (F86, R149): what is at a place, to be counted; afterwards with the differences.

While it is being counted the sheet does not tell what the books say, so that nobody writes down what is expected.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from app.core import clock
from app.core.money import format_yuan
from app.documents._fit import CUT
from app.documents._form import Form, Letterhead, Rendered, issued_by, paper_of
from app.documents._grid import Cell, Fields
from app.documents._press import FRAME
from app.documents._ruled import RuledTable, Track
from app.documents._samples import ISSUED_AT, LETTERHEAD
from app.documents._sheet import Marks, Sheet

PAPERS = ("A4",)
BLANK = "　　年　　月　　日　　时"


@dataclass(frozen=True)
class SheetLine:
    """A part or tool; `expected` and `difference` are None on a blind sheet, `counted` until somebody counted."""

    number: str
    name: str
    model: str = ""
    unit: str = ""
    expected: int | None = None
    counted: int | None = None
    difference: int | None = None
    reason: str = ""


@dataclass(frozen=True)
class StockTakeData:
    """Everything on a sheet, kind and state in words; `value_difference` in fen, `version` of what is on the sheet."""

    letterhead: Letterhead
    number: str
    kind: str
    place: str
    state: str = "盘点中"
    is_void: bool = False
    begun_at: datetime | None = None
    begun_by: str = ""
    counted_at: datetime | None = None
    counted_by: str = ""
    settled_at: datetime | None = None
    settled_by: str = ""
    note: str = ""
    shows_books: bool = False
    value_difference: int = 0
    lines: tuple[SheetLine, ...] = ()
    version: int = 1
    digest: str = ""
    operator: str = ""
    printed_at: datetime | None = None


def _tracks(data: StockTakeData) -> list[Track]:
    reason = Track("差异原因" if data.shows_books else "备注", 3.2)
    shown = (Track("账面数", 1.2, "r"), Track("实盘数", 1.2, "r", heavy=True), Track("差异", 1.1, "r", heavy=True))
    count = shown if data.shows_books else (Track("实盘数", 1.8, "r", heavy=True),)
    return [
        Track("序号", 0.8, "c"),
        Track("编号", 2.3),
        Track("名称", 3.4),
        Track("型号规格", 2.5),
        Track("单位", 0.9, "c"),
        *count,
        reason,
    ]


def _moment(moment: datetime | None, blank: str = "") -> str:
    return clock.local(moment).strftime("%Y-%m-%d %H:%M") if moment else blank


def _facts(table: RuledTable, data: StockTakeData) -> None:
    """What is counted where and when, above the table."""
    look = table.paper.look
    rows = (
        (Cell("盘点地点", data.place, heavy=True), Cell("盘点内容", data.kind),
         Cell("状态", data.state)),
        (Cell("制表时间", _moment(data.begun_at)), Cell("制表人", data.begun_by), Cell("备注", data.note)),
        (Cell("盘点时间", _moment(data.counted_at, BLANK), 2), Cell("录入人", data.counted_by)),
    )  # fmt: skip
    top = table.y
    for cells in rows:
        Fields(cells, mark=CUT).draw(table.ink, (table.left, table.y, table.width, 7.0), look.value, look)
        table.y += 7.0
        table.ink.rule(table.left, table.y, table.left + table.width, table.y)
    table.ink.box(table.left, top, table.width, table.y - top, FRAME)
    table.y += 2.4


def _row(place: int, line: SheetLine, *, shows_books: bool) -> list[str]:
    counted = "" if line.counted is None else str(line.counted)
    difference = f"{line.difference:+d}" if line.difference else "0" if counted else ""
    counts = [_number(line.expected), counted, difference] if shows_books else [counted]
    return [str(place), line.number, line.name, line.model, line.unit, *counts, line.reason]


def _number(value: int | None) -> str:
    return "" if value is None else str(value)


def _end(table: RuledTable, data: StockTakeData) -> None:
    different = sum(1 for line in data.lines if line.difference)
    words = f"共 {len(data.lines)} 项"
    if data.shows_books:
        price = "价格" if data.kind == "工具" else "进价"
        words += f"；有差异 {different} 项；差异金额（按{price}）{format_yuan(data.value_difference)} 元"
        if data.settled_by:
            words += f"；{data.settled_by} 于 {_moment(data.settled_at)} 审核处理"
        table.closing((words + "。",))
    else:
        table.closing((words + "。先盘实物后对账：本表不印账面数，请按实物逐项填写，没有的填 0。",))
    table.signatures(("盘点人", "监盘人", "主管审核"))


def render(data: StockTakeData, *, paper: str = PAPERS[0], reprint: int = 0, void: bool = False) -> Rendered:
    """The sheet as a PDF; a stock-take that was given up is marked void."""
    digest = f"第 {data.version} 版　内容摘要 {data.digest[:12]}" if data.digest else ""
    parts = Sheet(
        letterhead=data.letterhead,
        title="盘点表",
        number=data.number,
        subtitle="",
        blocks=(),
        foot=(digest, issued_by(data.operator, data.printed_at)),
    )
    table = RuledTable(parts, paper_of(paper, PAPERS), _tracks(data), head_height=33)
    _facts(table, data)
    for place, line in enumerate(data.lines, 1):
        table.row(_row(place, line, shows_books=data.shows_books))
    _end(table, data)
    return table.finish(Marks(reprint, void or data.is_void))


def sample() -> StockTakeData:
    """A sheet after the count."""
    lines = (
        ("PJ-0012", "电源模块", "PM-20", "个", 12, 12, ""),
        ("PJ-0031", "散热风扇", "FAN-8025", "个", 30, 28, "两只已用未登记"),
        ("PJ-0044", "主控板", "MCB-3", "块", 4, 4, ""),
        ("PJ-0102", "网线水晶头", "RJ45", "盒", 6, 7, "上次少计一盒"),
    )
    return StockTakeData(
        letterhead=LETTERHEAD,
        number="PD-HZ01-2611-0002",
        kind="配件",
        place="配件库",
        state="已盘点",
        begun_at=ISSUED_AT,
        begun_by="王芳",
        counted_at=ISSUED_AT,
        counted_by="王芳",
        note="月末盘点",
        shows_books=True,
        value_difference=-3200,
        lines=tuple(
            SheetLine(number, name, model, unit, books, counted, counted - books, why)
            for number, name, model, unit, books, counted, why in lines
        ),
        digest="3f9ac21b07de5e1188ac",
        operator="王芳",
        printed_at=ISSUED_AT,
    )


FORM = Form("stock_take_sheet", "盘点表", PAPERS, StockTakeData, sample, render)
