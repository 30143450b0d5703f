"""The table of penalty steps: the regulation's (4.6), the branch's own, what it cannot be."""

from __future__ import annotations

import json
from typing import Any

import pytest

from app.core.errors import UserError
from app.core.money import LARGEST_FEN
from app.domain import penalty_steps as rules
from app.domain.penalty_steps import REGULATION, Row

YUAN = 100
OWN = (
    Row(5_000 * YUAN, "口头警告"),
    Row(60_000 * YUAN, "申诫一次", "每次 500 元", superior=True),
    Row(None, "大过一次", "全月效益奖金", superior=True, bonus=True),
)


@pytest.mark.parametrize(
    ("yuan", "step", "next_step"),
    [
        (10_000, "self_criticism", "reprimand_1"), (50_000, "reprimand_1", "reprimand_2"),
        (100_000, "reprimand_2", "minor_1"), (200_000, "minor_1", "minor_2"), (400_000, "minor_2", "major_1"),
        (1_000_000, "major_1", "major_2"),
    ],
)  # fmt: skip
def test_the_step_at_each_limit_and_a_fen_either_side(yuan: int, step: str, next_step: str) -> None:
    assert rules.step_of(yuan * 100 - 1).code == step
    assert rules.step_of(yuan * 100).code == step
    assert rules.step_of(yuan * 100 + 1).code == next_step


def test_sixty_thousand_is_a_reprimand_twice() -> None:
    assert rules.step_of(6_000_000).code == "reprimand_2"


@pytest.mark.parametrize("fen", [0, -1, LARGEST_FEN + 1])
def test_no_step_for_no_share(fen: int) -> None:
    with pytest.raises(UserError) as found:
        rules.step_of(fen)
    assert found.value.field == "share_amount"


def test_only_major_demerits_take_the_whole_bonus() -> None:
    assert [one.code for one in REGULATION if one.bonus] == ["major_1", "major_2"]
    assert [one.code for one in REGULATION if one.superior] == ["minor_1", "minor_2", "major_1"]


@pytest.mark.parametrize(
    ("step", "lower"), [("minor_1", "reprimand_2"), ("minor_2", "minor_1"), ("major_1", "minor_2")]
)
def test_the_superior_one_step_lower(step: str, lower: str) -> None:
    assert rules.lower(step).code == lower


@pytest.mark.parametrize("step", ["reprimand_2", "major_2", "self_criticism", "moon"])
def test_no_superior_at_the_others(step: str) -> None:
    with pytest.raises(UserError) as found:
        rules.lower(step)
    assert found.value.field == "step"


def test_nothing_written_is_the_regulations_table() -> None:
    assert rules.parse("") == REGULATION
    assert rules.written(REGULATION) == ""
    rows = [Row(one.up_to, one.paper, one.paper_worth, one.superior, one.bonus) for one in REGULATION]
    assert rules.checked(rows) == REGULATION
    english = [Row(one.up_to, str(one.words), str(one.worth), one.superior, one.bonus) for one in REGULATION]
    assert rules.checked(english) == REGULATION


def test_a_table_of_ones_own_is_read_as_it_was_written() -> None:
    steps = rules.checked(OWN)
    assert [one.code for one in steps] == ["own_1", "reprimand_1", "major_1"]
    assert rules.parse(rules.written(steps)) == steps
    assert rules.step_of(5_000 * YUAN, steps).paper == "口头警告"
    assert rules.step_of(5_000 * YUAN + 1, steps).paper_worth == "每次 500 元"
    assert rules.lower("major_1", steps).code == "reprimand_1"
    assert rules.find("minor_1", steps) is None


LAST = Row(None, "大过一次")


@pytest.mark.parametrize(
    ("rows", "field"),
    [
        ((), "penalty.steps"),
        ((Row(100, "甲"),) * 13, "penalty.steps"),
        ((Row(100, "甲"), Row(100, "乙"), LAST), "penalty.steps.1"),
        ((Row(200, "甲"), Row(100, "乙"), LAST), "penalty.steps.1"),
        ((Row(0, "甲"), LAST), "penalty.steps.0"),
        ((Row(-5, "甲"), LAST), "penalty.steps.0"),
        ((Row(LARGEST_FEN + 1, "甲"), LAST), "penalty.steps.0"),
        ((Row(None, "甲"), LAST), "penalty.steps.0"),
        ((Row(100, "甲"), Row(200, "乙")), "penalty.steps.1"),
        ((Row(100, " "), LAST), "penalty.steps.0"),
        ((Row(100, "甲"), Row(200, "甲"), LAST), "penalty.steps.1"),
        ((Row(100, "名" * 41), LAST), "penalty.steps.0"),
        ((Row(100, "甲", "值" * 41), LAST), "penalty.steps.0"),
        ((Row(100, "甲", superior=True), LAST), "penalty.steps.0"),
    ],
)
def test_what_is_no_table(rows: tuple[Row, ...], field: str) -> None:
    with pytest.raises(UserError) as found:
        rules.checked(rows)
    assert found.value.field == field


@pytest.mark.parametrize(
    "text",
    [
        "{", "7", "{}", "[1]", '[{"name": "甲"}, 3]', '[{"up_to": "many", "name": "甲"}]', '[{"up_to": null}]',
        '[{"up_to": 1.5, "name": "甲"}]', '[{"up_to": true, "name": "甲"}]',
        '[{"up_to": null, "name": "甲", "worth": 3}]',
    ],
)  # fmt: skip
def test_text_that_is_no_table(text: str) -> None:
    with pytest.raises(UserError) as found:
        rules.parse(text)
    assert found.value.field == "penalty.steps"


def test_a_table_is_one_line_of_json() -> None:
    text = rules.written(rules.checked(OWN))
    data: Any = json.loads(text)
    assert "\n" not in text
    assert [one["up_to"] for one in data] == [500_000, 6_000_000, None]
