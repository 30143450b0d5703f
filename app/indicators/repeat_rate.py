"""返修率 – repeat within N days: repairs whose device came again ÷ repairs of devices."""

from __future__ import annotations

from app.core.i18n import QT_TRANSLATE_NOOP
from app.indicators._declaration import Better, Counted, Indicator, InSetting, Unit
from app.ledgers._declaration import Condition, Operator

INDICATOR = Indicator(
    name="repeat_rate",
    place=27,
    title=QT_TRANSLATE_NOOP("indicators", "Repeated repairs"),
    formula=QT_TRANSLATE_NOOP(
        "indicators", "repairs whose device needed another within the days set ÷ repairs of known devices × 100 %"
    ),
    event=QT_TRANSLATE_NOOP(
        "indicators", "another repair of the device was called for within the days set (settings: figures)"
    ),
    dated=QT_TRANSLATE_NOOP("indicators", "the moment at which the first repair was done"),
    people=QT_TRANSLATE_NOOP("indicators", "technicians"),
    unit=Unit.SHARE,
    of=Counted(
        "repairs",
        "finished_at",
        (
            Condition("state", Operator.NE, "cancelled"),
            Condition("call_kind", Operator.EQ, "repair"),
            Condition("device_id", Operator.NOT_EMPTY),
        ),
    ),
    among=(Condition("days_to_repeat", Operator.BETWEEN, (0, InSetting("figures.repeat_days"))),),
    better=Better.LOWER,
)
