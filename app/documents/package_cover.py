"""台帐包封面 – cover sheet of a ledger package (R005): what is on the stick, whose key signed it, who answers for it.

The sheet that is signed carries the package's digest; the copy inside the package cannot, for the digest covers it.
"""

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
_TRACKS = (
    Track("序号", 0.8, "c"),
    Track("台帐", 4.2),
    Track("行数", 1.6, "r"),
    Track("文件", 8),
)
_ROW = 8.0


@dataclass(frozen=True)
class LedgerLine:
    """A ledger of the package: its title, rows and files."""

    title: str
    rows: int
    files: str = ""


@dataclass(frozen=True)
class CoverData:
    """Everything on the cover.

    `digest` is the package's (64 hexadecimal digits), empty on the copy inside it; `previous_digest` the first 16
    digits of the one before; `head` the head of the branch's history as a short code; `fingerprint` that of its key;
    `size` in bytes.
    """

    letterhead: Letterhead
    number: str
    branch_code: str = ""
    package_number: int = 0
    previous_number: int = 0
    previous_digest: str = ""
    made_at: datetime | None = None
    made_by: str = ""
    purpose: str = ""
    first: date | None = None
    last: date | None = None
    is_masked: bool = True
    has_password: bool = False
    lines: tuple[LedgerLine, ...] = ()
    scans: int = 0
    files: int = 0
    size: int = 0
    program: str = ""
    schema: str = ""
    head: str = ""
    fingerprint: str = ""
    digest: str = ""
    operator: str = ""
    printed_at: datetime | None = None


def render(data: CoverData, *, paper: str = PAPERS[0]) -> Rendered:
    """The cover as a PDF: as many pages as the ledgers need, signatures at the end. Raises ValueError."""
    chosen = paper_of(paper, PAPERS)
    sheet = Sheet(
        letterhead=data.letterhead,
        title="台帐包封面",
        number=data.number,
        blocks=(),
        foot=("", issued_by(data.operator, data.printed_at)),
    )
    table = RuledTable(sheet, chosen, _TRACKS, head_height=chosen.look.head, size=9.5)
    table.y += 1.4
    _facts(table, _first_facts(data))
    table.y += 3
    for place, line in enumerate(data.lines, 1):
        table.row([str(place), line.title, f"{line.rows:,}", line.files])
    table.row(["", "合计", f"{sum(line.rows for line in data.lines):,}", _together(data)])
    table.room(66)
    table.begin(_TRACKS)
    table.y += 3
    _facts(table, _seal_facts(data))
    table.y += 2
    table.note(
        "接收方请先核验程序显示的密钥指纹与包摘要同本页一致再接收（首次接收必须核对）。电话号码"
        + ("已打码。" if data.is_masked else "为完整号码，请按客户资料保密规定保管、用后销毁。")
    )
    table.signatures(("制作人签字", "审核人签字", "接收人签字", "接收日期"))
    return table.finish()


def _first_facts(data: CoverData) -> tuple[tuple[Cell, ...], ...]:
    period = f"{data.first.isoformat()} 至 {data.last.isoformat()}" if data.first and data.last else "全部"
    before = f"第 {data.previous_number} 号（{_groups(data.previous_digest)}）" if data.previous_number else "无"
    kept = "有（口令另行送达）" if data.has_password else "无"
    return (
        (Cell("分公司编号", data.branch_code, heavy=True), Cell("包序号", f"第 {data.package_number} 号", heavy=True)),
        (Cell("上一包", before), Cell("制作时间", moment(data.made_at))),
        (Cell("期间", period), Cell("制作人", data.made_by)),
        (Cell("用途", data.purpose),),
        (Cell("电话号码", "打码" if data.is_masked else "完整", heavy=not data.is_masked), Cell("口令", kept)),
        (Cell("程序版本", data.program), Cell("数据结构", data.schema)),
    )


def _seal_facts(data: CoverData) -> tuple[tuple[Cell, ...], ...]:
    digest = _groups(data.digest) if data.digest else "见随盘签字的纸质封面（包内封面不含自身摘要）"
    return (
        (Cell("密钥指纹", data.fingerprint, heavy=True),),
        (Cell("变更记录链头", data.head),),
        (Cell("包摘要", digest, heavy=bool(data.digest)),),
    )


def _facts(table: RuledTable, rows: Sequence[tuple[Cell, ...]]) -> None:
    look, top = table.paper.look, table.y
    for cells in rows:
        height = _ROW + 5 if any(len(str(cell.value)) > 60 for cell in cells) else _ROW
        Fields(cells, mark=CUT).draw(table.ink, (table.left, table.y, table.width, height), look.value, look)
        table.y += height
        table.ink.rule(table.left, table.y, table.left + table.width, table.y)
    table.ink.box(table.left, top, table.width, table.y - top, FRAME)


def _together(data: CoverData) -> str:
    scans = f"扫描件 {data.scans} 份，" if data.scans else ""
    return f"{scans}共 {data.files} 个文件，{data.size / 1_000_000:,.1f} MB"


def _groups(digits: str) -> str:
    return " ".join(digits[at : at + 4] for at in range(0, len(digits), 4))


def sample() -> CoverData:
    """A month of three ledgers."""
    return CoverData(
        letterhead=LETTERHEAD,
        number="Aftercare_HZ01_000012_20261122",
        branch_code="HZ01",
        package_number=12,
        previous_number=11,
        previous_digest="9c1f02d4e5a67788",
        made_at=ISSUED_AT,
        made_by="王芳",
        purpose="11 月月末上报总公司",
        first=date(2026, 11, 1),
        last=date(2026, 11, 22),
        lines=(
            LedgerLine("客户台帐", 1_284, "customers.xlsx　customers.csv　customers.jsonl"),
            LedgerLine("维修台帐", 8_713, "repairs.xlsx　repairs.csv　repairs.pdf　repairs.jsonl"),
            LedgerLine("服务单台帐", 8_020, "vouchers.xlsx　vouchers.csv　vouchers.jsonl"),
        ),
        files=12,
        size=18_734_112,
        program="1.7.0",
        schema="0040_packages",
        head="1f2a 3b4c 5d6e 7f80 / 42824",
        fingerprint="8a3c 11f0 9bd2 7e45 c0aa 3d19 6f02 b7e8",
        digest="5be0c9a47d21f3868e90aa17c4d2f6b15be0c9a47d21f3868e90aa17c4d2f6b1",
        operator="王芳",
        printed_at=ISSUED_AT,
    )


FORM = Form("package_cover", "台帐包封面", PAPERS, CoverData, sample, render, issued=False)
