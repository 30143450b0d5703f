"""Requests for return or exchange of goods (F70), of customers and of other branch offices."""

from __future__ import annotations

import peewee as pw

from app.models.base import DayField, MomentField, Record, text
from app.models.customer import Customer, Device
from app.models.service_call import ServiceCall


class ExchangeRequest(Record):
    """One request. Its life: `domain.workflows.exchange_request`; causes and bearers: `domain.exchange`.

    Without a customer `customer_name` is the branch office that asks.
    """

    number = text(unique=True)
    customer = pw.ForeignKeyField(Customer, null=True, backref="exchange_requests")
    customer_name = text()
    device = pw.ForeignKeyField(Device, null=True, backref="exchange_requests")
    call = pw.ForeignKeyField(ServiceCall, null=True, backref="exchange_requests")
    call_number = text()
    goods = text()
    model = text()
    serial = text()
    serial_key = text()
    quantity = pw.IntegerField(default=1)
    wants = text("exchange")  # return exchange
    cause = text()
    cost_bearer = text()  # company user counter liable_party
    bearer_reason = text()  # why it is not whom the rule suggests
    state = text("requested")
    decision = text("open")  # open agreed refused withdrawn
    decision_reason = text()
    decided_by = text()
    decided_at = MomentField(null=True)
    shipped_on = DayField(null=True)
    received_on = DayField(null=True)
    remark = text()
    received_at = MomentField()  # the request
    received_by = text()
    void_reason = text()

    searched = ("customer_name", "number", "goods", "model", "serial", "serial_key", "call_number", "remark")

    class Meta:
        """Orders and filters of the ledger of requests."""

        table_name = "exchange_request"
        indexes = (
            (("received_at",), False),
            (("state", "received_at"), False),
            (("state", "decided_at"), False),
            (("state", "shipped_on"), False),
            (("state", "received_on"), False),
            (("customer", "received_at"), False),
            (("device", "received_at"), False),
            (("state",), False),
            (("customer_name",), False),
            (("goods",), False),
            (("model",), False),
            (("serial",), False),
            (("quantity",), False),
            (("wants",), False),
            (("cause",), False),
            (("cost_bearer",), False),
            (("call_number",), False),
            (("decided_at",), False),
            (("shipped_on",), False),
            (("received_on",), False),
        )
