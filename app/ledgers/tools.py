"""Engineering tools (F86, R148): the register, who has what."""

from __future__ import annotations

from datetime import date, datetime

from app.core import clock
from app.core.i18n import QT_TRANSLATE_NOOP
from app.core.tabular import ValueKind
from app.ledgers._declaration import Anchor, Column, Condition, Facts, Index, Ledger, Moving, Operator, Tone, View
from app.ledgers._words import Words

# One line a column or view, to be read as a table.
# fmt: off

_LENT = Condition("state", Operator.EQ, "lent")


def _state_tone(facts: Facts, now: datetime) -> Tone:
    return Tone.DONE if facts["state"] in ("lost", "scrapped") else Tone.NORMAL


def _due_tone(facts: Facts, now: datetime) -> Tone:
    day = facts["due_on"]
    if not isinstance(day, date):
        return Tone.NORMAL
    return Tone.LATE if day < clock.local(now).date() else Tone.NORMAL


COLUMNS = (
    Column("number", QT_TRANSLATE_NOOP("ledgers", "Tool no."), width=15),
    Column("name", QT_TRANSLATE_NOOP("ledgers", "Name"), width=18),
    Column("model", QT_TRANSLATE_NOOP("ledgers", "Model"), width=14),
    Column("kind", QT_TRANSLATE_NOOP("ledgers", "Kind"), ValueKind.CODE, 8, choices=Words("workflows.tool", "KINDS")),
    Column("state", QT_TRANSLATE_NOOP("ledgers", "State"), ValueKind.CODE, 8, tone=_state_tone,
           choices=Words("workflows.tool", "STATE_LABELS")),
    Column("borrower_name", QT_TRANSLATE_NOOP("ledgers", "Borrower"), width=10),
    Column("due_on", QT_TRANSLATE_NOOP("ledgers", "Back by"), ValueKind.DATE, 12, tone=_due_tone),
    Column("place", QT_TRANSLATE_NOOP("ledgers", "Store"), width=10),
    Column("value", QT_TRANSLATE_NOOP("ledgers", "Value"), ValueKind.MONEY, 12, summed=True),
    Column("serial", QT_TRANSLATE_NOOP("ledgers", "Serial"), width=16),
    Column("counted_on", QT_TRANSLATE_NOOP("ledgers", "Counted on"), ValueKind.DATE, 12, visible=False),
    Column("lent_count", QT_TRANSLATE_NOOP("ledgers", "Times lent"), ValueKind.NUMBER, 8, visible=False),
    Column("bought_on", QT_TRANSLATE_NOOP("ledgers", "Bought on"), ValueKind.DATE, 12, visible=False),
    Column("open_loan_number", QT_TRANSLATE_NOOP("ledgers", "Tool loan"), width=15, visible=False),
    Column("since", QT_TRANSLATE_NOOP("ledgers", "In this state since"), ValueKind.MOMENT, 16, visible=False),
    Column("reason", QT_TRANSLATE_NOOP("ledgers", "Reason"), width=36, visible=False),
    Column("notes", QT_TRANSLATE_NOOP("ledgers", "Notes"), width=20, visible=False),
    Column("borrower_id", QT_TRANSLATE_NOOP("ledgers", "Borrower"), ValueKind.NUMBER, offered=False),
)

LEDGER = Ledger(
    name="tools",
    title=QT_TRANSLATE_NOOP("ledgers", "Tools"),
    table="tool",
    record_kind="tool",
    columns=COLUMNS,
    views=(
        View("all", QT_TRANSLATE_NOOP("ledgers", "All tools")),
        View("in_store", QT_TRANSLATE_NOOP("ledgers", "In store"), (Condition("state", Operator.EQ, "in_store"),),
             sort="name", descending=False),
        View("lent", QT_TRANSLATE_NOOP("ledgers", "Lent to colleagues"), (_LENT,), sort="due_on", descending=False),
        View("late", QT_TRANSLATE_NOOP("ledgers", "Not back in time"),
             (_LENT, Condition("due_on", Operator.BEFORE, Moving(Anchor.DAY))), sort="due_on", descending=False,
             tone=Tone.LATE),
        View("by_borrower", QT_TRANSLATE_NOOP("ledgers", "By colleague"), (_LENT,), sort="borrower_name",
             descending=False,
             columns=("borrower_name", "number", "name", "model", "serial", "kind", "due_on", "value")),
        View("personal", QT_TRANSLATE_NOOP("ledgers", "Personal tools"),
             (Condition("kind", Operator.EQ, "personal"),), sort="number", descending=False),
        View("damaged", QT_TRANSLATE_NOOP("ledgers", "Damaged"), (Condition("state", Operator.EQ, "damaged"),),
             sort="name", descending=False, tone=Tone.LATE,
             columns=("number", "name", "model", "since", "place", "value", "reason")),
        View("lost", QT_TRANSLATE_NOOP("ledgers", "Lost tools"), (Condition("state", Operator.EQ, "lost"),),
             sort="since", columns=("number", "name", "model", "serial", "since", "value", "reason")),
        View("scrapped", QT_TRANSLATE_NOOP("ledgers", "Scrapped"), (Condition("state", Operator.EQ, "scrapped"),),
             sort="since", columns=("number", "name", "model", "serial", "since", "value", "reason")),
    ),
    indexes=(
        *(Index((column,)) for column in (
            "number", "name", "model", "kind", "state", "borrower_name", "due_on", "place", "value", "serial",
            "counted_on", "lent_count", "bought_on", "open_loan_number",
        )),
        Index(("state", "name")),
        Index(("state", "due_on")),
        Index(("state", "since")),
        Index(("state", "borrower_name")),
        Index(("kind", "number")),
        Index(("borrower_id", "number")),
    ),
    default_sort="number",
    descending=False,
    search_kind="tool",
    facts=("state", "due_on"),
    own="borrower_id",
    permission="tool.view",
    icon="tools",
    empty=QT_TRANSLATE_NOOP("ledgers", "No tool is in the register yet."),
    creates=QT_TRANSLATE_NOOP("ledgers", "New tool"),
    create_permission="tool.lend",
    help_page="tools",
)
