"""未开票服务费 – charges to be invoiced at this moment."""

from __future__ import annotations

from app.core.i18n import QT_TRANSLATE_NOOP
from app.indicators._declaration import Better, Counted, Indicator, Unit
from app.ledgers._declaration import Condition, Operator

INDICATOR = Indicator(
    name="charges_not_invoiced",
    place=53,
    title=QT_TRANSLATE_NOOP("indicators", "Not invoiced yet"),
    formula=QT_TRANSLATE_NOOP("indicators", "sum of the charges that wait for their invoice"),
    event=QT_TRANSLATE_NOOP("indicators", "the customer pays on invoice, and there is none yet"),
    dated=QT_TRANSLATE_NOOP("indicators", "this moment, whatever the period"),
    people=QT_TRANSLATE_NOOP("indicators", "finance and technicians"),
    unit=Unit.MONEY,
    of=Counted(
        "charges",
        "",
        (
            Condition("is_open", Operator.EQ, True),
            Condition("settlement", Operator.EQ, "invoice_first"),
            Condition("invoice_number", Operator.IS_EMPTY),
        ),
        summed="amount",
    ),
    better=Better.LOWER,
)
