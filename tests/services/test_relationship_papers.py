"""What is printed of cards and assessments."""

from __future__ import annotations

import pytest

from app.core import clock
from app.core.errors import UserError
from app.documents._catalogue import render_content
from app.domain import care as rules
from app.services import assessments, care, customer_file, paper_content, relationship_cards, relationship_papers
from app.services.assessments import IndicatorLine


@pytest.fixture
def number(work):
    return customer_file.customer_file(work.customer_id).number


def test_every_kind_of_care_has_a_printed_word():
    assert set(relationship_papers._KINDS) == set(rules.KINDS)


def test_the_cards_of_a_customer_with_their_latest_care(work, number):
    card = relationship_cards.create(
        customer_id=work.customer_id, name="王建国", importance="key", birthday="1980-5-12"
    ).result
    relationship_cards.create(customer_id=work.customer_id, name="李梅")
    activity = care.plan(
        customer_id=work.customer_id, kind="holiday_greeting", planned_on=clock.today(),
        card_id=card, gift="月饼",
    ).result  # fmt: skip
    care.finish(activity_id=activity, seen_version=1, result="收到")
    content = paper_content.content("relationship_card", number.lower())
    assert (content["number"], content["customer"]) == (number, "广州华盛电子科技有限公司")
    first, second = content["cards"]
    assert (first["name"], first["importance"], first["birthday"]) == ("王建国", "重要", "1980-05-12")
    assert (first["log"][0]["what"], first["log"][0]["result"]) == ("节日问候、赠礼 月饼", "收到")
    assert (second["name"], second["importance"], second["log"]) == ("李梅", "一般", [])
    assert render_content("relationship_card", content, "A5").startswith(b"%PDF")


def test_without_cards_there_is_nothing_to_print(work, number):
    with pytest.raises(UserError, match="no relationship card"):
        paper_content.content("relationship_card", number)
    with pytest.raises(UserError, match="no customer"):
        paper_content.content("relationship_card", "KH-0")


def test_an_assessment_prints_its_exact_total_and_one_box(work):
    made = assessments.record(
        customer_id=work.customer_id, advice="improve", copies_to=("营销总监",),
        lines=(IndicatorLine("销售额", 625, 71), IndicatorLine("信用", 375, 50, "无逾期")),
    )  # fmt: skip
    content = paper_content.content("relationship_assessment", made.number)
    assert (content["total"], content["weights"], content["result"]) == ("63.13", "100 %", "improve")
    assert [line["weight"] for line in content["lines"]] == ["62.5 %", "37.5 %"]
    assert content["receivers"] == ["营销总监"]
    assert render_content("relationship_assessment", content, "A4").startswith(b"%PDF")
