"""奖罚通知单 – reward and penalty notice (F76, 002C): whom, for which case, how much, why, by which arithmetic.

The original and three photocopies: case office, accounting, the unit concerned. Stays in the house.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from app.core.money import capital, format_yuan
from app.documents import _layout
from app.documents._blocks import Block, Section
from app.documents._editions import SECRECY, copies_of
from app.documents._form import Form, Letterhead, Rendered, day, issued_by, paper_of, ticked
from app.documents._grid import Cell, Fields, Paragraph, Remark, Row, Signatures
from app.documents._samples import ISSUED_AT, LETTERHEAD
from app.documents._sheet import Marks, Sheet

PAPERS = ("A4",)
_KINDS = (("reward", "奖励"), ("penalty", "惩处"), ("discipline", "纪律记录"))


@dataclass(frozen=True)
class NoticeData:
    """Everything on a notice; amounts in fen, `copies` are the recipients of its sheets."""

    letterhead: Letterhead
    number: str
    kind: str = "penalty"  # reward penalty discipline
    unit: str = ""
    person: str = ""
    case_number: str = ""
    customer: str = ""
    category: str = ""
    loss: int | None = None  # of the whole case
    share: str = ""  # in words: 60.00 %
    share_amount: int | None = None
    trigger: str = ""
    reason: str = ""
    step: str = ""
    worth: str = ""
    superior_of: str = ""  # whose superior the person is, and the notice of that one
    unit_points: int = 0
    own_points: int = 0
    fine: int | None = None
    cap: str = ""  # how it is deducted, in words
    drafted_by: str = ""
    drafted_on: date | None = None
    approved_by: str = ""
    approved_on: date | None = None
    copies: tuple[str, ...] = ()
    digest: str = ""
    operator: str = ""
    printed_at: datetime | None = None


def _whom(data: NoticeData) -> Section:
    rows: list[Row] = [
        Fields((Cell("类别", ticked(data.kind, *_KINDS)),)),
        Fields((Cell("单位", data.unit, 3, heavy=True), Cell("姓名", data.person, 3, heavy=True))),
    ]
    if data.superior_of:
        rows.append(Fields((Cell("连带", f"{data.superior_of} 的主管，降一级处分"),)))
    return Section("受奖罚", tuple(rows))


def _case(data: NoticeData) -> Section:
    rows: list[Row] = [
        Fields((Cell("案件编号", data.case_number, 3, heavy=True), Cell("客户", data.customer, 4))),
        Fields((Cell("投诉类别", data.category, 3), Cell("情形", data.trigger, 4))),
    ]
    if data.kind == "penalty":
        loss = format_yuan(data.loss, symbol=True) if data.loss else ""
        own = format_yuan(data.share_amount, symbol=True) if data.share_amount else ""
        rows.append(Fields((
            Cell("损失总额", loss, 3), Cell("责任比例", data.share, 2), Cell("应负损失", own, 3, heavy=True),
        )))  # fmt: skip
    rows.append(Paragraph("事由", data.reason, 3, 2))
    return Section("案由", tuple(rows))


def _amount(data: NoticeData) -> Section:
    fine = f"{format_yuan(data.fine, symbol=True)}　{capital(data.fine)}" if data.fine else ""
    if data.kind == "reward":
        return Section("奖励", (Fields((Cell("奖励金额", fine, heavy=True),)),))
    rows: list[Row] = [Fields((Cell("处分", data.step, 4, heavy=True), Cell("折合", data.worth, 4)))]
    if data.kind == "penalty":
        rows.append(Fields((Cell("罚扣金额", fine, heavy=True),)))
        rows.append(Remark(_arithmetic(data), 1.1))
        if data.cap:
            rows.append(Remark(data.cap, 1.1))
    return Section("处分", tuple(rows))


def _arithmetic(data: NoticeData) -> str:
    if not data.unit_points or not data.share_amount:
        return "算式：损失金额 ÷ 责任单位基本点数合计 × 个人基本点数"
    loss, fine = format_yuan(data.share_amount), format_yuan(data.fine or 0)
    return f"算式：{loss} 元 ÷ {data.unit_points} 点 × {data.own_points} 点 ＝ {fine} 元"


def _signed(name: str, on: date | None) -> str:
    return " ".join(part for part in (name, on.isoformat() if on else "") if part)


def _signatures(data: NoticeData) -> Section:
    filled = (_signed(data.drafted_by, data.drafted_on), "", _signed(data.approved_by, data.approved_on))
    return Section(
        "签核",
        (
            Signatures(("拟办", "案件主管部门", "总经理"), 3, filled=filled),
            Signatures(("会计部门", "人事部门", "当事人签收"), 3),
        ),
    )


def _appeal() -> Section:
    """Filled in by hand on the paper; the program keeps both with the record."""
    return Section(
        "申诉",
        (
            Remark("对本通知不服的，可以签呈申诉；申诉期间暂缓执行。", 1),
            Paragraph("申诉理由", "", 3, 1),
            Paragraph("裁定", "", 2, 0.6, note="☐维持　☐撤销"),
        ),
    )


def sheet(data: NoticeData, copies: Sequence[str]) -> Sheet:
    """The notice's parts."""
    return Sheet(
        letterhead=data.letterhead,
        is_controlled=True,
        title="奖罚通知单",
        number=data.number,
        subtitle=f"签发日期 {day(data.approved_on)}" if data.approved_on else "",
        secrecy=SECRECY,
        blocks=(
            Block((_whom(data), _case(data), _amount(data), _signatures(data))),
            *(() if data.kind == "reward" else (Block((_appeal(),)),)),
        ),
        signers=("案件主管部门", "总经理"),
        foot=(f"内容摘要 {data.digest[:12]}" if data.digest else "", issued_by(data.operator, data.printed_at)),
        copies=tuple(copies),
    )


def render(
    data: NoticeData,
    *,
    paper: str = PAPERS[0],
    copies: Sequence[str] | None = None,
    reprint: int = 0,
    void: bool = False,
) -> Rendered:
    """The notice as a PDF, one page a copy; `copies` names them, else the data."""
    parts = sheet(data, copies_of(copies, data.copies))
    return _layout.render(parts, paper_of(paper, PAPERS), Marks(reprint, void))


def sample() -> NoticeData:
    """A fine of one person for a share of a loss."""
    return NoticeData(
        letterhead=LETTERHEAD,
        number="JF-HZ01-2611-0002",
        unit="制造一部",
        person="周启明",
        case_number="HZ01-2611-004",
        customer="杭州西溪湿地国际会议中心有限公司",
        category="质量异常",
        loss=1_000_000,
        share="60.00 %",
        share_amount=600_000,
        trigger="未按制作规范操作",
        reason="更换电源模块时未按作业标准书进行老化测试，三台设备交付后一周内停机，造成客户生产中断并索赔。",
        step="悔过书",
        worth="加扣点数 200 元",
        unit_points=120,
        own_points=10,
        fine=50_000,
        cap="每月罚扣以当月效益奖金的 50 % 为限，不足部分递延至以后月份。",
        drafted_by="王芳",
        drafted_on=date(2026, 11, 20),
        approved_by="吴敏",
        approved_on=date(2026, 11, 22),
        copies=("正本 人事部门", "影印本一 案件主管部门", "影印本二 会计部门", "影印本三 制造一部"),
        digest="7b20f4c19a55d0e3b861",
        operator="王芳",
        printed_at=ISSUED_AT,
    )


FORM = Form("penalty_notice", "奖罚通知单", PAPERS, NoticeData, sample, render)
