"""Complaints of the demonstration branch: one of every ten calls, with stages, talks, decisions; a few told in full."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from random import Random
from typing import Any

from app import _demo_complaint_story as story
from app import _demo_settlements as settlements
from app._demo_batch import Batch
from app._demo_complaint_story import Case
from app._demo_rows import Numbers
from app._demo_story import office
from app.core import clock
from app.domain import complaint_clock, complaint_shares
from app.domain.complaint import WHOLE
from app.domain.complaint_scheme import Scheme
from app.domain.complaint_shares import Share
from app.domain.numbering import NumberKind
from app.domain.workflows.complaint import OPEN_STATES, SETTLED_STATES
from app.models import database
from app.models.complaint import Complaint, ComplaintContact, ComplaintEvent, ComplaintOpinion, ComplaintStage
from app.models.complaint_decision import ComplaintApproval, ComplaintLoss, ComplaintSettlement, ComplaintUnit
from app.models.organisation import User
from app.models.service_call import ReturnVisit
from app.services import complaint_schemes
from app.services._use_case import UnitOfWork, transact
from app.services.session import Session

TABLES = (
    Complaint, ComplaintStage, ComplaintEvent, ComplaintContact, ComplaintOpinion, ComplaintUnit, ComplaintLoss,
    ComplaintApproval, ComplaintSettlement, *settlements.TABLES,
)  # fmt: skip
EVERY = 10
"""Of so many calls one is followed by a complaint."""
_SCHEME = "service_department"
_CHUNK = 4_000
_REPEAT = timedelta(days=90)
_APPROVAL = ("approval", "核决")
_LOSS_KINDS = {"compensation": "compensation", "allowance": "allowance", "return": "return", "resupply": "resupply",
               "exchange": "resupply"}  # fmt: skip
_WHY_NOT = {
    "not_ours": ("evidence", "检测报告显示为使用环境超标所致"), "unfounded": ("receivable_note", "货款按约收取"),
}  # fmt: skip
_COLUMNS = (
    "id, number, received_at, customer_id, customer_name, reporter, phone, phone_digits, address, device_id, "
    "product_name, model, serial, fault_text"
)


@dataclass
class _Told:
    """What every row is written with."""

    batch: Batch
    numbers: Numbers
    now: datetime
    seed: int
    scheme_id: int
    scheme: Scheme
    people: dict[str, tuple[int, str]]  # role → user id and full name
    last: dict[int, tuple[int, int | None, datetime]] = field(default_factory=dict)  # customer → their last case


def write(batch: Batch, numbers: Numbers, seed: int, started: datetime, now: datetime) -> None:
    """Write the complaints of the years since the branch `started`; the same for the same seed and moment."""
    people = {str(row.role): (int(row.id), str(row.full_name)) for row in User.select().order_by(User.id)}
    admin = people["administrator"]
    with clock.set_to(started):
        unit = UnitOfWork("complaint_scheme.change", Session(admin[0], "admin", admin[1], "administrator"))
    row = transact(unit, lambda: complaint_schemes.current(unit, _SCHEME))
    told = _Told(batch, numbers, now, seed, row.id, complaint_schemes.parsed(row), people)
    waiting = 0
    for call in _calls():
        waiting += _case(told, call)
        if waiting >= _CHUNK:
            batch.write()
            waiting = 0
    batch.write()


def _calls() -> Iterator[tuple[Any, ...]]:
    """The calls whose customers complain, in the order in which they came."""
    last = database.scalar("SELECT max(id) FROM service_call") or 0
    for first in range(1, last + 1, _CHUNK * EVERY):
        sql = f"SELECT {_COLUMNS} FROM service_call WHERE id >= ? AND id < ? AND id % {EVERY} = 3 ORDER BY id"
        yield from database.query(sql, (first, first + _CHUNK * EVERY))


def _case(told: _Told, call: tuple[Any, ...]) -> int:
    """Write the case that follows a call; how many there are: 0 where the customer has not complained yet."""
    dice = Random(told.seed * 1_000_003 + call[0])
    came = office(datetime.fromisoformat(call[2]) + story.AWAIT)
    if came > told.now:
        return 0
    case = story.tell(dice, came, told.now, call[10], call[13].replace("\n", " "))
    row = _head(told, call, came, case)
    _add_progress(told, dice, row, case)
    case_id = told.batch.put(Complaint, row, came)
    before = told.last.get(call[3])
    if before is not None and before[1] == call[9] and call[9] and came - before[2] <= _REPEAT:
        row |= {"is_repeat": True, "repeat_of": before[0]}
    told.last[call[3]] = (case_id, call[9], came)
    _stages(told, case_id, row, case)
    _events(told, case_id, case)
    _talks(told, dice, case_id, row)
    if row["finding"] in ("ours", "shared", "not_ours"):
        _decisions(told, case_id, row, case)
    if row["settled_at"] and not row["visited_at"]:
        _visit(told, case_id, row)
    return 1


def _head(told: _Told, call: tuple[Any, ...], came: datetime, case: Case) -> dict[str, Any]:
    (_id, number, _at, customer, name, reporter, phone, digits, address, device, product, model, serial, _) = call
    desk = told.people["representative"]
    rules = told.scheme
    return {
        "number": told.numbers.draw(NumberKind.COMPLAINT, came), "scheme": told.scheme_id, "scheme_code": rules.code,
        "market": rules.markets[0].code, "customer": customer, "customer_name": name, "contact_name": reporter,
        "phone": phone, "phone_digits": digits, "address": address, "call": call[0], "call_number": number,
        "device": device, "product_name": product, "model": model, "serial": serial,
        "serial_key": serial.replace("-", ""), "channel": case.channel, "category": case.category,
        "category_name": story.CLASSES[case.category], "content": case.content, "demand": case.demand,
        "claim_amount": case.claim, "is_urgent": case.amount > 3_000_000, "received_at": came,
        "first_contact": desk[1], "registered_by": desk[1], "registered_by_id": desk[0],
        "reply_due_at": came + timedelta(hours=rules.first_reply_hours or 48),
        "close_due_at": complaint_clock.due(came, rules.markets[0].close_days),
    }  # fmt: skip


def _add_progress(told: _Told, dice: Random, row: dict[str, Any], case: Case) -> None:
    """What the steps that were taken left on the case."""
    at = {step.event: step.at for step in case.steps}
    state = case.steps[-1].after
    found = next((step.at for step in case.steps if step.event in ("attribute", "find_not_ours", "find_unfounded")),
                 None)  # fmt: skip
    settled = next((step.at for step in case.steps if step.after in SETTLED_STATES), None)
    row |= {"state": state, "is_open": state in OPEN_STATES, "accepted_at": at.get("verify"), "settled_at": settled}
    if "verify" in at:
        row["replied_at"] = min(at["verify"] + timedelta(minutes=dice.randint(5, 90)), told.now)
        row["promised_on"] = (clock.local(at["verify"]) + timedelta(days=dice.randint(5, 14))).date()
        row |= {"promise_told_by": row["first_contact"], "promise_told_at": row["replied_at"]}
    row |= {"finding": case.finding if found else "", "severity": case.severity if found else "",
            "cause": case.cause if found else ""}  # fmt: skip
    if found and case.finding == "ours":
        shares = (_whole(case.unit),)
        row |= {"finding": complaint_shares.finding_of(shares), "responsible": complaint_shares.in_words(shares),
                "countermeasure": "已列入改进并培训"}  # fmt: skip
    elif found:
        row |= dict([_WHY_NOT[case.finding]])
    if settled:
        row["visit_due_on"] = (clock.local(settled) + timedelta(days=told.scheme.visit_days)).date()
    if "propose" in at:
        row["settlement_kinds"] = case.settled_by
    if "submit" in at:
        loss = _loss(case)
        kinds = _LOSS_KINDS.get(case.settled_by, "")
        row |= {"loss_amount": loss, "loss_kinds": kinds if loss else "", "proposed_amount": case.amount,
                "approval_state": "open", "approver_title": told.scheme.rung(case.amount).title.zh}  # fmt: skip
    if "approve" in at:
        row |= {"approval_state": "approved", "approved_amount": case.amount, "approved_at": at["approve"],
                "approved_by": told.people["approver"][1]}  # fmt: skip
    if "accept" in at:
        row |= {"customer_answer": "accepted", "answered_on": clock.local(at["accept"]).date()}
    if "execute" in at:
        row |= {
            "signed_by": row["contact_name"] or row["customer_name"],
            "signed_on": clock.local(at["execute"]).date(),
        }
    row["visited_at"] = at.get("visit")
    if "visit" in at:
        row |= {"visited_by": told.people["supervisor"][1],
                "satisfaction": dice.choices((5, 4, 3, 2, 1), (30, 45, 17, 6, 2))[0]}  # fmt: skip
    row["archived_at"] = at.get("archive")


def _whole(unit: str) -> Share:
    """All of it is one unit's."""
    return Share(unit, WHOLE, party="supplier" if unit == "供货商" else complaint_shares.OURS)


def _loss(case: Case) -> int:
    """4.5: goods that come back lose a fifth of their price."""
    return case.amount // 5 if case.settled_by == "return" else case.amount


def _stages(told: _Told, case_id: int, row: dict[str, Any], case: Case) -> None:
    """The turns of the units, in and out."""
    turns: list[list[Any]] = []  # code, name, unit, in, due, out
    for step in case.steps:
        stage = next((one for one in told.scheme.stages if one.state == step.after), None)
        is_over = step.after in SETTLED_STATES or step.after in ("approved", "visited", "archived")
        if turns and turns[-1][5] is None and (stage or is_over or step.after == "pending_approval"):
            turns[-1][5] = step.at
        if stage is not None:
            due = complaint_clock.due(step.at, stage.days.get(row["market"]))
            turns.append([stage.code, stage.name.zh, stage.unit, step.at, due, None])
        elif step.after == "pending_approval":
            turns.append([*_APPROVAL, told.scheme.rung(case.amount).title.zh, step.at, None, None])
    for position, (code, name, unit, begun, due, left) in enumerate(turns, 1):
        told.batch.add(
            ComplaintStage, begun, number=f"{row['number']}/{position}", complaint=case_id,
            complaint_number=row["number"], customer_name=row["customer_name"], received_at=row["received_at"],
            settled_at=row["settled_at"], position=position, code=code, name=name, unit=unit, entered_at=begun,
            due_at=due, left_at=left, is_open=left is None,
            was_late=left is not None and complaint_clock.is_late(due, left), handed_by=row["registered_by"],
        )  # fmt: skip
    if turns and turns[-1][5] is None:
        code, name, unit, begun, due, _left = turns[-1]
        row |= {"stage": code, "stage_name": name, "stage_unit": unit, "stage_entered_at": begun, "stage_due_at": due}


def _events(told: _Told, case_id: int, case: Case) -> None:
    before = ""
    for step in case.steps:
        role = {"approve": "approver", "visit": "supervisor"}.get(step.event, "representative")
        told.batch.add(
            ComplaintEvent, complaint=case_id, event=step.event, before=before, after=step.after, happened_at=step.at,
            entered_at=step.at, entered_by=told.people[role][1],
        )  # fmt: skip
        before = step.after


def _talks(told: _Told, dice: Random, case_id: int, row: dict[str, Any]) -> None:
    talks = []
    if row.get("replied_at"):
        talks.append(("first_reply", row["replied_at"], "已受理，安排核实后答复"))
        day = row["promised_on"].isoformat()
        talks.append(("promise", row["replied_at"], f"{day} 前处理完毕。"))
    if row["settled_at"]:
        talks.append(("result", row["settled_at"] - timedelta(minutes=dice.randint(5, 50)), "已告知处理结果"))
    for kind, at, words in talks:
        told.batch.add(
            ComplaintContact, at, complaint=case_id, kind=kind, channel="phone", happened_at=at, words=words,
            spoken_to=row["contact_name"], told_by=row["registered_by"], entered_by=row["registered_by"],
        )  # fmt: skip


def _decisions(told: _Told, case_id: int, row: dict[str, Any], case: Case) -> None:
    """Opinions, shares, loss, approval and settlement, as far as the case has come."""
    at = {step.event: step.at for step in case.steps}
    found = at.get("attribute") or at["find_not_ours"]
    _opinion(told, case_id, "receiver", f"核实情况属实：{case.cause}。", row["registered_by"], found)
    if case.finding != "ours":
        return
    one = _whole(case.unit)
    told.batch.add(ComplaintUnit, found, complaint=case_id, unit=one.unit, share=one.share, party=one.party)
    if "propose" not in at:
        return
    manager = told.people["supervisor"][1]
    _opinion(told, case_id, "manager", "同意按所提方案处理。", manager, at["propose"])
    is_done = "execute" in at
    line: dict[str, Any] = {
        "complaint": case_id, "kind": case.settled_by, "goods": row["product_name"], "quantity": 1,
        "amount": case.amount, "cause": "nonconforming", "cost_bearer": "company",
        "state": "done" if is_done else "planned", "done_on": clock.local(at["execute"]).date() if is_done else None,
        "done_by": row["registered_by"] if is_done else "", "paper_number": "",
    }  # fmt: skip
    line_id = told.batch.put(ComplaintSettlement, line, at["propose"])
    if "accept" in at:
        line["paper_number"] = settlements.carry_out(told.batch, told.numbers, settlements.Settled(
            row, case_id, line_id, case.settled_by, case.amount, at["accept"], at.get("execute"), told.now,
            row["registered_by"], told.people["approver"][1], case.cause,
        ))  # fmt: skip
    if "submit" not in at:
        return
    kind, price = _LOSS_KINDS[case.settled_by], case.amount
    told.batch.add(
        ComplaintLoss, at["propose"], complaint=case_id, kind=kind, goods=row["product_name"], quantity=1,
        unit_price=price, rate=2_000 if kind == "return" else 0, amount=_loss(case),
    )  # fmt: skip
    rung = told.scheme.rung(case.amount)
    approver = told.people["approver"]
    decided = {"decision": "approved", "decided_by": approver[1], "decided_by_id": approver[0],
               "decided_at": at["approve"], "words": "同意"} if "approve" in at else {}  # fmt: skip
    told.batch.add(
        ComplaintApproval, at["submit"], complaint=case_id, amount=case.amount, rung_title=rung.title.zh,
        rung_limit=rung.up_to, asked_at=at["submit"], asked_by=row["registered_by"],
        asked_by_id=row["registered_by_id"], **decided,
    )  # fmt: skip


def _opinion(told: _Told, case_id: int, code: str, words: str, person: str, at: datetime) -> None:
    block = told.scheme.block(code)
    if block is not None:
        told.batch.add(
            ComplaintOpinion, at, complaint=case_id, block=code, title=block.name.zh, unit=block.unit, words=words,
            given_by=person, given_on=clock.local(at).date(), entered_by=person, is_internal=block.is_internal,
        )  # fmt: skip


def _visit(told: _Told, case_id: int, row: dict[str, Any]) -> None:
    """The return visit that waits for the supervisor."""
    told.batch.add(
        ReturnVisit, row["settled_at"], number=told.numbers.draw(NumberKind.RETURN_VISIT, told.now),
        customer=row["customer"], customer_name=row["customer_name"], phone=row["phone"], source="complaint",
        complaint_id=case_id, due_on=row["visit_due_on"],
    )  # fmt: skip
