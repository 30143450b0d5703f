"""A telephone number from a form: a mask that was shown there stands for the number behind it, never for itself."""

from __future__ import annotations

from app.domain import masking, validation
from app.models.customer import Contact, Customer
from app.services import _masking


def given_number(text: str, customer: Customer | None = None, *known: str, field: str = "phone") -> str:
    """The number as it is stored. A mask is one of the customer's numbers, or one of `known`, if it fits just one.

    Raises UserError when it fits none, or several.
    """
    if not masking.is_masked(text):
        return validation.normalise_phone(text, field)
    numbers = {one for one in known if one}
    if customer is not None:
        numbers.add(customer.phone)
        numbers.update(row.phone for row in Contact.select(Contact.phone).where(Contact.customer == customer.id))
    fits = [one for one in numbers if one and masking.mask_number(one) == text.strip()]
    if len(fits) != 1:
        raise _masking.no_number(field)
    return fits[0]
