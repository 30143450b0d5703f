"""Papers of settlements on the page of the day: for who approves them, each figure opening exactly its rows."""

from __future__ import annotations

from typing import Any

from app.ledgers._catalogue import all_ledgers
from app.ledgers._source import LedgerState, open_source
from app.models.return_slip import ReturnSlip
from app.services import home, sales_certificates
from tests.services.settlement_cases import a_slip, executing


def figures() -> dict[str, home.Figure]:
    return {one.key: one for one in home.figures()}


def test_what_waits_for_the_approver(work: Any, as_role: Any) -> None:
    case_id, (back, money) = executing(("return", {}), ("allowance", {}))
    slips = [a_slip(case_id, back) for _ in range(3)]
    ReturnSlip.update(state="mismatch").where(ReturnSlip.id == slips[0]).execute()
    sales_certificates.allow(case_id, settlement_id=money, goods="电源", original_price=1000, amount=100, reason="色差")
    assert "slips_to_approve" not in figures(), "the desk approves nothing"
    with as_role("approver"):
        found = figures()
        expected = {"slips_to_approve": 2, "slips_too_many": 1, "certificates_to_approve": 1}
        assert {key: found[key].count for key in expected} == expected
        assert found["slips_too_many"].tone == "late"
        for key, count in expected.items():
            ledger = all_ledgers()[found[key].ledger]
            assert open_source(ledger, LedgerState(view=found[key].view)).count() == count
