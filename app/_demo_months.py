"""Closed months of a demonstration branch: the months up to the one before last, closed by the supervisor in time, with
an adjustment; last month waits to be closed.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from app.core import clock
from app.indicators._catalogue import used
from app.models.organisation import User
from app.reports import _month_report
from app.services import month_closings, typed_figures
from app.services import session as sessions
from app.services.session import Session

_SMALL, _LARGE = 200, 20_000
_CLOSED = 3
_CLOSED_ON = 6
"""The day of the following month on which a month is closed."""
_FIRST_SAID, _LATER_SAID = 9_550, 9_720
"""What the supervisor typed for a month, and what it was corrected to after the month was closed; in hundredths."""
_WHY = "补收一份内审记录后重算"


def write(now: datetime, size: int) -> None:
    """Close them, the earliest first; nothing in a very small branch, nor in one that is only there to be measured."""
    if not _SMALL <= size < _LARGE:
        return
    row = User.select().where(User.role == "supervisor").order_by(User.id).first()
    boss = Session(row.id, row.name, row.full_name, row.role)
    with clock.set_to(now), sessions.acting_as(boss):
        month = month_closings.last_ended()
    months = [month_closings.previous(month)]
    while len(months) < _CLOSED:
        months.insert(0, month_closings.previous(months[0]))
    for place, month in enumerate(months):
        day = month_closings.first_day(month_closings.after(month)) + timedelta(days=_CLOSED_ON - 1)
        moment = clock.local_midnight(day) + timedelta(hours=16, minutes=10 + 7 * place)
        with clock.set_to(moment), sessions.acting_as(boss):
            _close(month, is_first=not place)


def _close(month: str, *, is_first: bool) -> None:
    """Close a month; the first one is corrected a few days after it was closed, which the next report tells."""
    typed = next((one.name for one in used() if one.typed and "month" in one.spans), "")
    first = month_closings.first_day(month)
    if typed and is_first:
        typed_figures.enter(indicator=typed, span="month", first_on=first, value=_FIRST_SAID)
    draft = _month_report.gather(month)
    reasons = {(one.month, one.indicator): _WHY for one in draft.adjustments if one.indicator == typed}
    draft = draft.with_reasons(reasons)
    _month_report.close(draft, draft.sentences)
    if typed and is_first:
        kept = typed_figures.entry(typed, "month", first)
        version = kept.row_version if kept else None
        typed_figures.enter(
            indicator=typed, span="month", first_on=first, value=_LATER_SAID, note=_WHY, seen_version=version
        )
