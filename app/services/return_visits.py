"""Return visits (F30): due by rule after a call (domain.md 3.9), entered with the customer's judgement."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from app.core import clock
from app.core.errors import UserError
from app.core.i18n import translate
from app.domain import validation
from app.domain.closing import Matter
from app.domain.workflows import return_visit as workflow
from app.models.closing import ClosingWaiver
from app.models.service_call import ReturnVisit, ServiceCall
from app.services import _call_events as events
from app.services import settings
from app.services._use_case import UnitOfWork, get, use_case
from app.services._visible import refuse_others

METHODS = ("phone", "on_site", "mail", "online", "chat", "letter")


@dataclass(frozen=True)
class VisitFile:
    """A return visit as shown beside its ledger row."""

    id: int
    row_version: int
    number: str
    call_id: int
    call_number: str
    fault_text: str
    solution_text: str
    technician_name: str
    finished_at: datetime | None
    customer_id: int
    customer_name: str
    phone: str
    due_on: date
    state: str
    done_at: datetime | None
    method: str
    person_reached: str
    attempts: int
    max_attempts: int
    satisfaction: int | None
    comment: str
    visitor: str
    entered_by: str
    complaint_id: int = 0

    @property
    def is_dissatisfied(self) -> bool:
        """Whether the customer judged it 1 or 2: reopen the call or open a complaint (004e)."""
        return workflow.is_dissatisfied(self.satisfaction)


def plan(unit: UnitOfWork, call: ServiceCall, solved_at: datetime) -> ReturnVisit:
    """The visit due after a call was solved (001), `visit.after_call_days` later.

    One that is still due is moved, not doubled.
    """
    due_on = clock.local(solved_at).date() + timedelta(days=settings.integer("visit.after_call_days"))
    waiting = ReturnVisit.get_or_none((ReturnVisit.call == call.id) & (ReturnVisit.state == "due"))
    if waiting is not None:
        return unit.update(waiting, due_on=due_on, phone=call.phone)
    return unit.insert(
        ReturnVisit,
        number=unit.number("return_visit"),
        call=call.id,
        customer=call.customer_id,
        customer_name=call.customer_name,
        phone=call.phone,
        due_on=due_on,
    )


def withdraw(unit: UnitOfWork, call: ServiceCall, reason: str) -> None:
    """Take back the visit that is still due for a call that was cancelled or reopened; the record stays."""
    for visit in ReturnVisit.select().where((ReturnVisit.call == call.id) & (ReturnVisit.state == "due")):
        unit.update(visit, state=str(workflow.after(visit.state, "withdraw")), reason=reason)


@use_case("visit.record")
def enter_result(
    unit: UnitOfWork,
    visit_id: int,
    *,
    seen_version: int,
    satisfaction: int,
    comment: str = "",
    person_reached: str = "",
    method: str = "phone",
    visitor: str = "",
    done_at: datetime | None = None,
) -> ReturnVisit:
    """The customer was reached and said what they think; a call that is struck off is followed up by it.

    The visit of a complaint is entered with its case (`complaint_visits`): refused here.
    """
    visit = get(ReturnVisit, visit_id)
    if visit.complaint_id:
        raise UserError(translate("return_visit", "A supervisor enters this visit with its complaint."))
    state = str(workflow.after(visit.state, "record", {"satisfaction": satisfaction}))
    if method not in METHODS:
        raise UserError(translate("return_visit", "Choose how the customer was reached."), "method")
    moment = events.moment(unit, done_at, None, "done_at")
    unit.update(
        visit,
        seen_version,
        state=state,
        done_at=moment,
        satisfaction=satisfaction,
        comment=validation.clean_text(comment, field="comment"),
        person_reached=validation.clean_line(person_reached, field="person_reached"),
        method=method,
        visitor=validation.clean_line(visitor, field="visitor") or unit.session.full_name,
        entered_by=unit.session.name,
        attempts=visit.attempts + 1,
    )
    if visit.call_id:
        follow_up_if_ready(unit, get(ServiceCall, visit.call_id))
    return visit


@use_case("visit.record")
def not_reached(unit: UnitOfWork, visit_id: int, *, seen_version: int, comment: str = "") -> ReturnVisit:
    """Nobody answered: tried again tomorrow, until `visit.max_attempts` tries make the visit unreachable."""
    visit = get(ReturnVisit, visit_id)
    most, tries = settings.integer("visit.max_attempts"), visit.attempts + 1
    event = workflow.missed_event(visit.attempts, most)
    state = str(workflow.after(visit.state, event, {"attempts": visit.attempts, "max_attempts": most}))
    given_up = event == "give_up"
    unit.update(
        visit,
        seen_version,
        attempts=tries,
        state=state,
        due_on=visit.due_on if given_up else max(visit.due_on, clock.local(unit.now).date() + timedelta(days=1)),
        comment=validation.clean_text(comment, field="comment") or visit.comment,
        entered_by=unit.session.name,
    )
    if given_up and visit.call_id:
        follow_up_if_ready(unit, get(ServiceCall, visit.call_id))
    return visit


def follow_up_if_ready(unit: UnitOfWork, call: ServiceCall) -> None:
    """Take a struck-off call on to `followed_up` when its visit is entered or given up; called from both ends."""
    if call.state != "struck_off":
        return
    ended = ("done", "unreachable", "withdrawn")
    every = ReturnVisit.select().where(ReturnVisit.call == call.id)
    visit = every.where(ReturnVisit.state.in_(ended)).order_by(ReturnVisit.id.desc()).first()
    if visit is None or every.where(ReturnVisit.state == "due").exists():
        return
    waived = visit.state == "withdrawn"
    if waived and not _is_waived(call, visit):
        return
    events.step(
        unit,
        call,
        "follow_up",
        visit.done_at or unit.now,
        facts={
            "satisfaction": visit.satisfaction,
            "unreachable": visit.state == "unreachable",
            "visit_waived": waived,
        },
        detail=visit.comment,
        data={"visit": visit.number, "satisfaction": visit.satisfaction, "state": visit.state},
        followed_up_at=visit.done_at or unit.now,
    )


def _is_waived(call: ServiceCall, visit: ReturnVisit) -> bool:
    """Whether a supervisor said that the call need not wait for this visit."""
    named = (ClosingWaiver.matter == Matter.FOLLOW_UP) & (ClosingWaiver.object_id == visit.id)
    return ClosingWaiver.select().where((ClosingWaiver.call == call.id) & named).exists()


def file(visit_id: int) -> VisitFile:
    """Everything about one return visit.

    Raises UserError when it is not there, NotPermitted for a technician's look at the visit after somebody else's call.
    """
    visit = get(ReturnVisit, visit_id)
    call = visit.call
    refuse_others("visit.view", call.technician_id if call else None)
    return VisitFile(
        id=visit.id,
        row_version=visit.row_version,
        number=visit.number,
        call_id=call.id if call else 0,
        call_number=call.number if call else "",
        fault_text=call.fault_text if call else "",
        solution_text=call.solution_text if call else "",
        technician_name=call.technician_name if call else "",
        finished_at=call.finished_at if call else None,
        customer_id=visit.customer_id,
        customer_name=visit.customer_name,
        phone=visit.phone,
        due_on=visit.due_on,
        state=visit.state,
        done_at=visit.done_at,
        method=visit.method,
        person_reached=visit.person_reached,
        attempts=visit.attempts,
        max_attempts=settings.integer("visit.max_attempts"),
        satisfaction=visit.satisfaction,
        comment=visit.comment,
        visitor=visit.visitor,
        entered_by=visit.entered_by,
        complaint_id=visit.complaint_id or 0,
    )
