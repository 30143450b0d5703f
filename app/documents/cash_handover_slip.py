"""交款单 – cash hand-over slip (F29, 001 item 3): collected cash on its way to finance, in two copies.

As many charges as there are over as many pages as they need; sum, capital amount and signatures at the end.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from app.core.money import capital, format_yuan
from app.documents._fit import CUT
from app.documents._form import Form, Letterhead, Rendered, issued_by, moment, paper_of
from app.documents._grid import Cell, Fields
from app.documents._press import FRAME
from app.documents._ruled import RuledTable, Track
from app.documents._samples import ISSUED_AT, LETTERHEAD
from app.documents._sheet import Marks, Sheet

PAPERS = ("A5", "241x139.7", "A4")
COPIES = ("第一联 财务留存", "第二联 交款人留存")
_TRACKS = (
    Track("序号", 0.8, "c"),
    Track("收费单号", 3.2),
    Track("报修单号", 3.2),
    Track("客户", 5),
    Track("收款日期", 2, "c"),
    Track("发票号码", 2.6),
    Track("金额（元）", 2, "r"),
)


@dataclass(frozen=True)
class SlipLine:
    """A charge; `amount` in fen."""

    number: str
    call_number: str = ""
    customer: str = ""
    collected_on: date | None = None
    amount: int = 0
    invoice_number: str = ""


@dataclass(frozen=True)
class SlipData:
    """Everything on a slip; amounts in fen."""

    letterhead: Letterhead
    number: str
    handed_by: str = ""
    taken_by: str = ""
    handed_over_at: datetime | None = None
    notes: str = ""
    lines: tuple[SlipLine, ...] = ()
    total: int = 0
    digest: str = ""
    operator: str = ""
    printed_at: datetime | None = None


def _facts(table: RuledTable, data: SlipData) -> None:
    look = table.paper.look
    table.y += 1.4
    cells = (
        Cell("交款人", data.handed_by, 1, heavy=True),
        Cell("收款人", data.taken_by, 1, heavy=True),
        Cell("交款时间", moment(data.handed_over_at), 1.2),
        Cell("笔数", f"{len(data.lines)} 笔", 0.6),
    )
    Fields(cells, mark=CUT).draw(table.ink, (table.left, table.y, table.width, look.row + 1), look.value, look)
    table.ink.box(table.left, table.y, table.width, look.row + 1, FRAME)
    table.y += look.row + 3


def _end(table: RuledTable, data: SlipData) -> None:
    """The sum in digits and capitals with the signatures, on one page with one another."""
    table.room(32)
    table.row(["", "合计", "", capital(data.total), "", "", format_yuan(data.total)])
    if data.notes:
        table.closing((f"备注：{data.notes}",))
    table.signatures(("交款人签字", "财务收款签字", "日期"))


def render(
    data: SlipData, *, paper: str = PAPERS[0], copies: Sequence[str] = COPIES, reprint: int = 0, void: bool = False
) -> Rendered:
    """The slip as a PDF, all pages once a copy; on carbonless paper once, naming both."""
    chosen = paper_of(paper, PAPERS)
    digest = f"内容摘要 {data.digest[:12]}" if data.digest else ""
    parts = Sheet(
        letterhead=data.letterhead,
        title="交款单",
        number=data.number,
        blocks=(),
        foot=(digest, issued_by(data.operator, data.printed_at)),
        copies=tuple(copies),
    )
    table = RuledTable(parts, chosen, _TRACKS, head_height=chosen.look.head, size=chosen.look.value)
    _facts(table, data)
    for place, line in enumerate(data.lines, 1):
        day = line.collected_on.isoformat() if line.collected_on else ""
        known = (line.number, line.call_number, line.customer, day, line.invoice_number, format_yuan(line.amount))
        table.row([str(place), *known])
    _end(table, data)
    return table.finish(Marks(reprint, void))


def sample() -> SlipData:
    """A technician's cash of one day."""
    known = (
        ("SF-HZ01-2611-0012", "JX-HZ01-2611-0087", "杭州西溪湿地国际会议中心有限公司", 18_000),
        ("SF-HZ01-2611-0014", "JX-HZ01-2611-0091", "𠮷祥里社区卫生服务站", 32_050),
        ("SF-HZ01-2611-0015", "JX-HZ01-2611-0093", "余杭区文一西路小学", 8_500),
    )
    return SlipData(
        letterhead=LETTERHEAD,
        number="JK-HZ01-2611-0003",
        handed_by="周启明",
        taken_by="沈会计",
        handed_over_at=ISSUED_AT,
        lines=tuple(SlipLine(number, call, name, date(2026, 11, 21), fen) for number, call, name, fen in known),
        total=sum(fen for *_, fen in known),
        digest="3f9ac21b07de5e1188ac",
        operator="王芳",
        printed_at=ISSUED_AT,
    )


FORM = Form("cash_handover_slip", "交款单", PAPERS, SlipData, sample, render)
