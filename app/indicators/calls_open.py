"""未注销报修数 – calls open at this moment."""

from __future__ import annotations

from app.core.i18n import QT_TRANSLATE_NOOP
from app.indicators._declaration import Better, Counted, Indicator, Unit
from app.ledgers._declaration import Condition, Operator

INDICATOR = Indicator(
    name="calls_open",
    place=22,
    title=QT_TRANSLATE_NOOP("indicators", "Calls open"),
    formula=QT_TRANSLATE_NOOP("indicators", "number of calls that are not struck off"),
    event=QT_TRANSLATE_NOOP("indicators", "the call is not struck off and not cancelled"),
    dated=QT_TRANSLATE_NOOP("indicators", "this moment, whatever the period"),
    people=QT_TRANSLATE_NOOP("indicators", "customer service and technicians"),
    unit=Unit.COUNT,
    of=Counted("repairs", "", (Condition("is_open", Operator.EQ, True),)),
    better=Better.LOWER,
)
