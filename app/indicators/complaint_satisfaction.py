"""客户投诉解决满意率 – satisfied with the solution (K7): satisfied ÷ solved."""

from __future__ import annotations

from app.core.i18n import QT_TRANSLATE_NOOP
from app.indicators._declaration import Better, Counted, Indicator, Unit
from app.ledgers._declaration import Condition, Operator

INDICATOR = Indicator(
    name="complaint_satisfaction",
    code="K7",
    place=7,
    title=QT_TRANSLATE_NOOP("indicators", "Satisfied with the solution of the complaint"),
    formula=QT_TRANSLATE_NOOP("indicators", "complaints rated satisfied ÷ complaints solved × 100 %"),
    event=QT_TRANSLATE_NOOP("indicators", "the customer said at the return visit: satisfied or very satisfied"),
    dated=QT_TRANSLATE_NOOP("indicators", "the day on which the complaint was settled"),
    people=QT_TRANSLATE_NOOP("indicators", "customer service"),
    unit=Unit.SHARE,
    of=Counted(
        "complaints",
        "settled_at",
        (Condition("state", Operator.NE, "void"), Condition("state", Operator.NE, "refused")),
    ),
    among=(Condition("satisfaction", Operator.BETWEEN, (4, 5)),),
    better=Better.HIGHER,
)
