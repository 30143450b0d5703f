"""The repair item and price list (F28, R057). Calls keep the price they were charged."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from app.core import clock
from app.core.errors import UserError
from app.core.i18n import translate
from app.core.money import LARGEST_FEN
from app.domain import validation
from app.models.organisation import PriceItem
from app.services._use_case import UnitOfWork, get, use_case


@dataclass(frozen=True)
class PriceEntry:
    """A line of the price list; the price in fen."""

    id: int
    code: str
    name: str
    unit: str
    price: int
    valid_from: date | None
    is_active: bool
    row_version: int


@use_case("price_list.change")
def create(
    unit: UnitOfWork, *, code: str, name: str, measure: str, price: int, valid_from: date | None = None
) -> PriceItem:
    """Add a line; `measure` is what is counted (次, 件, 小时), the price is in fen."""
    plain = validation.required_line(code, "code", 40)
    if PriceItem.get_or_none(PriceItem.code == plain):
        raise UserError(translate("price_list", "This code is taken."), "code")
    return unit.insert(PriceItem, code=plain, **_checked(name, measure, price, valid_from))


@use_case("price_list.change")
def change(
    unit: UnitOfWork,
    *,
    item_id: int,
    seen_version: int,
    name: str,
    measure: str,
    price: int,
    valid_from: date | None = None,
) -> PriceItem:
    """Change a line; its code stays.

    Raises UserError for a line that is charged today and would be gone from the list until a later day.
    """
    row, today = get(PriceItem, item_id), clock.today()
    values = _checked(name, measure, price, valid_from)
    if row.is_active and _is_valid(row.valid_from, today) and not _is_valid(valid_from, today):
        text = translate(
            "price_list",
            "This line is charged today and would be gone from the list until {day}. Change its price on that day, "
            "or add a line with another code.",
        )
        raise UserError(text.format(day=valid_from), "valid_from")
    return unit.update(row, seen_version, **values)


@use_case("price_list.change")
def deactivate(unit: UnitOfWork, *, item_id: int, seen_version: int) -> PriceItem:
    """No longer offer a line."""
    return unit.update(get(PriceItem, item_id), seen_version, is_active=False)


@use_case("price_list.change")
def reactivate(unit: UnitOfWork, *, item_id: int, seen_version: int) -> PriceItem:
    """Offer a line again."""
    return unit.update(get(PriceItem, item_id), seen_version, is_active=True)


def listing(*, active_only: bool = True) -> tuple[PriceEntry, ...]:
    """The price list by code; with `active_only` the lines that can be charged today."""
    rows = PriceItem.select().order_by(PriceItem.code)
    today = clock.today()
    return tuple(
        PriceEntry(row.id, row.code, row.name, row.unit, row.price, row.valid_from, row.is_active, row.row_version)
        for row in rows
        if not active_only or (row.is_active and _is_valid(row.valid_from, today))
    )


def _is_valid(since: date | None, today: date) -> bool:
    return since is None or since <= today


def _checked(name: str, measure: str, price: int, valid_from: date | None) -> dict[str, Any]:
    if not 0 <= price <= LARGEST_FEN:
        raise UserError(translate("price_list", "A price cannot be below zero nor that large."), "price")
    if valid_from is not None:
        validation.check_date(valid_from, clock.today(), "valid_from")
    return {
        "name": validation.required_line(name, "name", 120),
        "unit": validation.clean_line(measure, 20, "measure"),
        "price": price,
        "valid_from": valid_from,
    }
