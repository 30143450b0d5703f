"""The pool of loaner units (F24)."""

from __future__ import annotations

from datetime import date, datetime

from app.core import clock
from app.core.i18n import QT_TRANSLATE_NOOP
from app.core.tabular import ValueKind
from app.ledgers._declaration import Anchor, Column, Condition, Facts, Index, Ledger, Moving, Operator, Tone, View
from app.ledgers._words import Words

# One line a column or view, to be read as a table.
# fmt: off


def _state(code: str) -> Condition:
    return Condition("state", Operator.EQ, code)


def _due_tone(facts: Facts, now: datetime) -> Tone:
    day = facts["due_on"]
    if not isinstance(day, date):
        return Tone.NORMAL
    return Tone.LATE if day < clock.local(now).date() else Tone.NORMAL  # pyright: ignore[reportOperatorIssue]


def _state_tone(facts: Facts, now: datetime) -> Tone:
    return Tone.DONE if facts["state"] in ("lost", "scrapped") else Tone.NORMAL


COLUMNS = (
    Column("number", QT_TRANSLATE_NOOP("ledgers", "Unit number"), width=13),
    Column("name", QT_TRANSLATE_NOOP("ledgers", "Name"), width=20),
    Column("state", QT_TRANSLATE_NOOP("ledgers", "State"), ValueKind.CODE, 8,
           choices=Words("workflows.loaner_unit", "STATE_LABELS"), tone=_state_tone),
    Column("customer_name", QT_TRANSLATE_NOOP("ledgers", "Lent to"), width=24),
    Column("due_on", QT_TRANSLATE_NOOP("ledgers", "Back by"), ValueKind.DATE, 12, tone=_due_tone),
    Column("model", QT_TRANSLATE_NOOP("ledgers", "Model"), width=14),
    Column("serial", QT_TRANSLATE_NOOP("ledgers", "Serial"), width=16),
    Column("place", QT_TRANSLATE_NOOP("ledgers", "Place"), width=12),
    Column("lent_count", QT_TRANSLATE_NOOP("ledgers", "Times lent"), ValueKind.NUMBER, 8),
    Column("value", QT_TRANSLATE_NOOP("ledgers", "Value"), ValueKind.MONEY, 12, visible=False, summed=True),
    Column("loan_number", QT_TRANSLATE_NOOP("ledgers", "Loan"), width=15, visible=False),
    Column("accessories", QT_TRANSLATE_NOOP("ledgers", "Accessories"), width=24, visible=False),
    Column("since", QT_TRANSLATE_NOOP("ledgers", "In this state since"), ValueKind.MOMENT, 16, visible=False),
    Column("reason", QT_TRANSLATE_NOOP("ledgers", "Reason"), width=20, visible=False),
    Column("notes", QT_TRANSLATE_NOOP("ledgers", "Notes"), width=24, visible=False),
)

LEDGER = Ledger(
    name="loaner_units",
    title=QT_TRANSLATE_NOOP("ledgers", "Loaner units"),
    table="loaner_unit",
    record_kind="loaner_unit",
    columns=COLUMNS,
    views=(
        View("all", QT_TRANSLATE_NOOP("ledgers", "All units")),
        View("in_stock", QT_TRANSLATE_NOOP("ledgers", "In stock"), (_state("in_stock"),), sort="name",
             descending=False,
             columns=("number", "name", "model", "serial", "state", "place", "accessories", "lent_count")),
        View("lent", QT_TRANSLATE_NOOP("ledgers", "Lent out"), (_state("lent"),), sort="due_on", descending=False),
        View("overdue", QT_TRANSLATE_NOOP("ledgers", "Not back in time"),
             (_state("lent"), Condition("due_on", Operator.BEFORE, Moving(Anchor.DAY))), sort="due_on",
             descending=False, tone=Tone.LATE),
        View("damaged", QT_TRANSLATE_NOOP("ledgers", "Damaged"), (_state("damaged"),), sort="name", descending=False,
             columns=("number", "name", "model", "serial", "state", "place", "reason"), tone=Tone.DUE),
        View("lost", QT_TRANSLATE_NOOP("ledgers", "Lost units"), (_state("lost"),), sort="name", descending=False,
             columns=("number", "name", "model", "serial", "state", "value", "reason")),
        View("scrapped", QT_TRANSLATE_NOOP("ledgers", "Scrapped"), (_state("scrapped"),), sort="name",
             descending=False, columns=("number", "name", "model", "serial", "state", "value", "reason")),
    ),
    indexes=(
        *(Index((column,)) for column in (
            "number", "name", "model", "serial", "state", "customer_name", "due_on", "place", "lent_count", "value",
            "loan_number",
        )),
        Index(("state", "name")),
        Index(("state", "due_on")),
    ),
    default_sort="number",
    descending=False,
    search_kind="loaner_unit",
    facts=("state", "due_on"),
    own="loan_id",
    own_through="loan.technician_id",
    permission="loaner.view",
    icon="loaners",
    start_view="all",
    creates=QT_TRANSLATE_NOOP("ledgers", "New loaner unit"),
    create_permission="loaner.register",
    empty=QT_TRANSLATE_NOOP("ledgers", "The pool has no unit yet. Enter what may be lent."),
    help_page="loaners",
)
