"""入库检测合格率 – stock-in test pass rate."""

from __future__ import annotations

from app.core.i18n import QT_TRANSLATE_NOOP
from app.indicators._declaration import Better, Counted, Indicator, Unit
from app.ledgers._declaration import Condition, Operator

INDICATOR = Indicator(
    name="stock_in_pass_rate",
    place=64,
    title=QT_TRANSLATE_NOOP("indicators", "Deliveries passed at the first test"),
    formula=QT_TRANSLATE_NOOP(
        "indicators", "deliveries passed at their first test ÷ deliveries tested for the first time × 100 %"
    ),
    event=QT_TRANSLATE_NOOP("indicators", "the first test of the delivery has a verdict"),
    dated=QT_TRANSLATE_NOOP("indicators", "the day of the test"),
    people=QT_TRANSLATE_NOOP("indicators", "stores"),
    unit=Unit.SHARE,
    of=Counted(
        "stock_in_tests", "tested_on", (Condition("round", Operator.EQ, 1), Condition("verdict", Operator.NOT_EMPTY))
    ),
    among=(Condition("verdict", Operator.EQ, "passed"),),
    better=Better.HIGHER,
)
