"""U 盘遗失报告 – a lost stick: what was on it, whether anybody can read it, who was told, what is to be done (R005)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from app.documents._fit import CUT
from app.documents._form import Form, Letterhead, Rendered, issued_by, moment, paper_of
from app.documents._grid import Cell, Fields
from app.documents._press import FRAME
from app.documents._ruled import RuledTable, Track
from app.documents._samples import ISSUED_AT, LETTERHEAD
from app.documents._sheet import Sheet

PAPERS = ("A4",)
_ROW = 8.5
_TALL = 15.0
_LONG = 48
_VERDICT, _SIGNED = 34, 18
"""Room to write by hand, less of it on a full page: the signatures stand on the same one."""


@dataclass(frozen=True)
class LossData:
    """The package on the stick and how the stick was lost; `size` in bytes, `has_password`: one encrypted zip."""

    letterhead: Letterhead
    number: str
    package_number: int = 0
    made_at: datetime | None = None
    made_by: str = ""
    purpose: str = ""
    target: str = ""
    first: date | None = None
    last: date | None = None
    ledgers: tuple[str, ...] = ()
    rows: int = 0
    files: int = 0
    size: int = 0
    is_masked: bool = True
    has_scans: bool = False
    has_password: bool = False
    digest: str = ""
    was_received: str = ""
    lost_on: date | None = None
    lost_by: str = ""
    where: str = ""
    told: str = ""
    note: str = ""
    reported_at: datetime | None = None
    reported_by: str = ""
    operator: str = ""
    printed_at: datetime | None = None


def render(data: LossData, *, paper: str = PAPERS[0]) -> Rendered:
    """The report as a PDF. Raises ValueError."""
    chosen = paper_of(paper, PAPERS)
    sheet = Sheet(
        letterhead=data.letterhead,
        title="U 盘遗失报告",
        number=data.number,
        blocks=(),
        foot=("", issued_by(data.operator, data.printed_at)),
    )
    table = RuledTable(sheet, chosen, (Track("", 1),), head_height=chosen.look.head, size=10)
    table.y += 1.4
    table.note("一、遗失经过")
    _facts(table, _lost(data))
    table.y += 4
    table.note("二、盘上内容")
    _facts(table, _contents(data))
    table.y += 4
    table.note("三、能否被他人读取")
    table.note(_judged(data))
    table.y += 2
    table.note("四、处理与结论")
    height = min(_VERDICT, max(_ROW, table.bottom - table.y - _SIGNED))
    table.ink.box(table.left, table.y, table.width, height, FRAME)
    table.y += height + 4
    table.signatures(("遗失人签字", "报告人签字", "主管签字", "日期"))
    return table.finish()


def _lost(data: LossData) -> tuple[tuple[Cell, ...], ...]:
    return (
        (
            Cell("遗失日期", data.lost_on.isoformat() if data.lost_on else "", heavy=True),
            Cell("遗失人", data.lost_by, heavy=True),
        ),
        (Cell("地点与经过", data.where),),
        (Cell("已告知", data.told),),
        (Cell("已采取措施", data.note),),
        (Cell("登记时间", moment(data.reported_at)), Cell("登记人", data.reported_by)),
    )


def _contents(data: LossData) -> tuple[tuple[Cell, ...], ...]:
    period = f"{data.first.isoformat()} 至 {data.last.isoformat()}" if data.first and data.last else "全部"
    amount = f"{data.rows:,} 行，{data.files} 个文件，{data.size / 1_000_000:,.1f} MB"
    return (
        (Cell("台帐包", f"第 {data.package_number} 号", heavy=True), Cell("所在 U 盘", data.target)),
        (Cell("制作时间", moment(data.made_at)), Cell("制作人", data.made_by)),
        (Cell("用途", data.purpose), Cell("期间", period)),
        (Cell("台帐", "、".join(data.ledgers)),),
        (Cell("数量", amount), Cell("扫描件", "有" if data.has_scans else "无", heavy=data.has_scans)),
        (
            Cell("电话号码", "打码" if data.is_masked else "完整", heavy=not data.is_masked),
            Cell("加密", "AES-256 加密" if data.has_password else "未加密", heavy=not data.has_password),
        ),
        (Cell("总部签收", data.was_received or "没有签收"),),
        (Cell("包摘要", " ".join(data.digest[at : at + 4] for at in range(0, len(data.digest), 4))),),
    )


def _judged(data: LossData) -> str:
    if data.has_password:
        return "盘上只有一个加密的 zip，没有口令打不开。请确认口令单没有与 U 盘一同遗失；一同遗失的，按未加密处理。"
    if data.is_masked and not data.has_scans:
        return "盘上内容未加密，拾到的人可以读到客户名称、地址和服务记录；电话号码已打码。"
    return (
        "盘上内容未加密，拾到的人可以读到客户名称、地址、完整电话号码"
        + ("和扫描件" if data.has_scans else "")
        + "。属于个人信息泄露风险：请按《个人信息保护法》第五十七条评估是否通知客户和主管部门。"
    )


def _facts(table: RuledTable, rows: Sequence[tuple[Cell, ...]]) -> None:
    look, top = table.paper.look, table.y
    for cells in rows:
        height = _TALL if any(_breadth(str(cell.value)) > _LONG for cell in cells) else _ROW
        Fields(cells, mark=CUT).draw(table.ink, (table.left, table.y, table.width, height), look.value, look)
        table.y += height
        table.ink.rule(table.left, table.y, table.left + table.width, table.y)
    table.ink.box(table.left, top, table.width, table.y - top, FRAME)


def _breadth(text: str) -> float:
    """In Chinese characters, of which a Latin one is half."""
    return sum(0.5 if letter.isascii() else 1 for letter in text)


def sample() -> LossData:
    """A stick left in a taxi."""
    return LossData(
        letterhead=LETTERHEAD,
        number="HZ01-000012",
        package_number=12,
        made_at=ISSUED_AT,
        made_by="王芳",
        purpose="11 月月末上报总公司",
        target="KINGSTON (E:)",
        first=date(2026, 11, 1),
        last=date(2026, 11, 22),
        ledgers=("客户台帐", "维修台帐", "服务单台帐"),
        rows=18_017,
        files=12,
        size=18_734_112,
        is_masked=False,
        has_scans=True,
        digest="5be0c9a47d21f3868e90aa17c4d2f6b15be0c9a47d21f3868e90aa17c4d2f6b1",
        lost_on=date(2026, 11, 22),
        lost_by="林晓梅",
        where="送总公司途中，杭州东站至总公司的出租车上",
        told="何伟（分公司经理）、总公司客户服务部周建国",
        note="已联系出租车公司寻找；已通知总公司停止等待，重新制作第 13 号包",
        reported_at=ISSUED_AT,
        reported_by="王芳",
        operator="王芳",
        printed_at=ISSUED_AT,
    )


FORM = Form("stick_loss", "U 盘遗失报告", PAPERS, LossData, sample, render, issued=False)
"""What a report of a lost stick is."""
