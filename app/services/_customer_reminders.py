"""What reminds of things due with customers: visits, contracts, inspections, care, their voice (R016)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from app.core import clock
from app.core.i18n import shown, translate
from app.domain import care, permissions
from app.models import personal
from app.models.base import MomentField, parse_moment
from app.services import session as sessions
from app.services import settings, survey_reminders
from app.services._reminder import MOST, Reminder, end_of, past_their_day, reminder


def waiting(who: sessions.Session) -> Iterator[Reminder]:
    """Everything of these that reminds somebody."""
    yield from _voice(who)
    if permissions.scope(who.role, "visit.view") is permissions.Scope.ALL:
        yield from _visits()
    if permissions.allowed(who.role, "contract.renew"):
        yield from _renewal_steps()
        yield from _contracts()
    yield from _inspections(who)
    if permissions.allowed(who.role, "care.record"):
        yield from _care()
    if permissions.allowed(who.role, "survey.plan"):
        yield from _surveys()


def _visits() -> Iterator[Reminder]:
    today = clock.today()
    whose = "" if permissions.allowed(sessions.current().role, "complaint.visit") else "AND complaint_id IS NULL "
    rows = personal.query(
        "SELECT id, number, customer_name, due_on, call_back_at FROM return_visit "
        "WHERE state = 'due' AND (call_back_at < ? OR (call_back_at IS NULL AND due_on <= ?)) "
        f"{whose}ORDER BY due_on LIMIT {MOST}", (MomentField().db_value(end_of(today.isoformat())), today.isoformat()),
    )  # fmt: skip
    text = translate("reminders", "{customer}: return visit due")
    promised = translate("reminders", "{customer} is to be called back")
    for row_id, number, customer, due, back in rows:
        at = parse_moment(back) or end_of(due)
        tone = "late" if at < clock.now() else "due"
        words = (promised if back else text).format(customer=customer)
        yield reminder("visit", tone, words, number, "return_visit", row_id, at)


def _renewal_steps() -> Iterator[Reminder]:
    rows = personal.query(
        "SELECT id, number, customer_name, next_step, next_step_on FROM contract "
        f"WHERE next_step_on <= ? ORDER BY next_step_on LIMIT {MOST}",
        (clock.today().isoformat(),),
    )
    text = translate("reminders", "{customer}: {step}")
    for row_id, number, customer, step, day in rows:
        tone = "late" if day < clock.today().isoformat() else "due"
        words = text.format(customer=customer, step=step)
        yield reminder("contract", tone, words, number, "contract", row_id, end_of(day))


def _contracts() -> Iterator[Reminder]:
    today = clock.today()
    last = today + timedelta(days=settings.integer("contract.expiry_notice_days"))
    rows = personal.query(
        "SELECT id, number, customer_name, ends_on FROM contract "
        f"WHERE state = 'active' AND ends_on >= ? AND ends_on <= ? ORDER BY ends_on LIMIT {MOST}",
        (today.isoformat(), last.isoformat()),
    )
    text = translate("reminders", "{customer}: contract ends on {day}")
    for row_id, number, customer, ends in rows:
        words = text.format(customer=customer, day=ends)
        yield reminder("contract", "due", words, number, "contract", row_id, end_of(ends))


def _inspections(who: sessions.Session) -> Iterator[Reminder]:
    text = translate("reminders", "{customer}: inspection was due")
    names = {"customer": "customer_name"}
    return past_their_day(
        who, "inspection", "inspection", text, names, waiting="state = 'due'", see="inspection.plan"
    )  # fmt: skip


def _care() -> Iterator[Reminder]:
    """What was to be done for a customer until today (R082)."""
    today = clock.today().isoformat()
    rows = personal.query(
        "SELECT id, number, customer_name, subject, kind, planned_on FROM care_activity "
        f"WHERE state = 'planned' AND planned_on <= ? ORDER BY planned_on LIMIT {MOST}",
        (today,),
    )
    for row_id, number, customer, subject, kind, planned in rows:
        tone = "late" if planned < today else "due"
        words = f"{customer}: {subject or shown(care.KINDS[kind])}"
        yield reminder("care", tone, words, number, "care_activity", row_id, end_of(planned))


def _voice(who: sessions.Session) -> Iterator[Reminder]:
    """Opinions that were not passed on or answered in time (K1, K2), for who sees them all."""
    sees_all = permissions.scope(who.role, "opinion.view") is permissions.Scope.ALL
    clocks = (
        ("forward_due_at", "state = 'received'", translate("reminders", "{customer}: opinion not passed on")),
        ("answer_due_at", "is_unanswered", translate("reminders", "{customer}: opinion not answered")),
    )
    for column, waiting, text in clocks if sees_all else ():
        rows = personal.query(
            f"SELECT id, number, customer_name, {column} FROM opinion WHERE {waiting} AND {column} < ? "
            f"ORDER BY {column} LIMIT {MOST}", (MomentField().db_value(clock.now()),),
        )  # fmt: skip
        for row_id, number, customer, due in rows:
            words = text.format(customer=customer or "–")
            yield reminder("opinion", "late", words, number, "opinion", row_id, parse_moment(due))


def _surveys() -> Iterator[Reminder]:
    """Surveys past their end, their actions past their day, none reported by December (R076)."""
    for tone, text, number, row_id, day in survey_reminders.waiting():
        yield reminder("survey", tone, text, number, "survey", row_id, end_of(day))
