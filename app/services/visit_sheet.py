"""The morning sheet of return visits: whom to ring today in order, why, what was done last, what is still promised.

Bounded: at most MOST lines.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from app.core import clock
from app.core.i18n import shown, translate
from app.domain import permissions, visit_rules, visit_script
from app.domain.visit_rules import Somebody, is_own_score
from app.models import personal
from app.models.base import MomentField, parse_moment
from app.models.complaint import Complaint
from app.models.customer import Customer
from app.models.organisation import FaultCategory
from app.models.service_call import ReturnVisit, ServiceCall
from app.services import _open_promises, return_visits
from app.services import _visit_tries as tries
from app.services import _wording as wording
from app.services import session as sessions
from app.services._open_promises import OpenPromise
from app.services._use_case import get, require
from app.services.return_visits import VisitFile

MOST = 300


@dataclass(frozen=True)
class SheetLine:
    """A customer to ring. `is_late`: due before today; `is_own`: the person signed in did the work and may not ask."""

    id: int
    row_version: int
    number: str
    customer_id: int
    customer_name: str
    is_key: bool
    phone: str
    source: str
    milestone: str
    subject: str
    call_number: str
    complaint_id: int
    due_on: date
    call_back_at: datetime | None
    attempts: int
    is_late: bool
    is_own: bool


@dataclass(frozen=True)
class LastVoucher:
    """The last voucher of the customer: what was done, by whom."""

    id: int
    number: str
    issued_at: datetime | None
    technician_name: str
    state: str
    done: str


@dataclass(frozen=True)
class Briefing:
    """What to know before ringing: the visit, why, the contact, the last voucher, open promises, what to ask."""

    visit: VisitFile
    why: str
    contact: str
    last_visit: str
    voucher: LastVoucher | None
    promises: tuple[OpenPromise, ...]
    asked: tuple[str, ...]

    @property
    def questions(self) -> tuple[str, ...]:
        """What to ask, in the language of the program."""
        return tuple(map(shown, self.asked))


def lines() -> tuple[SheetLine, ...]:
    """Who is to be rung today, those promised a time first, then complaints, then what is late. Raises NotPermitted.

    Not who was tried in vain today already, nor who wants to be rung on a later day.
    Visits after complaints are asked by supervisors, and listed for them alone.
    """
    require("visit.record")
    today = clock.today()
    role = sessions.current().role
    whose = "" if permissions.allowed(role, "complaint.visit") else "AND v.complaint_id IS NULL "
    rows = personal.query(
        "SELECT v.id, v.row_version, v.number, v.customer_id, v.customer_name, c.is_key_customer, v.phone, v.source, "
        "v.milestone, v.subject, COALESCE(s.number, ''), COALESCE(v.complaint_id, 0), v.due_on, v.call_back_at, "
        "v.attempts, COALESCE(v.technician_id, s.technician_id, 0), "
        "CASE WHEN v.technician_name <> '' THEN v.technician_name ELSE COALESCE(s.technician_name, '') END "
        "FROM return_visit v JOIN customer c ON c.id = v.customer_id LEFT JOIN service_call s ON s.id = v.call_id "
        "WHERE v.state = 'due' AND (v.call_back_at < ? OR (v.call_back_at IS NULL AND v.due_on <= ? "
        f"AND (v.last_attempt_at IS NULL OR v.last_attempt_at < ?))) {whose}ORDER BY v.due_on, v.id LIMIT {MOST}",
        (_begin(today + timedelta(days=1)), today.isoformat(), _begin(today)),
    )
    me = tries.typist()
    found = [_line(row, today, me) for row in rows]
    found.sort(key=lambda one: (visit_rules.rank(one.source, one.due_on, one.call_back_at, today), not one.is_key))
    return tuple(found)


def briefing(visit_id: int) -> Briefing:
    """What to know before ringing this customer. Raises UserError, NotPermitted."""
    visit = return_visits.file(visit_id)
    customer = get(Customer, visit.customer_id)
    call = get(ServiceCall, visit.call_id) if visit.call_id else None
    return Briefing(
        visit=visit,
        why=why(visit),
        contact=visit.contact or customer.contact_name,
        last_visit=_last_visit(visit),
        voucher=_last_voucher(visit.customer_id, visit.call_id),
        promises=tuple(_open_promises.of_customer(visit.customer_id)),
        asked=_asked(visit, call.category if call else ""),
    )


def why(visit: VisitFile) -> str:
    """Why the customer is rung, in words."""
    if visit.call_id:
        occasion = shown(visit_rules.MILESTONES.get(visit.milestone, visit_rules.SOURCES["call"]))
        return translate("visit_sheet", "{occasion} {number}: {fault}").format(
            occasion=occasion, number=visit.call_number, fault=visit.fault_text
        )
    if visit.complaint_id:
        case = Complaint.get_or_none(Complaint.id == visit.complaint_id)
        if case is not None and permissions.allowed(sessions.current().role, "complaint.view"):
            text = translate("visit_sheet", "Complaint {number}: {content}")
            return text.format(number=case.number, content=case.content)
    occasion = shown(visit_rules.MILESTONES.get(visit.milestone, "") or visit_rules.SOURCES.get(visit.source, ""))
    return " ".join(part for part in (occasion, visit.subject) if part)


def _begin(day: date) -> Any:
    return MomentField().db_value(clock.local_midnight(day))


def _line(row: tuple[Any, ...], today: date, me: Somebody) -> SheetLine:
    due = date.fromisoformat(row[12])
    return SheetLine(
        id=row[0], row_version=row[1], number=row[2], customer_id=row[3], customer_name=row[4], is_key=bool(row[5]),
        phone=row[6], source=row[7], milestone=row[8], subject=row[9], call_number=row[10],
        complaint_id=row[11],
        due_on=due, call_back_at=parse_moment(row[13]) if row[13] else None, attempts=row[14], is_late=due < today,
        is_own=is_own_score(Somebody(row[15], row[16]), (me,)),
    )  # fmt: skip


def _last_voucher(customer_id: int, call_id: int) -> LastVoucher | None:
    """Of the call that is asked about, else the last of the customer."""
    whose, which = ("v.call_id", call_id) if call_id else ("c.customer_id", customer_id)
    rows = personal.query(
        "SELECT v.id, v.number, v.issued_at, v.technician_name, v.state, c.solution_text FROM service_voucher v "
        f"JOIN service_call c ON c.id = v.call_id WHERE {whose} = ? AND v.state <> 'void' "
        "ORDER BY v.issued_at DESC, v.id DESC LIMIT 1",
        (which,),
    )
    if not rows:
        return _last_voucher(customer_id, 0) if call_id else None
    row_id, number, issued, technician, state, done = rows[0]
    return LastVoucher(row_id, number, parse_moment(issued) if issued else None, technician, state, done)


def _last_visit(visit: VisitFile) -> str:
    """What the customer said the last time, in one line."""
    wanted = (ReturnVisit.customer == visit.customer_id) & (ReturnVisit.state == "done") & (ReturnVisit.id != visit.id)
    last = ReturnVisit.select().where(wanted).order_by(ReturnVisit.done_at.desc()).first()
    if last is None or last.done_at is None:
        return ""
    mark = wording.value("return_visit", "satisfaction", last.satisfaction) if last.satisfaction else ""
    mark = mark or shown(visit_rules.ANSWERS.get(last.answer, ""))
    day = clock.local(last.done_at).date().isoformat()
    return " · ".join(part for part in (day, mark, last.comment) if part)


def _asked(visit: VisitFile, category: str) -> tuple[str, ...]:
    group = category.split(".", 1)[0]
    own = ""
    for code in (category, group):
        row = FaultCategory.get_or_none(FaultCategory.code == code) if code and not own else None
        own = own or (row.visit_questions if row else "")
    return visit_script.questions(visit.source, visit.milestone, group, own)
