"""Warranty and maintenance contracts (F03), as far as cover verdicts need them."""

from __future__ import annotations

import peewee as pw

from app.models.base import DayField, MoneyField, Record, text
from app.models.customer import Customer, Device


class Contract(Record):
    """A contract. `kind` warranty | maintenance; `state` active | suspended | cancelled | renewed | lapsed."""

    number = text(unique=True)
    customer = pw.ForeignKeyField(Customer, backref="contracts")
    customer_name = text()
    kind = text("maintenance")
    starts_on = DayField()
    ends_on = DayField()
    covers_all = pw.BooleanField(default=True)
    included_services = text()
    fee = MoneyField(default=0)
    state = text("active")
    notes = text()

    class Meta:
        """Orders and filters of the contracts ledger."""

        indexes = (
            (("customer_name",), False),
            (("starts_on",), False),
            (("ends_on",), False),
            (("state",), False),
            (("kind",), False),
            (("fee",), False),
            (("customer", "ends_on"), False),
            (("state", "ends_on"), False),
            (("kind", "ends_on"), False),
        )


class ContractDevice(Record):
    """A device that a contract covers when it does not cover all."""

    contract = pw.ForeignKeyField(Contract, backref="covered")
    device = pw.ForeignKeyField(Device, backref="contracts")

    class Meta:
        """A device is covered once by a contract."""

        table_name = "contract_device"
        indexes = ((("contract", "device"), True),)
