"""收据遗失声明 – note of a lost receipt (R051): signed by the customer before things go back without their original.

One sheet, kept by the branch with the stub. What it names is checked and signed for together with the loss.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from app.core.i18n import QT_TRANSLATE_NOOP
from app.documents import _layout
from app.documents._blocks import Block, Section
from app.documents._form import Form, Letterhead, Rendered, day, issued_by, paper_of
from app.documents._grid import Cell, Columns, Fields, Paragraph, Remark, Row, Signatures
from app.documents._samples import ISSUED_AT, LETTERHEAD
from app.documents._sheet import Marks, Sheet

PAPERS = ("A5", "241x139.7", "A4")
_TERMS = "我方声明：上述收据的客户联原件已遗失，自签字之日起作废，不再作为领取凭证；日后找到即交还贵公司。"
_ALL_GOES = "所列物品由我方当面核对，凭本声明领回"
_SOME_GOES = "注明“本次领回”的物品由我方当面核对，凭本声明领回"
_SOME_STAYS = "；注明“留修”的仍在贵公司，凭新收据领取"
_SOME_SCRAPPED = "；注明“报废”的经我方同意不再领回"
_GOES, _STAYS, _SCRAPPED = "本次领回", "留修", "报废"
_BY_HAND = "☐领回 ☐留修"
_ITEMS = (
    ("序号", 0.7, "c"),
    ("品名", 3, "l"),
    ("型号", 2.6, "l"),
    ("序列号", 3.2, "l"),
    ("收据编号", 3.2, "l"),
    ("返修编号", 3.2, "l"),
    ("去向", 2, "c"),
)


@dataclass(frozen=True)
class LostThing:
    """One thing on the lost receipt; its serial is that of the unit handed over. `whereto` empty: ticked by hand."""

    item: str
    number: str = ""
    model: str = ""
    serial: str = ""
    receipt_number: str = ""
    whereto: str = ""  # 本次领回, 留修, 报废


@dataclass(frozen=True)
class ReceiptLossData:
    """Everything on the note; empty means: to be filled in by hand."""

    letterhead: Letterhead
    number: str  # of the receipt, of the call where several were lost
    customer: str
    receipts: str = ""
    issued_on: date | None = None
    customer_number: str = ""
    call_number: str = ""
    contact: str = ""
    phone: str = ""
    items: tuple[LostThing, ...] = ()
    new_receipts: str = ""  # of what stays, where they are known
    lost_note: str = ""
    signed_by: str = ""
    signed_on: date | None = None
    version: int = 1
    operator: str = ""
    printed_at: datetime | None = None
    digest: str = ""

    @property
    def some_stay(self) -> bool:
        """Whether something stays, or the pen says what does."""
        return any(one.whereto == _STAYS for one in self.items) or self.is_open

    @property
    def is_open(self) -> bool:
        """Whether the pen says what goes back."""
        return not all(one.whereto for one in self.items)


def _lost(data: ReceiptLossData, *, compact: bool) -> Section:
    who = Cell("联系人", data.contact, 3), Cell("联系电话", data.phone, 3)
    numbers = Cell("客户编号", data.customer_number, 3), Cell("报修单号", data.call_number, 3)
    receipts = Cell("遗失收据", data.receipts, 6, heavy=True), Cell("开具日期", day(data.issued_on), 3)
    customer = Cell("客户名称", data.customer, 6, heavy=True)
    rows: tuple[Row, ...] = (
        (Fields((customer, *who)), Fields((receipts[0], *numbers)), Fields((receipts[1],)))
        if compact
        else (Fields((customer,)), Fields(who), Fields(numbers), Fields(receipts))
    )
    return Section("收据", (*rows, Paragraph("遗失经过", data.lost_note, 1.6, 0.6)))


def _things(data: ReceiptLossData, *, compact: bool) -> Section:
    rows = tuple(
        (str(place), one.item, one.model, one.serial, one.receipt_number, one.number, one.whereto or _BY_HAND)
        for place, one in enumerate(data.items, 1)
    )
    least, most = (2, 4) if compact else (4, 16)
    listed = Columns("物品清单", _ITEMS, rows, least, most, row_height=1.1, grow=1)
    if not data.some_stay:
        return Section("物品", (listed,))
    counts = [(words, sum(one.whereto == words for one in data.items)) for words in (_GOES, _STAYS, _SCRAPPED)]
    told = "" if data.is_open else "，".join(f"{words} {count} 件" for words, count in counts if count)
    new = Cell("新收据", data.new_receipts, 5), Cell("件数", told, 4)
    return Section("物品", (listed, Fields(new)))


def _declared(data: ReceiptLossData, *, compact: bool) -> Section:
    signed = " ".join(part for part in (data.signed_by, data.signed_on.isoformat() if data.signed_on else "") if part)
    places = ("声明人（客户）签字", "公司经办人（核对身份）")
    identity = Fields((Cell("证件号码", "", 6), Cell("单位盖章", "", 4)))
    return Section(
        "声明",
        (
            Remark(_terms(data), 1.5 if compact else 2),
            identity,
            Signatures(places, 2.4 if compact else 3, filled=(signed,)),
        ),
    )


def _terms(data: ReceiptLossData) -> str:
    """What the customer states, of each thing what becomes of it."""
    some_scrapped = any(one.whereto == _SCRAPPED for one in data.items)
    goes = _SOME_GOES if data.some_stay or some_scrapped else _ALL_GOES
    return f"{_TERMS}{goes}{_SOME_STAYS * data.some_stay}{_SOME_SCRAPPED * some_scrapped}。"


def render(data: ReceiptLossData, *, paper: str = PAPERS[0], reprint: int = 0, void: bool = False) -> Rendered:
    """The note as a PDF."""
    chosen = paper_of(paper, PAPERS)
    compact = chosen.look.compact
    parts = (_lost(data, compact=compact), _things(data, compact=compact), _declared(data, compact=compact))
    sheet = Sheet(
        letterhead=data.letterhead,
        title="收据遗失声明",
        subtitle=f"第 {data.version} 版" if data.version > 1 else "",
        number=data.number,
        blocks=(Block(parts),),
        signers=("声明人（客户）签字", "公司经办人"),
        foot=(f"内容摘要 {data.digest[:12]}" if data.digest else "", issued_by(data.operator, data.printed_at)),
    )
    return _layout.render(sheet, chosen, Marks(reprint, void))


def sample() -> ReceiptLossData:
    """A note as it is signed."""
    return ReceiptLossData(
        letterhead=LETTERHEAD,
        number="SJ-HZ01-2611-0018",
        customer="杭州西溪湿地国际会议中心有限公司",
        receipts="SJ-HZ01-2611-0018",
        issued_on=date(2026, 11, 22),
        customer_number="KH-HZ01-00316",
        call_number="JX-HZ01-2611-0087",
        contact="沈建国",
        phone="0571-8867 3321",
        items=(
            LostThing(
                "高清视频会议终端",
                "FX-HZ01-2611-0021",
                "TE50-1080P60",
                "2102350BTS10H6000187",
                "SJ-HZ01-2611-0018",
                _GOES,
            ),
            LostThing(
                "数字会议话筒", "FX-HZ01-2611-0022", "DCS-1021D", "DC1021D-2209-0144", "SJ-HZ01-2611-0018", _STAYS
            ),
        ),
        lost_note="办公室搬迁时遗失，已查找未果",
        operator="王芳",
        printed_at=ISSUED_AT,
        digest="50d1e6fa27bb40c38e91",
    )


FORM = Form(
    "receipt_loss_note",
    "收据遗失声明",
    PAPERS,
    ReceiptLossData,
    sample,
    render,
    label=QT_TRANSLATE_NOOP("papers", "Note of a lost receipt"),
)
