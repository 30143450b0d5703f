"""Return visits (F30): entered with the customer's judgement, refused, tried again, called back (domain.md 3.9).

When they fall due: `visit_planning`; whom to ring in the morning: `visit_sheet`.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from app.core.errors import UserError
from app.core.i18n import translate
from app.domain import validation
from app.domain.closing import Matter
from app.domain.visit_rules import is_own_score
from app.domain.workflows import return_visit as workflow
from app.models.closing import ClosingWaiver
from app.models.service_call import ReturnVisit, ServiceCall, VisitAttempt
from app.services import _call_events as events
from app.services import _people, settings
from app.services import _visit_tries as tries_of
from app.services._use_case import UnitOfWork, get, require, use_case
from app.services._visible import refuse_others


@dataclass(frozen=True)
class VisitTry:
    """A try to reach the customer."""

    happened_at: datetime
    visitor: str
    entered_by: str
    method: str
    outcome: str
    note: str


@dataclass(frozen=True)
class VisitFile:
    """A return visit as shown beside its ledger row.

    `is_own`: the person signed in did the work that is judged, and may not enter it.
    """

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
    source: str = "call"
    milestone: str = ""
    source_id: int = 0
    subject: str = ""
    answer: str = ""
    call_back_at: datetime | None = None
    next_call_id: int = 0
    next_call_number: str = ""
    device_id: int = 0
    contact: str = ""
    is_own: bool = False
    tries: tuple[VisitTry, ...] = ()

    @property
    def is_dissatisfied(self) -> bool:
        """Whether the customer judged it 1 or 2: reopen the call or open a complaint (004e)."""
        return workflow.is_dissatisfied(self.satisfaction)


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

    `visitor` asked (the person signed in when empty), the person signed in typed it; neither may be who did the work.
    The visit of a complaint is entered with its case (`complaint_visits`): refused here. Raises UserError.
    """
    visit = _for_entry(visit_id)
    state = str(workflow.after(visit.state, "record", {"satisfaction": satisfaction}))
    try_ = _tried(unit, visit, visitor, method, done_at)
    _done(unit, visit, seen_version, try_, "reached", comment, person_reached, state=state, answer="rated",
          satisfaction=satisfaction)  # fmt: skip
    return visit


@use_case("visit.record")
def refuse(
    unit: UnitOfWork,
    visit_id: int,
    *,
    seen_version: int,
    comment: str = "",
    person_reached: str = "",
    method: str = "phone",
    visitor: str = "",
    done_at: datetime | None = None,
) -> ReturnVisit:
    """The customer was reached and will not judge: that is an answer, too; visited, without a score."""
    visit = _for_entry(visit_id)
    state = str(workflow.after(visit.state, "refuse"))
    try_ = _tried(unit, visit, visitor, method, done_at)
    _done(unit, visit, seen_version, try_, "refused", comment, person_reached, state=state, answer="refused")
    return visit


@use_case("visit.record")
def not_reached(
    unit: UnitOfWork, visit_id: int, *, seen_version: int, comment: str = "", method: str = "phone", visitor: str = ""
) -> ReturnVisit:
    """Nobody answered: tried again tomorrow, until `visit.max_attempts` tries make the visit unreachable.

    It stays due on its day (R072, K3); the morning sheet leaves it out until tomorrow.
    """
    visit = _for_try(visit_id)
    most, tries = settings.integer("visit.max_attempts"), visit.attempts + 1
    event = workflow.missed_event(visit.attempts, most)
    state = str(workflow.after(visit.state, event, {"attempts": visit.attempts, "max_attempts": most}))
    try_ = _tried(unit, visit, visitor, method, None)
    words = validation.clean_text(comment, field="comment")
    unit.update(
        visit,
        seen_version,
        attempts=tries,
        state=state,
        call_back_at=None,
        last_attempt_at=try_.happened_at,
        comment=words or visit.comment,
        entered_by=unit.session.name,
        entered_by_id=unit.session.user_id,
    )
    tries_of.write(unit, visit, try_, "not_reached", words)
    if event == "give_up" and visit.call_id:
        follow_up_if_ready(unit, get(ServiceCall, visit.call_id))
    return visit


@use_case("visit.record")
def call_back(
    unit: UnitOfWork,
    visit_id: int,
    *,
    seen_version: int,
    call_back_at: datetime | None,
    comment: str = "",
    person_reached: str = "",
    method: str = "phone",
    visitor: str = "",
) -> ReturnVisit:
    """The customer wants to be rung at another time: first on that day's sheet; it stays due on its day (R072, K3).

    It is a try, and none of those that make a customer unreachable. Raises UserError naming the field.
    """
    visit = _for_try(visit_id)
    facts = {"call_back_at": call_back_at, "now": unit.now}
    state = str(workflow.after(visit.state, "call_back", facts))
    try_ = _tried(unit, visit, visitor, method, None)
    words = validation.clean_text(comment, field="comment")
    unit.update(
        visit,
        seen_version,
        state=state,
        call_back_at=call_back_at,
        last_attempt_at=try_.happened_at,
        comment=words or visit.comment,
        person_reached=validation.clean_line(person_reached, field="person_reached"),
        entered_by=unit.session.name,
        entered_by_id=unit.session.user_id,
    )
    tries_of.write(unit, visit, try_, "call_back", words)
    return visit


@use_case("visit.record")
def lead_to_call(unit: UnitOfWork, visit_id: int, *, call_id: int) -> ReturnVisit:
    """The dissatisfied customer's new call hangs on the visit (R071). Raises UserError for another's, or a second."""
    return led_to(unit, visit_id, get(ServiceCall, call_id))


def led_to(unit: UnitOfWork, visit_id: int, call: ServiceCall) -> ReturnVisit:
    """The call that a visit leads to, within the use case that registers it. Raises UserError."""
    visit = get(ReturnVisit, visit_id)
    if call.customer_id != visit.customer_id:
        raise UserError(translate("return_visit", "This call is another customer's."))
    if visit.next_call_id and visit.next_call_id != call.id:
        raise UserError(translate("return_visit", "This visit has led to a call already."))
    return unit.update(visit, next_call_id=call.id)


def _for_entry(visit_id: int) -> ReturnVisit:
    visit = get(ReturnVisit, visit_id)
    if visit.complaint_id:
        raise UserError(translate("return_visit", "A supervisor enters this visit with its complaint."))
    return visit


def _for_try(visit_id: int) -> ReturnVisit:
    """A visit that may be tried: of a complaint by who may enter its result. Raises NotPermitted."""
    visit = get(ReturnVisit, visit_id)
    if visit.complaint_id:
        require("complaint.visit")
    return visit


def _tried(
    unit: UnitOfWork, visit: ReturnVisit, visitor: str, method: str, happened_at: datetime | None
) -> tries_of.Try:
    """Who tried, how and when; nobody for a score of their own, nor before the work was finished."""
    call = get(ServiceCall, visit.call_id) if visit.call_id else None
    earliest = call.finished_at if call else None
    moment = events.moment(unit, happened_at, earliest, "done_at")
    return tries_of.tried(unit, visit, visitor, method, moment)


def _done(
    unit: UnitOfWork, visit: ReturnVisit, seen_version: int, try_: tries_of.Try, outcome: str, comment: str,
    person_reached: str, **values: Any,
) -> None:  # fmt: skip
    """The visit is over: what was said, who asked and who typed; its call goes on."""
    words = validation.clean_text(comment, field="comment")
    unit.update(
        visit,
        seen_version,
        done_at=try_.happened_at,
        comment=words,
        person_reached=validation.clean_line(person_reached, field="person_reached"),
        method=try_.method,
        visitor=try_.visitor.name,
        visitor_id=try_.visitor.staff_id or None,
        entered_by=unit.session.name,
        entered_by_id=unit.session.user_id,
        attempts=visit.attempts + 1,
        last_attempt_at=try_.happened_at,
        call_back_at=None,
        **values,
    )
    tries_of.write(unit, visit, try_, outcome, words)
    if visit.call_id:
        follow_up_if_ready(unit, get(ServiceCall, visit.call_id))


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
            "visit_waived": waived or visit.answer == "refused",
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
    refuse_others("visit.view", call.technician_id if call else visit.technician_id)
    judged = tries_of.judged(visit)
    following = ServiceCall.get_or_none(ServiceCall.id == visit.next_call_id) if visit.next_call_id else None
    tries = (
        VisitAttempt.select().where(VisitAttempt.visit == visit.id).order_by(VisitAttempt.happened_at, VisitAttempt.id)
    )
    return VisitFile(
        id=visit.id,
        row_version=visit.row_version,
        number=visit.number,
        call_id=call.id if call else 0,
        call_number=call.number if call else "",
        fault_text=call.fault_text if call else "",
        solution_text=call.solution_text if call else "",
        technician_name=judged.name,
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
        entered_by=_people.full_names().get(str(visit.entered_by), str(visit.entered_by)),
        complaint_id=visit.complaint_id or 0,
        source=visit.source,
        milestone=visit.milestone,
        source_id=visit.source_id or 0,
        subject=visit.subject,
        answer=visit.answer,
        call_back_at=visit.call_back_at,
        next_call_id=visit.next_call_id or 0,
        next_call_number=following.number if following else "",
        device_id=(call.device_id or 0) if call else 0,
        contact=call.reporter if call else "",
        is_own=is_own_score(judged, (tries_of.typist(),)),
        tries=tuple(VisitTry(**{name: getattr(row, name) for name in VisitTry.__dataclass_fields__}) for row in tries),
    )
