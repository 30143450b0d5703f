"""Opinions and opinion cards as their records, lists and timelines show them (F31, F34)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from app.core.i18n import translate
from app.domain import permissions
from app.domain.workflows import opinion as workflow
from app.domain.workflows import opinion_card as cards
from app.models.complaint import Complaint
from app.models.opinion import Opinion, OpinionCard
from app.models.service_call import ReturnVisit, ServiceCall
from app.services import opinion_cards, opinions
from app.services import session as sessions
from app.services._timeline_lines import Entry
from app.services._use_case import get, require, tuples
from app.services._visible import refuse_others, visible

_LINES = 50


@dataclass(frozen=True)
class OpinionFile:
    """One opinion; ids are 0 where there is none.

    `actions` are the events of its workflow that the person signed in may fire now; `visit_id` is the return visit
    planned with its answer.
    """

    id: int
    row_version: int
    number: str
    received_at: datetime
    received_by: str
    channel: str
    kind: str
    category: str
    customer_id: int
    customer_name: str
    contact_name: str
    phone: str
    call_id: int
    call_number: str
    content: str
    page: str
    state: str
    wants_reply: bool
    forward_due_at: datetime | None
    forwarded_at: datetime | None
    forwarded_to: str
    forwarded_by: str
    answer_due_at: datetime | None
    answered_at: datetime | None
    answered_by: str
    answer: str
    told_at: datetime | None
    told_by: str
    told_how: str
    complaint_id: int
    next_call_id: int
    void_reason: str
    complaint_number: str
    next_call_number: str
    visit_id: int
    visit_number: str
    actions: frozenset[str]


@dataclass(frozen=True)
class CardFile:
    """One opinion card; `grades` by item, None where nothing was ticked.

    `is_own`: the person signed in is the technician it rates, and may not enter it.
    """

    id: int
    row_version: int
    number: str
    call_id: int
    customer_id: int
    customer_name: str
    technician_name: str
    product_name: str
    model: str
    finished_at: datetime | None
    issued_at: datetime
    issued_by: str
    returned_on: date | None
    grades: dict[str, int | None]
    total: int | None
    is_low: bool
    kind: str
    content: str
    state: str
    follow_up: str
    follow_up_note: str
    opinion_id: int
    opinion_number: str
    complaint_id: int
    complaint_number: str
    void_reason: str
    is_own: bool
    actions: frozenset[str]


@dataclass(frozen=True)
class OpinionLine:
    """One opinion in a line."""

    id: int
    number: str
    received_at: datetime
    kind: str
    content: str
    state: str


def file(opinion_id: int) -> OpinionFile:
    """Everything about an opinion. Raises NotPermitted, or UserError when it is not there."""
    require("opinion.view")
    row = get(Opinion, opinion_id)
    who = sessions.current()
    opinions.refuse_others(row, who.role, who.user_id)
    same: dict[str, Any] = {
        name: getattr(row, name) for name in OpinionFile.__dataclass_fields__ if name in row._meta.combined
    }
    for name in ("customer_id", "call_id", "complaint_id", "next_call_id"):
        same[name] = same[name] or 0
    visit = _visit_of(row.id)
    return OpinionFile(
        **same,
        complaint_number=_number(Complaint, row.complaint_id),
        next_call_number=_number(ServiceCall, row.next_call_id),
        visit_id=visit[0],
        visit_number=visit[1],
        actions=_actions(row, who.role),
    )


def card(card_id: int) -> CardFile:
    """Everything about an opinion card. Raises NotPermitted, or UserError when it is not there."""
    row = get(OpinionCard, card_id)
    refuse_others("opinion_card.view", row.technician_id)
    who = sessions.current()
    derived = ("opinion_number", "complaint_number", "is_own", "grades", "actions")
    same: dict[str, Any] = {
        name: getattr(row, name)
        for name in CardFile.__dataclass_fields__
        if name in row._meta.combined and name not in derived
    }
    for name in ("opinion_id", "complaint_id"):
        same[name] = same[name] or 0
    call = row.call
    own = opinion_cards.is_own(row, who.staff_id, who.full_name)
    events = {step.event for step in cards.permitted(row.state, who.role)}
    events -= {"record", "correct"} if own else set()
    events -= {"speak", "complain"} if row.follow_up != "due" else set()
    return CardFile(
        **same,
        product_name=call.product_name,
        model=call.model,
        finished_at=call.finished_at,
        grades={"attitude": row.attitude, "skill": row.skill, "arrival": row.arrival, "promises": row.promises},
        opinion_number=_number(Opinion, row.opinion_id),
        complaint_number=_number(Complaint, row.complaint_id),
        is_own=own,
        actions=frozenset(events),
    )


def find_by_number(number: str) -> int:
    """The id of the opinion with this number; 0 when there is none."""
    row = Opinion.get_or_none(Opinion.number == number)
    return row.id if row else 0


def numbers(opinion_ids: Sequence[int]) -> tuple[str, ...]:
    """The numbers of these opinions, oldest first; void ones are left out."""
    wanted = Opinion.id.in_(list(opinion_ids)) & (Opinion.state != "void")
    rows = _theirs(wanted, Opinion.number).order_by(Opinion.received_at, Opinion.id)
    return tuple(number for (number,) in tuples(rows))


def card_numbers(card_ids: Sequence[int]) -> tuple[str, ...]:
    """The numbers of these cards, in the order of the calls; void ones are left out."""
    wanted = OpinionCard.id.in_(list(card_ids)) & (OpinionCard.state != "void")
    rows = visible(OpinionCard.select(OpinionCard.number).where(wanted), OpinionCard.technician, "opinion_card.view")
    return tuple(number for (number,) in tuples(rows.order_by(OpinionCard.number)))


def card_of_call(call_id: int) -> tuple[int, str]:
    """The id and state of a call's card; (0, "") where there is none or the role may not see it."""
    if not permissions.allowed(sessions.current().role, "opinion_card.view"):
        return 0, ""
    found = tuples(OpinionCard.select(OpinionCard.id, OpinionCard.state).where(OpinionCard.call == call_id))
    return found[0] if found else (0, "")  # pyright: ignore[reportReturnType]


def of_customer(customer_id: int) -> tuple[OpinionLine, ...]:
    """The opinions of a customer that the role may see, the latest first."""
    return _lines(Opinion.customer == customer_id)


def of_call(call_id: int) -> tuple[OpinionLine, ...]:
    """The opinions about a call that the role may see, the latest first."""
    return _lines(Opinion.call == call_id)


def events(which: Any) -> Any:
    """A query of the opinions that meet a condition, of those the role may see: when they came, and their id."""
    return _theirs(which, Opinion.received_at, Opinion.id)


def entries(ids: Sequence[int]) -> list[Entry]:
    """These opinions as lines of a timeline, oldest first."""
    rows = Opinion.select().where(Opinion.id.in_(list(ids))).order_by(Opinion.received_at, Opinion.id)
    return [_entry(row) for row in rows]


def _entry(row: Opinion) -> Entry:
    title = translate("timeline", "Opinion: {state}").format(state=workflow.state_label(row.state))
    said = " → ".join(part for part in (row.content, row.answer) if part)
    tone = "due" if row.state in workflow.OPEN else "done"
    return Entry(
        row.received_at, row.created_at, "note", title, said, row.entered_by, row.number, "opinion", row.id, tone
    )


def _actions(row: Opinion, role: str) -> frozenset[str]:
    found = {step.event for step in workflow.permitted(row.state, role)}
    found -= {"complain"} if row.complaint_id else set()
    found -= {"call"} if row.next_call_id else set()
    found -= {"tell"} if row.told_at else set()
    return frozenset(found)


def _visit_of(opinion_id: int) -> tuple[int, str]:
    wanted = (ReturnVisit.source == "opinion") & (ReturnVisit.source_id == opinion_id)
    found = tuples(ReturnVisit.select(ReturnVisit.id, ReturnVisit.number).where(wanted).limit(1))
    return found[0] if found else (0, "")  # pyright: ignore[reportReturnType]


def _number(table: Any, row_id: int | None) -> str:
    row = table.get_or_none(table.id == row_id) if row_id else None
    return row.number if row else ""


def _lines(which: Any) -> tuple[OpinionLine, ...]:
    columns = (Opinion.id, Opinion.number, Opinion.received_at, Opinion.kind, Opinion.content, Opinion.state)
    latest = _theirs(which, *columns).order_by(Opinion.received_at.desc(), Opinion.id.desc()).limit(_LINES)
    return tuple(OpinionLine(*row) for row in tuples(latest))


def _theirs(which: Any, *columns: Any) -> Any:
    """A query of the opinions that the role may see: all, or those they registered."""
    who = sessions.current()
    found = Opinion.select(*columns).where(which)
    if permissions.scope(who.role, "opinion.view") is permissions.Scope.OWN:
        found = found.where(Opinion.received_by_id == who.user_id)
    return found if permissions.allowed(who.role, "opinion.view") else found.where(Opinion.id < 0)
