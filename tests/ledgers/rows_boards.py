"""Lines of the routine log for ledger tests."""

from __future__ import annotations

import random
from datetime import timedelta
from typing import Any

from app.core import clock
from app.models import database, search
from app.models.board import RoutineLog


def fill(insert: Any) -> None:
    """Sixty lines, some of them void, some about customers."""
    rng = random.Random(23)
    customers = database.query("SELECT id, name FROM customer ORDER BY id LIMIT 10")
    with database.transaction():
        insert(RoutineLog, [_line(rng, number, customers) for number in range(1, 61)])
    search.rebuild("routine_log")


def _line(rng: random.Random, number: int, customers: list[tuple[Any, ...]]) -> dict[str, Any]:
    customer_id, name = rng.choice(customers) if customers and number % 3 == 0 else (None, "")
    is_void = number % 11 == 0
    return {
        "number": f"RZ-{number:04}",
        "kind": rng.choice(("inspection", "reception")),
        "happened_on": clock.today() - timedelta(days=rng.randrange(80)),
        "person": rng.choice(("林晓梅", "周建国")),
        "customer": customer_id,
        "customer_name": name,
        "subject": rng.choice(("消防检查", "来访 50%_! 咨询", "𠮷野车辆例检")),
        "result": rng.choice(("正常", "")),
        "is_void": is_void,
        "void_reason": "写错" if is_void else "",
        "entered_by": "desk",
    }
