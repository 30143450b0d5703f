"""应收服务费 – charged."""

from __future__ import annotations

from app.core.i18n import QT_TRANSLATE_NOOP
from app.indicators._declaration import Better, Counted, Indicator, Unit
from app.ledgers._declaration import Condition, Operator

INDICATOR = Indicator(
    name="charged",
    place=50,
    title=QT_TRANSLATE_NOOP("indicators", "Charged"),
    formula=QT_TRANSLATE_NOOP("indicators", "sum of the charges"),
    event=QT_TRANSLATE_NOOP("indicators", "the charge came up"),
    dated=QT_TRANSLATE_NOOP("indicators", "the moment at which the charge came up"),
    people=QT_TRANSLATE_NOOP("indicators", "finance and technicians"),
    unit=Unit.MONEY,
    of=Counted("charges", "began_at", (Condition("state", Operator.NE, "void"),), summed="amount"),
    better=Better.HIGHER,
)
