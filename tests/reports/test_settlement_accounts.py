"""The list for accounting: what was done in the period, with what really came, its papers and proofs."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from app.core.errors import NotPermitted
from app.ledgers._catalogue import all_ledgers
from app.ledgers._declaration import Condition, Operator
from app.ledgers._source import LedgerState, open_source
from app.models.complaint_decision import ComplaintSettlement
from app.models.return_slip import ReturnSlip, SalesCertificate
from app.reports import _catalogue
from app.services import sales_certificates
from tests.services.complaint_cases import case
from tests.services.settlement_cases import a_slip, executing

NOVEMBER = date(2026, 11, 20)


def _done(line: int, day: date, **more: Any) -> None:
    ComplaintSettlement.update(state="done", done_on=day, **more).where(ComplaintSettlement.id == line).execute()


@pytest.fixture
def settled(branch: Any, frozen_clock: Any) -> dict[str, int]:
    """Goods that came one piece short on two slips, an allowance, a compensation, an apology; a rework of October."""
    kinds = ("return", {"quantity": 20, "goods": "电源", "cost_bearer": "company"}), ("allowance", {"amount": 90_000})
    case_id, (back, money, repair, late, sorry) = executing(
        *kinds, ("compensation", {"note": "现金，收据 12", "amount": 100}), ("rework", {"amount": 500}), ("apology", {})
    )
    from app.services.return_slips import Goods

    for count, came in ((10, 9), (5, 5)):
        slip = a_slip(case_id, back, Goods("电源", count, 50_000))
        ReturnSlip.update(
            state="closed", actual_quantity=came, amount=came * 50_000, proof_kind="invoice_copy", proof_number="25337"
        ).where(ReturnSlip.id == slip).execute()
    void = a_slip(case_id, back, Goods("电源", 1, 50_000))
    ReturnSlip.update(state="void").where(ReturnSlip.id == void).execute()
    made = sales_certificates.allow(
        case_id, settlement_id=money, goods="电源", original_price=500_000, amount=80_001, reason="色差",
        invoice_number="99",
    ).result  # fmt: skip
    SalesCertificate.update(state="posted", proof_kind="certificate").where(SalesCertificate.id == made).execute()
    for line in (back, money, repair, sorry):
        _done(line, NOVEMBER)
    _done(late, date(2026, 10, 31))
    return {"case": case_id}


def test_amounts_papers_and_proofs(settled: dict[str, int]) -> None:
    result = _catalogue.run("settlement_accounts", {"day": NOVEMBER})
    number = case(settled["case"]).number
    lines = [result.texts(row)[3:] for row in result.rows]
    assert lines == [
        ("Return", "电源", "14", "7,000.00", "Company", "TH-GZ01-2611-0001、TH-GZ01-2611-0002",
         "Copy of the invoice, sealed 25337；Copy of the invoice, sealed 25337"),
        ("Price cut", "", "", "800.01", "", "ZR-GZ01-2611-0001", "This certificate, sealed 99"),
        ("Compensation", "", "", "1.00", "", "", "现金，收据 12"),
    ]  # fmt: skip
    assert result.total is not None
    assert result.total.values[6] == 780_101
    assert result.rows[2].opens is not None
    assert result.rows[2].opens.conditions == (("number", "eq", number),)
    assert sum(part.value for part in result.charts[0].slices) == 1000
    october = _catalogue.run("settlement_accounts", {"day": date(2026, 10, 5)})
    assert [row.values[3] for row in october.rows] == ["Rework"]
    year = _catalogue.run("settlement_accounts", {"span": "year", "day": NOVEMBER})
    assert len(year.rows) == 4


def test_every_line_opens_exactly_its_papers(settled: dict[str, int]) -> None:
    for row in _catalogue.run("settlement_accounts", {"span": "year", "day": NOVEMBER}).rows:
        assert row.opens is not None
        ledger = all_ledgers()[row.opens.ledger]
        conditions = tuple(Condition(column, Operator(name), value) for column, name, value in row.opens.conditions)
        assert open_source(ledger, LedgerState(view="all", conditions=conditions)).count() == row.count


def test_an_empty_period_and_who_may_look(branch: Any, frozen_clock: Any, as_role: Any) -> None:
    result = _catalogue.run("settlement_accounts", {"day": NOVEMBER})
    assert (result.rows, result.charts) == ((), ())
    with as_role("technician"), pytest.raises(NotPermitted):
        _catalogue.run("settlement_accounts", {})
