"""Relationship assessments (F07, R032, R033)."""

from __future__ import annotations

from datetime import date

import pytest

from app.core import clock
from app.core.errors import NotPermitted, UserError
from app.services import assessments, customer_file, departments
from app.services.assessments import IndicatorLine

LINES = (
    IndicatorLine("销售额", 500, 80, "年采购 120 万"),
    IndicatorLine("付款信用", 300, 90, remark="从不拖欠"),
    IndicatorLine("发展潜力", 200, 65),
)


def _assessed(work, **more):
    given = {"lines": LINES, "advice": "keep"}
    return assessments.record(customer_id=work.customer_id, **{**given, **more}).result


def test_the_total_and_what_it_suggests(work):
    file = assessments.file(_assessed(work, copies_to=("营销总监", "技术部", "营销总监", " ")))
    assert file.number == "PG-GZ01-2611-0001"
    assert (file.total, file.grade, file.advice, file.state) == (8000, "A", "keep", "valid")
    assert [(line.indicator, line.weight, line.score, line.grade) for line in file.lines] == [
        ("销售额", 500, 80, "A"), ("付款信用", 300, 90, "A"), ("发展潜力", 200, 65, "B"),
    ]  # fmt: skip
    assert (file.lines[0].evidence, file.lines[1].remark) == ("年采购 120 万", "从不拖欠")
    assert file.receivers == ("营销总监", "技术部")
    assert (file.assessed_on, file.assessor) == (clock.today(), "林晓梅")


@pytest.mark.parametrize(
    ("wrong", "field", "words"),
    [
        ({"lines": (*LINES[:2], IndicatorLine("潜力", 190, 65))}, "lines", "99 %"),
        ({"lines": ()}, "lines", "at least one"),
        ({"lines": (IndicatorLine(" ", 1000, 50),)}, "lines.0.indicator", "fill"),
        ({"lines": (IndicatorLine("a", 1000, 101),)}, "lines.0.score", "100"),
        ({"lines": (IndicatorLine("a", 50, 1),) * 21}, "lines", "At most"),
        ({"advice": ""}, "advice", "three"),
        ({"grade": "D"}, "grade", "listed"),
        ({"assessed_on": date(2026, 11, 21)}, "assessed_on", "ahead"),
    ],
)
def test_what_cannot_be_is_refused_and_draws_no_number(work, wrong, field, words):
    with pytest.raises(UserError, match=words) as refused:
        _assessed(work, **wrong)
    assert refused.value.field == field
    assert assessments.of_customer(work.customer_id) == ()
    assert assessments.file(_assessed(work)).number.endswith("0001")


def test_the_assessor_decides_on_grade_and_advice(work):
    file = assessments.file(_assessed(work, grade="B", advice="improve", assessor="吴敏"))
    assert (file.grade, file.advice, file.assessor) == ("B", "improve", "吴敏")


def test_an_assessment_is_voided_with_a_reason(work, as_role):
    made = _assessed(work)
    with pytest.raises(NotPermitted):
        assessments.void(assessment_id=made, seen_version=1, reason="打分有误")
    with as_role("supervisor"):
        with pytest.raises(UserError):
            assessments.void(assessment_id=made, seen_version=1, reason="")
        assessments.void(assessment_id=made, seen_version=1, reason="打分有误")
        with pytest.raises(UserError, match="already"):
            assessments.void(assessment_id=made, seen_version=2, reason="x")
    file = assessments.file(made)
    assert (file.state, file.void_reason, file.number) == ("void", "打分有误", "PG-GZ01-2611-0001")
    again = assessments.file(_assessed(work))
    assert again.number.endswith("0002")
    assert [one.id for one in assessments.of_customer(work.customer_id)] == [again.id, made]


def test_the_shipped_list_adds_up_in_both_languages(work):
    for language in ("zh_CN", "en"):
        lines = assessments.indicators(language)
        assert sum(line.weight for line in lines) == 1000
        assert all(line.indicator for line in lines)
    assert assessments.indicators("zh_CN")[0].indicator != assessments.indicators("en")[0].indicator


def test_the_branch_keeps_a_list_of_its_own(work):
    assessments.keep_indicators(lines=LINES)
    assert [(line.indicator, line.weight) for line in assessments.indicators()] == [
        ("销售额", 500), ("付款信用", 300), ("发展潜力", 200),
    ]  # fmt: skip
    assessments.keep_indicators(lines=(IndicatorLine("唯一", 1000),))
    assert [line.indicator for line in assessments.indicators()] == ["唯一"]
    assessments.keep_indicators(lines=LINES)
    assert len(assessments.indicators()) == 3
    with pytest.raises(UserError, match=r"80 %"):
        assessments.keep_indicators(lines=LINES[:2])
    assert len(assessments.indicators()) == 3


def test_departments_can_get_copies(work, as_role):
    with as_role("administrator"):
        departments.create(name="技术部")
    assert assessments.receivers() == ("营销总监", "市场营销部经理", "技术部")


def test_found_by_number(work):
    made = assessments.file(_assessed(work))
    assert assessments.by_number(f" {made.number.lower()}") == made
    with pytest.raises(UserError, match="no assessment"):
        assessments.by_number("PG-0")
    assert made.customer_number == customer_file.customer_file(work.customer_id).number
