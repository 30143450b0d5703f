"""Receivables that a complaint delays: left out of the collection rate, once an invoice; void stays on record."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from app.core.errors import NotPermitted, UserError
from app.models.complaint import Complaint
from app.models.return_slip import ReceivableExclusion
from app.services import receivable_exclusions as receivables
from tests.services.complaint_cases import a_case, case

GIVEN: dict[str, Any] = {
    "salesperson": "周强", "amount": 3_200_000, "due_on": date(2026, 11, 30), "invoice_number": "25337",
    "note": "客户待投诉处理完毕付款",
}  # fmt: skip


def test_a_receivable_is_left_out_under_the_case(work: Any) -> None:
    case_id = a_case()
    made = receivables.exclude(case_id, **GIVEN).result
    found = receivables.file(made)
    assert found.number == f"{case(case_id).number}/R1"
    assert (found.salesperson, found.amount, found.due_on, found.state) == (
        "周强", 3_200_000, date(2026, 11, 30), "active",
    )  # fmt: skip
    assert found.may_void
    assert receivables.of_case(case_id) == (found,)
    assert receivables.known_salespeople() == ("周强",)
    with pytest.raises(UserError) as refused:
        receivables.exclude(case_id, **GIVEN)
    assert refused.value.field == "invoice_number"
    receivables.void(made, seen_version=found.row_version, reason="客户已付款")
    assert (receivables.file(made).state, receivables.file(made).may_void) == ("void", False)
    with pytest.raises(UserError, match="void already"):
        receivables.void(made, seen_version=2, reason="再次")
    assert receivables.exclude(case_id, **GIVEN).number.endswith("/R2")


@pytest.mark.parametrize(
    ("more", "field"),
    [
        ({"salesperson": " "}, "salesperson"),
        ({"amount": 0}, "amount"),
        ({"amount": -5}, "amount"),
        ({"amount": 10**14}, "amount"),
        ({"due_on": None}, "due_on"),
        ({"due_on": date(2029, 1, 1)}, "due_on"),
        ({"due_on": date(1970, 1, 1)}, "due_on"),
    ],
)
def test_what_cannot_be_left_out(work: Any, more: dict[str, Any], field: str) -> None:
    case_id = a_case()
    with pytest.raises(UserError) as refused:
        receivables.exclude(case_id, **{**GIVEN, **more})
    assert refused.value.field == field
    assert not ReceivableExclusion.select().exists()


def test_reasons_and_roles(work: Any, as_role: Any) -> None:
    case_id = a_case()
    made = receivables.exclude(case_id, **GIVEN).result
    with pytest.raises(UserError) as refused:
        receivables.void(made, seen_version=1, reason="")
    assert refused.value.field == "reason"
    with as_role("technician"):
        for attempt in (lambda: receivables.file(made), lambda: receivables.of_case(case_id)):
            with pytest.raises(NotPermitted):
                attempt()
    with as_role("approver"), pytest.raises(NotPermitted):
        receivables.exclude(case_id, **GIVEN)
    Complaint.update(state="void").where(Complaint.id == case_id).execute()
    with pytest.raises(UserError, match="void"):
        receivables.exclude(case_id, **GIVEN)
