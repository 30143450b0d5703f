"""日派工表 – daily dispatch plan (F15, P19, R046).

Technicians against the hours, then the calls in order, yesterday's leftovers first.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from app.core import clock
from app.core.i18n import QT_TRANSLATE_NOOP
from app.documents._fit import in_box
from app.documents._fonts import clean
from app.documents._form import Form, Letterhead, Rendered, day, issued_by, moment, paper_of
from app.documents._grid import put
from app.documents._press import FRAME, Ink
from app.documents._ruled import RuledTable, Track
from app.documents._samples import ISSUED_AT, LETTERHEAD
from app.documents._sheet import Sheet

PAPERS = ("A4", "A4-landscape")
_TRACKS = (
    Track("序", 0.5, "c"),
    Track("时间", 0.95, "c"),
    Track("客户与地址", 3.6),
    Track("联系", 2.15),
    Track("设备与故障", 3.5),
    Track("等级 / 时限", 1.7, "c"),
    Track("报修单 / 凭证", 2.75),
    Track("结果", 1.1, "c"),
)
_NAME = 20.0
_BOARD_ROW = 7.5
_BOARD_HEAD = 5.0
_BOARD_NAMES = {"A4": 28, "A4-landscape": 17}  # what a page holds
_WEEKDAYS = "一二三四五六日"


@dataclass(frozen=True)
class Job:
    """One visit on the plan.

    `planned_at` may be open; `minutes` is its expected length; `leftover` is from an earlier day.
    """

    technician: str
    planned_at: datetime | None
    call_number: str
    customer: str
    address: str = ""
    contact: str = ""
    phone: str = ""
    device: str = ""
    fault: str = ""
    level: str = ""
    arrival_due_at: datetime | None = None
    voucher_number: str = ""
    minutes: int = 90
    leftover: bool = False


@dataclass(frozen=True)
class PlanData:
    """A day's dispatch. `technicians` fixes the order and shows those who are free, too."""

    letterhead: Letterhead
    on: date
    technicians: tuple[str, ...]
    jobs: tuple[Job, ...]
    first_hour: int = 8
    last_hour: int = 18
    operator: str = ""
    printed_at: datetime | None = None


def _ordered(data: PlanData) -> list[tuple[str, list[Job]]]:
    """Groups in the order of the day: leftovers, then each technician by time, then what has nobody yet."""

    def by_time(job: Job) -> tuple[bool, str, str]:
        return job.planned_at is None, moment(job.planned_at), job.call_number

    groups: list[tuple[str, list[Job]]] = []
    left = sorted((job for job in data.jobs if job.leftover), key=by_time)
    if left:
        groups.append((f"昨日遗留，优先处理（{len(left)} 单）", left))
    others = [job for job in data.jobs if not job.leftover]
    names = _names(data)
    for name in names:
        own = sorted((job for job in others if job.technician == name), key=by_time)
        if own:
            groups.append((f"{name}（{len(own)} 单）", own))
    nobody = sorted((job for job in others if not job.technician), key=by_time)
    if nobody:
        groups.append((f"待派工（{len(nobody)} 单）", nobody))
    return groups


def _names(data: PlanData) -> list[str]:
    return [*data.technicians, *sorted({job.technician for job in data.jobs} - {*data.technicians, ""})]


def _board(ruled: RuledTable, data: PlanData, names: list[str], numbers: dict[int, int]) -> None:
    """Technicians down, hours across; each visit of the day a box with its number and customer."""
    ruled.room(_BOARD_HEAD + _BOARD_ROW * len(names) + 4)
    ink, look = ruled.ink, ruled.paper.look
    hours = max(1, data.last_hour - data.first_hour)
    left, top, width = ruled.left, ruled.y, ruled.width
    unit = (width - _NAME) / hours
    ink.tint(left, top, width, _BOARD_HEAD)
    ink.caption(left + _NAME / 2, top + _BOARD_HEAD / 2, "技术人员", look.caption - 1, align="c")
    marks = [left + _NAME + hour * unit for hour in range(hours)]
    for hour, x in enumerate(marks):
        ink.rule(x, top, x, top + _BOARD_HEAD)
        ink.caption(x + 0.8, top + _BOARD_HEAD / 2, f"{data.first_hour + hour}:00", look.caption - 1)
    y = top + _BOARD_HEAD
    for name in names:
        ink.rule(left, y, left + width, y)
        put(
            ink,
            (left, y, _NAME, _BOARD_ROW),
            in_box(name, _NAME - 2, _BOARD_ROW - 0.5, look.caption, ink.chain()),
            align="c",
        )
        own = [job for job in data.jobs if job.technician == name and _is_on(job, data.on)]
        taken = _visits(
            ink, sorted(own, key=lambda job: moment(job.planned_at)), data, (left + _NAME, y, unit), numbers
        )
        for x in marks:
            if not any(begin < x < end for begin, end in taken):
                ink.rule(x, y, x, y + _BOARD_ROW)
        y += _BOARD_ROW
    ink.box(left, top, width, y - top, FRAME)
    ruled.skip(y - top + 4)


def _visits(
    ink: Ink, jobs: list[Job], data: PlanData, at: tuple[float, float, float], numbers: dict[int, int]
) -> list[tuple[float, float]]:
    """The boxes of one technician, those that overlap a little lower; gives back what they cover."""
    left, y, unit = at
    size = ink.press.paper.look.caption - 1.5
    taken: list[tuple[float, float]] = []
    for job in jobs:
        begin, end = _span(job, data)
        x, room = left + begin * unit + 0.3, max((end - begin) * unit - 0.6, 5.0)
        shift = 2.2 * (sum(1 for _, stop in taken if stop > x) % 2)
        ink.tint(x, y + 0.8 + shift, room, _BOARD_ROW - 1.6 - shift, 0.8 if job.leftover else 0.9)
        ink.box(x, y + 0.8 + shift, room, _BOARD_ROW - 1.6 - shift)
        if not any(start < x + room and x < stop for start, stop in taken):
            words = _shortened(ink, f"{numbers[id(job)]} {job.customer}", room - 1, size)
            ink.value(x + 0.6, y + (_BOARD_ROW + shift) / 2, words, size)
        taken.append((x, x + room))
    return taken


def _shortened(ink: Ink, words: str, room: float, size: float) -> str:
    """The beginning of a text that fits; the whole stands in the list below."""
    words = clean(words).replace("\n", " ")
    if ink.measure(words, size) <= room:
        return words
    while words and ink.measure(words + "…", size) > room:
        words = words[:-1]
    return words + "…"


def _span(job: Job, data: PlanData) -> tuple[float, float]:
    assert job.planned_at is not None
    begin = clock.local(job.planned_at)
    end = begin + timedelta(minutes=max(15, job.minutes))
    hours = max(1, data.last_hour - data.first_hour)
    start = begin.hour + begin.minute / 60 - data.first_hour
    stop = start + (end - begin) / timedelta(hours=1)
    return min(max(start, 0.0), hours - 0.5), min(max(stop, 0.5), float(hours))


def _is_on(job: Job, on: date) -> bool:
    return job.planned_at is not None and clock.local(job.planned_at).date() == on


def _row(number: int, job: Job, on: date) -> Sequence[str]:
    time = "待定"
    if job.planned_at:
        time = clock.local(job.planned_at).strftime("%H:%M" if _is_on(job, on) else "%m-%d\n%H:%M")
    due = clock.local(job.arrival_due_at).strftime("%m-%d %H:%M") if job.arrival_due_at else ""
    who = f"〔{job.technician}〕\n" if job.leftover and job.technician else ""
    return (
        str(number),
        time,
        who + "\n".join(filter(None, (job.customer, job.address))),
        "\n".join(filter(None, (job.contact, job.phone))),
        "：".join(filter(None, (job.device, job.fault))),
        "\n".join(filter(None, (job.level, due))),
        "\n".join(filter(None, (job.call_number, job.voucher_number))),
        "☐完成\n☐遗留",
    )


def render(data: PlanData, *, paper: str = PAPERS[0]) -> Rendered:
    """The plan as a PDF, as many pages as it takes."""
    chosen = paper_of(paper, PAPERS)
    weekday = f"星期{_WEEKDAYS[data.on.weekday()]}"
    leftovers = sum(job.leftover for job in data.jobs)
    sheet = Sheet(
        letterhead=data.letterhead,
        title="日派工表",
        blocks=(),
        facts=(f"{day(data.on)}　{weekday}", f"共 {len(data.jobs)} 单，其中遗留 {leftovers} 单"),
        foot=("", issued_by(data.operator, data.printed_at)),
    )
    ruled = RuledTable(sheet, chosen, _TRACKS, head_height=19, size=7.5)
    groups = _ordered(data)
    in_order = [job for _, jobs in groups for job in jobs]
    numbers = {id(job): number for number, job in enumerate(in_order, 1)}
    names = _names(data)
    for start in range(0, len(names), _BOARD_NAMES[paper]):
        _board(ruled, data, names[start : start + _BOARD_NAMES[paper]], numbers)
    number = 0
    for title, jobs in groups:
        ruled.title(title)
        for job in jobs:
            number += 1
            ruled.row(_row(number, job, data.on))
    ruled.signatures(("派工（客服代表）", "审核（客服主管）"))
    return ruled.finish()


def _samples() -> tuple[Job, ...]:
    at = ISSUED_AT
    oldest = Job("陈立群", at.replace(hour=1), "JX-HZ01-2611-0079", "浙江省肿瘤医院信息科", leftover=True)
    second = Job("周启明", at.replace(hour=6), "JX-HZ01-2611-0087", "杭州西溪湿地国际会议中心有限公司", minutes=105)
    first = Job("周启明", at.replace(hour=2), "JX-HZ01-2611-0085", "滨江区实验小学", minutes=60)
    open_time = Job("吴晓峰", None, "JX-HZ01-2611-0088", "𠮷祥里便利店")
    return (
        replace(
            oldest,
            address="杭州市拱墅区半山东路 1 号门诊楼 4 层",
            contact="许工",
            phone="0571-8812 2222",
            device="核心交换机",
            fault="昨日备件未到，今日更换电源模块",
            level="一级故障",
            arrival_due_at=at.replace(day=21, hour=9),
            voucher_number="FW-HZ01-2611-0040",
        ),
        replace(
            second,
            address="余杭区文一西路 998 号 3 层",
            contact="沈建国",
            phone="0571-8867 3321",
            device="高清视频会议终端",
            fault="开机约 10 分钟后画面卡顿、声音断续",
            level="二级故障",
            arrival_due_at=at.replace(day=23),
            voucher_number="FW-HZ01-2611-0042",
        ),
        replace(
            first, address="江南大道 3688 号", contact="李老师", device="投影机", fault="灯泡到期报警", level="四级故障"
        ),
        replace(open_time, contact="㛃女士", device="监控录像机", fault="无法回放", level="三级故障"),
    )


def sample() -> PlanData:
    """An ordinary day."""
    names = ("周启明", "陈立群", "吴晓峰")
    return PlanData(LETTERHEAD, ISSUED_AT.date(), names, _samples(), operator="王芳", printed_at=ISSUED_AT)


FORM = Form(
    "dispatch_plan",
    "日派工表",
    PAPERS,
    PlanData,
    sample,
    render,
    issued=False,
    label=QT_TRANSLATE_NOOP("papers", "Day plan"),
)
