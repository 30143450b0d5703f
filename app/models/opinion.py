"""The customer's voice (F31, F32, F34, F35): opinions one by one, the card of every call, what was found in them."""

from __future__ import annotations

import peewee as pw

from app.models.base import DayField, MomentField, Record, contact_number, text
from app.models.customer import Customer
from app.models.organisation import Staff
from app.models.service_call import ServiceCall


class Opinion(Record):
    """An opinion or suggestion (F31, R073). `channel`, `kind`, `category` and `state` as in `domain.opinion`.

    `forward_due_at` and `answer_due_at` are its clocks (K2, K1); `page` is where it stands in the opinion book.
    """

    number = text(unique=True)
    received_at = MomentField()
    received_by = text()
    received_by_id = pw.IntegerField(null=True)
    channel = text("hotline")  # hotline site mailbox field branch opinion_book opinion_card
    kind = text("opinion")
    category = text()
    customer = pw.ForeignKeyField(Customer, null=True, backref="opinions", index=False)
    customer_name = text()
    is_key_customer = pw.BooleanField(default=False)  # as the file said when it came
    contact_name = text()
    phone = contact_number()
    phone_digits = text()
    call = pw.ForeignKeyField(ServiceCall, null=True, backref="opinions")
    call_number = text()
    content = text()
    page = text()
    state = text("received")
    is_open = pw.BooleanField(default=True)  # somebody still has to do something
    is_unanswered = pw.BooleanField(default=True)  # the clock of the answer runs
    wants_reply = pw.BooleanField(default=False)
    forward_due_at = MomentField(null=True)
    forwarded_at = MomentField(null=True)
    forwarded_to = text()  # the department
    forwarded_by = text()
    answer_due_at = MomentField(null=True)
    answered_at = MomentField(null=True)
    answered_by = text()
    answer = text()
    told_at = MomentField(null=True)
    told_by = text()
    told_how = text()
    complaint_id = pw.IntegerField(null=True, index=True)  # the case it led to
    next_call_id = pw.IntegerField(null=True)  # the call it led to
    void_reason = text()
    entered_by = text()

    tells_of_people = True
    searched = (
        "customer_name",
        "number",
        "contact_name",
        "phone",
        "phone_digits",
        "content",
        "answer",
        "forwarded_to",
        "call_number",
    )

    class Meta:
        """Orders and filters of the opinions ledger."""

        table_name = "opinion"
        indexes = (
            (("received_at",), False),
            (("state",), False),
            (("state", "received_at"), False),
            (("channel",), False),
            (("channel", "received_at"), False),
            (("kind",), False),
            (("category",), False),
            (("category", "received_at"), False),
            (("customer", "received_at"), False),
            (("customer_name",), False),
            (("forwarded_to",), False),
            (("forward_due_at",), False),
            (("answer_due_at",), False),
            (("answered_at",), False),
            (("received_by_id", "received_at"), False),
            (("state", "forward_due_at"), False),
            (("is_open", "received_at"), False),
            (("is_key_customer", "received_at"), False),
            (("is_unanswered", "answer_due_at"), False),
            (("state", "answered_at"), False),
        )


class OpinionCard(Record):
    """The card on which a customer rates the technician of a call (F34, A12): one a call, no sampling.

    `number` is the call's. The four grades are 1 … 4 (1 poor, 4 excellent), None where nothing was ticked. `state`
    issued | returned | void. `is_low` as `domain.opinion.is_low`; `follow_up` due | complaint | spoken where the grades
    were low or the words are a complaint, else empty; `follow_up_note` says what the customer answered.
    """

    number = text(unique=True)
    call = pw.ForeignKeyField(ServiceCall, backref="opinion_cards")
    customer = pw.ForeignKeyField(Customer, backref="opinion_cards", index=False)
    customer_name = text()
    technician = pw.ForeignKeyField(Staff, null=True, backref="opinion_cards", index=False)
    technician_name = text()
    issued_at = MomentField()
    issued_by = text()
    returned_on = DayField(null=True)
    attitude = pw.IntegerField(null=True)
    skill = pw.IntegerField(null=True)
    arrival = pw.IntegerField(null=True)
    promises = pw.IntegerField(null=True)
    total = pw.IntegerField(null=True)  # mean of what was ticked, in hundredths of a grade
    kind = text()  # suggestion | complaint, empty when only grades were ticked
    content = text()
    is_low = pw.BooleanField(default=False)
    follow_up = text()
    follow_up_note = text()
    state = text("issued")
    opinion_id = pw.IntegerField(null=True)
    complaint_id = pw.IntegerField(null=True)
    void_reason = text()
    entered_by = text()

    tells_of_people = True
    searched = ("customer_name", "number", "technician_name", "content")

    class Meta:
        """Orders and filters of the opinion cards ledger."""

        table_name = "opinion_card"
        indexes = (
            (("issued_at",), False),
            (("returned_on",), False),
            (("state",), False),
            (("state", "issued_at"), False),
            (("customer_name",), False),
            (("customer", "issued_at"), False),
            (("technician_name",), False),
            (("technician", "returned_on"), False),
            (("total",), False),
            (("total", "returned_on"), False),
            (("state", "returned_on"), False),
            (("is_low", "returned_on"), False),
            (("follow_up", "returned_on"), False),
            (("follow_up",), False),
            (("attitude",), False),
            (("skill",), False),
            (("arrival",), False),
            (("promises",), False),
        )


class InformationAnalysis(Record):
    """What was found in a period's user information, and what is proposed (F35); the counts are the report's.

    `span` month | quarter | half_year | year, `first_on` its first day.
    """

    span = text("quarter")
    first_on = DayField()
    findings = text()
    proposals = text()
    written_by = text()

    class Meta:
        """One analysis a period."""

        table_name = "information_analysis"
        indexes = ((("span", "first_on"), True),)
