"""What the demonstration branch took back: years of parts that were repaired and returned, and some of these days in
every state.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta
from random import Random
from typing import Any, NamedTuple

from app._demo_batch import Batch
from app._demo_rows import Numbers
from app.core import clock
from app.domain.numbering import NumberKind
from app.models import database
from app.models.base import parse_moment
from app.models.custody import CustodyObject, Handover
from app.models.returned_part import ReturnedPart, ReturnedPartEvent, TakeBackReceipt

_CHUNK = 2_000
_CHUNKS_AT_ONCE = 20
_OF_A_HUNDRED = 48
"""So many of a hundred visits took a part along: three parts to ten calls."""
_DAY = timedelta(days=1)
_WORKSHOP, _GONE, _DESK = "维修间", "已报废", "desk"
_PARTS = (
    # what, model, test, work, parts replaced, minutes
    ("电源模块", "PM", "输出电压跌落，滤波电容鼓包", "更换滤波电容，老化测试 2 小时", "电容 ×4", 50),
    ("主板", "MB", "通电无显示，供电芯片击穿", "更换供电芯片，刷写固件", "供电芯片 ×1", 95),
    ("接口板", "IF", "网口针脚氧化，接触不良", "更换网口座，清洗板面", "RJ45 座 ×1", 40),
    ("控制板", "CT", "继电器触点粘连", "更换继电器，重测时序", "继电器 ×2", 45),
    ("液晶屏组件", "LCD", "背光不亮，灯条断路", "更换背光灯条", "灯条 ×1", 70),
    ("风扇组件", "FAN", "轴承磨损，异响", "更换风扇，清洁散热器", "风扇 ×1", 25),
    ("读卡板", "RC", "天线回路开路", "补焊天线回路，调谐", "", 35),
    ("硬盘", "HDD", "坏道超限，读写超时", "更换硬盘并恢复录像配置", "硬盘 4TB ×1", 60),
)
_CONDITIONS = ("外观完好", "表面积灰，无磕碰", "外壳有划痕", "接口处有氧化痕迹")
_MAKERS = ("华东电子维修中心", "设备厂家返修部", "深圳恒通电子有限公司")
_COLUMNS = (
    "id, number, customer_id, customer_name, device_id, model, category, technician_id, technician_name, reporter, "
    "arrived_at"
)


def write_past(batch: Batch, numbers: Numbers, now: datetime, seed: int) -> None:
    """Parts of the visits of the past years, all returned and closed; the same for the same seed and day."""
    dice = Random(seed + 71)
    last = int(database.scalar("SELECT coalesce(max(id), 0) FROM service_call") or 0)
    begin = 0
    while begin <= last:
        with database.transaction():
            for _ in range(_CHUNKS_AT_ONCE):
                for row in _visited(begin, begin + _CHUNK):
                    if int(row[0]) * 7_919 % 100 < _OF_A_HUNDRED:
                        _past(batch, numbers, dice, row, now)
                batch.write()
                begin += _CHUNK


def _visited(begin: int, end: int) -> list[tuple[Any, ...]]:
    return database.query(
        f"SELECT {_COLUMNS} FROM service_call WHERE id >= ? AND id < ? AND finished_at IS NOT NULL "
        "AND technician_id IS NOT NULL AND arrived_at IS NOT NULL ORDER BY id",
        (begin, end),
    )


class _Fate(NamedTuple):
    """What became of one part."""

    whose: dict[str, Any]
    took: datetime
    back: datetime
    number: str
    receipt: str
    receipt_state: str
    signer: str
    outcome: str
    kind: tuple[str, str, str, str, str, int]
    serial: str

    @property
    def days(self) -> tuple[date, date]:
        """The days on which it was taken and went back."""
        return clock.local(self.took).date(), clock.local(self.back).date()


def _past(batch: Batch, numbers: Numbers, dice: Random, row: tuple[Any, ...], now: datetime) -> None:
    call_id, call_number, customer_id, customer, device_id, model, category, staff_id, staff, reporter, arrived = row
    took = parse_moment(str(arrived))
    days = dice.randint(2, 14)
    if took is None or took + timedelta(days=days + 2) > now:
        return
    kind, luck = dice.choice(_PARTS), dice.random()
    whose = {"call": call_id, "call_number": call_number, "customer": customer_id, "customer_name": customer,
             "technician": staff_id, "technician_name": staff}  # fmt: skip
    fate = _Fate(
        whose=whose,
        took=took,
        back=took + timedelta(days=days, hours=dice.randint(-3, 4)),
        number=numbers.draw(NumberKind.RETURNED_PART, took),
        receipt=numbers.draw(NumberKind.TAKE_BACK_RECEIPT, took),
        receipt_state="lost" if dice.random() < 0.02 else "recovered",
        signer=reporter or customer[:8],
        outcome="repaired" if luck < 0.88 else "no_fault" if luck < 0.94 else "as_is" if luck < 0.98 else "scrapped",
        kind=kind,
        serial=f"{kind[1]}{dice.randint(10_000_000, 99_999_999)}",
    )
    part_id = _part(batch, dice, fate, _receipt(batch, fate), (device_id, model, category))
    _events(batch, fate, part_id)
    _chain(batch, fate, part_id)


def _receipt(batch: Batch, fate: _Fate) -> int:
    on, back = fate.days
    lost = fate.receipt_state == "lost"
    return batch.add(
        TakeBackReceipt, fate.took, number=fate.receipt, **fate.whose, state=fate.receipt_state, issued_at=fate.took,
        issued_by=_DESK, item_count=1, expected_return_on=on + 7 * _DAY, signed_by=fate.signer, signed_on=on,
        recovered_on=back, recovered_by=fate.whose["technician_name"], lost_note="搬迁时遗失" if lost else "",
        lost_signed_by=fate.signer if lost else "", returned_signed_by=fate.signer, returned_signed_on=back,
    )  # fmt: skip


def _part(batch: Batch, dice: Random, fate: _Fate, receipt_id: int, device: tuple[Any, str, str]) -> int:
    what, letters, cause, work, used, minutes = fate.kind
    on, back = fate.days
    repaired, staff = fate.outcome == "repaired", fate.whose["technician_name"]
    verdict = {"no_fault": "no_fault", "scrapped": "unrepairable"}.get(fate.outcome, "faulty")
    done: dict[str, Any] = {"outcome_reason": "" if repaired else "客户同意"}
    if repaired:
        done = {"repair_minutes": minutes, "parts_text": used, "work_text": work, "repaired_by": staff,
                "repaired_on": back - _DAY}  # fmt: skip
    return batch.add(
        ReturnedPart, fate.took, number=fate.number, receipt=receipt_id, receipt_number=fate.receipt,
        receipt_state=fate.receipt_state, **fate.whose, device=device[0], item=what,
        model=f"{letters}-{device[1]}" if device[1] else letters, serial=fate.serial, serial_key=fate.serial,
        condition=dice.choice(_CONDITIONS), fault_text=cause.partition("，")[0], category=device[2], state="closed",
        state_since=fate.back + _DAY, is_open=False, received_at=fate.took, expected_return_on=on + 7 * _DAY,
        **_route(dice, on, back), symptom_reproduced="no" if fate.outcome == "no_fault" else "yes", verdict=verdict,
        cause=cause, tested_by=staff, tested_on=on + _DAY, **done, outcome=fate.outcome, returned_on=back,
        returned_to=fate.signer, closed_on=back + _DAY, holder_name=_end(fate)[2],
    )  # fmt: skip


def _route(dice: Random, on: date, back: date) -> dict[str, Any]:
    if dice.random() >= 0.3:
        return {"route": "own"}
    sent = on + _DAY
    return {"route": dice.choice(("manufacturer", "supplier")), "supplier_name": dice.choice(_MAKERS), "sent_on": sent,
            "due_back_on": sent + 7 * _DAY, "back_on": max(sent, back - _DAY),
            "cost": dice.randint(4, 60) * 1_000}  # fmt: skip


def _events(batch: Batch, fate: _Fate, part_id: int) -> None:
    took, back, (_, _, cause, work, _, _) = fate.took, fate.back, fate.kind
    for kind, after, at, detail in (
        ("receive", "received", took, ""),
        ("enter_test", "in_test", took + _DAY, cause),
        ("repair", "repaired", back - _DAY / 2, work if fate.outcome == "repaired" else ""),
        ("hand_back", "returned", back, fate.signer),
        ("close", "closed", back + _DAY, ""),
    ):
        batch.add(
            ReturnedPartEvent, part=part_id, kind=kind, happened_at=at, entered_at=at, user_name=_DESK, state=after,
            detail=detail,
        )  # fmt: skip


def _end(fate: _Fate) -> tuple[str, int, str]:
    """Who has it in the end."""
    if fate.outcome == "scrapped":
        return "nobody", 0, _GONE
    return "customer", fate.whose["customer"], fate.whose["customer_name"]


def _chain(batch: Batch, fate: _Fate, part_id: int) -> None:
    """The object with its one holder, and how it came to them."""
    whose, gone = fate.whose, fate.outcome == "scrapped"
    thing = {"kind": "returned_part", "object_id": part_id}
    end = _end(fate)
    batch.add(
        CustodyObject, fate.took, **thing, number=fate.number, name=fate.kind[0], model=fate.kind[1],
        serial=fate.serial, belongs_to="customer", holder_kind=end[0], holder_id=end[1], holder_name=end[2],
        held_since=fate.back, receipt_number=fate.receipt, call=whose["call"], customer=whose["customer"],
        customer_name=whose["customer_name"], is_home=not gone, is_ended=gone,
    )  # fmt: skip
    customer = "customer", whose["customer"], whose["customer_name"]
    staff = "staff", whose["technician"], whose["technician_name"]
    shop = "branch", 0, _WORKSHOP
    way = ((customer, staff, fate.took), (staff, shop, fate.took + _DAY / 4), (shop, end, fate.back))
    for ordinal, (giver, taker, at) in enumerate(way, 1):
        signs = customer in (giver, taker)
        batch.add(
            Handover, at, **thing, ordinal=ordinal, from_kind=giver[0], from_id=giver[1], from_name=giver[2],
            to_kind=taker[0], to_id=taker[1], to_name=taker[2], happened_at=at, user_name=_DESK,
            receipt_number=fate.receipt, signed_by=fate.signer if signs else "", call=whose["call"],
            signed_on=clock.local(at).date() if signs else None,
        )  # fmt: skip
