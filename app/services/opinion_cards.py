"""Opinion cards (F34, R077): one with every call, four items in four grades, entered when it comes back."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

import peewee as pw

from app.core import clock
from app.core.errors import UserError
from app.core.i18n import translate
from app.domain import opinion as words
from app.domain import validation
from app.domain.visit_rules import Somebody, is_own_score
from app.domain.workflows import opinion_card as workflow
from app.models.complaint import Complaint
from app.models.opinion import OpinionCard
from app.models.service_call import ServiceCall
from app.services import opinions, settings
from app.services._use_case import UnitOfWork, get, require, tuples, use_case
from app.services._visible import refuse_others

MOST = 500
"""So many cards at once are enough for a day."""
_DONE = ("completed", "struck_off", "followed_up", "closed")


@dataclass(frozen=True)
class CallWithoutCard:
    """A call that is finished and has no card."""

    call_id: int
    number: str
    customer_name: str
    technician_name: str
    finished_at: datetime


def to_issue() -> tuple[CallWithoutCard, ...]:
    """Calls finished by a technician within the last `opinion_card.days` days without a card, the latest first."""
    require("opinion_card.issue")
    since = clock.local_midnight(clock.today() - timedelta(days=settings.integer("opinion_card.days")))
    rows = (
        ServiceCall.select(
            ServiceCall.id, ServiceCall.number, ServiceCall.customer_name, ServiceCall.technician_name,
            ServiceCall.finished_at,
        )
        .where(
            (ServiceCall.finished_at >= since)
            & ServiceCall.state.in_(_DONE)
            & ServiceCall.technician.is_null(False)
            & ~pw.fn.EXISTS(OpinionCard.select(pw.SQL("1")).where(OpinionCard.call == ServiceCall.id))
        )
        .order_by(ServiceCall.finished_at.desc(), ServiceCall.id.desc())
        .limit(MOST)
    )  # fmt: skip
    return tuple(CallWithoutCard(*row) for row in tuples(rows))


@use_case("opinion_card.issue")
def issue(unit: UnitOfWork, *, call_ids: Sequence[int]) -> OpinionCard | None:
    """Issue the card of each of these calls; one that has its card already keeps it (a void one is issued again).

    Raises UserError for a call to which nobody was sent.
    """
    cards = [_issued(unit, get(ServiceCall, call_id)) for call_id in call_ids[:MOST]]
    return cards[0] if cards else None


def _issued(unit: UnitOfWork, call: ServiceCall) -> OpinionCard:
    if call.technician_id is None:
        text = translate("opinion_card", "Nobody was sent to call {number}: there is no one to rate.")
        raise UserError(text.format(number=call.number), "call_id")
    if call.state == "cancelled":
        raise UserError(translate("opinion_card", "Call {number} was cancelled.").format(number=call.number), "call_id")
    who = {"technician": call.technician_id, "technician_name": call.technician_name}
    at = {"issued_at": unit.now, "issued_by": unit.session.full_name}
    row = OpinionCard.get_or_none(OpinionCard.call == call.id)
    if row is None:
        return unit.insert(
            OpinionCard, number=call.number, call=call.id, customer=call.customer_id,
            customer_name=call.customer_name, entered_by=unit.session.name, **who, **at,
        )  # fmt: skip
    if row.state == workflow.State.VOID:
        state = workflow.after(row.state, "issue_again")
        return unit.update(row, state=str(state), void_reason="", **who, **at)
    return row


@use_case("opinion_card.record")
def record(
    unit: UnitOfWork,
    card_id: int,
    *,
    seen_version: int,
    returned_on: date | None,
    attitude: int | None = None,
    skill: int | None = None,
    arrival: int | None = None,
    promises: int | None = None,
    kind: str = "",
    content: str = "",
) -> OpinionCard:
    """Enter a card that came back, or correct what was entered; never by the technician it rates.

    A suggestion is registered as an opinion at once; low grades or a complaint are to be followed up. Raises UserError
    naming the field.
    """
    row = get(OpinionCard, card_id)
    grades: dict[str, Any] = {"attitude": attitude, "skill": skill, "arrival": arrival, "promises": promises}
    written = validation.clean_text(content, field="content")
    facts = {
        "grades": grades, "kind": kind, "content": written, "day": returned_on,
        "not_before": clock.local(row.issued_at).date(), "today": clock.local(unit.now).date(),
        "is_own": is_own(row, unit.session.staff_id, unit.session.full_name),
    }  # fmt: skip
    event = "correct" if row.state == workflow.State.RETURNED else "record"
    state = workflow.after(row.state, event, facts)
    low = words.is_low(grades.values())
    follow_up = row.follow_up if row.follow_up in ("complaint", "spoken") else ""
    unit.update(
        row,
        seen_version,
        state=str(state),
        returned_on=returned_on,
        **grades,
        total=words.mean(grades.values()),
        is_low=low,
        kind=kind,
        content=written,
        follow_up=follow_up or ("due" if low or kind == "complaint" else ""),
        entered_by=unit.session.name,
    )
    if kind == "suggestion" and row.opinion_id is None and returned_on is not None:
        return unit.update(row, opinion_id=_opinion(unit, row, returned_on).id)
    return row


@use_case("opinion_card.record")
def spoken(unit: UnitOfWork, card_id: int, *, seen_version: int, note: str) -> OpinionCard:
    """Somebody spoke with the customer about low grades: what they said; never the technician whom they are about."""
    row = get(OpinionCard, card_id)
    if is_own(row, unit.session.staff_id, unit.session.full_name):
        text = translate("opinion_card", "This card is about your own work: a colleague speaks with the customer.")
        raise UserError(text, "note")
    written = validation.clean_text(note, field="note")
    workflow.after(row.state, "speak", {"follow_up": row.follow_up, "note": written})
    return unit.update(row, seen_version, follow_up="spoken", follow_up_note=written)


def complained(unit: UnitOfWork, card_id: int, case: Complaint) -> OpinionCard:
    """The complaint that is being registered goes on with it."""
    row = get(OpinionCard, card_id)
    refuse_others("opinion_card.view", row.technician_id)
    workflow.after(row.state, "complain", {"follow_up": row.follow_up})
    if case.customer_id != row.customer_id:
        raise UserError(translate("opinion_card", "This complaint is of another customer."))
    return unit.update(row, follow_up="complaint", complaint_id=case.id)


@use_case("opinion_card.void")
def void(unit: UnitOfWork, card_id: int, *, seen_version: int, reason: str) -> OpinionCard:
    """It was spoilt or is not sent: the row stays."""
    row = get(OpinionCard, card_id)
    why = validation.clean_text(reason, field="reason")
    state = workflow.after(row.state, "void", {"reason": why})
    return unit.update(row, seen_version, why, state=str(state), void_reason=why)


def of_calls(call_ids: Iterable[int]) -> tuple[str, ...]:
    """The numbers of the cards of these calls that are not void, in their order."""
    require("opinion_card.view")
    ids = list(call_ids)
    query = OpinionCard.select(OpinionCard.call, OpinionCard.number)
    found = dict(tuples(query.where(OpinionCard.call.in_(ids) & (OpinionCard.state != "void"))))
    return tuple(found[call_id] for call_id in ids if call_id in found)


def is_own(row: OpinionCard, staff_id: int, full_name: str) -> bool:
    """Whether the person is the technician whom the card rates, by the staff list or by name."""
    judged = Somebody(row.technician_id or 0, row.technician_name)
    return is_own_score(judged, (Somebody(staff_id, full_name),))


def _opinion(unit: UnitOfWork, row: OpinionCard, returned_on: date) -> Any:
    """The suggestion on the card in the list of opinions."""
    noon = clock.local_midnight(returned_on) + timedelta(hours=time(12).hour)
    said = {
        "content": row.content, "kind": "suggestion", "category": "other", "channel": "opinion_card",
        "contact_name": "", "phone": "", "page": "", "wants_reply": False,
    }  # fmt: skip
    return opinions.add(unit, row.customer, row.call, min(noon, unit.now), row.customer_name, said)
