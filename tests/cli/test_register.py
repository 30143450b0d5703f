"""`aftercare register` in a real process: the call is in the ledger, its number is all that is printed."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from tests.cli.conftest import Command


def first_of(aftercare: Command, demo: Path, ledger: str, *given: object) -> dict[str, Any]:
    """The first row of a ledger, by the columns' identifiers."""
    done = aftercare("--database", demo, "list", ledger, "--format", "json", "--limit", 1, *given)
    assert done.code == 0, done.err
    return json.loads(done.out)[0]


def test_the_call_is_in_the_ledger(aftercare: Command, demo: Path) -> None:
    device = first_of(aftercare, demo, "devices", "--where", "status=in_use")
    given = ("--customer", device["customer_name"], "--device", device["serial"].lower(), "--phone", "13800138000")
    done = aftercare("--database", demo, "register", *given, "--fault", "开机无反应", "--user", "desk")
    assert done.code == 0, done.err
    (number,) = done.out.split()
    row = first_of(aftercare, demo, "repairs", "--where", f"number={number}")
    assert (row["customer_name"], row["serial"]) == (device["customer_name"], device["serial"])
    assert (row["fault_text"], row["phone"], row["received_by"]) == ("开机无反应", "13800138000", "desk")


def test_a_refusal_is_one_sentence(aftercare: Command, demo: Path) -> None:
    given = ("--database", demo, "register", "--customer", "没有这家公司", "--fault", "x")
    assert "No customer is called 没有这家公司" in aftercare(*given).refused()
    assert "Your role does not allow this" in aftercare(*given, "--user", "admin").refused()


def test_a_fault_is_needed(aftercare: Command) -> None:
    assert aftercare("register", "--customer", "C000001").code == 2
