"""投诉首次答复及时率 – first reply on time."""

from __future__ import annotations

from app.core.i18n import QT_TRANSLATE_NOOP
from app.indicators._declaration import Better, Counted, Indicator, Unit
from app.ledgers._declaration import Anchor, Condition, Moving, Operator

INDICATOR = Indicator(
    name="complaint_reply_on_time",
    place=42,
    title=QT_TRANSLATE_NOOP("indicators", "First reply to complaints on time"),
    formula=QT_TRANSLATE_NOOP(
        "indicators", "complaints answered within the limit ÷ complaints whose limit is over × 100 %"
    ),
    event=QT_TRANSLATE_NOOP("indicators", "the customer got the first reply"),
    dated=QT_TRANSLATE_NOOP(
        "indicators", "the moment until which the reply was due; limits still to come do not count"
    ),
    people=QT_TRANSLATE_NOOP("indicators", "customer service"),
    unit=Unit.SHARE,
    of=Counted(
        "complaints",
        "reply_due_at",
        (Condition("state", Operator.NE, "void"), Condition("reply_due_at", Operator.BEFORE, Moving(Anchor.NOW))),
    ),
    among=(Condition("replied_at", Operator.NOT_LATER_THAN, "reply_due_at"),),
    better=Better.HIGHER,
)
