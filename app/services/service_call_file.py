"""A service call as shown: everything about one, and what the desk sees of a caller before registering (R021, R022)."""

from __future__ import annotations

import json
from dataclasses import dataclass, fields
from datetime import date, datetime, timedelta
from typing import Any

from app.core import clock
from app.domain import deadline_wording, deadlines, permissions
from app.models.customer import Contact, Customer, Device
from app.models.service_call import ChargeLine, ReturnVisit, ServiceCall, ServiceCallEvent
from app.models.voucher import ServiceVoucher
from app.services import _call_events as events
from app.services import _wording as wording
from app.services import attachments, dispatch, guarantee, settings
from app.services import session as sessions
from app.services._call_input import area_of
from app.services._people import full_names, in_full
from app.services._use_case import get, require
from app.services._visible import refuse_others, visible
from app.services.service_call_actions import actions_of
from app.services.service_call_cover import Verdict, verdict_for, verdict_of
from app.services.voucher_content import category_name

LAST_CALLS = 5


@dataclass(frozen=True)
class CallSummary:
    """A call in one line."""

    id: int
    number: str
    received_at: datetime
    state: str
    state_label: str
    is_open: bool
    fault_level: int
    fault_text: str
    solution_text: str
    product_name: str
    model: str
    serial: str
    technician_name: str
    finished_at: datetime | None
    charge: int
    row_version: int


@dataclass(frozen=True)
class CallerContext:
    """What appears at once when a caller is found: the last five calls, the open ones, verdict, mark and notes."""

    customer_id: int
    customer_name: str
    is_key_customer: bool
    status: str
    notes: str
    contact_name: str
    phone: str
    area: str
    verdict: Verdict
    last_calls: tuple[CallSummary, ...]
    open_calls: tuple[CallSummary, ...]
    call_count: int
    notices: tuple[guarantee.Notice, ...] = ()


@dataclass(frozen=True)
class ClockReading:
    """A clock worded for people: `share` of the target used, `limits` where the target comes from, `lines` the
    arithmetic, one sentence each.
    """

    state: str
    text: str
    target: timedelta | None
    due_at: datetime | None
    stopped_at: datetime | None
    elapsed: timedelta
    share: float
    tone: str
    lines: tuple[str, ...]
    limits: tuple[str, ...] = ()


@dataclass(frozen=True)
class CallEvent:
    """One event of a call. `lag` is how much later it was entered; `is_late_entry` beyond the branch's limit."""

    kind: str
    title: str
    happened_at: datetime
    entered_at: datetime
    user_name: str
    state: str
    detail: str
    data: dict[str, Any]
    clock_suspect: bool
    is_late_entry: bool

    @property
    def lag(self) -> timedelta:
        """Between happening and entry."""
        return self.entered_at - self.happened_at


@dataclass(frozen=True)
class Charge:
    """A part or piece of work on the call; amounts in fen. `announced_at` when its price was named and agreed.

    `kind` is part or work; `worth` what it costs whoever pays; `from_name` the store or
    bag that a spare part (`part_id`) came from.
    """

    id: int
    code: str
    description: str
    unit: str
    quantity: int
    unit_price: int
    amount: int
    exclusion: str = ""
    kind: str = "part"
    worth: int = 0
    announced_at: datetime | None = None
    agreed_by: str = ""
    from_name: str = ""
    row_version: int = 0
    part_id: int | None = None
    from_key: str = ""


@dataclass(frozen=True)
class VoucherLine:
    """A voucher of the call."""

    id: int
    row_version: int
    number: str
    version: int
    replaces_number: str
    state: str
    issued_at: datetime
    technician_name: str
    returned_at: datetime | None
    hand_in_due_on: date | None
    signer_name: str
    signed_on: date | None
    void_reason: str


@dataclass(frozen=True)
class VisitLine:
    """A return visit of the call."""

    id: int
    row_version: int
    number: str
    state: str
    due_on: date
    done_at: datetime | None
    satisfaction: int | None
    comment: str


@dataclass(frozen=True)
class CallFile:
    """Everything about a service call, with what this person may do next. Times are aware, amounts fen."""

    id: int
    row_version: int
    number: str
    state: str
    state_label: str
    is_open: bool
    is_paused: bool
    pause_reason: str
    received_at: datetime
    entered_at: datetime
    received_by: str
    channel: str
    call_kind: str
    customer_id: int
    customer_name: str
    is_key_customer: bool
    customer_notes: str
    reporter: str
    phone: str
    address: str
    area: str
    device_id: int
    product_name: str
    model: str
    serial: str
    order_number: str
    category: str
    category_name: str
    fault_text: str
    fault_level: int
    verdict: Verdict
    service_class: str
    service_mode: str
    interface_person: str
    promised_reply_at: datetime | None
    appointed_at: datetime | None
    appointed_minutes: int
    technician_id: int
    technician_name: str
    responded_at: datetime | None
    dispatched_at: datetime | None
    arrived_at: datetime | None
    finished_at: datetime | None
    solution_text: str
    cause_text: str
    remedy: str
    work_minutes: int
    charge: int
    charge_announced_at: datetime | None
    charge_agreed_by: str
    charge_settlement: str
    voucher_number: str
    user_opinion: str
    satisfaction: int | None
    struck_off_at: datetime | None
    struck_off_by: str
    followed_up_at: datetime | None
    archived_at: datetime | None
    cancelled_at: datetime | None
    cancel_reason: str
    response: ClockReading
    arrival: ClockReading
    report: ClockReading
    reported_at: datetime | None
    round: int
    events: tuple[CallEvent, ...]
    charges: tuple[Charge, ...]
    carried: tuple[dispatch.Carried, ...]
    vouchers: tuple[VoucherLine, ...]
    visits: tuple[VisitLine, ...]
    attachments: tuple[attachments.AttachmentEntry, ...]
    actions: frozenset[str]

    def may(self, action: str) -> bool:
        """Whether the next step `action` (e.g. "arrive", "issue", "note") is open to the person signed in."""
        return action in self.actions


_PEOPLE = ("received_by", "struck_off_by")
_COPIED = tuple(
    field.name for field in fields(CallFile) if field.name in ServiceCall._meta.fields and field.name not in _PEOPLE
)


def file(call_id: int, at: datetime | None = None) -> CallFile:
    """Everything about a call, its clocks read at `at` (now unless given).

    Raises UserError when it is not there, NotPermitted for a technician's look at somebody else's call.
    """
    call = get(ServiceCall, call_id)
    refuse_others("service_call.view", call.technician_id)
    customer = Customer.get_by_id(call.customer_id)
    rows = events.of_call(call.id)
    clocks = events.clocks(rows, at or clock.now(), call.area)
    vouchers = tuple(_voucher_line(row) for row in _vouchers_of(call))
    attached = [entry for kind, row_id in _owners(call, vouchers) for entry in attachments.listing(kind, row_id)]
    return CallFile(
        **{name: getattr(call, name) for name in _COPIED},
        **in_full(call, _PEOPLE, full_names()),
        state_label=wording.value("service_call", "state", call.state),
        customer_id=call.customer_id,
        is_key_customer=bool(customer.is_key_customer),
        customer_notes=customer.notes,
        device_id=call.device_id or 0,
        technician_id=call.technician_id or 0,
        category_name=category_name(call.category),
        verdict=verdict_of(call),
        response=_worded(clocks.response),
        arrival=_worded(clocks.arrival),
        report=_worded(clocks.report),
        round=clocks.round,
        events=tuple(_event(row) for row in rows),
        charges=_charges(call),
        carried=dispatch.checklist(call.id),
        vouchers=vouchers,
        visits=_visits(call),
        attachments=tuple(sorted(attached, key=lambda entry: entry.id, reverse=True)),
        actions=actions_of(call),
    )


def caller_context(
    customer_id: int, device_id: int = 0, at: datetime | None = None, *, contact_id: int = 0
) -> CallerContext:
    """What the desk sees of a caller at once (R021).

    The last five calls, open ones, and the cover verdict of that day; of the calls those that the role may see.
    Name and telephone are the contact's who calls, else the main one's.
    """
    if not permissions.allowed(sessions.current().role, "complaint.register"):
        require("service_call.register")
    customer = get(Customer, customer_id)
    who = Contact.get_or_none((Contact.id == contact_id) & (Contact.customer == customer_id)) if contact_id else None
    day = clock.local(at or clock.now()).date()
    device = Device.get_or_none(Device.id == device_id) if device_id else None
    theirs = visible(
        ServiceCall.select().where(ServiceCall.customer == customer_id), ServiceCall.technician, "service_call.view"
    )
    calls = theirs.order_by(ServiceCall.received_at.desc(), ServiceCall.id.desc())
    open_calls = list(calls.where(ServiceCall.is_open).limit(20))
    return CallerContext(
        customer_id=customer.id,
        customer_name=customer.name,
        is_key_customer=bool(customer.is_key_customer),
        status=customer.status,
        notes=customer.notes,
        contact_name=who.name if who else customer.contact_name,
        phone=who.phone if who else customer.phone,
        area=area_of(customer, (device.address if device else "") or customer.address),
        verdict=verdict_for(customer_id, device_id, day),
        last_calls=tuple(_summary(row) for row in calls.limit(LAST_CALLS)),
        open_calls=tuple(_summary(row) for row in open_calls),
        call_count=calls.count(),
        notices=guarantee.notices(device.id if device else 0),
    )


def find_by_number(number: str) -> int:
    """The id of the call with this number, 0 when there is none."""
    row = ServiceCall.get_or_none(ServiceCall.number == number.strip().upper())
    return row.id if row else 0


def _owners(call: ServiceCall, vouchers: tuple[VoucherLine, ...]) -> list[tuple[str, int]]:
    return [("service_call", call.id), *(("service_voucher", line.id) for line in vouchers)]


def _vouchers_of(call: ServiceCall) -> list[ServiceVoucher]:
    return list(ServiceVoucher.select().where(ServiceVoucher.call == call.id).order_by(ServiceVoucher.id.desc()))


def _worded(reading: deadlines.ClockReading) -> ClockReading:
    zone = clock.branch_zone()
    return ClockReading(
        str(reading.state),
        deadline_wording.state_text(reading),
        reading.target,
        reading.due_at,
        reading.stopped_at,
        reading.elapsed,
        reading.share,
        str(reading.tone),
        tuple(deadline_wording.line_text(line, zone) for line in reading.lines),
        tuple(deadline_wording.limit_lines(reading, zone)),
    )


def _event(row: ServiceCallEvent) -> CallEvent:
    limit = timedelta(hours=settings.integer("clock.entry_lag_hours"))
    return CallEvent(
        row.kind,
        wording.action(row.kind),
        row.happened_at,
        row.entered_at,
        row.user_name,
        row.state,
        row.detail,
        json.loads(row.data) if row.data else {},
        bool(row.clock_suspect),
        row.entered_at - row.happened_at > limit,
    )


def _charges(call: ServiceCall) -> tuple[Charge, ...]:
    rows = ChargeLine.select().where((ChargeLine.call == call.id) & ~ChargeLine.is_void).order_by(ChargeLine.id)
    return tuple(Charge(**{field.name: getattr(row, field.name) for field in fields(Charge)}) for row in rows)


def _voucher_line(row: ServiceVoucher) -> VoucherLine:
    return VoucherLine(**{field.name: getattr(row, field.name) for field in fields(VoucherLine)})


def _visits(call: ServiceCall) -> tuple[VisitLine, ...]:
    rows = ReturnVisit.select().where(ReturnVisit.call == call.id).order_by(ReturnVisit.id.desc())
    return tuple(VisitLine(**{field.name: getattr(row, field.name) for field in fields(VisitLine)}) for row in rows)


def _summary(row: ServiceCall) -> CallSummary:
    copied = {field.name: getattr(row, field.name) for field in fields(CallSummary) if field.name != "state_label"}
    return CallSummary(state_label=wording.value("service_call", "state", row.state), **copied)
