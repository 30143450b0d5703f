"""Requests for return or exchange of goods (F70, R130)."""

from __future__ import annotations

from datetime import datetime

from app.core.i18n import QT_TRANSLATE_NOOP
from app.core.tabular import ValueKind
from app.ledgers._declaration import Column, Condition, Facts, Index, Ledger, Operator, Tone, View
from app.ledgers._words import Words

# One line a column or view, to be read as a table.
# fmt: off

_OPEN = ("requested", "agreed", "shipped")


def _state_tone(facts: Facts, now: datetime) -> Tone:
    return Tone.NORMAL if facts["state"] in _OPEN else Tone.DONE


COLUMNS = (
    Column("number", QT_TRANSLATE_NOOP("ledgers", "Request"), width=15),
    Column("received_at", QT_TRANSLATE_NOOP("ledgers", "Received"), ValueKind.MOMENT, 16),
    Column("state", QT_TRANSLATE_NOOP("ledgers", "State"), ValueKind.CODE, 10, tone=_state_tone,
           choices=Words("workflows.exchange_request", "STATE_LABELS")),
    Column("customer_name", QT_TRANSLATE_NOOP("ledgers", "Customer or office"), width=20),
    Column("goods", QT_TRANSLATE_NOOP("ledgers", "Goods"), width=14),
    Column("wants", QT_TRANSLATE_NOOP("ledgers", "Wanted"), ValueKind.CODE, 8, choices=Words("exchange", "WANTS")),
    Column("cause", QT_TRANSLATE_NOOP("ledgers", "Why"), ValueKind.CODE, 18, choices=Words("exchange", "CAUSES")),
    Column("cost_bearer", QT_TRANSLATE_NOOP("ledgers", "Cost borne by"), ValueKind.CODE, 12,
           choices=Words("exchange", "BEARERS")),
    Column("model", QT_TRANSLATE_NOOP("ledgers", "Model"), width=14),
    Column("serial", QT_TRANSLATE_NOOP("ledgers", "Serial number"), width=15),
    Column("quantity", QT_TRANSLATE_NOOP("ledgers", "Quantity"), ValueKind.NUMBER, 8, summed=True),
    Column("call_number", QT_TRANSLATE_NOOP("ledgers", "Call"), width=15, visible=False),
    Column("decided_at", QT_TRANSLATE_NOOP("ledgers", "Decided at"), ValueKind.MOMENT, 16, visible=False),
    Column("decided_by", QT_TRANSLATE_NOOP("ledgers", "Decided by"), width=10, visible=False),
    Column("decision_reason", QT_TRANSLATE_NOOP("ledgers", "Reason"), width=24, visible=False),
    Column("shipped_on", QT_TRANSLATE_NOOP("ledgers", "Sent on"), ValueKind.DATE, 12, visible=False),
    Column("received_on", QT_TRANSLATE_NOOP("ledgers", "Arrived on"), ValueKind.DATE, 12, visible=False),
    Column("remark", QT_TRANSLATE_NOOP("ledgers", "Remark"), width=24, visible=False),
    Column("received_by", QT_TRANSLATE_NOOP("ledgers", "Received by"), width=10, visible=False),
)

LEDGER = Ledger(
    name="exchange_requests",
    title=QT_TRANSLATE_NOOP("ledgers", "Returns and exchanges"),
    table="exchange_request",
    record_kind="exchange_request",
    columns=COLUMNS,
    views=(
        View("all", QT_TRANSLATE_NOOP("ledgers", "All requests")),
        View("to_decide", QT_TRANSLATE_NOOP("ledgers", "To decide"), (Condition("state", Operator.EQ, "requested"),),
             sort="received_at", descending=False, tone=Tone.DUE),
        View("to_ship", QT_TRANSLATE_NOOP("ledgers", "Agreed, not sent"), (Condition("state", Operator.EQ, "agreed"),),
             sort="decided_at", descending=False, tone=Tone.DUE),
        View("under_way", QT_TRANSLATE_NOOP("ledgers", "Under way"), (Condition("state", Operator.EQ, "shipped"),),
             sort="shipped_on", descending=False),
        View("refused", QT_TRANSLATE_NOOP("ledgers", "Refused"), (Condition("state", Operator.EQ, "refused"),),
             sort="decided_at",
             columns=("number", "decided_at", "customer_name", "goods", "model", "cause", "decided_by",
                      "decision_reason")),
        View("done", QT_TRANSLATE_NOOP("ledgers", "Arrived, done"), (Condition("state", Operator.EQ, "received"),),
             sort="received_on",
             columns=("number", "received_on", "customer_name", "goods", "model", "quantity", "wants", "cause",
                      "cost_bearer")),
    ),
    indexes=(
        *(Index((column,)) for column in (
            "number", "received_at", "state", "customer_name", "goods", "model", "serial", "quantity", "wants", "cause",
            "cost_bearer", "call_number", "decided_at", "shipped_on", "received_on",
        )),
        Index(("state", "received_at")),
        Index(("state", "decided_at")),
        Index(("state", "shipped_on")),
        Index(("state", "received_on")),
    ),
    default_sort="received_at",
    search_kind="exchange_request",
    facts=("state",),
    permission="return_slip.view",
    icon="loaners",
    empty=QT_TRANSLATE_NOOP("ledgers", "Nobody asked for a return or an exchange yet."),
    creates=QT_TRANSLATE_NOOP("ledgers", "New return or exchange"),
    create_permission="return_slip.create",
    help_page="returned_parts#exchange",
)
