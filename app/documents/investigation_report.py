"""调查处理报告 – investigation report (F47): to the general manager within three days."""

from __future__ import annotations

from datetime import date

from app.core.i18n import QT_TRANSLATE_NOOP
from app.documents import _case_report
from app.documents._case_report import PAPERS, ReportData
from app.documents._form import Form
from app.documents._samples import ISSUED_AT, LETTERHEAD

_WORDING = _case_report.Wording(
    title="调查处理报告",
    texts=(("调查经过及结果", "调查"), ("处理措施", "措施"), ("处理建议", "建议")),
    made="报告人",
    decision="批示",
    choices="☐同意　☐补充调查　☐其他",
    signers=("报告单位主管", "总经理室", "总经理批示"),
    copies=("总经理室",),
    asks_who_went=True,
)


render = _case_report.renderer(_WORDING)


def sample() -> ReportData:
    """A report that was read."""
    return ReportData(
        letterhead=LETTERHEAD,
        number="HZ01-2611-004",
        customer="杭州西溪湿地国际会议中心有限公司",
        product="高清视频会议终端 TE50-1080P60 2102350BTS10H6000187",
        category="质量异常",
        received_at=ISSUED_AT,
        went="质管部 陈立、业务部 赵敏（11 月 19 日会同客户现场查验）",
        findings="1. 现场复现：运行 40 分钟后黑屏，与温度有关。\n2. 拆检编码板 U12 焊点虚焊；同批抽 5 台无异常。",
        measures="换下故障编码板两块封存，现场换新，连续运行 8 小时正常。",
        proposal="判定制造责任；同批 18 台上门复测，老化测试恢复为 4 小时。",
        ended_on=date(2026, 11, 19),
        due_on=date(2026, 11, 22),
        made_by="陈立",
        made_on=date(2026, 11, 20),
        decision="同意，列入追踪改善。",
        decided_by="孙浩",
        decided_on=date(2026, 11, 21),
        operator="王芳",
        printed_at=ISSUED_AT,
    )


FORM = Form(
    "investigation_report",
    "调查处理报告",
    PAPERS,
    ReportData,
    sample,
    render,
    label=QT_TRANSLATE_NOOP("papers", "Investigation report"),
)
