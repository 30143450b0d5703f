"""Analysis of opinions: counts by hand, each figure opens its rows; paper and screen agree on key customers."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from app.core import clock
from app.core.errors import UserError
from app.models.customer import Customer
from app.models.opinion import Opinion
from app.reports import _catalogue
from app.services import customers, opinion_analysis, opinions


def said(customer_id: int, **more: Any) -> Opinion:
    given = {"customer_id": customer_id, "content": "建议周六也上门", "category": "speed", **more}
    return Opinion.get_by_id(opinions.register(**given).result)


@pytest.fixture
def filled(branch: Any, as_role: Any, frozen_clock: Any) -> None:
    key = customers.create(name="广州恒信科技有限公司").result
    Customer.update(is_key_customer=True).where(Customer.id == key).execute()
    other = customers.create(name="深圳蓝海").result
    frozen_clock(timedelta(days=-9))
    early = said(key)
    late = said(other, kind="suggestion", category="parts")
    frozen_clock(timedelta(days=1))
    opinions.answer(early.id, seen_version=early.row_version, answer="已采纳")
    frozen_clock(timedelta(days=8))
    opinions.answer(late.id, seen_version=late.row_version, answer="已采纳")
    said(key, kind="praise", category="attitude", content="很耐心。")
    void = said(key)
    with as_role("supervisor"):
        opinions.void(void.id, seen_version=void.row_version, reason="重复")


def table(name: str, **given: Any) -> dict[str, dict[str, Any]]:
    result = _catalogue.run(name, {"span": "month", "day": clock.today(), **given})
    heads = [column.identifier for column in result.columns]
    lines = [*result.rows, *([result.total] if result.total else [])]
    return {str(one.values[0]): dict(zip(heads, one.words, strict=True)) for one in lines}


def test_by_subject_as_counted_by_hand(filled: None, as_role: Any) -> None:
    with as_role("supervisor"):
        found = table("opinion_analysis")
    speed, parts, whole = found["Speed of service"], found["Parts and accessories"], found["Total"]
    assert (speed["received"], speed["in_time"], speed["share"], speed["open"]) == ("1", "1", "100.0 %", "0")
    assert (parts["suggestions"], parts["due"], parts["in_time"], parts["share"]) == ("1", "1", "0", "0.0 %")
    assert found["Attitude of staff"]["share"] == "–"
    assert (whole["received"], whole["answered"], whole["share"], whole["open"]) == ("3", "2", "50.0 %", "1")


def test_by_department_and_of_key_customers(filled: None, as_role: Any) -> None:
    with as_role("supervisor"):
        assert table("opinion_analysis", by="forwarded_to")["Not passed on"]["received"] == "3"
        assert table("opinion_analysis", of="key")["Total"]["received"] == "2"


def test_a_month_without_opinions_says_so(filled: None, as_role: Any) -> None:
    with as_role("supervisor"):
        result = _catalogue.run("opinion_analysis", {"span": "month", "day": clock.today().replace(year=2020)})
    assert result.rows == ()
    assert result.total is None
    assert any("Nothing" in note for note in result.notes)


def test_a_period_that_ends_before_it_begins(filled: None, as_role: Any) -> None:
    given = {"span": "days", "first": clock.today(), "last": clock.today() - timedelta(days=1)}
    with as_role("supervisor"), pytest.raises(UserError) as refused:
        _catalogue.run("opinion_analysis", given)
    assert refused.value.field == "last"


def test_screen_and_paper_count_the_same_key_customers(filled: None, as_role: Any) -> None:
    first, last = opinion_analysis.bounds("month", clock.today())
    opinion_analysis.write(span="month", first_on=first, findings="时效最多", proposals="周六值班")
    with as_role("supervisor"):
        result = _catalogue.run("user_information_analysis", {"span": "month", "day": clock.today()})
    _heard, topics = opinion_analysis.topics(first, last)
    assert [row.count for row in result.rows] == [one.received for one in topics]
    assert [row.values[-1] for row in result.rows] == [one.examples for one in topics]
    assert result.remarks == ("Findings: 时效最多", "Proposals: 周六值班")
    assert result.subject == f"month {first.isoformat()}"
