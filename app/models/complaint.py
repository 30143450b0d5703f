"""Complaints: the case, its scheme, stages, events, opinions, talks with the customer (F40–F53)."""

from __future__ import annotations

import peewee as pw

from app.models.base import DayField, MomentField, MoneyField, Record, Table, contact_number, text
from app.models.customer import Customer, Device
from app.models.organisation import Staff
from app.models.service_call import ReturnVisit, ServiceCall


class ComplaintScheme(Record):
    """One version of a scheme (`domain.complaint_scheme`): it never changes, and a case keeps the one it began with.

    Shipped schemes come here when the first case uses them; those of the branch when an administrator saves them.
    """

    code = text()
    name = text()
    version = pw.IntegerField(default=1)
    definition = text()  # JSON, sorted keys
    sha256 = text(unique=True)  # of the definition
    source = text("shipped")  # shipped branch
    is_current = pw.BooleanField(default=True)  # the version new cases of this code take
    is_retired = pw.BooleanField(default=False)  # deleted: old cases keep it, new ones cannot

    class Meta:
        """One row a code and version."""

        table_name = "complaint_scheme"
        indexes = ((("code", "version"), True),)


class Complaint(Record):
    """One case; its life: `domain.workflows.complaint`, by the rules of its scheme.

    `first_contact` (the person whom the customer addressed first) and `received_at` are never overwritten (R111). A
    settlement that the customer refuses is continued by a new case: `first` is the one it all began with, `previous`
    the one before, `round` counts from 1. Sums and names repeat what the parts say, for lists; the use cases keep them
    in step.
    """

    number = text(unique=True)
    round = pw.IntegerField(default=1)
    first = pw.ForeignKeyField("self", null=True, backref="+")
    previous = pw.ForeignKeyField("self", null=True, backref="+")
    scheme = pw.ForeignKeyField(ComplaintScheme, backref="complaints", index=False)
    scheme_code = text()
    market = text()  # a code of the scheme's markets: domestic overseas …
    # who complains, about what
    customer = pw.ForeignKeyField(Customer, backref="complaints", index=False)
    customer_name = text()
    contact_name = text()
    phone = contact_number()
    phone_digits = text()
    address = text()
    call = pw.ForeignKeyField(ServiceCall, null=True, backref="complaints")
    call_number = text()
    visit = pw.ForeignKeyField(ReturnVisit, null=True, backref="+")  # the return visit that it came from
    device = pw.ForeignKeyField(Device, null=True, backref="complaints")
    product_name = text()
    model = text()
    serial = text()
    serial_key = text()
    product_fields = text()  # JSON object: the scheme's product fields by code, as text
    purchase_proof = text()  # sales_invoice till_receipt sales_voucher none
    proof_number = text()
    channel = text("phone")
    category = text()  # code of the scheme's class
    category_name = text()
    content = text()
    demand = text()
    claim_amount = MoneyField(null=True)  # what the customer asks for
    is_urgent = pw.BooleanField(default=False)
    severity = text()  # serious | minor, empty until judged
    sample_kept = pw.BooleanField(default=False)
    sample_note = text()
    # first contact, never overwritten
    received_at = MomentField()
    first_contact = text()
    registered_by = text()
    registered_by_id = pw.IntegerField(default=0)  # the user; nobody decides a case they registered
    owner = pw.ForeignKeyField(Staff, null=True, backref="complaints", index=False)
    owner_name = text()
    # clocks
    state = text("registered")
    is_open = pw.BooleanField(default=True)
    stage = text()  # code of the stage it is in; empty when it is in none
    stage_name = text()
    stage_unit = text()
    stage_entered_at = MomentField(null=True)
    stage_due_at = MomentField(null=True)
    accepted_at = MomentField(null=True)  # by the office that handles it
    reply_due_at = MomentField(null=True)
    replied_at = MomentField(null=True)
    close_due_at = MomentField(null=True)
    settled_at = MomentField(null=True)  # executed, or filed, or explained: the clock of the whole stops
    promised_on = DayField(null=True)  # the day the customer was told
    promise_told_by = text()
    promise_told_at = MomentField(null=True)
    # facts
    finding = text()  # ours shared not_ours unfounded
    cause = text()
    countermeasure = text()
    evidence = text()  # why it is not ours
    responsible = text()  # units, persons and shares in words
    # decision
    loss_amount = MoneyField(default=0)
    loss_kinds = text()  # codes, divided by spaces
    settlement_kinds = text()  # codes, divided by spaces
    proposed_amount = MoneyField(null=True)
    approval_state = text()  # open approved returned; empty: none was asked for
    approver_title = text()  # whose decision the amount needs
    approved_amount = MoneyField(null=True)
    approved_by = text()
    approved_at = MomentField(null=True)
    # the customer
    customer_answer = text()  # accepted refused
    answered_on = DayField(null=True)
    signed_by = text()  # who signed the handling slip for the customer
    signed_on = DayField(null=True)
    visit_due_on = DayField(null=True)
    visited_at = MomentField(null=True)
    visited_by = text()
    satisfaction = pw.IntegerField(null=True)
    # afterwards
    opinion_due_at = MomentField(null=True)  # the office's overall opinion, once the talks were reported
    opinion_given_at = MomentField(null=True)
    departments_told = text()  # of a minor case: which ones, by whom, when
    departments_told_by = text()
    departments_told_on = DayField(null=True)
    tracks_improvement = pw.BooleanField(default=False)
    exempt_reason = text()  # why no corrective action is followed (plain carelessness)
    receivable_note = text()  # unfounded: what is collected on the normal terms
    is_repeat = pw.BooleanField(default=False)
    repeat_of = pw.ForeignKeyField("self", null=True, backref="+")
    archived_at = MomentField(null=True)
    voided_at = MomentField(null=True)
    void_reason = text()

    tells_of_people = True
    searched = (
        "customer_name",
        "number",
        "contact_name",
        "phone",
        "phone_digits",
        "product_name",
        "model",
        "serial",
        "serial_key",
        "call_number",
        "content",
        "first_contact",
        "owner_name",
        "responsible",
    )

    class Meta:
        """Orders and filters of the complaints ledger."""

        table_name = "complaint"
        indexes = (
            (("received_at",), False),
            (("customer", "received_at"), False),
            (("is_open", "received_at"), False),
            (("state", "received_at"), False),
            (("state", "visit_due_on"), False),
            (("approval_state", "received_at"), False),
            (("category", "received_at"), False),
            (("category_name",), False),
            (("category_name", "received_at"), False),
            (("registered_by_id", "received_at"), False),
            (("state",), False),
            (("stage_name",), False),
            (("stage_due_at", "id"), False),
            (("owner_name",), False),
            (("is_repeat",), False),
            (("is_repeat", "received_at"), False),
            (("scheme_code", "received_at"), False),
            (("archived_at",), False),
            (("settled_at",), False),
            (("customer_name",), False),
            (("close_due_at",), False),
            (("reply_due_at",), False),
            (("loss_amount",), False),
            (("phone_digits",), False),
            (("serial_key",), False),
        )


Complaint.add_index(
    Complaint.index(
        Complaint.received_at,
        Complaint.id,  # the tie-break, before the columns that are only filtered
        Complaint.state,
        Complaint.stage_due_at,
        Complaint.close_due_at,
        Complaint.settled_at,
        Complaint.reply_due_at,
        Complaint.replied_at,
        Complaint.promised_on,
        Complaint.visit_due_on,
        Complaint.visited_at,
        Complaint.is_urgent,
        Complaint.is_repeat,
        Complaint.severity,
        Complaint.registered_by_id,
        Complaint.is_open,
        name="complaint_open",
        where=pw.SQL("is_open"),
    )
)
for _what, _due, _done in (
    ("stage", Complaint.stage_due_at, Complaint.settled_at),
    ("close", Complaint.close_due_at, Complaint.settled_at),
    ("reply", Complaint.reply_due_at, Complaint.replied_at),
    ("promise", Complaint.promised_on, Complaint.settled_at),
    ("visit", Complaint.visit_due_on, Complaint.visited_at),
    ("opinion", Complaint.opinion_due_at, Complaint.opinion_given_at),
):
    Complaint.add_index(
        Complaint.index(
            _due, Complaint.id, _done, Complaint.is_open, name=f"complaint_open_{_what}", where=pw.SQL("is_open")
        )
    )


class ComplaintStage(Record):
    """One unit's turn with a case, in and out (F46): `due_at` by the scheme's days, empty without a limit.

    `number` is the case's number and the turn's position in it. A turn taken again after a return is a new row.
    """

    number = text(unique=True)
    complaint = pw.ForeignKeyField(Complaint, backref="stages", index=False)
    complaint_number = text()
    customer_name = text()
    received_at = MomentField(null=True)  # of the case
    settled_at = MomentField(null=True)  # of the case
    position = pw.IntegerField()
    code = text()
    name = text()
    unit = text()
    entered_at = MomentField()
    due_at = MomentField(null=True)
    left_at = MomentField(null=True)
    is_open = pw.BooleanField(default=True)
    was_late = pw.BooleanField(default=False)  # once it was left
    skipped_reason = text()
    handed_by = text()
    note = text()

    searched = ("customer_name", "number", "name", "unit")

    class Meta:
        """Orders and filters of the tracking register."""

        table_name = "complaint_stage"
        indexes = (
            (("complaint", "position"), True),
            (("entered_at",), False),
            (("is_open", "due_at"), False),
            (("unit", "entered_at"), False),
            (("was_late", "entered_at"), False),
            (("was_late", "settled_at"), False),
            (("due_at",), False),
            (("left_at",), False),
            (("customer_name",), False),
            (("complaint_number",), False),
            (("unit",), False),
            (("settled_at",), False),
            (("received_at",), False),
            (("was_late",), False),
        )


ComplaintStage.add_index(ComplaintStage.index(ComplaintStage.name, name="complaint_turn_name"))


class ComplaintEvent(Table):
    """A step in the life of a case, for its timeline and its clocks; never changed."""

    complaint = pw.ForeignKeyField(Complaint, backref="events", index=False)
    event = text()
    before = text()  # state
    after = text()  # state
    happened_at = MomentField()
    entered_at = MomentField()
    entered_by = text()
    note = text()

    class Meta:
        """The steps of a case in order."""

        table_name = "complaint_event"
        indexes = ((("complaint", "happened_at"), False),)


class ComplaintOpinion(Record):
    """What a unit wrote in its block of the form, with the name and day under it (F45)."""

    complaint = pw.ForeignKeyField(Complaint, backref="opinions", index=False)
    block = text()  # code of the scheme's opinion block
    title = text()
    unit = text()
    words = text()
    given_by = text()
    given_on = DayField()
    entered_by = text()
    is_internal = pw.BooleanField(default=True)

    class Meta:
        """One opinion a block; another text is a change of it, with its history."""

        table_name = "complaint_opinion"
        indexes = ((("complaint", "block"), True),)


class ComplaintContact(Record):
    """A word with the customer about the case, dated (R118).

    `kind` first_reply | promise | progress | explanation | negotiation | result.
    """

    complaint = pw.ForeignKeyField(Complaint, backref="contacts", index=False)
    kind = text("progress")
    channel = text("phone")
    happened_at = MomentField()
    words = text()
    spoken_to = text()
    told_by = text()
    entered_by = text()

    class Meta:
        """The talks of a case in order."""

        table_name = "complaint_contact"
        indexes = ((("complaint", "happened_at"), False),)
