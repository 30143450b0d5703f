"""The repair item and price list (F28, R057). Calls keep the price they were charged.

An item may have its next price beside today's (`domain.price_steps`); what is offered is what holds on the day.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any, Protocol

from app.core import clock
from app.core.errors import UserError
from app.core.i18n import translate
from app.core.money import LARGEST_FEN
from app.domain import price_steps, validation
from app.domain.price_steps import Price, Prices
from app.models.organisation import PriceItem
from app.services._use_case import UnitOfWork, get, use_case


class Work(Protocol):
    """What of a call says when its work is done: moments, or None."""

    @property
    def arrived_at(self) -> Any:
        """When somebody came."""
        ...

    @property
    def appointed_at(self) -> Any:
        """When somebody is to come."""
        ...

    @property
    def finished_at(self) -> Any:
        """When it was done, by telephone too."""
        ...


@dataclass(frozen=True)
class PriceEntry:
    """A line of the price list as it holds on a day; prices in fen. `next_price` follows from `next_from` on."""

    id: int
    code: str
    name: str
    unit: str
    price: int
    valid_from: date | None
    is_active: bool
    row_version: int
    next_price: int | None = None
    next_from: date | None = None


@use_case("price_list.change")
def create(
    unit: UnitOfWork,
    *,
    code: str,
    name: str,
    measure: str,
    price: int,
    valid_from: date | None = None,
    next_price: int | None = None,
    next_from: date | None = None,
) -> PriceItem:
    """Add a line; `measure` is what is counted (次, 件, 小时), the prices are in fen."""
    plain = validation.required_line(code, "code", 40)
    if PriceItem.get_or_none(PriceItem.code == plain):
        raise UserError(translate("price_list", "This code is taken."), "code")
    present, coming = _checked(price, valid_from, next_price, next_from)
    return unit.insert(PriceItem, code=plain, **_named(name, measure), **_columns(Prices(present, coming)))


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
    next_price: int | None = None,
    next_from: date | None = None,
) -> PriceItem:
    """Change a line: today's price and the next one; its code stays.

    A price from a later day than the one before leaves that one known for its days. Raises UserError for a line that is
    charged today and would be gone from the list until a later day, and for a next price that is none.
    """
    row, today = get(PriceItem, item_id), clock.today()
    present, coming = _checked(price, valid_from, next_price, next_from)
    known = prices_of(row)
    if row.is_active and known.is_valid(today) and not Prices(present).is_valid(today):
        text = translate(
            "price_list",
            "This line is charged today and would be gone from the list until {day}. Enter what it costs from then on "
            "as the next price.",
        )
        raise UserError(text.format(day=valid_from), "valid_from")
    after = price_steps.changed(known, today, present, coming)
    return unit.update(row, seen_version, **_named(name, measure), **_columns(after))


@use_case("price_list.change")
def deactivate(unit: UnitOfWork, *, item_id: int, seen_version: int) -> PriceItem:
    """No longer offer a line."""
    return unit.update(get(PriceItem, item_id), seen_version, is_active=False)


@use_case("price_list.change")
def reactivate(unit: UnitOfWork, *, item_id: int, seen_version: int) -> PriceItem:
    """Offer a line again."""
    return unit.update(get(PriceItem, item_id), seen_version, is_active=True)


def listing(*, active_only: bool = True, on: date | None = None) -> tuple[PriceEntry, ...]:
    """The price list by code as it holds on a day, today if None; with `active_only` the lines charged then."""
    day = on or clock.today()
    rows = PriceItem.select().order_by(PriceItem.code)
    return tuple(
        _entry(row, day) for row in rows if not active_only or (row.is_active and prices_of(row).is_valid(day))
    )


def offered(call: Work) -> tuple[PriceEntry, ...]:
    """The lines for a call by code: at the price of the day of its work, at today's where nobody knows that one."""
    day = day_of_work(call)
    then = {entry.id: entry for entry in listing(on=day)}
    if day != clock.today():
        then |= {entry.id: entry for entry in listing() if entry.id not in then}
    return tuple(sorted(then.values(), key=lambda entry: entry.code))


def day_of_work(call: Work) -> date:
    """The day whose prices hold for a call: when somebody came or was to come, else when it was done; never later than
    today, and today where nothing of that is known.
    """
    known = [one for one in (call.arrived_at, call.appointed_at) if one is not None]
    moment = max(known) if known else call.finished_at
    return min(clock.local(moment).date(), clock.today()) if moment is not None else clock.today()


def price_of(code: str, day: date) -> int:
    """What an item costs on a day in fen, in use or not; 0 for a code that there is not."""
    row = PriceItem.get_or_none(PriceItem.code == code) if code else None
    return prices_of(row).on(day).fen if row is not None else 0


def prices_of(row: PriceItem) -> Prices:
    """The prices of an item."""
    return price_steps.prices(row.price, row.valid_from, row.next_price, row.next_from)


def _entry(row: PriceItem, day: date) -> PriceEntry:
    known = prices_of(row)
    holds, follows = known.on(day), known.after(day)
    return PriceEntry(
        row.id, row.code, row.name, row.unit, holds.fen, holds.since, row.is_active, row.row_version,
        follows.fen if follows else None, follows.since if follows else None,
    )  # fmt: skip


def _columns(known: Prices) -> dict[str, Any]:
    later = known.later
    return {
        "price": known.first.fen,
        "valid_from": known.first.since,
        "next_price": later.fen if later else None,
        "next_from": later.since if later else None,
    }


def _checked(
    price: int, valid_from: date | None, next_price: int | None, next_from: date | None
) -> tuple[Price, Price | None]:
    for field, fen in (("price", price), ("next_price", next_price)):
        if fen is not None and not 0 <= fen <= LARGEST_FEN:
            raise UserError(translate("price_list", "A price cannot be below zero nor that large."), field)
    for field, day in (("valid_from", valid_from), ("next_from", next_from)):
        if day is not None:
            validation.check_date(day, clock.today(), field)
    present = Price(price, valid_from)
    return present, price_steps.checked_next(next_price, next_from, present, clock.today())


def _named(name: str, measure: str) -> dict[str, str]:
    return {
        "name": validation.required_line(name, "name", 120),
        "unit": validation.clean_line(measure, 20, "measure"),
    }
