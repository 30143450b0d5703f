"""Anomaly notices (F44, R115): something was not as it should be, nothing was lost; never counted as complaints."""

from __future__ import annotations

from datetime import date, datetime

from app.core import clock
from app.core.i18n import QT_TRANSLATE_NOOP
from app.core.tabular import ValueKind
from app.ledgers._declaration import (
    Anchor,
    Column,
    Condition,
    Facts,
    Index,
    Ledger,
    Moving,
    Operator,
    Tone,
    View,
)
from app.ledgers._words import Words

# One line a column or view, to be read as a table.
# fmt: off

_OPEN = Condition("state", Operator.EQ, "open")


def _state_tone(facts: Facts, now: datetime) -> Tone:
    return Tone.NORMAL if facts["state"] == "open" else Tone.DONE


def _due_tone(facts: Facts, now: datetime) -> Tone:
    day = facts["due_on"]
    if facts["state"] != "open" or not isinstance(day, date):
        return Tone.NORMAL
    left = (day - clock.local(now).date()).days  # pyright: ignore[reportOperatorIssue]
    return Tone.LATE if left < 0 else Tone.DUE if left == 0 else Tone.NORMAL


COLUMNS = (
    Column("number", QT_TRANSLATE_NOOP("ledgers", "Notice"), width=15),
    Column("received_at", QT_TRANSLATE_NOOP("ledgers", "Received"), ValueKind.MOMENT, 16),
    Column("state", QT_TRANSLATE_NOOP("ledgers", "State"), ValueKind.CODE, 10, tone=_state_tone,
           choices=Words("workflows.anomaly_notice", "STATE_LABELS")),
    Column("customer_name", QT_TRANSLATE_NOOP("ledgers", "Customer"), width=22),
    Column("content", QT_TRANSLATE_NOOP("ledgers", "Anomaly"), width=30),
    Column("unit", QT_TRANSLATE_NOOP("ledgers", "Unit to improve it"), width=14),
    Column("due_on", QT_TRANSLATE_NOOP("ledgers", "Improve by"), ValueKind.DATE, 12, tone=_due_tone),
    Column("done_on", QT_TRANSLATE_NOOP("ledgers", "Improved on"), ValueKind.DATE, 12),
    Column("result", QT_TRANSLATE_NOOP("ledgers", "What was improved"), width=24, visible=False),
    Column("finding", QT_TRANSLATE_NOOP("ledgers", "What was found"), width=24, visible=False),
    Column("visited_by", QT_TRANSLATE_NOOP("ledgers", "Looked at by"), width=10, visible=False),
    Column("visited_on", QT_TRANSLATE_NOOP("ledgers", "Looked at on"), ValueKind.DATE, 12, visible=False),
    Column("product_name", QT_TRANSLATE_NOOP("ledgers", "Product"), width=16, visible=False),
    Column("model", QT_TRANSLATE_NOOP("ledgers", "Model"), width=14, visible=False),
    Column("serial", QT_TRANSLATE_NOOP("ledgers", "Serial number"), width=15, visible=False),
    Column("call_number", QT_TRANSLATE_NOOP("ledgers", "Call"), width=15, visible=False),
    Column("received_by", QT_TRANSLATE_NOOP("ledgers", "Received by"), width=10, visible=False),
    Column("complaint_number", QT_TRANSLATE_NOOP("ledgers", "Complaint"), width=16, visible=False),
    Column("void_reason", QT_TRANSLATE_NOOP("ledgers", "Void because"), width=20, visible=False),
    Column("customer_id", QT_TRANSLATE_NOOP("ledgers", "Customer"), ValueKind.NUMBER, offered=False),
    Column("received_by_id", QT_TRANSLATE_NOOP("ledgers", "Received by"), ValueKind.NUMBER, offered=False),
)

LEDGER = Ledger(
    name="anomaly_notices",
    title=QT_TRANSLATE_NOOP("ledgers", "Anomaly notices"),
    table="anomaly_notice",
    record_kind="anomaly_notice",
    columns=COLUMNS,
    views=(
        View("all", QT_TRANSLATE_NOOP("ledgers", "All notices")),
        View("open", QT_TRANSLATE_NOOP("ledgers", "Open"), (_OPEN,), sort="received_at"),
        View("late", QT_TRANSLATE_NOOP("ledgers", "Overdue"),
             (_OPEN, Condition("due_on", Operator.BEFORE, Moving(Anchor.DAY))), sort="due_on", descending=False,
             tone=Tone.LATE),
        View("done", QT_TRANSLATE_NOOP("ledgers", "Improved"), (Condition("state", Operator.EQ, "done"),),
             sort="done_on",
             columns=("number", "done_on", "customer_name", "content", "unit", "result", "received_at")),
        View("raised", QT_TRANSLATE_NOOP("ledgers", "Became a complaint"),
             (Condition("state", Operator.EQ, "raised"),), sort="received_at",
             columns=("number", "received_at", "customer_name", "content", "complaint_number", "unit")),
    ),
    indexes=(
        *(Index((column,)) for column in (
            "number", "received_at", "state", "customer_name", "unit", "due_on", "done_on",
        )),
        Index(("state", "received_at")),
        Index(("state", "due_on")),
        Index(("state", "done_on")),
        Index(("customer_id", "received_at")),
        Index(("received_by_id", "received_at")),
    ),
    default_sort="received_at",
    search_kind="anomaly_notice",
    facts=("state", "due_on"),
    own="received_by_id",
    own_by="user",
    permission="anomaly_notice.view",
    icon="warning",
    start_view="open",
    empty=QT_TRANSLATE_NOOP("ledgers", "No anomaly was noted yet."),
    creates=QT_TRANSLATE_NOOP("ledgers", "New anomaly notice"),
    create_permission="anomaly_notice.record",
    help_page="complaints#anomaly",
)
