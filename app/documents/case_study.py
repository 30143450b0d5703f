"""案例 – case study (F51): event, cause and lessons, discussed in the whole house."""

from __future__ import annotations

from datetime import date

from app.core.i18n import QT_TRANSLATE_NOOP
from app.documents import _case_report
from app.documents._case_report import PAPERS, ReportData
from app.documents._form import Form
from app.documents._samples import ISSUED_AT, LETTERHEAD

_WORDING = _case_report.Wording(
    title="案例",
    texts=(("事件经过", "事件"), ("原因分析", "原因"), ("教训与改进", "教训")),
    made="编写人",
    decision="讨论记录",
    choices="",
    signers=("编写人", "营销中心", "主持讨论"),
    strip="讨论",
    subject="题目",
    copies=("案例汇编",),
)


render = _case_report.renderer(_WORDING)


def sample() -> ReportData:
    """A case that was discussed."""
    return ReportData(
        letterhead=LETTERHEAD,
        number="HZ01-2611-004",
        customer="杭州西溪湿地国际会议中心有限公司",
        product="高清视频会议终端 TE50-1080P60 2102350BTS10H6000187",
        category="质量异常",
        received_at=ISSUED_AT,
        subject="维修后满载测试不能省",
        findings="10 月维修后只做了 10 分钟通电测试，11 月年会上同一故障再次出现，客户投诉升级。",
        measures="维修规程未写明满载测试时间；派工表未留出测试时间。",
        proposal="维修后满载运行不少于 2 小时，记录温度；派工时一并排出测试时间。",
        made_by="赵敏",
        made_on=date(2026, 12, 1),
        decision="各技术人员签字学习，规程 12 月 10 日前修订。",
        decided_by="周海",
        decided_on=date(2026, 12, 3),
        operator="王芳",
        printed_at=ISSUED_AT,
    )


FORM = Form("case_study", "案例", PAPERS, ReportData, sample, render, label=QT_TRANSLATE_NOOP("papers", "Case study"))
