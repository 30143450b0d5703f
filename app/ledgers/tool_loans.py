"""Loans of tools to colleagues (F86, R148): lent, due, back, damaged, lost."""

from __future__ import annotations

from datetime import date, datetime

from app.core import clock
from app.core.i18n import QT_TRANSLATE_NOOP
from app.core.tabular import ValueKind
from app.ledgers._declaration import Anchor, Column, Condition, Facts, Index, Ledger, Me, Moving, Operator, Tone, View
from app.ledgers._words import Words

# One line a column or view, to be read as a table.
# fmt: off

_OUT = Condition("state", Operator.EQ, "lent")
_TODAY = Moving(Anchor.DAY)


def _state_tone(facts: Facts, now: datetime) -> Tone:
    return Tone.NORMAL if facts["state"] == "lent" else Tone.DONE


def _due_tone(facts: Facts, now: datetime) -> Tone:
    day = facts["due_on"]
    if facts["state"] != "lent" or not isinstance(day, date):
        return Tone.NORMAL if facts["state"] == "lent" else Tone.DONE
    left = (day - clock.local(now).date()).days  # pyright: ignore[reportOperatorIssue]
    return Tone.LATE if left < 0 else Tone.DUE if left == 0 else Tone.NORMAL


COLUMNS = (
    Column("number", QT_TRANSLATE_NOOP("ledgers", "Tool loan"), width=17),
    Column("state", QT_TRANSLATE_NOOP("ledgers", "State"), ValueKind.CODE, 8, tone=_state_tone,
           choices=Words("workflows.tool_loan", "STATE_LABELS")),
    Column("borrower_name", QT_TRANSLATE_NOOP("ledgers", "Borrower"), width=10),
    Column("tool_name", QT_TRANSLATE_NOOP("ledgers", "Tool"), width=18),
    Column("tool_number", QT_TRANSLATE_NOOP("ledgers", "Tool no."), width=14),
    Column("out_at", QT_TRANSLATE_NOOP("ledgers", "Lent on"), ValueKind.MOMENT, 16),
    Column("due_on", QT_TRANSLATE_NOOP("ledgers", "Back by"), ValueKind.DATE, 12, tone=_due_tone),
    Column("in_at", QT_TRANSLATE_NOOP("ledgers", "Back on"), ValueKind.MOMENT, 16),
    Column("purpose", QT_TRANSLATE_NOOP("ledgers", "Purpose"), width=22),
    Column("card_number", QT_TRANSLATE_NOOP("ledgers", "Loan card"), width=15, visible=False),
    Column("tool_model", QT_TRANSLATE_NOOP("ledgers", "Model"), width=14, visible=False),
    Column("tool_serial", QT_TRANSLATE_NOOP("ledgers", "Serial"), width=16, visible=False),
    Column("tool_value", QT_TRANSLATE_NOOP("ledgers", "Value"), ValueKind.MONEY, 12, visible=False, summed=True),
    Column("renewals", QT_TRANSLATE_NOOP("ledgers", "Renewed"), ValueKind.NUMBER, 6, visible=False),
    Column("signed_by", QT_TRANSLATE_NOOP("ledgers", "Signed by"), width=10, visible=False),
    Column("condition_in", QT_TRANSLATE_NOOP("ledgers", "Condition when back"), width=20, visible=False),
    Column("damage_note", QT_TRANSLATE_NOOP("ledgers", "Damage"), width=20, visible=False),
    Column("compensation", QT_TRANSLATE_NOOP("ledgers", "Compensation"), ValueKind.MONEY, 12, visible=False,
           summed=True),
    Column("reason", QT_TRANSLATE_NOOP("ledgers", "Reason"), width=20, visible=False),
    Column("to_decide", QT_TRANSLATE_NOOP("ledgers", "Compensation to decide"), ValueKind.FLAG, 8, visible=False),
    Column("borrower_id", QT_TRANSLATE_NOOP("ledgers", "Borrower"), ValueKind.NUMBER, offered=False),
    Column("tool_id", QT_TRANSLATE_NOOP("ledgers", "Tool"), ValueKind.NUMBER, offered=False),
)

LEDGER = Ledger(
    name="tool_loans",
    title=QT_TRANSLATE_NOOP("ledgers", "Tool loans"),
    table="tool_loan",
    record_kind="tool_loan",
    columns=COLUMNS,
    views=(
        View("all", QT_TRANSLATE_NOOP("ledgers", "All tool loans")),
        View("out", QT_TRANSLATE_NOOP("ledgers", "Lent now"), (_OUT,), sort="due_on", descending=False),
        View("mine", QT_TRANSLATE_NOOP("ledgers", "With me"),
             (Condition("borrower_id", Operator.EQ, Me("staff")), _OUT), sort="due_on", descending=False,
             for_staff=True),
        View("late", QT_TRANSLATE_NOOP("ledgers", "Not back in time"),
             (_OUT, Condition("due_on", Operator.BEFORE, _TODAY)), sort="due_on", descending=False, tone=Tone.LATE),
        View("unsigned", QT_TRANSLATE_NOOP("ledgers", "Card not signed yet"),
             (_OUT, Condition("signed_by", Operator.IS_EMPTY)), sort="due_on", descending=False, tone=Tone.DUE),
        View("to_decide", QT_TRANSLATE_NOOP("ledgers", "Compensation to decide"),
             (Condition("to_decide", Operator.EQ, True),), sort="in_at", tone=Tone.DUE,
             columns=("number", "state", "borrower_name", "tool_name", "in_at", "tool_value", "damage_note", "reason")),
        View("returned", QT_TRANSLATE_NOOP("ledgers", "Back again"), (Condition("state", Operator.EQ, "returned"),),
             sort="in_at"),
        View("lost", QT_TRANSLATE_NOOP("ledgers", "Lost tools"), (Condition("state", Operator.EQ, "lost"),),
             sort="in_at",
             columns=("number", "borrower_name", "tool_name", "tool_number", "in_at", "tool_value", "compensation",
                      "reason")),
        View("void", QT_TRANSLATE_NOOP("ledgers", "Void"), (Condition("state", Operator.EQ, "void"),), sort="out_at",
             columns=("number", "borrower_name", "tool_name", "out_at", "reason")),
    ),
    indexes=(
        *(Index((column,)) for column in (
            "number", "state", "borrower_name", "tool_name", "tool_number", "tool_model", "tool_serial", "out_at",
            "due_on", "in_at", "purpose", "card_number", "compensation",
        )),
        Index(("state", "due_on")),
        Index(("state", "out_at")),
        Index(("state", "in_at")),
        Index(("state", "borrower_name")),
        Index(("state", "signed_by", "due_on")),
        Index(("to_decide", "in_at")),
        Index(("borrower_id", "state", "due_on")),
        Index(("borrower_id", "out_at")),
        Index(("tool_id", "out_at")),
    ),
    default_sort="out_at",
    search_kind="tool_loan",
    facts=("state", "due_on"),
    own="borrower_id",
    permission="tool.view",
    icon="tools",
    start_view="out",
    empty=QT_TRANSLATE_NOOP("ledgers", "No tool was lent yet."),
    creates=QT_TRANSLATE_NOOP("ledgers", "Lend tools"),
    create_permission="tool.lend",
    help_page="tools",
)
