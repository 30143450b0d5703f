"""The demonstration's boards: own items, a roster round the clock, rounds and receptions of the last months."""

from __future__ import annotations

from datetime import datetime, timedelta
from random import Random

from app.core import clock
from app.domain.board import monday_of
from app.models.customer import Customer
from app.models.organisation import User
from app.services import board_items, routine_logs, shift_roster
from app.services.session import Session, acting_as

_ITEMS = (
    # days from today, length in days, subject, owner (0 desk, 1 supervisor, 2 technician), how it stands
    (-9, 1, "上月投诉统计核对上报", 1, "done"), (-6, 1, "消防与用电安全自查", 2, "done"),
    (-4, 1, "整理旧件仓，通知供应商取回", 0, "open"), (-3, 12, "年终客户走访", 1, "open"),
    (-1, 1, "仪器送检：绝缘电阻测试仪", 2, "done"), (0, 1, "晨会：上周逾期报修与二次投诉", 1, "open"),
    (0, 1, "给重点客户寄送新版服务目录", 0, "open"), (0, 3, "备件盘点", 0, "open"),
    (1, 1, "技术例会：UPS 蓄电池更换规范", 2, "open"), (1, 2, "新员工受理话术培训", 0, "open"),
    (3, 1, "与财务核对未开票收费", 1, "open"), (5, 12, "冬季机房巡检", 1, "open"),
    (8, 1, "年度合同续签名单定稿", 1, "open"), (12, 1, "下月值班表编制", 1, "open"),
    (15, 9, "年度满意度回收与统计", 0, "open"),
    (-12, 1, "参加市协会展会", 1, "dropped"),
)  # fmt: skip
_ROUNDS = (
    ("备件仓温湿度与消防检查", "正常，灭火器压力在绿区"), ("服务车辆例检", "2 号车右前轮胎磨损，已更换"),
    ("前台与受理电话录音抽查", "抽查 10 通，均按话术，1 通未复述地址"), ("机房 UPS 自检", "后备时间 42 分钟，正常"),
    ("工具柜点检", "少一把网线钳，当日寻回"), ("培训教室设备检查", "投影灯泡时数 1800，正常"),
    ("展厅样机巡视", "样机 3 台正常，1 台更换电池"),
)  # fmt: skip
_RECEPTIONS = (
    ("来访了解年度维保方案", "介绍三档方案，约下周上门勘察"), ("到店送修打印机", "当场排除卡纸，未收费"),
    ("领取返修件", "核对序列号后签收"), ("反映对账单问题", "转财务核对，次日电话答复"),
    ("参观备件仓与检测台", "由主管陪同，反映良好"),
)  # fmt: skip
_DAYS = 100


def write(now: datetime, seed: int) -> None:
    """Tell it with the use cases of the house; the same for the same seed and day."""
    names = {user.name: user.full_name for user in User.select()}
    desk, boss, tech = (
        Session(0, name, names.get(name, ""), role)
        for name, role in (("desk", "representative"), ("boss", "supervisor"), ("tech", "technician"))
    )
    with acting_as(boss):
        _items(now, (desk, boss, tech))
        _roster(now, [desk.full_name, boss.full_name, tech.full_name])
    _log(Random(seed + 67), now, (desk, boss))


def _items(now: datetime, people: tuple[Session, ...]) -> None:
    today = clock.local(now).date()
    for after, length, subject, owner, state in _ITEMS:
        first = today + timedelta(days=after)
        entered = min(now, clock.local_midnight(first) - timedelta(days=2) + timedelta(hours=10))
        with clock.set_to(entered):
            made = board_items.add(
                subject=subject, starts_on=first, due_on=first + timedelta(days=length - 1),
                owner=people[owner].full_name,
            )  # fmt: skip
        if state == "done":
            with clock.set_to(min(now, clock.local_midnight(first) + timedelta(hours=16))):
                board_items.finish(item_id=made.result, seen_version=1)
        elif state == "dropped":
            with clock.set_to(min(now, clock.local_midnight(first) + timedelta(hours=9))):
                board_items.drop(item_id=made.result, seen_version=1, reason="名额已满")


def _roster(now: datetime, people: list[str]) -> None:
    """From the beginning of the month before until the end of this one; one turn is left open by and by."""
    today = clock.local(now).date()
    first = (today.replace(day=1) - timedelta(days=1)).replace(day=1)
    last = (today.replace(day=1) + timedelta(days=31)).replace(day=1) - timedelta(days=1)
    with clock.set_to(clock.local_midnight(first) - timedelta(days=3)):
        shift_roster.make(first=first, last=last - timedelta(days=(last - first).days // 2), people=people)
    with clock.set_to(clock.local_midnight(today.replace(day=1)) - timedelta(days=2)):
        shift_roster.make(first=today.replace(day=1), last=last, people=people)
    free = monday_of(today) + timedelta(days=13)
    day = next((one for one in shift_roster.month(today).days if one.day == free), None)
    if day is not None and day.duties:
        duty = day.duties[-1]
        shift_roster.remove(duty_id=duty.id, seen_version=duty.row_version, reason="本人请假，待补")


def _log(dice: Random, now: datetime, people: tuple[Session, ...]) -> None:
    customers = [row.name for row in Customer.select(Customer.name).order_by(Customer.id).limit(40)]
    day = clock.local(now).date() - timedelta(days=_DAYS)
    while day < clock.local(now).date():
        day += timedelta(days=dice.randint(1, 4))
        if day.weekday() > 4 or day > clock.local(now).date():
            continue
        with acting_as(dice.choice(people)), clock.set_to(min(now, clock.local_midnight(day) + timedelta(hours=17))):
            if dice.random() < 0.6:
                subject, result = dice.choice(_ROUNDS)
                routine_logs.record(kind="inspection", happened_on=day, subject=subject, result=result)
            else:
                subject, result = dice.choice(_RECEPTIONS)
                routine_logs.record(
                    kind="reception", happened_on=day, subject=subject, result=result,
                    customer_name=dice.choice(customers) if customers else "",
                )  # fmt: skip
