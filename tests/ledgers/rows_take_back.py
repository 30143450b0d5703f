"""Take-back receipts and returned parts for ledger tests."""

from __future__ import annotations

import random
from datetime import timedelta
from typing import Any

from app.core import clock
from app.domain.workflows import returned_part as workflow
from app.models import database, search
from app.models.returned_part import ReturnedPart, TakeBackReceipt

STATES = tuple(str(state) for state in workflow.State)


def fill(insert: Any) -> None:
    """A receipt with one thing for every third call."""
    rng = random.Random(31)
    calls = database.query(
        "SELECT id, number, customer_id, customer_name, technician_id, technician_name FROM service_call "
        "WHERE id % 3 = 1 ORDER BY id"
    )
    rows = [_both(rng, row) for row in calls]
    with database.transaction():
        insert(TakeBackReceipt, [receipt for receipt, _ in rows])
        ids = {number: key for key, number in database.query("SELECT id, number FROM take_back_receipt")}
        insert(ReturnedPart, [{**part, "receipt": ids[part["receipt_number"]]} for _, part in rows])
    for kind in ("take_back_receipt", "returned_part"):
        search.rebuild(kind)


def _both(rng: random.Random, row: tuple[Any, ...]) -> tuple[dict[str, Any], dict[str, Any]]:
    call_id, call_number, customer_id, customer_name, technician_id, technician_name = row
    state = rng.choice(STATES)
    is_open = workflow.is_open(state)
    kept = "void" if state == "void" else "issued" if is_open else rng.choice(("recovered", "recovered", "lost"))
    took = clock.now() - timedelta(days=rng.randrange(60), hours=rng.randrange(24))
    day = clock.local(took).date()
    promised = day + timedelta(days=rng.choice((3, 7, 14)))
    whose = {
        "call": call_id, "call_number": call_number, "customer": customer_id, "customer_name": customer_name,
        "technician": technician_id, "technician_name": technician_name, "expected_return_on": promised,
    }  # fmt: skip
    back = min(day + timedelta(days=6), clock.today()) if not is_open else None
    receipt = {
        **whose, "number": f"SJ{call_id:08}", "state": kept, "issued_at": took, "issued_by": "desk", "item_count": 1,
        "signed_by": rng.choice(("李先生", "")), "recovered_on": back, "loan_number": rng.choice(("", "BY 50%_!")),
        "lost_note": "搬家" if kept == "lost" else "", "void_reason": "误开" if kept == "void" else "",
    }  # fmt: skip
    sent = state in ("sent_out", "back")
    part = {
        **whose, "number": f"FX{call_id:08}", "receipt_number": receipt["number"], "receipt_state": kept,
        "item": rng.choice(("电源模块", "投影机, 便携", "主板\n（旧）", "𠮷田牌话筒")),
        "model": rng.choice(("HX-200", "LP2100", "")), "serial": f"SN{rng.randrange(10**6)}",
        "fault_text": rng.choice(("无显示", "异响 50%_!", "")), "state": state, "state_since": took,
        "is_open": is_open, "received_at": took, "route": rng.choice(("own", "manufacturer", "supplier", "")),
        "supplier_name": "视通科技" if sent else "", "sent_on": day if sent else None,
        "due_back_on": day + timedelta(days=9) if sent else None, "cost": rng.randrange(0, 50_000),
        "repair_minutes": rng.randrange(0, 200), "returned_on": back,
        "outcome": rng.choice(("repaired", "replaced", "", "scrapped")), "holder_name": rng.choice(("陈志强", "A-1")),
    }  # fmt: skip
    return receipt, part
