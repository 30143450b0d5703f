"""二次投诉数 – second complaints."""

from __future__ import annotations

from app.core.i18n import QT_TRANSLATE_NOOP
from app.indicators._declaration import Better, Counted, Indicator, Unit
from app.ledgers._declaration import Condition, Operator

INDICATOR = Indicator(
    name="second_complaints",
    place=44,
    title=QT_TRANSLATE_NOOP("indicators", "Second complaints"),
    formula=QT_TRANSLATE_NOOP("indicators", "number of complaints about a matter complained of before"),
    event=QT_TRANSLATE_NOOP("indicators", "the complaint was registered as a second one"),
    dated=QT_TRANSLATE_NOOP("indicators", "the moment at which the complaint came"),
    people=QT_TRANSLATE_NOOP("indicators", "customer service"),
    unit=Unit.COUNT,
    of=Counted(
        "complaints",
        "received_at",
        (
            Condition("state", Operator.NE, "void"),
            Condition("state", Operator.NE, "refused"),
            Condition("is_repeat", Operator.EQ, True),
        ),
    ),
    better=Better.LOWER,
)
