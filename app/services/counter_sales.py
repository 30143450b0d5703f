"""Entry of a sale at the counter (F80, R035): the customer and the device with its warranty in one step."""

from __future__ import annotations

from datetime import date, timedelta

from app.core import clock
from app.core.errors import UserError
from app.core.i18n import translate
from app.domain import validation
from app.models.customer import Customer, Device
from app.services import customers, devices
from app.services._standing_customer import standing
from app.services._use_case import UnitOfWork, tuples, use_case
from app.services.customers import AddressInput, ContactInput

USUAL_WARRANTY_MONTHS = 12


@use_case("customer.sell")
def sell(
    unit: UnitOfWork,
    *,
    product_name: str,
    name: str = "",
    phone: str = "",
    address: str = "",
    model: str = "",
    serial: str = "",
    sold_on: date | None = None,
    counter: str = "",
    warranty_months: int | None = USUAL_WARRANTY_MONTHS,
    warranty_document: str = "",
    customer_id: int = 0,
) -> Customer:
    """Enter a sale: a new customer (a person), or `customer_id`, and the goods as their device.

    The warranty counts from the day of the sale. Raises UserError naming the field.
    """
    day = validation.check_date(sold_on or clock.today(), clock.today(), "sold_on", ahead=timedelta(0))
    goods = validation.required_line(product_name, "product_name")
    if customer_id:
        customer = standing(customer_id)
        if customer.status == "inactive":
            raise UserError(translate("counter_sale", "This customer is out of use. Take them into use first."))
    else:
        customer = customers.add(
            unit,
            name=name,
            kind="person",
            contacts=(ContactInput(name=name, phone=phone, is_primary=True),) if phone.strip() else (),
            addresses=(AddressInput(address=address, is_primary=True),) if address.strip() else (),
        )
    device = devices.add(
        unit,
        customer,
        product_name=goods,
        model=model,
        serial=serial,
        address=address or customer.address,
        purchased_on=day,
        warranty_months=warranty_months,
    )
    unit.update(
        device,
        counter=validation.clean_line(counter, field="counter"),
        warranty_document=validation.clean_line(warranty_document, field="warranty_document"),
    )
    return customer


def counters() -> tuple[str, ...]:
    """The shops and counters entered so far, for completing what is typed."""
    column = Device.counter
    rows = tuples(Device.select(column).where(column != "").distinct().order_by(column).limit(200))
    return tuple(counter for (counter,) in rows)
