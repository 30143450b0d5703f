"""Turns of the tracking register and slips about late ones, for ledger tests; they hang on the complaints there are."""

from __future__ import annotations

import random
from datetime import timedelta
from typing import Any

from app.core import clock
from app.models import database, search
from app.models.complaint import Complaint, ComplaintStage
from app.models.complaint_slip import ComplaintSlip

STAGES = (
    ("numbering", "总经理室编号登记", "总经理室"),
    ("quality", "品质原因分析", "质管部"),
    ("talks", "业务与客户交涉 50%_!", "业务部"),
)


def fill(insert: Any) -> None:
    """Three turns a case, the last of them open where the case is; a slip for every fifth turn."""
    rng = random.Random(46)
    cases = list(Complaint.select().order_by(Complaint.id))
    with database.transaction():
        insert(ComplaintStage, [turn for case in cases for turn in _turns(rng, case)])
        turns = list(ComplaintStage.select().order_by(ComplaintStage.id))
        insert(ComplaintSlip, [_slip(rng, number, turn) for number, turn in enumerate(turns[::5], 1)])
    search.rebuild("complaint_stage")
    search.rebuild("complaint_slip")


def _turns(rng: random.Random, case: Any) -> list[dict[str, Any]]:
    found = []
    at = case.received_at
    for position, (code, name, unit) in enumerate(STAGES, 1):
        is_open = position == len(STAGES) and bool(case.stage)
        due_at = at + timedelta(days=rng.randrange(1, 40)) if position != 2 else None
        left = None if is_open else at + timedelta(days=rng.randrange(1, 6))
        found.append({
            "number": f"{case.number}/{position}",
            "complaint": case.id,
            "complaint_number": case.number,
            "customer_name": case.customer_name,
            "received_at": case.received_at,
            "settled_at": case.settled_at,
            "position": position,
            "code": code,
            "name": name,
            "unit": unit,
            "entered_at": at,
            "due_at": due_at,
            "left_at": left,
            "is_open": is_open,
            "was_late": bool(left and due_at and left >= due_at),
            "skipped_reason": "不涉及设计" if position == 2 and case.id % 13 == 0 else "",
            "handed_by": rng.choice(("林晓梅", "陈志强")),
            "note": rng.choice(("样品随附", "")),
        })  # fmt: skip
        at = left or at
    return found


def _slip(rng: random.Random, number: int, turn: Any) -> dict[str, Any]:
    kind = ("reminder", "late_cause")[number % 2]
    state = ("issued", "answered", "issued", "void")[number % 4]
    at = clock.now() - timedelta(days=rng.randrange(40), minutes=number)
    answered = state == "answered"
    return {
        "number": f"{'CB' if kind == 'reminder' else 'QB'}-GZ01-2611-{number:04}",
        "kind": kind,
        "complaint": turn.complaint_id,
        "complaint_number": turn.complaint_number,
        "customer_name": turn.customer_name,
        "stage": turn.id,
        "stage_name": turn.name,
        "unit": turn.unit,
        "due_at": turn.due_at or at,
        "days_late": rng.randrange(1, 30),
        "asks": "请即办理。",
        "issued_at": at,
        "issued_by": "王芳",
        "answer_due_on": clock.today() + timedelta(days=rng.randrange(-5, 6)) if number % 6 else None,
        "cause": "复测设备校准" if answered and kind == "late_cause" else "",
        "answer": "已办理" if answered else "",
        "answered_by": "陈立" if answered else "",
        "answered_on": clock.local(at).date() if answered else None,
        "state": state,
        "void_reason": "重复开具" if state == "void" else "",
    }
