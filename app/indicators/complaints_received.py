"""受理投诉数 – complaints received."""

from __future__ import annotations

from app.core.i18n import QT_TRANSLATE_NOOP
from app.indicators._declaration import Better, Counted, Indicator, Unit
from app.ledgers._declaration import Condition, Operator

INDICATOR = Indicator(
    name="complaints_received",
    place=40,
    title=QT_TRANSLATE_NOOP("indicators", "Complaints received"),
    formula=QT_TRANSLATE_NOOP("indicators", "number of complaints received, each matter once"),
    event=QT_TRANSLATE_NOOP("indicators", "the complaint was registered"),
    dated=QT_TRANSLATE_NOOP("indicators", "the moment at which the complaint came"),
    people=QT_TRANSLATE_NOOP("indicators", "customer service"),
    unit=Unit.COUNT,
    of=Counted(
        "complaints",
        "received_at",
        (Condition("state", Operator.NE, "void"), Condition("state", Operator.NE, "refused")),
    ),
    better=Better.LOWER,
)
