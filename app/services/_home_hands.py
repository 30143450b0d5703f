"""Figures of the day about what is in somebody's hands: things taken back, loaners, old parts, deliveries, tools."""

from __future__ import annotations

from datetime import timedelta

from app.core import clock
from app.core.i18n import shown
from app.domain import permissions
from app.models import database
from app.models.base import MomentField
from app.services import session as sessions
from app.services import settings
from app.services._home_figures import TITLES, Condition, Figure, figure, with_conditions, with_tone


def of_take_back(staff_id: int | None) -> list[Figure]:
    """Things of customers that are here: promised for a day that is over, to be decided, all of them (F21, R054)."""
    own, whose = (" AND technician_id = ?", (staff_id,)) if staff_id is not None else ("", ())
    here, late, undecided = database.query(
        "SELECT COUNT(*), SUM(CASE WHEN expected_return_on < ? THEN 1 ELSE 0 END), "
        f"SUM(CASE WHEN state = 'unrepairable' THEN 1 ELSE 0 END) FROM returned_part WHERE is_open = ?{own}",
        (clock.today().isoformat(), True, *whose),
    )[0]
    found = [figure("take_back_late", int(late or 0), "returned_parts", "late")]
    if permissions.allowed(sessions.current().role, "returned_part.write_off"):
        found.append(figure("take_back_to_decide", int(undecided or 0), "returned_parts", "unrepairable"))
    return [*found, figure("take_back_here", here, "returned_parts", "here")]


def of_loaners(staff_id: int | None) -> list[Figure]:
    """Units that are out, those that should be back, and those that were promised and are not lent (R053, A2)."""
    from app.services import loaner_promises

    own, whose = (" AND technician_id = ?", (staff_id,)) if staff_id is not None else ("", ())
    out, late = database.query(
        f"SELECT COUNT(*), SUM(CASE WHEN due_on < ? THEN 1 ELSE 0 END) FROM loan WHERE state = 'lent'{own}",
        (clock.today().isoformat(), *whose),
    )[0]
    found = [
        figure("loaners_late", int(late or 0), "loans", "overdue"),
        figure("loaners_out", out, "loans", "out"),
    ]
    if permissions.allowed(sessions.current().role, "loaner.write_off"):
        undecided = database.scalar("SELECT COUNT(*) FROM loan WHERE to_decide = ?", (True,))
        found.insert(1, figure("loaners_to_decide", undecided, "loans", "to_decide"))
    if loaner_promises.is_on() and permissions.allowed(sessions.current().role, "loaner.lend"):
        owed = loaner_promises.owed()
        tone = "late" if any(one.state == "late" for one in owed) else "due" if owed else "normal"
        calls: tuple[Condition, ...] = (("number", "in", tuple(one.call_number for one in owed) or ("",)),)
        title = shown(TITLES["loaners_promised"])
        found.insert(1, Figure("loaners_promised", title, len(owed), tone, "repairs", "all", calls))
    return found


def of_stores(staff_id: int | None) -> list[Figure]:
    """Old parts that should be handed in; for who can buy them, parts of which the stores have too few (F26)."""
    own, whose = (" AND technician_id = ?", (staff_id,)) if staff_id is not None else ("", ())
    late = database.scalar(
        f"SELECT COUNT(*) FROM old_part WHERE state = 'owed' AND due_on < ?{own}",
        (clock.today().isoformat(), *whose),
    )
    found = [figure("old_parts_late", late, "old_parts", "overdue")]
    if permissions.allowed(sessions.current().role, "spare_part.change"):
        short = database.scalar("SELECT COUNT(*) FROM spare_part WHERE is_short = ?", (True,))
        found.append(figure("parts_short", short, "spare_parts", "short"))
    return found


def of_deliveries_and_tools(who: sessions.Session) -> list[Figure]:
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
        shown_count = figure(key, count, ledger, view)
        found.append(shown_count if view else with_conditions(shown_count, untested))
    return found


_LAST_DAYS = 7
"""Days before the end of a month from which a count that was not made stands out."""


def of_tool_count(who: sessions.Session) -> list[Figure]:
    """The tools in stores that nobody counted this month (appendix A16: a stock-take a month), for who counts them."""
    if not permissions.allowed(who.role, "stock_take.record") or not settings.flag("tool.count_monthly"):
        return []
    today = clock.today()
    first = today.replace(day=1)
    following = (first + timedelta(days=31)).replace(day=1)
    since = MomentField().db_value(clock.local_midnight(first))
    done = database.query(
        "SELECT place_name FROM stock_take WHERE kind = 'tool' AND place_kind = 'branch' "
        "AND state IN ('counted', 'settled') AND counted_at >= ?",
        (since,),
    )
    inside = database.query(
        "SELECT place, COUNT(*) FROM tool WHERE state IN ('in_store', 'damaged') GROUP BY place ORDER BY place"
    )
    left = {str(place): int(count) for place, count in inside if (place,) not in {tuple(row) for row in done}}
    found = figure("tools_to_count", sum(left.values()), "tools")
    if left and (following - today).days <= _LAST_DAYS:
        found = with_tone(found, "due")
    rows: tuple[Condition, ...] = (("place", "in", tuple(left) or ("",)), ("state", "in", ("in_store", "damaged")))
    return [with_conditions(found, rows)]
