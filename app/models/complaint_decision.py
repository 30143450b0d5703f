"""What is decided of a complaint: who answers for it, its loss, approvals, settlement, reports (F45–F55)."""

from __future__ import annotations

import peewee as pw

from app.models.base import DayField, MomentField, MoneyField, Record, text
from app.models.complaint import Complaint
from app.models.organisation import Department, Staff


class ComplaintUnit(Record):
    """A unit or person responsible for a case, with a share of it (R096, R135). Shares are hundredths of a percent."""

    complaint = pw.ForeignKeyField(Complaint, backref="units", index=False)
    party = text("company")  # company supplier third_party carrier customer
    department = pw.ForeignKeyField(Department, null=True, backref="+")
    unit = text()
    staff = pw.ForeignKeyField(Staff, null=True, backref="complaint_shares")
    person = text()
    share = pw.IntegerField()
    trigger = text()  # which of the disciplinary situations (R141)
    note = text()
    is_active = pw.BooleanField(default=True)

    class Meta:
        """The shares of a case."""

        table_name = "complaint_unit"
        indexes = ((("complaint",), False), (("unit",), False))


class ComplaintLoss(Record):
    """A line of the loss of a case, with what its arithmetic needs (4.5); amounts in fen, rate in basis points.

    Returned goods have a month to be resold (3.13): `resale` waiting | sold | unsold, empty before they came back.
    """

    complaint = pw.ForeignKeyField(Complaint, backref="losses", index=False)
    kind = text()  # compensation allowance return resupply rework
    goods = text()
    quantity = pw.IntegerField(default=0)
    unit_price = MoneyField(default=0)
    rate = pw.IntegerField(default=0)
    labour = MoneyField(default=0)
    haulage = MoneyField(default=0)
    scrap = MoneyField(default=0)
    amount = MoneyField(default=0)
    note = text()
    returned_on = DayField(null=True)
    waits_until = DayField(null=True)
    resale = text()
    grade_price = MoneyField(default=0)  # of one, grade A
    sold_amount = MoneyField(default=0)  # for all of the line
    sold_on = DayField(null=True)
    sold_to = text()
    counted_by = text()
    is_active = pw.BooleanField(default=True)

    class Meta:
        """The losses of a case."""

        table_name = "complaint_loss"
        indexes = ((("complaint",), False), (("kind",), False), (("resale", "waits_until"), False))


class ComplaintApproval(Record):
    """A proposal put before an approver, and the decision (4.4). `decision` open | approved | returned | withdrawn."""

    complaint = pw.ForeignKeyField(Complaint, backref="approvals", index=False)
    amount = MoneyField()
    rung_title = text()
    rung_limit = MoneyField(null=True)  # None: no limit above
    asked_at = MomentField()
    asked_by = text()
    asked_by_id = pw.IntegerField(default=0)  # the user; nobody decides what they put forward
    decision = text("open")
    decided_by = text()
    decided_by_id = pw.IntegerField(default=0)
    decided_at = MomentField(null=True)
    words = text()
    warning = text()  # a case that looks split in two, as the approver saw it

    class Meta:
        """The decisions of a case in order."""

        table_name = "complaint_approval"
        indexes = ((("complaint", "asked_at"), False), (("decision", "asked_at"), False))


class ComplaintSettlement(Record):
    """What is done for the customer (R125, 4.8): one line a kind. `state` planned | done | void; amounts in fen."""

    complaint = pw.ForeignKeyField(Complaint, backref="settlements", index=False)
    kind = text()  # compensation allowance return exchange rework resupply repair apology
    goods = text()
    quantity = pw.IntegerField(default=0)
    amount = MoneyField(default=0)
    cause = text()  # of table 4.8
    cost_bearer = text()
    bearer_reason = text()
    due_on = DayField(null=True)
    state = text("planned")
    done_on = DayField(null=True)
    done_by = text()
    paper_number = text()  # of the slip or certificate that carries it out
    note = text()
    void_reason = text()

    class Meta:
        """The settlement of a case, and what is still to be done."""

        table_name = "complaint_settlement"
        indexes = ((("complaint",), False), (("state", "due_on"), False), (("kind",), False))


class ComplaintReport(Record):
    """A written sheet of a case. `kind` investigation (F47) | appraisal (F54) | petition (F55) | case_study (F51).

    `state` draft | done | void.
    """

    complaint = pw.ForeignKeyField(Complaint, backref="reports", index=False)
    kind = text()
    subject = text()
    findings = text()  # investigation: what was found; petition: the reason; case study: the event
    measures = text()  # investigation: measures; case study: the cause
    proposal = text()  # investigation, petition: the proposal; case study: the lessons
    institution = text()  # appraisal: who tested
    conclusion = text()  # appraisal: the result
    fee = MoneyField(null=True)
    fee_payer = text()  # company customer supplier liable_party
    went = text()  # investigation: who went
    investigated_on = DayField(null=True)  # investigation: when it ended; its days run from there
    due_on = DayField(null=True)
    made_on = DayField(null=True)
    made_by = text()
    decision = text()  # petition, investigation: what was decided
    decided_by = text()
    decided_on = DayField(null=True)
    state = text("draft")
    void_reason = text()

    class Meta:
        """The sheets of a case, and those that are due."""

        table_name = "complaint_report"
        indexes = ((("complaint", "kind"), False), (("state", "due_on"), False))
