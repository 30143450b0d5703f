"""Relationship assessments (F07, R032, R033): weighted indicators, final score, advice, who gets a copy."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple

from app.core import clock, paths
from app.core.errors import UserError
from app.core.i18n import translate
from app.domain import assessment as rules
from app.domain import validation
from app.domain.assessment import Weighted
from app.models.relationship import AssessmentIndicator, AssessmentLine, RelationshipAssessment
from app.services import departments, settings
from app.services._standing_customer import standing
from app.services._use_case import UnitOfWork, get, require, use_case

MOST_LINES = 20
RECEIVERS = ("营销总监", "市场营销部经理")
"""Who always may get a copy (004i): the director of marketing, the manager of the marketing department."""


class IndicatorLine(NamedTuple):
    """A line of the form: `weight` in tenths of a percent, `score` in points."""

    indicator: str
    weight: int
    score: int = 0
    evidence: str = ""
    remark: str = ""


@dataclass(frozen=True)
class AssessedLine:
    """A line of a saved assessment; `grade` is what its score alone would give."""

    indicator: str
    weight: int
    score: int
    grade: str
    evidence: str
    remark: str


@dataclass(frozen=True)
class AssessmentFile:
    """A whole assessment, as its record and its paper show it. `total` in hundredths of a point."""

    id: int
    row_version: int
    number: str
    customer_id: int
    customer_number: str
    customer_name: str
    assessed_on: date
    assessor: str
    grade: str
    total: int
    advice: str
    remark: str
    receivers: tuple[str, ...]
    state: str
    void_reason: str
    entered_by: str
    lines: tuple[AssessedLine, ...]
    branch_name: str
    company_name: str


def indicators(language: str = "zh_CN") -> tuple[IndicatorLine, ...]:
    """The indicators a new assessment begins with: the branch's own list, or the one that came with the program."""
    rows = AssessmentIndicator.select().where(AssessmentIndicator.is_active).order_by(AssessmentIndicator.ordinal)
    own = tuple(IndicatorLine(row.indicator, row.weight) for row in rows)
    return own or shipped_indicators(language)


def shipped_indicators(language: str = "zh_CN") -> tuple[IndicatorLine, ...]:
    """The list that came with the program."""
    text = (paths.resources() / "assessment_indicators.json").read_text(encoding="utf-8")
    return tuple(IndicatorLine(line.get(language) or line["zh_CN"], line["weight"]) for line in json.loads(text))


def receivers() -> tuple[str, ...]:
    """Who can be on a distribution list: director, manager, and the branch's departments (R033)."""
    return (*RECEIVERS, *(one.name for one in departments.listing()))


@use_case("assessment.record")
def keep_indicators(unit: UnitOfWork, *, lines: tuple[IndicatorLine, ...]) -> None:
    """Make these indicators and weights the branch's own list. Raises UserError when they do not add to 100 %."""
    wanted = _checked_indicators(lines)
    rules.check_weights([line.weight for line in wanted])
    rows = list(AssessmentIndicator.select().order_by(AssessmentIndicator.ordinal, AssessmentIndicator.id))
    for ordinal, line in enumerate(wanted, 1):
        values = {"ordinal": ordinal, "indicator": line.indicator, "weight": line.weight, "is_active": True}
        if ordinal <= len(rows):
            unit.update(rows[ordinal - 1], **values)
        else:
            unit.insert(AssessmentIndicator, **values)
    for row in rows[len(wanted) :]:
        unit.update(row, is_active=False)


@use_case("assessment.record")
def record(
    unit: UnitOfWork,
    *,
    customer_id: int,
    lines: tuple[IndicatorLine, ...],
    advice: str,
    grade: str = "",
    assessed_on: date | None = None,
    assessor: str = "",
    remark: str = "",
    copies_to: tuple[str, ...] = (),
) -> RelationshipAssessment:
    """Enter an assessment; draws its number and works out the final score.

    Raises UserError naming the field (`lines.<row>.<field>` of a line): weights that do not add to exactly 100 %.
    """
    customer = standing(customer_id)
    wanted = _checked_indicators(lines)
    weighted = [Weighted(line.weight, line.score) for line in wanted]
    rules.check(weighted)
    total = rules.total(weighted)
    if advice not in rules.ADVICE:
        raise UserError(translate("assessment", "Choose one of the three: improve, keep or end."), "advice")
    if grade and grade not in rules.GRADES:
        raise UserError(translate("assessment", "Choose one of the listed values."), "grade")
    day = validation.check_date(assessed_on or clock.today(), clock.today(), "assessed_on", ahead=timedelta(0))
    row = unit.insert(
        RelationshipAssessment,
        number=unit.number("relationship_assessment"),
        customer=customer.id,
        customer_name=customer.name,
        assessed_on=day,
        assessor=validation.clean_line(assessor, 60, "assessor") or unit.session.full_name,
        grade=grade or rules.suggested_grade(total),
        total=total,
        advice=advice,
        remark=validation.clean_text(remark, field="remark"),
        distribution="\n".join(_receivers(copies_to)),
        entered_by=unit.session.name,
    )
    for ordinal, line in enumerate(wanted, 1):
        unit.insert(
            AssessmentLine,
            assessment=row.id,
            ordinal=ordinal,
            indicator=line.indicator,
            weight=line.weight,
            score=line.score,
            grade=rules.suggested_grade(line.score * 100),
            evidence=line.evidence,
            remark=line.remark,
        )
    return row


@use_case("assessment.void")
def void(unit: UnitOfWork, *, assessment_id: int, seen_version: int, reason: str) -> RelationshipAssessment:
    """Void an assessment with a reason; it keeps its number and stays readable."""
    row = get(RelationshipAssessment, assessment_id)
    if row.state == "void":
        raise UserError(translate("assessment", "This assessment is void already."))
    why = validation.required_line(reason, "reason")
    return unit.update(row, seen_version, reason=why, state="void", voided_at=unit.now, void_reason=why)


def file(assessment_id: int) -> AssessmentFile:
    """A whole assessment. Raises UserError when there is none, NotPermitted."""
    require("assessment.view")
    return _as_file(get(RelationshipAssessment, assessment_id))


def by_number(number: str) -> AssessmentFile:
    """The assessment with this number. Raises UserError when there is none, NotPermitted."""
    require("assessment.view")
    row = RelationshipAssessment.get_or_none(RelationshipAssessment.number == number.strip().upper())
    if row is None:
        raise UserError(translate("assessment", "There is no assessment {number}.").format(number=number.strip()))
    return _as_file(row)


def of_customer(customer_id: int) -> tuple[AssessmentFile, ...]:
    """The assessments of a customer, the latest first, void ones too. Raises NotPermitted."""
    require("assessment.view")
    rows = RelationshipAssessment.select().where(RelationshipAssessment.customer == customer_id)
    order = (RelationshipAssessment.assessed_on.desc(), RelationshipAssessment.id.desc())
    return tuple(_as_file(row) for row in rows.order_by(*order))


def _checked_indicators(lines: Iterable[IndicatorLine]) -> list[IndicatorLine]:
    found = []
    for number, line in enumerate(lines):
        field = f"lines.{number}"
        found.append(
            line._replace(
                indicator=validation.required_line(line.indicator, f"{field}.indicator", 60),
                evidence=validation.clean_line(line.evidence, field=f"{field}.evidence"),
                remark=validation.clean_line(line.remark, field=f"{field}.remark"),
            )
        )
    if len(found) > MOST_LINES:
        raise UserError(translate("assessment", "At most {most} indicators.").format(most=MOST_LINES), "lines")
    return found


def _receivers(names: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(filter(None, (validation.clean_line(name, 60, "copies_to") for name in names))))


def _as_file(row: RelationshipAssessment) -> AssessmentFile:
    lines = AssessmentLine.select().where(AssessmentLine.assessment == row.id).order_by(AssessmentLine.ordinal)
    return AssessmentFile(
        id=row.id,
        row_version=row.row_version,
        number=row.number,
        customer_id=row.customer_id,
        customer_number=row.customer.number,
        customer_name=row.customer_name,
        assessed_on=row.assessed_on,
        assessor=row.assessor,
        grade=row.grade,
        total=row.total,
        advice=row.advice,
        remark=row.remark,
        receivers=tuple(row.distribution.split("\n")) if row.distribution else (),
        state=row.state,
        void_reason=row.void_reason,
        entered_by=row.entered_by,
        lines=tuple(
            AssessedLine(one.indicator, one.weight, one.score, one.grade, one.evidence, one.remark) for one in lines
        ),
        branch_name=settings.text("branch_name"),
        company_name=settings.text("company_name"),
    )
