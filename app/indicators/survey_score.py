"""调研满意度 – survey score (K9): mean of the sheets that came back."""

from __future__ import annotations

from app.core.i18n import QT_TRANSLATE_NOOP
from app.indicators._declaration import Better, Counted, Indicator, Unit
from app.ledgers._declaration import Condition, Operator

INDICATOR = Indicator(
    name="survey_score",
    code="K9",
    place=9,
    title=QT_TRANSLATE_NOOP("indicators", "Survey score"),
    formula=QT_TRANSLATE_NOOP("indicators", "mean of the scores of the survey's sheets, 1 to 5"),
    event=QT_TRANSLATE_NOOP("indicators", "the customer answered the survey"),
    dated=QT_TRANSLATE_NOOP("indicators", "the day of the answer"),
    people=QT_TRANSLATE_NOOP("indicators", "customer service"),
    unit=Unit.SCORE,
    of=Counted(
        "survey_respondents",
        "answered_on",
        (Condition("state", Operator.EQ, "answered"), Condition("score", Operator.NOT_EMPTY)),
        summed="score",
        scale=(1, 100),
    ),
    is_mean=True,
    spans=("quarter", "half_year", "year"),
    better=Better.HIGHER,
)
