"""Complaints in every state for ledger tests; first among their parts, which hang on them."""

from __future__ import annotations

import random
from datetime import timedelta
from typing import Any

from app.core import clock
from app.domain.complaint import CHANNELS, SETTLEMENT_KINDS
from app.domain.workflows.complaint import OPEN_STATES, SETTLED_STATES, State
from app.models import database, search
from app.models.complaint import Complaint, ComplaintScheme

CLASSES = (("quality", "产品质量"), ("service", "服务"), ("other", "其他 50%_!"))
_AFTER = (*SETTLED_STATES, "visited", "corrected", "archived")


def fill(insert: Any) -> None:
    """A hundred and eighty cases under two schemes."""
    rng = random.Random(65)
    people = database.query("SELECT id, name, phone, phone_digits FROM customer ORDER BY id")
    users = [row_id for (row_id,) in database.query("SELECT id FROM app_user ORDER BY id")]
    with database.transaction():
        insert(ComplaintScheme, [
            {"code": code, "name": name, "definition": "{}", "sha256": code}
            for code, name in (("service_department", "客户服务部"), ("factory_chain", "工厂五联"))
        ])  # fmt: skip
        insert(Complaint, [_case(rng, number, people, users) for number in range(1, 181)])
    search.rebuild("complaint")


def _case(rng: random.Random, number: int, people: list[tuple[Any, ...]], users: list[int]) -> dict[str, Any]:
    state = list(State)[number % len(State)]
    customer, name, phone, digits = rng.choice(people)
    at = clock.now() - timedelta(days=rng.randrange(60), minutes=number)
    scheme = 1 + number % 2
    is_open, is_over = state in OPEN_STATES, state in _AFTER
    category, category_name = rng.choice(CLASSES)
    runs = is_open and not is_over
    return {
        "number": f"GZ01-2611-{number:03}",
        "scheme": scheme,
        "scheme_code": ("service_department", "factory_chain")[scheme - 1],
        "market": rng.choice(("domestic", "overseas")),
        "customer": customer,
        "customer_name": name,
        "contact_name": rng.choice(("王建国", "")),
        "phone": phone,
        "phone_digits": digits,
        "call_number": rng.choice(("JX000001", "")),
        "product_name": rng.choice(("UPS 不间断电源", "打印机 50%_!", "")),
        "model": rng.choice(("UPS-20K", "")),
        "serial": (serial := f"SN{rng.randrange(10**6):06}"),
        "serial_key": serial,
        "channel": rng.choice(list(CHANNELS)),
        "category": category,
        "category_name": category_name,
        "content": rng.choice(("一周内三次停机", "服务人员态度差\n未道歉", "50%_! 到货短少")),
        "demand": rng.choice(("更换", "")),
        "claim_amount": rng.choice((None, rng.randrange(1, 9_000_000))),
        "is_urgent": number % 7 == 0,
        "severity": rng.choice(("", "serious", "minor")),
        "sample_kept": number % 5 == 0,
        "received_at": at,
        "first_contact": rng.choice(("林晓梅", "陈志强")),
        "registered_by": "林晓梅",
        "registered_by_id": rng.choice(users),
        "owner_name": rng.choice(("李明", "")),
        "state": str(state),
        "is_open": is_open,
        "stage": "service" if runs else "",
        "stage_name": "客户服务部受理判定" if runs else "",
        "stage_unit": "客户服务部" if runs else "",
        "stage_due_at": clock.now() + timedelta(hours=rng.randrange(-90, 90)) if runs else None,
        "reply_due_at": clock.now() + timedelta(hours=rng.randrange(-90, 90)),
        "replied_at": rng.choice((None, at + timedelta(hours=3))),
        "close_due_at": clock.now() + timedelta(hours=rng.randrange(-90, 90)) if number % 9 else None,
        "settled_at": at + timedelta(days=5) if is_over else None,
        "promised_on": clock.today() + timedelta(days=rng.randrange(-3, 4)) if number % 3 else None,
        "finding": rng.choice(("", "ours", "not_ours")),
        "responsible": rng.choice(("制造部 李明 100 %", "")),
        "loss_amount": rng.randrange(0, 20_000_000),
        "settlement_kinds": rng.choice(("", "return", " ".join(list(SETTLEMENT_KINDS)[:2]))),
        "proposed_amount": rng.randrange(1, 20_000_000),
        "approval_state": "open" if state == "pending_approval" else rng.choice(("", "approved", "returned")),
        "approver_title": "副总经理",
        "visit_due_on": clock.today() + timedelta(days=rng.randrange(-5, 5)) if is_over else None,
        "visited_at": at if state in ("visited", "corrected", "archived") else None,
        "satisfaction": rng.randrange(1, 6) if state in ("visited", "archived") else None,
        "is_repeat": number % 11 == 0,
        "archived_at": at + timedelta(days=20) if state == "archived" else None,
        "void_reason": "录入错误" if state == "void" else "",
    }
