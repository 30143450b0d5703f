"""What is known of a complaint when one of its forms is drawn (F40–F53): words in Chinese, amounts in fen, moments.

`is_internal` chooses the edition. The customer's edition never draws opinions, responsibility, losses nor decisions,
and whoever gathers the data leaves them out of it in the first place.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from typing import Any

from app.documents._form import Letterhead
from app.documents._samples import ISSUED_AT, LETTERHEAD


@dataclass(frozen=True)
class Fact:
    """A product field of the scheme, as the branch calls it."""

    name: str
    value: str = ""


@dataclass(frozen=True)
class Opinion:
    """A block for a unit's opinion; without words it is filled in by hand."""

    title: str
    words: str = ""
    by: str = ""
    on: date | None = None
    is_internal: bool = True


@dataclass(frozen=True)
class Share:
    """Who answers for it, and for how many hundredths of a percent."""

    unit: str
    person: str = ""
    share: int = 0
    party: str = ""  # not the company: supplier, carrier …
    note: str = ""


@dataclass(frozen=True)
class Loss:
    """A line of the loss with its arithmetic."""

    kind: str
    reckoning: str = ""
    amount: int = 0


@dataclass(frozen=True)
class Decision:
    """A proposal put before an approver."""

    amount: int
    title: str
    outcome: str = ""
    by: str = ""
    on: date | None = None
    words: str = ""


@dataclass(frozen=True)
class Settled:
    """Something done for the customer."""

    kind: str
    goods: str = ""
    quantity: int = 0
    amount: int = 0
    due_on: date | None = None
    done_on: date | None = None
    paper: str = ""
    bearer: str = ""  # internal


@dataclass(frozen=True)
class Talk:
    """A word with the customer."""

    kind: str
    at: datetime | None = None
    words: str = ""
    by: str = ""


@dataclass(frozen=True)
class Turn:
    """A unit's turn with the case."""

    name: str
    unit: str
    entered_at: datetime | None = None
    due_at: datetime | None = None
    left_at: datetime | None = None


@dataclass(frozen=True)
class Action:
    """A corrective action."""

    action: str
    unit: str = ""
    person: str = ""
    due_on: date | None = None
    done_on: date | None = None
    checked: str = ""


@dataclass(frozen=True)
class CaseData:
    """Everything the forms of a case may show; empty means: to be filled in by hand."""

    letterhead: Letterhead
    number: str
    is_internal: bool = False
    scheme: str = ""
    previous: str = ""
    is_repeat: bool = False
    customer: str = ""
    customer_number: str = ""
    contact: str = ""
    phone: str = ""
    address: str = ""
    call_number: str = ""
    product: str = ""
    model: str = ""
    serial: str = ""
    facts: tuple[Fact, ...] = ()
    proof: str = ""
    channel: str = ""
    category: str = ""
    content: str = ""
    demand: str = ""
    claim_amount: int | None = None
    sample: str = ""
    received_at: datetime | None = None
    received_by: str = ""
    owner: str = ""
    market: str = ""
    severity: str = ""
    departments_told: str = ""  # of a minor case, with by whom and when
    department: str = ""  # that handles it
    handled_on: date | None = None
    reply_due_at: datetime | None = None
    replied_at: datetime | None = None
    close_due_at: datetime | None = None
    promised_on: date | None = None
    promise_told_by: str = ""
    finding: str = ""
    cause: str = ""
    countermeasure: str = ""
    evidence: str = ""
    appraisal: str = ""
    shares: tuple[Share, ...] = ()
    opinions: tuple[Opinion, ...] = ()
    losses: tuple[Loss, ...] = ()
    loss_amount: int | None = None
    decisions: tuple[Decision, ...] = ()
    settlements: tuple[Settled, ...] = ()
    talks: tuple[Talk, ...] = ()
    turns: tuple[Turn, ...] = ()
    result: str = ""  # what the customer was told at last
    result_on: date | None = None
    result_by: str = ""
    receivable: str = ""
    answer: str = ""  # of the customer: 接受 不接受
    answered_on: date | None = None
    signed_by: str = ""
    signed_on: date | None = None
    visited_at: datetime | None = None
    visited_by: str = ""
    satisfaction: int | None = None
    tracks_improvement: bool | None = None
    exempt_reason: str = ""
    actions: tuple[Action, ...] = ()
    is_void: bool = False
    copies: tuple[str, ...] = ()  # recipients by the scheme; empty: the form's own
    digest: str = ""
    operator: str = ""
    printed_at: datetime | None = None


def sample_case(**more: Any) -> CaseData:
    """A case as it stands when it is received, and what a form adds."""
    data = CaseData(
        letterhead=LETTERHEAD,
        number="HZ01-2611-004",
        customer="杭州西溪湿地国际会议中心有限公司",
        contact="沈建国",
        phone="0571-8867 3321",
        content="11 月 18 日年会期间主会场终端两次黑屏，每次约 5 分钟，远端 12 个分会场无法收看；"
        "10 月维修后同一故障再次出现，客户认为维修未彻底。",
        received_at=ISSUED_AT,
        operator="王芳",
        printed_at=ISSUED_AT,
    )
    return replace(data, **more)


PRODUCT: dict[str, Any] = {
    "product": "高清视频会议终端",
    "model": "TE50-1080P60",
    "serial": "2102350BTS10H6000187",
}
FACTS = (
    Fact("订单/批号", "DD-2503-0117"),
    Fact("料号", "TE50-MCU-V2"),
    Fact("交运日期", "2026-03-12"),
    Fact("数量", "20"),
    Fact("不良数量", "2"),
    Fact("金额", "¥128,000.00"),
)
SHARES = (Share("制造部", "李强", 6000, note="焊接后漏做老化测试"), Share("质管部", "", 4000))
OPINIONS = (
    Opinion(
        "品质部门原因分析",
        "退回样品复测，编码板 U12 虚焊，温升后接触不良，判定为制造原因。",
        "陈立",
        date(2026, 11, 19),
    ),
    Opinion(
        "生产部门原因及对策",
        "当批老化测试由 4 小时减为 1 小时未经批准；即日恢复，并对同批 18 台复测。",
        "李强",
        date(2026, 11, 20),
    ),
    Opinion("研发部门意见"),
    Opinion("业务部门处理意见", "建议换新两台，并就年会影响折让 2,000 元。", "赵敏", date(2026, 11, 21)),
    Opinion("总经理室综合意见", "同意业务部意见，列入追踪改善。", "孙浩", date(2026, 11, 21)),
)
LOSSES = (
    Loss("折让", "实际折让金额", 200_000),
    Loss("退回", "2 × ¥6,400.00 × 20%", 256_000),
)
DECISIONS = (Decision(456_000, "业务部门经理", "核准", "周海", date(2026, 11, 21), "按方案办理，三日内换机。"),)
SETTLEMENTS = (
    Settled("换货", "TE50-1080P60", 2, 0, date(2026, 11, 25), date(2026, 11, 24), "TH-HZ01-2611-0002"),
    Settled("折让", "年会服务费", 0, 200_000, date(2026, 11, 30), None, "ZR-HZ01-2611-0001"),
)
TALKS = (
    Talk("首次答复", datetime(2026, 11, 18, 6, 30, tzinfo=UTC), "已派技术人员到场，三日内告知原因。", "王芳"),
    Talk("结果告知", datetime(2026, 11, 22, 2, 0, tzinfo=UTC), "编码板焊接不良，换新两台并折让 2,000 元。", "赵敏"),
)
TURNS = (
    Turn("受理判定", "客户服务部", datetime(2026, 11, 18, 5, tzinfo=UTC), None, datetime(2026, 11, 18, 9, tzinfo=UTC)),
    Turn("提出意见", "质管部", datetime(2026, 11, 18, 9, tzinfo=UTC), datetime(2026, 11, 21, 16, tzinfo=UTC)),
)
ACTIONS = (
    Action("老化测试时间写入工艺卡，变更须质管部会签", "制造部", "李强", date(2026, 12, 5), date(2026, 12, 2), "有效"),
)
