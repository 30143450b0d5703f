"""Open items (R161): what waits of each sort, what of it is late or older than some days, since when, how much money.

What stands at this moment; each sort is a row, each of its figures opens its rows.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from app.core import clock
from app.core.i18n import QT_TRANSLATE_NOOP, shown, translate
from app.core.money import format_yuan
from app.core.tabular import TableColumn, ValueKind
from app.domain import permissions
from app.indicators._declaration import NO_VALUE, Opened
from app.ledgers import _catalogue as ledgers
from app.ledgers import _conditions as conditions
from app.ledgers._declaration import Anchor, Condition, Moving, Operator
from app.models import database
from app.models.base import DayField, parse_moment
from app.reports._declaration import Group, Parameter, ParameterKind, Part, Report, ReportResult, ReportRow
from app.reports._matrix import bars, opens
from app.services import session as sessions

_DAYS = {
    "7": QT_TRANSLATE_NOOP("reports", "7 days"),
    "15": QT_TRANSLATE_NOOP("reports", "15 days"),
    "30": QT_TRANSLATE_NOOP("reports", "30 days"),
    "60": QT_TRANSLATE_NOOP("reports", "60 days"),
    "90": QT_TRANSLATE_NOOP("reports", "90 days"),
}
_OPEN = Condition("is_open", Operator.EQ, True)
_RUNS = Condition("is_paused", Operator.EQ, False)


@dataclass(frozen=True)
class Sort:
    """A sort of open items: its ledger, what is open of it, when it is late, since when it waits, its money."""

    name: str
    title: str
    ledger: str
    open: tuple[Condition, ...]
    since: str
    late: tuple[Condition, ...] = ()
    money: str = ""


def _state(*states: str) -> Condition:
    return Condition("state", Operator.IN, states)


def _empty(column: str) -> Condition:
    return Condition(column, Operator.IS_EMPTY)


def _past(column: str) -> Condition:
    return Condition(column, Operator.BEFORE, Moving(Anchor.DAY))


def _over(column: str) -> Condition:
    return Condition(column, Operator.BEFORE, Moving(Anchor.NOW))


# One line a sort, to be read as a table.
# fmt: off
SORTS = (
    Sort("calls", QT_TRANSLATE_NOOP("reports", "Calls"), "repairs", (_OPEN,), "received_at"),
    Sort("unanswered", QT_TRANSLATE_NOOP("reports", "Calls without an answer"), "repairs",
         (_OPEN, _empty("responded_at")), "received_at", (_RUNS, _over("response_due_at"))),
    Sort("not_there", QT_TRANSLATE_NOOP("reports", "Calls, nobody there yet"), "repairs",
         (_OPEN, _state("scheduled", "dispatched"), _empty("arrived_at")), "received_at",
         (_RUNS, _over("arrival_due_at"))),
    Sort("promised", QT_TRANSLATE_NOOP("reports", "Replies promised"), "repairs", (_OPEN, _state("awaiting_reply")),
         "received_at", (_over("promised_reply_at"),)),
    Sort("held", QT_TRANSLATE_NOOP("reports", "Calls on hold"), "repairs",
         (_OPEN, Condition("is_paused", Operator.EQ, True)), "received_at"),
    Sort("vouchers", QT_TRANSLATE_NOOP("reports", "Vouchers out with technicians"), "vouchers", (_state("out"),),
         "out_at", (_past("hand_in_due_on"),)),
    Sort("parts", QT_TRANSLATE_NOOP("reports", "Things taken back, here"), "returned_parts", (_OPEN,), "received_at",
         (_past("expected_return_on"),)),
    Sort("loaners", QT_TRANSLATE_NOOP("reports", "Loaners out"), "loans", (_state("lent"),), "out_at",
         (_past("due_on"),)),
    Sort("old_parts", QT_TRANSLATE_NOOP("reports", "Old parts owed"), "old_parts", (_state("owed"),), "owed_since",
         (_past("due_on"),)),
    Sort("charges", QT_TRANSLATE_NOOP("reports", "Charges, money owed"), "charges",
         (_OPEN, Condition("outstanding", Operator.AFTER, 1)), "began_at", (_past("due_on"),), "outstanding"),
    Sort("cash", QT_TRANSLATE_NOOP("reports", "Cash not at finance"), "charges", (_OPEN, _state("collected")),
         "began_at", (_past("due_on"),), "collected_amount"),
    Sort("invoices", QT_TRANSLATE_NOOP("reports", "Invoices to make out"), "charges",
         (_OPEN, Condition("settlement", Operator.EQ, "invoice_first"), _empty("invoice_number")), "began_at",
         (_past("due_on"),), "amount"),
    Sort("invoices_after", QT_TRANSLATE_NOOP("reports", "Paid on the spot, invoice to send"), "charges",
         (_OPEN, _state("handed_in", "invoiced"), Condition("settlement", Operator.EQ, "on_site")), "began_at",
         (_past("due_on"),), "collected_amount"),
    Sort("exchanges", QT_TRANSLATE_NOOP("reports", "Returns and exchanges not done"), "exchange_requests",
         (_state("requested", "agreed", "shipped"),), "received_at"),
    Sort("visits", QT_TRANSLATE_NOOP("reports", "Return visits"), "visits", (_state("due"),), "due_on",
         (_past("due_on"),)),
    Sort("complaints", QT_TRANSLATE_NOOP("reports", "Complaints not settled"), "complaints",
         (_OPEN, _empty("settled_at")), "received_at", (_over("close_due_at"),), "claim_amount"),
    Sort("opinions", QT_TRANSLATE_NOOP("reports", "Opinions"), "opinions", (_state("received", "forwarded"),),
         "received_at", (_over("answer_due_at"),)),
    Sort("contracts", QT_TRANSLATE_NOOP("reports", "Contracts ended, not decided"), "contracts",
         (_state("active"), _past("ends_on")), "ends_on", (_past("ends_on"),), "fee"),
    Sort("inspections", QT_TRANSLATE_NOOP("reports", "Inspections"), "inspections",
         (_state("due"), Condition("due_on", Operator.BEFORE, Moving(Anchor.DAY, 31))), "due_on", (_past("due_on"),)),
    Sort("care", QT_TRANSLATE_NOOP("reports", "Care planned"), "care",
         (_state("planned"), Condition("planned_on", Operator.BEFORE, Moving(Anchor.DAY, 1))), "planned_on",
         (_past("planned_on"),)),
)
# fmt: on


def run(parameters: Mapping[str, Any]) -> ReportResult:
    """One row a sort of which something is open; sorts that the role may not see are left out."""
    days, role = int(parameters["days"]), sessions.current().role
    seen = [one for one in SORTS if permissions.allowed(role, ledgers.all_ledgers()[one.ledger].permission)]
    rows = tuple(found for one in seen if (found := _row(one, days)).count)
    moment = f"{clock.local(clock.now()):%Y-%m-%d %H:%M}"
    older = translate("reports", "Older than {days} days").format(days=days)
    return ReportResult(
        title=translate("reports", "Open items, {moment}").format(moment=moment),
        columns=(
            TableColumn("sort", translate("reports", "Item"), ValueKind.TEXT, 24),
            TableColumn("open", translate("reports", "Open"), ValueKind.NUMBER, 9),
            TableColumn("late", translate("reports", "Late"), ValueKind.NUMBER, 9),
            TableColumn("older", older, ValueKind.NUMBER, 12),
            TableColumn("oldest", translate("reports", "Since"), ValueKind.DATE, 12),
            TableColumn("money", translate("reports", "Amount"), ValueKind.MONEY, 12),
        ),
        rows=rows,
        charts=bars(translate("reports", "Late"), rows, 2, most=8, largest=True),
        notes=(translate("reports", "As it stands at {moment}").format(moment=moment),),
        remarks=(
            *(() if rows else (translate("reports", "Nothing is open."),)),
            translate("reports", "Some calls stand in several rows; inspections are those of the next 30 days."),
        ),
    )


def _row(one: Sort, days: int) -> ReportRow:
    ledger = ledgers.all_ledgers()[one.ledger]
    before = Condition(one.since, Operator.BEFORE, clock.today() - timedelta(days=days))
    groups = {"open": one.open, "late": (*one.open, *one.late), "older": (*one.open, before)}
    whole, late, older = (
        conditions.terms(ledger, more) for more in (one.open, one.late or (_nothing(one),), (before,))
    )
    column = conditions.column_of(ledger, one.since).stored
    money = conditions.column_of(ledger, one.money).stored if one.money else "0"
    sums = ", ".join(
        f"SUM(CASE WHEN {' AND '.join(f'({term.sql})' for term in terms)} THEN 1 ELSE 0 END)" for terms in (late, older)
    )
    params = [value for terms in (late, older, whole) for term in terms for value in term.params]
    test = " AND ".join(f"({term.sql})" for term in whole)
    count, *rest, oldest, owed = database.query(
        f"SELECT COUNT(*), {sums}, MIN({column}), SUM({money}) FROM {ledger.table} WHERE {test}", params
    )[0]
    numbers = {"open": int(count), "late": int(rest[0] or 0), "older": int(rest[1] or 0)}
    parts = {name: Part(number, opens(Opened(one.ledger, groups[name]))) for name, number in numbers.items() if number}
    amount = int(owed or 0) if one.money else None
    if amount:
        parts["money"] = Part(amount, opens(Opened(one.ledger, one.open)), one.money)
    since = _day(oldest)
    title = shown(one.title)
    late_words = f"{numbers['late']:,}" if one.late else NO_VALUE
    words = (
        title, f"{count:,}", late_words, f"{numbers['older']:,}", since.isoformat() if since else NO_VALUE,
        NO_VALUE if amount is None else format_yuan(amount),
    )  # fmt: skip
    values = (title, numbers["open"], numbers["late"] if one.late else None, numbers["older"], since, amount)
    return ReportRow(values, numbers["open"], opens(Opened(one.ledger, one.open)), words, parts)


def _nothing(one: Sort) -> Condition:
    return Condition(one.since, Operator.IN, ())


def _day(stored: str | None) -> date | None:
    if not stored:
        return None
    moment = parse_moment(stored) if "T" in stored else None
    return clock.local(moment).date() if moment else DayField().python_value(stored)


REPORT = Report(
    name="open_items",
    title=QT_TRANSLATE_NOOP("reports", "Open items"),
    explanation=QT_TRANSLATE_NOOP(
        "reports", "What waits at this moment: calls, vouchers, loaners, money, visits, complaints; what is late."
    ),
    parameters=(
        Parameter("days", QT_TRANSLATE_NOOP("reports", "Older than"), ParameterKind.CHOICE, lambda: "15", _DAYS),
    ),
    run=run,
    permission="customer_report.view",
    group=Group.SERVICE,
    place=10,
    refreshed_by=(
        "service_call", "service_voucher", "returned_part", "loan", "old_part", "charge", "return_visit", "complaint",
        "opinion", "contract", "inspection", "care_activity", "exchange_request",
    ),
)  # fmt: skip
