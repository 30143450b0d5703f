"""客户投诉率 – complaint rate: complaints ÷ base (calls, customers or orders; setting)."""

from __future__ import annotations

from app.core.i18n import QT_TRANSLATE_NOOP
from app.indicators._complaint_base import base
from app.indicators._declaration import Better, Counted, Indicator, Unit
from app.ledgers._declaration import Condition, Operator

INDICATOR = Indicator(
    name="complaint_rate",
    place=41,
    title=QT_TRANSLATE_NOOP("indicators", "Complaint rate"),
    formula=QT_TRANSLATE_NOOP(
        "indicators", "complaints received ÷ calls received (or customers, or deliveries; settings) × 100 %"
    ),
    event=QT_TRANSLATE_NOOP("indicators", "the complaint was registered"),
    dated=QT_TRANSLATE_NOOP("indicators", "the moment at which the complaint came; the base is of the same period"),
    people=QT_TRANSLATE_NOOP("indicators", "customer service"),
    unit=Unit.SHARE,
    of=Counted(
        "complaints",
        "received_at",
        (Condition("state", Operator.NE, "void"), Condition("state", Operator.NE, "refused")),
    ),
    over=base,
    better=Better.LOWER,
)
