"""客户服务规范执行情况 – rule compliance (K10): supervisor's score, typed in."""

from __future__ import annotations

from app.core.i18n import QT_TRANSLATE_NOOP
from app.indicators._declaration import Better, Indicator, Unit

INDICATOR = Indicator(
    name="rule_compliance",
    code="K10",
    place=10,
    title=QT_TRANSLATE_NOOP("indicators", "Compliance with the service rules"),
    formula=QT_TRANSLATE_NOOP("indicators", "the supervisor's score, typed in"),
    event=QT_TRANSLATE_NOOP("indicators", "the supervisor judged the period"),
    dated=QT_TRANSLATE_NOOP("indicators", "the period for which the score is entered"),
    people=QT_TRANSLATE_NOOP("indicators", "customer service"),
    unit=Unit.SCORE,
    typed=True,
    spans=("quarter", "half_year", "year"),
    better=Better.HIGHER,
)
