"""What stands on the price list and its card (F28)."""

from __future__ import annotations

from datetime import date
from typing import Any

from app.core import clock
from app.core.errors import UserError
from app.core.i18n import translate
from app.domain import validation
from app.services import price_list, voucher_content
from app.services._use_case import require


def prices(subject: str = "") -> dict[str, Any]:
    """F28: the price list as it is valid on a day (`subject`, 2027-01-01), today where none is named.

    Raises UserError for what is no day.
    """
    require("price_list.view")
    items = price_list.listing(on=_day(subject))
    dates = [item.valid_from for item in items if item.valid_from]
    return {
        "letterhead": voucher_content.letterhead(),
        "items": [{"code": item.code, "item": item.name, "unit": item.unit, "price": item.price} for item in items],
        "valid_from": max(dates).isoformat() if dates else None,
    }


def _day(subject: str) -> date:
    try:
        day = date.fromisoformat(subject) if subject else clock.today()
    except ValueError:
        text = translate("price_list", "“{text}” is no day. Write it like 2027-01-01.")
        raise UserError(text.format(text=subject[:30]), "day") from None
    return validation.check_date(day, clock.today(), "day")


PAPERS = {"price_list": prices, "price_card": prices}
"""By form what knows its content from a subject (`paper_content`)."""
