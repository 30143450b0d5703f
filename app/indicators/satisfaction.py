"""客户满意程度 – satisfaction (K9): mean score of return visits."""

from __future__ import annotations

from app.core.i18n import QT_TRANSLATE_NOOP
from app.indicators._declaration import Better, Counted, Indicator, Unit
from app.ledgers._declaration import Condition, Operator

INDICATOR = Indicator(
    name="satisfaction",
    code="K9",
    place=9,
    title=QT_TRANSLATE_NOOP("indicators", "Satisfaction"),
    formula=QT_TRANSLATE_NOOP("indicators", "mean of the scores given at return visits, 1 to 5"),
    event=QT_TRANSLATE_NOOP("indicators", "the customer gave a score at a return visit"),
    dated=QT_TRANSLATE_NOOP("indicators", "the day on which the visit was done"),
    people=QT_TRANSLATE_NOOP("indicators", "customer service and technicians"),
    unit=Unit.SCORE,
    of=Counted(
        "visits",
        "done_at",
        (Condition("state", Operator.EQ, "done"), Condition("satisfaction", Operator.NOT_EMPTY)),
        summed="satisfaction",
    ),
    is_mean=True,
    spans=("quarter", "half_year", "year"),
    better=Better.HIGHER,
)
