"""What stands on the price list and its card (F28)."""

from __future__ import annotations

from typing import Any

from app.services import price_list, voucher_content
from app.services._use_case import require


def prices(_: str = "") -> dict[str, Any]:
    """F28: the price list as it is valid now."""
    require("price_list.view")
    items = price_list.listing()
    dates = [item.valid_from for item in items if item.valid_from]
    return {
        "letterhead": voucher_content.letterhead(),
        "items": [{"code": item.code, "item": item.name, "unit": item.unit, "price": item.price} for item in items],
        "valid_from": max(dates).isoformat() if dates else None,
    }


PAPERS = {"price_list": prices, "price_card": prices}
"""By form what knows its content from a subject (`paper_content`)."""
