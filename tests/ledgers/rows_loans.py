"""Loaner units, their loans, and where they and the customers' devices are, for ledger tests."""

from __future__ import annotations

import random
from datetime import timedelta
from typing import Any

from app.core import clock
from app.domain.custody import HolderKind, ObjectKind
from app.domain.workflows import loan as loan_workflow
from app.domain.workflows import loaner_unit as unit_workflow
from app.models import database, search
from app.models.custody import CustodyObject
from app.models.loaner import Loan, LoanerUnit

UNITS = 60
UNIT_STATES = tuple(str(state) for state in unit_workflow.State)
LOAN_STATES = tuple(str(state) for state in loan_workflow.State)


def fill(insert: Any) -> None:
    """Sixty units, each with its place in the chain of custody; a loan for every fourth call."""
    rng = random.Random(18)
    calls = database.query(
        "SELECT id, number, customer_id, customer_name, technician_id, technician_name FROM service_call "
        "WHERE id % 4 = 2 ORDER BY id"
    )
    with database.transaction():
        insert(LoanerUnit, [_unit(rng, place, calls[place % len(calls)]) for place in range(UNITS)])
        units = database.query("SELECT id, number, name, model, serial, value FROM loaner_unit ORDER BY id")
        insert(Loan, [_loan(rng, units[place % UNITS], call) for place, call in enumerate(calls)])
        insert(CustodyObject, [_held(rng, unit, calls[place % len(calls)]) for place, unit in enumerate(units)])
    for kind in ("loaner_unit", "loan", "custody_object"):
        search.rebuild(kind)


def _unit(rng: random.Random, place: int, call: tuple[Any, ...]) -> dict[str, Any]:
    state = UNIT_STATES[place % len(UNIT_STATES)]
    is_out = state == "lent"
    return {
        "number": f"BJ{place + 1:06}",
        "name": rng.choice(("UPS 备用机", "投影机（备用）", "王牌话筒 𠮷", "备用机 50%_!")),
        "model": rng.choice(("UPS-10K", "LP2100", "")),
        "serial": f"SN {rng.randrange(10**6)}",
        "serial_key": f"SN{place}",
        "value": rng.randrange(0, 900_000),
        "place": rng.choice(("备机柜 A", "备机柜 B", "")),
        "state": state,
        "since": clock.now() - timedelta(days=rng.randrange(90)),
        "customer_name": call[3] if is_out else "",
        "loan_number": f"BY{call[0]:08}" if is_out else "",
        "due_on": clock.today() + timedelta(days=rng.randrange(-20, 20)) if is_out else None,
        "lent_count": rng.randrange(0, 9),
    }


def _loan(rng: random.Random, unit: tuple[Any, ...], call: tuple[Any, ...]) -> dict[str, Any]:
    call_id, call_number, customer_id, customer_name, technician_id, technician_name = call
    state = rng.choice(LOAN_STATES)
    out = clock.now() - timedelta(days=rng.randrange(90), hours=rng.randrange(24))
    day = clock.local(out).date()
    is_back = state in ("returned", "lost")
    damaged = state == "returned" and rng.random() < 0.4
    return {
        "number": f"BY{call_id:08}", "unit": unit[0], "unit_number": unit[1], "unit_name": unit[2],
        "unit_model": unit[3], "unit_serial": unit[4], "unit_value": unit[5], "call": call_id,
        "call_number": call_number, "receipt_number": rng.choice(("", f"SJ{call_id:08}")), "customer": customer_id,
        "customer_name": customer_name, "technician": technician_id, "technician_name": technician_name or "",
        "state": state, "out_at": out, "due_on": day + timedelta(days=rng.choice((3, 15, 60))),
        "out_signed_by": rng.choice(("王建国", "")), "in_at": clock.now() if is_back else None,
        "is_damaged": damaged, "damage_note": "开裂" if damaged else "", "to_decide": damaged and rng.random() < 0.5,
        "compensation": rng.randrange(0, 50_000) if is_back else 0, "reason": "遗失" if state == "lost" else "",
    }  # fmt: skip


def _held(rng: random.Random, unit: tuple[Any, ...], call: tuple[Any, ...]) -> dict[str, Any]:
    kind = rng.choice(tuple(HolderKind))
    is_home = kind == HolderKind.BRANCH
    return {
        "kind": str(ObjectKind.LOANER_UNIT), "object_id": unit[0], "number": unit[1], "name": unit[2],
        "model": unit[3], "serial": unit[4], "belongs_to": "branch", "holder_kind": str(kind),
        "holder_id": 0 if is_home else call[2], "holder_name": rng.choice(("备机柜 A", "SN 1", call[3])),
        "held_since": clock.now() - timedelta(days=rng.randrange(90)), "is_home": is_home,
        "is_ended": kind == HolderKind.NOBODY, "due_on": clock.today() + timedelta(days=rng.randrange(-20, 20)),
        "call": call[0], "customer": call[2], "customer_name": call[3], "receipt_number": f"BY{call[0]:08}",
    }  # fmt: skip
