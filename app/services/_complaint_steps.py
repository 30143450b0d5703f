"""One step of a complaint: the workflow asked, the event written, stage and clocks moved, all in the caller's
transaction. Every use case that moves a case goes through `fire`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

import peewee as pw

from app.core import clock
from app.core.errors import Bug, ChangedMeanwhile, NotPermitted, UserError
from app.core.i18n import translate
from app.domain import complaint_clock, permissions
from app.domain.calendar import TimeCalendar
from app.domain.complaint_scheme import Scheme, Stage
from app.domain.workflows import complaint as workflow
from app.models.base import parse_moment
from app.models.complaint import Complaint, ComplaintEvent, ComplaintStage
from app.services import _complaint_visits, settings
from app.services import _wording as wording
from app.services._complaint_facts import case_facts
from app.services._use_case import UnitOfWork, get
from app.services.complaint_schemes import scheme_of
from app.services.session import Session

APPROVAL_STAGE = "approval"
"""The approver's turn: it stands in the tracking register without a limit, unless the scheme gives one."""

CLOCK_TOLERANCE = timedelta(minutes=2)
"""A time so little ahead is another computer's clock, not the future."""

_CARRIED = frozenset(
    {
        workflow.State.VERIFYING,
        workflow.State.ATTRIBUTED,
        workflow.State.PROPOSING,
        workflow.State.NEGOTIATING,
        workflow.State.EXECUTING,
    }
)
"""A unit keeps its turn into these states where the scheme gives them no stage of their own."""


def load(unit: UnitOfWork, case_id: int, seen_version: int | None, action: str = "") -> Complaint:
    """The case, ready for a step by this person.

    Raises UserError when it is not there, NotPermitted when it is not theirs, ChangedMeanwhile when it moved on.
    """
    case = get(Complaint, case_id)
    refuse_others(case, unit.session, action or unit.action)
    if seen_version is not None and seen_version != case.row_version:
        raise ChangedMeanwhile(
            translate("complaint", "Somebody else worked on this complaint meanwhile. Look at it again."),
            {"state": ("", workflow.state_label(case.state))},
            {"state": wording.field("complaint", "state")},
        )
    return case


def refuse_others(case: Complaint, who: Session, action: str = "complaint.view") -> None:
    """Raise NotPermitted where the role may do this only with what it registered itself (first contact, R111)."""
    if not permissions.allowed(who.role, action, own=case.registered_by_id == who.user_id):
        raise NotPermitted(translate("complaint", "This complaint was registered by somebody else."))


def fire(
    unit: UnitOfWork,
    case: Complaint,
    event: str,
    *,
    seen_version: int | None = None,
    facts: dict[str, Any] | None = None,
    happened_at: datetime | None = None,
    note: str = "",
    **values: Any,
) -> Complaint:
    """Fire an event on a case and write what follows from it; `values` are further fields of the case.

    `facts` go before what is stored. Raises UserError naming the field.
    """
    scheme = scheme_of(case)
    at = moment(unit, case, happened_at)
    amount = values.get("proposed_amount", case.proposed_amount) or 0
    known = replace(case_facts(case, amount), **{"reason": note, **(facts or {})})
    before = case.state
    state = workflow.after(scheme, before, event, known)
    if state != before:
        values |= _entered(case, scheme, state, at)
        values |= _moved(unit, case, scheme, (workflow.State(before), state), amount, at)
        if "settled_at" in values:
            _close_turns(unit, case, at)
    values["state"] = str(state)
    values["is_open"] = state in workflow.OPEN_STATES
    write_event(unit, case, event, before, str(state), at, note)
    case = unit.update(case, seen_version, note, **values)
    _complaint_visits.follow(unit, case)
    return case


def write_event(
    unit: UnitOfWork, case: Complaint, event: str, before: str, after: str, at: datetime, note: str = ""
) -> None:
    """Write a step down for the timeline."""
    ComplaintEvent.create(
        complaint=case.id, event=event, before=before, after=after, happened_at=at, entered_at=unit.now,
        entered_by=unit.session.full_name, note=note,
    )  # fmt: skip
    unit.touch(case)


def moment(unit: UnitOfWork, case: Complaint, happened_at: datetime | None, field: str = "happened_at") -> datetime:
    """When a step happened: now unless given, and never before the step before it.

    Raises UserError for a time that has not come, or one before the complaint was received or its last step.
    """
    last = last_step_at(case)
    if happened_at is None:
        return max(unit.now, last)
    at = moment_of_talk(unit, case, happened_at, field)
    if at < _minute(last):
        text = translate("complaint", "The step before was at {day}: this one came after it.")
        raise UserError(text.format(day=f"{clock.local(last):%Y-%m-%d %H:%M}"), field)
    return max(at, last)


def moment_of_talk(
    unit: UnitOfWork, case: Complaint, happened_at: datetime | None, field: str = "happened_at"
) -> datetime:
    """When the customer was spoken to: now unless given; it may be entered after later steps.

    Raises UserError for a time that has not come, or one before the complaint was received.
    """
    at = (happened_at or unit.now).replace(microsecond=0)
    if at > unit.now + CLOCK_TOLERANCE:
        raise UserError(translate("complaint", "This time has not come yet."), field)
    if at < _minute(case.received_at) and happened_at is not None:
        text = translate("complaint", "This cannot have been before the complaint was received ({day}).")
        raise UserError(text.format(day=f"{clock.local(case.received_at):%Y-%m-%d %H:%M}"), field)
    return max(min(at, unit.now), case.received_at)


def _minute(moment: datetime) -> datetime:
    """Times are typed to the minute: the same minute is not earlier."""
    return moment.replace(second=0, microsecond=0)


def last_step_at(case: Complaint) -> datetime:
    """When the case took its last step, or was received."""
    mine = ComplaintEvent.complaint == case.id
    last = ComplaintEvent.select(pw.fn.MAX(ComplaintEvent.happened_at)).where(mine).scalar()
    return max(case.received_at, parse_moment(last) if isinstance(last, str) else last or case.received_at)


def day_within(unit: UnitOfWork, case: Complaint, day: date | None, field: str) -> date:
    """A day of the case, today unless given. Raises UserError for the future, or before the registration."""
    today = clock.local(unit.now).date()
    chosen = day or today
    if chosen > today:
        raise UserError(translate("complaint", "This day has not come yet."), field)
    received = clock.local(case.received_at).date()
    if chosen < received:
        text = translate("complaint", "This cannot have been before the complaint was received ({day}).")
        raise UserError(text.format(day=received.isoformat()), field)
    return chosen


def calendar_of(scheme: Scheme) -> TimeCalendar | None:
    """The working calendar where the scheme counts working days."""
    return settings.work_calendar() if scheme.clock == "working" else None


def _entered(case: Complaint, scheme: Scheme, state: workflow.State, at: datetime) -> dict[str, Any]:
    """The clocks that start or stop because the case comes into a state."""
    values: dict[str, Any] = {}
    if state is workflow.State.VERIFYING and case.accepted_at is None:
        values["accepted_at"] = at
        if scheme.counts_from == "accepted":
            values["close_due_at"] = closing(scheme, case.market, at)
    if state in workflow.SETTLED_STATES:
        values["settled_at"] = at
        values["visit_due_on"] = clock.local(at).date() + timedelta(days=scheme.visit_days)
    return values


def closing(scheme: Scheme, market: str, start: datetime) -> datetime | None:
    """By when a case of a market is to be closed."""
    return complaint_clock.due(start, scheme.market(market).close_days, calendar_of(scheme))


def _moved(
    unit: UnitOfWork,
    case: Complaint,
    scheme: Scheme,
    states: tuple[workflow.State, workflow.State],
    amount: int,
    at: datetime,
) -> dict[str, Any]:
    """Whose turn it is after a change of `states`: its first stage's, the approver's, whose it was, nobody's."""
    before, state = states
    first = first_stage(scheme, state)
    if first is not None:
        keeps = before in (workflow.State.RETURNED, workflow.State.ATTRIBUTED) and case.stage == first.code
        return {} if keeps else enter_stage(unit, case, scheme, first, at)
    if state is workflow.State.PENDING_APPROVAL:
        return _enter(unit, case, scheme, (APPROVAL_STAGE, "核决", scheme.rung(amount).title.zh), None, at)
    if state in _CARRIED and before is not workflow.State.PENDING_APPROVAL:
        return {}
    return leave_stage(unit, case, at)


def first_stage(scheme: Scheme, state: str) -> Stage | None:
    """The stage that begins with a state. What an approver sent back is its proposers' turn again."""
    wanted = workflow.State.PROPOSING if state == workflow.State.RETURNED else state
    return next((stage for stage in scheme.stages if stage.state == wanted), None)


def enter_stage(
    unit: UnitOfWork, case: Complaint, scheme: Scheme, stage: Stage, at: datetime, note: str = ""
) -> dict[str, Any]:
    """Hand the case to a unit: the turn before ends. Returns the fields of the case that change.

    A turn never begins before the one before it: what is entered later with its own time may have come before the
    registration was typed in.
    """
    return _enter(unit, case, scheme, (stage.code, stage.name.zh, stage.unit), stage.days.get(case.market), at, note)


def _enter(
    unit: UnitOfWork,
    case: Complaint,
    scheme: Scheme,
    stage: tuple[str, str, str],
    days: float | None,
    at: datetime,
    note: str = "",
) -> dict[str, Any]:
    begins = max(at, case.stage_entered_at or at)
    due_at = complaint_clock.due(begins, days, calendar_of(scheme))
    leave_stage(unit, case, begins)
    code, name, office = stage
    position = ComplaintStage.select().where(ComplaintStage.complaint == case.id).count() + 1
    unit.insert(
        ComplaintStage, **_turn_of(case, position), code=code, name=name, unit=office, entered_at=begins, due_at=due_at,
        handed_by=unit.session.full_name, note=note,
    )  # fmt: skip
    return {
        "stage": code, "stage_name": name, "stage_unit": office, "stage_entered_at": begins, "stage_due_at": due_at,
    }  # fmt: skip


def pass_over(unit: UnitOfWork, case: Complaint, stages: Sequence[Stage], at: datetime, why: str) -> None:
    """Put optional stages on the register as passed over: in and out at the same moment, with the reason."""
    when = max(at, case.stage_entered_at or at)
    position = ComplaintStage.select().where(ComplaintStage.complaint == case.id).count()
    for place, stage in enumerate(stages, position + 1):
        unit.insert(
            ComplaintStage, **_turn_of(case, place), code=stage.code, name=stage.name.zh, unit=stage.unit,
            entered_at=when, left_at=when, is_open=False, handed_by=unit.session.full_name, skipped_reason=why,
        )  # fmt: skip


def _turn_of(case: Complaint, position: int) -> dict[str, Any]:
    """What a row of the register says of its case."""
    return {
        "number": f"{case.number}/{position}",
        "complaint": case.id,
        "complaint_number": case.number,
        "customer_name": case.customer_name,
        "received_at": case.received_at,
        "position": position,
    }


def leave_stage(unit: UnitOfWork, case: Complaint, at: datetime) -> dict[str, Any]:
    """End the turn of the unit that has the case. Returns the fields of the case that change."""
    open_rows = list(ComplaintStage.select().where((ComplaintStage.complaint == case.id) & ComplaintStage.is_open))
    if len(open_rows) > 1:
        raise Bug(f"{case.number} is in two stages")
    for row in open_rows:
        left = max(at, row.entered_at)
        unit.update(row, left_at=left, is_open=False, was_late=complaint_clock.is_late(row.due_at, left))
    return {"stage": "", "stage_name": "", "stage_unit": "", "stage_entered_at": None, "stage_due_at": None}


def _close_turns(unit: UnitOfWork, case: Complaint, at: datetime) -> None:
    """Write the day of the settlement beside every turn: the register shows when a case was closed (F46)."""
    for row in ComplaintStage.select().where(ComplaintStage.complaint == case.id).order_by(ComplaintStage.position):
        unit.update(row, settled_at=at)
