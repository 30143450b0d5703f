"""减免服务费 – charges waived."""

from __future__ import annotations

from app.core.i18n import QT_TRANSLATE_NOOP
from app.indicators._declaration import Better, Counted, Indicator, Unit
from app.ledgers._declaration import Condition, Operator

INDICATOR = Indicator(
    name="charges_waived",
    place=54,
    title=QT_TRANSLATE_NOOP("indicators", "Waived"),
    formula=QT_TRANSLATE_NOOP("indicators", "sum of what was waived"),
    event=QT_TRANSLATE_NOOP("indicators", "the charge came up, and was waived in part or as a whole"),
    dated=QT_TRANSLATE_NOOP("indicators", "the moment at which the charge came up"),
    people=QT_TRANSLATE_NOOP("indicators", "finance and technicians"),
    unit=Unit.MONEY,
    of=Counted(
        "charges",
        "began_at",
        (Condition("state", Operator.NE, "void"), Condition("waived_amount", Operator.AFTER, 1)),
        summed="waived_amount",
    ),
    better=Better.LOWER,
)
