"""Periodic inspections of contracts (A3, A14)."""

from __future__ import annotations

from datetime import date, datetime

from app.core import clock
from app.core.i18n import QT_TRANSLATE_NOOP
from app.core.tabular import ValueKind
from app.ledgers._declaration import Anchor, Column, Condition, Facts, Index, Ledger, Moving, Operator, Tone, View
from app.ledgers._words import Words

# One line a column or view, to be read as a table.
# fmt: off

_DUE = Condition("state", Operator.EQ, "due")
_PLANNED = Condition("state", Operator.EQ, "planned")
_TODAY = Moving(Anchor.DAY)
_LEAD = Moving(Anchor.DAY, setting="contract.inspection_lead_days")
_LOW_SCORE = 60


def _due_tone(facts: Facts, now: datetime) -> Tone:
    day = facts["due_on"]
    if facts["state"] not in ("due", "planned") or not isinstance(day, date):
        return Tone.DONE if facts["state"] == "done" else Tone.PAUSED
    left = (day - clock.local(now).date()).days  # pyright: ignore[reportOperatorIssue]
    if left < 0:
        return Tone.LATE
    return Tone.DUE if facts["state"] == "due" and left <= 7 else Tone.NORMAL


def _score_tone(facts: Facts, now: datetime) -> Tone:
    score = facts["score"]
    return Tone.LATE if isinstance(score, int) and score < _LOW_SCORE else Tone.NORMAL


COLUMNS = (
    Column("number", QT_TRANSLATE_NOOP("ledgers", "Inspection"), width=15),
    Column("due_on", QT_TRANSLATE_NOOP("ledgers", "Due by"), ValueKind.DATE, 12, tone=_due_tone),
    Column("state", QT_TRANSLATE_NOOP("ledgers", "State"), ValueKind.CODE, 10,
           choices=Words("workflows.inspection", "STATE_LABELS")),
    Column("customer_name", QT_TRANSLATE_NOOP("ledgers", "Customer"), width=26),
    Column("contract_number", QT_TRANSLATE_NOOP("ledgers", "Contract"), width=15),
    Column("technician_name", QT_TRANSLATE_NOOP("ledgers", "Technician"), width=10),
    Column("planned_on", QT_TRANSLATE_NOOP("ledgers", "Planned"), ValueKind.DATE, 12, visible=False),
    Column("done_on", QT_TRANSLATE_NOOP("ledgers", "Done"), ValueKind.DATE, 12),
    Column("score", QT_TRANSLATE_NOOP("ledgers", "Score"), ValueKind.NUMBER, 6, tone=_score_tone,
           tone_words={Tone.LATE: QT_TRANSLATE_NOOP("ledgers", "low")}),
    Column("slot_on", QT_TRANSLATE_NOOP("ledgers", "Day of the cycle"), ValueKind.DATE, 12, visible=False),
    Column("signed_by", QT_TRANSLATE_NOOP("ledgers", "Signed by"), width=10, visible=False),
    Column("reason", QT_TRANSLATE_NOOP("ledgers", "Reason"), width=24, visible=False),
    Column("customer_id", QT_TRANSLATE_NOOP("ledgers", "Customer"), ValueKind.NUMBER, offered=False),
)

LEDGER = Ledger(
    name="inspections",
    title=QT_TRANSLATE_NOOP("ledgers", "Inspections"),
    table="inspection",
    record_kind="inspection",
    columns=COLUMNS,
    views=(
        View("all", QT_TRANSLATE_NOOP("ledgers", "All inspections")),
        View("due", QT_TRANSLATE_NOOP("ledgers", "To plan now"),
             (_DUE, Condition("due_on", Operator.BETWEEN, (_TODAY, _LEAD))), sort="due_on", descending=False,
             tone=Tone.DUE),
        View("overdue", QT_TRANSLATE_NOOP("ledgers", "Overdue"),
             (_DUE, Condition("due_on", Operator.BEFORE, _TODAY)), sort="due_on", descending=False, tone=Tone.LATE),
        View("planned", QT_TRANSLATE_NOOP("ledgers", "Visits planned"), (_PLANNED,), sort="due_on", descending=False),
        View("planned_late", QT_TRANSLATE_NOOP("ledgers", "Planned, overdue"),
             (_PLANNED, Condition("due_on", Operator.BEFORE, _TODAY)), sort="due_on", descending=False,
             tone=Tone.LATE),
        View("later", QT_TRANSLATE_NOOP("ledgers", "Later"),
             (_DUE, Condition("due_on", Operator.AFTER, Moving(Anchor.DAY, 1, "contract.inspection_lead_days"))),
             sort="due_on", descending=False),
        View("done", QT_TRANSLATE_NOOP("ledgers", "Inspected"), (Condition("state", Operator.EQ, "done"),),
             sort="due_on"),
        View("low_score", QT_TRANSLATE_NOOP("ledgers", "Score below 60"),
             (Condition("score", Operator.BEFORE, _LOW_SCORE),), sort="score", descending=False, tone=Tone.LATE),
        View("withdrawn", QT_TRANSLATE_NOOP("ledgers", "Withdrawn"),
             (Condition("state", Operator.EQ, "withdrawn"),), sort="due_on",
             columns=("number", "due_on", "state", "customer_name", "contract_number", "reason")),
    ),
    indexes=(
        *(Index((column,)) for column in (
            "number", "customer_name", "contract_number", "due_on", "state", "done_on", "score", "technician_name",
        )),
        Index(("state", "due_on")),
        Index(("customer_id", "due_on")),
    ),
    default_sort="due_on",
    descending=False,
    search_kind="inspection",
    facts=("state", "due_on", "score"),
    permission="inspection.view",
    icon="inspections",
    tab=55,
    start_view="due",
    empty=QT_TRANSLATE_NOOP("ledgers", "No contract asks for inspections yet. Give one a cycle of months."),
    help_page="renewal",
)
