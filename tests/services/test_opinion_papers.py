"""What stands on the opinion book, the cards and the analysis; what is no subject says so."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from app.core import clock
from app.core.errors import NotPermitted, UserError
from app.documents._catalogue import render_content
from app.models.customer import Customer
from app.models.opinion import Opinion, OpinionCard
from app.services import opinion_analysis, opinion_cards, opinions, paper_content


def registered(work: Any, **more: Any) -> Opinion:
    given = {"customer_id": work.customer_id, "content": "建议周六也上门", "category": "speed", **more}
    return Opinion.get_by_id(opinions.register(**given).result)


def test_blank_pages_go_on_where_the_book_ends(work: Any) -> None:
    assert paper_content.content("opinion_book", "")["first_page"] == 1
    registered(work, channel="opinion_book", page="12")
    registered(work, channel="opinion_book", page="夹页")
    content = paper_content.content("opinion_book", "")
    assert (content["first_page"], content["last_page"]) == (13, 22)
    assert render_content("opinion_book", paper_content.content("opinion_book", "21-23"), "A4").startswith(b"%PDF")


def test_filled_pages_of_a_month_or_by_number(work: Any) -> None:
    one, other = registered(work), registered(work, content="说明书字太小")
    opinions.answer(one.id, seen_version=one.row_version, answer="下月起试行")
    month = f"{clock.today():%Y-%m}"
    found = paper_content.content("opinion_book", month)
    assert [entry["number"] for entry in found["entries"]] == [one.number, other.number]
    assert found["entries"][0]["reply"] == "下月起试行"
    chosen = paper_content.content("opinion_book", f"{other.number},{one.number}")
    assert [entry["number"] for entry in chosen["entries"]] == [other.number, one.number]


@pytest.mark.parametrize("subject", ["5-2", "0", "1-900", "2026-13", "2026-01", "YJ-GZ01-2611-9999", "哪一页"])
def test_what_is_no_page_month_or_number_is_said(work: Any, subject: str) -> None:
    with pytest.raises(UserError) as refused:
        paper_content.content("opinion_book", subject)
    assert refused.value.field == "subject"


def test_cards_by_number_with_their_ticks(work: Any, as_role: Any) -> None:
    calls = [work.scheduled(), work.scheduled()]
    first = opinion_cards.issue(call_ids=calls).result
    opinion_cards.record(first, seen_version=1, returned_on=clock.today(), attitude=4, promises=2)
    numbers = opinion_cards.of_calls(calls)
    content = paper_content.content("opinion_card", ",".join(numbers))
    assert [card["number"] for card in content["cards"]] == list(numbers)
    assert content["cards"][0]["grades"] == [4, None, None, 2]
    assert render_content("opinion_card", content, "A4").startswith(b"%PDF")
    with as_role("supervisor"):
        second = OpinionCard.get(OpinionCard.number == numbers[1])
        opinion_cards.void(second.id, seen_version=second.row_version, reason="寄丢")
    for subject in (numbers[1], "JX-GZ01-2611-9999", ""):
        with pytest.raises(UserError) as refused:
            paper_content.content("opinion_card", subject)
        assert refused.value.field == "subject"


def test_the_analysis_counts_key_customers_and_keeps_what_was_written(work: Any, as_role: Any) -> None:
    registered(work)
    Customer.update(is_key_customer=True).where(Customer.id == work.customer_id).execute()
    registered(work, kind="suggestion", content="电源模块经常缺货。", category="parts")
    registered(work, kind="praise", content="很耐心", category="attitude")
    first, last = opinion_analysis.bounds("quarter", clock.today())
    opinion_analysis.write(span="quarter", first_on=first, findings="缺货最多", proposals="提高库存")
    content = paper_content.content("user_information_analysis", f"quarter {clock.today().isoformat()}")
    assert (content["first"], content["last"], content["customers"]) == (first.isoformat(), last.isoformat(), 1)
    assert [(line["topic"], line["received"]) for line in content["topics"]] == [("服务态度", 1), ("配件供应", 1)]
    assert (content["findings"], content["proposals"], content["written_by"]) == ("缺货最多", "提高库存", "林晓梅")
    seen = opinion_analysis.of("quarter", first)
    opinion_analysis.write(span="quarter", first_on=first, findings="缺货减少", seen_version=seen.row_version)
    assert opinion_analysis.of("quarter", first).findings == "缺货减少"
    with as_role("technician"), pytest.raises(NotPermitted):
        opinion_analysis.write(span="quarter", first_on=first, findings="改")


@pytest.mark.parametrize(
    ("more", "field"),
    [
        ({"span": "week"}, "span"),
        ({"findings": " "}, "findings"),
        ({"first_on": date(2999, 1, 1)}, "first_on"),
    ],
)
def test_bad_input_of_the_analysis_says_where(work: Any, more: dict[str, Any], field: str) -> None:
    given = {"span": "month", "first_on": clock.today().replace(day=1), "findings": "缺货最多", **more}
    with pytest.raises(UserError) as refused:
        opinion_analysis.write(**given)
    assert refused.value.field == field


@pytest.mark.parametrize("subject", ["", "week 2026-11-01", "quarter 2026-13-01"])
def test_no_period_no_report(work: Any, subject: str) -> None:
    with pytest.raises(UserError) as refused:
        paper_content.content("user_information_analysis", subject)
    assert refused.value.field == "subject"


def test_the_analysis_of_everybodys_words_is_not_a_technicians(work: Any, as_role: Any) -> None:
    """What key users said is more than the opinions that a technician entered: no paper, no figures."""
    day = clock.today()
    with as_role("technician"):
        with pytest.raises(NotPermitted):
            paper_content.content("user_information_analysis", f"quarter {day.isoformat()}")
        with pytest.raises(NotPermitted):
            opinion_analysis.of("quarter", day)
