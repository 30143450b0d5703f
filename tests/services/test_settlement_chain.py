"""One serious case from its proposal to the signed slip, through the real use cases: goods back, an allowance."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import pytest

from app.core.errors import UserError
from app.models.complaint import Complaint, ComplaintEvent
from app.models.complaint_decision import ComplaintSettlement
from app.models.return_slip import ReturnSlip, ReturnSlipLine, SalesCertificate
from app.services import complaint_file, complaint_negotiation, complaint_settlements, return_slips, sales_certificates
from app.services.complaint_proposals import Planned
from app.services.return_slips import Goods
from tests.services.complaint_cases import version
from tests.services.decided_cases import talking
from tests.services.settlement_cases import drawn_plainly

DAY = date(2026, 11, 20)
LINES = (
    Planned("return", goods="电源模块", quantity=10, amount=500_000, cause="nonconforming"),
    Planned("allowance", amount=90_000, note="其余折价留用"),
)


@pytest.fixture(autouse=True)
def _drawn() -> Iterator[None]:
    with drawn_plainly():
        yield


def seen(table: Any, row_id: int) -> int:
    return table.get_by_id(row_id).row_version


def test_nothing_is_made_before_the_customer_accepted_and_all_is_proved_before_it_counts(
    work: Any, as_role: Any
) -> None:
    case_id = talking(lines=LINES, scheme="factory_chain")
    back, money = ComplaintSettlement.select().order_by(ComplaintSettlement.id)
    given = {"reason": "输出电压偏低", "treatment": "退回公司", "basis": "核准"}
    goods = (Goods("电源模块", 10, 50_000),)
    with pytest.raises(UserError, match="Talks with the customer"):
        return_slips.create(case_id, settlement_id=back.id, lines=goods, **given)
    complaint_negotiation.accept(case_id, seen_version=version(case_id), words="同意")
    slip = return_slips.create(case_id, settlement_id=back.id, lines=goods, **given).result
    paid = sales_certificates.allow(
        case_id, settlement_id=money.id, goods="电源模块", original_price=500_000, amount=90_000, reason="色差",
        invoice_number="25337",
    ).result  # fmt: skip
    with as_role("approver"):
        return_slips.approve(slip, seen_version=seen(ReturnSlip, slip))
        sales_certificates.approve(paid, seen_version=seen(SalesCertificate, paid))
    return_slips.arrive(slip, seen_version=seen(ReturnSlip, slip), day=DAY, received_by="孙立")
    line = ReturnSlipLine.get(ReturnSlipLine.slip == slip)
    return_slips.count(slip, seen_version=seen(ReturnSlip, slip), pieces={line.id: 10}, day=DAY)
    return_slips.compare(slip, seen_version=seen(ReturnSlip, slip))
    return_slips.post(slip, seen_version=seen(ReturnSlip, slip), day=DAY)
    with pytest.raises(UserError, match="still to be done"):
        complaint_settlements.execute(case_id, seen_version=version(case_id), result="已办妥")
    return_slips.close(
        slip, seen_version=seen(ReturnSlip, slip), proof_kind="invoice_copy", proof_number="25337", day=DAY
    )
    sales_certificates.seal(paid, seen_version=seen(SalesCertificate, paid), day=DAY, sealed_by="沈建国")
    sales_certificates.post(paid, seen_version=seen(SalesCertificate, paid), day=DAY)
    complaint_settlements.execute(case_id, seen_version=version(case_id), result="已办妥", signed_by="沈建国")
    found = complaint_file.file(case_id)
    assert (found.state, found.signed_by, found.visit_due_on) == ("executed", "沈建国", DAY + timedelta(days=7))
    assert {one.state for one in found.settlements} == {"done"}
    assert [one.event for one in ComplaintEvent.select().order_by(ComplaintEvent.id)][-2:] == ["accept", "execute"]
    assert Complaint.get_by_id(case_id).settled_at is not None
