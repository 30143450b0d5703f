"""电话解决率 – solved by phone ÷ calls finished."""

from __future__ import annotations

from app.core.i18n import QT_TRANSLATE_NOOP
from app.indicators._declaration import Better, Counted, Indicator, Unit
from app.ledgers._declaration import Condition, Operator

INDICATOR = Indicator(
    name="solved_by_phone",
    place=25,
    title=QT_TRANSLATE_NOOP("indicators", "Solved by telephone"),
    formula=QT_TRANSLATE_NOOP("indicators", "calls helped by telephone or remotely ÷ calls finished × 100 %"),
    event=QT_TRANSLATE_NOOP("indicators", "the caller was helped, and nobody went there"),
    dated=QT_TRANSLATE_NOOP("indicators", "the moment at which it was done"),
    people=QT_TRANSLATE_NOOP("indicators", "customer service"),
    unit=Unit.SHARE,
    of=Counted("repairs", "finished_at", (Condition("state", Operator.NE, "cancelled"),)),
    among=(Condition("service_mode", Operator.IN, ("phone", "remote")), Condition("visit_count", Operator.EQ, 0)),
    better=Better.HIGHER,
)
