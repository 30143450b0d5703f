"""调查报告 – report of a survey (F33, R075): who was asked, each question with its chart, findings, actions.

Charts are laid out by `domain.charts`, as on the screen. Before the result went out it is a draft.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from app.core import clock
from app.core.i18n import QT_TRANSLATE_NOOP
from app.documents._drawn_chart import ChartBlock, ChartPart, draw_chart
from app.documents._fit import CUT, in_box, pitch
from app.documents._form import Form, Letterhead, Rendered, day, issued_by, moment, paper_of
from app.documents._grid import Cell, Fields
from app.documents._papers import POINTS
from app.documents._press import FRAME
from app.documents._ruled import RuledTable, Track
from app.documents._samples import ISSUED_AT, LETTERHEAD
from app.documents._sheet import Marks, Sheet
from app.documents._text import broken, fitted, units
from app.domain.charts import ChartKind

PAPERS = ("A4",)
KEPT = "存档联"
_SIZE = 9.5
_ROW = 7.2
_TALLEST = 200.0
"""Height of a chart in millimetres: many parts stand closer."""
_SUMMARY = (
    Track("题号", 0.8, "c"), Track("题目", 8), Track("回答", 1.1, "r"), Track("未答", 1.1, "r"),
    Track("平均", 1.3, "r", heavy=True), Track("满意率", 1.6, "r"),
)  # fmt: skip
_WORDS = (Track("序号", 0.8, "c"), Track("回答", 12))
_ACTIONS = (
    Track("序号", 0.8, "c"), Track("措施", 5.4), Track("责任部门 / 人", 2.6), Track("期限", 1.7, "c"),
    Track("状态", 1.2, "c"), Track("结果", 3.4),
)  # fmt: skip


@dataclass(frozen=True)
class QuestionBlock:
    """A question with what was answered; figures in words, a dash where nothing can be said."""

    wording: str
    answered: int
    missing: int
    mean: str = "–"
    satisfied: str = "–"
    chart: ChartBlock | None = None
    span: str = ""
    texts: tuple[str, ...] = ()
    more_texts: int = 0


@dataclass(frozen=True)
class ActionRow:
    """What is done because of it."""

    subject: str
    who: str
    due_on: date | None = None
    state: str = ""
    result: str = ""


@dataclass(frozen=True)
class SurveyReportData:
    """Everything on the report; `facts` are pairs of caption and value, two a row."""

    letterhead: Letterhead
    number: str
    title: str
    is_draft: bool = False
    is_void: bool = False
    facts: tuple[tuple[str, ...], ...] = ()
    aim: str = ""
    charts: tuple[ChartBlock, ...] = ()
    questions: tuple[QuestionBlock, ...] = ()
    findings: str = ""
    proposals: str = ""
    actions: tuple[ActionRow, ...] = ()
    recipients: tuple[str, ...] = ()
    owner: str = ""
    reported_at: datetime | None = None
    operator: str = ""
    printed_at: datetime | None = None


def _heading(table: RuledTable, words: str, room: float = 20) -> None:
    table.begin(_SUMMARY)
    table.room(room + 9)
    table.skip(2.5)
    table.ink.value(table.left, table.y + 3, words, 11.5, heavy=True)
    table.skip(8)


def _text(table: RuledTable, words: str) -> None:
    """A text over as many lines and pages as it needs."""
    chain = table.ink.chain()
    room = int((table.width - 3) * POINTS * 1000 / _SIZE)
    for paragraph in words.split("\n"):
        for line in broken(fitted(units(paragraph, chain), room, chain), room).lines or [""]:
            table.room(pitch(_SIZE))
            table.ink.value(table.left + 1.5, table.y + pitch(_SIZE) / 2, line, _SIZE)
            table.skip(pitch(_SIZE))
    table.skip(2)


def _facts(table: RuledTable, data: SurveyReportData) -> None:
    fit = in_box(data.title, table.width, 8, 13, table.ink.chain(heavy=True), "…")
    table.ink.value(table.left + table.width / 2, table.y + 3, fit.lines[0], fit.size, align="c", heavy=True)
    table.skip(9)
    look, top = table.paper.look, table.y
    for place in range(0, len(data.facts), 2):
        cells = tuple(Cell(caption, value) for caption, value in data.facts[place : place + 2])
        Fields(cells, mark=CUT).draw(table.ink, (table.left, table.y, table.width, _ROW), look.value, look)
        table.skip(_ROW)
        table.ink.rule(table.left, table.y, table.left + table.width, table.y)
    table.ink.box(table.left, top, table.width, table.y - top, FRAME)
    if data.aim:
        _heading(table, "调查目的")
        _text(table, data.aim)


def _height(chart: ChartBlock) -> float:
    wanted = len(chart.parts) * 7.0 if chart.kind == ChartKind.BAR else max(len(chart.parts) * 6.4, 26.0)
    return min(wanted, _TALLEST)


def _drawn(table: RuledTable, chart: ChartBlock, x: float, width: float, height: float) -> None:
    draw_chart(table.ink, chart.chart, x, table.y, width, height)


def _overview(table: RuledTable, charts: tuple[ChartBlock, ...]) -> None:
    """Who answered, and the mean points of the questions, each with its name above."""
    for chart in charts:
        height = _height(chart)
        table.room(height + 12)
        fit = in_box(chart.title, table.width, 5, _SIZE, table.ink.chain(heavy=True), "…")
        table.ink.value(table.left, table.y + 2.4, "".join(fit.lines[:1]), fit.size, heavy=True)
        table.skip(7)
        _drawn(table, chart, table.left, table.width, height)
        table.skip(height + 5)


def _summary(table: RuledTable, data: SurveyReportData) -> None:
    _heading(table, "二、各题得分", 30)
    for place, one in enumerate(data.questions, 1):
        if place == len(data.questions):
            table.room(table.least + 8)  # the last row keeps the small print with it
        table.row([str(place), one.wording, str(one.answered), str(one.missing), one.mean, one.satisfied])
    table.closing(("“–”表示该题不计分或无人回答。满意率为 4 分及以上的占比；数字题的平均为所填数字的平均。",))


def _question(table: RuledTable, place: int, one: QuestionBlock) -> None:
    table.begin(_WORDS)
    height = _height(one.chart) if one.chart else 0.0
    table.room(height + 14)
    fit = in_box(f"{place}. {one.wording}", table.width, 9, 10, table.ink.chain(heavy=True), "…")
    for line in fit.lines:
        table.ink.value(table.left, table.y + 2.5, line, fit.size, heavy=True)
        table.skip(fit.pitch + 0.6)
    figures = (f"回答 {one.answered}", f"未答 {one.missing}" if one.missing else "",
               f"平均 {one.mean}" if one.mean != "–" else "", f"满意率 {one.satisfied}" if one.satisfied != "–" else "",
               one.span)  # fmt: skip
    said = in_box("　".join(part for part in figures if part), table.width - 6, 5, 9, table.ink.chain(), "…")
    table.ink.value(table.left + 3, table.y + 2.5, "".join(said.lines[:1]), said.size)
    table.skip(6.5)
    if one.chart:
        _drawn(table, one.chart, table.left + 3, table.width - 6, height)
        table.skip(height + 3)
    for number, words in enumerate(one.texts, 1):
        table.row([str(number), words])
    if one.texts:
        table.closing((f"另有 {one.more_texts} 条，见程序中的调查台账。",) if one.more_texts else ())
    table.skip(2)


def _end(table: RuledTable, data: SurveyReportData) -> None:
    _heading(table, "四、调查发现")
    _text(table, data.findings or "（尚未填写）")
    if data.proposals:
        _heading(table, "五、改进建议")
        _text(table, data.proposals)
    if data.actions:
        _heading(table, "六、改进措施" if data.proposals else "五、改进措施", 30)
        table.begin(_ACTIONS)
        for place, one in enumerate(data.actions, 1):
            due = one.due_on.isoformat() if one.due_on else ""
            table.row([str(place), one.subject, one.who, due, one.state, one.result])
    table.begin(_SUMMARY)
    table.room(24)
    table.skip(2)
    sent = "、".join(data.recipients)
    when = f"　{day(clock.local(data.reported_at).date())}" if data.reported_at and sent else ""
    table.closing((f"报送：{sent}{when}",) if sent else ())
    table.signatures(("编制", "审核", "批准"))


def render(data: SurveyReportData, *, paper: str = PAPERS[0], reprint: int = 0, void: bool = False) -> Rendered:
    """The report as a PDF, a copy for the file and one for each department that gets it."""
    state = "草稿" if data.is_draft else f"报告时间 {moment(data.reported_at)}"
    sheet = Sheet(
        letterhead=data.letterhead,
        title="客户调查报告",
        number=data.number,
        subtitle=state,
        blocks=(),
        foot=("", issued_by(data.operator, data.printed_at)),
        copies=() if data.is_draft else (KEPT, *(f"送 {name}" for name in data.recipients)),
    )
    table = RuledTable(sheet, paper_of(paper, PAPERS), _SUMMARY, head_height=33, size=9)
    _facts(table, data)
    _heading(table, "一、应答与得分")
    _overview(table, data.charts)
    _summary(table, data)
    _heading(table, "三、各题结果", 50)
    for place, one in enumerate(data.questions, 1):
        _question(table, place, one)
    _end(table, data)
    return table.finish(Marks(reprint, void or data.is_void))


def _parts(*given: tuple[str, int, str]) -> tuple[ChartPart, ...]:
    return tuple(ChartPart(*one) for one in given)


def sample() -> SurveyReportData:
    """A report that went to two departments."""
    scale = (("很满意 (21)", 21, "50.0 %"), ("满意 (14)", 14, "33.3 %"), ("一般 (5)", 5, "11.9 %"),
             ("不满意 (2)", 2, "4.8 %"), ("很不满意 (0)", 0, "0.0 %"))  # fmt: skip
    several = (("响应速度 (18)", 18, "47.4 %"), ("备件供应 (15)", 15, "39.5 %"), ("收费透明 (9)", 9, "23.7 %"))
    return SurveyReportData(
        letterhead=LETTERHEAD,
        number="DC-HZ01-26-0002",
        title="2026 年度客户满意度调查",
        facts=(
            ("调查类别", "客户满意度调查"), ("调查方式", "电话"), ("调查时间", "2026-11-01 至 2026-12-15"),
            ("负责人", "周海"), ("调查对象", "重点客户；近 12 个月内服务过"), ("符合条件", "128 户"),
            ("抽样", "50 户（随机种子 20261101）"), ("收回", "42 份，应答率 84.0 %"),
            ("总平均分", "4.21 分（满分 5 分）"), ("未应答", "拒答 3，未联系上 4，未答 1"),
        ),
        aim="了解重点客户对报修、到场、维修质量和收费的评价，为下年度服务改进提供依据。",
        charts=(
            ChartBlock("应答情况", "pie", _parts(("已答", 42, "42 (84.0 %)"), ("拒答", 3, "3 (6.0 %)"),
                                              ("未联系上", 4, "4 (8.0 %)"), ("未答", 1, "1 (2.0 %)"))),
            ChartBlock("各题平均得分（满分 5 分）", "bar",
                       _parts(("您对响应和到场的速度是否满意？", 429, "4.29"), ("收费是否合理？", 381, "3.81"))),
        ),
        questions=(
            QuestionBlock("您对工程师响应和到场的速度是否满意？", 42, 0, "4.29", "83.3 %",
                          ChartBlock("", "bar", _parts(*scale))),
            QuestionBlock("您希望我们改进哪些方面？（可多选）", 38, 4, chart=ChartBlock("", "bar", _parts(*several))),
            QuestionBlock("贵单位在用设备多少台？", 40, 2, "23.45", span="最小 2，最大 210"),
            QuestionBlock("您的其他意见或建议", 2, 40, texts=("希望周末也能及时上门。", "备件等待时间偏长。")),
        ),
        findings="1. 到场速度满意率 83.3 %，较上年提高 4.1 个百分点。\n2. 备件供应是客户最希望改进的方面之一。",
        proposals="增加常用备件安全库存；周末安排值班工程师。",
        actions=(ActionRow("常用备件安全库存上调三成", "仓库 李强", date(2026, 12, 31), "进行中"),),
        recipients=("技术部", "销售部"),
        owner="周海",
        reported_at=ISSUED_AT,
        operator="王芳",
        printed_at=ISSUED_AT,
    )  # fmt: skip


FORM = Form(
    "survey_report",
    "客户调查报告",
    PAPERS,
    SurveyReportData,
    sample,
    render,
    issued=False,
    label=QT_TRANSLATE_NOOP("papers", "Survey report"),
)
