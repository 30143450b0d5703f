"""上门手续单 – tools, spares and papers taken along and brought back (F14, R056); goes with the voucher."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from app.core.i18n import QT_TRANSLATE_NOOP
from app.documents import _layout
from app.documents._blocks import Block, Section
from app.documents._form import Form, Letterhead, Rendered, issued_by, moment, paper_of
from app.documents._grid import Cell, Columns, Fields, Paragraph, Signatures
from app.documents._samples import ISSUED_AT, LETTERHEAD
from app.documents._sheet import Marks, Sheet

PAPERS = ("A4",)
_THINGS = (
    ("序号", 0.7, "c"),
    ("名称", 3.4, "l"),
    ("型号 / 编号", 2.6, "l"),
    ("数量", 0.9, "c"),
    ("领出", 0.9, "c"),
    ("使用", 0.9, "c"),
    ("带回", 0.9, "c"),
    ("备注", 2, "l"),
)


@dataclass(frozen=True)
class Thing:
    """A tool, spare part or document.

    `taken` is ticked before departure, `back` at return, `used` is a number in words.
    """

    name: str
    model: str = ""
    quantity: str = "1"
    taken: bool = False
    used: str = ""
    back: bool = False
    remark: str = ""


@dataclass(frozen=True)
class ChecklistData:
    """What a technician draws for one visit."""

    letterhead: Letterhead
    number: str  # the call's
    voucher_number: str = ""
    technician: str = ""
    customer: str = ""
    address: str = ""
    appointed_at: datetime | None = None
    tools: tuple[Thing, ...] = ()
    spares: tuple[Thing, ...] = ()
    papers: tuple[Thing, ...] = ()
    remarks: str = ""
    operator: str = ""
    printed_at: datetime | None = None


def _table(caption: str, things: tuple[Thing, ...], least: int, most: int) -> Columns:
    rows = tuple(
        (
            str(number),
            thing.name,
            thing.model,
            thing.quantity,
            "☑" if thing.taken else "☐",
            thing.used,
            "☑" if thing.back else "☐",
            thing.remark,
        )
        for number, thing in enumerate(things, 1)
    )
    return Columns(caption, _THINGS, rows, max(least, min(most, len(rows) + 1)), most, row_height=0.9, grow=1)


def _sheet(data: ChecklistData) -> Sheet:
    visit = Section(
        "任务",
        (
            Fields((Cell("客户名称", data.customer, 2, heavy=True), Cell("服务凭证", data.voucher_number))),
            Fields((Cell("服务地址", data.address, 2), Cell("预约上门", moment(data.appointed_at)))),
            Fields(
                (
                    Cell("技术人员", data.technician),
                    Cell("离开时间", "　月　日　时　分"),
                    Cell("返回时间", "　月　日　时　分"),
                )
            ),
        ),
    )
    things = (
        Section("工具", (_table("工具", data.tools, 4, 10),)),
        Section("备件", (_table("备品备件", data.spares, 4, 8),)),
        Section("单据", (_table("单据", data.papers, 3, 6),)),
    )
    last = Section(
        "手续",
        (
            Paragraph("差异说明", data.remarks, 1.6, 0.5),
            Signatures(("领用人（技术人员）", "批准人（客服主管）", "归还验收"), 2.6),
        ),
    )
    return Sheet(
        letterhead=data.letterhead,
        title="上门手续单",
        number=data.number,
        blocks=(Block((visit, *things, last)),),
        signers=("领用人", "归还验收"),
        foot=("", issued_by(data.operator, data.printed_at)),
    )


def render(data: ChecklistData, *, paper: str = PAPERS[0], reprint: int = 0, void: bool = False) -> Rendered:
    """The checklist as a PDF."""
    return _layout.render(_sheet(data), paper_of(paper, PAPERS), Marks(reprint, void))


def sample() -> ChecklistData:
    """What goes along on one visit."""
    return ChecklistData(
        letterhead=LETTERHEAD,
        number="JX-HZ01-2611-0087",
        voucher_number="FW-HZ01-2611-0042",
        technician="周启明",
        customer="杭州西溪湿地国际会议中心有限公司",
        address="杭州市余杭区文一西路 998 号 18 幢 3 层视频会议机房",
        appointed_at=ISSUED_AT.replace(hour=6),
        tools=(
            Thing("数字万用表", "GJ-0012", taken=True),
            Thing("网线测试仪", "GJ-0031", taken=True),
            Thing("串口调试线", "RJ45-DB9", taken=True),
            Thing("防静电手环", taken=True),
        ),
        spares=(
            Thing("编解码板", "TE50-MCU-V2", taken=True, remark="保修更换件"),
            Thing("HDMI 高清线", "5 m", "2", taken=True),
        ),
        papers=(
            Thing("服务凭证", "FW-HZ01-2611-0042", "2 联", taken=True),
            Thing("售后服务记录表", "JX-HZ01-2611-0087", "1", taken=True),
            Thing("维修项目与收费标准卡", "", "1", taken=True),
        ),
        operator="王芳",
        printed_at=ISSUED_AT,
    )


FORM = Form(
    "dispatch_checklist",
    "上门手续单",
    PAPERS,
    ChecklistData,
    sample,
    render,
    label=QT_TRANSLATE_NOOP("papers", "Dispatch checklist"),
)
