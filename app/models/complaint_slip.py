"""Reminder slips (催办单, F56) for an open late stage and late-cause slips (洽办单, F57) for one that was late."""

from __future__ import annotations

import peewee as pw

from app.models.base import DayField, MomentField, Record, text
from app.models.complaint import Complaint, ComplaintStage


class ComplaintSlip(Record):
    """One slip to the unit whose turn it was. `kind` reminder | late_cause; `state` issued | answered | void."""

    number = text(unique=True)
    kind = text()
    complaint = pw.ForeignKeyField(Complaint, backref="slips", index=False)
    complaint_number = text()
    customer_name = text()
    stage = pw.ForeignKeyField(ComplaintStage, backref="slips")
    stage_name = text()
    unit = text()
    due_at = MomentField()
    days_late = pw.IntegerField()  # when it was issued
    asks = text()  # what the unit is asked
    issued_at = MomentField()
    issued_by = text()
    answer_due_on = DayField(null=True)
    cause = text()  # late_cause: why
    answer = text()
    answered_by = text()
    answered_on = DayField(null=True)
    state = text("issued")
    void_reason = text()
    content_sha256 = text()

    searched = ("customer_name", "number", "complaint_number", "unit", "stage_name")

    class Meta:
        """Orders and filters of the ledger of slips."""

        table_name = "complaint_slip"
        indexes = (
            (("issued_at",), False),
            (("kind", "issued_at"), False),
            (("state", "issued_at"), False),
            (("state", "answer_due_on"), False),
            (("complaint", "issued_at"), False),
            (("unit",), False),
            (("state",), False),
            (("kind",), False),
            (("customer_name",), False),
            (("complaint_number",), False),
            (("days_late",), False),
            (("stage_name",), False),
            (("answer_due_on",), False),
        )
