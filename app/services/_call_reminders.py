"""What reminds of calls, vouchers, loaner units, parts, goods, tools and charges (R016)."""

from __future__ import annotations

from collections.abc import Iterator

from app.core import clock
from app.core.i18n import translate
from app.models import personal
from app.models.base import MomentField, parse_moment
from app.services import loaner_promises
from app.services import session as sessions
from app.services._reminder import MOST, Reminder, end_of, past_their_day, reminder, rows_of


def waiting(who: sessions.Session) -> Iterator[Reminder]:
    """Everything of these that reminds somebody."""
    yield from _calls(who)
    yield from _vouchers(who)
    yield from _loans(who)
    yield from _old_parts(who)
    yield from _deliveries(who)
    yield from _tools(who)
    yield from _charges(who)


def _calls(who: sessions.Session) -> Iterator[Reminder]:
    own = rows_of(who, "service_call.view")
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
        rows = personal.query(
            f"SELECT id, number, customer_name, {column} FROM service_call "
            f"WHERE is_open AND {condition} AND {column} < ?{own[0]} ORDER BY {column} LIMIT {MOST}",
            (now, *own[1]),
        )
        for row_id, number, customer, due in rows:
            yield reminder(
                meaning, "late", text.format(customer=customer), number, "service_call", row_id, parse_moment(due)
            )


def _vouchers(who: sessions.Session) -> Iterator[Reminder]:
    text = translate("reminders", "{customer}: voucher not handed in by {technician}")
    names = {"customer": "customer_name", "technician": "technician_name"}
    return past_their_day(
        who, "hand_in", "service_voucher", text, names,
        waiting="state = 'out'", see="service_voucher.view", day="hand_in_due_on",
    )  # fmt: skip


def _loans(who: sessions.Session) -> Iterator[Reminder]:
    """Units that should be back, and calls that were promised one in vain (R053, A2)."""
    if rows_of(who, "loaner.view") is None:
        return
    text = translate("reminders", "{customer}: loaner not back, {unit}")
    names = {"customer": "customer_name", "unit": "unit_name"}
    yield from past_their_day(who, "loan", "loan", text, names, waiting="state = 'lent'", see="loaner.view")
    promised = translate("reminders", "{customer}: a loaner was promised")
    for one in loaner_promises.owed():
        tone = "late" if one.state == "late" else "due"
        words = promised.format(customer=one.customer_name)
        yield reminder("loan", tone, words, one.call_number, "service_call", one.call_id, one.due_at)


def _old_parts(who: sessions.Session) -> Iterator[Reminder]:
    """Old parts that should have been handed in."""
    text = translate("reminders", "{technician}: old part not handed in, {part}")
    names = {"technician": "technician_name", "part": "part_name"}
    return past_their_day(who, "old_part", "old_part", text, names, waiting="state = 'owed'", see="old_part.view")


def _deliveries(who: sessions.Session) -> Iterator[Reminder]:
    """Goods that should have been tested (R145); a technician's are those they test."""
    text = translate("reminders", "{supplier}: delivery not tested, {product}")
    names = {"supplier": "supplier_name", "product": "product"}
    return past_their_day(
        who, "stock_in_test", "stock_in_test", text, names,
        waiting="state IN ('delivered', 'testing')", see="stock_in_test.record", own="tester_id",
    )  # fmt: skip


def _tools(who: sessions.Session) -> Iterator[Reminder]:
    """Tools that should be back in their store (R148); a technician's are those they have."""
    text = translate("reminders", "{borrower}: tool not back, {tool}")
    names = {"borrower": "borrower_name", "tool": "tool_name"}
    return past_their_day(
        who, "tool", "tool_loan", text, names, waiting="state = 'lent'", see="tool.record", own="borrower_id"
    )


def _charges(who: sessions.Session) -> Iterator[Reminder]:
    """Cash that is not at finance in time, money that is not paid by its day (R059)."""
    own = rows_of(who, "charge.view")
    if own is None:
        return
    rows = personal.query(
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
        yield reminder("charge", "late", said, number, "charge", row_id, end_of(due))
