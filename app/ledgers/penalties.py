"""Reward and penalty notices (F76)."""

from __future__ import annotations

from datetime import datetime

from app.core.i18n import QT_TRANSLATE_NOOP
from app.core.tabular import ValueKind
from app.ledgers._declaration import Column, Condition, Facts, Index, Ledger, Operator, Tone, View
from app.ledgers._words import Words

# One line a column or view, to be read as a table.
# fmt: off


def _state_tone(facts: Facts, now: datetime) -> Tone:
    tones = {"draft": Tone.DUE, "appealed": Tone.DUE, "withdrawn": Tone.DONE, "void": Tone.DONE}
    return tones.get(str(facts["state"]), Tone.NORMAL)


COLUMNS = (
    Column("number", QT_TRANSLATE_NOOP("ledgers", "Penalty notice"), width=16),
    Column("issued_at", QT_TRANSLATE_NOOP("ledgers", "Drafted"), ValueKind.MOMENT, 16),
    Column("state", QT_TRANSLATE_NOOP("ledgers", "State"), ValueKind.CODE, 10, tone=_state_tone,
           tone_words={Tone.DUE: ""}, choices=Words("workflows.penalty", "STATE_LABELS")),
    Column("kind", QT_TRANSLATE_NOOP("ledgers", "Kind"), ValueKind.CODE, 10, choices=Words("penalty", "KINDS")),
    Column("unit", QT_TRANSLATE_NOOP("ledgers", "Unit"), width=12),
    Column("person", QT_TRANSLATE_NOOP("ledgers", "Staff member"), width=10),
    Column("complaint_number", QT_TRANSLATE_NOOP("ledgers", "Complaint"), width=16),
    Column("step", QT_TRANSLATE_NOOP("ledgers", "Step"), ValueKind.CODE, 14, choices=Words("penalty", "STEP_WORDS")),
    Column("step_words", QT_TRANSLATE_NOOP("ledgers", "Step on paper"), width=14, visible=False),
    Column("bonus_month", QT_TRANSLATE_NOOP("ledgers", "Bonus taken, month"), width=10, visible=False),
    Column("fine", QT_TRANSLATE_NOOP("ledgers", "Amount"), ValueKind.MONEY, 12, summed=True),
    Column("settled", QT_TRANSLATE_NOOP("ledgers", "Deducted so far"), ValueKind.MONEY, 12, summed=True),
    Column("share_amount", QT_TRANSLATE_NOOP("ledgers", "Share of the loss"), ValueKind.MONEY, 12, visible=False),
    Column("reason", QT_TRANSLATE_NOOP("ledgers", "Reason"), width=24, visible=False),
    Column("approved_at", QT_TRANSLATE_NOOP("ledgers", "Approved at"), ValueKind.MOMENT, 16, visible=False),
    Column("approved_by", QT_TRANSLATE_NOOP("ledgers", "Approved by"), width=10, visible=False),
    Column("published_on", QT_TRANSLATE_NOOP("ledgers", "Published"), ValueKind.DATE, 12, visible=False),
    Column("appealed_on", QT_TRANSLATE_NOOP("ledgers", "Appealed on"), ValueKind.DATE, 12, visible=False),
    Column("appeal_decided_on", QT_TRANSLATE_NOOP("ledgers", "Appeal decided"), ValueKind.DATE, 12, visible=False),
    Column("issued_by", QT_TRANSLATE_NOOP("ledgers", "Drafted by"), width=10, visible=False),
    Column("staff_id", QT_TRANSLATE_NOOP("ledgers", "Staff member"), ValueKind.NUMBER, offered=False),
    Column("complaint_id", QT_TRANSLATE_NOOP("ledgers", "Complaint"), ValueKind.NUMBER, offered=False),
)

LEDGER = Ledger(
    name="penalties",
    title=QT_TRANSLATE_NOOP("ledgers", "Rewards and penalties"),
    table="penalty",
    record_kind="penalty",
    columns=COLUMNS,
    views=(
        View("all", QT_TRANSLATE_NOOP("ledgers", "All rewards and penalties")),
        View("drafts", QT_TRANSLATE_NOOP("ledgers", "To approve"), (Condition("state", Operator.EQ, "draft"),),
             sort="issued_at", descending=False, tone=Tone.DUE),
        View("approved", QT_TRANSLATE_NOOP("ledgers", "In force"), (Condition("state", Operator.EQ, "approved"),),
             sort="issued_at"),
        View("appealed", QT_TRANSLATE_NOOP("ledgers", "Appealed"), (Condition("state", Operator.EQ, "appealed"),),
             sort="issued_at", descending=False, tone=Tone.DUE),
        View("upheld", QT_TRANSLATE_NOOP("ledgers", "Upheld"), (Condition("state", Operator.EQ, "upheld"),),
             sort="issued_at"),
        View("withdrawn", QT_TRANSLATE_NOOP("ledgers", "Withdrawn"), (Condition("state", Operator.EQ, "withdrawn"),),
             sort="issued_at"),
    ),
    indexes=(
        *(Index((column,)) for column in (
            "number", "issued_at", "state", "kind", "unit", "person", "complaint_number", "step", "fine", "settled",
        )),
        Index(("state", "issued_at")),
    ),
    default_sort="issued_at",
    search_kind="penalty",
    facts=("state",),
    permission="penalty.view",
    icon="assessment",
    empty=QT_TRANSLATE_NOOP("ledgers", "No reward or penalty notice yet."),
    creates=QT_TRANSLATE_NOOP("ledgers", "New notice"),
    create_permission="penalty.change",
    help_page="complaints#penalties",
)
