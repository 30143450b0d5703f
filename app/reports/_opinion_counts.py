"""The columns that both reports about opinions share: how many, of which kind, answered in time, still open."""

from __future__ import annotations

from app.core.i18n import translate
from app.indicators._declaration import Counted
from app.ledgers._declaration import Anchor, Condition, Moving, Operator
from app.reports._matrix import Count, Share

ALIVE = Condition("state", Operator.NE, "void")
KEY = Condition("is_key_customer", Operator.EQ, True)
_KIND = "kind"


def columns(by: str) -> tuple[Count | Share, ...]:
    """The columns of a table whose rows are the values of `by`."""

    def count(name: str, heading: str, *more: Condition, width: int = 8) -> Count:
        return Count(name, heading, Counted("opinions", "received_at", (ALIVE, *more)), by, width=width)

    due = Condition("answer_due_at", Operator.BEFORE, Moving(Anchor.NOW))
    in_time = Condition("answered_at", Operator.NOT_LATER_THAN, "answer_due_at")
    return (
        count("received", translate("reports", "Received")),
        count("opinions", translate("reports", "Opinions"), Condition(_KIND, Operator.EQ, "opinion")),
        count("suggestions", translate("reports", "Suggestions"), Condition(_KIND, Operator.EQ, "suggestion")),
        count("praise", translate("reports", "Praise"), Condition(_KIND, Operator.EQ, "praise")),
        count("information", translate("reports", "Information"), Condition(_KIND, Operator.EQ, "information")),
        count("answered", translate("reports", "Answered"), Condition("answered_at", Operator.NOT_EMPTY)),
        count("due", translate("reports", "Answer due"), due),
        count("in_time", translate("reports", "In time"), due, in_time),
        Share("share", translate("reports", "In time (%)"), "in_time", "due"),
        count("open", translate("reports", "Open"), Condition("is_open", Operator.EQ, True)),
    )
