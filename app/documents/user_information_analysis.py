"""用户信息整理分析报告 – user information analysis (F35): what key customers said in a period, findings, proposals."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from app.core.i18n import QT_TRANSLATE_NOOP
from app.documents import _layout
from app.documents._blocks import Block, Section
from app.documents._editions import SECRECY
from app.documents._form import Form, Letterhead, Rendered, day, issued_by, paper_of
from app.documents._grid import Cell, Columns, Fields, Paragraph, Signatures
from app.documents._samples import ISSUED_AT, LETTERHEAD
from app.documents._sheet import Sheet

PAPERS = ("A4",)
KINDS = ("意见", "建议", "表扬", "信息")
_MOST_TOPICS = 12


@dataclass(frozen=True)
class TopicLine:
    """One topic; `kinds` are the counts in the order of `KINDS`."""

    topic: str
    received: int
    kinds: tuple[int, ...] = ()
    answered: int = 0
    open: int = 0
    examples: str = ""


@dataclass(frozen=True)
class AnalysisData:
    """Everything on a report; empty means: to be filled in by hand."""

    letterhead: Letterhead
    first: date
    last: date
    customers: int = 0
    topics: tuple[TopicLine, ...] = ()
    findings: str = ""
    proposals: str = ""
    written_by: str = ""
    operator: str = ""
    printed_at: datetime | None = None


def _row(place: int, line: TopicLine) -> tuple[str, ...]:
    kinds = (*line.kinds, *(0,) * len(KINDS))[: len(KINDS)]
    counts = (line.received, *kinds, line.answered, line.open)
    return (str(place), line.topic, *(str(count) if count else "" for count in counts), line.examples)


def _sheet(data: AnalysisData) -> Sheet:
    received = sum(line.received for line in data.topics)
    still_open = sum(line.open for line in data.topics)
    headings = (
        ("序号", 0.7, "c"), ("主题", 1.5, "l"), ("条数", 0.8, "r"), *((kind, 0.8, "r") for kind in KINDS),
        ("已答复", 0.9, "r"), ("未办结", 0.9, "r"), ("用户反映（摘要）", 5.2, "l"),
    )  # fmt: skip
    rows = tuple(_row(place, line) for place, line in enumerate(data.topics, 1))
    period = f"{day(data.first)} 至 {day(data.last)}"
    about = Section("概况", (
        Fields((Cell("统计期间", period, 2, heavy=True), Cell("重点用户", f"{data.customers} 户"))),
        Fields((
            Cell("信息条数", f"{received} 条"), Cell("未办结", f"{still_open} 条"), Cell("整理人", data.written_by),
        )),
    ))  # fmt: skip
    topics = Section("数据", (
        Columns("用户信息", headings, rows, least_rows=5, most_rows=_MOST_TOPICS, row_height=1.25),
    ))  # fmt: skip
    words = Section("分析", (
        Paragraph("分析发现", data.findings, 5, 2),
        Paragraph("改进建议", data.proposals, 5, 2),
        Signatures(("整理人", "客户服务部主管", "主管领导"), 2.6),
    ))  # fmt: skip
    return Sheet(
        letterhead=data.letterhead,
        title="用户信息整理分析报告",
        secrecy=SECRECY,
        blocks=(Block((about, topics, words)),),
        signers=("整理人", "客户服务部主管"),
        foot=("", issued_by(data.operator, data.printed_at)),
    )


def render(data: AnalysisData, *, paper: str = PAPERS[0]) -> Rendered:
    """The report as a PDF."""
    return _layout.render(_sheet(data), paper_of(paper, PAPERS))


def sample() -> AnalysisData:
    """A quarter with findings."""
    topics = (
        TopicLine("服务时效", 4, (1, 3, 0, 0), 3, 1, "建议周六也安排人员值班；上门时间请精确到半天"),
        TopicLine("配件供应", 3, (2, 0, 0, 1), 2, 1, "电源模块经常缺货，上次等了六天；询问旧主机能否兼容新电池组"),
        TopicLine("价格与收费", 2, (0, 2, 0, 0), 2, 0, "希望把上门费和检测费分开写，并注明是否含税"),
        TopicLine("服务态度", 1, (0, 0, 1, 0), 1, 0, "前台讲解很耐心"),
    )
    return AnalysisData(
        letterhead=LETTERHEAD,
        first=date(2026, 10, 1),
        last=date(2026, 12, 31),
        customers=8,
        topics=topics,
        findings="重点用户最关心上门时间的准确性和常用备件的库存，其次是收费项目写得不清楚。",
        proposals="一、预约精确到两小时；二、提高电源模块安全库存；三、修订收费标准并注明含税。",
        written_by="陈志远",
        operator="王芳",
        printed_at=ISSUED_AT,
    )


FORM = Form(
    "user_information_analysis",
    "用户信息整理分析报告",
    PAPERS,
    AnalysisData,
    sample,
    render,
    issued=False,
    label=QT_TRANSLATE_NOOP("papers", "User information analysis"),
)
