"""客户信息完整性 – data quality (K11): filled mandatory fields ÷ all; the spot check is `data_accuracy`."""

from __future__ import annotations

from app.core.i18n import QT_TRANSLATE_NOOP
from app.indicators._declaration import Better, Indicator, Period, Unit
from app.models import database

FIELDS = {
    "customer": ("name", "contact_name", "phone", "address", "region"),
    "device": ("product_name", "model", "serial", "installed_on"),
}
"""What a file of a customer in use, and of a device in use, is to say."""

_IN_USE = {"customer": "active", "device": "in_use"}


def _filled(period: Period) -> tuple[int | None, int | None]:
    """How many of these fields are filled in, and how many there are, at this moment."""
    filled = every = 0
    for kind, fields in FIELDS.items():
        sums = " + ".join(f"CASE WHEN {name} > '' THEN 1 ELSE 0 END" for name in fields)
        sql = f'SELECT COUNT(*), SUM({sums}) FROM "{kind}" WHERE status = ?'
        count, found = database.query(sql, (_IN_USE[kind],))[0]
        filled, every = filled + int(found or 0), every + int(count) * len(fields)
    return filled, every


INDICATOR = Indicator(
    name="data_quality",
    code="K11",
    place=11,
    title=QT_TRANSLATE_NOOP("indicators", "Customer data complete"),
    formula=QT_TRANSLATE_NOOP("indicators", "mandatory fields filled in ÷ all mandatory fields × 100 %"),
    event=QT_TRANSLATE_NOOP(
        "indicators",
        "the field is filled in: name, contact, telephone, address, region; product, model, serial number, installed",
    ),
    dated=QT_TRANSLATE_NOOP("indicators", "this moment, whatever the period; customers and devices in use"),
    people=QT_TRANSLATE_NOOP("indicators", "customer service"),
    unit=Unit.SHARE,
    own=_filled,
    spans=("quarter", "half_year", "year"),
    better=Better.HIGHER,
)
