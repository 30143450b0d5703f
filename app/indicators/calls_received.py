"""受理报修数 – calls received."""

from __future__ import annotations

from app.core.i18n import QT_TRANSLATE_NOOP
from app.indicators._declaration import Counted, Indicator, Unit
from app.ledgers._declaration import Condition, Operator

INDICATOR = Indicator(
    name="calls_received",
    place=20,
    title=QT_TRANSLATE_NOOP("indicators", "Calls received"),
    formula=QT_TRANSLATE_NOOP("indicators", "number of calls received, without cancelled ones"),
    event=QT_TRANSLATE_NOOP("indicators", "the call was registered"),
    dated=QT_TRANSLATE_NOOP("indicators", "the moment at which the call came"),
    people=QT_TRANSLATE_NOOP("indicators", "customer service"),
    unit=Unit.COUNT,
    of=Counted("repairs", "received_at", (Condition("state", Operator.NE, "cancelled"),)),
)
