"""The customer relationship assessment (F07, R032): weights that add to 100 %, the final score, what it suggests.

Weights are tenths of a percent (1000 = 100 %), scores whole points 0 … 100. The final score is Σ weight × score, which
is exact in thousandths of a point; it is kept in hundredths, half a hundredth rounded up.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from app.core.errors import UserError
from app.core.i18n import QT_TRANSLATE_NOOP, translate
from app.core.record import record

WHOLE = 1000
"""All weights together, in tenths of a percent."""

MOST_POINTS = 100

ADVICE: Mapping[str, str] = MappingProxyType(
    {
        "improve": QT_TRANSLATE_NOOP("assessment", "Improve the relationship"),
        "keep": QT_TRANSLATE_NOOP("assessment", "Keep the relationship"),
        "end": QT_TRANSLATE_NOOP("assessment", "End the relationship"),
    }
)
"""改进关系, 维持关系, 终止关系: one of three is chosen."""

STATES: Mapping[str, str] = MappingProxyType(
    {"valid": QT_TRANSLATE_NOOP("assessment", "Valid"), "void": QT_TRANSLATE_NOOP("assessment", "Void")}
)

GRADES = ("A", "B", "C")


@record
class Weighted:
    """An indicator's weight in tenths of a percent and its score in points."""

    weight: int
    score: int


def percent_text(tenths: int) -> str:
    """A weight as people write it: `12.5 %`, `20 %`."""
    whole, tenth = divmod(tenths, 10)
    return f"{whole}.{tenth} %" if tenth else f"{whole} %"


def score_text(hundredths: int) -> str:
    """A final score with two decimals."""
    return f"{hundredths // 100}.{hundredths % 100:02}"


def check(lines: Sequence[Weighted]) -> None:
    """Raise UserError, naming the field, unless there are lines, weights above 0 that add to 100 %, scores 0 … 100."""
    if not lines:
        raise UserError(translate("assessment", "An assessment needs at least one indicator."), "lines")
    for number, line in enumerate(lines):
        if line.weight <= 0:
            raise UserError(translate("assessment", "A weight is more than 0 %."), f"lines.{number}.weight")
        if not 0 <= line.score <= MOST_POINTS:
            raise UserError(translate("assessment", "A score is 0 to 100 points."), f"lines.{number}.score")
    check_weights([line.weight for line in lines])


def check_weights(weights: Sequence[int]) -> None:
    """Raise UserError unless the weights add to exactly 100 % (R032)."""
    total = sum(weights)
    if total != WHOLE:
        text = translate("assessment", "The weights add to {sum}; they must add to exactly 100 %.")
        raise UserError(text.format(sum=percent_text(total)), "lines")


def total(lines: Sequence[Weighted]) -> int:
    """The final score in hundredths of a point, 0 … 10,000."""
    thousandths = sum(line.weight * line.score for line in lines)
    return (thousandths + 5) // 10


def suggested_grade(hundredths: int) -> str:
    """The grade that a final score suggests: A from 80 points, B from 60, C below. The assessor decides."""
    return "A" if hundredths >= 80_00 else "B" if hundredths >= 60_00 else "C"


def suggested_advice(hundredths: int) -> str:
    """The advice that a final score suggests: keep from 75 points, improve from 40, end below. The assessor decides."""
    return "keep" if hundredths >= 75_00 else "improve" if hundredths >= 40_00 else "end"
