"""客户回访率 – visit rate (K3): visits done ÷ visits due."""

from __future__ import annotations

from app.core.i18n import QT_TRANSLATE_NOOP
from app.indicators._declaration import Better, Counted, Indicator, Unit
from app.ledgers._declaration import Anchor, Condition, Moving, Operator

INDICATOR = Indicator(
    name="visit_rate",
    code="K3",
    place=3,
    title=QT_TRANSLATE_NOOP("indicators", "Visit rate"),
    formula=QT_TRANSLATE_NOOP("indicators", "visits done ÷ visits due × 100 %"),
    event=QT_TRANSLATE_NOOP("indicators", "the customer was reached and answered, or refused to answer"),
    dated=QT_TRANSLATE_NOOP("indicators", "the day on which the visit was due; days still to come do not count"),
    people=QT_TRANSLATE_NOOP("indicators", "customer service"),
    unit=Unit.SHARE,
    of=Counted(
        "visits",
        "due_on",
        (Condition("state", Operator.NE, "withdrawn"), Condition("due_on", Operator.BEFORE, Moving(Anchor.DAY, 1))),
    ),
    among=(Condition("state", Operator.EQ, "done"),),
    better=Better.HIGHER,
)
