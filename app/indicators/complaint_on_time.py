"""投诉按期结案率 – complaints closed on time."""

from __future__ import annotations

from app.core.i18n import QT_TRANSLATE_NOOP
from app.indicators._declaration import Better, Counted, Indicator, Unit
from app.ledgers._declaration import Anchor, Condition, Moving, Operator

INDICATOR = Indicator(
    name="complaint_on_time",
    place=43,
    title=QT_TRANSLATE_NOOP("indicators", "Complaints settled on time"),
    formula=QT_TRANSLATE_NOOP(
        "indicators", "complaints settled within the limit ÷ complaints whose limit is over × 100 %"
    ),
    event=QT_TRANSLATE_NOOP("indicators", "the complaint was settled"),
    dated=QT_TRANSLATE_NOOP(
        "indicators", "the moment until which it was to be settled; limits still to come do not count"
    ),
    people=QT_TRANSLATE_NOOP("indicators", "customer service"),
    unit=Unit.SHARE,
    of=Counted(
        "complaints",
        "close_due_at",
        (
            Condition("state", Operator.NE, "void"),
            Condition("state", Operator.NE, "refused"),
            Condition("close_due_at", Operator.BEFORE, Moving(Anchor.NOW)),
        ),
    ),
    among=(Condition("settled_at", Operator.NOT_LATER_THAN, "close_due_at"),),
    better=Better.HIGHER,
)
