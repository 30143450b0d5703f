"""What follows inside the house (002C): penalties with their monthly deductions, and corrective action."""

from __future__ import annotations

import peewee as pw

from app.models.base import DayField, MomentField, MoneyField, Record, text
from app.models.complaint import Complaint
from app.models.complaint_decision import ComplaintUnit
from app.models.organisation import Staff


class Penalty(Record):
    """A reward or penalty notice (F76). Its life: `domain.workflows.penalty`; amounts in fen.

    `state` draft approved appealed upheld withdrawn void.
    """

    number = text(unique=True)
    kind = text("penalty")  # penalty discipline reward
    complaint = pw.ForeignKeyField(Complaint, null=True, backref="penalties", index=False)
    complaint_number = text()
    responsibility = pw.ForeignKeyField(ComplaintUnit, null=True, backref="+")
    superior_of = pw.ForeignKeyField("self", null=True, backref="+")  # the superior is punished one step lower
    unit = text()
    staff = pw.ForeignKeyField(Staff, null=True, backref="penalties")
    person = text()
    trigger = text()
    reason = text()
    share_amount = MoneyField(default=0)  # the person's share of the loss
    step = text()  # code of `domain.penalty`
    step_words = text()
    steps = text()  # the table it was decided by (JSON of `domain.penalty_steps`); empty: the regulation's
    bonus_month = text()  # a step that takes the whole bonus: of which month
    own_points = pw.IntegerField(default=0)
    unit_points = pw.IntegerField(default=0)
    fine = MoneyField(default=0)  # of a reward: what is given
    settled = MoneyField(default=0)  # deducted so far
    state = text("draft")
    issued_at = MomentField()
    issued_by = text()
    approved_by = text()
    approved_at = MomentField(null=True)
    published_on = DayField(null=True)
    appeal = text()
    appealed_on = DayField(null=True)
    appeal_decision = text()
    appeal_decided_by = text()
    appeal_decided_on = DayField(null=True)
    void_reason = text()
    content_sha256 = text()

    searched = ("person", "number", "complaint_number", "unit", "reason")

    class Meta:
        """Orders and filters of the ledger of penalties."""

        table_name = "penalty"
        indexes = (
            (("issued_at",), False),
            (("state", "issued_at"), False),
            (("complaint",), False),
            (("person",), False),
            (("unit",), False),
            (("state",), False),
            (("step",), False),
            (("fine",), False),
            (("settled",), False),
            (("complaint_number",), False),
            (("kind",), False),
        )


class PenaltyDeduction(Record):
    """What a month (`YYYY-MM`) takes of a fine from a bonus: at most the cap, the rest is carried (R137).

    `person` is whose bonus it is: of a fine on a unit, the unit.
    """

    penalty = pw.ForeignKeyField(Penalty, backref="deductions")
    staff = pw.ForeignKeyField(Staff, null=True, backref="+")
    person = text()
    month = text()
    bonus = MoneyField()  # the month's efficiency bonus
    before = MoneyField()  # still open before this month
    amount = MoneyField()
    carried = MoneyField()
    forfeited = MoneyField(default=0)  # what the step took of the bonus, beside fines
    entered_by = text()

    class Meta:
        """One row a penalty and month; lists by month and by person."""

        table_name = "penalty_deduction"
        indexes = ((("penalty", "month"), True), (("month", "person"), False))


class CorrectiveAction(Record):
    """What is changed so that it does not happen again (R107). `kind` corrective | preventive.

    `state` open | done | effective | ineffective | void.
    """

    number = text(unique=True)
    complaint = pw.ForeignKeyField(Complaint, backref="corrective_actions", index=False)
    complaint_number = text()
    customer_name = text()
    follows = pw.ForeignKeyField("self", null=True, backref="+")  # the one that was not effective
    kind = text("corrective")
    action = text()
    unit = text()
    staff = pw.ForeignKeyField(Staff, null=True, backref="+")
    person = text()
    due_on = DayField(null=True)
    done_on = DayField(null=True)
    result = text()
    check_due_on = DayField(null=True)
    checked_on = DayField(null=True)
    checked_by = text()
    check_words = text()
    state = text("open")
    opened_at = MomentField()
    opened_by = text()
    void_reason = text()

    searched = ("customer_name", "number", "complaint_number", "action", "unit", "person")

    class Meta:
        """Orders and filters of the ledger of corrective actions."""

        table_name = "corrective_action"
        indexes = (
            (("opened_at",), False),
            (("state", "due_on"), False),
            (("state", "check_due_on"), False),
            (("complaint",), False),
            (("state",), False),
            (("due_on",), False),
            (("check_due_on",), False),
            (("unit",), False),
            (("person",), False),
            (("customer_name",), False),
            (("complaint_number",), False),
        )
