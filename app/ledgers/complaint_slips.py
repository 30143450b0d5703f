"""Reminder and late-cause slips (F56, F57): what each unit was asked, and what is not answered."""

from __future__ import annotations

from datetime import date, datetime

from app.core import clock
from app.core.i18n import QT_TRANSLATE_NOOP
from app.core.tabular import ValueKind
from app.ledgers._declaration import Anchor, Column, Condition, Facts, Index, Ledger, Moving, Operator, Tone, View
from app.ledgers._words import Words

# One line a column or view, to be read as a table.
# fmt: off

_OPEN = Condition("state", Operator.EQ, "issued")


def _state_tone(facts: Facts, now: datetime) -> Tone:
    return {"issued": Tone.NORMAL, "answered": Tone.DONE}.get(str(facts["state"]), Tone.PAUSED)


def _answer_tone(facts: Facts, now: datetime) -> Tone:
    day = facts["answer_due_on"]
    if facts["state"] != "issued" or not isinstance(day, date):
        return Tone.NORMAL
    left = (day - clock.local(now).date()).days  # pyright: ignore[reportOperatorIssue]
    return Tone.LATE if left < 0 else Tone.DUE if left == 0 else Tone.NORMAL


COLUMNS = (
    Column("number", QT_TRANSLATE_NOOP("ledgers", "Slip to a unit"), width=17),
    Column("kind", QT_TRANSLATE_NOOP("ledgers", "Kind"), ValueKind.CODE, 10,
           choices=Words("workflows.complaint_slip", "KINDS")),
    Column("issued_at", QT_TRANSLATE_NOOP("ledgers", "Issued"), ValueKind.MOMENT, 16),
    Column("state", QT_TRANSLATE_NOOP("ledgers", "State"), ValueKind.CODE, 10, tone=_state_tone,
           choices=Words("workflows.complaint_slip", "STATE_LABELS")),
    Column("unit", QT_TRANSLATE_NOOP("ledgers", "Unit"), width=12),
    Column("stage_name", QT_TRANSLATE_NOOP("ledgers", "Stage"), width=20),
    Column("days_late", QT_TRANSLATE_NOOP("ledgers", "Days late"), ValueKind.NUMBER, 8),
    Column("answer_due_on", QT_TRANSLATE_NOOP("ledgers", "Answer by"), ValueKind.DATE, 12, tone=_answer_tone),
    Column("complaint_number", QT_TRANSLATE_NOOP("ledgers", "Complaint"), width=16),
    Column("customer_name", QT_TRANSLATE_NOOP("ledgers", "Customer"), width=20),
    Column("due_at", QT_TRANSLATE_NOOP("ledgers", "Stage due"), ValueKind.MOMENT, 16, visible=False,
           ends_day=True),
    Column("cause", QT_TRANSLATE_NOOP("ledgers", "Why late"), width=24, visible=False),
    Column("answer", QT_TRANSLATE_NOOP("ledgers", "Answer"), width=24, visible=False),
    Column("answered_by", QT_TRANSLATE_NOOP("ledgers", "Answered by"), width=10, visible=False),
    Column("answered_on", QT_TRANSLATE_NOOP("ledgers", "Answered on"), ValueKind.DATE, 12, visible=False),
    Column("asks", QT_TRANSLATE_NOOP("ledgers", "What was asked"), width=24, visible=False),
    Column("issued_by", QT_TRANSLATE_NOOP("ledgers", "Issued by"), width=10, visible=False),
    Column("void_reason", QT_TRANSLATE_NOOP("ledgers", "Void because"), width=20, visible=False),
)

LEDGER = Ledger(
    name="complaint_slips",
    title=QT_TRANSLATE_NOOP("ledgers", "Reminders and late causes"),
    table="complaint_slip",
    record_kind="complaint_slip",
    columns=COLUMNS,
    views=(
        View("all", QT_TRANSLATE_NOOP("ledgers", "All slips to units")),
        View("open", QT_TRANSLATE_NOOP("ledgers", "Not answered"), (_OPEN,), tone=Tone.DUE),
        View("late", QT_TRANSLATE_NOOP("ledgers", "Answer overdue"),
             (_OPEN, Condition("answer_due_on", Operator.BEFORE, Moving(Anchor.DAY))), sort="answer_due_on",
             descending=False, tone=Tone.LATE),
        View("reminders", QT_TRANSLATE_NOOP("ledgers", "Reminders"), (Condition("kind", Operator.EQ, "reminder"),)),
        View("late_causes", QT_TRANSLATE_NOOP("ledgers", "Late causes"),
             (Condition("kind", Operator.EQ, "late_cause"),),
             columns=("number", "issued_at", "state", "unit", "stage_name", "days_late", "cause", "answer",
                      "complaint_number")),
        View("by_unit", QT_TRANSLATE_NOOP("ledgers", "By unit"), sort="unit", descending=False,
             columns=("unit", "number", "kind", "issued_at", "state", "stage_name", "days_late", "complaint_number")),
    ),
    indexes=(
        *(Index((column,)) for column in (
            "number", "issued_at", "unit", "state", "kind", "customer_name", "complaint_number", "days_late",
            "stage_name", "answer_due_on",
        )),
        Index(("kind", "issued_at")),
        Index(("state", "issued_at")),
        Index(("state", "answer_due_on")),
    ),
    default_sort="issued_at",
    search_kind="complaint_slip",
    facts=("state", "answer_due_on"),
    permission="complaint_slip.view",
    icon="complaints",
    empty=QT_TRANSLATE_NOOP("ledgers", "No unit had to be reminded yet."),
    refreshed_by=("complaint",),
    help_page="complaints#progress",
)
