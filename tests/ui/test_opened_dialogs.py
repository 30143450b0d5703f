"""What the window opens, and what it does when the day begins."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date, timedelta

from app.models.contract import Contract
from app.services import contract_terms, contracts, customers
from app.ui import opened_dialogs
from app.ui.desk import Desk

Role = Callable[[str], AbstractContextManager[None]]


def test_what_the_calendar_alone_changes_is_written_when_the_day_begins(
    desk: Desk, as_role: Role, frozen_clock: Callable[[timedelta], None]
) -> None:
    customer_id = customers.create(name="甲公司").result
    made = contracts.create(customer_id=customer_id, starts_on=date(2026, 1, 1), ends_on=date(2026, 12, 31)).result
    with as_role("supervisor"):
        contract_terms.suspend(
            contract_id=made, seen_version=1, reason="停产", since=date(2026, 11, 20), until=date(2026, 11, 21)
        )
    assert Contract.get().state == "suspended"
    frozen_clock(timedelta(days=2))
    with as_role("technician"):
        opened_dialogs.begin_day(desk)
    assert Contract.get().state == "suspended", "a technician's program leaves contracts alone"
    opened_dialogs.begin_day(desk)
    assert Contract.get().state == "active"
