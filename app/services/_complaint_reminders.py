"""What reminds of complaints, and of what follows from them (R016, R107, 3.13)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from app.core import clock
from app.core.i18n import translate
from app.domain import permissions
from app.models import personal
from app.models.base import MomentField, parse_moment
from app.services import session as sessions
from app.services._reminder import MOST, Reminder, end_of, past_their_day, reminder


def waiting(who: sessions.Session) -> Iterator[Reminder]:
    """Everything of these that reminds somebody."""
    yield from _complaints(who)
    yield from _corrections(who)


def _complaints(who: sessions.Session) -> Iterator[Reminder]:
    """Complaints without a first reply in time, in a late stage, settled too late, promised for today or before."""
    granted = permissions.scope(who.role, "complaint.view")
    if granted is permissions.Scope.NONE:
        return
    own, whose = (" AND registered_by_id = ?", (who.user_id,)) if granted is permissions.Scope.OWN else ("", ())
    now = MomentField().db_value(clock.now())
    kinds = (
        ("reply_due_at", "replied_at IS NULL", translate("reminders", "{customer}: complaint without a first reply")),
        ("stage_due_at", "stage <> ''", translate("reminders", "{customer}: complaint late at {unit}")),
        ("close_due_at", "settled_at IS NULL", translate("reminders", "{customer}: complaint not settled in time")),
        (
            "opinion_due_at",
            "opinion_given_at IS NULL",
            translate("reminders", "{customer}: no overall opinion after the talks"),
        ),
    )
    for column, waiting, text in kinds:
        rows = personal.query(
            f"SELECT id, number, customer_name, stage_unit, {column} FROM complaint "
            f"WHERE is_open AND {waiting} AND {column} < ?{own} ORDER BY {column} LIMIT {MOST}",
            (now, *whose),
        )
        for row_id, number, customer, unit, due in rows:
            words = text.format(customer=customer, unit=unit)
            yield reminder("complaint", "late", words, number, "complaint", row_id, parse_moment(due))
    yield from _promises(own, whose)
    if permissions.allowed(who.role, "complaint.propose"):
        yield from _unsold()


def _promises(own: str, whose: tuple[Any, ...]) -> Iterator[Reminder]:
    today = clock.today().isoformat()
    rows = personal.query(
        "SELECT id, number, customer_name, promised_on FROM complaint "
        f"WHERE is_open AND settled_at IS NULL AND promised_on <= ?{own} ORDER BY promised_on LIMIT {MOST}",
        (today, *whose),
    )
    text = translate("reminders", "{customer}: complaint promised for {day}")
    for row_id, number, customer, day in rows:
        tone = "late" if day < today else "due"
        words = text.format(customer=customer, day=day)
        yield reminder("complaint", tone, words, number, "complaint", row_id, end_of(day))


def _unsold() -> Iterator[Reminder]:
    """Returned goods whose time to be resold is over: their loss is to be counted (3.13)."""
    rows = personal.query(
        "SELECT complaint.id, complaint.number, complaint.customer_name, complaint_loss.goods, "
        "complaint_loss.waits_until FROM complaint_loss JOIN complaint ON complaint.id = complaint_loss.complaint_id "
        "WHERE complaint_loss.resale = 'waiting' AND complaint_loss.is_active AND complaint_loss.waits_until < ? "
        f"AND complaint.state NOT IN ('refused', 'void') ORDER BY complaint_loss.waits_until LIMIT {MOST}",
        (clock.today().isoformat(),),
    )
    text = translate("reminders", "{customer}: count the loss of returned goods, {goods}")
    for row_id, number, customer, goods, day in rows:
        words = text.format(customer=customer, goods=goods or "–")
        yield reminder("complaint", "late", words, number, "complaint", row_id, end_of(day))


def _corrections(who: sessions.Session) -> Iterator[Reminder]:
    """Corrective actions that are not done by their day (R107)."""
    text = translate("reminders", "{unit}: corrective action overdue, {customer}")
    names = {"unit": "unit", "customer": "customer_name"}
    return past_their_day(
        who, "corrective_action", "corrective_action", text, names, waiting="state = 'open'",
        see="corrective_action.view",
    )  # fmt: skip
