"""客户信息完整性 – data quality (K11): filled mandatory fields of customers ÷ all; spot check: `data_accuracy`."""

from __future__ import annotations

from app.core.i18n import QT_TRANSLATE_NOOP
from app.indicators._declaration import Better, Counted, Indicator, Unit
from app.ledgers._declaration import Condition, Operator

_IN_USE = Condition("status", Operator.EQ, "active")
_BY_INDEX = Condition("fields_filled", Operator.AFTER, 0)  # true of every file; without it SQLite reads the rows

INDICATOR = Indicator(
    name="data_quality",
    code="K11",
    place=11,
    title=QT_TRANSLATE_NOOP("indicators", "Customer data complete"),
    formula=QT_TRANSLATE_NOOP("indicators", "mandatory fields filled in ÷ (customers in use × 5) × 100 %"),
    event=QT_TRANSLATE_NOOP("indicators", "the field is filled in: name, contact, telephone, address, region"),
    dated=QT_TRANSLATE_NOOP("indicators", "this moment, whatever the period; customers in use"),
    people=QT_TRANSLATE_NOOP("indicators", "customer service"),
    unit=Unit.SHARE,
    of=Counted("customers", "", (_IN_USE, _BY_INDEX), summed="fields_filled", scale=(1, 5)),
    is_mean=True,
    spans=("quarter", "half_year", "year"),
    better=Better.HIGHER,
)
