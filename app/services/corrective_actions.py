"""Corrective action after a complaint (R107, 002C, 002E): opened, done, its effect checked; or the case is exempt.

What was not effective is followed by another action at once; a case with one that is open cannot be archived.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from app.core import clock
from app.core.errors import UserError
from app.core.i18n import translate
from app.domain import validation
from app.domain.workflows import complaint as cases
from app.domain.workflows import corrective_action as workflow
from app.models.complaint import Complaint
from app.models.organisation import Staff
from app.models.penalty import CorrectiveAction
from app.services import _complaint_steps as steps
from app.services._colleagues import department_of
from app.services._use_case import UnitOfWork, get, use_case

CHECK_AFTER_DAYS = 30
"""An effect shows after a while; the day may be chosen."""


@use_case("corrective_action.record")
def open_action(
    unit: UnitOfWork,
    case_id: int,
    *,
    action: str,
    kind: str = "corrective",
    unit_name: str = "",
    staff_id: int = 0,
    due_on: date | None = None,
) -> CorrectiveAction:
    """Say what is changed so that it does not happen again, who does it, by when. Raises UserError naming the field."""
    case = _open_case(unit, case_id)
    row = _insert(unit, case, _checked(unit, case, kind, action, unit_name, staff_id, due_on))
    if not case.tracks_improvement:
        unit.update(case, tracks_improvement=True, exempt_reason="")
    return row


@use_case("corrective_action.record")
def change(
    unit: UnitOfWork,
    action_id: int,
    *,
    seen_version: int,
    action: str,
    kind: str = "corrective",
    unit_name: str = "",
    staff_id: int = 0,
    due_on: date | None = None,
) -> CorrectiveAction:
    """Change an action that is not done yet."""
    row = get(CorrectiveAction, action_id)
    workflow.after(row.state, "change")
    case = get(Complaint, row.complaint_id)
    return unit.update(row, seen_version, **_checked(unit, case, kind, action, unit_name, staff_id, due_on, row))


@use_case("corrective_action.record")
def finish(
    unit: UnitOfWork,
    action_id: int,
    *,
    seen_version: int,
    result: str,
    day: date | None = None,
    check_due_on: date | None = None,
) -> CorrectiveAction:
    """It was done on this day (today unless given); its effect is checked by a day, a month later unless given."""
    row = get(CorrectiveAction, action_id)
    today = clock.local(unit.now).date()
    done = day or today
    words = validation.clean_text(result, field="result")
    facts = {"words": words, "day": done, "not_before": clock.local(row.opened_at).date(), "today": today}
    state = str(workflow.after(row.state, "finish", facts))
    check = check_due_on or date.fromordinal(done.toordinal() + CHECK_AFTER_DAYS)
    if check < done:
        raise UserError(translate("corrective_action", "The check comes after it was done."), "check_due_on")
    unit.touch("complaint", row.complaint_id)
    return unit.update(row, seen_version, state=state, done_on=done, result=words, check_due_on=check)


@use_case("corrective_action.check")
def check(
    unit: UnitOfWork,
    action_id: int,
    *,
    seen_version: int,
    is_effective: bool,
    words: str,
    day: date | None = None,
    follow_up: str = "",
    follow_up_due_on: date | None = None,
) -> CorrectiveAction:
    """Find an action effective, or not: then `follow_up` says what is done instead, as a new action.

    Raises UserError naming the field, also when the checker is who acted.
    """
    row = get(CorrectiveAction, action_id)
    today = clock.local(unit.now).date()
    seen = validation.clean_text(words, field="words")
    instead = validation.clean_text(follow_up, field="follow_up")
    event = "find_effective" if is_effective else "find_ineffective"
    state = str(workflow.after(row.state, event, {
        "words": seen, "day": day or today, "not_before": row.done_on or date.min, "today": today,
        "follow_up": instead, "did_it": bool(row.staff_id) and row.staff_id == unit.session.staff_id,
    }))  # fmt: skip
    unit.update(
        row, seen_version, state=state, checked_on=day or today, checked_by=unit.session.full_name, check_words=seen
    )
    case = get(Complaint, row.complaint_id)
    if not is_effective:
        _insert(unit, case, _instead(unit, case, row, instead, follow_up_due_on) | {"follows": row.id})
    unit.touch(case)
    return row


@use_case("corrective_action.check")
def void(unit: UnitOfWork, action_id: int, *, seen_version: int, reason: str) -> CorrectiveAction:
    """It was entered by mistake: number and row stay."""
    row = get(CorrectiveAction, action_id)
    why = validation.clean_text(reason, field="reason")
    state = str(workflow.after(row.state, "void", {"words": why}))
    unit.touch("complaint", row.complaint_id)
    return unit.update(row, seen_version, why, state=state, void_reason=why)


@use_case("corrective_action.check")
def exempt(unit: UnitOfWork, case_id: int, *, seen_version: int | None, reason: str) -> Complaint:
    """No corrective action is followed in this case (plain carelessness, 002C), and why.

    Raises UserError (field `reason`), or where an action of the case stands.
    """
    case = _open_case(unit, case_id)
    why = validation.required_line(reason, "reason")
    standing = (CorrectiveAction.complaint == case.id) & CorrectiveAction.state.not_in(["void", "ineffective"])
    if CorrectiveAction.select().where(standing).exists():
        raise UserError(translate("corrective_action", "A corrective action of this case stands: void it first."))
    return unit.update(case, seen_version, why, exempt_reason=why, tracks_improvement=False)


@use_case("corrective_action.record")
def track(unit: UnitOfWork, case_id: int, *, seen_version: int | None) -> Complaint:
    """Corrective action is followed in this case: it is not exempt (any more)."""
    case = _open_case(unit, case_id)
    return unit.update(case, seen_version, tracks_improvement=True, exempt_reason="")


@use_case("complaint.correct")
def correct(unit: UnitOfWork, case_id: int, *, seen_version: int | None) -> Complaint:
    """All corrective actions of a case are effective, or it is exempt: it takes its step `correct`."""
    case = steps.load(unit, case_id, seen_version)
    return steps.fire(unit, case, "correct", seen_version=seen_version)


def _open_case(unit: UnitOfWork, case_id: int) -> Complaint:
    case = steps.load(unit, case_id, None)
    if case.state not in cases.OPEN_STATES:
        text = translate("corrective_action", "The complaint is closed: “{state}”.")
        raise UserError(text.format(state=cases.state_label(case.state)))
    return case


def _insert(unit: UnitOfWork, case: Complaint, values: dict[str, Any]) -> CorrectiveAction:
    """The case gets a new version: whoever is archiving it meanwhile notices."""
    unit.bump(case)
    return unit.insert(
        CorrectiveAction, number=unit.number("corrective_action"), complaint=case.id, complaint_number=case.number,
        customer_name=case.customer_name, opened_at=unit.now, opened_by=unit.session.full_name, **values,
    )  # fmt: skip


def _instead(
    unit: UnitOfWork, case: Complaint, row: CorrectiveAction, action: str, due_on: date | None
) -> dict[str, Any]:
    """The action that takes the place of one that was not effective: same kind, unit and person (if they work here)."""
    person = Staff.get_or_none((Staff.id == row.staff_id) & Staff.is_active)
    try:
        return _checked(unit, case, row.kind, action, row.unit, person.id if person else 0, due_on)
    except UserError as refused:
        field = {"due_on": "follow_up_due_on", "unit_name": None}.get(str(refused.field), refused.field)
        raise UserError(refused.text, field) from None


def _checked(
    unit: UnitOfWork,
    case: Complaint,
    kind: str,
    action: str,
    unit_name: str,
    staff_id: int,
    due_on: date | None,
    row: CorrectiveAction | None = None,
) -> dict[str, Any]:
    """The fields of an action as they are stored."""
    if kind not in workflow.KINDS:
        raise UserError(translate("corrective_action", "Choose corrective or preventive."), "kind")
    words = validation.clean_text(action, field="action")
    if not words:
        raise UserError(translate("corrective_action", "Write what is to be done."), "action")
    person = get(Staff, staff_id) if staff_id else None
    if person is not None and not person.is_active and (row is None or row.staff_id != person.id):
        raise UserError(translate("corrective_action", "{name} has left.").format(name=person.name), "staff_id")
    office = validation.clean_line(unit_name, field="unit_name") or department_of(person)
    if not office and person is None:
        raise UserError(translate("corrective_action", "Name the unit or the person who does it."), "unit_name")
    begins = clock.local(row.opened_at if row else unit.now).date()
    if due_on is None:
        raise UserError(translate("corrective_action", "Enter by when it is to be done."), "due_on")
    if due_on < max(begins, clock.local(case.received_at).date()):
        raise UserError(translate("corrective_action", "This day is over already."), "due_on")
    return {
        "kind": kind, "action": words, "unit": office, "staff": person.id if person else None,
        "person": person.name if person else "", "due_on": due_on,
    }  # fmt: skip
