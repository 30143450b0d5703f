"""The day on one page (design.md 6): what is late, due, promised, out, waiting – each figure opens exactly its rows.

A figure names a view of a ledger, or conditions of its own as (column, operator, value). The counts are one pass over
the open calls and a handful of indexed counts; a test opens every figure and compares its rows with its count.
"""

from __future__ import annotations

from datetime import timedelta

from app.core import clock
from app.core.i18n import shown
from app.domain import care, permissions
from app.models import database
from app.models.base import MomentField
from app.services import _home_complaints, _home_hands, _home_settlements, _home_voice, settings
from app.services import session as sessions
from app.services._home_figures import TITLES, Condition, Figure, figure, with_conditions

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
_REPORTS = ("late_report", "reported")
_WORKING = "state NOT IN ('completed', 'phone_resolved')"


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
        found += _home_hands.of_take_back(who.staff_id if own["returned_part.view"] else None)
    if permissions.allowed(who.role, "loaner.view"):
        found += _home_hands.of_loaners(who.staff_id if own["loaner.view"] else None)
    if permissions.allowed(who.role, "old_part.view"):
        found += _home_hands.of_stores(who.staff_id if own["old_part.view"] else None)
    found += _home_hands.of_deliveries_and_tools(who)
    found += _home_hands.of_tool_count(who)
    if permissions.allowed(who.role, "visit.view") and not own["visit.view"]:
        found += _of_visits()
    seen = permissions.scope(who.role, "complaint.view")
    if seen is not permissions.Scope.NONE:
        found += _home_complaints.of_complaints(who.user_id if seen is permissions.Scope.OWN else None)
    found += _home_complaints.of_actions()
    found += _home_settlements.of_papers()
    found += _home_settlements.of_exchanges()
    found += _home_voice.of_voice()
    if permissions.allowed(who.role, "contract.renew"):
        found += _of_contracts()
    if permissions.allowed(who.role, "inspection.plan"):
        found += _of_inspections()
    if permissions.allowed(who.role, "care.view"):
        found += _of_care()
    drafts = database.query("SELECT COUNT(*) FROM draft WHERE user_id = ?", (who.user_id,))[0][0]
    found.append(Figure("drafts", shown(TITLES["drafts"]), drafts, "normal"))
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
    found = [figure(key, int(count or 0), "repairs", key) for key, count in zip(_CALLS, counts, strict=True)]
    return [one for one in found if one.key not in _REPORTS or _is_watched(one)]


def _is_watched(one: Figure) -> bool:
    """Whether a figure about reports belongs on the page.

    Where the branch has hours for it, or somebody reported without; what was reported is the supervisor's to see.
    """
    theirs = one.key != "reported" or sessions.current().role == permissions.Role.SUPERVISOR
    return theirs and (one.count > 0 or settings.reports_are_due())


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
        figure("hand_in_late", int(late or 0), "vouchers", "late"),
        figure("vouchers_out", out, "vouchers", "out"),
        figure("vouchers_back", back, "vouchers", "back"),
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
        figure("charges_late", int(late or 0), "charges", "overdue"),
        figure("cash_held", int(cash or 0), "charges", "cash"),
        figure("charges_open", count, "charges", "open"),
    ]


def _of_visits() -> list[Figure]:
    today = clock.today().isoformat()
    late, due = database.query(
        "SELECT SUM(CASE WHEN due_on < ? THEN 1 ELSE 0 END), SUM(CASE WHEN due_on = ? THEN 1 ELSE 0 END) "
        "FROM return_visit WHERE state = 'due' AND due_on <= ?",
        (today, today, today),
    )[0]
    return [
        figure("visits_late", int(late or 0), "visits", "late"),
        figure("visits_due", int(due or 0), "visits", "due_today"),
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
    title = shown(TITLES["birthdays"])
    return [
        figure("care_late", int(late or 0), "care", "late"),
        figure("care_due", int(due or 0), "care", "due"),
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
        with_conditions(figure("contracts_expiring", count, "contracts", ""), expiring),
        with_conditions(figure("to_notify", int(untold or 0), "contracts", ""), untold_ones),
        figure("next_steps", steps, "contracts", "next_step"),
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
        figure("inspections_late", int(late or 0), "inspections", "overdue"),
        figure("inspections_due", int(due or 0), "inspections", "due"),
    ]
