"""Devices that the demonstration branch has in its workshop these days, one story each, told through the use cases."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta
from random import Random
from typing import Any, NamedTuple

from app._demo_papers import drawn_later
from app._demo_story import office
from app.core import clock
from app.models import database
from app.models.customer import Customer, Device
from app.models.organisation import Staff, User
from app.models.returned_part import ReturnedPart, TakeBackReceipt
from app.models.service_call import ServiceCall
from app.services import (
    returned_parts,
    service_call_take_back,
    service_call_visit,
    service_calls,
    take_back_swaps,
    vouchers,
)
from app.services import session as sessions
from app.services.service_call_visit import Result
from app.services.session import Session
from app.services.take_back_receipts import Item, Returned

_PAPERS = ("service_voucher", "take_back_receipt")
_SMALL = 200


class Tale(NamedTuple):
    """How many days ago it was taken, until when promised (days from then), how far it has come, and why it broke.

    `more` are further things on the receipt.
    """

    days: int
    promised: int
    end: str
    fault: str
    cause: str = ""
    work: str = ""
    used: str = ""
    more: tuple[str, ...] = ()
    carried: bool = False
    """The customer brought it to the branch."""


TALES = (
    Tale(1, 7, "received", "开机约 10 分钟后画面卡顿，重启后暂时恢复", more=("数字会议话筒", "遥控器")),
    Tale(2, 7, "received", "通电后风扇转，屏幕无显示"),
    Tale(3, 6, "in_test", "运行中随机重启，每天两三次", more=("电源适配器",)),
    Tale(9, 7, "in_repair", "输出电压不稳，带载即报警", "滤波电容鼓包，均流板老化"),
    Tale(6, 12, "sent_out", "网口灯不亮，无法联网", "主板网卡芯片击穿，需返厂"),
    Tale(16, 14, "sent_late", "图像有横纹，亮度不均", "面板驱动板故障，需返厂"),
    Tale(11, 15, "back", "打印卡纸，反复提示定影错误", "定影组件需整体更换"),
    Tale(5, 7, "repaired", "按键失灵，偶尔自动关机", "按键板受潮", "更换按键板，烘干除潮，老化 4 小时", "按键板 ×1"),
    Tale(4, 5, "checked", "读卡距离变短，刷卡不灵", "天线匹配电容漏电", "更换匹配电容，重新调谐", "电容 ×2"),
    Tale(4, 7, "no_fault", "用户反映偶尔无声"),
    Tale(8, 10, "unrepairable", "雷击后无反应", "主板多处烧毁，厂家已停产"),
    Tale(12, 10, "replaced", "开机报内存错误，无法进系统", "主板 BGA 脱焊，修复不可靠"),
    Tale(7, 7, "as_is", "外壳破损，用户询价后放弃维修", "外壳与中框断裂"),
    Tale(20, 7, "returned", "电池不充电", "充电管理芯片损坏", "更换充电管理芯片", "芯片 ×1"),
    Tale(26, 7, "lost", "扬声器破音", "音圈擦圈", "更换扬声器单元", "扬声器 ×1"),
    Tale(1, 5, "received", "客户送修：充电后仍不开机", carried=True, more=("充电器",)),
    Tale(3, 7, "in_repair", "客户送修：走纸有异响", "压纸轮磨损", carried=True),
    Tale(5, 6, "checked", "快递寄来：按键无反应", "按键排线松脱", "重新压接排线，功能测试合格", carried=True),
    Tale(15, 7, "returned", "客户送修：无法识别存储卡", "卡座簧片变形", "更换卡座", "卡座 ×1", carried=True),
)


def count(size: int) -> int:
    """How many of the `size` calls of a branch are told here: none of a very small one."""
    return len(TALES) if size >= _SMALL else 0


def write(now: datetime, size: int, seed: int) -> None:
    """Tell every tale; none in a very small branch."""
    dice = Random(seed + 73)
    if not count(size):
        return
    before = int(database.scalar("SELECT coalesce(max(id), 0) FROM service_call_event") or 0)
    with drawn_later(*_PAPERS):
        for tale, device in zip(TALES, _devices(dice, len(TALES)), strict=True):
            _Telling(dice, now, tale, device).tell()
    # The moments of the past were entered in the past: the clock is not to be doubted.
    database.execute("UPDATE service_call_event SET clock_suspect = ? WHERE id > ?", (False, before))


def _devices(dice: Random, count: int) -> list[Device]:
    """Devices of as many customers, in use, with a serial number, of which no call is open."""
    busy = ServiceCall.select(ServiceCall.device).where(ServiceCall.is_open & ServiceCall.device.is_null(False))
    free = (Device.status == "in_use") & (Device.serial != "") & Device.id.not_in(busy)
    rows = list(Device.select().where(free).order_by(Device.id.desc()).limit(count * 20))
    dice.shuffle(rows)
    chosen: dict[int, Device] = {}
    for row in rows:
        chosen.setdefault(row.customer_id, row)
    return list(chosen.values())[:count]


class _Telling:
    """One tale from the telephone to where it stands."""

    def __init__(self, dice: Random, now: datetime, tale: Tale, device: Device) -> None:
        self.dice, self.now, self.tale, self.device = dice, now, tale, device
        self.people = {str(row.role): Session(row.id, row.name, row.full_name, row.role) for row in User.select()}
        self.staff = dice.choice(list(Staff.select().where(Staff.is_technician).order_by(Staff.id)))
        day = clock.local(office(now - timedelta(days=tale.days))).date()
        taken = clock.local_midnight(day) + timedelta(hours=10, minutes=dice.randint(5, 55))
        self.taken = min(taken, now - timedelta(hours=2))  # at a weekend the next working day is still to come
        self.call_id = 0

    def tell(self) -> None:
        """Called, visited, taken back, and on to where it stands."""
        receipt_id = self._bring() if self.tale.carried else self._visit()
        ids = [row.id for row in ReturnedPart.select().where(ReturnedPart.receipt == receipt_id)]
        for place, part_id in enumerate(ids):
            self._work(part_id, self.tale.end if not place else "received")
        end = self.tale.end
        if end in ("returned", "lost"):
            self._back(lost=end == "lost")

    def _at(self, moment: datetime, role: str, act: Callable[..., Any], *args: Any, **more: Any) -> Any:
        with clock.set_to(min(moment, self.now)), sessions.acting_as(self.people[role]):
            return act(*args, **more)

    def _version(self) -> int:
        return ServiceCall.get_by_id(self.call_id).row_version

    def _bring(self) -> int:
        """At the counter: registered and taken back in one."""
        customer = Customer.get_by_id(self.device.customer_id)
        day = clock.local(self.taken).date()
        by_post = self.tale.fault.startswith("快递")
        brought = service_calls.BroughtIn(
            self._items(), day + timedelta(days=self.tale.promised),
            signed_by="" if by_post else customer.contact_name or "客户经办人", signed_on=None if by_post else day,
        )  # fmt: skip
        self.call_id = self._at(
            self.taken, "representative", service_calls.register, customer_id=customer.id, device_id=self.device.id,
            fault_text=self.tale.fault, fault_level=3, reporter=customer.contact_name, phone=customer.phone,
            channel="letter" if by_post else "visit", outcome=brought,
        ).result  # fmt: skip
        return TakeBackReceipt.get(TakeBackReceipt.call == self.call_id).id

    def _visit(self) -> int:
        customer = Customer.get_by_id(self.device.customer_id)
        visit = service_calls.Appointment(self.taken - timedelta(minutes=45), 90, self.staff.id)
        self.call_id = self._at(
            self.taken - timedelta(hours=20), "representative", service_calls.register,
            customer_id=customer.id, device_id=self.device.id, fault_text=self.tale.fault, fault_level=3,
            reporter=customer.contact_name, phone=customer.phone, outcome=visit,
        ).result  # fmt: skip
        out = self.taken - timedelta(hours=1, minutes=30)
        self._at(out, "representative", vouchers.issue, self.call_id, seen_version=self._version())
        there = self.taken - timedelta(minutes=40)
        self._at(there, "representative", service_call_visit.arrive, self.call_id, seen_version=self._version())
        return self._take()

    def _items(self) -> list[Item]:
        first = Item(
            "", self.device.id, accessories="电源线、遥控器", condition=self.dice.choice(("外观完好", "外壳有划痕")),
            fault=self.tale.fault,
        )  # fmt: skip
        return [first, *(Item(name, condition="外观完好", fault="随主机带回检测") for name in self.tale.more)]

    def _take(self) -> int:
        signer = ServiceCall.get_by_id(self.call_id).reporter or "客户经办人"
        day = clock.local(self.taken).date()
        return self._at(
            self.taken, "representative", service_call_take_back.take_back, self.call_id,
            seen_version=self._version(), items=self._items(), signed_by=signer, signed_on=day,
            expected_return_on=day + timedelta(days=self.tale.promised),
        ).result  # fmt: skip

    def _work(self, part_id: int, end: str) -> None:
        def do(hours: float, act: Callable[..., Any], role: str = "representative", **more: Any) -> None:
            seen = ReturnedPart.get_by_id(part_id).row_version
            self._at(self.taken + timedelta(hours=hours), role, act, part_id, seen_version=seen, **more)

        if end == "received":
            return
        do(3, returned_parts.begin_test, place=self.dice.choice(("A-1", "A-3", "B-2")))
        if end == "in_test":
            return
        verdict = {"no_fault": "no_fault", "unrepairable": "unrepairable", "replaced": "unrepairable",
                   "as_is": "misuse"}.get(end, "faulty")  # fmt: skip
        do(
            6, returned_parts.enter_test, symptom_reproduced="no" if end == "no_fault" else "yes", verdict=verdict,
            cause=self.tale.cause, tested_by=self.staff.name,
        )  # fmt: skip
        if end == "no_fault":
            do(8, returned_parts.find_no_fault)
        elif end in ("unrepairable", "replaced", "as_is"):
            do(23, returned_parts.give_up, reason=self.tale.cause)
            self._decide(do, end)
        elif end in ("sent_out", "sent_late", "back"):
            self._outside(do, end)
        else:
            do(22, returned_parts.begin_repair)
            if end != "in_repair":
                self._repair(do, end)

    def _decide(self, do: Callable[..., None], end: str) -> None:
        if end == "replaced":
            serial = f"HX{self.dice.randint(10_000_000, 99_999_999)}"
            do(47, take_back_swaps.replace, "supervisor", reason=self.tale.cause, new_device={"serial": serial})
        elif end == "as_is":
            do(26, returned_parts.leave_as_is, "supervisor", reason="用户放弃维修，原样归还")

    def _outside(self, do: Callable[..., None], end: str) -> None:
        sent = clock.local(self.taken + timedelta(hours=24)).date()
        due: date = sent + timedelta(days=9)
        do(
            24, returned_parts.send_out, route="manufacturer", supplier_name="设备厂家返修部", due_back_on=due,
            note=f"顺丰 SF{self.dice.randint(10**11, 10**12 - 1)}",
        )  # fmt: skip
        if end == "back":
            do(24 * 9, returned_parts.come_back, cost=38_000, condition="已更换组件，附检测报告")

    def _repair(self, do: Callable[..., None], end: str) -> None:
        do(
            30, returned_parts.repair, work=self.tale.work, parts_text=self.tale.used, minutes=55,
            repaired_by=self.staff.name,
        )  # fmt: skip
        if end != "repaired":
            do(32, returned_parts.check, checked_by=self.people["supervisor"].full_name)

    def _back(self, *, lost: bool) -> None:
        at = self.taken + timedelta(days=6)
        call = ServiceCall.get_by_id(self.call_id)
        receipt = TakeBackReceipt.get(TakeBackReceipt.call == self.call_id)
        day = clock.local(at).date()
        given: dict[str, Any] = {}
        if lost:
            given = {"recovered": False, "lost_note": "办公室搬迁时遗失", "lost_signed_by": receipt.signed_by}
        came = call.arrived_at or self.taken
        paid = {"announced_at": came, "agreed_by": receipt.signed_by} if call.service_class == "A" else {}
        result = Result(came, at, self.tale.work, cause=self.tale.cause, work_minutes=95, **paid)
        returned = Returned(receipt.signed_by, day, **given)
        self._at(
            at, "representative", service_call_take_back.hand_back, self.call_id, seen_version=self._version(),
            returned=returned, result=result,
        )  # fmt: skip
        ids = [row.id for row in ReturnedPart.select().where(ReturnedPart.call == self.call_id)]
        if not lost:
            self._at(at + timedelta(days=1), "representative", returned_parts.close, part_ids=ids)
