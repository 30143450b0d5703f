"""Renewals and inspections of the demonstration branch: talks, offers, lapses, inspections in every state."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from random import Random
from typing import Any

from app._demo_batch import Batch
from app._demo_contracts import Agreement
from app._demo_people import Person, Population
from app._demo_rows import Numbers
from app.core import clock
from app.domain import inspection_cycle as cycle
from app.domain.numbering import NumberKind
from app.models import database
from app.models.contract import Contract, Inspection, InspectionLine, RenewalContact
from app.models.service_call import ServiceCall
from app.services import inspections
from app.services._inspection_slots import AHEAD
from app.services._use_case import UnitOfWork, transact
from app.services.session import Session

_CHUNK = 2_000
_WORKED_ON = 12
_WAYS = (4, 0, 3, 1, 2, 5)
_BUCKETS = ((-45, -1), (0, 30), (31, 60), (61, 90))
"""Days from today within which a term ends: of each so many contracts are worked on."""
_PLANNED = 3
_DESK = "陈晓敏"
_LOSSES = (
    ("price", "报价比同行高两成"), ("competitor", "改由设备厂家维保"), ("dissatisfied", "去年两次响应超时"),
    ("replaced_equipment", "设备已更新，新机在保修期"), ("closed", "搬迁到外地"), ("other", "总部统一招标"),
)  # fmt: skip
_TALKS = (
    ("phone", "已收到通知书，需报领导审批", "电话了解审批进度"),
    ("visit", "当面介绍续签方案，对方希望优惠", "带优惠方案再访"),
    ("chat", "询问能否增加两台设备", "发送增补设备报价"),
    ("phone", "预算下月落实，同意先出合同文本", "寄送合同文本"),
)
_FOUND = (("good", ""), ("good", ""), ("good", ""), ("attention", "滤网积灰，已清洁"), ("faulty", "指示灯不亮，已报修"))
_DECLINED = "用户停产检修，本期不做"


@dataclass
class _Told:
    """What everything of this file is written with."""

    batch: Batch
    numbers: Numbers
    dice: Random
    now: datetime
    today: date


def write(batch: Batch, numbers: Numbers, people: Population, now: datetime) -> None:
    """Put everything aside in the batch and write it; the same for the same seed and day."""
    told = _Told(batch, numbers, Random(people.seed + 57), now, clock.local(now).date())
    ids = {number: row_id for row_id, number in database.query("SELECT id, number FROM contract")}
    waiting = 0
    for customer_id in range(1, people.customer_count + 1):
        person = people.customer(customer_id)
        for made in person.contracts:
            if made.facts.number in ids:
                waiting += _inspections(told, person, made, ids[made.facts.number])
        if waiting > _CHUNK:
            batch.write()
            waiting = 0
    _renewals(told)
    batch.write()
    _outcomes(told)
    database.execute(
        "UPDATE contract SET next_inspection_on = coming.due_on FROM (SELECT contract_id, min(due_on) AS due_on "
        "FROM inspection WHERE state IN ('due', 'planned') GROUP BY contract_id) AS coming "
        "WHERE coming.contract_id = contract.id"
    )


# -- inspections


def _inspections(told: _Told, person: Person, made: Agreement, contract_id: int) -> int:
    """The inspections of a contract of these days, past and coming; returns how many."""
    facts = made.facts
    if made.inspection_months is None or facts.ends_on < told.today:
        return 0
    terms = facts.terms or ((facts.starts_on, facts.ends_on),)
    turns = cycle.periods(terms, made.inspection_months)
    coming = cycle.settle(
        turns, (), told.today, told.today + AHEAD, lambda day: bool(facts.span_on(day)) and not facts.is_suspended(day)
    ).added
    past = [turn.slot_on for turn in turns if told.today - timedelta(days=500) < turn.slot_on < told.today]
    found = [_past(told, slot) for slot in past if not facts.is_suspended(slot)]
    found += [{"slot_on": slot, "due_on": slot, "state": "due"} for slot in coming]
    for values in found:
        stamp = clock.local_midnight(min(told.today, values["slot_on"]) - timedelta(days=60))
        row = told.batch.add(
            Inspection,
            stamp,
            number=told.numbers.draw(NumberKind.INSPECTION, stamp),
            contract=contract_id,
            contract_number=facts.number,
            customer=person.id,
            customer_name=person.name,
            **values,
        )
        if values["state"] == "done":
            _sheet(told, row, person.id, stamp)
    return len(found)


def _past(told: _Told, slot: date) -> dict[str, Any]:
    """What became of an inspection whose day is over."""
    dice = told.dice
    values = {"slot_on": slot, "due_on": slot}
    if (told.today - slot).days < 25 and dice.random() < 0.25:
        return {**values, "state": "due"}
    if dice.random() < 0.05:
        return {**values, "state": "withdrawn", "result": cycle.DECLINED, "reason": _DECLINED}
    done = slot - timedelta(days=dice.randint(0, 20))
    return {
        **values,
        "state": "done",
        "done_on": done,
        "planned_on": done,
        "technician_name": dice.choice(("李志强", "王海涛", "张建军")),
        "score": dice.choices((100, 98, 95, 90, 85, 70, 55), (30, 20, 20, 15, 9, 4, 2))[0],
        "signed_by": dice.choice(("设备科", "后勤处", "张工", "刘主任")),
        "signed_on": done,
        "result": dice.choice(("设备运行正常", "总体良好，建议年内更换滤网", "已处理两处隐患")),
    }


def _sheet(told: _Told, inspection: int, customer_id: int, stamp: datetime) -> None:
    """The findings of a sheet; the first device of a customer has the customer's number."""
    for place, item in enumerate(inspections.items(), 1):
        result, notes = told.dice.choice(_FOUND)
        told.batch.add(
            InspectionLine, stamp, inspection=inspection, device=customer_id, ordinal=place, item=item, result=result,
            notes=notes,
        )  # fmt: skip


def plan_some() -> None:
    """Some visits of these days are the inspections that a contract asks for."""
    calls: dict[int, list[int]] = {}
    for call_id, customer_id in database.query(
        "SELECT id, customer_id FROM service_call WHERE is_open AND state = 'scheduled' AND appointed_at IS NOT NULL"
    ):
        calls.setdefault(customer_id, []).append(call_id)
    whose = ", ".join(map(str, calls)) or "NULL"
    due = database.query(
        f"SELECT due_on, customer_id, id FROM inspection WHERE customer_id IN ({whose}) AND state = 'due'"
    )
    rows = sorted((due_on, call_id, row_id) for due_on, customer_id, row_id in due for call_id in calls[customer_id])
    unit = UnitOfWork("inspection.plan", Session(1, "desk", _DESK, "representative"))
    transact(unit, lambda: _link(unit, [(call_id, row_id) for _due_on, call_id, row_id in rows]))


def _link(unit: UnitOfWork, rows: list[tuple[int, int]]) -> None:
    calls: set[int] = set()
    for call_id, inspection_id in rows:
        row = Inspection.get_by_id(inspection_id)
        if call_id in calls or row.state != "due" or len(calls) >= _PLANNED:
            continue
        calls.add(call_id)
        call = ServiceCall.get_by_id(call_id)
        words = f"定期巡检 {row.number}，合同 {row.contract_number}，应于 {row.due_on.isoformat()} 前完成"
        unit.update(call, call_kind="maintenance", fault_text=words)
        planned = clock.local(call.appointed_at).date()
        unit.update(row, state="planned", call_id=call_id, planned_on=planned, technician_name=call.technician_name)


# -- renewals


def _renewals(told: _Told) -> None:
    """What was said and offered about the contracts that end in these months."""
    for first, last in _BUCKETS:
        span = Contract.ends_on.between(told.today + timedelta(days=first), told.today + timedelta(days=last))
        rows = Contract.select().where((Contract.state == "active") & span).order_by(Contract.ends_on, Contract.id)
        for place, row in enumerate(rows.limit(_WORKED_ON)):
            values = dict(_way(told, place, row))
            if values:
                Contract.update(**values).where(Contract.id == row.id).execute()


def _way(told: _Told, place: int, row: Contract) -> Iterator[tuple[str, Any]]:
    """How far the renewal of a contract has come; every sixth is untouched."""
    way = _WAYS[place % len(_WAYS)]
    if not way:
        return
    yield "notified_on", told.today - timedelta(days=3 + place % 20)
    yield "renewal_owner", _DESK
    if way in (1, 4):
        yield "renewal_state", "notified"
        if way == 4:
            yield "offer_fee", row.fee
            yield "offer_months", 12
        return
    yield "renewal_state", "negotiating"
    if way in (3, 5):
        yield "offer_fee", row.fee * (100 + place % 3 * 5) // 100
        yield "offer_months", 12
    step_on = told.today + timedelta(days=(0, 0, 0, 3, 0, -2)[way])
    for talk in range(1 + place % 2):
        channel, said, step = _TALKS[(place + talk) % len(_TALKS)]
        at = clock.local_midnight(told.today - timedelta(days=1 + 6 * talk)) + timedelta(hours=10, minutes=place)
        told.batch.add(
            RenewalContact,
            at,
            contract=row.id,
            happened_at=at,
            channel=channel,
            by=_DESK,
            person=str(row.first_party).rpartition(" ")[2],
            said=said,
            next_step=step,
            next_step_on=step_on if not talk else told.today - timedelta(days=1),
        )
        if not talk:
            yield "next_step", step
            yield "next_step_on", step_on


def _outcomes(told: _Told) -> None:
    """How contracts of the past were decided, and whose customers are prospects since."""
    database.execute("UPDATE contract SET renewal_state = state, outcome_on = ends_on WHERE state = 'renewed'")
    for place, (reason, note) in enumerate(_LOSSES):
        database.execute(
            "UPDATE contract SET renewal_state = state, outcome_on = ends_on, loss_reason = ?, loss_note = ? "
            "WHERE state = 'lapsed' AND id % ? = ?",
            (reason, note, len(_LOSSES), place),
        )
    database.execute(
        "UPDATE customer SET status = 'prospect' WHERE status = 'active' AND id IN (SELECT customer_id FROM contract "
        "WHERE state = 'lapsed' AND ends_on > ?) AND id NOT IN (SELECT customer_id FROM contract "
        "WHERE state IN ('active', 'suspended'))",
        ((told.today - timedelta(days=400)).isoformat(),),
    )
