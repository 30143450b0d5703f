"""签呈 – petition (F55, P13): an objection, a rejected claim or a proposal, with the decision."""

from __future__ import annotations

from datetime import date

from app.core.i18n import QT_TRANSLATE_NOOP
from app.documents import _case_report
from app.documents._case_report import PAPERS, ReportData
from app.documents._form import Form
from app.documents._samples import ISSUED_AT, LETTERHEAD

_WORDING = _case_report.Wording(
    title="签呈",
    texts=(("说明（理由）", "说明"), ("", ""), ("拟办", "拟办")),
    made="签呈人",
    decision="核示",
    choices="☐准　☐不准　☐再议",
    signers=("单位主管", "会办单位", "核决人"),
    copies=("呈核",),
)


render = _case_report.renderer(_WORDING)


def sample() -> ReportData:
    """A petition as it is handed up."""
    return ReportData(
        letterhead=LETTERHEAD,
        number="HZ01-2611-004",
        customer="杭州西溪湿地国际会议中心有限公司",
        product="高清视频会议终端 TE50-1080P60 2102350BTS10H6000187",
        category="质量异常",
        received_at=ISSUED_AT,
        subject="为案件 HZ01-2611-004 责任归属，请准予复议。",
        findings="编码板焊接由外协厂完成，来料检验合格；虚焊系外协厂回流焊温度偏低所致，已取得该厂温度曲线记录。",
        proposal="拟请将制造部责任比例改列外协厂，损失向该厂索赔。",
        made_by="李强",
        made_on=date(2026, 11, 22),
        operator="王芳",
        printed_at=ISSUED_AT,
    )


FORM = Form("petition", "签呈", PAPERS, ReportData, sample, render, label=QT_TRANSLATE_NOOP("papers", "Petition"))
