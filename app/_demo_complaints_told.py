"""A few complaints and anomaly notices of these weeks, told through the use cases: other schemes, late, repeated."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta
from random import Random
from typing import Any, NamedTuple

from app._demo_story import office
from app.core import clock
from app.domain.complaint_scheme import ProductField
from app.models.anomaly_notice import AnomalyNotice
from app.models.complaint import Complaint
from app.models.customer import Device
from app.models.organisation import User
from app.services import anomaly_notices, complaint_progress, complaint_schemes, complaints, departments
from app.services import session as sessions
from app.services.session import Session

_SMALL = 200


class Told(NamedTuple):
    """How many days ago, by whom, under which scheme, what; the device by its place; whether it was accepted."""

    days: int
    role: str
    scheme: str
    category: str
    content: str
    demand: str
    device: int
    accepted: bool = False
    more: dict[str, Any] = {}


CASES = (
    Told(20, "representative", "service_department", "quality", "新装设备两周内三次停机，生产线被迫停产",
         "查明原因，更换故障部件", 0, accepted=True, more={"claim_amount": 860_000}),
    Told(6, "representative", "factory_chain", "quality", "到货 120 件，抽检 18 件外壳开裂，要求派人查看",
         "换货并承担返工费",
         1, accepted=True, more={"product_fields": {"order_number": "PO-2611-08", "part_number": "KJ-9-015",
                                                    "quantity": "120", "defective_quantity": "18"},
                                 "sample_kept": True, "sample_note": "不良品 2 件，已封存", "market": "overseas"}),
    Told(1, "representative", "store", "", "柜台购买不满七日，开机异响，要求退货", "退货退款", 2,
         more={"purchase_proof": "till_receipt", "proof_number": "XS-20261108-0312", "is_urgent": True}),
    Told(3, "representative", "four_steps", "quality", "相册封面划伤一处，不影响使用，客户希望今后加强包装", "改进包装",
         4, accepted=True),
    Told(4, "representative", "quality_feedback", "quality", "用户反映连续运行后外壳温度偏高，请质管部判定",
         "给出处理意见", 5),
    Told(0, "technician", "service_complaint", "", "上门两次仍未修好，客户要求更换技术人员", "换人尽快修好", 3),
    Told(0, "representative", "service_department", "quality", "更换部件后又停机，生产线再次停产", "整机更换", 0),
)  # fmt: skip


class Noted(NamedTuple):
    """An anomaly: how many days ago, what, which unit improves it in how many days, and what it did."""

    days: int
    content: str
    unit: str
    due: int
    result: str = ""


NOTICES = (
    Noted(16, "外箱一角受潮变形，设备完好，客户要求今后注意包装", "仓储物流组", 7, "雨天卸货加垫板并覆盖防水布"),
    Noted(9, "说明书缺页，已电话指导，未影响使用", "质管部", 5),
    Noted(2, "发货单上联系人写错，货物按时送达", "业务部", 7),
)


def write(now: datetime, size: int, seed: int) -> None:
    """Register all of it, the earliest first; nothing in a very small branch."""
    if size < _SMALL:
        return
    people = {str(row.role): Session(row.id, row.name, row.full_name, row.role) for row in User.select()}
    dice = Random(seed + 65)
    machines = _devices(dice, 6)
    for one in CASES:
        _tell(now, _when(dice, now, one.days), one, machines[one.device], people)
    with clock.set_to(now - timedelta(days=30)), sessions.acting_as(people["administrator"]):
        known = {entry.name: entry.id for entry in departments.listing()}
        units = {
            one.unit: known.get(one.unit) or departments.create(name=one.unit).result for one in NOTICES
        }  # fmt: skip
    for one, machine in zip(NOTICES, _devices(dice, len(NOTICES)), strict=True):
        _note(now, _when(dice, now, one.days), one, machine, units[one.unit], people["representative"])


def _when(dice: Random, now: datetime, days: int) -> datetime:
    moment = office(now - timedelta(days=days)) + timedelta(minutes=dice.randint(5, 200))
    return min(moment, now - timedelta(minutes=50 - days))


def _devices(dice: Random, count: int) -> list[Device]:
    """Devices in use of different customers, in no order."""
    used = (Device.status == "in_use") & (Device.serial != "")
    rows = list(Device.select().where(used).order_by(Device.purchased_on.desc(), Device.id).limit(80))
    dice.shuffle(rows)
    owners: dict[int, Device] = {}
    for row in rows:
        owners.setdefault(row.customer_id, row)
    return list(owners.values())[:count]


def _tell(now: datetime, came: datetime, one: Told, device: Device, people: dict[str, Session]) -> None:
    def do(at: datetime, act: Callable[..., Any], *args: Any, role: str = "representative", **given: Any) -> Any:
        with clock.set_to(min(at, now)), sessions.acting_as(people[role]):
            return act(*args, **given).result

    rules = complaint_schemes.rules(one.scheme)
    day = clock.local(came).date()
    fields = {field.code: _usual(field, day) for field in rules.product_fields if field.required}
    given = {**one.more, "product_fields": {**fields, **one.more.get("product_fields", {})}}
    case_id = do(
        came, complaints.register, role=one.role, scheme=one.scheme, category=one.category or rules.classes[0].code,
        content=one.content, demand=one.demand, customer_id=device.customer_id, device_id=device.id,
        channel=rules.channels[0], **given,
    )  # fmt: skip
    if one.accepted:
        accepted = came + timedelta(hours=4)
        seen = Complaint.get_by_id(case_id).row_version
        do(accepted, complaint_progress.verify, case_id, seen_version=seen)
        do(accepted + timedelta(hours=1), complaints.contact, case_id, kind="first_reply", words="已受理，正在核实")


def _usual(field: ProductField, day: date) -> str:
    """What stands in a product field that a scheme requires."""
    usual = {"number": "1", "money": "1280.00", "date": day.isoformat()}
    return field.choices[0] if field.choices else usual.get(field.kind, "见附件")


def _note(now: datetime, came: datetime, one: Noted, device: Device, unit_id: int, desk: Session) -> None:
    day = clock.local(came).date()
    with sessions.acting_as(desk):
        with clock.set_to(came):
            notice_id = anomaly_notices.record(
                customer_id=device.customer_id, device_id=device.id, content=one.content, department_id=unit_id,
                due_on=day + timedelta(days=one.due),
            ).result  # fmt: skip
        if one.result:
            done = min(came + timedelta(days=one.due - 2), now)
            with clock.set_to(done):
                anomaly_notices.improved(
                    notice_id, seen_version=AnomalyNotice.get_by_id(notice_id).row_version, result=one.result,
                    done_on=clock.local(done).date(),
                )  # fmt: skip
