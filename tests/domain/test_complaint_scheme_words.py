"""A scheme in words says everything that it decides."""

from __future__ import annotations

import json

import pytest

from app.core.paths import resources
from app.domain import complaint_scheme as schemes
from app.domain import complaint_scheme_words as words
from app.domain.complaint_scheme import parse, scheme_of

TEXTS = {file.stem: file.read_text("utf-8") for file in (resources() / "complaint_schemes").glob("*.json")}


def lines(code: str) -> dict[str, tuple[str, ...]]:
    return dict(words.in_words(parse(TEXTS[code])))


def test_every_code_has_a_word() -> None:
    assert set(words.STEP_WORDS) == schemes.STEPS
    assert set(words.APPROVAL_WORDS) == set(schemes.APPROVALS)
    assert set(words.CORRECTION_WORDS) == set(schemes.CORRECTIONS)
    assert set(words.REQUIRABLE_WORDS) == schemes.REQUIRABLE
    assert set(words.FIELD_KIND_WORDS) == set(schemes.FIELD_KINDS)
    assert set(words.EDITION_WORDS) == set(schemes.EDITIONS)
    assert set(words.COUNTS_FROM_WORDS) == set(schemes.COUNTS_FROM)
    assert set(words.CLOCK_WORDS) == set(schemes.CLOCKS)
    assert {one.form for text in TEXTS.values() for one in parse(text).forms} <= set(words.FORM_WORDS)


def test_the_factory_chain_in_words() -> None:
    found = lines("factory_chain")
    assert found["Days"][:3] == (
        "First reply within 48 hours.", "Domestic: settled within 13 days.", "Overseas: settled within 17 days.",
    )  # fmt: skip
    assert "Overall opinion within 1 day after the talks were reported." in found["Days"]
    assert "Counted in calendar days, from the acceptance by the office." in found["Days"]
    assert "4. Development: opinion · 研发部 · 1 day · may be passed over" in found["Stages"]
    assert "5. Sales: handling opinion · 业务部 · Domestic 3 days, Overseas 7 days" in found["Stages"]
    assert "Asked for: when money or goods are given." in found["Approval"]
    assert "Up to 100,000.00 yuan: Sales manager." in found["Approval"]
    assert "More: General manager." in found["Approval"]
    assert any("× 5: 第一联 质管部" in line for line in found["Forms and copies"])


def test_what_another_scheme_has_of_its_own() -> None:
    assert "Any amount: Deputy general manager." in lines("branch_and_shop")["Approval"]
    assert "Proof of purchase is asked for." in lines("store")["Steps"]
    assert "Corrective action is followed: in every case." in lines("service_complaint")["Steps"]


def test_without_limits_and_approval() -> None:
    data = json.loads(TEXTS["factory_chain"])
    data |= {"approval": "never", "rungs": [], "first_reply_hours": None, "opinions": [], "steps": []}
    del data["overall_opinion_days"]
    data["stages"] = data["stages"][:1]
    data["stages"][0]["days"] = {}
    for market in data["markets"]:
        del market["close_days"]
    data["forms"] = [{"form": "another_form", "copies": {"customer": ["甲"]}}]
    found = dict(words.in_words(scheme_of(data)))
    assert found["Days"][0] == "Domestic: no limit."
    assert found["Stages"] == ("1. Case office: number and register · 总经理室 · no limit",)
    assert found["Approval"] == ("Nothing is put before an approver.",)
    assert found["Forms and copies"] == ("another_form (for the customer) × 1: 甲.",)
    assert "Opinions" not in found


@pytest.mark.parametrize("code", sorted(TEXTS))
def test_every_scheme_can_be_read(code: str) -> None:
    assert all(line.strip() for part in lines(code).values() for line in part)
