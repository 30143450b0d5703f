"""完成回访数 – return visits done."""

from __future__ import annotations

from app.core.i18n import QT_TRANSLATE_NOOP
from app.indicators._declaration import Counted, Indicator, Unit
from app.ledgers._declaration import Condition, Operator

INDICATOR = Indicator(
    name="visits_done",
    place=30,
    title=QT_TRANSLATE_NOOP("indicators", "Return visits done"),
    formula=QT_TRANSLATE_NOOP("indicators", "number of return visits done"),
    event=QT_TRANSLATE_NOOP("indicators", "the customer was reached and answered, or refused to answer"),
    dated=QT_TRANSLATE_NOOP("indicators", "the moment at which the visit was done"),
    people=QT_TRANSLATE_NOOP("indicators", "customer service"),
    unit=Unit.COUNT,
    of=Counted("visits", "done_at", (Condition("state", Operator.EQ, "done"),)),
)
