"""完成服务数 – calls finished."""

from __future__ import annotations

from app.core.i18n import QT_TRANSLATE_NOOP
from app.indicators._declaration import Counted, Indicator, Unit
from app.ledgers._declaration import Condition, Operator

INDICATOR = Indicator(
    name="calls_finished",
    place=21,
    title=QT_TRANSLATE_NOOP("indicators", "Calls finished"),
    formula=QT_TRANSLATE_NOOP("indicators", "number of calls finished"),
    event=QT_TRANSLATE_NOOP("indicators", "the work was done, on site, in the workshop or by telephone"),
    dated=QT_TRANSLATE_NOOP("indicators", "the moment at which it was done"),
    people=QT_TRANSLATE_NOOP("indicators", "customer service and technicians"),
    unit=Unit.COUNT,
    of=Counted("repairs", "finished_at", (Condition("state", Operator.NE, "cancelled"),)),
)
