"""洽办单 – late-cause slip (F57): the case is closed, but a unit was late; it is asked for the reason."""

from __future__ import annotations

from datetime import UTC, date, datetime

from app.documents import _stage_slip
from app.documents._form import Form
from app.documents._samples import ISSUED_AT, LETTERHEAD
from app.documents._stage_slip import PAPERS, SlipData

_WORDING = _stage_slip.Wording(
    title="洽办单",
    opening="{unit}：案件 {case} 已经结案，贵单位办理“{stage}”逾期 {days} 天，请查明原因并答复。",
    asks="洽办事项",
    cause="逾期原因",
    answer="改进答复",
    copies=("责任单位",),
)


render = _stage_slip.renderer(_WORDING)


def sample() -> SlipData:
    """A slip that came back answered."""
    return SlipData(
        letterhead=LETTERHEAD,
        number="QB-HZ01-2611-0002",
        case_number="HZ01-2610-011",
        scheme="工厂五联处理",
        customer="宁波东钱湖旅游度假区管理委员会",
        product="数字会议话筒 DCS-1021D",
        category="质量异常",
        received_at=datetime(2026, 10, 20, 1, 15, tzinfo=UTC),
        close_due_at=datetime(2026, 11, 2, 16, 0, tzinfo=UTC),
        unit="制造部",
        stage="生产原因及对策",
        entered_at=datetime(2026, 10, 22, 3, 0, tzinfo=UTC),
        due_at=datetime(2026, 10, 23, 16, 0, tzinfo=UTC),
        left_at=datetime(2026, 10, 27, 7, 30, tzinfo=UTC),
        days_late=4,
        asks="请说明逾期原因及今后如何避免。",
        answer_due_on=date(2026, 11, 25),
        cause="样品于 10 月 23 日送外协厂复测，复测设备校准，结果 26 日才返回。",
        answer="今后复测改在厂内进行；须送外协的，当日书面告知总经理室。",
        answered_by="陈立",
        answered_on=date(2026, 11, 21),
        issued_by="王芳",
        issued_at=ISSUED_AT,
        digest="20be71a9c4d3f58e7719",
        operator="王芳",
        printed_at=ISSUED_AT,
    )


FORM = Form("late_cause_slip", "洽办单", PAPERS, SlipData, sample, render)
