"""What a customer still waits for, to know before ringing: at most MOST of each kind."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from app.core import clock
from app.core.i18n import translate
from app.domain import permissions
from app.domain.workflows import complaint as cases
from app.models import personal
from app.models.base import MomentField, parse_moment
from app.models.service_call import ServiceCall
from app.services import _wording as wording
from app.services import loaner_promises
from app.services import session as sessions

MOST = 5


@dataclass(frozen=True)
class OpenPromise:
    """Something the customer still waits for; `kind` and `row_id` name its record.

    `what` is call | case | answer | with_us | with_them | loaner; `at` the day or time it is promised for, in digits.
    """

    kind: str
    row_id: int
    number: str
    what: str
    subject: str = ""
    state: str = ""
    at: str = ""
    is_late: bool = False

    @property
    def words(self) -> str:
        """How it stands, in the language of the program."""
        if self.what == "call":
            state = wording.value("service_call", "state", self.state)
            return f"{state} {self.at} · {self.subject}" if self.at else f"{state} · {self.subject}"
        if self.what == "case":
            promised = self.at and translate("visit_sheet", "promised for {day}").format(day=self.at)
            return " · ".join(part for part in (cases.state_label(self.state), promised) if part)
        if self.what == "answer":
            return translate("visit_sheet", "an answer is promised · {content}").format(content=self.subject)
        if self.what == "with_us":
            text = translate("visit_sheet", "{item} is with us, back by {day}")
            return text.format(item=self.subject, day=self.at or "–")
        if self.what == "with_them":
            text = translate("visit_sheet", "loaner {unit} is with them until {day}")
            return text.format(unit=self.subject, day=self.at)
        return translate("visit_sheet", "a loaner is promised by {time}").format(time=self.at)


def of_customer(customer_id: int) -> Iterator[OpenPromise]:
    """What the customer still waits for, of the kinds that the person signed in may see."""
    yield from _open_calls(customer_id)
    if permissions.allowed(sessions.current().role, "complaint.view"):
        yield from _open_cases(customer_id)
    yield from _open_opinions(customer_id)
    yield from _things(customer_id)
    calls = {row.id for row in ServiceCall.select(ServiceCall.id).where(
        (ServiceCall.customer == customer_id) & ServiceCall.is_open)}  # fmt: skip
    for promise in loaner_promises.owed() if calls else ():
        if promise.call_id in calls:
            yield OpenPromise(
                "service_call", promise.call_id, promise.call_number, "loaner", at=_time(promise.due_at),
                is_late=promise.state == "late",
            )  # fmt: skip


def _open_calls(customer_id: int) -> Iterator[OpenPromise]:
    rows = personal.query(
        "SELECT id, number, state, fault_text, promised_reply_at, appointed_at FROM service_call "
        "WHERE customer_id = ? AND is_open AND state IN ('logged', 'awaiting_reply', 'scheduled', 'dispatched', "
        f"'on_site', 'taken_back', 'repaired') ORDER BY received_at LIMIT {MOST}",
        (customer_id,),
    )
    for row_id, number, state, fault, reply, appointed in rows:
        at = parse_moment(reply if state == "awaiting_reply" else appointed) if (reply or appointed) else None
        if state not in ("awaiting_reply", "scheduled", "dispatched"):
            at = None
        late = at is not None and at < clock.now()
        yield OpenPromise(
            "service_call",
            row_id,
            number,
            "call",
            fault,
            state,
            _time(at) if at else "",
            late,
        )


def _open_cases(customer_id: int) -> Iterator[OpenPromise]:
    rows = personal.query(
        "SELECT id, number, state, promised_on, close_due_at FROM complaint WHERE customer_id = ? AND is_open "
        f"AND settled_at IS NULL ORDER BY received_at LIMIT {MOST}",
        (customer_id,),
    )
    for row_id, number, state, promised, due in rows:
        late = bool(due) and (parse_moment(due) or clock.now()) < clock.now()
        yield OpenPromise("complaint", row_id, number, "case", state=state, at=promised or "", is_late=late)


def _open_opinions(customer_id: int) -> Iterator[OpenPromise]:
    rows = personal.query(
        "SELECT id, number, content, answer_due_at FROM opinion WHERE customer_id = ? AND wants_reply = ? "
        f"AND told_at IS NULL AND state <> 'void' ORDER BY received_at LIMIT {MOST}",
        (customer_id, True),
    )
    now = MomentField().db_value(clock.now())
    for row_id, number, content, due in rows:
        yield OpenPromise("opinion", row_id, number, "answer", content, is_late=bool(due) and due < now)


def _things(customer_id: int) -> Iterator[OpenPromise]:
    """Devices of theirs with us, and ours with them."""
    today = clock.today().isoformat()
    rows = personal.query(
        "SELECT p.id, p.number, p.item, p.expected_return_on FROM returned_part p "
        "JOIN service_call c ON c.id = p.call_id "
        f"WHERE c.customer_id = ? AND p.is_open ORDER BY p.id LIMIT {MOST}",
        (customer_id,),
    )
    for row_id, number, item, day in rows:
        late = bool(day) and day < today
        yield OpenPromise("returned_part", row_id, number, "with_us", item, at=day or "", is_late=late)
    loans = personal.query(
        "SELECT id, number, unit_name, due_on FROM loan WHERE customer_id = ? AND state = 'lent' "
        f"ORDER BY due_on LIMIT {MOST}",
        (customer_id,),
    )
    for row_id, number, unit, day in loans:
        yield OpenPromise("loan", row_id, number, "with_them", unit, at=day, is_late=day < today)


def _time(moment: datetime) -> str:
    return clock.local(moment).strftime("%m-%d %H:%M")
