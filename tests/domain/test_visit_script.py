"""What is asked at a return visit."""

from __future__ import annotations

import pytest

from app.core.errors import UserError
from app.domain import visit_script as script


def test_by_the_fault_the_milestone_or_the_source() -> None:
    by_group = script.questions("call", "", "device")
    assert script.QUESTIONS["device"][0] in by_group
    assert script.QUESTIONS["handover"][0] in script.questions("call", "handover", "device")
    assert script.QUESTIONS["contract"][0] in script.questions("contract", "halfway", "")
    assert script.QUESTIONS["call"][0] in script.questions("unheard of", "", "")


def test_the_branch_asks_its_own_after_a_fault_only() -> None:
    own = script.questions("call", "", "line", "稳定吗？\n\n还有别的问题吗？")
    assert own[1:-1] == ("稳定吗？", "还有别的问题吗？")
    assert "稳定吗？" not in script.questions("complaint", "", "", "稳定吗？")


@pytest.mark.parametrize("text", ["问？\n" * 9, "很" * 121])
def test_too_many_or_too_long_is_refused(text: str) -> None:
    with pytest.raises(UserError) as refusal:
        script.checked(text, "visit_questions")
    assert refusal.value.field == "visit_questions"
    assert script.checked(" 一？\n\n二？ ", "visit_questions") == "一？\n二？"
