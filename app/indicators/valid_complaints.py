"""客户有效投诉次数 – valid complaints (K8): caused by our staff or company."""

from __future__ import annotations

from app.core.i18n import QT_TRANSLATE_NOOP
from app.indicators._declaration import Better, Counted, Indicator, Unit
from app.ledgers._declaration import Condition, Operator

INDICATOR = Indicator(
    name="valid_complaints",
    code="K8",
    place=8,
    title=QT_TRANSLATE_NOOP("indicators", "Valid complaints"),
    formula=QT_TRANSLATE_NOOP("indicators", "number of complaints caused by us, alone or with others"),
    event=QT_TRANSLATE_NOOP("indicators", "the finding says: ours, or shared"),
    dated=QT_TRANSLATE_NOOP("indicators", "the day on which the complaint was received"),
    people=QT_TRANSLATE_NOOP("indicators", "customer service"),
    unit=Unit.COUNT,
    of=Counted(
        "complaints",
        "received_at",
        (
            Condition("state", Operator.NE, "void"),
            Condition("state", Operator.NE, "refused"),
            Condition("finding", Operator.IN, ("ours", "shared")),
        ),
    ),
    spans=("quarter", "half_year", "year"),
    better=Better.LOWER,
)
