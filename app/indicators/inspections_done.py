"""巡检完成率 – inspections done ÷ due."""

from __future__ import annotations

from app.core.i18n import QT_TRANSLATE_NOOP
from app.indicators._declaration import Better, Counted, Indicator, Unit
from app.ledgers._declaration import Anchor, Condition, Moving, Operator

INDICATOR = Indicator(
    name="inspections_done",
    place=63,
    title=QT_TRANSLATE_NOOP("indicators", "Inspections done"),
    formula=QT_TRANSLATE_NOOP("indicators", "inspections done ÷ inspections due × 100 %"),
    event=QT_TRANSLATE_NOOP("indicators", "the inspection was carried out"),
    dated=QT_TRANSLATE_NOOP("indicators", "the day until which it was due; days still to come do not count"),
    people=QT_TRANSLATE_NOOP("indicators", "technicians"),
    unit=Unit.SHARE,
    of=Counted(
        "inspections",
        "due_on",
        (Condition("state", Operator.NE, "withdrawn"), Condition("due_on", Operator.BEFORE, Moving(Anchor.DAY, 1))),
    ),
    among=(Condition("state", Operator.EQ, "done"),),
    better=Better.HIGHER,
)
