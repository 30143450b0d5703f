"""What is overdue or due when the program starts (R016): each item once, with the record it leads to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from app.core import clock
from app.core.i18n import shown, translate
from app.domain import care, permissions
from app.models import database
from app.models.base import DayField, MomentField, parse_moment
from app.services import session as sessions
from app.services import settings

MOST = 200
"""Of each sort of reminder the longest overdue are read; the ledgers have them all."""


@dataclass(frozen=True)
class Reminder:
    """One item. `meaning` is response, arrival, report, promise, hand_in, loan, old_part, stock_in_test, tool, charge,
    visit, care, inspection, contract, complaint, opinion, corrective_action, survey, board or report.

    `tone` is late or due; `kind` and `row_id` name the record (of a report its place in `report_dates.REPORTS`, 0 for a
    survey that is missing); `due_at` is the moment it was or is due (a day counts from its end).
    """

    meaning: str
    tone: str
    text: str
    number: str
    kind: str
    row_id: int
    due_at: datetime


def waiting() -> tuple[tuple[Reminder, ...], bool]:
    """Everything that reminds, the longest overdue first, and whether there may be more than was read."""
    every = sorted(_all(), key=lambda one: one.due_at)
    found: dict[tuple[str, int], Reminder] = {}
    for reminder in every:
        found.setdefault((reminder.kind, reminder.row_id), reminder)
    sorts = Counter((reminder.meaning, reminder.kind) for reminder in every)
    return tuple(found.values()), any(count >= MOST for count in sorts.values())


def _all() -> Iterator[Reminder]:
    who = sessions.current()
    yield from _calls(who)
    yield from _vouchers(who)
    yield from _loans(who)
    yield from _old_parts(who)
    yield from _deliveries(who)
    yield from _tools(who)
    yield from _charges(who)
    yield from _complaints(who)
    yield from _corrections(who)
    yield from _reports()
    yield from _voice(who)
    if permissions.scope(who.role, "visit.view") is permissions.Scope.ALL:
        yield from _visits()
    if permissions.allowed(who.role, "contract.renew"):
        yield from _renewal_steps()
        yield from _contracts()
    yield from _inspections(who)
    yield from _own_items()
    if permissions.allowed(who.role, "care.record"):
        yield from _care()
    if permissions.allowed(who.role, "survey.plan"):
        yield from _surveys()


def _own(who: sessions.Session, action: str, column: str = "technician_id") -> tuple[str, tuple[Any, ...]] | None:
    """A condition for rows of one's own; None when nothing may be seen."""
    granted = permissions.scope(who.role, action)
    if granted is permissions.Scope.NONE:
        return None
    return (f" AND {column} = ?", (who.staff_id,)) if granted is permissions.Scope.OWN else ("", ())


def _calls(who: sessions.Session) -> Iterator[Reminder]:
    own = _own(who, "service_call.view")
    if own is None:
        return
    now = MomentField().db_value(clock.now())
    kinds = (
        ("response", "response_due_at", "responded_at IS NULL AND NOT is_paused",
         translate("reminders", "{customer}: no response in time")),
        ("arrival", "arrival_due_at", "arrived_at IS NULL AND NOT is_paused",
         translate("reminders", "{customer}: nobody there in time")),
        ("report", "report_due_at", "reported_at IS NULL AND NOT is_paused",
         translate("reminders", "{customer}: not done in time, report it to the supervisor")),
        ("promise", "promised_reply_at", "state = 'awaiting_reply'",
         translate("reminders", "{customer}: promised reply is overdue")),
    )  # fmt: skip
    for meaning, column, condition, text in kinds:
        rows = database.query(
            f"SELECT id, number, customer_name, {column} FROM service_call "
            f"WHERE is_open AND {condition} AND {column} < ?{own[0]} ORDER BY {column} LIMIT {MOST}",
            (now, *own[1]),
        )
        for row_id, number, customer, due in rows:
            yield _reminder(
                meaning, "late", text.format(customer=customer), number, "service_call", row_id, parse_moment(due)
            )


def _past_their_day(
    who: sessions.Session,
    meaning: str,
    kind: str,
    text: str,
    names: Mapping[str, str],
    *,
    waiting: str,
    see: str,
    own: str = "technician_id",
    day: str = "due_on",
) -> Iterator[Reminder]:
    """Rows of a table that still wait although their day is over; one's own where the action `see` says so.

    `names` are the columns that word the text, by its placeholders.
    """
    mine = _own(who, see, own)
    if mine is None:
        return
    rows = database.query(
        f"SELECT id, number, {day}, {', '.join(names.values())} FROM {kind} "
        f"WHERE {waiting} AND {day} < ?{mine[0]} ORDER BY {day} LIMIT {MOST}",
        (clock.today().isoformat(), *mine[1]),
    )
    for row_id, number, due, *said in rows:
        words = text.format(**dict(zip(names, said, strict=True)))
        yield _reminder(meaning, "late", words, number, kind, row_id, _end_of(due))


def _vouchers(who: sessions.Session) -> Iterator[Reminder]:
    text = translate("reminders", "{customer}: voucher not handed in by {technician}")
    names = {"customer": "customer_name", "technician": "technician_name"}
    return _past_their_day(
        who, "hand_in", "service_voucher", text, names,
        waiting="state = 'out'", see="service_voucher.view", day="hand_in_due_on",
    )  # fmt: skip


def _loans(who: sessions.Session) -> Iterator[Reminder]:
    """Units that should be back, and calls that were promised one in vain (R053, A2)."""
    from app.services import loaner_promises

    if _own(who, "loaner.view") is None:
        return
    text = translate("reminders", "{customer}: loaner not back, {unit}")
    names = {"customer": "customer_name", "unit": "unit_name"}
    yield from _past_their_day(who, "loan", "loan", text, names, waiting="state = 'lent'", see="loaner.view")
    promised = translate("reminders", "{customer}: a loaner was promised")
    for one in loaner_promises.owed():
        tone = "late" if one.state == "late" else "due"
        words = promised.format(customer=one.customer_name)
        yield _reminder("loan", tone, words, one.call_number, "service_call", one.call_id, one.due_at)


def _old_parts(who: sessions.Session) -> Iterator[Reminder]:
    """Old parts that should have been handed in."""
    text = translate("reminders", "{technician}: old part not handed in, {part}")
    names = {"technician": "technician_name", "part": "part_name"}
    return _past_their_day(who, "old_part", "old_part", text, names, waiting="state = 'owed'", see="old_part.view")


def _deliveries(who: sessions.Session) -> Iterator[Reminder]:
    """Goods that should have been tested (R145); a technician's are those they test."""
    text = translate("reminders", "{supplier}: delivery not tested, {product}")
    names = {"supplier": "supplier_name", "product": "product"}
    return _past_their_day(
        who, "stock_in_test", "stock_in_test", text, names,
        waiting="state IN ('delivered', 'testing')", see="stock_in_test.record", own="tester_id",
    )  # fmt: skip


def _tools(who: sessions.Session) -> Iterator[Reminder]:
    """Tools that should be back in their store (R148); a technician's are those they have."""
    text = translate("reminders", "{borrower}: tool not back, {tool}")
    names = {"borrower": "borrower_name", "tool": "tool_name"}
    return _past_their_day(
        who, "tool", "tool_loan", text, names, waiting="state = 'lent'", see="tool.record", own="borrower_id"
    )


def _charges(who: sessions.Session) -> Iterator[Reminder]:
    """Cash that is not at finance in time, money that is not paid by its day (R059)."""
    own = _own(who, "charge.view")
    if own is None:
        return
    rows = database.query(
        "SELECT id, number, customer_name, collected_by, state, due_on FROM charge "
        f"WHERE is_open AND due_on < ?{own[0]} ORDER BY due_on LIMIT {MOST}",
        (clock.today().isoformat(), *own[1]),
    )
    cash = translate("reminders", "{person}: cash of {customer} is not at finance")
    others = {
        "open": translate("reminders", "{customer}: charge neither collected nor invoiced"),
        "handed_in": translate("reminders", "{customer}: paid, no invoice yet"),
    }
    rest = translate("reminders", "{customer}: invoice not settled")
    for row_id, number, customer, person, state, due in rows:
        words = cash if state == "collected" else others.get(state, rest)
        said = words.format(customer=customer, person=person)
        yield _reminder("charge", "late", said, number, "charge", row_id, _end_of(due))


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
        rows = database.query(
            f"SELECT id, number, customer_name, stage_unit, {column} FROM complaint "
            f"WHERE is_open AND {waiting} AND {column} < ?{own} ORDER BY {column} LIMIT {MOST}",
            (now, *whose),
        )
        for row_id, number, customer, unit, due in rows:
            words = text.format(customer=customer, unit=unit)
            yield _reminder("complaint", "late", words, number, "complaint", row_id, parse_moment(due))
    yield from _promises(own, whose)
    if permissions.allowed(who.role, "complaint.propose"):
        yield from _unsold()


def _promises(own: str, whose: tuple[Any, ...]) -> Iterator[Reminder]:
    today = clock.today().isoformat()
    rows = database.query(
        "SELECT id, number, customer_name, promised_on FROM complaint "
        f"WHERE is_open AND settled_at IS NULL AND promised_on <= ?{own} ORDER BY promised_on LIMIT {MOST}",
        (today, *whose),
    )
    text = translate("reminders", "{customer}: complaint promised for {day}")
    for row_id, number, customer, day in rows:
        tone = "late" if day < today else "due"
        words = text.format(customer=customer, day=day)
        yield _reminder("complaint", tone, words, number, "complaint", row_id, _end_of(day))


def _unsold() -> Iterator[Reminder]:
    """Returned goods whose time to be resold is over: their loss is to be counted (3.13)."""
    rows = database.query(
        "SELECT complaint.id, complaint.number, complaint.customer_name, complaint_loss.goods, "
        "complaint_loss.waits_until FROM complaint_loss JOIN complaint ON complaint.id = complaint_loss.complaint_id "
        "WHERE complaint_loss.resale = 'waiting' AND complaint_loss.is_active AND complaint_loss.waits_until < ? "
        f"AND complaint.state NOT IN ('refused', 'void') ORDER BY complaint_loss.waits_until LIMIT {MOST}",
        (clock.today().isoformat(),),
    )
    text = translate("reminders", "{customer}: count the loss of returned goods, {goods}")
    for row_id, number, customer, goods, day in rows:
        words = text.format(customer=customer, goods=goods or "–")
        yield _reminder("complaint", "late", words, number, "complaint", row_id, _end_of(day))


def _corrections(who: sessions.Session) -> Iterator[Reminder]:
    """Corrective actions that are not done by their day (R107)."""
    text = translate("reminders", "{unit}: corrective action overdue, {customer}")
    names = {"unit": "unit", "customer": "customer_name"}
    return _past_their_day(
        who, "corrective_action", "corrective_action", text, names, waiting="state = 'open'",
        see="corrective_action.view",
    )  # fmt: skip


def _voice(who: sessions.Session) -> Iterator[Reminder]:
    """Opinions that were not passed on or answered in time (K1, K2), for who sees them all."""
    sees_all = permissions.scope(who.role, "opinion.view") is permissions.Scope.ALL
    clocks = (
        ("forward_due_at", "state = 'received'", translate("reminders", "{customer}: opinion not passed on")),
        ("answer_due_at", "is_unanswered", translate("reminders", "{customer}: opinion not answered")),
    )
    for column, waiting, text in clocks if sees_all else ():
        rows = database.query(
            f"SELECT id, number, customer_name, {column} FROM opinion WHERE {waiting} AND {column} < ? "
            f"ORDER BY {column} LIMIT {MOST}", (MomentField().db_value(clock.now()),),
        )  # fmt: skip
        for row_id, number, customer, due in rows:
            words = text.format(customer=customer or "–")
            yield _reminder("opinion", "late", words, number, "opinion", row_id, parse_moment(due))


def _reports() -> Iterator[Reminder]:
    """Reports that are due on fixed dates."""
    from app.services import report_dates

    for one in report_dates.due():
        due_at = clock.local_midnight(one.due_on + timedelta(days=1))
        tone = "late" if one.due_on < clock.today() else "due"
        yield _reminder("report", tone, one.text, one.period, "report", report_dates.REPORTS.index(one.report), due_at)


def _visits() -> Iterator[Reminder]:
    today = clock.today()
    rows = database.query(
        "SELECT id, number, customer_name, due_on, call_back_at FROM return_visit "
        "WHERE state = 'due' AND (call_back_at < ? OR (call_back_at IS NULL AND due_on <= ?)) "
        f"ORDER BY due_on LIMIT {MOST}", (MomentField().db_value(_end_of(today.isoformat())), today.isoformat()),
    )  # fmt: skip
    text = translate("reminders", "{customer}: return visit due")
    promised = translate("reminders", "{customer} is to be called back")
    for row_id, number, customer, due, back in rows:
        at = parse_moment(back) or _end_of(due)
        tone = "late" if at < clock.now() else "due"
        words = (promised if back else text).format(customer=customer)
        yield _reminder("visit", tone, words, number, "return_visit", row_id, at)


def _contracts() -> Iterator[Reminder]:
    today = clock.today()
    last = today + timedelta(days=settings.integer("contract.expiry_notice_days"))
    rows = database.query(
        "SELECT id, number, customer_name, ends_on FROM contract "
        f"WHERE state = 'active' AND ends_on >= ? AND ends_on <= ? ORDER BY ends_on LIMIT {MOST}",
        (today.isoformat(), last.isoformat()),
    )
    text = translate("reminders", "{customer}: contract ends on {day}")
    for row_id, number, customer, ends in rows:
        words = text.format(customer=customer, day=ends)
        yield _reminder("contract", "due", words, number, "contract", row_id, _end_of(ends))


def _renewal_steps() -> Iterator[Reminder]:
    rows = database.query(
        "SELECT id, number, customer_name, next_step, next_step_on FROM contract "
        f"WHERE next_step_on <= ? ORDER BY next_step_on LIMIT {MOST}",
        (clock.today().isoformat(),),
    )
    text = translate("reminders", "{customer}: {step}")
    for row_id, number, customer, step, day in rows:
        tone = "late" if day < clock.today().isoformat() else "due"
        words = text.format(customer=customer, step=step)
        yield _reminder("contract", tone, words, number, "contract", row_id, _end_of(day))


def _inspections(who: sessions.Session) -> Iterator[Reminder]:
    text = translate("reminders", "{customer}: inspection was due")
    names = {"customer": "customer_name"}
    return _past_their_day(
        who, "inspection", "inspection", text, names, waiting="state = 'due'", see="inspection.plan"
    )  # fmt: skip


def _care() -> Iterator[Reminder]:
    """What was to be done for a customer until today (R082)."""
    today = clock.today().isoformat()
    rows = database.query(
        "SELECT id, number, customer_name, subject, kind, planned_on FROM care_activity "
        f"WHERE state = 'planned' AND planned_on <= ? ORDER BY planned_on LIMIT {MOST}",
        (today,),
    )
    for row_id, number, customer, subject, kind, planned in rows:
        tone = "late" if planned < today else "due"
        words = f"{customer}: {subject or shown(care.KINDS[kind])}"
        yield _reminder("care", tone, words, number, "care_activity", row_id, _end_of(planned))


def _surveys() -> Iterator[Reminder]:
    """Surveys past their end, their actions past their day, none reported by December (R076)."""
    from app.services import survey_reminders

    for tone, text, number, row_id, day in survey_reminders.waiting():
        yield _reminder("survey", tone, text, number, "survey", row_id, _end_of(day))


def _own_items() -> Iterator[Reminder]:
    """What one has set oneself, or was given, on the boards for today or before (F87)."""
    from app.services import board_items

    for tone, subject, row_id, day in board_items.reminding(MOST):
        yield _reminder("board", tone, subject, "", "board_item", row_id, _end_of(day))


def _reminder(
    meaning: str, tone: str, text: str, number: str, kind: str, row_id: int, due: datetime | None
) -> Reminder:
    return Reminder(meaning, tone, text, number, kind, row_id, due or clock.now())


def _end_of(day: str) -> datetime:
    found = DayField().python_value(day)
    return clock.local_midnight((found or date.max) + timedelta(days=1))
