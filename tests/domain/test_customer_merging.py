"""Which value two duplicate files keep."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain import customer_merging as rules

TEXTS = st.sampled_from(["", "甲", "乙", "A", "B", "active", "inactive"])
FILES = st.fixed_dictionaries(dict.fromkeys(rules.FIELDS, TEXTS))


@pytest.mark.parametrize(
    ("field", "kept", "merged", "suggested"),
    [
        ("name", "恒信机电", "恒信", rules.KEPT),
        ("region", "", "天河", rules.MERGED),
        ("region", "越秀", "天河", rules.KEPT),
        ("is_key_customer", False, True, rules.MERGED),
        ("is_key_customer", True, False, rules.KEPT),
        ("grade", "C", "A", rules.MERGED),
        ("grade", "A", "C", rules.KEPT),
        ("status", "inactive", "active", rules.MERGED),
        ("status", "active", "prospect", rules.KEPT),
        ("notes", "上午来电", "门卫登记", rules.BOTH),
        ("notes", "", "门卫登记", rules.MERGED),
        ("notes", "门卫登记", "门卫登记", rules.KEPT),
    ],
)
def test_the_suggestion_loses_least(field: str, kept: object, merged: object, suggested: str) -> None:
    assert rules.suggestion(field, kept, merged) == suggested


@given(
    st.fixed_dictionaries(dict.fromkeys(rules.FIELDS, TEXTS)), st.fixed_dictionaries(dict.fromkeys(rules.FIELDS, TEXTS))
)
def test_every_suggestion_is_an_allowed_answer_and_never_empties_a_field(kept: dict, merged: dict) -> None:
    answers = {name: rules.suggestion(name, kept[name], merged[name]) for name in rules.FIELDS}
    after = rules.outcomes(kept, merged, answers)
    for name in rules.FIELDS:
        assert answers[name] in rules.choices_of(name)
        assert after[name] or not (kept[name] or merged[name])


def test_both_notes_stand_one_below_the_other_once() -> None:
    assert rules.outcome("notes", "甲", "乙", rules.BOTH) == "甲\n乙"
    assert rules.outcome("notes", "甲", "甲", rules.BOTH) == "甲"


@pytest.mark.parametrize(("field", "answer"), [("name", rules.BOTH), ("grade", "neither"), ("unknown", rules.KEPT)])
def test_other_answers_are_refused(field: str, answer: str) -> None:
    empty = dict.fromkeys(rules.FIELDS, "")
    with pytest.raises(KeyError):
        rules.outcomes(empty, empty, {field: answer})
