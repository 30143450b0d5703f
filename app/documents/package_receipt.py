"""台帐包签收单 – head office's receipt of a branch's ledger package: signed, and sent back with the stick.

It bears the fingerprint of head office's key, which the branch compares when it reads its first receipt.
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

PAPERS = ("A5", "A4")
_ROW = 8.0


@dataclass(frozen=True)
class ReceiptData:
    """What was received: counts in rows, `digest` the package's, `fingerprint` that of head office's key."""

    letterhead: Letterhead
    number: str
    branch_code: str = ""
    branch_name: str = ""
    package_number: int = 0
    made_at: datetime | None = None
    made_by: str = ""
    purpose: str = ""
    first: date | None = None
    last: date | None = None
    received_at: datetime | None = None
    received_by: str = ""
    office: str = ""
    rows: int = 0
    added: int = 0
    changed: int = 0
    unchanged: int = 0
    conflicts: int = 0
    scans: int = 0
    digest: str = ""
    fingerprint: str = ""
    operator: str = ""
    printed_at: datetime | None = None


def render(data: ReceiptData, *, paper: str = PAPERS[0]) -> Rendered:
    """The receipt as a PDF. Raises ValueError."""
    chosen = paper_of(paper, PAPERS)
    sheet = Sheet(
        letterhead=data.letterhead,
        title="台帐包签收单",
        number=data.number,
        blocks=(),
        foot=("", issued_by(data.operator, data.printed_at)),
    )
    table = RuledTable(sheet, chosen, (Track("", 1),), head_height=chosen.look.head, size=9.5)
    table.y += 1.4
    _facts(table, _rows(data))
    table.y += 2
    table.note("以上台帐包已核验签名与全部文件并接收。分公司第一次读取签收文件时，请核对总部密钥指纹与本单一致。")
    table.signatures(("总部接收人签字", "U 盘交还人签字", "分公司收回签字", "收回日期"))
    return table.finish()


def _rows(data: ReceiptData) -> tuple[tuple[Cell, ...], ...]:
    period = f"{data.first.isoformat()} 至 {data.last.isoformat()}" if data.first and data.last else "全部"
    counts = (
        f"共 {data.rows:,} 行：新增 {data.added:,}，变更 {data.changed:,}，无变化 {data.unchanged:,}，"
        f"冲突 {data.conflicts:,}；扫描件 {data.scans:,} 份"
    )
    return (
        (
            Cell("分公司", f"{data.branch_code} {data.branch_name}".strip(), heavy=True),
            Cell("包序号", f"第 {data.package_number} 号", heavy=True),
        ),
        (Cell("制作时间", moment(data.made_at)), Cell("制作人", data.made_by)),
        (Cell("用途", data.purpose), Cell("期间", period)),
        (Cell("接收单位", data.office),),
        (Cell("接收时间", moment(data.received_at), heavy=True), Cell("接收人", data.received_by, heavy=True)),
        (Cell("接收内容", counts),),
        (Cell("包摘要", _groups(data.digest)),),
        (Cell("总部密钥指纹", data.fingerprint, heavy=True),),
    )


def _facts(table: RuledTable, rows: Sequence[tuple[Cell, ...]]) -> None:
    look, top = table.paper.look, table.y
    for cells in rows:
        height = _ROW + 3 if any(len(str(cell.value)) > 60 for cell in cells) else _ROW
        Fields(cells, mark=CUT).draw(table.ink, (table.left, table.y, table.width, height), look.value, look)
        table.y += height
        table.ink.rule(table.left, table.y, table.left + table.width, table.y)
    table.ink.box(table.left, top, table.width, table.y - top, FRAME)


def _groups(digits: str) -> str:
    return " ".join(digits[at : at + 4] for at in range(0, len(digits), 4))


def sample() -> ReceiptData:
    """A month's package taken in."""
    return ReceiptData(
        letterhead=LETTERHEAD,
        number="SZ02-000012",
        branch_code="SZ02",
        branch_name="深圳分公司",
        package_number=12,
        made_at=ISSUED_AT,
        made_by="林晓梅",
        purpose="11 月月末上报总公司",
        first=date(2026, 11, 1),
        last=date(2026, 11, 22),
        received_at=ISSUED_AT,
        received_by="王芳",
        office="HZ01 杭州总部",
        rows=18_017,
        added=1_204,
        changed=613,
        unchanged=16_197,
        conflicts=3,
        scans=86,
        digest="5be0c9a47d21f3868e90aa17c4d2f6b15be0c9a47d21f3868e90aa17c4d2f6b1",
        fingerprint="8a3c 11f0 9bd2 7e45 c0aa 3d19 6f02 b7e8",
        operator="王芳",
        printed_at=ISSUED_AT,
    )


FORM = Form("package_receipt", "台帐包签收单", PAPERS, ReceiptData, sample, render, issued=False)
"""What a receipt of a package is."""
