"""Warranty and maintenance contracts (F03): terms, services, instalments, suspensions, renewal contacts (F04)."""

from __future__ import annotations

import peewee as pw

from app.models.base import DayField, MomentField, MoneyField, Record, text
from app.models.customer import Customer, Device


class Contract(Record):
    """A contract. `kind` warranty | maintenance; `state` active | suspended | cancelled | renewed | lapsed.

    `starts_on`, `ends_on` and `fee` are those of its current term (a row of `ContractTerm`), kept in step by the use
    cases, so that every deadline derives from the current term. `predecessor` is the contract it renews.
    """

    number = text(unique=True)
    customer = pw.ForeignKeyField(Customer, backref="contracts")
    customer_name = text()
    kind = text("maintenance")
    starts_on = DayField()
    ends_on = DayField()
    covers_all = pw.BooleanField(default=True)
    included_services = text()  # in words, as the paper says; the verdict reads `ContractService`
    fee = MoneyField(default=0)
    state = text("active")
    notes = text()
    project_name = text()
    first_party = text()  # who signed for the customer (甲方)
    second_party = text()  # who signed for us (乙方)
    signed_on = DayField(null=True)
    payment = text()  # terms of payment in words
    excluded_services = text()
    term = pw.IntegerField(default=1)  # ordinal of the current term
    predecessor = pw.ForeignKeyField("self", null=True, backref="successors")
    inspection_months = pw.IntegerField(null=True)  # cycle of periodic inspections; None: none
    inspection_from = DayField(null=True)  # the cycle counts from here; None: from the start of the term
    response_hours = pw.IntegerField(null=True)  # promised response; None: the fault level's
    response_promise = text()
    visits_included = pw.IntegerField(null=True)  # entitlements of one term; None: no limit
    minutes_included = pw.IntegerField(null=True)
    parts_budget = MoneyField(null=True)
    renewal_state = text()  # "" | notified | negotiating | renewed | lapsed (3.8); expiring is computed
    renewal_owner = text()
    notified_on = DayField(null=True)
    offer_fee = MoneyField(null=True)
    offer_months = pw.IntegerField(null=True)
    next_step = text()
    next_step_on = DayField(null=True)
    outcome_on = DayField(null=True)
    loss_reason = text()  # price competitor closed replaced_equipment dissatisfied other
    loss_note = text()
    next_inspection_on = DayField(null=True)  # the earliest due or planned one; projected, see `_inspection_slots`

    searched = ("customer_name", "number", "included_services", "notes")

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
            (("renewal_state", "ends_on"), False),
            (("next_step_on",), False),
            (("next_inspection_on",), False),
        )


class ContractDevice(Record):
    """A device that a contract covers when it does not cover all."""

    contract = pw.ForeignKeyField(Contract, backref="covered")
    device = pw.ForeignKeyField(Device, backref="contracts")

    class Meta:
        """A device is covered once by a contract."""

        table_name = "contract_device"
        indexes = ((("contract", "device"), True),)


class ContractTerm(Record):
    """A term of a contract: the first, and one for every extension. Both days are included."""

    contract = pw.ForeignKeyField(Contract, backref="terms")
    ordinal = pw.IntegerField()
    starts_on = DayField()
    ends_on = DayField()
    fee = MoneyField(default=0)
    agreed_on = DayField(null=True)
    notes = text()

    class Meta:
        """Terms are counted within their contract."""

        table_name = "contract_term"
        indexes = ((("contract", "ordinal"), True), (("ends_on",), False))


class ContractService(Record):
    """A kind of work (`domain.codes.WORK_KINDS`) that a contract includes or excludes; none named: all included."""

    contract = pw.ForeignKeyField(Contract, backref="services")
    work_kind = text()
    is_included = pw.BooleanField(default=True)
    notes = text()

    class Meta:
        """A kind of work is named once by a contract."""

        table_name = "contract_service"
        indexes = ((("contract", "work_kind"), True),)


class ContractInstalment(Record):
    """A part of the fee of a term, due on a day. Voided with a reason, never deleted."""

    contract = pw.ForeignKeyField(Contract, backref="instalments")
    term = pw.IntegerField(default=1)
    ordinal = pw.IntegerField()
    due_on = DayField()
    amount = MoneyField()
    paid_on = DayField(null=True)
    invoice_number = text()
    notes = text()
    voided_at = MomentField(null=True)

    class Meta:
        """What is due is listed by day."""

        table_name = "contract_instalment"
        indexes = ((("due_on",), False),)


class ContractSuspension(Record):
    """A span in which a contract covers nothing; both days are included, `until` None while it lasts."""

    contract = pw.ForeignKeyField(Contract, backref="suspensions")
    since = DayField()
    until = DayField(null=True)
    reason = text()

    class Meta:
        """Named as in the glossary."""

        table_name = "contract_suspension"


class RenewalContact(Record):
    """One talk about a renewal (F04, R030): who with whom, what was said, what comes next."""

    contract = pw.ForeignKeyField(Contract, backref="renewal_contacts")
    happened_at = MomentField()
    channel = text("phone")  # phone visit letter mail chat
    by = text()  # who of us
    person = text()  # whom they spoke to
    said = text()
    next_step = text()
    next_step_on = DayField(null=True)

    class Meta:
        """Read newest first within a contract."""

        table_name = "renewal_contact"
        indexes = ((("contract", "happened_at"), False),)


class Inspection(Record):
    """A periodic inspection that a contract's cycle asks for. `state` due | planned | done | withdrawn.

    `slot_on` is the day of the cycle that gave it and never moves: a contract has one inspection a slot, also after a
    change of the cycle. `due_on` may be moved with a reason. `call` is the service call by which it is dispatched.
    """

    number = text(unique=True)
    contract = pw.ForeignKeyField(Contract, backref="inspections")
    customer = pw.ForeignKeyField(Customer, backref="inspections")
    customer_name = text()
    contract_number = text()
    slot_on = DayField()
    due_on = DayField()
    state = text("due")
    call_id = pw.IntegerField(null=True)  # service_call.id; the call's table stands behind this one
    technician_name = text()
    planned_on = DayField(null=True)
    done_on = DayField(null=True)
    score = pw.IntegerField(null=True)  # 0 … 100, given by the customer on the signed sheet
    signed_by = text()
    signed_on = DayField(null=True)
    result = text()
    reason = text()  # why it was moved or withdrawn

    searched = ("customer_name", "number", "contract_number", "technician_name")

    class Meta:
        """Orders and filters of the inspections ledger."""

        indexes = (
            (("contract", "slot_on"), True),
            (("customer", "due_on"), False),
            (("customer_name",), False),
            (("contract_number",), False),
            (("due_on",), False),
            (("state",), False),
            (("state", "due_on"), False),
            (("done_on",), False),
            (("score",), False),
            (("technician_name",), False),
        )


class InspectionLine(Record):
    """What was found at one device and item of the inspection sheet."""

    inspection = pw.ForeignKeyField(Inspection, backref="lines")
    device = pw.ForeignKeyField(Device, null=True, backref="+")
    ordinal = pw.IntegerField()
    item = text()
    result = text()  # good | attention | faulty | not_checked
    notes = text()

    class Meta:
        """Named as on the sheet."""

        table_name = "inspection_line"
