"""未收回收条数 – receipts for things taken back that are open at this moment."""

from __future__ import annotations

from app.core.i18n import QT_TRANSLATE_NOOP
from app.indicators._declaration import Better, Counted, Indicator, Unit
from app.ledgers._declaration import Condition, Operator

INDICATOR = Indicator(
    name="receipts_open",
    place=61,
    title=QT_TRANSLATE_NOOP("indicators", "Receipts outside"),
    formula=QT_TRANSLATE_NOOP("indicators", "number of original receipts that did not come back"),
    event=QT_TRANSLATE_NOOP("indicators", "the receipt was issued and neither recovered nor noted as lost"),
    dated=QT_TRANSLATE_NOOP("indicators", "this moment, whatever the period"),
    people=QT_TRANSLATE_NOOP("indicators", "technicians"),
    unit=Unit.COUNT,
    of=Counted("take_back_receipts", "", (Condition("state", Operator.EQ, "issued"),)),
    better=Better.LOWER,
)
