"""巡检单 – sheet of a periodic inspection (A3, A14): devices × items to tick, findings, the customer's score and seal.

Many devices go over as many pages as they need; score and signatures stand together at the end.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from app.core.i18n import QT_TRANSLATE_NOOP
from app.documents._fit import CUT, in_box
from app.documents._form import Form, Letterhead, Rendered, day, issued_by, paper_of
from app.documents._grid import Cell, Fields
from app.documents._press import FRAME
from app.documents._ruled import RuledTable, Track
from app.documents._samples import ISSUED_AT, LETTERHEAD
from app.documents._sheet import Marks, Sheet

PAPERS = ("A4",)
MARKS = {"good": "√", "attention": "△", "faulty": "×", "not_checked": "／", "": ""}
_LEGEND = "√ 正常　△ 需关注　× 故障　／ 未检"
_MOST_COLUMNS = 9
"""More items stand below one another, each with its own row."""


@dataclass(frozen=True)
class InspectedDevice:
    """A device with what was found at each item, in the order of the items (see MARKS; empty: to be ticked)."""

    device: str
    serial: str = ""
    marks: tuple[str, ...] = ()
    notes: str = ""


@dataclass(frozen=True)
class SheetData:
    """Everything on a sheet; what is not known before the visit is left to write in."""

    letterhead: Letterhead
    number: str
    customer: str
    contract_number: str = ""
    call_number: str = ""
    address: str = ""
    contact: str = ""
    phone: str = ""
    slot_on: date | None = None
    planned_on: date | None = None
    done_on: date | None = None
    technician: str = ""
    items: tuple[str, ...] = ()
    devices: tuple[InspectedDevice, ...] = ()
    result: str = ""
    score: int | None = None
    signed_by: str = ""
    signed_on: date | None = None
    operator: str = ""
    printed_at: datetime | None = None


def _tracks(data: SheetData) -> list[Track]:
    if len(data.items) > _MOST_COLUMNS:
        return [Track("序号", 0.7, "c"), Track("检查项目", 4), Track("结果", 1.2, "c"), Track("发现与处理", 5)]
    return [
        Track("序号", 0.75, "c"),
        Track("设备 / 序列号", 4.2),
        *(Track(item, 1.25, "c") for item in data.items),
        Track("发现与处理", 3.4),
    ]


def _facts(table: RuledTable, data: SheetData) -> None:
    """Who, where, when, above the table."""
    look, blank = table.paper.look, "　　年　　月　　日"
    rows = (
        (Cell("客户名称", data.customer, 2, heavy=True), Cell("合同编号", data.contract_number)),
        (Cell("服务地址", data.address, 2), Cell("联系人", " ".join(filter(None, (data.contact, data.phone))))),
        (
            Cell("应检日期", day(data.slot_on)),
            Cell("巡检日期", day(data.done_on or data.planned_on, blank)),
            Cell("技术人员", data.technician),
        ),
    )
    top = table.y
    for cells in rows:
        Fields(cells, mark=CUT).draw(table.ink, (table.left, table.y, table.width, 7.0), look.value, look)
        table.y += 7.0
        table.ink.rule(table.left, table.y, table.left + table.width, table.y)
    table.ink.box(table.left, top, table.width, table.y - top, FRAME)
    table.y += 2.4


def _fill(table: RuledTable, data: SheetData) -> None:
    if len(data.items) <= _MOST_COLUMNS:
        for place, one in enumerate(data.devices or (InspectedDevice(""),), 1):
            marks = [MARKS.get(mark, "") for mark in one.marks] or [""] * len(data.items)
            words = "\n".join(part for part in (one.device, one.serial) if part) or "\n"
            table.row([str(place), words, *marks, one.notes])
        return
    for one in data.devices or (InspectedDevice(""),):
        if one.device:
            table.title(" ".join(part for part in (one.device, one.serial) if part))
        marks = one.marks or ("",) * len(data.items)
        for place, (item, mark) in enumerate(zip(data.items, marks, strict=True), 1):
            table.row([str(place), item, MARKS.get(mark, ""), one.notes if place == 1 else ""])


def _end(table: RuledTable, data: SheetData) -> None:
    """Findings as a whole, the score, the signatures and the place of the seal, on one page with one another."""
    table.room(68)
    table.closing((_LEGEND,))
    ink, left, width, look = table.ink, table.left, table.width, table.paper.look
    top = table.y + 1
    ink.caption(left + 1.5, top + 4, "总体情况与建议", look.caption, heavy=True)
    if data.result:
        fit = in_box(data.result, width - 6, 16, look.value, ink.chain(), CUT)
        for number, line in enumerate(fit.lines):
            ink.value(left + 3, top + 9 + number * fit.pitch, line, fit.size)
    else:
        for row in (12.5, 19.5):
            ink.dotted(left + 3, top + row, left + width - 3)
    ink.rule(left, top + 24, left + width, top + 24)
    score = f"{data.score} 分" if data.score is not None else "＿＿＿＿ 分"
    ink.value(left + 3, top + 29, f"客户评分（0–100）：{score}", look.value + 1, heavy=True)
    ink.caption(left + 62, top + 29, "由客户填写并签字盖章后有效", look.caption)
    ink.rule(left, top + 34, left + width - 46, top + 34)
    ink.rule(left + width - 46, top + 24, left + width - 46, top + 58)
    ink.circle(left + width - 23, top + 41, 15)
    ink.caption(left + width - 23, top + 41, "（盖章处）", look.caption, align="c")
    each = (width - 46) / 2
    signed = " ".join(part for part in (data.signed_by, data.signed_on.isoformat() if data.signed_on else "") if part)
    for place, (caption, words) in enumerate((("客户签字", signed), ("技术人员签字", ""))):
        x = left + place * each
        if place:
            ink.rule(x, top + 34, x, top + 58)
        ink.caption(x + 1.5, top + 38, caption, look.caption)
        ink.value(x + each / 2, top + 46, words, look.value, align="c")
        ink.caption(x + each - 1.5, top + 55, "年　 月　 日", look.caption, align="r")
    ink.box(left, top, width, 58, FRAME)
    table.y = top + 58


def render(data: SheetData, *, paper: str = PAPERS[0], reprint: int = 0, void: bool = False) -> Rendered:
    """The sheet as a PDF."""
    chosen = paper_of(paper, PAPERS)
    call = f"服务单 {data.call_number}" if data.call_number else ""
    parts = Sheet(
        letterhead=data.letterhead,
        title="定期巡检单",
        number=data.number,
        subtitle=call,
        blocks=(),
        foot=("", issued_by(data.operator, data.printed_at)),
    )
    table = RuledTable(parts, chosen, _tracks(data), head_height=33)
    _facts(table, data)
    _fill(table, data)
    _end(table, data)
    return table.finish(Marks(reprint, void))


def sample() -> SheetData:
    """A sheet before the visit."""
    return SheetData(
        letterhead=LETTERHEAD,
        number="XJ-HZ01-2611-0007",
        contract_number="HT-HZ01-2512-0031",
        call_number="JX-HZ01-2611-0093",
        customer="杭州西溪湿地国际会议中心有限公司",
        address="浙江省杭州市余杭区文一西路 998 号 18 幢 3 层",
        contact="沈建国",
        phone="0571-8867 3321",
        slot_on=date(2026, 12, 31),
        planned_on=date(2026, 11, 25),
        technician="周启明",
        items=("外观清洁", "电源接地", "线缆接口", "开机自检", "功能测试", "运行环境", "软件备份"),
        devices=(
            InspectedDevice("高清视频会议终端 TE50-1080P60", "2102350BTS10H6000187"),
            InspectedDevice("高清摄像机 VPC620", "2102310QRS10H7000452"),
            InspectedDevice("数字会议话筒 DCS-1021D", "DC1021D-2209-0144"),
        ),
        operator="王芳",
        printed_at=ISSUED_AT,
    )


FORM = Form(
    "inspection_sheet",
    "定期巡检单",
    PAPERS,
    SheetData,
    sample,
    render,
    issued=False,
    label=QT_TRANSLATE_NOOP("papers", "Inspection sheet"),
)
