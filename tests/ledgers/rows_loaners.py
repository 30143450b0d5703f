"""Loaner units, their loans and the chain of custody for ledger tests."""

from __future__ import annotations

import random
from datetime import timedelta
from typing import Any

from app.core import clock
from app.models import database, search
from app.models.custody import CustodyObject
from app.models.loaner import Loan, LoanerUnit

LOAN_STATES = ("lent", "returned", "lost", "void")
UNIT_STATES = {"lent": "lent", "returned": "in_stock", "lost": "lost", "void": "damaged"}
NAMES = ("备用投影机", "备用交换机 50%_!", "备用打印机\n（旧）", "𠮷田话筒")
HOLDERS = ("customer", "staff", "branch", "supplier", "nobody")
PREFIXES = {"returned_part": "FX", "old_part": "JJ", "tool": "GJ"}


def fill(insert: Any, count: int = 60) -> None:
    """So many units with a loan each, and three times as many things that pass from hand to hand."""
    rng = random.Random(51)
    calls = database.query(
        "SELECT id, number, customer_id, customer_name, technician_id, technician_name FROM service_call "
        "ORDER BY id LIMIT 200"
    )
    with database.transaction():
        loans = [_loan(rng, number, rng.choice(calls)) for number in range(1, count + 1)]
        insert(LoanerUnit, [_unit(rng, number, loan) for number, loan in enumerate(loans, 1)])
        units = database.query("SELECT id, number, name, model, serial FROM loaner_unit ORDER BY id")
        for loan, (row_id, number, name, model, serial) in zip(loans, units, strict=True):
            out = row_id if loan["state"] == "lent" else None
            about = {"unit_number": number, "unit_name": name, "unit_model": model, "unit_serial": serial}
            loan.update(about, unit=row_id, open_unit_id=out)
        insert(Loan, loans)
        for row_id, number in database.query("SELECT id, number FROM loan WHERE state = 'lent'"):
            database.execute("UPDATE loaner_unit SET loan_id = ? WHERE loan_number = ?", (row_id, number))
        objects = [_of_unit(rng, unit, loan) for unit, loan in zip(units, loans, strict=True)]
        insert(CustodyObject, objects + [_other(rng, number, rng.choice(calls)) for number in range(1, count * 2 + 1)])
    for kind in ("loaner_unit", "loan", "custody_object"):
        search.rebuild(kind)


def _unit(rng: random.Random, number: int, loan: dict[str, Any]) -> dict[str, Any]:
    out = loan["state"] == "lent"
    return {
        "number": f"BJ{number:06}",
        "name": rng.choice(NAMES),
        "model": rng.choice(("HX-200", "LP2100", "")),
        "serial": f"BSN{rng.randrange(10**6):06}",
        "serial_key": "",
        "value": rng.randrange(900_000),
        "accessories": rng.choice(("电源线", "电源线, 遥控器", "")),
        "place": rng.choice(("备用机柜", "东库")),
        "state": UNIT_STATES[loan["state"]],
        "loan_number": loan["number"] if out else "",
        "customer_name": loan["customer_name"] if out else "",
        "due_on": loan["due_on"] if out else None,
        "since": loan["in_at"] or loan["out_at"],
        "lent_count": rng.randrange(9),
        "reason": "进水" if loan["state"] == "void" else "",
        "notes": rng.choice(("", "风扇响 50%_!")),
    }


def _loan(rng: random.Random, number: int, call: tuple[Any, ...]) -> dict[str, Any]:
    call_id, call_number, customer_id, customer_name, technician_id, technician_name = call
    state = LOAN_STATES[number % len(LOAN_STATES)]
    out_at = clock.now() - timedelta(days=rng.randrange(40), minutes=number)
    ended = state in ("returned", "lost")
    damaged = state == "returned" and number % 8 == 1
    return {
        "number": f"BY{number:06}",
        "call": call_id,
        "call_number": call_number,
        "receipt_number": rng.choice(("", f"SJ{call_id:08}")),
        "customer": customer_id,
        "customer_name": customer_name,
        "technician": technician_id,
        "technician_name": technician_name,
        "state": state,
        "out_at": out_at,
        "due_on": clock.local(out_at).date() + timedelta(days=15),
        "handed_out_by": "desk",
        "condition_out": rng.choice(("完好", "外壳有划痕 50%_!")),
        "out_signed_by": "李先生" if number % 3 else "",
        "in_at": clock.now() - timedelta(minutes=number) if ended else None,
        "condition_in": "完好" if state == "returned" else "",
        "is_damaged": damaged,
        "in_signed_by": "李先生" if state == "returned" else "",
        "damage_note": "屏幕裂" if damaged else "",
        "to_decide": damaged or (state == "lost" and number % 3 == 0),
        "compensation": rng.randrange(1, 90_000) if state == "lost" and number % 3 else 0,
        "reason": {"lost": "客户搬迁时遗失", "void": "误开"}.get(state, ""),
    }


def _of_unit(rng: random.Random, unit: tuple[Any, ...], loan: dict[str, Any]) -> dict[str, Any]:
    row_id, number, name, model, serial = unit
    known = {"kind": "loaner_unit", "object_id": row_id, "number": number, "name": name, "model": model}
    known |= {"serial": serial, "receipt_number": loan["number"], "held_since": loan["in_at"] or loan["out_at"]}
    if loan["state"] == "lent":
        return known | {
            "holder_kind": "customer", "holder_id": loan["customer"], "holder_name": loan["customer_name"],
            "due_on": loan["due_on"], "call": loan["call"], "customer": loan["customer"],
            "customer_name": loan["customer_name"], "is_home": False,
        }  # fmt: skip
    if loan["state"] == "lost":
        return known | {"holder_kind": "nobody", "holder_name": "遗失", "is_home": False, "is_ended": True}
    return known | {"holder_kind": "branch", "holder_name": rng.choice(("备用机柜", "东库"))}


def _other(rng: random.Random, number: int, call: tuple[Any, ...]) -> dict[str, Any]:
    """A customer's device, an old part or a tool; customers' things are at home with the customer."""
    call_id, _, customer_id, customer_name, technician_id, technician_name = call
    kind = ("returned_part", "old_part", "tool")[number % 3]
    theirs, holder = kind == "returned_part", HOLDERS[number % len(HOLDERS)]
    person = {
        "customer": (customer_id, customer_name), "staff": (technician_id or 0, technician_name or "李明"),
        "branch": (0, "A-1"), "supplier": (0, "视通科技 50%_!"), "nobody": (0, "报废"),
    }[holder]  # fmt: skip
    ended = holder == "nobody"
    at_home = holder == ("customer" if theirs else "branch")
    return {
        "kind": kind,
        "object_id": number,
        "number": f"{PREFIXES[kind]}{number:06}",
        "name": rng.choice(("电源模块", "投影机", "𠮷田牌话筒", "万用表")),
        "model": rng.choice(("HX-200", "")),
        "serial": f"SN{rng.randrange(10**6)}",
        "belongs_to": "customer" if theirs else "branch",
        "holder_kind": holder,
        "holder_id": person[0],
        "holder_name": person[1],
        "held_since": clock.now() - timedelta(minutes=rng.randrange(1, 90_000)),
        "due_on": None if at_home or ended else clock.today() + timedelta(days=rng.randrange(-20, 20)),
        "receipt_number": rng.choice(("", f"SJ{call_id:08}")),
        "call": call_id if theirs else None,
        "customer": customer_id if theirs else None,
        "customer_name": customer_name if theirs else "",
        "is_home": at_home,
        "is_ended": ended,
    }
