"""Service calls (F10, F11), each both register entry and repair ledger row (R045), with events and lines."""

from __future__ import annotations

import peewee as pw

from app.models.base import DayField, MomentField, MoneyField, Record, Table, contact_number, text
from app.models.customer import Customer, Device
from app.models.organisation import Staff
from app.models.spare_part import SparePart


class ServiceCall(Record):
    """A call. States and events: `domain.workflows.service_call`.

    Customer and device are kept as they were when the call came. `response_due_at`, `arrival_due_at`, `report_due_at`
    and `is_paused` are projections of the events by `domain.deadlines`, rewritten with every event and for all open
    calls when targets or calendar change; lateness itself is never stored. The limits stay when their clock stops.
    """

    number = text(unique=True)
    received_at = MomentField()
    entered_at = MomentField()
    received_by = text()
    channel = text("phone")  # phone letter mail online visit chat social
    call_kind = text("repair")  # repair install maintenance special
    customer = pw.ForeignKeyField(Customer, backref="calls", index=False)
    customer_name = text()
    customer_initials = text()
    reporter = text()
    phone = contact_number()
    phone_digits = text()
    address = text()
    area = text()  # of that address: town | suburb, empty when not known
    device = pw.ForeignKeyField(Device, null=True, backref="calls")
    product_name = text()
    model = text()
    serial = text()
    order_number = text()
    category = text()  # FaultCategory.code
    fault_text = text()
    fault_level = pw.IntegerField(default=3)
    cover_kind = text()  # free | contract | chargeable
    cover_reason = text()  # JSON: reason code and values of the frozen verdict
    cover_document = text()
    cover_ends_on = DayField(null=True)
    service_class = text()  # A paid, B contract, C free, D internal
    service_mode = text()  # phone remote on_site take_back return_to_factory
    state = text("logged")
    is_open = pw.BooleanField(default=True)
    is_paused = pw.BooleanField(default=False)
    pause_reason = text()
    interface_person = text()
    promised_reply_at = MomentField(null=True)
    appointed_at = MomentField(null=True)
    appointed_minutes = pw.IntegerField(default=120)
    technician = pw.ForeignKeyField(Staff, null=True, backref="calls")
    technician_name = text()
    response_due_at = MomentField(null=True)
    arrival_due_at = MomentField(null=True)
    report_due_at = MomentField(null=True)
    response_limit_at = MomentField(null=True)  # as it is or was when the clock stopped; response_due_at only runs
    arrival_limit_at = MomentField(null=True)
    reported_at = MomentField(null=True)  # to the supervisor
    responded_at = MomentField(null=True)
    dispatched_at = MomentField(null=True)
    arrived_at = MomentField(null=True)
    finished_at = MomentField(null=True)
    solution_text = text()
    cause_text = text()
    remedy = text()  # instruction part_swap software_upgrade repair compensation other
    work_minutes = pw.IntegerField(default=0)
    charge = MoneyField(default=0)
    charge_announced_at = MomentField(null=True)
    charge_agreed_by = text()
    charge_settlement = text()  # on_site | invoice_first, empty while nobody said
    voucher_number = text()  # the valid voucher, for finding and sorting
    user_opinion = text()
    satisfaction = pw.IntegerField(null=True)  # 1 very dissatisfied … 5 very satisfied, as ticked on the voucher
    struck_off_at = MomentField(null=True)
    struck_off_by = text()
    followed_up_at = MomentField(null=True)
    archived_at = MomentField(null=True)
    cancelled_at = MomentField(null=True)
    cancel_reason = text()
    visit_count = pw.IntegerField(default=0)  # how often somebody arrived
    days_since_repair = pw.IntegerField(null=True)  # of a repair: whole days since the device's repair before was done
    days_to_repeat = pw.IntegerField(null=True)  # of a repair that was done: whole days until the device's next one

    tells_of_people = True
    searched = (
        "customer_name",
        "number",
        "reporter",
        "phone",
        "phone_digits",
        "address",
        "product_name",
        "model",
        "serial",
        "order_number",
        "fault_text",
        "solution_text",
        "technician_name",
        "voucher_number",
    )

    class Meta:
        """Each shipped order and filter of the repair ledger has its index; a test reads the query plans."""

        table_name = "service_call"
        indexes = (
            (("received_at",), False),
            (("state",), False),
            (("fault_level",), False),
            (("cover_kind",), False),
            (("category",), False),
            (("service_class",), False),
            (("product_name",), False),
            (("struck_off_at",), False),
            (("customer_name",), False),
            (("customer", "received_at"), False),
            (("device", "received_at"), False),
            (("state", "received_at"), False),
            (("is_open", "received_at"), False),
            (("fault_level", "received_at"), False),
            (("technician", "received_at"), False),
            (("technician_name", "received_at"), False),
            (("cover_kind", "received_at"), False),
            (("category", "received_at"), False),
            (("finished_at",), False),
            (("technician_name",), False),
            (("model",), False),
            (("serial",), False),
            (("phone_digits",), False),
            (("customer_initials",), False),
            (("appointed_at",), False),
            (("voucher_number",), False),
            (("charge",), False),
            (("response_due_at",), False),
            (("arrival_due_at",), False),
            (("promised_reply_at",), False),
            (("followed_up_at", "struck_off_at"), False),
            (("struck_off_at", "cancelled_at", "finished_at"), False),
        )


ServiceCall.add_index(
    ServiceCall.index(
        ServiceCall.received_at,
        ServiceCall.id,  # the tie-break, before the columns that are only filtered
        ServiceCall.is_paused,
        ServiceCall.state,
        ServiceCall.responded_at,
        ServiceCall.response_due_at,
        ServiceCall.arrived_at,
        ServiceCall.arrival_due_at,
        ServiceCall.promised_reply_at,
        ServiceCall.appointed_at,
        ServiceCall.technician,
        ServiceCall.technician_name,
        ServiceCall.received_by,
        ServiceCall.fault_level,
        ServiceCall.cover_kind,
        ServiceCall.reported_at,
        ServiceCall.report_due_at,
        ServiceCall.is_open,
        name="servicecall_open",
        where=pw.SQL("is_open"),
    )
)
ServiceCall.add_index(
    ServiceCall.index(
        ServiceCall.customer, ServiceCall.device, name="servicecall_customer_open", where=pw.SQL("is_open")
    )
)
ServiceCall.add_index(
    ServiceCall.index(
        ServiceCall.customer,
        ServiceCall.finished_at,
        name="servicecall_customer_finished",
        where=pw.SQL("finished_at IS NOT NULL"),  # in part, so that no other order is sorted by it
    )
)
ServiceCall.add_index(
    ServiceCall.index(
        ServiceCall.received_at,
        ServiceCall.state,
        ServiceCall.call_kind,
        ServiceCall.fault_level,
        ServiceCall.response_limit_at,
        ServiceCall.responded_at,
        ServiceCall.arrival_limit_at,
        ServiceCall.arrived_at,
        ServiceCall.service_mode,
        ServiceCall.technician_name,
        ServiceCall.technician,
        name="servicecall_month",
    )
)
ServiceCall.add_index(
    ServiceCall.index(
        ServiceCall.finished_at,
        ServiceCall.state,
        ServiceCall.call_kind,
        ServiceCall.service_mode,
        ServiceCall.service_class,
        ServiceCall.visit_count,
        ServiceCall.days_to_repeat,
        ServiceCall.work_minutes,
        ServiceCall.satisfaction,
        ServiceCall.technician_name,
        ServiceCall.technician,
        ServiceCall.device,
        name="servicecall_month_done",
    )
)


class ServiceCallEvent(Table):
    """What happened to a call: when it happened and when it was entered, both kept.

    Never changed; a mistake is another event. The index tells the newest of many calls without reading their rows.
    """

    call = pw.ForeignKeyField(ServiceCall, backref="events", index=False)
    kind = text()  # `domain.deadlines` and workflow events
    happened_at = MomentField()
    entered_at = MomentField()
    user_name = text()
    state = text()  # the state after it
    detail = text()  # in words: solution, reason, promise
    data = text()  # JSON: level, technician, times
    clock_suspect = pw.BooleanField(default=False)

    class Meta:
        """Glossary name."""

        table_name = "service_call_event"
        indexes = ((("call", "happened_at"), False),)


class ChargeLine(Record):
    """A part or piece of work on a call, with its price (F28, F29); struck with a reason, never deleted.

    `announced_at` and `agreed_by`: named before the work, and who agreed (R058). `exclusion` is why cover does not pay
    for it (R061). `worth` is the price of it whoever pays: of what cover pays for, the amount is 0.
    """

    call = pw.ForeignKeyField(ServiceCall, backref="charge_lines", index=False)
    code = text()
    description = text()
    unit = text()
    quantity = pw.IntegerField(default=1)
    unit_price = MoneyField(default=0)
    amount = MoneyField(default=0)
    kind = text("part")  # part work
    worth = MoneyField(default=0)
    exclusion = text()  # misuse foreign_repair force_majeure consumable outside_contract
    announced_at = MomentField(null=True)
    agreed_by = text()
    priced_on = DayField(null=True)  # of a part that the customer damaged: the day of its market price (R060)
    disposal = text()  # of the damaged part: consented | kept by the customer
    disposal_by = text()
    is_void = pw.BooleanField(default=False)
    void_reason = text()
    part = pw.ForeignKeyField(SparePart, null=True, index=False, backref="charge_lines")
    from_key = text()  # the place in `SpareStock` that a spare part was taken from
    from_name = text()

    class Meta:
        """Glossary name."""

        table_name = "charge_line"
        indexes = ((("call", "is_void"), False),)


class CarriedItem(Record):
    """A tool, spare or document taken along on a visit and brought back (F14, R056)."""

    call = pw.ForeignKeyField(ServiceCall, backref="carried_items")
    kind = text()  # tool spare document
    name = text()
    quantity = pw.IntegerField(default=1)
    is_taken = pw.BooleanField(default=False)
    is_back = pw.BooleanField(default=False)
    is_void = pw.BooleanField(default=False)

    class Meta:
        """Glossary name."""

        table_name = "carried_item"


class ReturnVisit(Record):
    """A return visit (F30), due by rule after a call; `state` due | done | unreachable."""

    number = text(unique=True)
    call = pw.ForeignKeyField(ServiceCall, null=True, backref="return_visits")
    customer = pw.ForeignKeyField(Customer, backref="return_visits", index=False)
    customer_name = text()
    phone = contact_number()
    source = text("call")
    due_on = DayField()
    state = text("due")
    done_at = MomentField(null=True)
    method = text("phone")
    person_reached = text()
    attempts = pw.IntegerField(default=0)
    satisfaction = pw.IntegerField(null=True)
    comment = text()
    visitor = text()  # who asked
    entered_by = text()  # who typed
    complaint_id = pw.IntegerField(null=True, index=True)  # the case it follows; complaints refer to visits themselves
    source_id = pw.IntegerField(null=True)  # the contract, care activity, opinion … that `source` names
    subject = text()  # what it is about, in words
    answer = text()  # rated | refused, once it is done
    technician = pw.ForeignKeyField(Staff, null=True, backref="+", index=False)  # whose work is judged
    technician_name = text()
    visitor_id = pw.IntegerField(null=True)  # staff id of who asked
    entered_by_id = pw.IntegerField(null=True)  # user id of who typed
    next_call_id = pw.IntegerField(null=True)  # the call that dissatisfaction led to
    last_attempt_at = MomentField(null=True)
    milestone = text()  # handover special signed halfway before_end, where the occasion has one (`domain.visit_rules`)
    call_back_at = MomentField(null=True)  # when the customer asked to be rung, while it is due

    tells_of_people = True
    searched = ("customer_name", "number", "phone", "comment")

    class Meta:
        """Orders and filters of the visits ledger."""

        table_name = "return_visit"
        indexes = (
            (("customer", "done_at"), False),
            (("due_on",), False),
            (("state", "due_on"), False),
            (("state",), False),
            (("state", "done_at"), False),
            (("satisfaction",), False),
            (("visitor",), False),
            (("phone",), False),
            (("method",), False),
            (("person_reached",), False),
            (("done_at",), False),
            (("customer_name",), False),
            (("answer", "done_at"), False),
            (("source",), False),
            (("source", "source_id"), False),
            (("state", "call_back_at"), False),
            (("technician", "done_at"), False),
            (("technician_name",), False),
        )


ReturnVisit.add_index(
    ReturnVisit.index(
        ReturnVisit.due_on,
        ReturnVisit.state,
        ReturnVisit.source,
        ReturnVisit.answer,
        ReturnVisit.satisfaction,
        ReturnVisit.technician_name,
        name="returnvisit_month",
    )
)
ReturnVisit.add_index(
    ReturnVisit.index(
        ReturnVisit.state,
        ReturnVisit.done_at,
        ReturnVisit.source,
        ReturnVisit.answer,
        ReturnVisit.satisfaction,
        ReturnVisit.technician_name,
        name="returnvisit_month_done",
    )
)


class VisitAttempt(Table):
    """A try to reach a customer (F30): when, by whom, and how it ended; never changed.

    `outcome` reached | not_reached | refused | call_back.
    """

    visit = pw.ForeignKeyField(ReturnVisit, backref="tries", index=False)
    happened_at = MomentField()
    visitor = text()
    entered_by = text()
    method = text("phone")
    outcome = text()
    note = text()

    class Meta:
        """Glossary name."""

        table_name = "visit_attempt"
        indexes = ((("visit", "happened_at"), False),)
