"""Charge records and cash hand-over slips for ledger tests."""

from __future__ import annotations

import random
from datetime import timedelta
from typing import Any

from app.core import clock
from app.models import database, search
from app.models.charge import CashHandover, Charge

STATES = ("open", "collected", "handed_in", "invoiced", "mailed", "paid", "waived", "void")


def fill(insert: Any) -> None:
    """A record for every third call, twenty slips."""
    rng = random.Random(20)
    calls = database.query(
        "SELECT id, number, customer_id, customer_name, technician_id, technician_name FROM service_call "
        "WHERE id % 3 = 0 ORDER BY id"
    )
    with database.transaction():
        insert(CashHandover, [_slip(rng, number) for number in range(1, 21)])
        insert(Charge, [_charge(rng, row) for row in calls])
    for kind in ("charge", "cash_handover"):
        search.rebuild(kind)


def _slip(rng: random.Random, number: int) -> dict[str, Any]:
    is_void = number % 5 == 0
    return {
        "number": f"JK{number:06}",
        "state": "void" if is_void else "issued",
        "handed_over_at": clock.now() - timedelta(days=rng.randrange(60)),
        "handed_by": rng.choice(("李明", "张伟", "王会计")),
        "taken_by": rng.choice(("沈会计", "SN 1")),
        "amount": rng.randrange(1, 90_000),
        "charges": rng.randrange(1, 9),
        "notes": rng.choice(("50%_! 现金", "")),
        "issued_by": "林晓梅",
        "voided_at": clock.now() if is_void else None,
        "void_reason": "点错" if is_void else "",
        "content_sha256": "",
    }


def _charge(rng: random.Random, row: tuple[Any, ...]) -> dict[str, Any]:
    call_id, call_number, customer_id, customer_name, technician_id, technician_name = row
    state = rng.choice(STATES)
    is_open = state not in ("paid", "waived", "void")
    began = clock.now() - timedelta(days=rng.randrange(80))
    amount = rng.randrange(1, 90_000)
    taken = state in ("collected", "handed_in", "paid")
    return {
        "number": f"SF{call_id:08}",
        "call": call_id,
        "call_number": call_number,
        "part": 1,
        "customer": customer_id,
        "customer_name": customer_name,
        "service_class": rng.choice("ABC"),
        "settlement": rng.choice(("on_site", "invoice_first", "")),
        "state": state,
        "is_open": is_open,
        "began_at": began,
        "amount": amount,
        "outstanding": amount if state in ("open", "mailed") else 0,
        "due_on": clock.local(began).date() + timedelta(days=rng.randrange(90)) if is_open else None,
        "technician": technician_id,
        "technician_name": technician_name or "",
        "collected_at": began if taken else None,
        "collected_by": technician_name or "林晓梅" if taken else "",
        "method": rng.choice(("cash", "transfer")) if taken else "",
        "invoice_number": f"2344{rng.randrange(10**6):06}" if state in ("invoiced", "mailed") else "",
    }
