"""技术人员日报表 – technician's daily report (F16, P19): the jobs of a day with class, hours and parts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from app.core.i18n import QT_TRANSLATE_NOOP
from app.documents._form import Form, Letterhead, Rendered, day, issued_by, paper_of
from app.documents._ruled import RuledTable, Track
from app.documents._samples import ISSUED_AT, LETTERHEAD
from app.documents._sheet import Sheet

PAPERS = ("A4-landscape", "A4")
TITLE = "技术人员日报表"
CLASSES = (("A", "A 有费"), ("B", "B 合同"), ("C", "C 免费"), ("D", "D 行政"))
_TRACKS = (
    Track("序号", 0, "c"),
    Track("报修单号", 0),
    Track("客户", 4),
    Track("设备 / 故障", 5),
    Track("类别", 0, "c"),
    Track("到场", 0, "c"),
    Track("完成", 0, "c"),
    Track("工时", 0, "r"),
    Track("更换配件", 3.4),
    Track("备注", 4),
)
"""Those without a share are as wide as their longest: numbers, classes and times are never broken."""
_BESIDE = 2.4
_WORDS_LEAST = 0.4
"""Millimetres beside a text in its column; the part of the page that the columns of words keep."""


@dataclass(frozen=True)
class DailyJob:
    """One job of the day; `minutes` worked."""

    number: str
    customer: str = ""
    subject: str = ""
    service_class: str = ""
    arrived: str = ""
    finished: str = ""
    minutes: int = 0
    parts: str = ""
    remark: str = ""


@dataclass(frozen=True)
class DailyData:
    """A technician's day; `history_code` is what the change history ended with when the sheet was drawn."""

    letterhead: Letterhead
    on: date
    technician: str
    jobs: tuple[DailyJob, ...] = ()
    history_code: str = ""
    operator: str = ""
    printed_at: datetime | None = None


def hours(minutes: int) -> str:
    """Minutes as hours with two digits: 95 is `1.58`."""
    return f"{(minutes * 100 + 30) // 60 / 100:.2f}"


def anchored(history_code: str) -> tuple[str, ...]:
    """The line that lets anybody hold this sheet against the change history later; none without a code."""
    return (
        (f"变更记录校验码　{history_code}　（打印时变更记录末行的校验码与行号，事后可与程序核对）",)
        if history_code
        else ()
    )


def render(data: DailyData, *, paper: str = PAPERS[0]) -> Rendered:
    """The report as a PDF: jobs, hours by class, places to sign."""
    chosen = paper_of(paper, PAPERS)
    sheet = Sheet(
        letterhead=data.letterhead,
        title=TITLE,
        blocks=(),
        facts=(day(data.on), f"技术人员 {data.technician}", f"共 {len(data.jobs)} 项"),
        foot=("", issued_by(data.operator, data.printed_at)),
    )
    total = sum(job.minutes for job in data.jobs)
    rows = [_row(place, job) for place, job in enumerate(data.jobs, 1)]
    if not rows:
        rows.append(["", "", "当日无维修任务", *[""] * 7])
    rows.append(["", "合计", f"{len(data.jobs)} 项", "", "", "", "", hours(total), "", ""])
    table = RuledTable(sheet, chosen, (), head_height=20, size=8.5)
    table.begin(_tracks(table, rows))
    for row in rows:
        table.row(row)
    by_class = "　　".join(
        f"{words} {sum(job.service_class == code for job in data.jobs)} 项 "
        f"{hours(sum(job.minutes for job in data.jobs if job.service_class == code))} 小时"
        for code, words in CLASSES
    )
    table.closing((f"分类工时：{by_class}　　合计 {hours(total)} 小时", *anchored(data.history_code)))
    table.signatures(("技术人员签字", "服务主任签字", "日期"))
    return table.finish()


def _row(place: int, job: DailyJob) -> list[str]:
    return [
        str(place), job.number, job.customer, job.subject, dict(CLASSES).get(job.service_class, job.service_class),
        job.arrived, job.finished, hours(job.minutes) if job.minutes else "", job.parts, job.remark,
    ]  # fmt: skip


def _tracks(table: RuledTable, rows: Sequence[Sequence[str]]) -> list[Track]:
    wide = [
        0.0 if one.share else _BESIDE + max(
            table.ink.measure(one.heading, table.size, heavy=True),
            *(table.ink.measure(row[place], table.size) for row in rows),
        )
        for place, one in enumerate(_TRACKS)
    ]  # fmt: skip
    room = max(table.width - sum(wide), table.width * _WORDS_LEAST)
    unit = room / sum(one.share for one in _TRACKS)
    return [replace(one, share=one.share * unit or width) for one, width in zip(_TRACKS, wide, strict=True)]


def sample() -> DailyData:
    """A day with three jobs."""
    jobs = (
        DailyJob("JX-HZ01-2611-0087", "杭州西溪湿地国际会议中心有限公司", "高清视频会议终端 TE50 / 开机后画面卡顿", "B",
                 "09:20", "11:05", 105, "编解码板 ×1", "已修复"),
        DailyJob("JX-HZ01-2611-0091", "𠮷祥里社区卫生服务站", "打印机 M1136 / 卡纸", "A", "13:40", "14:25", 45,
                 "搓纸轮 ×2", "已修复"),
        DailyJob("JX-HZ01-2611-0093", "余杭区文一西路小学", "投影机 / 不亮", "C", "15:30", "", 40, "",
                 "缺灯泡，约 11-24 再去"),
    )  # fmt: skip
    return DailyData(LETTERHEAD, date(2026, 11, 22), "周启明", jobs, "9f2c 41d7 0be3 5a86 / 18204", "周启明", ISSUED_AT)


FORM = Form(
    "technician_daily",
    TITLE,
    PAPERS,
    DailyData,
    sample,
    render,
    issued=False,
    label=QT_TRANSLATE_NOOP("papers", "Technician's daily report"),
)
