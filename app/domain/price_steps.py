"""The price of an item and the one that follows it, each with the day from which it holds (F28 "valid from").

An item knows two of them: the price of before, or of today, and the one after it. What was announced or charged keeps
its own price (R057, R058): these are what is offered from a day on.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from app.core.errors import UserError
from app.core.i18n import translate


@dataclass(frozen=True)
class Price:
    """So many fen from a day on; None: from the beginning."""

    fen: int
    since: date | None = None


@dataclass(frozen=True)
class Prices:
    """The two prices of an item, the earlier first; no later one: None."""

    first: Price
    later: Price | None = None

    def on(self, day: date) -> Price:
        """The price that holds on a day; before the first one holds, that one."""
        return self.later if self.later is not None and _holds(self.later, day) else self.first

    def is_valid(self, day: date) -> bool:
        """Whether any price holds on a day."""
        return _holds(self.first, day)

    def after(self, day: date) -> Price | None:
        """The price that follows the one of a day."""
        return self.later if self.later is not None and not _holds(self.later, day) else None


def prices(price: int, valid_from: date | None, next_price: int | None, next_from: date | None) -> Prices:
    """An item's prices as its row keeps them."""
    later = Price(next_price, next_from) if next_price is not None and next_from is not None else None
    return Prices(Price(price, valid_from), later)


def checked_next(price: int | None, since: date | None, present: Price, today: date) -> Price | None:
    """The price to come, from its price and day. Raises UserError naming `next_price` or `next_from`."""
    if price is None and since is None:
        return None
    if price is None:
        raise UserError(translate("price_list", "Enter the price that holds from that day."), "next_price")
    if since is None:
        raise UserError(translate("price_list", "Enter the day from which the next price holds."), "next_from")
    if since <= today:
        text = translate("price_list", "The next price holds from a later day than today. Change the price itself.")
        raise UserError(text, "next_from")
    if present.since is not None and since <= present.since:
        text = translate("price_list", "The next price holds from a later day than the price before it.")
        raise UserError(text, "next_from")
    return Price(price, since)


def changed(known: Prices, today: date, present: Price, coming: Price | None) -> Prices:
    """The prices of an item after its present price, and the one to come, were entered.

    Without one to come, the price of before stays known for its days: where another price is entered from a later day,
    and where the present one followed it already. Entered for the same day it is a correction.
    """
    if coming is not None:
        return Prices(present, coming)
    before = known.on(today)
    if present.since is None or not _holds(present, today):
        return Prices(present)
    if present.fen != before.fen and _is_later(present, before):
        return Prices(before, present)
    if before is known.later and _is_later(present, known.first):
        return Prices(known.first, present)
    return Prices(present)


def _holds(price: Price, day: date) -> bool:
    return price.since is None or price.since <= day


def _is_later(price: Price, than: Price) -> bool:
    return price.since is not None and (than.since is None or price.since > than.since)
