"""客户信息准确性抽查 – data accuracy (K11): right ÷ checked at a spot check, typed in."""

from __future__ import annotations

from app.core.i18n import QT_TRANSLATE_NOOP
from app.indicators._declaration import Better, Indicator, Unit

INDICATOR = Indicator(
    name="data_accuracy",
    code="K11",
    place=11,
    title=QT_TRANSLATE_NOOP("indicators", "Customer data right at the spot check"),
    formula=QT_TRANSLATE_NOOP("indicators", "files found right ÷ files checked × 100 %, both typed in"),
    event=QT_TRANSLATE_NOOP("indicators", "somebody compared files with their customers"),
    dated=QT_TRANSLATE_NOOP("indicators", "the period for which the check is entered"),
    people=QT_TRANSLATE_NOOP("indicators", "customer service"),
    unit=Unit.SHARE,
    typed=True,
    better=Better.HIGHER,
)
