"""Customer relationship (F06, F07, F37): cards, care, assessments, losses and winning back."""

from __future__ import annotations

import peewee as pw

from app.models.base import DayField, MomentField, MoneyField, Record, contact_number, text
from app.models.customer import Contact, Customer


class RelationshipCard(Record):
    """A person at a customer whom we keep up with (F06). `importance` key | ordinary.

    `contact` is the contact it speaks of, where there is one; `birthday_key` the birthday as `MM-DD`, the year stands
    apart because many tell only the day.
    """

    customer = pw.ForeignKeyField(Customer, backref="relationship_cards")
    customer_name = text()
    contact = pw.ForeignKeyField(Contact, null=True, backref="+")
    name = text()
    work_unit = text()
    position = text()
    home_address = text()
    phone = contact_number()
    phone_digits = text()
    other_contact = text()  # chat, e-mail, fax: every other way
    birthday_key = text()
    birth_year = pw.IntegerField(null=True)
    holiday_note = text()
    interests = text()
    importance = text("ordinary")
    owner = text()
    reviewed_on = DayField()  # the card's "last update"
    is_active = pw.BooleanField(default=True)
    notes = text()

    tells_of_people = True
    searched = (
        "name",
        "customer_name",
        "work_unit",
        "position",
        "phone",
        "phone_digits",
        "other_contact",
        "interests",
        "notes",
    )

    class Meta:
        """Orders and filters of the relationship cards ledger."""

        table_name = "relationship_card"
        indexes = (
            (("name",), False),
            (("customer_name",), False),
            (("importance",), False),
            (("importance", "name"), False),
            (("birthday_key",), False),
            (("owner",), False),
            (("reviewed_on",), False),
            (("is_active",), False),
        )


class CareActivity(Record):
    """Something done to keep a customer (F37). `kind` as in `domain.care.KINDS`; `state` planned | done | dropped.

    `plan_key` names what a plan made it for (year and occasion, or the week of the call-on round): a plan gives a
    customer one of each, so that made again it doubles nothing. It is empty for one entered by hand.
    """

    number = text(unique=True)
    customer = pw.ForeignKeyField(Customer, backref="care_activities")
    customer_name = text()
    card = pw.ForeignKeyField(RelationshipCard, null=True, backref="+")
    person = text()
    kind = text()
    subject = text()
    occasion = text()  # the holiday's name, or birthday
    planned_on = DayField()
    owner = text()
    state = text("planned")
    done_on = DayField(null=True)
    result = text()
    gift = text()
    cost = MoneyField(default=0)
    drop_reason = text()
    plan_key = text()
    entered_by = text()

    searched = ("customer_name", "number", "person", "subject", "owner", "result")

    class Meta:
        """Orders and filters of the care ledger."""

        table_name = "care_activity"
        indexes = (
            (("customer", "plan_key"), False),
            (("customer", "planned_on"), False),
            (("customer_name",), False),
            (("planned_on",), False),
            (("kind",), False),
            (("owner",), False),
            (("state",), False),
            (("state", "planned_on"), False),
            (("state", "done_on"), False),
            (("kind", "planned_on"), False),
            (("done_on",), False),
            (("cost",), False),
        )


class RelationshipAssessment(Record):
    """A customer judged by weighted indicators (F07). `state` valid | void; `advice` improve | keep | end.

    `total` is the final score in hundredths of a point; `distribution` the receivers of copies, one a line.
    """

    number = text(unique=True)
    customer = pw.ForeignKeyField(Customer, backref="assessments")
    customer_name = text()
    assessed_on = DayField()
    assessor = text()
    grade = text()  # A | B | C, the customer's grade as judged
    total = pw.IntegerField()
    advice = text()
    remark = text()
    distribution = text()
    state = text("valid")
    voided_at = MomentField(null=True)
    void_reason = text()
    entered_by = text()

    searched = ("customer_name", "number", "assessor", "remark")

    class Meta:
        """Orders and filters of the assessments ledger."""

        table_name = "relationship_assessment"
        indexes = (
            (("customer", "assessed_on"), False),
            (("customer_name",), False),
            (("assessed_on",), False),
            (("assessor",), False),
            (("grade",), False),
            (("total",), False),
            (("advice",), False),
            (("state",), False),
            (("state", "assessed_on"), False),
            (("advice", "assessed_on"), False),
        )


class AssessmentLine(Record):
    """One indicator of an assessment. `weight` in tenths of a percent, `score` 0 … 100."""

    assessment = pw.ForeignKeyField(RelationshipAssessment, backref="lines")
    ordinal = pw.IntegerField()
    indicator = text()
    weight = pw.IntegerField()
    score = pw.IntegerField()
    grade = text()
    evidence = text()
    remark = text()

    class Meta:
        """Lines are counted within their assessment."""

        table_name = "assessment_line"
        indexes = ((("assessment", "ordinal"), True),)


class AssessmentIndicator(Record):
    """An indicator of the branch's own list with its weight in tenths of a percent; none: the shipped list holds."""

    ordinal = pw.IntegerField()
    indicator = text()
    weight = pw.IntegerField()
    is_active = pw.BooleanField(default=True)

    class Meta:
        """Named as on the form."""

        table_name = "assessment_indicator"


class CustomerLoss(Record):
    """A customer lost (R034), and won back where `won_back_on` is set.

    `was_key_customer` as on the day of the loss: key figure K4 counts these, whatever the customer is today.
    """

    customer = pw.ForeignKeyField(Customer, backref="losses")
    customer_name = text()
    was_key_customer = pw.BooleanField(default=False)
    lost_on = DayField()
    loss_reason = text()  # price competitor closed dissatisfied moved other
    note = text()
    won_back_on = DayField(null=True)
    won_back_note = text()
    entered_by = text()

    class Meta:
        """Counted by month."""

        table_name = "customer_loss"
        indexes = ((("lost_on",), False),)


class WinBackNote(Record):
    """What was tried to win a lost customer back, and what comes next."""

    loss = pw.ForeignKeyField(CustomerLoss, backref="win_back_notes")
    noted_on = DayField()
    by = text()
    said = text()
    next_step = text()
    next_step_on = DayField(null=True)

    class Meta:
        """Named as in the trade."""

        table_name = "win_back_note"
