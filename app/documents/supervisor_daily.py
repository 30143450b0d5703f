"""服务主任日报表 – supervisor's daily report (F17, P19): jobs and hours by class, what is open, what comes first next.

Goes on to the manager and the service department (A8).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from app.core.i18n import QT_TRANSLATE_NOOP
from app.core.money import format_yuan
from app.documents._form import Form, Letterhead, Rendered, day, issued_by, paper_of
from app.documents._ruled import RuledTable, Track
from app.documents._samples import ISSUED_AT, LETTERHEAD
from app.documents._sheet import Sheet
from app.documents.technician_daily import CLASSES, anchored, hours

PAPERS = ("A4", "A4-landscape")
TITLE = "服务主任日报表"


@dataclass(frozen=True)
class PersonDay:
    """What one technician did: jobs, and (jobs, minutes) by class A to D."""

    technician: str
    jobs: int = 0
    classes: tuple[tuple[int, int], ...] = ()
    unfinished: int = 0


@dataclass(frozen=True)
class NextCall:
    """A call that comes first on the next day."""

    number: str
    customer: str = ""
    subject: str = ""
    level: str = ""
    technician: str = ""
    why: str = ""


@dataclass(frozen=True)
class SupervisorData:
    """The branch's day; money in fen. `history_code` is what the change history ended with when it was drawn."""

    letterhead: Letterhead
    on: date
    people: tuple[PersonDay, ...] = ()
    received: int = 0
    finished: int = 0
    open_calls: int = 0
    late_calls: int = 0
    charged: int = 0
    collected: int = 0
    next_calls: tuple[NextCall, ...] = ()
    more_calls: int = 0
    history_code: str = ""
    operator: str = ""
    printed_at: datetime | None = None


def _tracks() -> list[Track]:
    classes = [Track(words, 1.9, "r") for _, words in CLASSES]
    return [
        Track("技术人员", 2.4),
        Track("任务", 1.1, "r"),
        *classes,
        Track("工时合计", 1.6, "r"),
        Track("未完成", 1.2, "r"),
    ]


def _row(name: str, jobs: int, classes: list[tuple[int, int]], unfinished: int) -> list[str]:
    cells = [f"{count} 项 / {hours(minutes)}" if count or minutes else "" for count, minutes in classes]
    total = sum(minutes for _, minutes in classes)
    return [name, str(jobs), *cells, hours(total), str(unfinished) if unfinished else ""]


def render(data: SupervisorData, *, paper: str = PAPERS[0]) -> Rendered:
    """The report as a PDF: people, totals, money, calls of the next day, places to sign."""
    chosen = paper_of(paper, PAPERS)
    sheet = Sheet(
        letterhead=data.letterhead,
        title=TITLE,
        blocks=(),
        facts=(day(data.on), f"技术人员 {len(data.people)} 人"),
        foot=("", issued_by(data.operator, data.printed_at)),
    )
    table = RuledTable(sheet, chosen, _tracks(), head_height=20, size=9)
    table.note(
        f"当日受理 {data.received} 项　完成 {data.finished} 项　"
        f"未完成累计 {data.open_calls} 项（其中超时 {data.late_calls} 项）"
        f"　　应收 {format_yuan(data.charged, symbol=True)}　实收 {format_yuan(data.collected, symbol=True)}"
    )
    for one in data.people:
        table.row(_row(one.technician, one.jobs, list(one.classes), one.unfinished))
    sums = [(sum(one.classes[at][0] for one in data.people), sum(one.classes[at][1] for one in data.people))
            for at in range(len(CLASSES))]  # fmt: skip
    jobs, left = sum(one.jobs for one in data.people), sum(one.unfinished for one in data.people)
    table.row(_row("合计", jobs, sums, left))
    table.closing(("各类：完成项数 / 工时（小时，含未完成的上门）。A 有费服务　B 合同服务　C 免费服务　D 行政服务",))
    more = f"，另有 {data.more_calls} 项见派工表" if data.more_calls else ""
    table.closing((f"次日优先处理{more}：", *(_next(place, one) for place, one in enumerate(data.next_calls, 1))))
    if not data.next_calls:
        table.closing(("无",))
    table.closing(anchored(data.history_code))
    table.signatures(("服务主任签字", "经理签字", "报送日期"))
    return table.finish()


def _next(place: int, one: NextCall) -> str:
    parts = (one.number, one.customer, one.subject, one.level, one.technician, one.why)
    return f"{place}. " + "　".join(part for part in parts if part)


def sample() -> SupervisorData:
    """A day of a small branch."""
    return SupervisorData(
        LETTERHEAD,
        date(2026, 11, 22),
        (
            PersonDay("周启明", 4, ((1, 45), (1, 105), (2, 130), (0, 0)), 1),
            PersonDay("陈志强", 3, ((2, 150), (0, 0), (0, 0), (1, 60)), 0),
        ),
        received=9,
        finished=7,
        open_calls=31,
        late_calls=2,
        charged=58_550,
        collected=40_550,
        next_calls=(
            NextCall("JX-HZ01-2611-0093", "余杭区文一西路小学", "投影机 / 不亮", "三级故障", "周启明", "缺灯泡，改约"),
            NextCall("JX-HZ01-2611-0101", "𠮷祥里社区卫生服务站", "打印机 / 卡纸", "二级故障", "", "到场超时"),
        ),
        history_code="9f2c 41d7 0be3 5a86 / 18204",
        operator="林主任",
        printed_at=ISSUED_AT,
    )


FORM = Form(
    "supervisor_daily",
    TITLE,
    PAPERS,
    SupervisorData,
    sample,
    render,
    issued=False,
    label=QT_TRANSLATE_NOOP("papers", "Supervisor's daily report"),
)
