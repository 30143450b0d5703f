"""一次上门修复率 – first visit fixed it: repairs with one visit ÷ repairs with visits."""

from __future__ import annotations

from app.core.i18n import QT_TRANSLATE_NOOP
from app.indicators._declaration import Better, Counted, Indicator, Unit
from app.ledgers._declaration import Condition, Operator

INDICATOR = Indicator(
    name="first_fix",
    place=26,
    title=QT_TRANSLATE_NOOP("indicators", "Fixed at the first visit"),
    formula=QT_TRANSLATE_NOOP("indicators", "repairs done with one visit ÷ repairs done with visits × 100 %"),
    event=QT_TRANSLATE_NOOP("indicators", "the repair was done and nobody had to come again for it"),
    dated=QT_TRANSLATE_NOOP("indicators", "the moment at which it was done"),
    people=QT_TRANSLATE_NOOP("indicators", "technicians"),
    unit=Unit.SHARE,
    of=Counted(
        "repairs",
        "finished_at",
        (
            Condition("state", Operator.NE, "cancelled"),
            Condition("call_kind", Operator.EQ, "repair"),
            Condition("visit_count", Operator.AFTER, 1),
        ),
    ),
    among=(Condition("visit_count", Operator.EQ, 1),),
    better=Better.HIGHER,
)
