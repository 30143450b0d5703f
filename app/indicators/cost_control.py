"""客服费用控制 – cost control (K5): cost ÷ budget, typed in."""

from __future__ import annotations

from app.core.i18n import QT_TRANSLATE_NOOP
from app.indicators._declaration import Better, Indicator, Unit

INDICATOR = Indicator(
    name="cost_control",
    code="K5",
    place=5,
    title=QT_TRANSLATE_NOOP("indicators", "Cost control"),
    formula=QT_TRANSLATE_NOOP("indicators", "cost of customer service ÷ budget × 100 %, both typed in"),
    event=QT_TRANSLATE_NOOP("indicators", "finance closed the books of the period"),
    dated=QT_TRANSLATE_NOOP("indicators", "the period for which the figures are entered"),
    people=QT_TRANSLATE_NOOP("indicators", "finance"),
    unit=Unit.SHARE,
    typed=True,
    spans=("quarter", "half_year", "year"),
    better=Better.LOWER,
)
