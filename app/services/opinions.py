"""Opinions and suggestions (F31, R073): registered one by one, passed on, answered, the customer told; on the clock."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from app.core import clock
from app.core.errors import NotPermitted, UserError
from app.core.i18n import translate
from app.domain import complaint_clock, permissions, validation
from app.domain import opinion as words
from app.domain.workflows import opinion as workflow
from app.models.complaint import Complaint
from app.models.customer import Customer
from app.models.opinion import Opinion
from app.models.organisation import Department
from app.models.service_call import ServiceCall
from app.services import _call_events as events
from app.services import settings, visit_planning
from app.services._given_number import given_number
from app.services._standing_customer import standing
from app.services._use_case import UnitOfWork, get, use_case

_SUBJECT = 60
"""Of what the opinion says, the return visit bears so many signs."""


@use_case("opinion.record")
def register(
    unit: UnitOfWork,
    *,
    content: str,
    customer_id: int = 0,
    customer_name: str = "",
    call_id: int = 0,
    kind: str = "opinion",
    category: str = "other",
    channel: str = "hotline",
    contact_name: str = "",
    phone: str = "",
    page: str = "",
    wants_reply: bool = False,
    received_at: datetime | None = None,
) -> Opinion:
    """Register an opinion; draws the number and starts both clocks.

    Of a customer on file, else of whoever wrote or rang (`customer_name`, may be empty). Raises UserError naming the
    field.
    """
    row = _own_call(call_id)
    whose = customer_id or (row.customer_id if row else 0)
    customer = standing(whose) if whose else None
    if row is not None and customer is not None and row.customer_id != customer.id:
        raise UserError(translate("opinion", "This call is of another customer."), "call_id")
    came = events.moment(unit, received_at, None, "received_at")
    said = {
        "content": content, "kind": kind, "category": category, "channel": channel, "contact_name": contact_name,
        "phone": phone, "page": page, "wants_reply": wants_reply,
    }  # fmt: skip
    return add(unit, customer, row, came, customer_name, said)


def add(
    unit: UnitOfWork,
    customer: Customer | None,
    call: ServiceCall | None,
    came: datetime,
    customer_name: str,
    said: Mapping[str, Any],
) -> Opinion:
    """Write a new opinion within a use case (the hotline's, or the words on a card that came back)."""
    return unit.insert(
        Opinion,
        number=unit.number("opinion"),
        customer=customer.id if customer else None,
        customer_name=customer.name if customer else validation.clean_line(customer_name, field="customer_name"),
        is_key_customer=bool(customer and customer.is_key_customer),
        call=call.id if call else None,
        call_number=call.number if call else "",
        **_checked(said, customer),
        **_clocks(came),
        received_by=unit.session.full_name,
        received_by_id=unit.session.user_id,
        entered_by=unit.session.name,
    )


@use_case("opinion.record")
def change(
    unit: UnitOfWork,
    opinion_id: int,
    *,
    seen_version: int,
    content: str,
    customer_name: str = "",
    kind: str = "opinion",
    category: str = "other",
    channel: str = "hotline",
    contact_name: str = "",
    phone: str = "",
    page: str = "",
    wants_reply: bool = False,
    received_at: datetime | None = None,
) -> Opinion:
    """Correct an opinion that is not answered; whose it is and the call stay, its clocks follow when it came."""
    row = _own(unit, opinion_id)
    workflow.after(row.state, "change")
    said = {
        "content": content, "kind": kind, "category": category, "channel": channel, "contact_name": contact_name,
        "phone": phone, "page": page, "wants_reply": wants_reply,
    }  # fmt: skip
    values = _checked(said, row.customer)
    if row.customer_id is None:
        values["customer_name"] = validation.clean_line(customer_name, field="customer_name")
    if received_at is not None and received_at != row.received_at:
        came = events.moment(unit, received_at, None, "received_at")
        if row.forwarded_at is not None and came > row.forwarded_at:
            raise UserError(translate("opinion", "It was passed on before that."), "received_at")
        values |= _clocks(came)
    return unit.update(row, seen_version, **values)


@use_case("opinion.forward")
def forward(
    unit: UnitOfWork,
    opinion_id: int,
    *,
    seen_version: int,
    department_id: int,
    forwarded_at: datetime | None = None,
) -> Opinion:
    """Pass it on to the department that answers it; to another one when it went to the wrong one.

    Its clock stops with the first time.
    """
    row = get(Opinion, opinion_id)
    name = _department(department_id)
    facts = {
        "department": name, "department_now": row.forwarded_to, "at": forwarded_at, "not_before": row.received_at,
        "now": unit.now,
    }  # fmt: skip
    state = workflow.after(row.state, "forward", facts)
    return unit.update(
        row, seen_version, **_at(state), forwarded_to=name, forwarded_by=unit.session.full_name,
        forwarded_at=row.forwarded_at or forwarded_at or unit.now,
    )  # fmt: skip


@use_case("opinion.answer")
def answer(
    unit: UnitOfWork,
    opinion_id: int,
    *,
    seen_version: int,
    answer: str,
    answered_by: str = "",
    answered_at: datetime | None = None,
    wants_visit: bool = False,
) -> Opinion:
    """Write the answer; the customer is told next where a reply was promised, else the opinion is closed with it.

    What was never passed on was answered at the desk: it counts as passed on with its answer. `wants_visit` plans a
    return visit.
    """
    row = get(Opinion, opinion_id)
    written = validation.clean_text(answer, field="answer")
    facts = {
        "answer": written, "at": answered_at, "not_before": row.forwarded_at or row.received_at, "now": unit.now,
    }  # fmt: skip
    state = workflow.after(row.state, "answer" if row.wants_reply else "answer_and_close", facts)
    at = answered_at or unit.now
    if wants_visit and row.customer_id is None:
        raise UserError(translate("opinion", "Only a customer on file can be visited."), "wants_visit")
    unit.update(
        row, seen_version, **_at(state), answer=written, answered_at=at,
        answered_by=validation.clean_line(answered_by, field="answered_by") or unit.session.full_name,
        forwarded_at=row.forwarded_at or at,
    )  # fmt: skip
    if wants_visit:
        day = clock.local(at).date()
        visit_planning.after_opinion(unit, row.id, row.customer_id, row.phone, day, row.content[:_SUBJECT])
    return row


@use_case("opinion.answer")
def tell(
    unit: UnitOfWork, opinion_id: int, *, seen_version: int, told_how: str, told_at: datetime | None = None
) -> Opinion:
    """The customer was told the answer."""
    row = get(Opinion, opinion_id)
    facts = {
        "how": told_how, "told": row.told_at is not None, "at": told_at, "not_before": row.answered_at,
        "now": unit.now,
    }  # fmt: skip
    state = workflow.after(row.state, "tell", facts)
    return unit.update(
        row, seen_version, **_at(state), told_how=told_how, told_at=told_at or unit.now,
        told_by=unit.session.full_name,
    )  # fmt: skip


def complained(unit: UnitOfWork, opinion_id: int, case: Complaint) -> Opinion:
    """It is a complaint: the case that is being registered goes on with it; the opinion is answered all the same."""
    row = _own(unit, opinion_id)
    workflow.after(row.state, "complain")
    if row.customer_id is not None and case.customer_id != row.customer_id:
        raise UserError(translate("opinion", "This complaint is of another customer."))
    if row.complaint_id is not None:
        raise UserError(translate("opinion", "This opinion has led to a complaint already."))
    return unit.update(row, complaint_id=case.id)


def called(unit: UnitOfWork, opinion_id: int, call: ServiceCall) -> Opinion:
    """It needs work: the call that is being registered goes on with it."""
    row = _own(unit, opinion_id)
    workflow.after(row.state, "call")
    if row.customer_id is not None and call.customer_id != row.customer_id:
        raise UserError(translate("opinion", "This call is of another customer."))
    if row.next_call_id is not None:
        raise UserError(translate("opinion", "This opinion has led to a call already."))
    return unit.update(row, next_call_id=call.id)


@use_case("opinion.void")
def void(unit: UnitOfWork, opinion_id: int, *, seen_version: int, reason: str) -> Opinion:
    """It was entered by mistake: number and row stay."""
    row = get(Opinion, opinion_id)
    why = validation.clean_text(reason, field="reason")
    state = workflow.after(row.state, "void", {"reason": why})
    return unit.update(row, seen_version, why, **_at(state), void_reason=why)


def refuse_others(row: Opinion, role: str, user_id: int) -> None:
    """Raise NotPermitted for who may see only their own opinions, and this is none of them."""
    if not permissions.allowed(role, "opinion.view", own=row.received_by_id == user_id):
        raise NotPermitted(translate("opinion", "This opinion was entered by somebody else."))


def _own(unit: UnitOfWork, opinion_id: int) -> Opinion:
    row = get(Opinion, opinion_id)
    refuse_others(row, unit.session.role, unit.session.user_id)
    return row


def _at(state: str) -> dict[str, Any]:
    """Where it stands, and what still has to be done."""
    return {"state": str(state), "is_open": state in workflow.OPEN, "is_unanswered": state in workflow.UNANSWERED}


def _own_call(call_id: int) -> ServiceCall | None:
    return get(ServiceCall, call_id) if call_id else None


def _checked(said: Mapping[str, Any], customer: Customer | None) -> dict[str, Any]:
    """What was said and by whom, as it is stored. Raises UserError naming the field."""
    content = validation.clean_text(said["content"], field="content")
    if not content:
        raise UserError(translate("opinion", "Write what the customer says."), "content")
    for field, codes in (("kind", words.KINDS), ("category", words.CATEGORIES), ("channel", words.CHANNELS)):
        if said[field] not in codes:
            raise UserError(translate("opinion", "Choose one of the list."), field)
    phone = given_number(said["phone"] or (customer.phone if customer else ""), customer)
    if said["wants_reply"] and not phone and not said["contact_name"]:
        text = translate("opinion", "Whom to reply to? Write a name or a telephone number.")
        raise UserError(text, "contact_name")
    return {
        "content": content,
        "kind": said["kind"],
        "category": said["category"],
        "channel": said["channel"],
        "contact_name": validation.clean_line(
            said["contact_name"] or (customer.contact_name if customer else ""), field="contact_name"
        ),
        "phone": phone,
        "phone_digits": validation.phone_digits(phone),
        "page": validation.clean_line(said["page"], field="page"),
        "wants_reply": bool(said["wants_reply"]),
    }


def _clocks(came: datetime) -> dict[str, datetime | None]:
    """When it came, by when it is passed on (`opinion.forward_hours`), by when answered (`opinion.answer_days`).

    As the dates of complaints, and unlike the clocks of open calls, they stay when the calendar changes: the customer
    was told, and K1 and K2 of a month that is over would move.
    """
    calendar = settings.calendar()
    return {
        "received_at": came,
        "forward_due_at": calendar.add(came, timedelta(hours=settings.integer("opinion.forward_hours"))),
        "answer_due_at": complaint_clock.due(came, settings.integer("opinion.answer_days"), calendar),
    }


def _department(department_id: int) -> str:
    """The department's name, empty for 0. Raises UserError for one that is closed."""
    if not department_id:
        return ""
    found = get(Department, department_id)
    if not found.is_active:
        text = translate("opinion", "{name} is closed. Choose another department.")
        raise UserError(text.format(name=found.name), "department_id")
    return found.name
