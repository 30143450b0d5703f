"""Complaints registered, changed, talked about, voided."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from app.core.errors import UserError
from app.models.complaint import Complaint, ComplaintEvent, ComplaintStage
from tests.services.complaint_cases import a_case, case


def test_a_case_takes_number_clocks_and_its_first_stage(work: Any) -> None:
    found = case(a_case(customer_id=work.customer_id, device_id=work.device_id))
    assert found.number == "GZ01-2611-001"
    assert (found.state, found.is_open, found.round) == ("registered", True, 1)
    assert (found.scheme_code, found.market, found.category_name) == ("service_department", "domestic", "产品质量")
    assert found.reply_due_at - found.received_at == timedelta(hours=48)
    assert found.close_due_at is not None
    assert (found.stage, found.stage_unit) == ("service", "客户服务部")
    assert (found.first_contact, found.registered_by) == ("林晓梅", "林晓梅")
    assert found.registered_by_id
    assert [row.event for row in ComplaintEvent.select()] == ["register"]
    stage = ComplaintStage.get()
    assert (stage.number, stage.is_open, stage.due_at) == ("GZ01-2611-001/1", True, found.stage_due_at)


def test_days_of_the_factory_run_from_the_acceptance(work: Any) -> None:
    found = case(a_case("factory_chain", market="overseas"))
    assert (found.close_due_at, found.market, found.stage_unit) == (None, "overseas", "总经理室")
    assert found.product_fields == '{"order_number": "PO-2611-08"}'


@pytest.mark.parametrize(
    ("more", "field"),
    [
        ({"scheme": "nothing"}, "scheme"),
        ({"market": "moon"}, "market"),
        ({"category": ""}, "category"),
        ({"channel": "book"}, "channel"),
        ({"content": " "}, "content"),
        ({"demand": ""}, "demand"),
        ({"claim_amount": 0}, "claim_amount"),
        ({"claim_amount": -1}, "claim_amount"),
        ({"claim_amount": 10**16}, "claim_amount"),
        ({"purchase_proof": "word"}, "purchase_proof"),
        ({"product_fields": {"colour": "red"}}, "product_fields.colour"),
        ({"customer_id": 0, "new_customer": None}, "customer_id"),
    ],
)
def test_what_cannot_be_registered(work: Any, more: dict[str, Any], field: str) -> None:
    with pytest.raises(UserError) as refused:
        a_case(**more)
    assert refused.value.field == field
    assert not Complaint.select().exists()
