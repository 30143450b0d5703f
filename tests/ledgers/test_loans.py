"""The ledgers of loaner units, loans and of what is where: each view its rows, and only one's own for a technician."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from app.core import clock
from app.ledgers._catalogue import all_ledgers
from app.ledgers._source import LedgerState, open_source
from app.models.loaner import Loan, LoanerUnit
from app.services import customers, issuing, loaner_units, loans, service_calls
from app.services import session as sessions


def count(ledger: str, view: str) -> int:
    source = open_source(all_ledgers()[ledger], LedgerState(view=view))
    if not source.is_fast:
        source.load()
    return source.count()


def counts(ledger: str) -> dict[str, int]:
    views = [view.name for view in all_ledgers()[ledger].views if not view.for_staff]
    return {view: found for view in views if (found := count(ledger, view))}


@pytest.fixture
def lively(branch: Any, frozen_clock: Callable[[timedelta], None], monkeypatch: pytest.MonkeyPatch) -> Any:
    """Six units: in stock, out and late with the technician, out and signed, damaged, lost, scrapped."""
    monkeypatch.setitem(issuing.RENDERERS, "loan_slip", lambda content, paper, marks: b"slip")
    customer = customers.create(name="广州华盛电子科技有限公司").result
    call = service_calls.register(customer_id=customer, fault_text="开机无显示").result
    units = [loaner_units.register(name="UPS", place="备机柜").result for _ in range(6)]
    today = clock.today()
    signed = {"signed_by": "王建国", "signed_on": today}
    loans.lend(units[1], call_id=call, technician_id=branch.technician_id, due_on=today)
    loans.lend(units[2], call_id=call, **signed)
    damaged = loans.lend(units[3], call_id=call, **signed).result
    loans.take_in(damaged, seen_version=version(damaged), is_damaged=True, damage_note="开裂", **signed)
    sessions.begin(branch.sessions["supervisor"])
    lost = loans.lend(units[4], call_id=call).result
    loans.lose(lost, seen_version=version(lost), reason="遗失", compensation=1)
    scrapped = LoanerUnit.get_by_id(units[5])
    loaner_units.scrap(scrapped.id, seen_version=scrapped.row_version, reason="老化")
    frozen_clock(timedelta(days=1))
    return branch


def version(loan_id: int) -> int:
    return Loan.get_by_id(loan_id).row_version


def test_views(lively: Any) -> None:
    assert counts("loaner_units") == {
        "all": 6, "in_stock": 1, "lent": 2, "overdue": 1, "damaged": 1, "lost": 1, "scrapped": 1,
    }  # fmt: skip
    assert counts("loans") == {
        "all": 4, "out": 2, "overdue": 1, "unsigned": 1, "to_decide": 1, "returned": 1, "lost": 1,
    }  # fmt: skip
    assert counts("custody") == {"all": 6, "out": 2, "with_customers": 2, "overdue": 1, "ended": 2}


def test_a_technician_sees_what_went_out_by_their_hands(lively: Any) -> None:
    sessions.begin(lively.sessions["technician"])
    assert counts("loans") == {"all": 1, "out": 1, "overdue": 1, "unsigned": 1}
    assert count("loans", "mine") == 1
    assert counts("loaner_units") == {"all": 1, "lent": 1, "overdue": 1}
