"""投诉损失 – loss by complaints."""

from __future__ import annotations

from app.core.i18n import QT_TRANSLATE_NOOP
from app.indicators._declaration import Better, Counted, Indicator, Unit
from app.ledgers._declaration import Condition, Operator

INDICATOR = Indicator(
    name="loss",
    place=45,
    title=QT_TRANSLATE_NOOP("indicators", "Loss by complaints"),
    formula=QT_TRANSLATE_NOOP("indicators", "sum of the losses entered with complaints"),
    event=QT_TRANSLATE_NOOP("indicators", "the complaint was registered"),
    dated=QT_TRANSLATE_NOOP("indicators", "the moment at which the complaint came"),
    people=QT_TRANSLATE_NOOP("indicators", "customer service"),
    unit=Unit.MONEY,
    of=Counted(
        "complaints",
        "received_at",
        (Condition("state", Operator.NE, "void"), Condition("state", Operator.NE, "refused")),
        summed="loss_amount",
    ),
    better=Better.LOWER,
)
