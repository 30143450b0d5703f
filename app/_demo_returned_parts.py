"""What the demonstration branch took back: years of parts that were repaired and returned, and some of these days in
every state.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from random import Random
from typing import Any

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
_WORKSHOP, _DESK = "维修间", "desk"
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


def _past(batch: Batch, numbers: Numbers, dice: Random, row: tuple[Any, ...], now: datetime) -> None:
    call_id, call_number, customer_id, customer, device_id, model, category, staff_id, staff, reporter, arrived = row
    took = parse_moment(str(arrived))
    days = dice.randint(2, 14)
    if took is None or took + timedelta(days=days + 2) > now:
        return
    what, letters, cause, work, used, minutes = dice.choice(_PARTS)
    back = took + timedelta(days=days, hours=dice.randint(-3, 4))
    number = numbers.draw(NumberKind.RETURNED_PART, took)
    receipt = numbers.draw(NumberKind.TAKE_BACK_RECEIPT, took)
    serial = f"{letters}{dice.randint(10_000_000, 99_999_999)}"
    lost = dice.random() < 0.02
    state = "lost" if lost else "recovered"
    signer = reporter or customer[:8]
    on = {"took": clock.local(took).date(), "back": clock.local(back).date()}
    promised = on["took"] + timedelta(days=7)
    whose = {"call": call_id, "call_number": call_number, "customer": customer_id, "customer_name": customer,
             "technician": staff_id, "technician_name": staff}  # fmt: skip
    receipt_id = batch.add(
        TakeBackReceipt, took, number=receipt, **whose, state=state, issued_at=took, issued_by=_DESK, item_count=1,
        expected_return_on=promised, signed_by=signer, signed_on=on["took"], recovered_on=on["back"],
        recovered_by=staff, lost_note="搬迁时遗失" if lost else "", lost_signed_by=signer if lost else "",
        returned_signed_by=signer, returned_signed_on=on["back"],
    )  # fmt: skip
    outside = dice.random() < 0.3
    luck = dice.random()
    outcome = "repaired" if luck < 0.88 else "no_fault" if luck < 0.94 else "as_is" if luck < 0.98 else "scrapped"
    repaired = outcome == "repaired"
    route: dict[str, Any] = {"route": "own"}
    if outside:
        sent = on["took"] + _DAY
        route = {"route": dice.choice(("manufacturer", "supplier")), "supplier_name": dice.choice(_MAKERS),
                 "sent_on": sent, "due_back_on": sent + timedelta(days=7), "back_on": on["back"] - _DAY,
                 "cost": dice.randint(4, 60) * 1_000}  # fmt: skip
    part_id = batch.add(
        ReturnedPart, took, number=number, receipt=receipt_id, receipt_number=receipt, receipt_state=state, **whose,
        device=device_id, item=what, model=f"{letters}-{model}" if model else letters, serial=serial, serial_key=serial,
        condition=dice.choice(_CONDITIONS), fault_text=cause.partition("，")[0], category=category, state="closed",
        state_since=back + _DAY, is_open=False, received_at=took, expected_return_on=promised, **route,
        symptom_reproduced="no" if outcome == "no_fault" else "yes",
        verdict={"no_fault": "no_fault", "scrapped": "unrepairable"}.get(outcome, "faulty"), cause=cause,
        tested_by=staff, tested_on=on["took"] + _DAY, repair_minutes=minutes if repaired else 0,
        parts_text=used if repaired else "", work_text=work if repaired else "", repaired_by=staff if repaired else "",
        repaired_on=on["back"] - _DAY if repaired else None, outcome=outcome,
        outcome_reason="" if repaired else "客户同意", returned_on=on["back"], returned_to=signer,
        closed_on=on["back"] + _DAY, place="", holder_name="已报废" if outcome == "scrapped" else customer,
    )  # fmt: skip
    steps = (
        ("receive", "received", took),
        ("enter_test", "in_test", took + _DAY),
        ("repair", "repaired", back - _DAY),
        ("hand_back", "returned", back),
        ("close", "closed", back + _DAY),
    )
    for kind, after, at in steps:
        batch.add(
            ReturnedPartEvent, part=part_id, kind=kind, happened_at=at, entered_at=at, user_name=_DESK, state=after,
            detail=cause if kind == "enter_test" else work if kind == "repair" and repaired else "",
        )  # fmt: skip
    thing = {"kind": "returned_part", "object_id": part_id}
    scrapped = outcome == "scrapped"
    batch.add(
        CustodyObject, took, **thing, number=number, name=what, model=letters, serial=serial, belongs_to="customer",
        holder_kind="nobody" if scrapped else "customer", holder_id=0 if scrapped else customer_id,
        holder_name="已报废" if scrapped else customer, held_since=back, receipt_number=receipt, call=call_id,
        customer=customer_id, customer_name=customer, is_home=not scrapped, is_ended=scrapped,
    )  # fmt: skip
    way = (
        ("customer", customer_id, customer, "staff", staff_id, staff, took),
        ("staff", staff_id, staff, "branch", 0, _WORKSHOP, took + _DAY / 4),
        ("branch", 0, _WORKSHOP, "nobody", 0, "已报废", back)
        if scrapped
        else ("branch", 0, _WORKSHOP, "customer", customer_id, customer, back),
    )
    for ordinal, (from_kind, from_id, from_name, to_kind, to_id, to_name, at) in enumerate(way, 1):
        batch.add(
            Handover, at, **thing, ordinal=ordinal, from_kind=from_kind, from_id=from_id, from_name=from_name,
            to_kind=to_kind, to_id=to_id, to_name=to_name, happened_at=at, user_name=_DESK, receipt_number=receipt,
            signed_by=signer if ordinal != 2 and not scrapped else "", call=call_id,
            signed_on=clock.local(at).date() if ordinal != 2 and not scrapped else None,
        )  # fmt: skip
