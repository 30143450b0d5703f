"""客户意见反馈及时率 – opinions answered in time (K1): answered within the limit ÷ due."""

from __future__ import annotations

from app.core.i18n import QT_TRANSLATE_NOOP
from app.indicators._declaration import Better, Counted, Indicator, Unit
from app.ledgers._declaration import Anchor, Condition, Moving, Operator

INDICATOR = Indicator(
    name="opinions_on_time",
    code="K1",
    place=1,
    title=QT_TRANSLATE_NOOP("indicators", "Opinions answered in time"),
    formula=QT_TRANSLATE_NOOP("indicators", "opinions answered within the limit ÷ opinions to answer × 100 %"),
    event=QT_TRANSLATE_NOOP("indicators", "the department's answer was entered, not later than its limit"),
    dated=QT_TRANSLATE_NOOP(
        "indicators", "the moment until which the answer was due; limits still to come do not count"
    ),
    people=QT_TRANSLATE_NOOP("indicators", "customer service"),
    unit=Unit.SHARE,
    of=Counted(
        "opinions",
        "answer_due_at",
        (Condition("state", Operator.NE, "void"), Condition("answer_due_at", Operator.BEFORE, Moving(Anchor.NOW))),
    ),
    among=(Condition("answered_at", Operator.NOT_LATER_THAN, "answer_due_at"),),
    better=Better.HIGHER,
)
