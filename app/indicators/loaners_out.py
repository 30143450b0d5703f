"""借出备用机数 – loaner units with customers at this moment."""

from __future__ import annotations

from app.core.i18n import QT_TRANSLATE_NOOP
from app.indicators._declaration import Better, Counted, Indicator, Unit
from app.ledgers._declaration import Condition, Operator

INDICATOR = Indicator(
    name="loaners_out",
    place=62,
    title=QT_TRANSLATE_NOOP("indicators", "Loaner units out"),
    formula=QT_TRANSLATE_NOOP("indicators", "number of loaner units with customers"),
    event=QT_TRANSLATE_NOOP("indicators", "the unit was lent and is not back"),
    dated=QT_TRANSLATE_NOOP("indicators", "this moment, whatever the period"),
    people=QT_TRANSLATE_NOOP("indicators", "technicians"),
    unit=Unit.COUNT,
    of=Counted("loans", "", (Condition("state", Operator.EQ, "lent"),)),
    better=Better.LOWER,
)
