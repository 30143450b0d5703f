"""客户调研计划完成率 – survey plan completion (K6): surveys done ÷ planned."""

from __future__ import annotations

from app.core.i18n import QT_TRANSLATE_NOOP
from app.indicators._declaration import Better, Counted, Indicator, Unit
from app.ledgers._declaration import Condition, Operator

INDICATOR = Indicator(
    name="survey_completion",
    code="K6",
    place=6,
    title=QT_TRANSLATE_NOOP("indicators", "Surveys done as planned"),
    formula=QT_TRANSLATE_NOOP("indicators", "surveys reported ÷ surveys planned × 100 %"),
    event=QT_TRANSLATE_NOOP("indicators", "the result of the survey was reported"),
    dated=QT_TRANSLATE_NOOP("indicators", "the last day for which the survey was planned"),
    people=QT_TRANSLATE_NOOP("indicators", "customer service"),
    unit=Unit.SHARE,
    of=Counted("surveys", "ends_on", (Condition("state", Operator.NE, "void"),)),
    among=(Condition("state", Operator.IN, ("reported", "actions", "closed")),),
    spans=("quarter", "half_year", "year"),
    better=Better.HIGHER,
)
