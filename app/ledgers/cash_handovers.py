"""Cash hand-over slips (交款单): collected money on its way to finance."""

from __future__ import annotations

from datetime import datetime

from app.core.i18n import QT_TRANSLATE_NOOP
from app.core.tabular import ValueKind
from app.domain import codes
from app.ledgers._declaration import Anchor, Column, Condition, Facts, Index, Ledger, Moving, Operator, Tone, View

# One line a column or view, to be read as a table.
# fmt: off


def _state_tone(facts: Facts, now: datetime) -> Tone:
    return Tone.DONE if facts["state"] == "void" else Tone.NORMAL


COLUMNS = (
    Column("number", QT_TRANSLATE_NOOP("ledgers", "Slip"), width=17),
    Column("handed_over_at", QT_TRANSLATE_NOOP("ledgers", "Handed over"), ValueKind.MOMENT, 16),
    Column("handed_by", QT_TRANSLATE_NOOP("ledgers", "Handed over by"), width=12),
    Column("taken_by", QT_TRANSLATE_NOOP("ledgers", "Taken by"), width=12),
    Column("amount", QT_TRANSLATE_NOOP("ledgers", "Amount"), ValueKind.MONEY, 12, summed=True),
    Column("charges", QT_TRANSLATE_NOOP("ledgers", "Charges"), ValueKind.NUMBER, 8, visible=False),
    Column("state", QT_TRANSLATE_NOOP("ledgers", "State"), ValueKind.CODE, 10, choices=codes.SLIP_STATES,
           tone=_state_tone),
    Column("notes", QT_TRANSLATE_NOOP("ledgers", "Notes"), width=24, visible=False),
    Column("issued_by", QT_TRANSLATE_NOOP("ledgers", "Issued by"), width=10, visible=False),
    Column("voided_at", QT_TRANSLATE_NOOP("ledgers", "Voided"), ValueKind.MOMENT, 16, visible=False),
    Column("void_reason", QT_TRANSLATE_NOOP("ledgers", "Void because"), width=20, visible=False),
    Column("technician_id", QT_TRANSLATE_NOOP("ledgers", "Technician"), ValueKind.NUMBER, offered=False),
)

LEDGER = Ledger(
    name="cash_handovers",
    title=QT_TRANSLATE_NOOP("ledgers", "Cash hand-over slips"),
    table="cash_handover",
    record_kind="cash_handover",
    columns=COLUMNS,
    views=(
        View("all", QT_TRANSLATE_NOOP("ledgers", "All slips")),
        View("this_month", QT_TRANSLATE_NOOP("ledgers", "This month"),
             (Condition("handed_over_at", Operator.AFTER, Moving(Anchor.MONTH)),)),
        View("void", QT_TRANSLATE_NOOP("ledgers", "Void"), (Condition("state", Operator.EQ, "void"),)),
    ),
    indexes=(
        *(Index((column,)) for column in (
            "number", "handed_over_at", "handed_by", "taken_by", "amount", "state",
        )),
        Index(("state", "handed_over_at")),
        Index(("technician_id", "handed_over_at")),
    ),
    default_sort="handed_over_at",
    search_kind="cash_handover",
    facts=("state",),
    own="technician_id",
    permission="charge.view",
    icon="cash_handover",
    empty=QT_TRANSLATE_NOOP("ledgers", "No cash was handed to finance yet."),
    creates=QT_TRANSLATE_NOOP("ledgers", "Hand over cash"),
    create_permission="charge.hand_in",
    help_page="charges#cash",
)
