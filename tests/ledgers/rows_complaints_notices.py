"""Anomaly notices for ledger tests."""

from __future__ import annotations

import random
from datetime import timedelta
from typing import Any

from app.core import clock
from app.domain.workflows.anomaly_notice import State
from app.models import database, search
from app.models.anomaly_notice import AnomalyNotice


def fill(insert: Any) -> None:
    """Ninety notices in every state."""
    rng = random.Random(44)
    people = database.query("SELECT id, name FROM customer ORDER BY id")
    users = [row_id for (row_id,) in database.query("SELECT id FROM app_user ORDER BY id")]
    with database.transaction():
        insert(AnomalyNotice, [_notice(rng, number, people, users) for number in range(1, 91)])
    search.rebuild("anomaly_notice")


def _notice(rng: random.Random, number: int, people: list[tuple[Any, ...]], users: list[int]) -> dict[str, Any]:
    state = list(State)[number % len(State)]
    customer, name = rng.choice(people)
    at = clock.now() - timedelta(days=rng.randrange(60), minutes=number)
    is_done = state == "done"
    return {
        "number": f"YC{number:06}",
        "customer": customer,
        "customer_name": name,
        "call_number": rng.choice(("JX000001", "")),
        "product_name": rng.choice(("终端", "")),
        "model": rng.choice(("TE50", "")),
        "serial": f"SN{rng.randrange(10**6):06}",
        "content": rng.choice(("外箱受潮", "说明书缺页 50%_!")),
        "visited_by": rng.choice(("周启明", "")),
        "visited_on": rng.choice((None, clock.local(at).date())),
        "finding": rng.choice(("内衬完好", "")),
        "unit": rng.choice(("仓储物流组", "质管部", "")),
        "result": "加垫板" if is_done else "",
        "received_at": at,
        "received_by": "林晓梅",
        "received_by_id": rng.choice(users),
        "due_on": clock.today() + timedelta(days=rng.randrange(-5, 5)) if number % 3 else None,
        "state": str(state),
        "done_on": clock.local(at).date() if is_done else None,
        "complaint_number": "GZ01-2611-001" if state == "raised" else "",
        "void_reason": "录入错误" if state == "void" else "",
    }
