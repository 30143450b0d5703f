"""维修项目与收费标准表 – repair item and price list (F28, P04): shown before any work that costs money."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from app.core.i18n import QT_TRANSLATE_NOOP
from app.core.money import format_yuan
from app.documents._form import Form, Letterhead, Rendered, day, issued_by, paper_of
from app.documents._papers import A4
from app.documents._ruled import RuledTable, Track
from app.documents._samples import ISSUED_AT, LETTERHEAD
from app.documents._sheet import Sheet

PAPERS = ("A4",)
REMARKS = (
    "收费服务在开始前说明项目和费用，用户同意后实施。",
    "保修期内和合同约定的免费服务不收取本表费用；人为或不可抗力造成的损坏除外。",
)
_TRACKS = (
    Track("代码", 1.3, "c"),
    Track("维修项目", 5),
    Track("单位", 0.9, "c"),
    Track("收费标准(元)", 1.7, "r"),
    Track("备注", 2.8),
)


@dataclass(frozen=True)
class PriceItem:
    """One item with its price in fen; None is agreed case by case (面议)."""

    code: str
    item: str
    unit: str = "次"
    price: int | None = None
    group: str = ""
    remark: str = ""


@dataclass(frozen=True)
class PriceData:
    """A price list as it is valid from a day on."""

    letterhead: Letterhead
    items: tuple[PriceItem, ...]
    valid_from: date | None = None
    remarks: tuple[str, ...] = REMARKS
    operator: str = ""
    printed_at: datetime | None = None


def price(item: PriceItem) -> str:
    """The price as it is printed."""
    return "面议" if item.price is None else format_yuan(item.price)


def groups(items: tuple[PriceItem, ...]) -> dict[str, list[PriceItem]]:
    """Items by group, groups in the order met."""
    found: dict[str, list[PriceItem]] = {}
    for item in items:
        found.setdefault(item.group, []).append(item)
    return found


def render(data: PriceData, *, paper: str = PAPERS[0]) -> Rendered:
    """The list as a PDF."""
    paper_of(paper, PAPERS)
    sheet = Sheet(
        letterhead=data.letterhead,
        title="维修项目与收费标准表",
        blocks=(),
        facts=tuple(
            filter(None, (f"自 {day(data.valid_from)} 起执行" if data.valid_from else "", "金额单位：元（含税）"))
        ),
        foot=("", issued_by(data.operator, data.printed_at)),
    )
    ruled = RuledTable(sheet, A4, _TRACKS, head_height=19, size=9)
    for group, items in groups(data.items).items():
        if group:
            ruled.title(group)
        for item in items:
            ruled.row((item.code, item.item, item.unit, price(item), item.remark))
    ruled.closing([f"{number}. {remark}" for number, remark in enumerate(data.remarks, 1)])
    return ruled.finish()


def sample() -> PriceData:
    """A short list."""
    return PriceData(
        letterhead=LETTERHEAD,
        valid_from=date(2026, 1, 1),
        operator="王芳",
        printed_at=ISSUED_AT,
        items=(
            PriceItem("A01", "上门检测费（市区）", "次", 8000, "上门与检测"),
            PriceItem("A02", "上门检测费（郊县，往返 60 km 以内）", "次", 15000, "上门与检测", "超出部分按 1.5 元/km"),
            PriceItem("A03", "带回检测费", "台", 5000, "上门与检测", "确认维修后抵扣"),
            PriceItem("B01", "视频终端主板维修（元件级）", "块", 68000, "维修"),
            PriceItem("B02", "电源模块更换（不含配件）", "个", 12000, "维修"),
            PriceItem("B03", "系统软件重装与参数恢复", "台", 20000, "维修", "含现场测试"),
            PriceItem("C01", "高清编解码板 TE50-MCU-V2", "块", 356000, "配件"),
            PriceItem("C02", "HDMI 高清线 5 m", "根", 6800, "配件"),
            PriceItem("D01", "年度巡检（按合同）", "项", None, "服务"),
        ),
    )


FORM = Form(
    "price_list",
    "维修项目与收费标准表",
    PAPERS,
    PriceData,
    sample,
    render,
    issued=False,
    label=QT_TRANSLATE_NOOP("papers", "Price list"),
)
