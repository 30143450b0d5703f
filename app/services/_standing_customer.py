"""A customer file that still stands: what went into another file by a merge takes nothing new."""

from __future__ import annotations

from app.core.errors import UserError
from app.core.i18n import translate
from app.models.customer import Customer
from app.services._use_case import get


def standing(customer_id: int) -> Customer:
    """The customer's file. Raises UserError when there is none, or naming the file into which it was merged."""
    row = get(Customer, customer_id)
    if row.merged_into_id is not None:
        into = get(Customer, row.merged_into_id)
        raise UserError(
            translate("customers", "This file was merged into {number} {name}. Use that one.").format(
                number=into.number, name=into.name
            ),
            "customer_id",
        )
    return row
