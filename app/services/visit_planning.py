"""Return visits fall due by rule (3.9, R070): after a call, with a contract, after care, after an answered opinion.

Called inside the use cases that set them off; those of complaints are `_complaint_visits`. What is due still is moved,
not doubled; what lost its ground is withdrawn.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

from app.core import clock
from app.domain import visit_rules
from app.domain.visit_rules import Milestone, Source
from app.domain.workflows import return_visit as workflow
from app.models.contract import Contract
from app.models.customer import Customer
from app.models.relationship import CareActivity
from app.models.service_call import ReturnVisit, ServiceCall
from app.services import settings
from app.services._use_case import UnitOfWork, get

_CALL_DAYS: dict[str, str] = {
    Milestone.HANDOVER: "visit.after_handover_days",
    Milestone.SPECIAL: "visit.after_special_days",
    "": "visit.after_call_days",
}
RUNNING = ("active", "suspended")


def plan(unit: UnitOfWork, call: ServiceCall, solved_at: datetime) -> ReturnVisit:
    """The visit due after a call was solved (001), a handover or a special service was done (F92)."""
    milestone = str(visit_rules.CALL_MILESTONES.get(call.call_kind, ""))
    after = settings.integer(_CALL_DAYS[milestone])
    values: dict[str, Any] = {
        "due_on": clock.local(solved_at).date() + timedelta(days=after),
        "phone": call.phone,
        "milestone": milestone,
        "technician": call.technician_id,
        "technician_name": call.technician_name,
    }
    waiting = ReturnVisit.get_or_none((ReturnVisit.call == call.id) & (ReturnVisit.state == "due"))
    if waiting is not None:
        return unit.update(waiting, **values)
    return unit.insert(
        ReturnVisit,
        number=unit.number("return_visit"),
        call=call.id,
        customer=call.customer_id,
        customer_name=call.customer_name,
        **values,
    )


def withdraw(unit: UnitOfWork, call: ServiceCall, reason: str) -> None:
    """Take back the visit that is still due for a call that was cancelled or reopened; the record stays."""
    for visit in ReturnVisit.select().where((ReturnVisit.call == call.id) & (ReturnVisit.state == "due")):
        _take_back(unit, visit, reason)


def keep_contract(unit: UnitOfWork, contract: Contract) -> int:
    """Have the visits of a contract's current term: add those ahead, move and withdraw those due; returns how many
    were added. Days in the past are not made up for.
    """
    known = _of(Source.CONTRACT, contract.id)
    due = {one.milestone: one for one in known if one.state == "due"}
    wanted = wanted_of(contract)
    for milestone, visit in due.items():
        if milestone not in wanted:
            _take_back(unit, visit, "")
        elif visit.call_back_at is None and not visit.attempts:
            unit.update(visit, due_on=wanted[milestone])
    asked = {(one.milestone, one.due_on) for one in known if one.state != "withdrawn"}
    added = 0
    for milestone, day in wanted.items():
        started = any(of == milestone and contract.starts_on <= on <= contract.ends_on for of, on in asked)
        if milestone in due or started or day < clock.today():
            continue
        customer = get(Customer, contract.customer_id)
        _add(unit, Source.CONTRACT, contract.id, customer, day, milestone=str(milestone), subject=contract.number)
        added += 1
    return added


def wanted_of(contract: Contract) -> dict[str, date]:
    """The day of each visit that a contract asks for in its current term; none when it does not run."""
    if contract.state not in RUNNING:
        return {}
    days = visit_rules.Days(
        _optional("visit.contract_signed_days"),
        _optional("visit.contract_halfway_days"),
        _optional("visit.contract_before_end_days"),
    )
    found = visit_rules.contract_days(contract.starts_on, contract.ends_on, contract.signed_on, days)
    return {str(milestone): day for milestone, day in found.items()}


def days_before_end() -> int:
    """How long before its end a contract is asked about; 0 when it is not."""
    return _optional("visit.contract_before_end_days") or 0


def care_day(kind: str, done_on: date) -> date | None:
    """When a customer is asked how care was; None for care that asks for no visit."""
    after = _optional("visit.after_care_days")
    return done_on + timedelta(days=after) if kind in visit_rules.CARE_KINDS and after is not None else None


def after_care(unit: UnitOfWork, activity: CareActivity, done_on: date) -> ReturnVisit | None:
    """The visit due after a call-on or a special visit (F37); None where none is asked for, or there is one."""
    day = care_day(activity.kind, done_on)
    if day is None or _of(Source.CARE, activity.id):
        return None
    customer = get(Customer, activity.customer_id)
    return _add(unit, Source.CARE, activity.id, customer, day, subject=activity.subject)


def after_opinion(
    unit: UnitOfWork, opinion_id: int, customer_id: int, phone: str, answered_on: date, subject: str
) -> ReturnVisit | None:
    """The visit due after an opinion was answered, for a customer who wants to hear; None where there is one."""
    if _of(Source.OPINION, opinion_id):
        return None
    day = answered_on + timedelta(days=settings.integer("visit.after_opinion_days"))
    customer = get(Customer, customer_id)
    return _add(unit, Source.OPINION, opinion_id, customer, day, phone=phone or customer.phone, subject=subject)


def _optional(key: str) -> int | None:
    days = settings.value(key)
    return days if isinstance(days, int) else None


def _of(source: Source, source_id: int) -> list[ReturnVisit]:
    wanted = (ReturnVisit.source == str(source)) & (ReturnVisit.source_id == source_id)
    return list(ReturnVisit.select().where(wanted).order_by(ReturnVisit.id))


def _add(
    unit: UnitOfWork, source: Source, source_id: int, customer: Customer, due_on: date, **values: Any
) -> ReturnVisit:
    return unit.insert(
        ReturnVisit,
        number=unit.number("return_visit"),
        customer=customer.id,
        customer_name=customer.name,
        source=str(source),
        source_id=source_id,
        due_on=due_on,
        **{"phone": customer.phone, **values},
    )


def _take_back(unit: UnitOfWork, visit: ReturnVisit, reason: str) -> None:
    unit.update(visit, state=str(workflow.after(visit.state, "withdraw")), reason=reason)
