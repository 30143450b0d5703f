"""Figures of the day about complaints: what is late, due, promised, to be decided, to be followed (R099–R101, R107)."""

from __future__ import annotations

from datetime import timedelta

from app.core import clock
from app.domain import permissions
from app.models import database
from app.models.base import MomentField
from app.services import session as sessions
from app.services._home_figures import Figure, figure, with_tone

_REPLY_AHEAD = timedelta(days=2)
_THEIRS = ("complaint_replies", "complaint_promise_late", "complaint_promised_today")
"""What somebody who sees their own complaints only can do something about."""


def of_complaints(user_id: int | None) -> list[Figure]:
    """One pass over the open complaints, by the index that holds nothing else; one's own for a technician."""
    now, today = clock.now(), clock.today().isoformat()
    stamp, soon = (MomentField().db_value(moment) for moment in (now, now + _REPLY_AHEAD))
    tests = {
        "complaint_late": ("late", "settled_at IS NULL AND close_due_at < ?", (stamp,)),
        "complaint_stage_late": ("late_stage", "stage_due_at < ?", (stamp,)),
        "complaint_replies": ("reply_due", "replied_at IS NULL AND reply_due_at < ?", (soon,)),
        "complaint_promise_late": ("promise_late", "settled_at IS NULL AND promised_on < ?", (today,)),
        "complaint_promised_today": ("promised_today", "settled_at IS NULL AND promised_on = ?", (today,)),
        "complaint_to_approve": ("to_approve", "state = 'pending_approval'", ()),
        "complaint_visits": ("visits_due", "visited_at IS NULL AND visit_due_on IS NOT NULL", ()),
        "replies_late": ("", "replied_at IS NULL AND reply_due_at < ?", (stamp,)),
        "visits_late": ("", "visited_at IS NULL AND visit_due_on < ?", (today,)),
    }
    sums = ", ".join(f"SUM(CASE WHEN {test} THEN 1 ELSE 0 END)" for _view, test, _given in tests.values())
    own, whose = (" AND registered_by_id = ?", (user_id,)) if user_id is not None else ("", ())
    row = database.query(
        f"SELECT {sums} FROM complaint WHERE is_open{own}",
        (*(value for _view, _test, given in tests.values() for value in given), *whose),
    )[0]
    counts = {key: int(count or 0) for key, count in zip(tests, row, strict=True)}
    late = {"complaint_replies": counts["replies_late"], "complaint_visits": counts["visits_late"]}
    shown = [key for key, (view, _test, _given) in tests.items() if view and (user_id is None or key in _THEIRS)]
    if user_id is None:
        counts |= _opinions(stamp)
        tests |= {"complaint_opinions": ("opinion_due", "", ())}
        late["complaint_opinions"] = counts["opinions_late"]
        shown.append("complaint_opinions")
    found = (figure(key, counts[key], "complaints", tests[key][0]) for key in shown)
    return [with_tone(one, "late") if late.get(one.key) else one for one in found]


def _opinions(stamp: str | None) -> dict[str, int]:
    """Opinions of the case office that the talks ask for (002C), by the index that holds nothing else."""
    awaited = "FROM complaint WHERE is_open AND opinion_due_at IS NOT NULL AND opinion_given_at IS NULL"
    return {
        "complaint_opinions": database.scalar(f"SELECT COUNT(*) {awaited}"),
        "opinions_late": database.scalar(f"SELECT COUNT(*) {awaited} AND opinion_due_at < ?", (stamp,)),
    }


def of_actions() -> list[Figure]:
    """Corrective actions that are overdue, and effects that should have been checked."""
    if not permissions.allowed(sessions.current().role, "corrective_action.view"):
        return []
    today = clock.today().isoformat()
    done, checked = (
        database.scalar(f"SELECT COUNT(*) FROM corrective_action WHERE state = ? AND {day} < ?", (state, today))
        for state, day in (("open", "due_on"), ("done", "check_due_on"))
    )
    return [
        figure("actions_late", done, "corrective_actions", "late"),
        figure("checks_late", checked, "corrective_actions", "check_late"),
    ]
