"""回访不满意率 – dissatisfied at return visits ÷ scored."""

from __future__ import annotations

from app.core.i18n import QT_TRANSLATE_NOOP
from app.indicators._declaration import Better, Counted, Indicator, Unit
from app.ledgers._declaration import Condition, Operator

INDICATOR = Indicator(
    name="dissatisfied_visits",
    place=31,
    title=QT_TRANSLATE_NOOP("indicators", "Dissatisfied at return visits"),
    formula=QT_TRANSLATE_NOOP("indicators", "visits with a score of 1 or 2 ÷ visits with a score × 100 %"),
    event=QT_TRANSLATE_NOOP("indicators", "the customer said: dissatisfied or very dissatisfied"),
    dated=QT_TRANSLATE_NOOP("indicators", "the moment at which the visit was done"),
    people=QT_TRANSLATE_NOOP("indicators", "customer service and technicians"),
    unit=Unit.SHARE,
    of=Counted(
        "visits", "done_at", (Condition("state", Operator.EQ, "done"), Condition("satisfaction", Operator.NOT_EMPTY))
    ),
    among=(Condition("satisfaction", Operator.BETWEEN, (1, 2)),),
    better=Better.LOWER,
)
