"""客户服务信息传递及时率 – information passed on in time (K2): forwarded within the limit ÷ to forward."""

from __future__ import annotations

from app.core.i18n import QT_TRANSLATE_NOOP
from app.indicators._declaration import Better, Counted, Indicator, Unit
from app.ledgers._declaration import Anchor, Condition, Moving, Operator

INDICATOR = Indicator(
    name="opinion_passed_on",
    code="K2",
    place=2,
    title=QT_TRANSLATE_NOOP("indicators", "Information passed on in time"),
    formula=QT_TRANSLATE_NOOP("indicators", "opinions passed on within the limit ÷ opinions to pass on × 100 %"),
    event=QT_TRANSLATE_NOOP("indicators", "the opinion was passed on to a department, not later than its limit"),
    dated=QT_TRANSLATE_NOOP(
        "indicators", "the moment until which it was to be passed on; limits still to come do not count"
    ),
    people=QT_TRANSLATE_NOOP("indicators", "customer service"),
    unit=Unit.SHARE,
    of=Counted(
        "opinions",
        "forward_due_at",
        (Condition("state", Operator.NE, "void"), Condition("forward_due_at", Operator.BEFORE, Moving(Anchor.NOW))),
    ),
    among=(Condition("forwarded_at", Operator.NOT_LATER_THAN, "forward_due_at"),),
    better=Better.HIGHER,
)
