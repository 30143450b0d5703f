"""Opinions and suggestions (F31, R073): one by one, with the clocks of passing on and of the answer."""

from __future__ import annotations

from datetime import datetime, timedelta

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

_UNANSWERED = Condition("is_unanswered", Operator.EQ, True)
_OPEN = Condition("is_open", Operator.EQ, True)
_SOON = timedelta(hours=24)


def _state_tone(facts: Facts, now: datetime) -> Tone:
    state = str(facts["state"])
    return Tone.DONE if state == "closed" else Tone.PAUSED if state == "void" else Tone.NORMAL


def _until(limit: object, now: datetime) -> Tone:
    if not isinstance(limit, datetime):
        return Tone.NORMAL
    return Tone.LATE if now >= limit else Tone.DUE if now >= limit - _SOON else Tone.NORMAL


def _forward_tone(facts: Facts, now: datetime) -> Tone:
    return _until(facts["forward_due_at"], now) if facts["state"] == "received" else Tone.NORMAL


def _answer_tone(facts: Facts, now: datetime) -> Tone:
    return _until(facts["answer_due_at"], now) if facts["is_unanswered"] else Tone.NORMAL


_WHAT = ("content", "customer_name", "category")

COLUMNS = (
    Column("number", QT_TRANSLATE_NOOP("ledgers", "Opinion"), width=15),
    Column("received_at", QT_TRANSLATE_NOOP("ledgers", "Received"), ValueKind.MOMENT, 16),
    Column("state", QT_TRANSLATE_NOOP("ledgers", "State"), ValueKind.CODE, 10, tone=_state_tone,
           choices=Words("workflows.opinion", "STATE_LABELS")),
    Column("content", QT_TRANSLATE_NOOP("ledgers", "Opinion or suggestion"), width=26),
    Column("customer_name", QT_TRANSLATE_NOOP("ledgers", "Customer"), width=18),
    Column("kind", QT_TRANSLATE_NOOP("ledgers", "Kind"), ValueKind.CODE, 8, choices=Words("opinion", "KINDS")),
    Column("category", QT_TRANSLATE_NOOP("ledgers", "About"), ValueKind.CODE, 10,
           choices=Words("opinion", "CATEGORIES")),
    Column("channel", QT_TRANSLATE_NOOP("ledgers", "Came by"), ValueKind.CODE, 10,
           choices=Words("opinion", "CHANNELS")),
    Column("forward_due_at", QT_TRANSLATE_NOOP("ledgers", "Pass on by"), ValueKind.MOMENT, 16, tone=_forward_tone,
           visible=False),
    Column("forwarded_to", QT_TRANSLATE_NOOP("ledgers", "Passed on to"), width=12),
    Column("answer_due_at", QT_TRANSLATE_NOOP("ledgers", "Answer by"), ValueKind.MOMENT, 16, tone=_answer_tone,
           ends_day=True),
    Column("answered_at", QT_TRANSLATE_NOOP("ledgers", "Answered"), ValueKind.MOMENT, 16, visible=False),
    Column("answer", QT_TRANSLATE_NOOP("ledgers", "Answer"), width=24, visible=False),
    Column("wants_reply", QT_TRANSLATE_NOOP("ledgers", "Reply promised"), ValueKind.FLAG, 8, visible=False),
    Column("told_at", QT_TRANSLATE_NOOP("ledgers", "Customer told"), ValueKind.MOMENT, 16, visible=False),
    Column("forwarded_at", QT_TRANSLATE_NOOP("ledgers", "Passed on"), ValueKind.MOMENT, 16, visible=False),
    Column("forwarded_by", QT_TRANSLATE_NOOP("ledgers", "Passed on by"), width=10, visible=False),
    Column("answered_by", QT_TRANSLATE_NOOP("ledgers", "Answered by"), width=10, visible=False),
    Column("told_by", QT_TRANSLATE_NOOP("ledgers", "Told by"), width=10, visible=False),
    Column("contact_name", QT_TRANSLATE_NOOP("ledgers", "Contact"), width=10, visible=False),
    Column("phone", QT_TRANSLATE_NOOP("ledgers", "Telephone"), width=14, visible=False),
    Column("call_number", QT_TRANSLATE_NOOP("ledgers", "Call"), width=15, visible=False),
    Column("page", QT_TRANSLATE_NOOP("ledgers", "Page of the book"), width=8, visible=False),
    Column("received_by", QT_TRANSLATE_NOOP("ledgers", "Received by"), width=10, visible=False),
    Column("void_reason", QT_TRANSLATE_NOOP("ledgers", "Void because"), width=20, visible=False),
    Column("is_key_customer", QT_TRANSLATE_NOOP("ledgers", "Key customer"), ValueKind.FLAG, 8, visible=False),
    Column("is_open", QT_TRANSLATE_NOOP("ledgers", "Open"), ValueKind.FLAG, offered=False),
    Column("is_unanswered", QT_TRANSLATE_NOOP("ledgers", "To answer"), ValueKind.FLAG, offered=False),
    Column("customer_id", QT_TRANSLATE_NOOP("ledgers", "Customer"), ValueKind.NUMBER, offered=False),
    Column("call_id", QT_TRANSLATE_NOOP("ledgers", "Call"), ValueKind.NUMBER, offered=False),
    Column("received_by_id", QT_TRANSLATE_NOOP("ledgers", "Received by"), ValueKind.NUMBER, offered=False),
)

LEDGER = Ledger(
    name="opinions",
    title=QT_TRANSLATE_NOOP("ledgers", "Opinions and suggestions"),
    table="opinion",
    record_kind="opinion",
    columns=COLUMNS,
    views=(
        View("all", QT_TRANSLATE_NOOP("ledgers", "All opinions")),
        View("open", QT_TRANSLATE_NOOP("ledgers", "Open"), (_OPEN,), sort="received_at",
             columns=("number", "answer_due_at", "state", "content", "customer_name", "category", "forwarded_to",
                      "received_at")),
        View("to_forward", QT_TRANSLATE_NOOP("ledgers", "To pass on"),
             (Condition("state", Operator.EQ, "received"),), sort="forward_due_at", descending=False,
             columns=("number", "forward_due_at", *_WHAT, "channel", "received_at", "received_by"), tone=Tone.DUE),
        View("forward_late", QT_TRANSLATE_NOOP("ledgers", "Passing on overdue"),
             (Condition("state", Operator.EQ, "received"),
              Condition("forward_due_at", Operator.BEFORE, Moving(Anchor.NOW))), sort="forward_due_at",
             descending=False, tone=Tone.LATE,
             columns=("number", "forward_due_at", *_WHAT, "channel", "received_at", "received_by")),
        View("to_answer", QT_TRANSLATE_NOOP("ledgers", "To answer"), (_UNANSWERED,), sort="answer_due_at",
             descending=False,
             columns=("number", "answer_due_at", "state", *_WHAT, "forwarded_to", "forwarded_at", "received_at")),
        View("answer_late", QT_TRANSLATE_NOOP("ledgers", "Answer overdue"),
             (_UNANSWERED, Condition("answer_due_at", Operator.BEFORE, Moving(Anchor.NOW))), sort="answer_due_at",
             descending=False, tone=Tone.LATE,
             columns=("number", "answer_due_at", "state", *_WHAT, "forwarded_to", "forwarded_at", "received_at")),
        View("to_tell", QT_TRANSLATE_NOOP("ledgers", "Customer to be told"),
             (Condition("state", Operator.EQ, "answered"),), sort="answered_at", descending=False,
             columns=("number", "answered_at", *_WHAT, "answer", "contact_name", "phone"), tone=Tone.DUE),
        View("this_month", QT_TRANSLATE_NOOP("ledgers", "Received this month"),
             (Condition("received_at", Operator.AFTER, Moving(Anchor.MONTH)),), sort="received_at"),
        View("key", QT_TRANSLATE_NOOP("ledgers", "Of key customers"),
             (Condition("is_key_customer", Operator.EQ, True),), sort="received_at"),
        View("closed", QT_TRANSLATE_NOOP("ledgers", "Dealt with"), (Condition("state", Operator.EQ, "closed"),),
             sort="answered_at",
             columns=("number", "answered_at", *_WHAT, "answer", "answered_by", "told_at", "received_at")),
    ),
    indexes=(
        *(Index((column,)) for column in (
            "number", "received_at", "state", "channel", "kind", "category", "customer_name", "forwarded_to",
            "forward_due_at", "answer_due_at", "answered_at",
        )),
        Index(("state", "received_at")),
        Index(("channel", "received_at")),
        Index(("category", "received_at")),
        Index(("customer_id", "received_at")),
        Index(("received_by_id", "received_at")),
        Index(("state", "forward_due_at")),
        Index(("is_open", "received_at")),
        Index(("is_key_customer", "received_at")),
        Index(("is_unanswered", "answer_due_at")),
        Index(("state", "answered_at")),
    ),
    default_sort="received_at",
    search_kind="opinion",
    facts=("state", "is_unanswered", "forward_due_at", "answer_due_at"),
    own="received_by_id",
    own_by="user",
    permission="opinion.view",
    icon="opinions",
    start_view="open",
    empty=QT_TRANSLATE_NOOP("ledgers", "No opinion was registered yet."),
    creates=QT_TRANSLATE_NOOP("ledgers", "New opinion"),
    create_permission="opinion.record",
    batches=(
        Batch("opinion_book", QT_TRANSLATE_NOOP("ledgers", "Print as pages of the opinion book"), "opinion.view",
              "print"),
    ),
)
