"""Care, assessments and losses on the timeline of a customer."""

from __future__ import annotations

from datetime import date

from app.core import clock
from app.services import assessments, care, contracts, renewals, timeline, win_back
from app.services.assessments import IndicatorLine


def _lines(work):
    return [one for one in timeline.for_customer(work.customer_id).entries if one.meaning == "relationship"]


def test_what_was_done_for_a_customer_stands_on_their_timeline(work, as_role):
    activity = care.plan(customer_id=work.customer_id, kind="special_visit", planned_on=clock.today()).result
    assert _lines(work) == []
    care.finish(activity_id=activity, seen_version=1, result="满意", cost=5_000, done_on=date(2026, 11, 18))
    made = assessments.record(
        customer_id=work.customer_id, lines=(IndicatorLine("销售额", 1000, 80),), advice="keep"
    ).result
    found = {one.kind: one for one in _lines(work)}
    assert (found["care_activity"].title, found["care_activity"].row_id) == ("Care: Special visit", activity)
    assert "满意" in found["care_activity"].detail
    assert clock.local(found["care_activity"].happened_at).date() == date(2026, 11, 18)
    assert found["relationship_assessment"].title == "Assessed: 80.00 points, grade A"
    with as_role("supervisor"):
        assessments.void(assessment_id=made, seen_version=1, reason="打分有误")
    assert "打分有误" in {one.kind: one for one in _lines(work)}["relationship_assessment"].detail
    with as_role("technician"):
        assert _lines(work) == []


def test_a_loss_and_its_end(work):
    from app.models.customer import Customer

    version = Customer.get_by_id(work.customer_id).row_version
    win_back.lose(customer_id=work.customer_id, seen_version=version, reason="price", note="年费高")
    version = Customer.get_by_id(work.customer_id).row_version
    win_back.won_back(customer_id=work.customer_id, seen_version=version, note="重签")
    assert sorted((one.title, one.detail) for one in _lines(work)) == [("Lost: Price", "年费高"), ("Won back", "重签")]
    page = timeline.for_customer(work.customer_id, size=1)
    assert len(page.entries) == 1
    assert page.total > 2


def test_what_was_said_of_a_renewal_and_its_end(work, as_role):
    term = {"starts_on": date(2025, 11, 1), "ends_on": date(2026, 11, 10)}
    made = contracts.create(customer_id=work.customer_id, **term).result
    renewals.log_contact(contract_id=made, seen_version=1, said="嫌贵", person="李工", channel="visit")
    version = contracts.entry(made).row_version
    renewals.lapse(contract_id=made, seen_version=version, loss_reason="price", loss_note="另选他家")
    number = contracts.entry(made).number
    found = {one.title: one.detail for one in _lines(work)}
    assert found == {
        f"Renewal of {number}: Visit": "李工 · 嫌贵",
        f"{number} is not renewed": "Price · 另选他家",
    }
    assert {(one.kind, one.row_id) for one in _lines(work)} == {("contract", made)}
    with as_role("technician"):
        assert _lines(work) == []
