"""未收服务费 – charges still owed at this moment."""

from __future__ import annotations

from app.core.i18n import QT_TRANSLATE_NOOP
from app.indicators._declaration import Better, Counted, Indicator, Unit
from app.ledgers._declaration import Condition, Operator

INDICATOR = Indicator(
    name="charges_open",
    place=52,
    title=QT_TRANSLATE_NOOP("indicators", "Still owed"),
    formula=QT_TRANSLATE_NOOP("indicators", "sum of what customers still owe"),
    event=QT_TRANSLATE_NOOP("indicators", "the charge is not paid or waived"),
    dated=QT_TRANSLATE_NOOP("indicators", "this moment, whatever the period"),
    people=QT_TRANSLATE_NOOP("indicators", "finance and technicians"),
    unit=Unit.MONEY,
    of=Counted(
        "charges",
        "",
        (Condition("is_open", Operator.EQ, True), Condition("outstanding", Operator.AFTER, 1)),
        summed="outstanding",
    ),
    better=Better.LOWER,
)
