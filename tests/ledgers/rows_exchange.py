"""Requests for return or exchange for ledger tests."""

from __future__ import annotations

import random
from datetime import timedelta
from typing import Any

from app.core import clock
from app.domain.exchange import BEARERS, CAUSES
from app.domain.workflows.exchange_request import State
from app.models import database, search
from app.models.exchange_request import ExchangeRequest


def fill(insert: Any) -> None:
    """A hundred and forty requests in every state, a fifth of them of other branch offices."""
    rng = random.Random(70)
    people = database.query("SELECT id, name FROM customer ORDER BY id")
    with database.transaction():
        insert(ExchangeRequest, [_request(rng, number, people) for number in range(1, 141)])
    search.rebuild("exchange_request")


def _request(rng: random.Random, number: int, people: list[tuple[Any, ...]]) -> dict[str, Any]:
    state = list(State)[number % len(State)]
    customer, name = (None, "佛山分公司 50%_!") if number % 5 == 0 else rng.choice(people)
    at = clock.now() - timedelta(days=rng.randrange(90), minutes=number)
    day = clock.local(at).date()
    decided = state not in ("requested", "void")
    decision = "agreed" if state in ("shipped", "received") else str(state)
    return {
        "number": f"SL{number:06}",
        "customer": customer,
        "customer_name": name,
        "goods": rng.choice(("打印机", "交换机", "电源 50%_!")),
        "model": rng.choice(("R4850G2", "")),
        "serial": f"SN{rng.randrange(10**6):06}",
        "serial_key": "",
        "call_number": rng.choice(("JX000001", "")),
        "quantity": rng.randrange(1, 20),
        "wants": rng.choice(("return", "exchange")),
        "cause": str(rng.choice(list(CAUSES))),
        "cost_bearer": str(rng.choice(list(BEARERS))),
        "state": str(state),
        "decision": decision if decided else "open",
        "decision_reason": "符合规定" if decided else "",
        "decided_by": "陈主管" if decided else "",
        "decided_at": at if decided else None,
        "shipped_on": day if state in ("shipped", "received") else None,
        "received_on": day if state == "received" else None,
        "received_at": at,
        "received_by": "接待",
        "remark": rng.choice(("包装完好", "")),
    }
