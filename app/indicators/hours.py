"""工时 – hours worked on calls."""

from __future__ import annotations

from app.core.i18n import QT_TRANSLATE_NOOP
from app.indicators._declaration import Counted, Indicator, Unit
from app.ledgers._declaration import Condition, Operator

INDICATOR = Indicator(
    name="hours",
    place=28,
    title=QT_TRANSLATE_NOOP("indicators", "Hours worked"),
    formula=QT_TRANSLATE_NOOP("indicators", "minutes worked ÷ 60"),
    event=QT_TRANSLATE_NOOP("indicators", "the work was done"),
    dated=QT_TRANSLATE_NOOP("indicators", "the moment at which it was done"),
    people=QT_TRANSLATE_NOOP("indicators", "technicians"),
    unit=Unit.HOURS,
    of=Counted(
        "repairs",
        "finished_at",
        (Condition("state", Operator.NE, "cancelled"),),
        summed="work_minutes",
        scale=(100, 60),
    ),
)
