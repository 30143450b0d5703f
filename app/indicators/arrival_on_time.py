"""到场及时率 – arrival on time: there within the limit ÷ limit over."""

from __future__ import annotations

from app.core.i18n import QT_TRANSLATE_NOOP
from app.indicators._declaration import Better, Counted, Indicator, Unit
from app.ledgers._declaration import Anchor, Condition, Moving, Operator

INDICATOR = Indicator(
    name="arrival_on_time",
    place=24,
    title=QT_TRANSLATE_NOOP("indicators", "Arrival on time"),
    formula=QT_TRANSLATE_NOOP(
        "indicators", "calls with an arrival within the limit ÷ calls whose limit is over × 100 %"
    ),
    event=QT_TRANSLATE_NOOP("indicators", "the technician was at the customer's"),
    dated=QT_TRANSLATE_NOOP("indicators", "the moment at which the call came; limits still to come do not count"),
    people=QT_TRANSLATE_NOOP("indicators", "technicians"),
    unit=Unit.SHARE,
    of=Counted(
        "repairs",
        "received_at",
        (
            Condition("state", Operator.NE, "cancelled"),
            Condition("arrival_limit_at", Operator.BEFORE, Moving(Anchor.NOW)),
        ),
    ),
    among=(Condition("arrived_at", Operator.NOT_LATER_THAN, "arrival_limit_at"),),
    better=Better.HIGHER,
)
