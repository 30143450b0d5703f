"""Corrective actions after complaints (R107)."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from app.core import clock
from app.core.i18n import QT_TRANSLATE_NOOP
from app.core.tabular import ValueKind
from app.ledgers._declaration import Anchor, Column, Condition, Facts, Index, Ledger, Moving, Operator, Tone, View
from app.ledgers._words import Words

# One line a column or view, to be read as a table.
# fmt: off

_TO_DO = Condition("state", Operator.EQ, "open")
_TO_CHECK = Condition("state", Operator.EQ, "done")
_OVER = Moving(Anchor.DAY)


def _due_tone(facts: Facts, now: datetime) -> Tone:
    return _tone(facts["due_on"], now) if facts["state"] == "open" else Tone.DONE


def _check_tone(facts: Facts, now: datetime) -> Tone:
    return _tone(facts["check_due_on"], now) if facts["state"] == "done" else Tone.NORMAL


def _tone(day: Any, now: datetime) -> Tone:
    if day is None:
        return Tone.NORMAL
    left = (day - clock.local(now).date()).days
    return Tone.LATE if left < 0 else Tone.DUE if left == 0 else Tone.NORMAL


def _state_tone(facts: Facts, now: datetime) -> Tone:
    if facts["state"] == "ineffective":
        return Tone.LATE
    return Tone.NORMAL if facts["state"] in ("open", "done") else Tone.DONE


COLUMNS = (
    Column("number", QT_TRANSLATE_NOOP("ledgers", "Action"), width=16),
    Column("state", QT_TRANSLATE_NOOP("ledgers", "State"), ValueKind.CODE, 12, tone=_state_tone, tone_words={
        Tone.LATE: ""}, choices=Words("workflows.corrective_action", "STATE_LABELS")),
    Column("due_on", QT_TRANSLATE_NOOP("ledgers", "Due"), ValueKind.DATE, 12, tone=_due_tone),
    Column("action", QT_TRANSLATE_NOOP("ledgers", "What is done"), width=30),
    Column("unit", QT_TRANSLATE_NOOP("ledgers", "Unit"), width=12),
    Column("person", QT_TRANSLATE_NOOP("ledgers", "Staff member"), width=10),
    Column("customer_name", QT_TRANSLATE_NOOP("ledgers", "Customer"), width=20),
    Column("complaint_number", QT_TRANSLATE_NOOP("ledgers", "Complaint"), width=16),
    Column("check_due_on", QT_TRANSLATE_NOOP("ledgers", "Check due"), ValueKind.DATE, 12, tone=_check_tone),
    Column("kind", QT_TRANSLATE_NOOP("ledgers", "Kind"), ValueKind.CODE, 8,
           choices=Words("workflows.corrective_action", "KINDS"), visible=False),
    Column("done_on", QT_TRANSLATE_NOOP("ledgers", "Done"), ValueKind.DATE, 12, visible=False),
    Column("result", QT_TRANSLATE_NOOP("ledgers", "What was done"), width=24, visible=False),
    Column("checked_on", QT_TRANSLATE_NOOP("ledgers", "Checked"), ValueKind.DATE, 12, visible=False),
    Column("checked_by", QT_TRANSLATE_NOOP("ledgers", "Checked by"), width=10, visible=False),
    Column("check_words", QT_TRANSLATE_NOOP("ledgers", "What shows it"), width=24, visible=False),
    Column("opened_at", QT_TRANSLATE_NOOP("ledgers", "Opened"), ValueKind.MOMENT, 16, visible=False),
    Column("opened_by", QT_TRANSLATE_NOOP("ledgers", "Opened by"), width=10, visible=False),
    Column("complaint_id", QT_TRANSLATE_NOOP("ledgers", "Complaint"), ValueKind.NUMBER, offered=False),
)

LEDGER = Ledger(
    name="corrective_actions",
    title=QT_TRANSLATE_NOOP("ledgers", "Corrective actions"),
    table="corrective_action",
    record_kind="corrective_action",
    columns=COLUMNS,
    views=(
        View("all", QT_TRANSLATE_NOOP("ledgers", "All actions")),
        View("to_do", QT_TRANSLATE_NOOP("ledgers", "To do"), (_TO_DO,), sort="due_on", descending=False, tone=Tone.DUE),
        View("late", QT_TRANSLATE_NOOP("ledgers", "Overdue"),
             (_TO_DO, Condition("due_on", Operator.BEFORE, _OVER)), sort="due_on", descending=False, tone=Tone.LATE),
        View("to_check", QT_TRANSLATE_NOOP("ledgers", "Effect to check"), (_TO_CHECK,), sort="check_due_on",
             descending=False, tone=Tone.DUE),
        View("check_late", QT_TRANSLATE_NOOP("ledgers", "Check overdue"),
             (_TO_CHECK, Condition("check_due_on", Operator.BEFORE, _OVER)), sort="check_due_on", descending=False,
             tone=Tone.LATE),
        View("effective", QT_TRANSLATE_NOOP("ledgers", "Effective"),
             (Condition("state", Operator.EQ, "effective"),), sort="due_on"),
        View("ineffective", QT_TRANSLATE_NOOP("ledgers", "Not effective"),
             (Condition("state", Operator.EQ, "ineffective"),), sort="due_on"),
    ),
    indexes=(
        *(Index((column,)) for column in (
            "number", "state", "due_on", "check_due_on", "unit", "person", "customer_name", "complaint_number",
            "opened_at",
        )),
        Index(("state", "due_on")),
        Index(("state", "check_due_on")),
    ),
    default_sort="opened_at",
    search_kind="corrective_action",
    facts=("state", "due_on", "check_due_on"),
    permission="corrective_action.view",
    icon="complete",
    start_view="to_do",
    empty=QT_TRANSLATE_NOOP("ledgers", "No corrective action yet. They are opened in the record of a complaint."),
    help_page="complaints#corrective",
)
