"""催办单 – reminder slip (F56): a case is late while a unit has its turn; the unit is asked to get on with it."""

from __future__ import annotations

from datetime import UTC, date, datetime

from app.documents import _stage_slip
from app.documents._form import Form
from app.documents._samples import ISSUED_AT, LETTERHEAD
from app.documents._stage_slip import PAPERS, SlipData

_WORDING = _stage_slip.Wording(
    title="催办单",
    opening="{unit}：案件 {case} 现由贵单位办理“{stage}”，已逾期 {days} 天，影响全案结案，请即办理。",
    asks="催办事项",
    cause="逾期原因",
    answer="办理情况",
    copies=("催办单位",),
)


render = _stage_slip.renderer(_WORDING)


def sample() -> SlipData:
    """A slip as it goes to the unit."""
    return SlipData(
        letterhead=LETTERHEAD,
        number="CB-HZ01-2611-0003",
        case_number="HZ01-2611-004",
        scheme="工厂五联处理",
        customer="杭州西溪湿地国际会议中心有限公司",
        product="高清视频会议终端 TE50-1080P60",
        category="质量异常",
        received_at=datetime(2026, 11, 12, 2, 5, tzinfo=UTC),
        close_due_at=datetime(2026, 11, 25, 16, 0, tzinfo=UTC),
        unit="质管部",
        stage="品质原因分析",
        entered_at=datetime(2026, 11, 12, 8, 0, tzinfo=UTC),
        due_at=datetime(2026, 11, 13, 16, 0, tzinfo=UTC),
        days_late=9,
        asks="请尽快完成原因分析并判定责任单位，将客户抱怨处理表连同样品转制造部；不能按期完成的，请书面说明原因和预计完成日期。",
        answer_due_on=date(2026, 11, 24),
        issued_by="王芳",
        issued_at=ISSUED_AT,
        digest="7b20f4c19a55d0e3b861",
        operator="王芳",
        printed_at=ISSUED_AT,
    )


FORM = Form("reminder_slip", "催办单", PAPERS, SlipData, sample, render)
