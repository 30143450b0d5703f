"""What the reminder slip (F56) and the late-cause slip (F57) share: the case, the unit whose turn is late, its answer.

Both stay in the house. The block of the answer is filled in by hand unless the answer is known already.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from app.documents import _layout
from app.documents._blocks import Block, Section
from app.documents._case_parts import before
from app.documents._editions import SECRECY, copies_of
from app.documents._form import Letterhead, Rendered, day, issued_by, moment, paper_of
from app.documents._grid import Cell, Fields, Paragraph, Remark, Row, Signatures
from app.documents._sheet import Marks, Sheet

PAPERS = ("A4",)


@dataclass(frozen=True)
class SlipData:
    """Everything on a slip to a late unit; empty means: to be filled in by hand."""

    letterhead: Letterhead
    number: str
    case_number: str
    scheme: str = ""
    customer: str = ""
    product: str = ""
    category: str = ""
    received_at: datetime | None = None
    close_due_at: datetime | None = None
    unit: str = ""
    stage: str = ""
    entered_at: datetime | None = None
    due_at: datetime | None = None
    left_at: datetime | None = None  # late-cause slip: when the stage was left
    days_late: int = 0
    asks: str = ""
    answer_due_on: date | None = None
    cause: str = ""
    answer: str = ""
    answered_by: str = ""
    answered_on: date | None = None
    issued_by: str = ""
    issued_at: datetime | None = None
    copies: tuple[str, ...] = ()  # recipients by the scheme; empty: the form's own
    digest: str = ""
    operator: str = ""
    printed_at: datetime | None = None


@dataclass(frozen=True)
class Wording:
    """What differs between the two slips."""

    title: str
    opening: str  # with {unit}, {stage}, {case}, {days}
    asks: str  # caption
    cause: str  # caption of the cause of the delay
    answer: str  # caption
    copies: tuple[str, ...]


def _case(data: SlipData) -> Section:
    return Section(
        "案件",
        (
            Fields((Cell("案件编号", data.case_number, 3, heavy=True), Cell("处理方案", data.scheme, 3))),
            Fields((Cell("客户名称", data.customer, 3, heavy=True), Cell("投诉类别", data.category, 3))),
            Fields((Cell("产品", data.product),)),
            Fields((Cell("受理时间", moment(data.received_at), 3), Cell("结案期限", before(data.close_due_at), 3))),
        ),
    )


def _stage(data: SlipData) -> Section:
    rows: list[Row] = [
        Fields((Cell("承办单位", data.unit, 3, heavy=True), Cell("处理环节", data.stage, 3))),
        Fields((Cell("交办时间", moment(data.entered_at), 3), Cell("应完成", before(data.due_at), 3, heavy=True))),
    ]
    late = f"{data.days_late} 天" if data.days_late else ""
    if data.left_at:
        rows.append(Fields((Cell("实际完成", moment(data.left_at), 3), Cell("逾期", late, 3, heavy=True))))
    else:
        rows.append(Fields((Cell("逾期", late, 3, heavy=True), Cell("实际完成", "尚未完成", 3))))
    return Section("逾期环节", tuple(rows))


def sheet(data: SlipData, wording: Wording, copies: Sequence[str]) -> Sheet:
    """The slip's parts."""
    opening = wording.opening.format(
        unit=data.unit or "＿＿＿＿", stage=data.stage or "＿＿＿＿", case=data.case_number, days=data.days_late
    )
    until = f"请于 {day(data.answer_due_on)} 前答复" if data.answer_due_on else "请于＿＿＿＿年＿＿月＿＿日前答复"
    issued = " ".join(part for part in (data.issued_by, moment(data.issued_at)) if part)
    answered = " ".join(
        part for part in (data.answered_by, data.answered_on.isoformat() if data.answered_on else "") if part
    )
    return Sheet(
        letterhead=data.letterhead,
        title=wording.title,
        number=data.number,
        is_controlled=True,
        secrecy=SECRECY,
        blocks=(
            Block((_case(data), _stage(data))),
            Block(
                (
                    Section(
                        "事由",
                        (
                            Remark(opening, 1.8),
                            Paragraph(wording.asks, data.asks, 3, 1.2),
                            Remark(until, 1),
                            Signatures(("签发人", "签发单位主管"), 2.6, filled=(issued,)),
                        ),
                    ),
                )
            ),
            Block(
                (
                    Section(
                        "答复",
                        (
                            Paragraph(wording.cause, data.cause, 4, 1.5),
                            Paragraph(wording.answer, data.answer, 4, 1.5),
                            Signatures(("答复人", "承办单位主管", "收回登记"), 2.6, filled=(answered,)),
                        ),
                    ),
                )
            ),
        ),
        signers=("签发人", "承办单位主管"),
        foot=(f"内容摘要 {data.digest[:12]}" if data.digest else "", issued_by(data.operator, data.printed_at)),
        copies=tuple(copies),
    )


def renderer(wording: Wording) -> Callable[..., Rendered]:
    """What renders the slip with that wording."""

    def render(
        data: SlipData,
        *,
        paper: str = PAPERS[0],
        copies: Sequence[str] | None = None,
        reprint: int = 0,
        void: bool = False,
        carbonless: bool | None = None,
    ) -> Rendered:
        """The slip as a PDF, one page a copy; `copies` names them, else the data, else the one for the late unit."""
        parts = sheet(data, wording, copies_of(copies, data.copies, wording.copies))
        return _layout.render(parts, paper_of(paper, PAPERS), Marks(reprint, void), carbonless=carbonless)

    return render
