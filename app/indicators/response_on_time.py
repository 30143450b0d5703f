"""响应及时率 – response on time: answered within the limit ÷ limit over."""

from __future__ import annotations

from app.core.i18n import QT_TRANSLATE_NOOP
from app.indicators._declaration import Better, Counted, Indicator, Unit
from app.ledgers._declaration import Anchor, Condition, Moving, Operator

INDICATOR = Indicator(
    name="response_on_time",
    place=23,
    title=QT_TRANSLATE_NOOP("indicators", "Response on time"),
    formula=QT_TRANSLATE_NOOP("indicators", "calls answered within the limit ÷ calls whose limit is over × 100 %"),
    event=QT_TRANSLATE_NOOP("indicators", "the caller got the first answer, a promise, an appointment or help"),
    dated=QT_TRANSLATE_NOOP("indicators", "the moment at which the call came; limits still to come do not count"),
    people=QT_TRANSLATE_NOOP("indicators", "customer service"),
    unit=Unit.SHARE,
    of=Counted(
        "repairs",
        "received_at",
        (
            Condition("state", Operator.NE, "cancelled"),
            Condition("response_limit_at", Operator.BEFORE, Moving(Anchor.NOW)),
        ),
    ),
    among=(Condition("responded_at", Operator.NOT_LATER_THAN, "response_limit_at"),),
    better=Better.HIGHER,
)
