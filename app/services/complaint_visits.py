"""The return visit of a complaint, by a supervisor (3.9, 002C, 004i): entered at the case or among the visits."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from app.core import clock
from app.core.errors import UserError
from app.core.i18n import translate
from app.domain import validation
from app.domain.workflows import complaint as workflow
from app.domain.workflows import return_visit as visits
from app.models.complaint import Complaint
from app.models.service_call import ReturnVisit
from app.services import _complaint_steps as steps
from app.services import _complaint_visits as planned
from app.services import _visit_tries as tries
from app.services import session as sessions
from app.services._use_case import UnitOfWork, get, require, use_case


@dataclass(frozen=True)
class CaseVisit:
    """A return visit of a case, as its record shows it; `satisfaction` None until it is entered."""

    id: int
    row_version: int
    number: str
    due_on: date
    state: str
    done_at: datetime | None
    method: str
    person_reached: str
    attempts: int
    satisfaction: int | None
    comment: str
    visitor: str

    @property
    def is_dissatisfied(self) -> bool:
        """Whether the answer asks for another complaint (R071)."""
        return visits.is_dissatisfied(self.satisfaction)


@dataclass(frozen=True)
class VisitedCase:
    """What a return visit is about, for who asks: the case, what was complained of, what was done."""

    id: int
    row_version: int
    number: str
    content: str
    outcome: str
    settled_at: datetime | None
    is_visited: bool = False


@use_case("complaint.visit")
def enter(
    unit: UnitOfWork,
    case_id: int,
    *,
    seen_version: int | None,
    satisfaction: int,
    comment: str = "",
    person_reached: str = "",
    method: str = "phone",
    visitor: str = "",
    done_at: datetime | None = None,
) -> Complaint:
    """The customer was visited and said what they think: the visit is done, the case takes its step `visit`.

    Raises UserError naming the field; for a moment before the case was settled, too.
    """
    case = steps.load(unit, case_id, seen_version)
    moment = steps.moment(unit, case, done_at, "done_at")
    if case.settled_at is not None and moment < case.settled_at:
        text = translate("complaint", "This cannot have been before it was settled ({day}).")
        raise UserError(text.format(day=clock.local(case.settled_at).strftime("%Y-%m-%d %H:%M")), "done_at")
    if satisfaction not in visits.SATISFACTION:
        raise UserError(translate("complaint", "Choose the customer's satisfaction."), "satisfaction")
    said = _Said(comment, person_reached, method, visitor)
    return _visited(unit, case, seen_version, moment, said, satisfaction)


@use_case("complaint.visit")
def refuse(
    unit: UnitOfWork,
    case_id: int,
    *,
    seen_version: int | None,
    comment: str = "",
    person_reached: str = "",
    method: str = "phone",
    visitor: str = "",
) -> Complaint:
    """The customer was reached and will not judge: that is an answer, too; the case counts as visited."""
    case = steps.load(unit, case_id, seen_version)
    moment = steps.moment(unit, case, None, "done_at")
    return _visited(unit, case, seen_version, moment, _Said(comment, person_reached, method, visitor), None)


@dataclass(frozen=True)
class _Said:
    """What was said to whom, how, asked by whom."""

    comment: str
    person_reached: str
    method: str
    visitor: str


def _visited(
    unit: UnitOfWork, case: Complaint, seen_version: int | None, moment: datetime, said: _Said, satisfaction: int | None
) -> Complaint:
    """The case takes its step, the visit is done; without a satisfaction the customer would not judge."""
    visit = planned.of_case(case) or planned.plan(unit, case)
    words = validation.clean_text(said.comment, field="comment")
    if visit is not None:
        one = tries.tried(unit, visit, said.visitor, said.method, moment)
        who = one.visitor.name
    else:
        one, who = None, validation.clean_line(said.visitor, field="visitor") or unit.session.full_name
    case = steps.fire(
        unit, case, "visit", seen_version=seen_version,
        facts={
            "satisfaction": satisfaction, "unreachable": satisfaction is None,
            "reason": words or ("refused" if satisfaction is None else ""),
        }, happened_at=moment,
        note=words, visited_at=moment, visited_by=who, satisfaction=satisfaction,
    )  # fmt: skip
    if visit is not None and one is not None:
        event = "refuse" if satisfaction is None else "record"
        unit.update(
            visit, state=str(visits.after(visit.state, event, {"satisfaction": satisfaction})), done_at=moment,
            satisfaction=satisfaction, answer="refused" if satisfaction is None else "rated", comment=words,
            method=said.method, visitor=who, visitor_id=one.visitor.staff_id or None, last_attempt_at=moment,
            person_reached=validation.clean_line(said.person_reached, field="person_reached"),
            entered_by=unit.session.name, entered_by_id=unit.session.user_id, attempts=visit.attempts + 1,
            call_back_at=None,
        )  # fmt: skip
        tries.write(unit, visit, one, "refused" if satisfaction is None else "reached", words)
    return case


@use_case("complaint.visit")
def close_unreached(unit: UnitOfWork, case_id: int, *, seen_version: int | None, reason: str) -> Complaint:
    """Nobody could be reached: the case counts as visited, without a satisfaction, for this reason.

    Raises UserError (field `reason`) without one, or before the visit used up its attempts.
    """
    case = steps.load(unit, case_id, seen_version)
    visit = planned.of_case(case)
    if visit is None or visit.state != visits.State.UNREACHABLE:
        text = translate("complaint", "The customer is tried again until the attempts of the visit are used up.")
        raise UserError(text, "reason")
    why = validation.clean_line(reason, field="reason")
    case = steps.fire(
        unit, case, "visit", seen_version=seen_version, facts={"satisfaction": None, "unreachable": True}, note=why,
        visited_at=steps.moment(unit, case, None), visited_by=unit.session.full_name, satisfaction=None,
    )  # fmt: skip
    unit.update(visit, comment=why, visitor=unit.session.full_name, entered_by=unit.session.name)
    return case


def of_case(case_id: int) -> tuple[CaseVisit, ...]:
    """The return visits of a case, oldest first. Raises NotPermitted."""
    require("visit.view")
    rows = ReturnVisit.select().where(ReturnVisit.complaint_id == case_id).order_by(ReturnVisit.id)
    return tuple(CaseVisit(**{name: getattr(row, name) for name in CaseVisit.__dataclass_fields__}) for row in rows)


def about(visit_id: int) -> VisitedCase | None:
    """The case that a return visit follows; None for a visit after anything else. Raises NotPermitted."""
    require("complaint.view")
    visit = get(ReturnVisit, visit_id)
    case = Complaint.get_or_none(Complaint.id == visit.complaint_id) if visit.complaint_id else None
    if case is None:
        return None
    steps.refuse_others(case, sessions.current())
    return VisitedCase(
        case.id, case.row_version, case.number, case.content, workflow.state_label(case.state), case.settled_at,
        case.visited_at is not None,
    )  # fmt: skip
