"""意见卡评分 – opinion card score: mean of the cards that came back."""

from __future__ import annotations

from app.core.i18n import QT_TRANSLATE_NOOP
from app.indicators._declaration import Better, Counted, Indicator, Unit
from app.ledgers._declaration import Condition, Operator

INDICATOR = Indicator(
    name="card_score",
    place=33,
    title=QT_TRANSLATE_NOOP("indicators", "Score of opinion cards"),
    formula=QT_TRANSLATE_NOOP("indicators", "mean of the grades on opinion cards, 1 to 4"),
    event=QT_TRANSLATE_NOOP("indicators", "the card came back with grades"),
    dated=QT_TRANSLATE_NOOP("indicators", "the day on which the card came back"),
    people=QT_TRANSLATE_NOOP("indicators", "technicians"),
    unit=Unit.SCORE,
    of=Counted(
        "opinion_cards",
        "returned_on",
        (Condition("state", Operator.EQ, "returned"), Condition("total", Operator.NOT_EMPTY)),
        summed="total",
        scale=(1, 100),
    ),
    is_mean=True,
    better=Better.HIGHER,
)
