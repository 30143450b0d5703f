"""The day on one page (design.md 6): what is late, due, promised, out, waiting – each figure opens exactly its rows.

A figure names a view of a ledger, or conditions of its own as (column, operator, value). The counts are one pass over
the open calls and a handful of indexed counts; a test opens every figure and compares its rows with its count.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from app.core import clock
from app.core.i18n import QT_TRANSLATE_NOOP, shown
from app.domain import care, permissions
from app.models import database
from app.models.base import MomentField
from app.services import session as sessions
from app.services import settings

Condition = tuple[str, str, Any]

_TITLES = {
    "late_response": QT_TRANSLATE_NOOP("home", "Response late"),
    "late_arrival": QT_TRANSLATE_NOOP("home", "Arrival late"),
    "promise_late": QT_TRANSLATE_NOOP("home", "Promised reply late"),
    "late_report": QT_TRANSLATE_NOOP("home", "To be reported"),
    "reported": QT_TRANSLATE_NOOP("home", "Reported to the supervisor"),
    "due_today": QT_TRANSLATE_NOOP("home", "Due today"),
    "promised": QT_TRANSLATE_NOOP("home", "Reply promised"),
    "visits_today": QT_TRANSLATE_NOOP("home", "Visits today"),
    "to_dispatch": QT_TRANSLATE_NOOP("home", "To dispatch"),
    "out": QT_TRANSLATE_NOOP("home", "Out with technicians"),
    "waiting": QT_TRANSLATE_NOOP("home", "On hold"),
    "hand_in_late": QT_TRANSLATE_NOOP("home", "Vouchers late"),
    "vouchers_out": QT_TRANSLATE_NOOP("home", "Vouchers out"),
    "vouchers_back": QT_TRANSLATE_NOOP("home", "Vouchers to file"),
    "visits_late": QT_TRANSLATE_NOOP("home", "Return visits overdue"),
    "visits_due": QT_TRANSLATE_NOOP("home", "Return visits due"),
    "contracts_expiring": QT_TRANSLATE_NOOP("home", "Contracts expiring"),
    "to_notify": QT_TRANSLATE_NOOP("home", "Not notified"),
    "next_steps": QT_TRANSLATE_NOOP("home", "Next steps"),
    "inspections_late": QT_TRANSLATE_NOOP("home", "Inspections late"),
    "inspections_due": QT_TRANSLATE_NOOP("home", "Inspections due"),
    "care_late": QT_TRANSLATE_NOOP("home", "Care overdue"),
    "care_due": QT_TRANSLATE_NOOP("home", "Care due"),
    "birthdays": QT_TRANSLATE_NOOP("home", "Birthdays, 7 days"),
    "charges_late": QT_TRANSLATE_NOOP("home", "Charges overdue"),
    "charges_open": QT_TRANSLATE_NOOP("home", "Charges open"),
    "cash_held": QT_TRANSLATE_NOOP("home", "Cash to hand in"),
    "take_back_late": QT_TRANSLATE_NOOP("home", "Taken back, late"),
    "take_back_to_decide": QT_TRANSLATE_NOOP("home", "Taken back, to decide"),
    "take_back_here": QT_TRANSLATE_NOOP("home", "Taken back, here"),
    "loaners_late": QT_TRANSLATE_NOOP("home", "Loaners not back"),
    "loaners_promised": QT_TRANSLATE_NOOP("home", "Loaners promised"),
    "loaners_out": QT_TRANSLATE_NOOP("home", "Loaners out"),
    "old_parts_late": QT_TRANSLATE_NOOP("home", "Old parts overdue"),
    "parts_short": QT_TRANSLATE_NOOP("home", "Parts below minimum"),
    "tests_late": QT_TRANSLATE_NOOP("home", "Deliveries untested"),
    "tools_late": QT_TRANSLATE_NOOP("home", "Tools not back"),
    "tools_to_decide": QT_TRANSLATE_NOOP("home", "Tools, to decide"),
    "drafts": QT_TRANSLATE_NOOP("home", "Drafts"),
}

_CALLS = (
    "late_response",
    "late_arrival",
    "promise_late",
    "late_report",
    "reported",
    "due_today",
    "promised",
    "visits_today",
    "to_dispatch",
    "out",
    "waiting",
)
_TONES = {
    "late_response": "late",
    "late_arrival": "late",
    "promise_late": "late",
    "late_report": "late",
    "reported": "late",
    "hand_in_late": "late",
    "visits_late": "late",
    "charges_late": "late",
    "cash_held": "due",
    "take_back_late": "late",
    "take_back_to_decide": "due",
    "loaners_late": "late",
    "old_parts_late": "late",
    "parts_short": "due",
    "tests_late": "late",
    "tools_late": "late",
    "tools_to_decide": "due",
    "care_late": "late",
    "care_due": "due",
    "due_today": "due",
    "visits_due": "due",
    "contracts_expiring": "due",
    "to_notify": "due",
    "next_steps": "due",
    "inspections_late": "late",
    "inspections_due": "due",
    "waiting": "paused",
}


_REPORTS = ("late_report", "reported")
_WORKING = "state NOT IN ('completed', 'phone_resolved')"


@dataclass(frozen=True)
class Figure:
    """A number on the page of the day. `tone` is normal | late | due | paused (normal when the count is 0).

    It opens `view` of `ledger`, or the ledger with `conditions`; drafts have no ledger.
    """

    key: str
    title: str
    count: int
    tone: str
    ledger: str = ""
    view: str = ""
    conditions: tuple[Condition, ...] = ()


def figures() -> tuple[Figure, ...]:
    """The figures that the person signed in may open, in the order of urgency.

    A technician sees their own calls and vouchers; contracts that end are shown to those who renew them.
    """
    who = sessions.current()
    own = {
        action: permissions.scope(who.role, action) is permissions.Scope.OWN
        for action in (
            "service_call.view",
            "service_voucher.view",
            "visit.view",
            "charge.view",
            "returned_part.view",
            "loaner.view",
            "old_part.view",
        )
    }
    found: list[Figure] = []
    if permissions.allowed(who.role, "service_call.view"):
        found += _of_calls(who.staff_id if own["service_call.view"] else None)
    if permissions.allowed(who.role, "service_voucher.view"):
        found += _of_vouchers(who.staff_id if own["service_voucher.view"] else None)
    if permissions.allowed(who.role, "charge.view"):
        found += _of_charges(who.staff_id if own["charge.view"] else None)
    if permissions.allowed(who.role, "returned_part.view"):
        found += _of_take_back(who.staff_id if own["returned_part.view"] else None)
    if permissions.allowed(who.role, "loaner.view"):
        found += _of_loaners(who.staff_id if own["loaner.view"] else None)
    if permissions.allowed(who.role, "old_part.view"):
        found += _of_stores(who.staff_id if own["old_part.view"] else None)
    found += _of_deliveries_and_tools(who)
    if permissions.allowed(who.role, "visit.view") and not own["visit.view"]:
        found += _of_visits()
    if permissions.allowed(who.role, "contract.renew"):
        found += _of_contracts()
    if permissions.allowed(who.role, "inspection.plan"):
        found += _of_inspections()
    if permissions.allowed(who.role, "care.view"):
        found += _of_care()
    drafts = database.query("SELECT COUNT(*) FROM draft WHERE user_id = ?", (who.user_id,))[0][0]
    found.append(Figure("drafts", shown(_TITLES["drafts"]), drafts, "normal"))
    return tuple(found)


def _of_calls(staff_id: int | None) -> list[Figure]:
    """One pass over the open calls, by the index that holds nothing else."""
    now, day = clock.now(), clock.today()
    stamp, midnight, tomorrow = (
        MomentField().db_value(moment)
        for moment in (now, clock.local_midnight(day), clock.local_midnight(day + timedelta(days=1)))
    )
    late_response, late_arrival = (
        "responded_at IS NULL AND response_due_at < ?",
        "arrived_at IS NULL AND arrival_due_at < ?",
    )
    today = (
        "(responded_at IS NULL AND response_due_at >= ? AND response_due_at < ?) "
        "OR (arrived_at IS NULL AND arrival_due_at >= ? AND arrival_due_at < ?) "
        "OR (state = 'awaiting_reply' AND promised_reply_at >= ? AND promised_reply_at < ?)"
    )
    tests = (
        (f"NOT is_paused AND {late_response}", (stamp,)),
        (f"NOT is_paused AND {late_arrival}", (stamp,)),
        ("state = 'awaiting_reply' AND promised_reply_at < ?", (stamp,)),
        ("NOT is_paused AND reported_at IS NULL AND report_due_at < ?", (stamp,)),
        (f"reported_at IS NOT NULL AND {_WORKING}", ()),
        (f"NOT is_paused AND ({today})", (stamp, tomorrow) * 3),
        ("state = 'awaiting_reply'", ()),
        ("appointed_at >= ? AND appointed_at < ?", (midnight, tomorrow)),
        ("state = 'scheduled'", ()),
        ("state IN ('dispatched', 'on_site')", ()),
        ("is_paused", ()),
    )
    sums = ", ".join(f"SUM(CASE WHEN {test} THEN 1 ELSE 0 END)" for test, _ in tests)
    own, whose = (" AND technician_id = ?", (staff_id,)) if staff_id is not None else ("", ())
    sql = f"SELECT {sums} FROM service_call WHERE is_open{own}"
    counts = database.query(sql, (*(value for _, values in tests for value in values), *whose))[0]
    found = [_figure(key, int(count or 0), "repairs", key) for key, count in zip(_CALLS, counts, strict=True)]
    return [figure for figure in found if figure.key not in _REPORTS or _is_watched(figure)]


def _is_watched(figure: Figure) -> bool:
    """Whether a figure about reports belongs on the page.

    Where the branch has hours for it, or somebody reported without; what was reported is the supervisor's to see.
    """
    theirs = figure.key != "reported" or sessions.current().role == permissions.Role.SUPERVISOR
    return theirs and (figure.count > 0 or settings.reports_are_due())


def _of_vouchers(staff_id: int | None) -> list[Figure]:
    own, whose = (" AND technician_id = ?", (staff_id,)) if staff_id is not None else ("", ())
    today = clock.today().isoformat()
    out, late = database.query(
        "SELECT COUNT(*), SUM(CASE WHEN hand_in_due_on < ? THEN 1 ELSE 0 END) FROM service_voucher "
        f"WHERE state = 'out'{own}",
        (today, *whose),
    )[0]
    back = database.query(f"SELECT COUNT(*) FROM service_voucher WHERE state = 'returned'{own}", whose)[0][0]
    return [
        _figure("hand_in_late", int(late or 0), "vouchers", "late"),
        _figure("vouchers_out", out, "vouchers", "out"),
        _figure("vouchers_back", back, "vouchers", "back"),
    ]


def _of_charges(staff_id: int | None) -> list[Figure]:
    """What is still to be done with the money of calls (R059)."""
    own, whose = (" AND technician_id = ?", (staff_id,)) if staff_id is not None else ("", ())
    count, late, cash = database.query(
        "SELECT COUNT(*), SUM(CASE WHEN due_on < ? THEN 1 ELSE 0 END), "
        f"SUM(CASE WHEN state = 'collected' THEN 1 ELSE 0 END) FROM charge WHERE is_open = ?{own}",
        (clock.today().isoformat(), True, *whose),
    )[0]
    return [
        _figure("charges_late", int(late or 0), "charges", "overdue"),
        _figure("cash_held", int(cash or 0), "charges", "cash"),
        _figure("charges_open", count, "charges", "open"),
    ]


def _of_take_back(staff_id: int | None) -> list[Figure]:
    """Things of customers that are here: promised for a day that is over, to be decided, all of them (F21, R054)."""
    own, whose = (" AND technician_id = ?", (staff_id,)) if staff_id is not None else ("", ())
    here, late, undecided = database.query(
        "SELECT COUNT(*), SUM(CASE WHEN expected_return_on < ? THEN 1 ELSE 0 END), "
        f"SUM(CASE WHEN state = 'unrepairable' THEN 1 ELSE 0 END) FROM returned_part WHERE is_open = ?{own}",
        (clock.today().isoformat(), True, *whose),
    )[0]
    found = [_figure("take_back_late", int(late or 0), "returned_parts", "late")]
    if permissions.allowed(sessions.current().role, "returned_part.write_off"):
        found.append(_figure("take_back_to_decide", int(undecided or 0), "returned_parts", "unrepairable"))
    return [*found, _figure("take_back_here", here, "returned_parts", "here")]


def _of_loaners(staff_id: int | None) -> list[Figure]:
    """Units that are out, those that should be back, and those that were promised and are not lent (R053, A2)."""
    from app.services import loaner_promises

    own, whose = (" AND technician_id = ?", (staff_id,)) if staff_id is not None else ("", ())
    out, late = database.query(
        f"SELECT COUNT(*), SUM(CASE WHEN due_on < ? THEN 1 ELSE 0 END) FROM loan WHERE state = 'lent'{own}",
        (clock.today().isoformat(), *whose),
    )[0]
    found = [
        _figure("loaners_late", int(late or 0), "loans", "overdue"),
        _figure("loaners_out", out, "loans", "out"),
    ]
    if loaner_promises.is_on() and permissions.allowed(sessions.current().role, "loaner.lend"):
        owed = loaner_promises.owed()
        tone = "late" if any(one.state == "late" for one in owed) else "due" if owed else "normal"
        calls: tuple[Condition, ...] = (("number", "in", tuple(one.call_number for one in owed) or ("",)),)
        title = shown(_TITLES["loaners_promised"])
        found.insert(1, Figure("loaners_promised", title, len(owed), tone, "repairs", "all", calls))
    return found


def _of_stores(staff_id: int | None) -> list[Figure]:
    """Old parts that should be handed in; for who can buy them, parts of which the stores have too few (F26)."""
    own, whose = (" AND technician_id = ?", (staff_id,)) if staff_id is not None else ("", ())
    late = database.scalar(
        f"SELECT COUNT(*) FROM old_part WHERE state = 'owed' AND due_on < ?{own}",
        (clock.today().isoformat(), *whose),
    )
    found = [_figure("old_parts_late", late, "old_parts", "overdue")]
    if permissions.allowed(sessions.current().role, "spare_part.change"):
        short = database.scalar("SELECT COUNT(*) FROM spare_part WHERE is_short = ?", (True,))
        found.append(_figure("parts_short", short, "spare_parts", "short"))
    return found


def _of_deliveries_and_tools(who: sessions.Session) -> list[Figure]:
    """Deliveries and tools past their day, for who deals with them; what a supervisor is to decide (R145, R148)."""
    day, today = clock.today(), clock.today().isoformat()
    untested: tuple[Condition, ...] = (("state", "in", ("delivered", "testing")), ("due_on", "before", day))
    sorts = (
        ("tests_late", "stock_in_test.record", "stock_in_tests", "", "tester_id",
         "stock_in_test WHERE state IN ('delivered', 'testing') AND due_on < ?", today),
        ("tools_late", "tool.record", "tool_loans", "late", "borrower_id",
         "tool_loan WHERE state = 'lent' AND due_on < ?", today),
        ("tools_to_decide", "tool.write_off", "tool_loans", "to_decide", "borrower_id",
         "tool_loan WHERE to_decide = ?", True),
    )  # fmt: skip
    found = []
    for key, action, ledger, view, whose, rows, value in sorts:
        granted = permissions.scope(who.role, action)
        if granted is permissions.Scope.NONE:
            continue
        own, mine = (f" AND {whose} = ?", (who.staff_id,)) if granted is permissions.Scope.OWN else ("", ())
        count = database.scalar(f"SELECT COUNT(*) FROM {rows}{own}", (value, *mine))
        figure = _figure(key, count, ledger, view)
        found.append(figure if view else _with(figure, untested))
    return found


def _of_visits() -> list[Figure]:
    today = clock.today().isoformat()
    late, due = database.query(
        "SELECT SUM(CASE WHEN due_on < ? THEN 1 ELSE 0 END), SUM(CASE WHEN due_on = ? THEN 1 ELSE 0 END) "
        "FROM return_visit WHERE state = 'due' AND due_on <= ?",
        (today, today, today),
    )[0]
    return [
        _figure("visits_late", int(late or 0), "visits", "late"),
        _figure("visits_due", int(due or 0), "visits", "due_today"),
    ]


def _of_care() -> list[Figure]:
    """What is to be done for customers today, what was missed, and whose birthday comes (R025, R082)."""
    today = clock.today().isoformat()
    late, due = database.query(
        "SELECT SUM(CASE WHEN planned_on < ? THEN 1 ELSE 0 END), SUM(CASE WHEN planned_on = ? THEN 1 ELSE 0 END) "
        "FROM care_activity WHERE state = 'planned' AND planned_on <= ?",
        (today, today, today),
    )[0]
    keys = care.coming_birthdays(clock.today())
    marks = ", ".join("?" * len(keys))
    born = database.query(
        f"SELECT COUNT(*) FROM relationship_card WHERE is_active AND birthday_key IN ({marks})", keys
    )[0][0]
    conditions: tuple[Condition, ...] = (("is_active", "eq", True), ("birthday_key", "in", keys))
    title = shown(_TITLES["birthdays"])
    return [
        _figure("care_late", int(late or 0), "care", "late"),
        _figure("care_due", int(due or 0), "care", "due"),
        Figure("birthdays", title, born, "normal", "relationship_cards", "all", conditions),
    ]


def _of_contracts() -> list[Figure]:
    first = clock.today()
    last = first + timedelta(days=settings.integer("contract.expiry_notice_days"))
    count, untold = database.query(
        "SELECT COUNT(*), SUM(CASE WHEN renewal_state = '' THEN 1 ELSE 0 END) FROM contract "
        "WHERE state = 'active' AND ends_on >= ? AND ends_on <= ?",
        (first.isoformat(), last.isoformat()),
    )[0]
    steps = database.query("SELECT COUNT(*) FROM contract WHERE next_step_on <= ?", (first.isoformat(),))[0][0]
    expiring: tuple[Condition, ...] = (("state", "eq", "active"), ("ends_on", "between", (first, last)))
    untold_ones: tuple[Condition, ...] = (*expiring, ("renewal_state", "is_empty", None))
    return [
        _with(_figure("contracts_expiring", count, "contracts", ""), expiring),
        _with(_figure("to_notify", int(untold or 0), "contracts", ""), untold_ones),
        _figure("next_steps", steps, "contracts", "next_step"),
    ]


def _of_inspections() -> list[Figure]:
    """What the cycles of contracts ask for by now."""
    today = clock.today()
    last = today + timedelta(days=settings.integer("contract.inspection_lead_days"))
    late, due = database.query(
        "SELECT SUM(CASE WHEN due_on < ? THEN 1 ELSE 0 END), SUM(CASE WHEN due_on >= ? THEN 1 ELSE 0 END) "
        "FROM inspection WHERE state = 'due' AND due_on <= ?",
        (today.isoformat(), today.isoformat(), last.isoformat()),
    )[0]
    return [
        _figure("inspections_late", int(late or 0), "inspections", "overdue"),
        _figure("inspections_due", int(due or 0), "inspections", "due"),
    ]


def _with(figure: Figure, conditions: tuple[Condition, ...]) -> Figure:
    return Figure(figure.key, figure.title, figure.count, figure.tone, figure.ledger, "", conditions)


def _figure(key: str, count: int, ledger: str, view: str) -> Figure:
    return Figure(key, shown(_TITLES[key]), count, _TONES.get(key, "normal") if count else "normal", ledger, view)
