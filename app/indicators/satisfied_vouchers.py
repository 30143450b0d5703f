"""服务单满意率 – satisfied on the service voucher."""

from __future__ import annotations

from app.core.i18n import QT_TRANSLATE_NOOP
from app.indicators._declaration import Better, Counted, Indicator, Unit
from app.ledgers._declaration import Condition, Operator

INDICATOR = Indicator(
    name="satisfied_vouchers",
    place=29,
    title=QT_TRANSLATE_NOOP("indicators", "Satisfied on the service voucher"),
    formula=QT_TRANSLATE_NOOP("indicators", "calls ticked satisfied ÷ calls with a tick × 100 %"),
    event=QT_TRANSLATE_NOOP("indicators", "the customer ticked satisfied or very satisfied on the voucher"),
    dated=QT_TRANSLATE_NOOP("indicators", "the moment at which the work was done"),
    people=QT_TRANSLATE_NOOP("indicators", "technicians"),
    unit=Unit.SHARE,
    of=Counted(
        "repairs",
        "finished_at",
        (Condition("state", Operator.NE, "cancelled"), Condition("satisfaction", Operator.NOT_EMPTY)),
    ),
    among=(Condition("satisfaction", Operator.BETWEEN, (4, 5)),),
    better=Better.HIGHER,
)
