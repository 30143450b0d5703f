"""客户关系维护 – customer relationship (K12): leader's satisfaction score, typed in."""

from __future__ import annotations

from app.core.i18n import QT_TRANSLATE_NOOP
from app.indicators._declaration import Better, Indicator, Unit

INDICATOR = Indicator(
    name="customer_relationship",
    code="K12",
    place=12,
    title=QT_TRANSLATE_NOOP("indicators", "Customer relationship"),
    formula=QT_TRANSLATE_NOOP("indicators", "the leader's satisfaction score, typed in"),
    event=QT_TRANSLATE_NOOP("indicators", "the leader judged the period"),
    dated=QT_TRANSLATE_NOOP("indicators", "the period for which the score is entered"),
    people=QT_TRANSLATE_NOOP("indicators", "customer service"),
    unit=Unit.SCORE,
    typed=True,
    spans=("quarter", "half_year", "year"),
    better=Better.HIGHER,
)
