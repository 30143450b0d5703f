"""Opinions and opinion cards for ledger tests."""

from __future__ import annotations

import random
from datetime import timedelta
from typing import Any

from app.core import clock
from app.domain.opinion import CATEGORIES, CHANNELS, ITEMS, KINDS, is_low, mean
from app.domain.workflows.opinion import OPEN, UNANSWERED, State
from app.domain.workflows.opinion_card import State as CardState
from app.models import database, search
from app.models.opinion import Opinion, OpinionCard


def fill(insert: Any) -> None:
    """A hundred and twenty opinions and ninety cards in every state."""
    rng = random.Random(31)
    people = database.query("SELECT id, name FROM customer ORDER BY id")
    users = [row_id for (row_id,) in database.query("SELECT id FROM app_user ORDER BY id")]
    calls = database.query("SELECT id, number FROM service_call ORDER BY id LIMIT 60")
    with database.transaction():
        insert(Opinion, [_opinion(rng, number, people, users, calls) for number in range(1, 121)])
        insert(OpinionCard, [_card(rng, one) for one in enumerate(_calls())])
    search.rebuild("opinion")
    search.rebuild("opinion_card")


def _calls() -> list[Any]:
    return database.query(
        "SELECT id, number, customer_id, customer_name, technician_id, technician_name FROM service_call"
        " WHERE technician_id IS NOT NULL ORDER BY id LIMIT 90"
    )


def _card(rng: random.Random, numbered: tuple[int, Any]) -> dict[str, Any]:
    place, (call, number, customer, name, technician, technician_name) = numbered
    state = list(CardState)[place % len(CardState)]
    issued = clock.now() - timedelta(days=rng.randrange(40), minutes=place)
    is_back = state == "returned"
    grades = {item: rng.choice((None, 1, 2, 3, 4)) if is_back else None for item in ITEMS}
    kind = rng.choice(("", "suggestion", "complaint")) if is_back else ""
    low = is_low(grades.values())
    return {
        "number": number,
        "call": call,
        "customer": customer,
        "customer_name": name,
        "technician": technician,
        "technician_name": technician_name,
        "issued_at": issued,
        "issued_by": "林晓梅",
        "returned_on": clock.local(issued).date() + timedelta(days=2) if is_back else None,
        **grades,
        "total": mean(grades.values()),
        "kind": kind,
        "content": "多收了上门费 50%_!" if kind else "",
        "is_low": low,
        "follow_up": rng.choice(("due", "complaint", "spoken")) if low or kind == "complaint" else "",
        "follow_up_note": rng.choice(("已道歉", "")),
        "state": str(state),
        "opinion_id": None,
        "complaint_id": None,
        "void_reason": "寄丢" if state == "void" else "",
        "entered_by": "desk",
    }


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
        "is_key_customer": number % 5 == 0,
        "contact_name": rng.choice(("周启明", "")),
        "phone": "13800138000",
        "phone_digits": "13800138000",
        "call": call,
        "call_number": call_number,
        "content": rng.choice(("建议周六也上门", "说明书字太小 50%_!")),
        "page": rng.choice(("12", "")),
        "state": str(state),
        "is_open": state in OPEN,
        "is_unanswered": state in UNANSWERED,
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
