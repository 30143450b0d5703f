"""Tries to reach a customer (F30): who asked, who typed, how it ended; nobody asks for a score of their own."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from app.core.errors import UserError
from app.core.i18n import translate
from app.domain import validation
from app.domain.visit_rules import Somebody, is_own_score
from app.models import single_rows
from app.models.organisation import Staff
from app.models.service_call import ReturnVisit, ServiceCall, VisitAttempt
from app.services import session as sessions
from app.services._use_case import UnitOfWork

METHODS = ("phone", "on_site", "mail", "online", "chat", "letter")


@dataclass(frozen=True)
class Try:
    """A try that may be made: by whom, how, when."""

    visitor: Somebody
    method: str
    happened_at: datetime


def typist() -> Somebody:
    """The person signed in."""
    who = sessions.current()
    return Somebody(who.staff_id, who.full_name)


def judged(visit: ReturnVisit) -> Somebody:
    """Whose work the visit judges: of the visit, else of its call as it stands."""
    if visit.technician_id or visit.technician_name:
        return Somebody(visit.technician_id or 0, visit.technician_name)
    call = ServiceCall.get_or_none(ServiceCall.id == visit.call_id) if visit.call_id else None
    return Somebody(call.technician_id or 0, call.technician_name) if call else Somebody(0, "")


def tried(unit: UnitOfWork, visit: ReturnVisit, visitor: str, method: str, happened_at: datetime) -> Try:
    """A try by `visitor` (the person signed in when empty). Raises UserError naming the field.

    Refused for the technician whose work is judged: as who asks, as who types, and under another account, too.
    """
    if method not in METHODS:
        raise UserError(translate("return_visit", "Choose how the customer was reached."), "method")
    asked = somebody(validation.clean_line(visitor, 60, "visitor"))
    of = judged(visit)
    if is_own_score(of, (typist(),)):
        text = translate("return_visit", "This is about your own work: a colleague asks the customer and enters it.")
        raise UserError(text, "visitor")
    if is_own_score(of, (asked,)):
        text = translate("return_visit", "{name} did the work; somebody else asks the customer.")
        raise UserError(text.format(name=of.name), "visitor")
    return Try(asked, method, happened_at)


def write(unit: UnitOfWork, visit: ReturnVisit, one: Try, outcome: str, note: str) -> None:
    """Put a try on record."""
    single_rows.add(
        VisitAttempt, visit=visit.id, happened_at=one.happened_at, visitor=one.visitor.name,
        entered_by=unit.session.full_name, method=one.method, outcome=outcome, note=note,
    )  # fmt: skip


def somebody(name: str) -> Somebody:
    """Who is meant by a name: the person signed in when empty; the only colleague of this name, else the name alone."""
    who = typist()
    if not name or name == who.name:
        return who
    known = [row.id for row in Staff.select(Staff.id).where(Staff.name == name)]
    return Somebody(known[0] if len(known) == 1 else 0, name)
