"""What stands on the printed month's report: plain JSON values, taken from what was gathered and nothing else, so that
a closed month prints again as it was.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from app.core import clock
from app.core.errors import UserError
from app.core.i18n import translate
from app.services import document_control, month_closings, session
from app.services._paper_values import iso
from app.services.month_closings import ClosedMonth

FORM = "month_report"


def paper(subject: str) -> dict[str, Any]:
    """The content of the report of a closed month, written as 2026-10.

    Raises UserError for no month or one that is not closed, NotPermitted.
    """
    month = f"{month_closings.first_day(subject):%Y-%m}"
    found = month_closings.closed(month)
    if found is None:
        raise UserError(translate("month", "{month} is not closed.").format(month=month), "subject")
    return of_closed(found)


def of_closed(found: ClosedMonth) -> dict[str, Any]:
    """The content of the report of a closed month."""
    closing = {"closed_by": found.closed_by, "closed_at": iso(found.closed_at), "fingerprint": found.fingerprint}
    return {**_content(found.content, found.sentences), **closing}


def of_draft(content: Mapping[str, Any], sentences: Sequence[str]) -> dict[str, Any]:
    """The content of a report that is not issued yet, marked as a draft, printed by the person signed in."""
    drafted = document_control.controlled(FORM, _content(content, sentences))
    return {**drafted, "printed_at": clock.now().isoformat(), "operator": session.current().full_name}


def _content(content: Mapping[str, Any], sentences: Sequence[str]) -> dict[str, Any]:
    return {
        "letterhead": dict(content["letterhead"]),
        "month": content["month"],
        "first": content["first"],
        "last": content["last"],
        "gathered_at": content["gathered_at"],
        "sentences": list(sentences),
        "figures": [_figure(one) for one in content["figures"]],
        "charts": list(content["charts"]),
        "tables": [_table(one) for one in content["tables"]],
        "adjustments": [
            {name: one[name] for name in ("month", "title", "before_words", "after_words", "reason")}
            for one in content["adjustments"]
        ],
    }


def _figure(one: Mapping[str, Any]) -> dict[str, Any]:
    words = ("code", "title", "words", "basis", "before_words", "change", "year_words", "year_change")
    return {name: one[name] for name in words}


def _table(one: Mapping[str, Any]) -> dict[str, Any]:
    right = [kind in ("number", "money") for kind in one["kinds"]]
    words = ("title", "notes", "headings", "widths", "rows", "total", "charts", "remarks")
    return {**{name: one[name] for name in words}, "right": right}


PAPERS = {FORM: paper}
"""By form what knows its content from a subject (`paper_content`)."""
