"""已收服务费 – collected."""

from __future__ import annotations

from app.core.i18n import QT_TRANSLATE_NOOP
from app.indicators._declaration import Better, Counted, Indicator, Unit
from app.ledgers._declaration import Condition, Operator

INDICATOR = Indicator(
    name="collected",
    place=51,
    title=QT_TRANSLATE_NOOP("indicators", "Collected"),
    formula=QT_TRANSLATE_NOOP("indicators", "sum of the money collected"),
    event=QT_TRANSLATE_NOOP("indicators", "the money was collected"),
    dated=QT_TRANSLATE_NOOP("indicators", "the moment at which it was collected"),
    people=QT_TRANSLATE_NOOP("indicators", "finance and technicians"),
    unit=Unit.MONEY,
    of=Counted("charges", "collected_at", (Condition("state", Operator.NE, "void"),), summed="collected_amount"),
    better=Better.HIGHER,
)
