"""The promise to lend (A2): a repair that drags on gets a loaner within a set time, or the customer wants none.

Both times run from the arrival at the customer's, every hour of the day; where the device was brought in, from then.
Nothing is stored: the promise follows from the call, its loans and the settings; only a refusal is written down.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from app.core import clock
from app.core.errors import UserError
from app.core.i18n import translate
from app.domain import permissions, validation
from app.domain.workflows.loan import IN_REPAIR, State
from app.models import personal
from app.models.base import MomentField, parse_moment
from app.models.loaner import Loan, LoanerDecline
from app.models.returned_part import ReturnedPart
from app.models.service_call import ServiceCall
from app.services import _call_events as events
from app.services import session as sessions
from app.services import settings
from app.services._use_case import UnitOfWork, get, use_case

_MOST = 500
_BEGAN = """COALESCE(c.arrived_at,
    (SELECT min(p.received_at) FROM returned_part p WHERE p.call_id = c.id AND p.state <> 'void'))"""
"""When the repair of a call began: at the customer's, or with the device brought in."""


@dataclass(frozen=True)
class Promise:
    """A loaner promised to the customer of a call. `since` when the repair began, `due_at` when it is to be there.

    `state` is waiting (the repair does not drag on yet), owed, late, kept or declined.
    """

    call_id: int
    call_number: str
    customer_name: str
    since: datetime
    due_at: datetime
    state: str
    words: str = ""


@use_case("loaner.lend")
def decline(unit: UnitOfWork, call_id: int, *, said_by: str, reason: str = "") -> ServiceCall:
    """The customer wants no loaner: who said so, and why. Raises UserError when that is on record already."""
    call = get(ServiceCall, call_id)
    who = validation.required_line(said_by, "said_by")
    why = validation.clean_line(reason, field="reason")
    if not call.is_open:
        raise UserError(translate("loan", "Call {number} is over.").format(number=call.number))
    if Loan.get_or_none((Loan.call == call_id) & (Loan.state == State.LENT)):
        text = translate("loan", "A unit is out for call {number}: take it in instead.")
        raise UserError(text.format(number=call.number))
    if LoanerDecline.get_or_none(LoanerDecline.call == call_id):
        raise UserError(translate("loan", "It is on record already that no loaner is wanted."))
    unit.insert(LoanerDecline, call=call_id, declined_at=unit.now, said_by=who, reason=why)
    events.note(unit, call, "loaner_declined", unit.now, "\n".join(part for part in (who, why) if part))
    return call


def is_on() -> bool:
    """Whether the branch promises loaners."""
    return settings.number("loaner.promise_hours") is not None


def owed() -> tuple[Promise, ...]:
    """The calls whose customer should have a loaner by now or soon, the longest overdue first.

    Empty where nothing is promised, and for who does not lend.
    """
    if not is_on() or not permissions.allowed(sessions.current().role, "loaner.lend"):
        return ()
    after, within = _hours()
    marks = ", ".join("?" * len(IN_REPAIR))
    rows = personal.query(
        f"SELECT c.id, c.number, c.customer_name, {_BEGAN} FROM service_call c "
        f"WHERE c.is_open AND c.state IN ({marks}) AND {_BEGAN} <= ? "
        "AND NOT EXISTS (SELECT 1 FROM loan l WHERE l.call_id = c.id AND l.state <> 'void') "
        "AND NOT EXISTS (SELECT 1 FROM loaner_decline d WHERE d.call_id = c.id) "
        f"ORDER BY 4, c.id LIMIT {_MOST}",
        (*IN_REPAIR, MomentField().db_value(clock.now() - min(after, within))),
    )
    return tuple(_promise(row[0], row[1], row[2], parse_moment(row[3]), within) for row in rows)


def of_call(call_id: int) -> Promise | None:
    """The promise for a call; None where nothing is promised, nobody was there yet, or it is over."""
    call = get(ServiceCall, call_id)
    since = _since(call) if is_on() and call.is_open else None
    if since is None:
        return None
    after, within = _hours()
    said = LoanerDecline.get_or_none(LoanerDecline.call == call_id)
    loan = personal.query(
        "SELECT number FROM loan WHERE call_id = ? AND state <> 'void' ORDER BY id LIMIT 1", (call_id,)
    )
    base = _promise(call.id, call.number, call.customer_name, since, within)
    state, words = base.state, ""
    if loan:
        state, words = "kept", str(loan[0][0])
    elif said is not None:
        state, words = "declined", " · ".join(part for part in (said.said_by, said.reason) if part)
    elif call.state not in IN_REPAIR:
        return None
    elif clock.now() < since + min(after, within):
        state = "waiting"
    return Promise(base.call_id, base.call_number, base.customer_name, base.since, base.due_at, state, words)


def _since(call: ServiceCall) -> datetime | None:
    """When the repair began, as `owed` asks for it; None while it did not."""
    if call.arrived_at is not None:
        return call.arrived_at
    taken = (ReturnedPart.call == call.id) & (ReturnedPart.state != "void")
    first = ReturnedPart.select().where(taken).order_by(ReturnedPart.received_at, ReturnedPart.id).first()
    return first.received_at if first is not None else None


def _promise(call_id: int, number: str, customer: str, since: datetime | None, within: timedelta) -> Promise:
    begun = since or clock.now()
    due = begun + within
    return Promise(call_id, number, customer, begun, due, "late" if due < clock.now() else "owed")


def _hours() -> tuple[timedelta, timedelta]:
    """After how long a repair drags on, and within what time a loaner is there."""
    after = settings.number("loaner.promise_after_hours") or 0
    return timedelta(hours=after), timedelta(hours=settings.number("loaner.promise_hours") or 0)
