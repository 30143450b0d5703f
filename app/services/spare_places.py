"""The places of spare parts: the stores that the branch names, and the bags of its technicians (F26)."""

from __future__ import annotations

from app.core.errors import UserError
from app.core.i18n import translate
from app.domain import stock
from app.domain.custody import HolderKind
from app.domain.stock import Place
from app.models import personal
from app.models.organisation import Staff
from app.models.spare_part import SpareStock
from app.services import settings


def stores() -> tuple[Place, ...]:
    """The stores that the branch names (`spare_part.stores`), the main one first."""
    words = settings.text("spare_part.stores").replace(";", "；").split("；")
    names = dict.fromkeys(word.strip() for word in words if word.strip())
    return tuple(stock.store(name) for name in names or [translate("stock", "Store")])


def main_store() -> Place:
    """Where goods come in and old parts are handed in unless somebody says otherwise."""
    return stores()[0]


def every() -> tuple[Place, ...]:
    """Every place that can hold parts: stores, bags of technicians, and where parts still lie."""
    query = Staff.select(Staff.id, Staff.name).where(Staff.is_technician & Staff.is_active)
    bags = [stock.bag(row.id, row.name) for row in query.order_by(Staff.pinyin, Staff.id)]
    found = {one.key: one for one in (*stores(), *bags)}
    left = personal.query(
        "SELECT DISTINCT place_key, place_kind, place_id, place_name FROM spare_stock WHERE quantity > 0 "
        "ORDER BY place_key"
    )
    for key, kind, row_id, name in left:
        found.setdefault(key, Place(key, kind, row_id, name))
    return tuple(found.values())


def named(key: str, field: str = "place") -> Place:
    """The place with a key. Raises UserError when nobody chose one, or when there is none."""
    kind, _, name = key.partition(":")
    if kind == HolderKind.STAFF and name.isdigit():
        row = Staff.get_or_none(Staff.id == int(name))
        if row is not None:
            return stock.bag(row.id, row.name)
    known = {one.key: one for one in stores()}
    if key in known:
        return known[key]
    row = SpareStock.get_or_none(SpareStock.place_key == key) if key else None
    if row is None:
        raise UserError(translate("stock", "Choose a place."), field)
    return Place(row.place_key, row.place_kind, row.place_id, row.place_name)
