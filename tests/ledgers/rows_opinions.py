"""Opinions for ledger tests."""

from __future__ import annotations

import random
from datetime import timedelta
from typing import Any

from app.core import clock
from app.domain.opinion import CATEGORIES, CHANNELS, KINDS
from app.domain.workflows.opinion import State
from app.models import database, search
from app.models.opinion import Opinion


def fill(insert: Any) -> None:
    """A hundred and twenty opinions in every state."""
    rng = random.Random(31)
    people = database.query("SELECT id, name FROM customer ORDER BY id")
    users = [row_id for (row_id,) in database.query("SELECT id FROM app_user ORDER BY id")]
    calls = database.query("SELECT id, number FROM service_call ORDER BY id LIMIT 60")
    with database.transaction():
        insert(Opinion, [_opinion(rng, number, people, users, calls) for number in range(1, 121)])
    search.rebuild("opinion")


def _opinion(rng: random.Random, number: int, people: list[Any], users: list[int], calls: list[Any]) -> dict[str, Any]:
    state = list(State)[number % len(State)]
    customer, name = rng.choice(people) if number % 9 else (None, "路过顾客")
    call, call_number = rng.choice(calls) if number % 4 == 0 else (None, "")
    at = clock.now() - timedelta(days=rng.randrange(60), minutes=number)
    passed, answered = state in ("forwarded", "answered", "closed"), state in ("answered", "closed")
    told = state == "closed" and number % 2 == 0
    return {
        "number": f"YJ{number:06}",
        "received_at": at,
        "received_by": "林晓梅",
        "received_by_id": rng.choice(users),
        "channel": rng.choice(list(CHANNELS)),
        "kind": rng.choice(list(KINDS)),
        "category": rng.choice(list(CATEGORIES)),
        "customer": customer,
        "customer_name": name,
        "contact_name": rng.choice(("周启明", "")),
        "phone": "13800138000",
        "phone_digits": "13800138000",
        "call": call,
        "call_number": call_number,
        "content": rng.choice(("建议周六也上门", "说明书字太小 50%_!")),
        "page": rng.choice(("12", "")),
        "state": str(state),
        "wants_reply": state == "answered" or told,
        "forward_due_at": at + timedelta(hours=24),
        "forwarded_at": at + timedelta(hours=3) if passed else None,
        "forwarded_to": rng.choice(("质管部", "客户服务部")) if passed else "",
        "forwarded_by": "林晓梅" if passed else "",
        "answer_due_at": at + timedelta(days=7),
        "answered_at": at + timedelta(days=2) if answered else None,
        "answered_by": "陈志远" if answered else "",
        "answer": "下季度起试行" if answered else "",
        "told_at": at + timedelta(days=3) if told else None,
        "told_by": "林晓梅" if told else "",
        "told_how": "phone" if told else "",
        "complaint_id": None,
        "next_call_id": None,
        "void_reason": "重复登记" if state == "void" else "",
        "entered_by": "desk",
    }
