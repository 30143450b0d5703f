"""大客户流失数 – key customers lost (K4)."""

from __future__ import annotations

from app.core.i18n import QT_TRANSLATE_NOOP
from app.indicators._declaration import Better, Counted, Indicator, Unit
from app.ledgers._declaration import Condition, Operator

INDICATOR = Indicator(
    name="key_customers_lost",
    code="K4",
    place=4,
    title=QT_TRANSLATE_NOOP("indicators", "Key customers lost"),
    formula=QT_TRANSLATE_NOOP("indicators", "number of key customers lost"),
    event=QT_TRANSLATE_NOOP("indicators", "the customer was marked as lost"),
    dated=QT_TRANSLATE_NOOP("indicators", "the day of the loss"),
    people=QT_TRANSLATE_NOOP("indicators", "customer service"),
    unit=Unit.COUNT,
    of=Counted(
        "customers",
        "lost_on",
        (Condition("is_key_customer", Operator.EQ, True), Condition("status", Operator.NE, "merged")),
    ),
    better=Better.LOWER,
)
