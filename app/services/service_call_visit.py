"""The visit and what follows: arrival, charge, work done, struck off, followed up, archived (domain.md 3.3, 3.9)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from app.core import clock
from app.core.errors import UserError
from app.core.i18n import translate
from app.domain import validation
from app.models.service_call import ServiceCall
from app.models.voucher import ServiceVoucher
from app.services import _call_events as events
from app.services import _charge_records as charge_records
from app.services import closing, return_visits, service_call_charges, settings, visit_planning
from app.services._call_input import REMEDIES, SERVICE_CLASSES, check_appointment, one_of
from app.services._take_back_steps import receipts_settled
from app.services._use_case import UnitOfWork, use_case
from app.services.service_call_charges import ChargeEntry


@dataclass(frozen=True)
class Result:
    """What the technician wrote: times, work done, cause.

    `announced_at` and `agreed_by` tell of a charge agreed before the work, `settlement` how it is paid (on_site,
    invoice_first, empty while nobody said).
    """

    arrived_at: datetime
    finished_at: datetime
    solution: str
    cause: str = ""
    remedy: str = "repair"
    work_minutes: int = 0
    announced_at: datetime | None = None
    agreed_by: str = ""
    settlement: str = ""


@dataclass(frozen=True)
class Signed:
    """The customer's signature on the paper: who, and the date written beside it (R019)."""

    signer_name: str
    signed_on: date | None


@use_case("service_call.arrive")
def arrive(unit: UnitOfWork, call_id: int, *, seen_version: int, happened_at: datetime | None = None) -> ServiceCall:
    """The technician is at the customer's: stops the arrival clock (4.1)."""
    call = events.load(unit, call_id, seen_version)
    moment = events.moment(unit, happened_at, call.received_at, "arrived_at")
    return events.step(unit, call, "arrive", moment)


@use_case("service_call.complete")
def complete(
    unit: UnitOfWork,
    call_id: int,
    *,
    seen_version: int,
    result: Result,
    charges: Iterable[ChargeEntry] | None = None,
    signer_name: str,
    signed_on: date,
) -> ServiceCall:
    """Fixed and signed, entered by the technician before the paper is handed in.

    `charges` None leaves them as they are. The hand-in limit runs from then (R050). Raises UserError without a valid
    voucher, and once its signed paper is back (R013).
    """
    call = events.load(unit, call_id, seen_version)
    voucher = ServiceVoucher.get_or_none(ServiceVoucher.number == call.voucher_number) if call.voucher_number else None
    if voucher is None:
        raise UserError(translate("service_call", "This call has no valid voucher."))
    if voucher.state in ("returned", "filed"):
        text = translate("service_call", "The signed voucher {number} is back: what stands on it stays.")
        raise UserError(text.format(number=voucher.number))
    finish_visit(unit, call, result, _given(charges), Signed(signer_name, signed_on))
    unit.update(
        voucher,
        signer_name=signer_name.strip(),
        signed_on=signed_on,
        technician_back_at=result.finished_at,
        hand_in_due_on=hand_in_due_on(result.finished_at),
    )
    return call


@use_case("service_call.postpone")
def postpone(
    unit: UnitOfWork,
    call_id: int,
    *,
    seen_version: int,
    reason: str,
    appointed_at: datetime,
    minutes: int = 0,
    happened_at: datetime | None = None,
) -> ServiceCall:
    """Not solved on this visit: the reason and a new promise to the customer (TPL).

    Call and voucher stay with the technician.
    """
    call = events.load(unit, call_id, seen_version)
    why = validation.required_line(reason, "reason")
    moment = events.moment(unit, happened_at, call.received_at)
    check_appointment(appointed_at, minutes or call.appointed_minutes, call.received_at)
    return events.step(
        unit,
        call,
        "postpone",
        moment,
        reason=why,
        facts={"appointed_at": appointed_at},
        data={
            "appointed_at": appointed_at.isoformat(),
            "before": call.appointed_at.isoformat() if call.appointed_at else "",
        },
        appointed_at=appointed_at,
        appointed_minutes=minutes or call.appointed_minutes,
    )


@use_case("service_call.change_class")
def change_class(unit: UnitOfWork, call_id: int, *, seen_version: int, service_class: str, reason: str) -> ServiceCall:
    """Another service class than the verdict gave (goodwill, misuse), with a reason; the verdict stays frozen."""
    call = events.load(unit, call_id, seen_version)
    why = validation.required_line(reason, "reason")
    one_of(service_class, SERVICE_CLASSES, "service_class")
    if service_class == call.service_class:
        raise UserError(translate("service_call", "The call has this class already."), "service_class")
    told = {"class": service_class, "from": call.service_class}
    return events.step(unit, call, "change_class", unit.now, reason=why, data=told, service_class=service_class)


@use_case("service_call.strike_off")
def strike_off(
    unit: UnitOfWork, call_id: int, *, seen_version: int, voucher_number: str = "", happened_at: datetime | None = None
) -> ServiceCall:
    """Strike the register entry (注销).

    A visited call only when its signed voucher is back, one that was carried in when its receipt is, a phone-solved
    one at once (R048).
    """
    call = events.load(unit, call_id, seen_version)
    voucher = _voucher_of(call, voucher_number)
    moment = events.moment(unit, happened_at, call.finished_at or call.received_at)
    events.step(
        unit,
        call,
        "strike_off",
        moment,
        facts={
            "voucher_number": voucher.number if voucher else "",
            "voucher_returned": voucher is not None and voucher.state in ("returned", "filed"),
            "carried_in": events.is_carried_in(call),
            "receipt_recovered": receipts_settled(call.id),
        },
        data={"voucher": voucher.number if voucher else ""},
        struck_off_at=moment,
        struck_off_by=unit.session.name,
    )
    return_visits.follow_up_if_ready(unit, call)
    return call


@use_case("service_call.close")
def close(unit: UnitOfWork, call_id: int, *, seen_version: int, happened_at: datetime | None = None) -> ServiceCall:
    """Everything is archived (归档): followed up, and nothing of it unsettled that a supervisor did not waive.

    Raises UserError naming what the call still waits for (`closing`).
    """
    call = events.load(unit, call_id, seen_version)
    closing.refuse_unsettled(call)
    moment = events.moment(unit, happened_at, call.received_at)
    return events.step(unit, call, "close", moment, facts={"papers_filed": True}, archived_at=moment)


@use_case("service_call.reopen")
def reopen(
    unit: UnitOfWork, call_id: int, *, seen_version: int, reason: str, happened_at: datetime | None = None
) -> ServiceCall:
    """The customer is not satisfied: the same call is worked on again (004e)."""
    call = events.load(unit, call_id, seen_version)
    why = validation.required_line(reason, "reason")
    moment = events.moment(unit, happened_at, call.received_at)
    return events.step(
        unit,
        call,
        "reopen",
        moment,
        reason=why,
        struck_off_at=None,
        struck_off_by="",
        followed_up_at=None,
        archived_at=None,
        finished_at=None,
        appointed_at=None,
    )


def hand_in_due_on(technician_back_at: datetime) -> date:
    """The last day for handing in the signed paper: `record.return_days` after the technician's return (000, R050)."""
    return clock.local(technician_back_at).date() + timedelta(days=settings.integer("record.return_days"))


def finish_visit(
    unit: UnitOfWork,
    call: ServiceCall,
    result: Result,
    charges: tuple[ChargeEntry, ...] | None,
    signed: Signed,
    *,
    opinion: str = "",
    satisfaction: int | None = None,
    handed_back: Mapping[str, Any] | None = None,
) -> ServiceCall:
    """Write what stands on the signed paper to the call; `handed_back` are facts of things that were taken along.

    Arrival and completion where they are missing, work, charge, opinion. A call that the technician completed before
    keeps its events and is only supplemented.
    """
    solution = validation.clean_text(result.solution, field="solution")
    if not solution:
        raise UserError(translate("service_call", "Write what was done."), "solution")
    one_of(result.remedy, REMEDIES, "remedy")
    arrived, finished = _times(unit, call, result)
    if result.announced_at:
        events.moment(unit, result.announced_at, call.received_at, "announced_at")
    announced = result.announced_at or call.charge_announced_at
    agreed_by = validation.clean_line(result.agreed_by or call.charge_agreed_by, field="agreed_by")
    total = service_call_charges.replace_lines(unit, call, charges, announced, agreed_by)
    told = announced if service_call_charges.all_agreed(call) else None
    facts = {
        "signer_name": signed.signer_name.strip(),
        "signed_on": signed.signed_on,
        "service_class": call.service_class,
        "charge_announced_at": told,
        "charge_agreed_by": agreed_by,
    }
    fields = {
        "solution_text": solution,
        "cause_text": validation.clean_text(result.cause, field="cause"),
        "remedy": result.remedy,
        "work_minutes": result.work_minutes or int((finished - arrived).total_seconds() // 60),
        "charge": total,
        "charge_announced_at": told,
        "charge_agreed_by": agreed_by,
        "charge_settlement": service_call_charges.checked_settlement(
            total, result.settlement or call.charge_settlement
        ),
        "user_opinion": opinion,
        "satisfaction": satisfaction,
    }
    if call.state == "completed" or call.service_class != "A":
        service_call_charges.require_agreed(total, told, agreed_by)
    if call.state == "completed":
        unit.update(call, **fields)
        charge_records.follow(unit, call)
        return call
    if call.state == "dispatched":
        events.step(unit, call, "arrive", arrived)
    event, known = ("hand_back", facts | dict(handed_back)) if handed_back is not None else ("complete", facts)
    events.step(unit, call, event, finished, detail=solution, facts=known, finished_at=finished, **fields)
    visit_planning.plan(unit, call, finished)
    return call


def _given(charges: Iterable[ChargeEntry] | None) -> tuple[ChargeEntry, ...] | None:
    return None if charges is None else tuple(charges)


def _times(unit: UnitOfWork, call: ServiceCall, result: Result) -> tuple[datetime, datetime]:
    """Arrival and end, in order, neither before the call nor in the future."""
    arrived = events.moment(unit, result.arrived_at, call.received_at, "arrived_at")
    finished = events.moment(unit, result.finished_at, None, "finished_at")
    validation.check_order(arrived, finished, "finished_at")
    if not 0 <= result.work_minutes <= 60 * 24 * 31:
        raise UserError(translate("service_call", "This is not a length of work."), "work_minutes")
    return arrived, finished


def _voucher_of(call: ServiceCall, number: str) -> ServiceVoucher | None:
    """The call's valid voucher; `number`, as scanned, must be that one. Raises UserError otherwise."""
    if number and number != call.voucher_number:
        raise UserError(translate("service_call", "This voucher does not belong to the call."), "voucher_number")
    return ServiceVoucher.get_or_none(ServiceVoucher.number == call.voucher_number) if call.voucher_number else None
