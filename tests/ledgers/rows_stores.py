"""Suppliers, tests before stock, tools and their loans for ledger tests."""

from __future__ import annotations

import random
from datetime import timedelta
from typing import Any

from app.core import clock
from app.models import database, search
from app.models.stock_in_test import StockInTest, Supplier
from app.models.tool import Tool, ToolLoan

TEST_STATES = ("delivered", "testing", "passed", "stocked", "failed", "returned", "exchanged", "retested", "void")
LOAN_STATES = ("lent", "returned", "lost", "void")
TOOL_STATES = {"lent": "lent", "returned": "in_store", "lost": "lost", "void": "damaged"}


def fill(insert: Any) -> None:
    """Twenty suppliers, 120 tests, 80 tools with a loan each."""
    rng = random.Random(21)
    people = database.query("SELECT id, name FROM staff ORDER BY id")
    with database.transaction():
        insert(Supplier, [_supplier(rng, number) for number in range(1, 21)])
        sellers = database.query("SELECT id, name FROM supplier ORDER BY id")
        insert(StockInTest, [_test(rng, number, sellers, people) for number in range(1, 121)])
        loans = [_loan(rng, number, people) for number in range(1, 81)]
        insert(Tool, [_tool(rng, number, loan) for number, loan in enumerate(loans, 1)])
        ids = database.query("SELECT id, number, name FROM tool ORDER BY id")
        for loan, (row_id, number, name) in zip(loans, ids, strict=True):
            out = row_id if loan["state"] == "lent" else None
            loan.update(tool=row_id, tool_number=number, tool_name=name, open_tool_id=out)
        insert(ToolLoan, loans)
    for kind in ("supplier", "stock_in_test", "tool", "tool_loan"):
        search.rebuild(kind)


def _supplier(rng: random.Random, number: int) -> dict[str, Any]:
    decided = rng.randrange(9)
    return {
        "number": f"GY{number:04}",
        "name": f"{rng.choice(('华东', '南方', '𠮷野'))}电子{number} 50%_! 有限公司",
        "contact_name": rng.choice(("王", "李", "")),
        "phone": f"1380000{number:04}",
        "products": rng.choice(("电源", "线缆", "")),
        "is_active": number % 5 != 0,
        "decided_count": decided,
        "passed_count": decided // 2,
        "pass_rate": 50 if decided else None,
        "last_test_on": clock.today() - timedelta(days=number) if decided else None,
    }


def _test(
    rng: random.Random, number: int, sellers: list[tuple[Any, ...]], people: list[tuple[Any, ...]]
) -> dict[str, Any]:
    state, (supplier_id, supplier_name), (tester_id, tester_name) = (
        TEST_STATES[number % len(TEST_STATES)], rng.choice(sellers), rng.choice(people),
    )  # fmt: skip
    day = clock.today() - timedelta(days=rng.randrange(90))
    decided = state not in ("delivered", "testing", "void")
    failed = state in ("failed", "returned", "exchanged", "retested")
    return {
        "number": f"RJ{number:06}",
        "supplier": supplier_id,
        "supplier_name": supplier_name,
        "product": rng.choice(("电源模块", "风扇")),
        "model": rng.choice(("R48", "AFB", "")),
        "batch": rng.choice(("2610", "")),
        "quantity": rng.randrange(1, 400),
        "sampling": "standard",
        "sample_size": 8,
        "defective": 2 if failed else 0,
        "state": state,
        "delivered_on": day,
        "due_on": day + timedelta(days=3),
        "tester": tester_id,
        "tester_name": tester_name,
        "tested_on": day if decided else None,
        "verdict": ("failed" if failed else "passed") if decided else "",
        "returned_on": day if state == "returned" else None,
        "round": 1 + number % 2,
    }


def _tool(rng: random.Random, number: int, loan: dict[str, Any]) -> dict[str, Any]:
    out = loan["state"] == "lent"
    return {
        "number": f"GJ{number:06}",
        "name": rng.choice(("万用表", "光时域反射仪", "冲击钻 50%_!")),
        "model": rng.choice(("17B+", "AQ1200A", "")),
        "serial": f"SN{rng.randrange(10**6):06}",
        "serial_key": "",
        "kind": loan["tool_kind"],
        "value": rng.randrange(900_000),
        "bought_on": clock.today() - timedelta(days=rng.randrange(2000)),
        "place": rng.choice(("工具室", "东库")),
        "state": TOOL_STATES[loan["state"]],
        "since": loan["out_at"],
        "borrower": loan["borrower"] if out else None,
        "borrower_name": loan["borrower_name"] if out else "",
        "due_on": loan["due_on"] if out else None,
        "open_loan_number": loan["number"] if out else "",
        "lent_count": rng.randrange(9),
        "counted_on": clock.today() if number % 3 else None,
    }


def _loan(rng: random.Random, number: int, people: list[tuple[Any, ...]]) -> dict[str, Any]:
    state, (borrower, name) = LOAN_STATES[number % len(LOAN_STATES)], rng.choice(people)
    out_at = clock.now() - timedelta(days=rng.randrange(40), minutes=number)
    kind = "personal" if number % 6 == 0 else "shared"
    return {
        "number": f"LY{number:06}",
        "card_number": f"LY{number:06}",
        "tool_kind": kind,
        "borrower": borrower,
        "borrower_name": name,
        "purpose": rng.choice(("检修", "安装 50%_!", "")),
        "state": state,
        "out_at": out_at,
        "due_on": clock.local(out_at).date() + timedelta(days=3) if kind == "shared" else None,
        "signed_by": name if number % 3 else "",
        "in_at": clock.now() if state in ("returned", "lost") else None,
        "to_decide": state == "lost",
        "compensation": rng.randrange(9000) if state == "lost" else 0,
        "reason": "丢在客户处" if state == "lost" else "",
    }
