"""Opinion cards (F34, R077): one with every call, what the customers ticked, what is to be followed up."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from app.core.i18n import QT_TRANSLATE_NOOP
from app.core.tabular import ValueKind
from app.ledgers._declaration import (
    Anchor,
    Batch,
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

_RETURNED = Condition("state", Operator.EQ, "returned")
_GRADES = Words("opinion", "GRADES")


def _state_tone(facts: Facts, now: datetime) -> Tone:
    return {"returned": Tone.DONE, "void": Tone.PAUSED}.get(str(facts["state"]), Tone.NORMAL)


def _follow_tone(facts: Facts, now: datetime) -> Tone:
    return {"due": Tone.LATE, "": Tone.NORMAL}.get(str(facts["follow_up"] or ""), Tone.DONE)


def _poor(item: str) -> Callable[[Facts, datetime], Tone]:
    """Red where this item was graded poor."""
    return lambda facts, _now: Tone.LATE if facts[item] == 1 else Tone.NORMAL


def _mean_tone(facts: Facts, now: datetime) -> Tone:
    return Tone.LATE if facts["is_low"] else Tone.NORMAL


COLUMNS = (
    Column("number", QT_TRANSLATE_NOOP("ledgers", "Card of call"), width=15),
    Column("issued_at", QT_TRANSLATE_NOOP("ledgers", "Card issued"), ValueKind.MOMENT, 16),
    Column("state", QT_TRANSLATE_NOOP("ledgers", "State"), ValueKind.CODE, 10, tone=_state_tone,
           choices=Words("workflows.opinion_card", "STATE_LABELS")),
    Column("customer_name", QT_TRANSLATE_NOOP("ledgers", "Customer"), width=22),
    Column("technician_name", QT_TRANSLATE_NOOP("ledgers", "Technician"), width=10),
    Column("returned_on", QT_TRANSLATE_NOOP("ledgers", "Card came back"), ValueKind.DATE, 12),
    Column("attitude", QT_TRANSLATE_NOOP("ledgers", "Attitude"), ValueKind.CODE, 8, choices=_GRADES,
           tone=_poor("attitude"), tone_words={Tone.LATE: ""}),
    Column("skill", QT_TRANSLATE_NOOP("ledgers", "Technical skill"), ValueKind.CODE, 8, choices=_GRADES,
           tone=_poor("skill"), tone_words={Tone.LATE: ""}),
    Column("arrival", QT_TRANSLATE_NOOP("ledgers", "Arrival on time"), ValueKind.CODE, 8, choices=_GRADES,
           tone=_poor("arrival"), tone_words={Tone.LATE: ""}),
    Column("promises", QT_TRANSLATE_NOOP("ledgers", "Promises kept"), ValueKind.CODE, 8, choices=_GRADES,
           tone=_poor("promises"), tone_words={Tone.LATE: ""}),
    Column("follow_up", QT_TRANSLATE_NOOP("ledgers", "Follow-up"), ValueKind.CODE, 10, tone=_follow_tone,
           tone_words={Tone.LATE: ""}, choices=Words("workflows.opinion_card", "FOLLOW_UPS")),
    Column("content", QT_TRANSLATE_NOOP("ledgers", "Suggestion or complaint"), width=26),
    Column("is_low", QT_TRANSLATE_NOOP("ledgers", "Low grades"), ValueKind.FLAG, 8, visible=False),
    Column("total", QT_TRANSLATE_NOOP("ledgers", "Mean grade"), ValueKind.MONEY, 8, tone=_mean_tone,
           tone_words={Tone.LATE: ""}, visible=False),
    Column("kind", QT_TRANSLATE_NOOP("ledgers", "Kind"), ValueKind.CODE, 8, choices=Words("opinion", "CARD_KINDS"),
           visible=False),
    Column("follow_up_note", QT_TRANSLATE_NOOP("ledgers", "What the customer said"), width=24, visible=False),
    Column("issued_by", QT_TRANSLATE_NOOP("ledgers", "Issued by"), width=10, visible=False),
    Column("void_reason", QT_TRANSLATE_NOOP("ledgers", "Void because"), width=20, visible=False),
    Column("customer_id", QT_TRANSLATE_NOOP("ledgers", "Customer"), ValueKind.NUMBER, offered=False),
    Column("call_id", QT_TRANSLATE_NOOP("ledgers", "Call"), ValueKind.NUMBER, offered=False),
    Column("technician_id", QT_TRANSLATE_NOOP("ledgers", "Technician"), ValueKind.NUMBER, offered=False),
)

_BACK = ("number", "returned_on", "technician_name", "attitude", "skill", "arrival", "promises", "follow_up", "content",
         "customer_name")

LEDGER = Ledger(
    name="opinion_cards",
    title=QT_TRANSLATE_NOOP("ledgers", "Opinion cards"),
    table="opinion_card",
    record_kind="opinion_card",
    columns=COLUMNS,
    views=(
        View("all", QT_TRANSLATE_NOOP("ledgers", "All opinion cards")),
        View("out", QT_TRANSLATE_NOOP("ledgers", "Not back yet"), (Condition("state", Operator.EQ, "issued"),),
             sort="issued_at", descending=False,
             columns=("number", "issued_at", "customer_name", "technician_name", "issued_by")),
        View("follow_up", QT_TRANSLATE_NOOP("ledgers", "To follow up"),
             (Condition("follow_up", Operator.EQ, "due"),), sort="returned_on", descending=False,
             columns=_BACK, tone=Tone.LATE),
        View("returned", QT_TRANSLATE_NOOP("ledgers", "Cards that came back"), (_RETURNED,), sort="returned_on",
             columns=_BACK),
        View("this_month", QT_TRANSLATE_NOOP("ledgers", "Came back this month"),
             (Condition("returned_on", Operator.AFTER, Moving(Anchor.MONTH)),), sort="returned_on",
             columns=_BACK),
        View("low", QT_TRANSLATE_NOOP("ledgers", "Low grades"), (Condition("is_low", Operator.EQ, True),),
             sort="returned_on", columns=_BACK),
        View("by_technician", QT_TRANSLATE_NOOP("ledgers", "By technician"), sort="technician_name",
             descending=False,
             columns=("technician_name", "number", "returned_on", "attitude", "skill", "arrival", "promises",
                      "content", "customer_name")),
    ),
    indexes=(
        *(Index((column,)) for column in (
            "number", "issued_at", "returned_on", "state", "customer_name", "technician_name", "total", "follow_up",
            "attitude", "skill", "arrival", "promises",
        )),
        Index(("state", "issued_at")),
        Index(("state", "returned_on")),
        Index(("is_low", "returned_on")),
        Index(("follow_up", "returned_on")),
        Index(("total", "returned_on")),
        Index(("customer_id", "issued_at")),
        Index(("technician_id", "returned_on")),
    ),
    default_sort="issued_at",
    search_kind="opinion_card",
    facts=("state", "follow_up", "is_low", "attitude", "skill", "arrival", "promises"),
    own="technician_id",
    permission="opinion_card.view",
    icon="opinions",
    empty=QT_TRANSLATE_NOOP("ledgers", "No card was issued yet: one goes with every finished call."),
    creates=QT_TRANSLATE_NOOP("ledgers", "Cards to send"),
    create_permission="opinion_card.issue",
    refreshed_by=("service_call",),
    batches=(
        Batch("opinion_cards", QT_TRANSLATE_NOOP("ledgers", "Print the cards"), "opinion_card.view", "print"),
    ),
    help_page="voice#cards",
)
