"""How a call is put in words before it is registered: what its level promises, what its draft is about.

So is the draft of a complaint.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from app.core import clock
from app.core.errors import UserError
from app.core.i18n import translate
from app.domain.deadlines import ClockEvent, EventKind, projected_due
from app.services import settings
from app.services.drafts import DraftEntry

DRAFT, COMPLAINT_DRAFT = "service_call:new", "complaint:new"
"""How the names of drafts of new calls and new complaints begin."""


def promises(received: datetime, area: str = "", promised_hours: int | None = None) -> dict[int, str]:
    """What each level promises for a call received then from that area: answered by, there by (4.1, A1).

    `promised_hours` is the response that the covering contract promises.
    """
    promised = None if promised_hours is None else timedelta(hours=promised_hours)
    calendar, targets = settings.calendar(), settings.sla_targets(area)
    found = {}
    for level in (1, 2, 3, 4):
        event = ClockEvent(EventKind.RECEIVED, received, received, level=level, promised=promised)
        response, arrival, _report = projected_due([event], targets, calendar)
        parts = []
        if response is not None:
            time = _near(response, received)
            parts.append(translate("register", "response by {time}").format(time=time))
        if arrival is not None:
            time = _near(arrival, received)
            parts.append(translate("register", "there by {time}").format(time=time))
        if targets.arrival.get(level) is None:
            parts.append(translate("register", "leave at once"))
        found[level] = " · ".join(parts)
    return found


def draft_title(draft: DraftEntry) -> str:
    """What a draft of a call is about, in one line."""
    caller = draft.content.get("caller", {})
    name = caller.get("text") or caller.get("new", {}).get("name", "")
    fault = str(draft.content.get("fault_text", "")).replace("\n", " ")
    return " · ".join(part for part in (f"{clock.local(draft.saved_at):%m-%d %H:%M}", name, fault[:40]) if part)


def complaint_title(draft: DraftEntry) -> str:
    """What a draft of a complaint is about, in one line."""
    caller = draft.content.get("caller", {})
    name = caller.get("text") or caller.get("new", {}).get("name", "")
    content = str(draft.content.get("told", {}).get("content", "")).replace("\n", " ")
    return " · ".join(part for part in (f"{clock.local(draft.saved_at):%m-%d %H:%M}", name, content[:40]) if part)


def origin_of(kept: dict[str, Any]) -> tuple[str, int] | None:
    """The record that a draft comes from: its kind and id."""
    kind, row_id = kept.get("origin") or ("", 0)
    return (str(kind), int(row_id)) if kind else None


def untied(refused: UserError) -> UserError:
    """Why what is registered could not be tied to what it came from; the next try leaves the tie out."""
    text = translate("register", "{why} Register once more to do without the link.")
    return UserError(text.format(why=refused.text))


def _near(moment: datetime, received: datetime) -> str:
    """The time alone on the day of the call, else with the date."""
    here = clock.local(moment)
    return f"{here:%H:%M}" if here.date() == clock.local(received).date() else f"{here:%m-%d %H:%M}"
