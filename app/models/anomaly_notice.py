"""Anomalies without a loss (F44): noted on their own sheet, never counted as complaints."""

from __future__ import annotations

import peewee as pw

from app.models.base import DayField, MomentField, Record, text
from app.models.complaint import Complaint
from app.models.customer import Customer, Device
from app.models.organisation import Department
from app.models.service_call import ServiceCall


class AnomalyNotice(Record):
    """One notice (R115). `state`: `domain.workflows.anomaly_notice`."""

    number = text(unique=True)
    customer = pw.ForeignKeyField(Customer, backref="anomaly_notices", index=False)
    customer_name = text()
    call = pw.ForeignKeyField(ServiceCall, null=True, backref="+")
    call_number = text()
    device = pw.ForeignKeyField(Device, null=True, backref="+")
    product_name = text()
    model = text()
    serial = text()
    content = text()  # what the customer reports
    visited_by = text()
    visited_on = DayField(null=True)
    finding = text()
    department = pw.ForeignKeyField(Department, null=True, backref="+")
    unit = text()  # that has to improve
    result = text()
    received_at = MomentField()
    received_by = text()
    received_by_id = pw.IntegerField(default=0)  # the user
    due_on = DayField(null=True)
    state = text("open")
    done_on = DayField(null=True)
    complaint = pw.ForeignKeyField(Complaint, null=True, backref="+", index=False)  # that it turned out to be
    complaint_number = text()
    void_reason = text()

    tells_of_people = True
    searched = ("customer_name", "number", "product_name", "model", "serial", "call_number", "content", "unit")

    class Meta:
        """Orders and filters of the ledger of notices."""

        table_name = "anomaly_notice"
        indexes = (
            (("received_at",), False),
            (("state", "received_at"), False),
            (("customer", "received_at"), False),
            (("state", "due_on"), False),
            (("state", "done_on"), False),
            (("received_by_id", "received_at"), False),
            (("state",), False),
            (("customer_name",), False),
            (("unit",), False),
            (("done_on",), False),
            (("due_on",), False),
        )
