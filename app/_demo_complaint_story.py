"""What is complained of in the demonstration branch, and how each case goes on: its steps in order of time."""

from __future__ import annotations

from datetime import datetime, timedelta
from random import Random
from typing import NamedTuple

from app._demo_story import office

HOUR = timedelta(hours=1)
AWAIT = timedelta(hours=30)
"""So long after a call its customer complains."""

CLASSES = {"quality": "产品质量", "service": "服务", "software": "软件", "human": "非质量（人为）", "other": "其他"}
_OFTEN = (52, 26, 10, 7, 5)
_MATTERS = {
    "quality": ("{goods}修好后又出现“{fault}”，影响正常使用", "{goods}使用不到三个月即“{fault}”，怀疑质量问题",
                "同一台{goods}多次“{fault}”，要求彻底解决"),
    "service": ("约定上门时间迟到两小时，且未提前告知", "维修人员离开时未清理现场，态度生硬",
                "报修后一直无人回电，三次来电催问", "收费项目事前没有说明"),
    "software": ("{goods}升级后参数丢失，需重新配置", "{goods}与现有系统不能对接"),
    "human": ("运输装卸不当，{goods}外壳碰损", "操作培训不到位，误操作导致停机"),
    "other": ("发票抬头开错，迟迟未换开", "配件到货与清单不符"),
}  # fmt: skip
_DEMANDS = {
    "quality": ("更换同型号新机", "免费修复并延长保修", "退货"), "service": ("书面致歉并说明原因", "减免本次费用"),
    "software": ("尽快恢复并派人指导",), "human": ("赔偿损失", "折价处理"), "other": ("更正并尽快寄送",),
}  # fmt: skip
_CAUSES = {
    "quality": ("电源板批次电容老化", "装配时接插件未压紧", "来料检验漏检"),
    "service": ("当日派工过满，未及时改约", "未按服务规范告知"),
    "software": ("升级包未做兼容性验证",), "human": ("装卸未按作业要求垫护", "培训记录不全"),
    "other": ("单据录入错误",),
}  # fmt: skip
_UNITS = {
    "quality": ("质管部", "制造部", "供货商"), "service": ("客户服务部",), "software": ("技术研发部",),
    "human": ("仓储物流组", "客户服务部"), "other": ("业务部",),
}  # fmt: skip
_SETTLED_BY = {
    "quality": ("repair", "exchange", "return", "allowance"), "service": ("apology", "apology", "compensation"),
    "software": ("repair", "apology"), "human": ("compensation", "allowance"), "other": ("apology", "resupply"),
}  # fmt: skip
FREE = frozenset({"repair", "apology"})
_STUCK_DAYS = 40


class Happened(NamedTuple):
    """A step of the case: the event, the state it leads to, when."""

    event: str
    after: str
    at: datetime


class Case(NamedTuple):
    """What is complained of and what comes of it; amounts in fen."""

    category: str
    content: str
    demand: str
    channel: str
    claim: int | None
    finding: str
    cause: str
    unit: str
    settled_by: str
    amount: int
    severity: str
    steps: tuple[Happened, ...]


def tell(dice: Random, came: datetime, now: datetime, goods: str, fault: str) -> Case:
    """A case that began then, as far as it has come by now."""
    category = dice.choices(tuple(CLASSES), _OFTEN)[0]
    content = dice.choice(_MATTERS[category]).format(goods=goods or "设备", fault=fault[:20] or "故障")
    settled_by = dice.choice(_SETTLED_BY[category])
    finding = dice.choices(("ours", "not_ours", "unfounded"), (80, 15, 5))[0]
    amount = 0 if settled_by in FREE else _amount(dice)
    claim = int(amount * dice.choice((1, 1, 1.5, 2))) // 100 * 100 if amount and dice.random() < 0.8 else None
    steps = _steps(dice, came, finding, asks=settled_by not in FREE)
    until = now
    if now - came < timedelta(days=_STUCK_DAYS) and dice.random() < 0.25:
        until = min(now, dice.choice(steps).at)  # nobody went on with it
    told = tuple(step for step in steps if step.event == "register" or step.at <= until)
    return Case(
        category, content, dice.choice(_DEMANDS[category]), dice.choice(("phone", "phone", "phone", "mail", "visit",
        "online", "letter")), claim, finding, dice.choice(_CAUSES[category]), dice.choice(_UNITS[category]),
        settled_by, amount, "serious" if amount > 2_000_000 or dice.random() < 0.1 else "minor", told,
    )  # fmt: skip


def _amount(dice: Random) -> int:
    """Mostly a few thousand yuan, now and then more than the first approvers may decide."""
    if dice.random() < 0.015:
        return dice.randint(90_000, 180_000) * 100
    return dice.choice((dice.randint(200, 2_000), dice.randint(1_000, 9_000), dice.randint(5_000, 40_000))) * 100


def _steps(dice: Random, came: datetime, finding: str, *, asks: bool) -> list[Happened]:
    """All of them, as if nothing stood in the way."""
    told = [Happened("register", "registered", came)]

    def go(event: str, after: str, least: int, most: int) -> None:
        slow = dice.randint(60, 110) if dice.random() < 0.04 else 0
        at = office(told[-1].at + HOUR * (dice.randint(least, most) + slow))
        told.append(Happened(event, after, max(at, told[-1].at + timedelta(minutes=7))))

    go("verify", "verifying", 1, 20)
    if finding == "ours":
        go("attribute", "attributed", 6, 40)
        go("propose", "proposing", 10, 60)
        if asks:
            go("submit", "pending_approval", 3, 30)
            go("approve", "approved", 2, 28)
            go("negotiate", "negotiating", 2, 20)
        else:
            go("negotiate_at_once", "negotiating", 3, 30)
        go("accept", "executing", 3, 40)
        go("execute", "executed", 20, 110)
    else:
        go(f"find_{finding}", finding, 8, 60)
    go("visit", "visited", 24, 160)
    go("archive", "archived", 120, 700)
    return told
