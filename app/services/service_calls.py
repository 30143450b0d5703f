"""Service calls at the desk (F10, F11): registered, answered, appointed, held, corrected, cancelled.

The visit: `service_call_visit`. Every step goes through `domain.workflows.service_call`, becomes an event with the time
it happened and the time it was entered, and rewrites what is projected from the events (due times, held or not).
`happened_at` is now unless given; back-dating is allowed.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from app.core.errors import Bug, UserError
from app.core.i18n import translate
from app.domain import validation
from app.models.service_call import ServiceCall
from app.services import _call_events as events
from app.services import closing, spare_use, visit_planning
from app.services._call_bringing_in import bring_in
from app.services._call_input import (
    CALL_KINDS,
    CHANNELS,
    CORRECTABLE,
    REMEDIES,
    SERVICE_MODES,
    check_appointment,
    check_level,
    customer_of,
    device_of,
    fault_text_of,
    one_of,
    snapshot,
    technician_named,
)
from app.services._call_outcomes import Appointment, BroughtIn, Outcome, Promise, SolvedByPhone
from app.services._origins import Origin, tie_call
from app.services._use_case import UnitOfWork, use_case
from app.services.service_call_cover import frozen_verdict


@use_case("service_call.register")
def register(
    unit: UnitOfWork,
    *,
    fault_text: str,
    fault_level: int = 3,
    customer_id: int = 0,
    new_customer: Mapping[str, Any] | None = None,
    device_id: int = 0,
    new_device: Mapping[str, Any] | None = None,
    channel: str = "phone",
    call_kind: str = "repair",
    category: str = "",
    service_mode: str = "",
    reporter: str = "",
    phone: str = "",
    address: str = "",
    area: str | None = None,
    order_number: str = "",
    received_at: datetime | None = None,
    outcome: Outcome = None,
    note: str = "",
    origin: Origin | None = None,
) -> ServiceCall:
    """Register a call (F10, R040): customer and device as they are now, the cover verdict frozen, the clocks started.

    `new_customer` and `new_device` hold the parameters of `customers.create` and `devices.create` for those unknown
    so far; they are saved in the same transaction. An `outcome` known at once (helped by phone, promised, appointed,
    brought in) is the next event. `area` is town, suburb or empty; None takes what the customer file says. `origin` is
    the opinion or return visit that it comes from. Raises UserError for what is missing or absurd.
    """
    fault = fault_text_of(fault_text)
    one_of(channel, CHANNELS, "channel")
    one_of(call_kind, CALL_KINDS, "call_kind")
    one_of(service_mode, SERVICE_MODES, "service_mode")
    check_level(fault_level)
    came = events.moment(unit, received_at, None, "received_at")
    customer = customer_of(unit, customer_id, new_customer)
    device = device_of(unit, customer, device_id, new_device)
    call = events.begin(
        unit,
        number=unit.number("service_call"),
        received_at=came,
        entered_at=unit.now,
        received_by=unit.session.name,
        channel=channel,
        call_kind=call_kind,
        **snapshot(customer, device, reporter, phone, address, area),
        order_number=validation.clean_line(order_number, field="order_number"),
        category=category,
        fault_text=fault,
        fault_level=fault_level,
        service_mode=service_mode,
        **frozen_verdict(customer, device, came, call_kind),
    )
    if note:
        events.note(unit, call, "note", came, validation.clean_text(note, field="note"))
    if origin is not None:
        tie_call(unit, origin, call)
    return _with_outcome(unit, call, outcome)


@use_case("service_call.solve_by_phone")
def solve_by_phone(
    unit: UnitOfWork,
    call_id: int,
    *,
    seen_version: int,
    solution: str,
    remedy: str = "instruction",
    remote: bool = False,
    happened_at: datetime | None = None,
) -> ServiceCall:
    """Guided by phone or remotely and solved (R043): no voucher is needed, a return visit falls due."""
    call = events.load(unit, call_id, seen_version)
    return _solve(unit, call, SolvedByPhone(solution, remedy, remote), happened_at)


@use_case("service_call.respond")
def respond(
    unit: UnitOfWork, call_id: int, *, seen_version: int, detail: str = "", happened_at: datetime | None = None
) -> ServiceCall:
    """The first answer to the caller, or the interface person's contact: stops the response clock (4.1)."""
    call = events.load(unit, call_id, seen_version)
    moment = events.moment(unit, happened_at, call.received_at)
    return events.step(unit, call, "respond", moment, detail=validation.clean_text(detail, field="detail"))


@use_case("service_call.report")
def report(
    unit: UnitOfWork, call_id: int, *, seen_version: int, reason: str, happened_at: datetime | None = None
) -> ServiceCall:
    """Tell the supervisor that the job cannot be done in the agreed time, and why (A10); stops the report clock."""
    call = events.load(unit, call_id, seen_version)
    if call.reported_at is not None:
        raise UserError(translate("service_call", "The supervisor knows of this call already."))
    why = validation.required_line(reason, "reason")
    return events.step(unit, call, "report", events.moment(unit, happened_at, call.received_at), reason=why)


@use_case("service_call.promise_reply")
def promise_reply(
    unit: UnitOfWork,
    call_id: int,
    *,
    seen_version: int,
    reply_at: datetime,
    interface_person: str,
    contact: str = "",
    happened_at: datetime | None = None,
) -> ServiceCall:
    """Cannot be solved now: somebody calls back by a promised time (R044)."""
    call = events.load(unit, call_id, seen_version)
    return _promise(unit, call, Promise(reply_at, interface_person, contact), happened_at)


@use_case("service_call.appoint")
def appoint(
    unit: UnitOfWork,
    call_id: int,
    *,
    seen_version: int,
    appointed_at: datetime,
    minutes: int = 120,
    technician_id: int = 0,
    reason: str = "",
    happened_at: datetime | None = None,
) -> ServiceCall:
    """A visit is agreed. Moving one that was agreed needs a reason; who goes may be left to dispatch."""
    call = events.load(unit, call_id, seen_version)
    return _appoint(unit, call, Appointment(appointed_at, minutes, technician_id), happened_at, reason)


@use_case("service_call.reassign")
def reassign(
    unit: UnitOfWork,
    call_id: int,
    *,
    seen_version: int,
    technician_id: int,
    reason: str,
    happened_at: datetime | None = None,
) -> ServiceCall:
    """Another technician takes over, and the voucher with it; a reason is required."""
    call = events.load(unit, call_id, seen_version)
    technician = technician_named(technician_id)
    why = validation.required_line(reason, "reason")
    events.step(
        unit,
        call,
        "reassign",
        events.moment(unit, happened_at, call.received_at),
        reason=why,
        facts={"technician": technician.id},
        data={"from": call.technician_name, "to": technician.name},
        technician=technician.id,
        technician_name=technician.name,
    )
    events.move_vouchers(unit, call)
    return call


@use_case("service_call.pause")
def pause(
    unit: UnitOfWork, call_id: int, *, seen_version: int, reason: str, happened_at: datetime | None = None
) -> ServiceCall:
    """Hold the clocks, with a reason: the customer is not there, a part is on its way."""
    call = events.load(unit, call_id, seen_version)
    if call.is_paused:
        raise UserError(translate("service_call", "This call is on hold already."))
    why = validation.required_line(reason, "reason")
    moment = events.moment(unit, happened_at, call.received_at)
    return events.step(unit, call, "pause", moment, reason=why, pause_reason=why)


@use_case("service_call.resume")
def resume(
    unit: UnitOfWork, call_id: int, *, seen_version: int, detail: str = "", happened_at: datetime | None = None
) -> ServiceCall:
    """The clocks run again."""
    call = events.load(unit, call_id, seen_version)
    if not call.is_paused:
        raise UserError(translate("service_call", "This call is not on hold."))
    moment = events.moment(unit, happened_at, call.received_at)
    return events.step(unit, call, "resume", moment, detail=validation.clean_text(detail, field="detail"))


@use_case("service_call.change_level")
def change_level(
    unit: UnitOfWork,
    call_id: int,
    *,
    seen_version: int,
    fault_level: int,
    reason: str,
    happened_at: datetime | None = None,
) -> ServiceCall:
    """Another fault level, with a reason; the clocks follow the new level's targets."""
    call = events.load(unit, call_id, seen_version)
    check_level(fault_level)
    why = validation.required_line(reason, "reason")
    if fault_level == call.fault_level:
        raise UserError(translate("service_call", "The call has this level already."), "fault_level")
    moment = events.moment(unit, happened_at, call.received_at)
    return events.step(
        unit,
        call,
        "change_level",
        moment,
        reason=why,
        facts={"level": fault_level},
        data={"level": fault_level, "from": call.fault_level},
        fault_level=fault_level,
    )


@use_case("service_call.note")
def add_note(unit: UnitOfWork, call_id: int, *, text: str, happened_at: datetime | None = None) -> ServiceCall:
    """A remark in the call's history; it moves nothing, so it needs no version."""
    call = events.load(unit, call_id, None)
    written = validation.clean_text(text, field="text")
    if not written:
        raise UserError(translate("service_call", "Write the note."), "text")
    events.note(unit, call, "note", events.moment(unit, happened_at, call.received_at), written)
    unit.note(call.record_kind(), call.id, call.number, {"note": [None, written[:200]]})
    return call


@use_case("service_call.change")
def change(unit: UnitOfWork, call_id: int, *, seen_version: int, reason: str = "", **fields: Any) -> ServiceCall:
    """Correct what was typed: reporter, phone, address, order number, category, fault text, channel, mode.

    With another area the clocks follow. Kind and device ask cover again: `call_correction`. Raises UserError for what
    is absurd.
    """
    return corrected(unit, events.load(unit, call_id, None), seen_version, reason, **fields)


def corrected(unit: UnitOfWork, call: ServiceCall, seen_version: int, reason: str, **fields: Any) -> ServiceCall:
    """Correct a call inside another use case; the parameters of `change`."""
    unknown = set(fields) - set(CORRECTABLE)
    if unknown:
        raise Bug(f"not to be changed here: {sorted(unknown)}")
    cleaned = {name: CORRECTABLE[name](value) for name, value in fields.items()}
    if "phone" in cleaned:
        cleaned["phone_digits"] = validation.phone_digits(cleaned["phone"])
    moved = cleaned.get("area", call.area) != call.area
    unit.update(call, seen_version, reason, **cleaned)
    return events.project_due(unit, call) if moved else call


@use_case("service_call.cancel")
def cancel(
    unit: UnitOfWork, call_id: int, *, seen_version: int, reason: str, happened_at: datetime | None = None
) -> ServiceCall:
    """Cancelled by a supervisor, with a reason; a voucher that is out is voided, the number stays."""
    call = events.load(unit, call_id, seen_version)
    why = validation.required_line(reason, "reason")
    moment = events.moment(unit, happened_at, call.received_at)
    spare_use.refuse_while_used(call)
    closing.refuse_what_is_out(call)
    visit_planning.withdraw(unit, call, why)
    for voucher in events.open_vouchers(call):
        events.void_voucher(unit, voucher, why)
    return events.step(unit, call, "cancel", moment, reason=why, cancelled_at=moment, cancel_reason=why)


def _with_outcome(unit: UnitOfWork, call: ServiceCall, outcome: Outcome) -> ServiceCall:
    """The next event of a call of which one knows at once what becomes of it."""
    if isinstance(outcome, SolvedByPhone):
        return _solve(unit, call, outcome, None)
    if isinstance(outcome, Promise):
        return _promise(unit, call, outcome, None)
    if isinstance(outcome, BroughtIn):
        bring_in(unit, call, outcome, _given_or(unit, call, None))
        return call
    return call if outcome is None else _appoint(unit, call, outcome, None)


def _solve(unit: UnitOfWork, call: ServiceCall, solved: SolvedByPhone, happened_at: datetime | None) -> ServiceCall:
    solution = validation.clean_text(solved.solution, field="solution")
    if not solution:
        raise UserError(translate("service_call", "Write how it was solved."), "solution")
    one_of(solved.remedy, REMEDIES, "remedy")
    moment = _given_or(unit, call, happened_at)
    events.step(
        unit,
        call,
        "solve_by_phone",
        moment,
        detail=solution,
        facts={"solution": solution},
        solution_text=solution,
        remedy=solved.remedy,
        service_mode="remote" if solved.remote else "phone",
        finished_at=moment,
    )
    visit_planning.plan(unit, call, moment)
    return call


def _promise(unit: UnitOfWork, call: ServiceCall, promise: Promise, happened_at: datetime | None) -> ServiceCall:
    person = validation.required_line(promise.interface_person, "interface_person")
    moment = _given_or(unit, call, happened_at)
    if promise.reply_at <= moment:
        raise UserError(translate("service_call", "The promised time must be later than now."), "reply_at")
    contact = validation.normalise_phone(promise.contact or call.phone, "contact")
    return events.step(
        unit,
        call,
        "promise_reply",
        moment,
        facts={"contact": contact, "promised_reply_at": promise.reply_at, "interface_person": person},
        data={"reply_at": promise.reply_at.isoformat(), "interface_person": person, "contact": contact},
        promised_reply_at=promise.reply_at,
        interface_person=person,
        phone=contact,
        phone_digits=validation.phone_digits(contact),
    )


def _given_or(unit: UnitOfWork, call: ServiceCall, happened_at: datetime | None) -> datetime:
    """The time given, else now; else, for a call registered late and answered while registering, when it came."""
    if happened_at is None and call.entered_at == unit.now:
        return call.received_at
    return events.moment(unit, happened_at, call.received_at)


def _appoint(
    unit: UnitOfWork, call: ServiceCall, wanted: Appointment, happened_at: datetime | None, reason: str = ""
) -> ServiceCall:
    moment = _given_or(unit, call, happened_at)
    check_appointment(wanted.at, wanted.minutes, call.received_at)
    technician = technician_named(wanted.technician_id) if wanted.technician_id else None
    why = validation.clean_line(reason, field="reason")
    return events.place(unit, call, wanted.at, wanted.minutes, technician, why, moment)
